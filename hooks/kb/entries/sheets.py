"""What readers take along: a comment `<!-- kb:sheet name -->` makes a file of the table or the quote below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from kb.entries.charts import cells_of
from kb.ids import is_id, propose_id, squeeze
from kb.markdown.blocks import Block, quoted
from kb.markdown.reader import Reader
from kb.placed import Sheet

COMMENT = re.compile(r"\s*<!--\s*kb:sheet\b(?P<name>[^>]*?)-->\s*")
# What the first cell of a row begins with: everybody has to see that it is no entry of one's own.
EXAMPLE = "Beispiel"
# More columns leave no room to write on a sheet of paper.
MAX_COLUMNS = 8


def read_sheets(reader: Reader, blocks: Sequence[Block]) -> tuple[Sheet, ...]:
    """The tables and texts of a page that become files; what cannot become one is reported."""
    found = []
    for block, below in zip_longest(blocks, blocks[1:]):
        match = COMMENT.fullmatch(block.content) if block.type == "html_block" else None
        if match and (sheet := _read_sheet(reader, match["name"].strip(), block, below)):
            found.append(sheet)
    return tuple(found)


def _read_sheet(reader: Reader, name: str, block: Block, below: Block | None) -> Sheet | None:
    if not is_id(name):
        proposal = propose_id(name or reader.path.rpartition("/")[2].removesuffix(".md"), 9)
        reader.report(block.line, "sheet-name", found=squeeze(block.content), proposal=proposal)
    if below and below.type == "table":
        return _table(reader, Sheet(name, block.line, below.end), below)
    if below and below.type == "blockquote":
        _report_text(reader, below)
        return Sheet(name, block.line, below.end, text=quoted(reader.lines, below))
    if below is None or not reader.has_problem(below.line, below.end):
        reader.report(block.line, "sheet-below", found=name)
    return None


def _table(reader: Reader, sheet: Sheet, table: Block) -> Sheet:
    head, _, *below = (cells_of(row) for row in reader.lines[table.start : table.end])
    if not all(head):
        reader.report(table.line, "sheet-head")
    if len(head) > MAX_COLUMNS:
        reader.report(table.line, "sheet-columns", found=len(head), most=MAX_COLUMNS)
    for line, row in enumerate(below, table.line + 2):
        if not row[0].startswith(EXAMPLE):
            reader.report(line, "sheet-example", found=row[0])
    rows = tuple((*row, *[""] * len(head))[: len(head)] for row in below)
    return Sheet(sheet.name, sheet.line, sheet.end, head, rows)


def _report_text(reader: Reader, quote: Block) -> None:
    """A word processor gets paragraphs: what else stands in a quote would be lost."""
    for block in quote.children:
        if block.type != "paragraph":
            reader.report(block.line, "sheet-text", what=block.name)
