"""Rules over the whole catalogue: ids are unique, links and footnotes of items lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kb.checks.leverage import leverage_problems
from kb.ids import free_id, is_id, slugify
from kb.markdown.links import blank_code, is_external, resolve
from kb.messages import hint, message
from kb.model import Article, Check, Claim, Heading, Item, Problem, Question, Term, Thesis
from kb.paths import INTRODUCED
from kb.solutions import Free

BRACES_AT_END = re.compile(r"\{\s*#[^{}]*\}\s*$")
ENTRY = re.compile(r"\s*(?:[#>|]|[-*+]|\d+[.)])")


def check_rules(articles: Mapping[str, Article], prefix: str) -> list[Problem]:
    """All problems that only show over several files."""
    return [
        *_repeated_ids(articles, prefix),
        *_headings_with_ids(articles, prefix),
        *_unlisted(articles, prefix),
        *_areas_without_items(articles),
        *_braces_alone(articles),
        *_terms_twice(articles, prefix),
        *_positions(articles),
        *_items_in_introductions(articles),
        *leverage_problems(articles, prefix),
        *_places(articles),
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
            known = taken | {*_heading_lines(articles[item.path])}
            yield _taken("id-twice", item, f"{prefix}{first.path}:{first.line}", known)


def _headings_with_ids(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    """Items whose id is the anchor of a heading in their file: a link could only lead to one of them."""
    taken = {item.id for item in all_items(articles)}
    for path, article in articles.items():
        lines = _heading_lines(article)
        for section in article.sections:
            for item in section.items:
                if item.id in lines:
                    yield _taken("id-heading", item, f"{prefix}{path}:{lines[item.id]}", taken | {*lines})


def _heading_lines(article: Article) -> dict[str, int]:
    """The lines of the headings that are no items, by their anchors."""
    own = {item.line for section in article.sections for item in section.items}
    return {_plain_anchor(h): h.line for h in article.headings if h.line not in own}


def _plain_anchor(heading: Heading) -> str:
    """The anchor a heading would have if nothing else had it."""
    slug = slugify(heading.text)
    return slug if heading.anchor.startswith(f"{slug}_") else heading.anchor


def _taken(key: str, item: Item, other: str, taken: set[str]) -> Problem:
    proposal = free_id(item.text, taken.__contains__)
    taken.add(proposal)
    return Problem(item.path, item.line, message(key, found=item.id, other=other, proposal=proposal))


def _areas_without_items(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Files that look like an area of the checklist but would not be one."""
    for path, article in articles.items():
        area = path.startswith("checkliste/") and path not in INTRODUCED and path.rpartition("/")[2] != "index.md"
        if area and not any(section.kind == "checklist" for section in article.sections):
            yield Problem(path, min(article.body + 1, len(article.lines)), message("area-empty"), "warning")


def _unlisted(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    """Pages that the index of their folder, which lists the others, does not name: nobody would come across them."""
    for path, index in articles.items():
        folder, _, name = path.rpartition("/")
        if name != "index.md" or not folder or path in INTRODUCED:
            continue
        named = {resolve(unquote(link.target), path)[0] for link in index.links if not is_external(link.target)}
        inside = [other for other in articles if other.rpartition("/")[0] == folder and other != path]
        for other in inside if named & {*inside} else ():
            if other not in named and is_id(other.rpartition("/")[2].removesuffix(".md")):
                link = f"[{articles[other].title}]({other.rpartition('/')[2]})"
                yield Problem(other, 1, message("index-missing", found=f"{prefix}{path}", link=link), "warning")


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


def _places(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Places that ask for a question nobody asks, or for the card of an article that says nothing for one."""
    questions = [item.id for item in all_items(articles) if isinstance(item, Question)]
    for path, article in articles.items():
        for place in article.places:
            if place.kind == "question" and place.name and place.name not in questions:
                text = message("place-question-unknown", found=place.name, hint=hint(place.name, questions))
                yield Problem(path, place.line, text)
            for card in place.cards:
                target = resolve(unquote(card.target), path)[0]
                if target in articles and "stimmt" not in articles[target].meta:
                    yield Problem(path, card.line, message("place-card-article", found=target))


def _texts(item: Item) -> tuple[str, ...]:
    """The texts of an item that stand below its first line."""
    if isinstance(item, Question):
        model = item.solution.text if isinstance(item.solution, Free) else ""
        return item.context, item.hint, model, item.explanation, *(part.feedback for part in item.parts)
    if isinstance(item, Term | Thesis):
        return (item.short if isinstance(item, Term) else item.verdict), item.more
    return (item.meaning, item.next_step) if isinstance(item, Check) else (item.verdict, item.worth)


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
