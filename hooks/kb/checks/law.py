"""The law page: every entry has its id, its row in the table, the text of the law and the day somebody last read it.

That day stands once above all entries, and in an entry only where it is another one.

After a year `kb.check` mentions that day.

What is old is a hint beside the problems: time alone makes nothing fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kb.entries.charts import cells_of
from kb.ids import is_id, propose_id
from kb.markdown.links import is_external
from kb.messages import message
from kb.model import Article, Heading, Problem

PAGE = "recht.md"
LEVEL = 3
PREFIX = "recht-"
LABEL = re.compile(r"(?:- )?\*\*Zuletzt geprüft:\*\*(?P<day>.*)")
WORDING, ADVICE = "- **Wortlaut:**", "- **Für Ihren Betrieb:**"
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
SEPARATOR = re.compile(r"\|[\s|:-]+\|?\s*")

Entry = tuple[int, str, date | None]
"""(line, what is written there, the day it means)."""


def law_problems(articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Entries of the law page that lack something, and days that are none."""
    article = articles.get(PAGE)
    if article is None:
        return
    for heading in article.headings:
        if heading.level == LEVEL:
            found = [*_name_problems(article, heading), *_text_problems(article, heading)]
            yield from (Problem(PAGE, heading.line, text, "warning") for text in found)
    for line, written, day in _entries(article):
        if day is None:
            yield Problem(PAGE, line, message("law-day", found=written), "warning")


def _name_problems(article: Article, heading: Heading) -> Iterator[str]:
    """What is wrong with the id of an entry, and with the row of the table that should lead to it."""
    anchor = heading.anchor
    if not (anchor.startswith(PREFIX) and is_id(anchor)):
        anchor = f"{PREFIX}{propose_id(heading.text)}"
        yield message("law-id", title=heading.text, proposal=anchor)
    if not any(link.target == f"#{anchor}" and link.line < _first(article) for link in article.links):
        yield message("law-row", row=_row(article, f"[{heading.text}](#{anchor})"))


def _first(article: Article) -> int:
    return min(heading.line for heading in article.headings if heading.level == LEVEL)


def _row(article: Article, link: str) -> str:
    """A row with that link, with as many cells as the table has."""
    heads = (article.lines[n - 1] for n, line in enumerate(article.lines) if n and SEPARATOR.fullmatch(line))
    cells = max(len(cells_of(next(heads, ""))), 2)
    return f"| {' | '.join([link, *['…'] * (cells - 1)])} |"


def _text_problems(article: Article, heading: Heading) -> Iterator[str]:
    """What an entry does not say."""
    lines = dict(_lines(article, heading))
    worded = {number for number, line in lines.items() if line.startswith(WORDING)}
    if not any(line.startswith(ADVICE) for line in lines.values()):
        yield message("law-advice")
    if not any(link.line in worded and is_external(link.target) for link in article.links):
        yield message("law-wording-link" if worded else "law-wording")
    own = [day for line, _, day in _entries(article) if line in lines]
    general = [day for line, _, day in _entries(article) if line < _first(article)]
    if not own and not general:
        yield message("law-unchecked")
    if any(day in general for day in own):
        yield message("law-checked-twice")


def _lines(article: Article, heading: Heading) -> Iterator[tuple[int, str]]:
    """The lines below a heading, with their numbers."""
    end = min((h.line for h in article.headings if h.line > heading.line), default=len(article.lines) + 1)
    yield from ((number, article.lines[number - 1]) for number in range(heading.line + 1, end))


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
