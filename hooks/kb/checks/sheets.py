"""Files that readers take along stand beside their page: no two of a folder have the same name."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping

from kb.checks.front_matter import was_meant
from kb.messages import message
from kb.model import Article, Problem


def undescribed_sheets(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Pages with something to take along that do not say in their head what it is for."""
    for path, article in articles.items():
        if article.sheets and not article.meta.get("description") and not was_meant(article, "description"):
            yield Problem(path, 1, message("sheet-description"), "warning")


def sheet_problems(articles: Mapping[str, Article], others: Container[str], prefix: str) -> Iterator[Problem]:
    """`others` are the files that exist besides."""
    seen: dict[str, str] = {}
    for path, article in articles.items():
        for sheet in article.sheets:
            file = posixpath.join(posixpath.dirname(path), sheet.file)
            if file in seen:
                yield Problem(path, sheet.line, message("sheet-twice", found=sheet.name, other=seen[file]))
            elif file in others:
                yield Problem(path, sheet.line, message("sheet-exists", found=f"{prefix}{file}"))
            seen.setdefault(file, f"{prefix}{path}:{sheet.line}")
