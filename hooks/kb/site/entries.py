"""Pages one looks things up in: what stands below their headings of the third level folds open, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kb.checks.law import PAGE as LAW
from kb.markdown.compose import Composer
from kb.markdown.source import ABBREVIATION, FOOTNOTE
from kb.model import Article, Heading
from kb.paths import COMPARISON, FIGURES
from kb.placed import Entry
from kb.site.context import Context

PAGES = (LAW, FIGURES, COMPARISON)
LEVEL = 3

Span = tuple[Heading, int]
"""A heading, and the line (from 0) where what stands below it ends."""


def with_rows(context: Context, composer: Composer, article: Article, lines: Sequence[str]) -> list[str]:
    """The lines of such a page with each run of entries replaced by rows, so that no line moves."""
    result = list(lines)
    if article.path not in PAGES:
        return result
    for run in _runs(article):
        start, end = run[0][0].line - 1, run[-1][1]
        entries = [_entry(article, lines, span) for span in run]
        block = context.templates.block("entries", composer, LEVEL, items=entries)
        result[start:end] = [f"\n{block}\n", *[""] * (end - start - 1)]
    return result


def _runs(article: Article) -> Iterator[list[Span]]:
    """Entries that follow each other without another heading between them."""
    ends = [heading.line - 1 for heading in article.headings[1:]] + [len(article.lines)]
    spans = list(zip(article.headings, ends, strict=True))
    for is_entry, run in groupby(spans, lambda span: span[0].level == LEVEL and not _in_section(article, span[0])):
        if is_entry:
            yield list(run)


def _in_section(article: Article, heading: Heading) -> bool:
    return any(section.start < heading.line <= section.end for section in article.sections)


def _entry(article: Article, lines: Sequence[str], span: Span) -> Entry:
    heading, end = span
    kept = (line for line in lines[heading.line : end] if not (ABBREVIATION.match(line) or FOOTNOTE.match(line)))
    return Entry(heading.anchor, article.path, heading.line, heading.text, "\n".join(kept).strip("\n"))
