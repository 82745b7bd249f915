"""The pages made from items: quizzes by topic, the overviews of quiz and checklist, all figures under test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, cast

from kb.markdown.compose import Composer
from kb.minutes import quiz_scope, scope_of
from kb.model import Claim
from kb.paths import BELIEFS, CHECKLIST, FIGURES, FORM, MANAGE, MAX_ALL, QUIZ, QUIZ_ALL, READING, SHORT, TEAM, quiz_path
from kb.site.article_pages import quiz_block
from kb.site.context import Context, Page, elements_of, finished, split_intro
from kb.site.onward import after_quiz
from kb.site.places import intro_of
from kb.strings import strings

TOPIC_LEVEL = 2
FIGURE_LEVEL = 2


def quiz_pages(context: Context) -> Iterator[Page]:
    """The overview, a page per article that has questions, and one with all questions."""
    quizzes = context.quizzes
    if not quizzes:
        return
    yield _overview(context, QUIZ, "quiz", has_all=_has_all(context))
    for path in quizzes:
        yield _topic_page(context, path)
    if _has_all(context):
        composer = context.composer(QUIZ_ALL)
        block = quiz_block(context, composer, list(quizzes), context.catalogue.questions(), TOPIC_LEVEL)
        body = context.templates.page("quiz_all", block=block, onward=after_quiz(context, composer))
        yield finished(
            composer, strings("page")["quiz_all"], [body], _source(context, QUIZ), elements_of(context.catalogue.questions())
        )


def checklist_page(context: Context) -> Iterator[Page]:
    """The overview of the checklist, if there are items."""
    if context.areas:
        yield _overview(context, CHECKLIST, "check")


def figures_page(context: Context) -> Iterator[Page]:
    """All claims that are figures, if there are any."""
    found = [claim for claim in context.catalogue.claims() if claim.kind == "zahl"]
    claims = sorted(found, key=_best_known_first)
    if not claims:
        return
    composer = context.composer(FIGURES)
    title = strings("page")["figures_title"]
    intro, sections = split_intro(intro_of(context, composer, title))
    sources = {claim.id: _origin(context, claim) for claim in claims}
    block = context.templates.block("figures", composer, FIGURE_LEVEL, items=claims, sources=sources)
    body = context.templates.page("figures", intro=intro, block=block, sections=sections)
    source = FIGURES if FIGURES in context.catalogue.articles else claims[0].path
    yield finished(composer, _title(context, FIGURES, title), [body], source)


def _best_known_first(claim: Claim) -> tuple[bool, bool]:
    """What nearly everybody has heard, then what is told everywhere, then the others, each as they stand in their sources."""
    return not claim.known, claim.path != BELIEFS


def _topic_page(context: Context, path: str) -> Page:
    article = context.catalogue.articles[path]
    composer = context.composer(quiz_path(path))
    block = quiz_block(context, composer, [path], context.quizzes[path], TOPIC_LEVEL)
    onward = after_quiz(context, composer, path)
    texts = {"scope": quiz_scope(context.quizzes[path]), "link": composer.link(path), "block": block, "onward": onward}
    body = context.templates.page("quiz_topic", article=article, **texts)
    return replace(
        finished(composer, article.title, [body], path, elements_of(context.quizzes[path])),
        questions=tuple(context.quizzes[path]),
    )


def _overview(context: Context, path: str, kind: str, has_all: bool = False) -> Page:
    composer = context.composer(path)
    page = strings("page")
    title = page["quiz_title" if kind == "quiz" else "checklist_title"]
    intro, sections = split_intro(intro_of(context, composer, title))
    body = context.templates.page(
        "overview",
        intro=intro,
        sections=sections,
        heading=page["quiz_topics" if kind == "quiz" else "checklist_areas"],
        begin=_beginning(context, composer) if kind == "check" else "",
        block=context.progress(composer, cast("Literal['quiz', 'check']", kind), full=True),
        more=f"[{page['quiz_all']}]({composer.link(QUIZ_ALL)})" if has_all else "",
    )
    widgets = ("progress",) if kind == "quiz" else ("progress", "reminder")
    return finished(composer, _title(context, path, title), [body], _source(context, path), widgets)


def _beginning(context: Context, composer: Composer) -> str:
    """How to begin, and for whoever has begun how to go on."""
    checks = context.catalogue.checks()
    chosen = {"short": (SHORT, [check for check in checks if check.in_short]), "whole": (FORM, checks)}
    ways = [
        {"link": f"[{strings('page')[f'start_{name}']}]({composer.link(path)})", "scope": scope_of(found)}
        for name, (path, found) in chosen.items()
        if found
    ]
    standing = context.progress(composer, "check", full=False)
    others = {"team": composer.link(TEAM), "file": composer.link(MANAGE, READING)}
    start = context.templates.block("start", composer, ways=ways, others=others)
    return "\n\n".join((standing, start, context.reminder(composer)))


def _origin(context: Context, claim: Claim) -> str:
    """The source of a figure as Markdown, with its link as if written in that source itself."""
    link = f"{claim.path.rpartition('/')[2]}#{claim.id}"
    return str(strings("page")["figure_source"]).format(title=context.catalogue.articles[claim.path].title, link=link)


def _title(context: Context, path: str, default: str) -> str:
    article = context.catalogue.articles.get(path)
    return article.title if article else default


def _source(context: Context, path: str) -> str:
    """The file behind an overview: the article that introduces it, else the first that has an item in it."""
    if path in context.catalogue.articles:
        return path
    return next(iter(context.quizzes if path == QUIZ else context.areas))


def _has_all(context: Context) -> bool:
    return len(context.catalogue.questions()) <= MAX_ALL
