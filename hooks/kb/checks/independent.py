"""What is told beside what is wrong: an item that cannot be read is not told what it lacks because of that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from kb.model import Article, Problem


def independent(found: Iterable[Problem], articles: Mapping[str, Article], errors: Iterable[Problem]) -> Iterator[Problem]:
    """Problems of items that could be read, in files that could be."""
    faulty = {(error.path, _start(articles.get(error.path), error.line)) for error in errors}
    for problem in found:
        article = articles.get(problem.path)
        readable = article is None or article.readable
        if readable and (problem.path, _start(article, problem.line)) not in faulty:
            yield problem


def _start(article: Article | None, line: int) -> int:
    """The line in which the item or section begins that a line is part of."""
    if article is None:
        return 0
    items = (item.line for section in article.sections for item in section.items)
    starts = sorted({0, *items, *(heading.line for heading in article.headings)})
    return starts[bisect_right(starts, line) - 1]
