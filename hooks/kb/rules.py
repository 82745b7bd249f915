"""Rules over the whole catalogue: ids are unique, links and footnotes of items lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import unquote

from kb.links import blank_code, is_external, relative, resolve
from kb.messages import hint, message
from kb.model import Article, Check, Claim, Heading, Item, Link, Problem, Question, Term, Thesis
from kb.paths import INTRODUCED
from kb.slug import propose_id, slugify

BRACES_AT_END = re.compile(r"\{\s*#[^{}]*\}\s*$")
ENTRY = re.compile(r"\s*(?:[#>|]|[-*+]|\d+[.)])")
FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\]")


def check_rules(articles: Mapping[str, Article], others: frozenset[str], prefix: str) -> list[Problem]:
    """All problems that only show over several files."""
    return [
        *_repeated_ids(articles, prefix),
        *_headings_with_ids(articles, prefix),
        *_broken_links(articles, others),
        *_missing_footnotes(articles),
        *_braces_alone(articles),
        *_terms_twice(articles, prefix),
        *_positions(articles),
        *_items_in_introductions(articles),
    ]


def all_items(articles: Mapping[str, Article]) -> Iterator[Item]:
    """Every item of every section of every article."""
    return (item for article in articles.values() for section in article.sections for item in section.items)


def _items_in_introductions(articles: Mapping[str, Article]) -> Iterator[Problem]:
    for path in set(INTRODUCED) & articles.keys():
        for section in articles[path].sections:
            if section.items:
                yield Problem(path, section.line, message("section-generated"))


def _repeated_ids(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    taken = {item.id for item in all_items(articles)}
    seen: dict[str, Item] = {}
    for item in all_items(articles):
        first = seen.setdefault(item.id, item) if item.id else item
        if first is not item:
            yield _taken("id-twice", item, f"{prefix}{first.path}:{first.line}", taken)


def _headings_with_ids(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    """Items whose id is the anchor of a heading in their file: a link could only lead to one of them."""
    taken = {item.id for item in all_items(articles)}
    for path, article in articles.items():
        own = {item.line for section in article.sections for item in section.items}
        lines = {_plain_anchor(h): h.line for h in article.headings if h.line not in own}
        for section in article.sections:
            for item in section.items:
                if item.id in lines:
                    yield _taken("id-heading", item, f"{prefix}{path}:{lines[item.id]}", taken | {*lines})


def _plain_anchor(heading: Heading) -> str:
    """The anchor a heading would have if nothing else had it."""
    slug = slugify(heading.text)
    return slug if heading.anchor.startswith(f"{slug}_") else heading.anchor


def _taken(key: str, item: Item, other: str, taken: set[str]) -> Problem:
    return Problem(item.path, item.line, message(key, found=item.id, other=other, proposal=_free(item.text, taken)))


def _free(text: str, taken: set[str]) -> str:
    """An id made from a text that no item has."""
    proposal = propose_id(text)
    candidates = (proposal, *(f"{proposal}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in candidates if name not in taken)


def _broken_links(articles: Mapping[str, Article], others: frozenset[str]) -> Iterator[Problem]:
    anchors = {path: _anchors(article) for path, article in articles.items()}
    for item in all_items(articles):
        for link in item.links:
            if not link.target.strip("#"):
                yield Problem(item.path, link.line, message("link-empty", found=link.text))
            elif not is_external(link.target) and not link.target.startswith("/"):
                yield from _check_link(item.path, link, anchors, others)


def _anchors(article: Article) -> set[str]:
    return {h.anchor for h in article.headings} | {i.id for s in article.sections for i in s.items}


def _check_link(path: str, link: Link, anchors: Mapping[str, set[str]], others: frozenset[str]) -> Iterator[Problem]:
    target, anchor = resolve(unquote(link.target), path)
    if target not in anchors:
        if target not in others:
            yield Problem(
                path, link.line, message("link-file", found=link.target, hint=_nearest(target, anchor, path, anchors))
            )
    elif anchor and anchor not in anchors[target]:
        close = hint(anchor, sorted(anchors[target]), "#")
        yield Problem(path, link.line, message("link-anchor", found=link.target, hint=close))


def _nearest(target: str, anchor: str, path: str, known: Mapping[str, object]) -> str:
    """The link to the page that was probably meant: one of the same name elsewhere, else one of nearly the same path."""
    name = target.rpartition("/")[2]
    same = [page for page in known if page.rpartition("/")[2] == name]
    close = same or get_close_matches(target, [page for page in known if page != path], n=1, cutoff=0.6)
    return f" Meinten Sie „{relative(close[0], anchor, path)}“?" if close else ""


def _missing_footnotes(articles: Mapping[str, Article]) -> Iterator[Problem]:
    for article in articles.values():
        for section in article.sections:
            text = blank_code("\n".join(article.lines[section.start : section.end]))
            for match in FOOTNOTE_USE.finditer(text):
                if match[1] not in article.definitions.footnotes:
                    line = section.line + text.count("\n", 0, match.start())
                    yield Problem(article.path, line, message("footnote", found=match[1]))


def _braces_alone(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Ids at the end of a line of text that is no entry: they would be published as text."""
    for article in articles.values():
        for section in article.sections:
            texts = "\n".join([section.intro, *(text for item in section.items for text in _texts(item))])
            for line in blank_code(texts).split("\n"):
                match = BRACES_AT_END.search(line)
                if match and not ENTRY.match(line):
                    lines = enumerate(article.lines[section.start :], section.start + 1)
                    number = next((n for n, text in lines if match[0] in text), section.line)
                    yield Problem(article.path, number, message("braces-alone", found=match[0].strip()))


def _texts(item: Item) -> tuple[str, ...]:
    """The texts of an item that stand below its first line."""
    if isinstance(item, Question):
        return item.context, item.explanation, *(option.feedback for option in item.options)
    if isinstance(item, Term | Thesis):
        return (item.short, item.more) if isinstance(item, Term) else (item.verdict,)
    return (item.meaning, item.next_step) if isinstance(item, Check) else (item.worth,)


def _terms_twice(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    """Names that two terms claim: a text could only be explained by one of them."""
    seen: dict[str, Term] = {}
    for term in (item for item in all_items(articles) if isinstance(item, Term)):
        doubled = {*map(str.casefold, term.names)} & {*map(str.casefold, term.avoid)}
        for name in dict.fromkeys((*term.names, *term.avoid)):
            first = seen.setdefault(name.casefold(), term)
            if first is not term or (name in term.avoid and name.casefold() in doubled):
                other = f"{prefix}{first.path}:{first.line}"
                yield Problem(term.path, term.line, message("term-twice", found=name, other=other))


def _positions(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Theses whose claims do not exist, or whose sources stand on two sides."""
    claims = {item.id: item.path for item in all_items(articles) if isinstance(item, Claim)}
    for thesis in (item for item in all_items(articles) if isinstance(item, Thesis)):
        stands: dict[str, str] = {}
        for position in thesis.positions:
            for name in position.claims:
                if name not in claims:
                    same = [other for other in claims if other.partition("-")[0] == name.partition("-")[0]]
                    text = message("thesis-claim", found=name, hint=hint(name, same))
                    yield Problem(thesis.path, position.line, text)
                elif stands.setdefault(claims[name], position.stand) != position.stand:
                    source = articles[claims[name]].title
                    yield Problem(thesis.path, position.line, message("thesis-source", found=source))
