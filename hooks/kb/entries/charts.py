"""Pictures drawn from tables: a comment `<!-- kb:chart ranges -->` directly above a table asks for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.messages import hint
from kb.placed import Chart

COMMENT = re.compile(r"\s*<!--\s*kb:chart\s*(?P<kind>[^\s>]*)\s*-->\s*")
# Thousands may stand apart (1 000, 1.000); a minus may be any dash that Word or a keyboard gives.
DIGITS = r"(?:[1-9]\d{0,2}(?:[.\s\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?"
NUMBER = re.compile(rf"[-−–]?{DIGITS}")
UNIT = r"(?:[\s\u00a0\u202f]*%)?"
RANGE = re.compile(rf"(?P<low>{NUMBER.pattern}){UNIT}(?:\s*(?:bis|–|-)\s*(?P<high>{NUMBER.pattern}){UNIT})?")
CELL_END = re.compile(r"(?<!\\)\|")
# Kind -> the columns that must be numbers.
KINDS = {"ranges": slice(0, 1), "shares": slice(1, None), "curves": slice(0, None)}
MISSING = ("–", "-", "—")
FULL = 100.0
# Shares are given in whole per cents: together they may miss 100 by this much.
ROUNDING = 1.5
# More than these no picture tells apart, or shows on one sheet of paper.
MAX_DIGITS = 10
MAX_SERIES = 6
MAX_ROWS = 30


@dataclass(frozen=True)
class Bar:
    """A row of a chart of ranges: from `low` to `high`, which may be equal."""

    low: float
    high: float


def read_charts(reader: Reader, blocks: Sequence[Block]) -> tuple[Chart, ...]:
    """The charts that a page asks for; what cannot be drawn is reported."""
    found = []
    for block, below in zip_longest(blocks, blocks[1:]):
        match = COMMENT.fullmatch(block.content) if block.type == "html_block" else None
        if not match:
            continue
        if match["kind"] not in KINDS:
            kinds = tuple(KINDS)
            reader.report(
                block.line, "chart-kind", found=match["kind"], hint=hint(match["kind"], kinds), allowed=", ".join(kinds)
            )
        elif below is None or below.type != "table":
            reader.report(block.line, "chart-table", found=match["kind"])
        else:
            found.append(_read_chart(reader, match["kind"], block.line, below))
    return tuple(found)


def _read_chart(reader: Reader, kind: str, line: int, table: Block) -> Chart:
    head, _, *below = (cells_of(row) for row in reader.lines[table.start : table.end])
    chart = Chart(kind, line, head, tuple(row[: len(head)] for row in below))
    _report_size(reader, chart)
    numbered = enumerate(chart.rows, table.line + 2)
    _report_values(reader, chart, [(number, row) for number, row in numbered if _is_readable(reader, chart, number, row)])
    return chart


def _is_readable(reader: Reader, chart: Chart, line: int, row: Sequence[str]) -> bool:
    """Whether all numbers of a row are numbers; those that are not are reported."""
    columns = range(*KINDS[chart.kind].indices(len(row)))
    mistakes = [(row[column], key) for column in columns if (key := _mistake(chart, column, row[column]))]
    for cell, key in mistakes:
        reader.report(line, key, found=cell)
    return not mistakes


def _report_size(reader: Reader, chart: Chart) -> None:
    """Tables with too little or too much for a picture."""
    columns = len(chart.head) - 1
    if not chart.rows:
        reader.report(chart.line, "chart-empty")
    if len(chart.rows) > MAX_ROWS and chart.kind != "curves":
        reader.report(chart.line, "chart-long", found=len(chart.rows), most=MAX_ROWS)
    if columns < 1 and chart.kind != "ranges":
        reader.report(chart.line, "chart-columns-none", found=chart.kind)
    if columns > MAX_SERIES and chart.kind != "ranges":
        key = "chart-columns-shares" if chart.kind == "shares" else "chart-columns"
        reader.report(chart.line, key, found=columns, most=MAX_SERIES)


def _mistake(chart: Chart, column: int, cell: str) -> str:
    """What is wrong with a cell that should be a number: the key of the message, or nothing."""
    found = RANGE.fullmatch(cell)
    if cell in MISSING:
        return "chart-missing" if chart.kind == "curves" and column == 0 else ""
    if not found:
        if chart.kind == "ranges":
            return "chart-number"
        return "chart-number-axis" if chart.kind == "curves" and column == 0 else "chart-number-single"
    if found["high"] and chart.kind != "ranges":
        return "chart-single"
    if any(len(re.sub(r"\D", "", part or "")) > MAX_DIGITS for part in found.groups()):
        return "chart-digits"
    return "chart-negative" if chart.kind == "shares" and number(cell) < 0 else ""


def _report_values(reader: Reader, chart: Chart, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Numbers that would draw a picture which says something else than the table."""
    for line, row in rows:
        if len(row) < len(chart.head):
            reader.report(line, "chart-cells")
        elif chart.kind == "ranges" and bounds(row[0])[0] > bounds(row[0])[1]:
            reader.report(line, "chart-range", found=row[0])
        elif chart.kind == "shares":
            _report_sum(reader, line, row[1:])
    if chart.kind == "curves":
        _report_curves(reader, chart, rows)


def _report_curves(reader: Reader, chart: Chart, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    if len(chart.rows) == len(rows) == 1:
        reader.report(rows[0][0], "chart-rows")
    for (_, above), (line, row) in pairwise(rows):
        if number(row[0]) <= number(above[0]):
            same = number(row[0]) == number(above[0])
            reader.report(line, "chart-order-twice" if same else "chart-order", found=row[0])
    for line, row in rows:
        for cell in row[1:]:
            if not 0 <= number(cell) <= FULL:
                reader.report(line, "chart-limit", found=cell)


def _report_sum(reader: Reader, line: int, cells: Sequence[str]) -> None:
    total = sum(number(cell) for cell in cells)
    complete = not any(cell in MISSING for cell in cells)
    if total > FULL + ROUNDING or (complete and total < FULL - ROUNDING):
        reader.report(line, "chart-sum", found=f"{total:g}".replace(".", ","))


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line of a table."""
    return tuple(squeeze(cell) for cell in CELL_END.split(line.strip().removeprefix("|").removesuffix("|")))


def number(cell: str) -> float:
    """`12,5 %` -> 12.5; what is no number counts as 0."""
    return bounds(cell)[0]


def bars(chart: Chart) -> list[Bar | None]:
    """The rows of a chart of ranges; nothing where the value is missing."""
    return [None if row[0] in MISSING else Bar(*bounds(row[0])) for row in chart.rows]


def bounds(cell: str) -> tuple[float, float]:
    """`5 bis 25` -> (5, 25); a single number is both."""
    found = RANGE.match(cell)
    if not found:
        return 0.0, 0.0
    low = _value(found["low"])
    return low, _value(found["high"]) if found["high"] else low


def _value(written: str) -> float:
    digits = float(re.sub(r"[^\d,]", "", written).replace(",", "."))
    return digits if written[0].isdigit() else -digits


def series(chart: Chart) -> list[list[float | None]]:
    """The values of every column but the first; nothing where one is missing."""
    columns = range(1, len(chart.head))
    return [[None if row[n] in MISSING else number(row[n]) for row in chart.rows] for n in columns]
