"""Where to read more: the links that close a question, a check item or a claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import unquote

from kb.markdown.compose import Composer
from kb.markdown.links import find_links, is_external, resolve, written
from kb.model import Article, Check, Claim, Item, Question
from kb.strings import strings

T = TypeVar("T", Check, Claim)


def reading_of(item: Item, composer: Composer) -> str:
    """`Nachlesen: [Titel](ziel)` as Markdown for the composer's page; nothing where an edition hides all there is to read."""
    if isinstance(item, Question) and not item.reading:
        title, target = reading_place(item, composer)
        return f"{strings('page')['read_more']} [{title}]({target})"
    if not item.reading:
        return ""
    words = "treated_in" if isinstance(item, Claim) else "read_more"
    return f"{strings('page')[words]} {', '.join(links_of(item, composer))}"


def reading_place(question: Question, composer: Composer) -> tuple[str, str]:
    """(title, link for the composer's page) of the section its explanation names, else of the article's beginning."""
    article = composer.articles[question.path]
    own = [resolve(link.target, article.path) for link in find_links(question.explanation)]
    named = [anchor for path, anchor in own if path == article.path and anchor]
    sections = {heading.anchor: heading.text for heading in article.headings}
    anchor = next((a for a in named if a in sections), next(iter(sections), ""))
    here = composer.path == article.path
    title = sections.get(anchor, article.title) if here else _full(article, sections.get(anchor))
    return title, composer.link(article.path, anchor)


def links_of(item: Item, composer: Composer) -> list[str]:
    """The reading links of an item as Markdown for the composer's page."""
    return [composer.take(f"[{link.text}]({written(link.target)})", item.path) for link in item.reading]


def by_reading(items: Sequence[T]) -> dict[str, list[T]]:
    """Items by the pages they name as the place to read about them; their own page aside."""
    found: dict[str, list[T]] = {}
    for item in items:
        targets = (resolve(unquote(link.target), item.path)[0] for link in item.reading if not is_external(link.target))
        for path in dict.fromkeys(targets):
            if path != item.path:
                found.setdefault(path, []).append(item)
    return found


def _full(article: Article, section: str | None) -> str:
    return article.title if section in (None, article.title) else f"{article.title}: {section}"
