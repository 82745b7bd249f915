"""Links to what is gone or stands elsewhere: the ledger knows what took its place, so the message names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from kb.checks.inventory import Table
from kb.checks.ledger import NONE, PAGE, Key, Published, last_of, published
from kb.markdown.links import is_external, relative, resolve
from kb.messages import message, opening
from kb.model import Article, Catalogue, Link, Problem

DEAD = ("link-anchor", "link-file")


@dataclass(frozen=True)
class _Ledger:
    """What each id is followed by, and where those stand that are there."""

    now: Mapping[Key, str]
    living: Mapping[Key, Published]


def with_successors(problems: Iterable[Problem], catalogue: Catalogue, table: Table) -> Iterator[Problem]:
    """The problems as they are, but a link to what is gone or has moved is told where to lead instead."""
    ledger = _Ledger({(row["kind"], row["id"]): row["now"] for _, row in table.rows}, published(catalogue))
    told = [text for article in catalogue.articles.values() for text in _texts(article, ledger)]
    for problem in problems:
        better = (
            text
            for path, link, text in told
            if (path, link.line) == (problem.path, problem.line) and _is_about(problem.text, link)
        )
        yield replace(problem, text=next(better, problem.text))


def _is_about(text: str, link: Link) -> bool:
    return any(text.startswith(opening(key, found=link.target)) for key in DEAD)


def _texts(article: Article, ledger: _Ledger) -> Iterator[tuple[str, Link, str]]:
    for link in article.links:
        if not is_external(link.target):
            path, anchor = resolve(unquote(link.target), article.path)
            page = (PAGE, path.removesuffix(".md"))
            keys = [key for key in ledger.now if key[0] != PAGE and key[1] == anchor] if page in ledger.living else [page]
            for key in keys:
                if text := _text(article, link, key, ledger):
                    yield article.path, link, text


def _text(article: Article, link: Link, key: Key, ledger: _Ledger) -> str:
    last = last_of(ledger.now, key)
    if last == NONE:
        return message("link-retired", found=link.target, name=key[1])
    at = ledger.living.get((key[0], last))
    if at is None:
        return ""
    target = relative(at.path, "" if key[0] == PAGE else last, article.path)
    return message("link-moved" if last == key[1] else "link-succeeded", found=link.target, name=key[1], target=target)
