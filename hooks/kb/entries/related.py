"""Which articles to read next: those that share rare tags with one, and those it links to or is linked from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import unquote

from kb.markdown.links import find_links, is_external, resolve
from kb.model import Article

MAX_RELATED = 3
# A link says more than a common tag and less than a tag that only two articles have.
LINK_WEIGHT = 0.3
# A tag of more articles than this says nothing about any two of them.
MAX_SHARED = 40


def all_related(articles: Mapping[str, Article]) -> dict[str, tuple[str, ...]]:
    """The articles to read next, by the path of every article that has any."""
    relations = Relations(articles)
    found = {path: tuple(other.path for other in relations.of(path)) for path in articles}
    return {path: others for path, others in found.items() if others}


class Relations:
    """Tags and links between all articles, read once for the whole site."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        """`articles` by path in reading order; those without tags are related to none."""
        self._articles = {path: article for path, article in articles.items() if article.tags()}
        self._places = {path: place for place, path in enumerate(self._articles)}
        self._tagged: dict[str, list[str]] = defaultdict(list)
        self._linked: dict[str, list[str]] = defaultdict(list)
        for path, article in self._articles.items():
            for tag in article.tags():
                self._tagged[tag].append(path)
            for target in _targets(article) & self._articles.keys() - {path}:
                self._linked[path].append(target)
                self._linked[target].append(path)

    def of(self, path: str) -> list[Article]:
        """The articles most related to one, best first, equals in reading order."""
        if path not in self._articles:
            return []
        scores: dict[str, float] = defaultdict(float)
        for tag in self._articles[path].tags():
            others = self._tagged[tag]
            for other in others if len(others) <= MAX_SHARED else ():
                scores[other] += 1 / len(others)
        for other in self._linked[path]:
            scores[other] += LINK_WEIGHT
        scores.pop(path, None)
        best = sorted(scores, key=lambda other: (-round(scores[other], 6), self._places[other]))
        return [self._articles[other] for other in best[:MAX_RELATED]]


def _targets(article: Article) -> set[str]:
    links = find_links("\n".join(article.lines[article.body :]))
    return {resolve(unquote(link.target), article.path)[0] for link in links if not is_external(link.target)}
