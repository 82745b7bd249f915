"""An article as readers see it: its marked sections turned into quiz, form or claims, and what links to it at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import cast

from kb.ids import slugify
from kb.markdown.compose import Composer
from kb.markdown.placeholders import placeholders
from kb.markdown.source import ABBREVIATION, FOOTNOTE
from kb.model import Article, Check, Claim, Question, Section, Thesis
from kb.paths import FIRST_OPEN, MANAGE, RESULT, TOPICS, topic_of
from kb.site.comparison import comparison, short_name
from kb.site.context import Context
from kb.site.folding import folded, has_sources, line_of_own
from kb.site.onward import after_quiz
from kb.site.places import lines_with_blocks
from kb.strings import strings

SHOWN = 3
"""Items at the end of an article that are not folded."""


def article_body(context: Context, article: Article) -> str:
    """Its Markdown without front matter."""
    composer = context.composer(article.path)
    parts: list[str] = []
    line = article.body
    lines = _with_preview(context, article, lines_with_blocks(context, composer, article))
    own = _own_checks(context, composer, article)
    if article.path.startswith(TOPICS):
        lines = folded(context, article, lines, _claims(context, composer, article))
    at = line_of_own(article) if own else -1
    marked = {section.start for section in article.sections}
    if own and at < len(lines) and at not in marked:
        lines[at], own = f"{own}\n\n{lines[at]}", ""
    for section in article.sections:
        parts += lines[line : section.start]
        if section.start == at:
            parts, own = [*parts, own, ""], ""
        parts += [_section(context, composer, article, section), ""]
        line = section.end
    parts += lines[line:]
    body = "\n".join(parts)
    ends = [
        body.strip("\n"),
        own,
        *_appendices(context, composer, article),
        _definitions(article, body),
        composer.definitions(),
    ]
    return "\n\n".join(part for part in ends if part) + "\n"


def _with_preview(context: Context, article: Article, lines: list[str]) -> list[str]:
    """The lines of a page, which says below its title that something is missing where it is."""
    title = next((heading.line - 1 for heading in article.headings if heading.level == 1), None)
    if title is None or not any(placeholders("\n".join(article.lines))):
        return lines
    note = context.templates.page("preview").strip("\n")
    return [*lines[:title], f"{lines[title]}\n\n{note}", *lines[title + 1 :]]


def _section(context: Context, composer: Composer, article: Article, section: Section) -> str:
    anchor = next(h.anchor for h in article.headings if h.line == section.line)
    heading = f"## {section.title} {{#{anchor}}}"
    return "\n\n".join(part for part in (heading, section.intro, _block(context, composer, article, section)) if part)


def _block(context: Context, composer: Composer, article: Article, section: Section) -> str:
    """The items of a section as the block its kind asks for."""
    if not section.items:
        return ""
    if section.kind == "quiz":
        block = quiz_block(context, composer, [composer.path], cast("list[Question]", list(section.items)))
        return f"{block}\n\n{after_quiz(context, composer, composer.path)}"
    if section.kind == "theses":
        theses = cast("list[Thesis]", list(section.items))
        return context.templates.block("theses", composer, items=theses, **comparison(context.catalogue, composer, theses))
    if section.kind == "checklist":
        is_first = section is _first_checklist(article)
        part = context.area(composer.path, cast("list[Check]", list(section.items)))
        form = context.checklist(composer, [part], anchor=FIRST_OPEN if is_first else "")
        return f"{context.reminder(composer)}\n\n{form}" if is_first else form
    return context.templates.block(section.kind, composer, items=section.items, short=short_name(article))


def _first_checklist(article: Article) -> Section:
    return next(section for section in article.sections if section.kind == "checklist" and section.items)


def quiz_block(
    context: Context, composer: Composer, paths: Sequence[str], questions: Sequence[Question], level: int = 3
) -> str:
    """Questions from the articles `paths` as one quiz, with headings of `level`; in an article all but the first fold open."""
    topics = {path: topic_of(path) for path in paths}
    name = "quiz-folded" if composer.path in topics else "quiz"
    return context.templates.block(name, composer, level, topics=topics, items=questions)


def _appendices(context: Context, composer: Composer, article: Article) -> list[str]:
    parts = [] if has_sources(article) else [_claims(context, composer, article, own=True)]
    if more := [context.catalogue.articles[path] for path in context.catalogue.related.get(article.path, ())]:
        rows = [{"title": a.title, "link": composer.link(a.path), "description": a.meta.get("description", "")} for a in more]
        parts.append(context.templates.page("topic_related", related=rows))
    return [part.strip("\n") for part in parts]


def _claims(context: Context, composer: Composer, article: Article, own: bool = False) -> str:
    """The claims that lead to an article, in a section of their `own` or as part of what it says about its sources."""
    claims = context.claims.get(article.path, [])
    if not claims:
        return ""
    groups = [(path, list(found)) for path, found in groupby(claims, key=lambda c: c.path)]
    anchor = slugify(strings("page")["topic_claims"])
    rows = [_source_row(context, composer, *group) for group in groups]
    return context.templates.page("topic_claims", sources=rows, anchor=anchor, is_own=own)


def _own_checks(context: Context, composer: Composer, article: Article) -> str:
    """The items that lead to an article, statements first, and the way to all others of their areas; nothing without any."""
    ordered = sorted(context.checks.get(article.path, []), key=lambda check: check.kind == "open")
    if not ordered:
        return ""
    areas = {check.path: context.catalogue.articles[check.path].title for check in ordered}
    block = context.templates.block(
        "own",
        composer,
        checks=ordered,
        former=context.ids_before(ordered),
        labels=areas,
        shown=SHOWN,
        version=context.version,
        links={"manage": composer.link(MANAGE), "result": composer.link(RESULT)},
        short=context.short_check(composer),
    )
    rows = [{"title": title, "link": composer.link(path, FIRST_OPEN)} for path, title in areas.items()]
    return context.templates.page("topic_checks", block=block, areas=rows).strip("\n")


def _source_row(context: Context, composer: Composer, path: str, claims: list[Claim]) -> dict[str, object]:
    rows = [
        {
            "text": composer.take(claim.text, path),
            "grade": claim.grade,
            "kind": claim.kind,
            "link": composer.link(path, claim.id),
        }
        for claim in claims
    ]
    return {"title": context.catalogue.articles[path].title, "link": composer.link(path), "claims": rows}


def _definitions(article: Article, body: str) -> str:
    """Footnotes and abbreviations that stood inside a marked section, whose lines were replaced."""
    kept = {m[1] for line in body.split("\n") if (m := FOOTNOTE.match(line) or ABBREVIATION.match(line))}
    found = article.definitions
    lines = [f"*[{short}]: {text}" for short, text in found.abbreviations.items() if short not in kept]
    lines += [f"[^{label}]: {text}" for label, text in found.footnotes.items() if label not in kept]
    return "\n\n".join(lines)
