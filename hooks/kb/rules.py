"""Rules over the whole catalogue: ids are unique, links and footnotes of items lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kb.links import is_external, resolve
from kb.messages import hint, message
from kb.model import Article, Item, Link, Problem
from kb.slug import propose_id

FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\]")


def check_rules(articles: Mapping[str, Article], others: frozenset[str], prefix: str) -> list[Problem]:
    """All problems that only show over several files."""
    return [
        *_repeated_ids(articles, prefix),
        *_broken_links(articles, others),
        *_missing_footnotes(articles),
    ]


def all_items(articles: Mapping[str, Article]) -> Iterator[Item]:
    """Every item of every section of every article."""
    return (item for article in articles.values() for section in article.sections for item in section.items)


def _repeated_ids(articles: Mapping[str, Article], prefix: str) -> Iterator[Problem]:
    seen: dict[str, Item] = {}
    for item in all_items(articles):
        first = seen.setdefault(item.id, item) if item.id else item
        if first is not item:
            other = f"{prefix}{first.path}:{first.line}"
            proposal = _free(propose_id(item.text), seen)
            yield Problem(item.path, item.line, message("id-twice", found=item.id, other=other, proposal=proposal))


def _free(proposal: str, taken: Mapping[str, Item]) -> str:
    candidates = (proposal, *(f"{proposal}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in candidates if name not in taken)


def _broken_links(articles: Mapping[str, Article], others: frozenset[str]) -> Iterator[Problem]:
    anchors = {path: _anchors(article) for path, article in articles.items()}
    for item in all_items(articles):
        for link in item.links:
            if link.target and not is_external(link.target) and not link.target.startswith("/"):
                yield from _check_link(item.path, link, anchors, others)


def _anchors(article: Article) -> set[str]:
    return {h.anchor for h in article.headings} | {i.id for s in article.sections for i in s.items}


def _check_link(path: str, link: Link, anchors: Mapping[str, set[str]], others: frozenset[str]) -> Iterator[Problem]:
    target, anchor = resolve(unquote(link.target), path)
    if target not in anchors:
        if target not in others:
            close = hint(target.rpartition("/")[2], [known.rpartition("/")[2] for known in anchors])
            yield Problem(path, link.line, message("link-file", found=link.target, hint=close))
    elif anchor and anchor not in anchors[target]:
        close = hint(anchor, sorted(anchors[target]), "#")
        yield Problem(path, link.line, message("link-anchor", found=link.target, hint=close))


def _missing_footnotes(articles: Mapping[str, Article]) -> Iterator[Problem]:
    for article in articles.values():
        for section in article.sections:
            for number in range(section.start, section.end):
                for label in FOOTNOTE_USE.findall(article.lines[number]):
                    if label not in article.definitions.footnotes:
                        yield Problem(article.path, number + 1, message("footnote", found=label))
