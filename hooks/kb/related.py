"""Which articles to read next: those that share rare tags with one, and those it links to or is linked from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote

from kb.links import find_links, is_external, resolve
from kb.model import Article

MAX_RELATED = 3
# A link says more than a common tag and less than a tag that only two articles have.
LINK_WEIGHT = 0.3


def related(article: Article, articles: Mapping[str, Article]) -> list[Article]:
    """The articles most related to one, best first; pages without tags are related to none."""
    tags = _tags(article)
    if not tags:
        return []
    others = [other for other in articles.values() if other.path != article.path and _tags(other)]
    counts = Counter(tag for found in articles.values() for tag in _tags(found))
    scores = {other.path: _score(article, other, counts) for other in others}
    best = sorted((other for other in others if scores[other.path]), key=lambda o: -scores[o.path])
    return best[:MAX_RELATED]


def _tags(article: Article) -> set[str]:
    tags = article.meta.get("tags")
    return {str(tag) for tag in tags} if isinstance(tags, list) else set()


def _score(article: Article, other: Article, counts: Mapping[str, int]) -> float:
    shared = sum(1 / counts[tag] for tag in _tags(article) & _tags(other))
    linked = (other.path in _targets(article)) + (article.path in _targets(other))
    return shared + LINK_WEIGHT * linked


def _targets(article: Article) -> set[str]:
    links = find_links("\n".join(article.lines[article.body :]))
    return {resolve(unquote(link.target), article.path)[0] for link in links if not is_external(link.target)}
