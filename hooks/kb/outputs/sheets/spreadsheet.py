"""A table to fill in as a file for spreadsheets: head, examples, empty rows, ready to be printed on A4."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kb.html.lettering import plain_words
from kb.html.sheets import is_wide

# Says nothing of the day of the build, or no two builds would be equal.
CREATED = datetime(2000, 1, 1)
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
A4 = 9
BLANK_ROWS = 30
ROW_HEIGHT = 30
WIDTHS = (13, 28)
MARGIN = 0.6
EDGE = {"border": 1, "border_color": "#767676", "text_wrap": True, "valign": "top"}


def spreadsheet(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The same bytes for the same table, whenever it is made. Cells are Markdown and become plain words."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": CREATED})
    page = book.add_worksheet(NOT_IN_NAMES.sub(" ", title)[:LONGEST_NAME].strip())
    _set_up(page, title, len(head))
    looks = [book.add_format({**EDGE, **more}) for more in ({"bold": True, "bg_color": "#E8EEF2"}, {"italic": True}, {})]
    table = [(head, looks[0]), *((row, looks[1]) for row in rows), *[([""] * len(head), looks[2])] * BLANK_ROWS]
    for at, (cells, look) in enumerate(table):
        if at > len(rows):
            page.set_row(at, ROW_HEIGHT)
        for column, cell in enumerate(cells):
            page.write_string(at, column, plain_words(cell), look) if cell else page.write_blank(at, column, None, look)
    for column, words in enumerate(zip(head, *rows, strict=True)):
        page.set_column(column, column, _width([plain_words(cell) for cell in words]))
    book.close()
    return out.getvalue()


def _set_up(page: Worksheet, title: str, columns: int) -> None:
    """As it is seen and printed: the head stays in sight and stands on every sheet of paper, all columns on one."""
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_paper(A4)
    if is_wide(columns):
        page.set_landscape()
    page.set_margins(MARGIN, MARGIN, 0.9, MARGIN)
    page.set_header(f"&L&B{title.replace('&', '&&')}")
    page.fit_to_pages(1, 0)


def _width(words: Sequence[str]) -> int:
    """Room for the longest text in two or three lines."""
    narrow, broad = WIDTHS
    longest = max(len(part) for text in words for part in (*text.split(), ""))
    return min(broad, max(narrow, longest + 2, max(map(len, words)) // 2))
