"""Files that readers take along, made from what stands in a page: tables for a spreadsheet, texts for a word processor."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache

from kb.model import Catalogue
from kb.outputs.sheets.letter import letter
from kb.outputs.sheets.spreadsheet import spreadsheet
from kb.placed import Sheet
from kb.site.places import heading_above


def sheet_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """(site-relative URL, contents) of every file that the comments of the pages ask for."""
    for path, article in catalogue.articles.items():
        for sheet in article.sheets:
            yield posixpath.join(posixpath.dirname(path), sheet.file), _made(sheet, heading_above(article, sheet.line))


@lru_cache(maxsize=100)
def _made(sheet: Sheet, title: str) -> bytes:
    """Kept for the next build while somebody is writing."""
    return spreadsheet(title, sheet.head, sheet.rows) if sheet.head else letter(title, sheet.text)
