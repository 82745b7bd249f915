"""When somebody last read the law behind an entry: every entry says so, and after a year `kb.check` mentions it.

What is old is a hint beside the problems: time alone makes nothing fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kb.messages import message
from kb.model import Article, Problem

PAGE = "recht.md"
LEVEL = 3
LABEL = re.compile(r"- \*\*Zuletzt geprüft:\*\*(?P<day>.*)")
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

Entry = tuple[int, str, date | None]
"""(line, what is written there, the day it means)."""


def law_problems(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Entries of the law page that do not say when they were last checked, and days that are none."""
    article = articles.get(PAGE)
    if article is None:
        return
    days = [line for line, _, _ in _entries(article)]
    starts = [heading.line for heading in article.headings if heading.level == LEVEL]
    for start, end in zip(starts, [*starts[1:], len(article.lines) + 1], strict=True):
        if not any(start < line < end for line in days):
            yield Problem(PAGE, start, message("law-unchecked"), "warning")
    for line, written, day in _entries(article):
        if day is None:
            yield Problem(PAGE, line, message("law-day", found=written), "warning")


def law_hints(articles: Mapping[str, Article], today: date) -> Iterator[Problem]:
    """Entries that nobody has checked for more than a year."""
    for line, written, day in _entries(articles[PAGE]) if PAGE in articles else ():
        if day and (day.year + 1, day.month, day.day) < (today.year, today.month, today.day):
            yield Problem(PAGE, line, message("law-old", day=written), "warning")


def _entries(article: Article) -> Iterator[Entry]:
    for line, text in enumerate(article.lines, 1):
        if match := LABEL.fullmatch(text.rstrip()):
            written = match["day"].strip()
            yield line, written, _day(written)


def _day(written: str) -> date | None:
    match = DAY.fullmatch(written)
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
