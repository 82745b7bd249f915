"""Pictures drawn from tables: a comment `<!-- kb:chart ranges -->` directly above a table asks for one."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kb.entries.explaining import Rows, change_problems, flow_problems, path_problems
from kb.entries.numbers import MISSING, RANGE, bounds, number, spelled
from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.messages import hint
from kb.placed import Chart

COMMENT = re.compile(r"\s*<!--\s*kb:chart\s*(?P<kind>[^\s>]*)\s*-->\s*")
CELL_END = re.compile(r"(?<!\\)\|")
FULL = 100.0
# Shares are given in whole per cents: together they may miss 100 by this much.
ROUNDING = 1.5
# More than these no picture tells apart, or shows on one sheet of paper.
MAX_DIGITS = 10
MAX_SERIES = 6
MAX_ROWS = 30


@dataclass(frozen=True)
class Kind:
    """What the table of a kind of picture holds.

    In the columns `numbers` stand numbers, in the column `ranged` perhaps a range; `needed` must not be missing.
    """

    numbers: slice
    ranged: int = -1
    needed: int = -1
    columns: int = 0
    """As many and no others, or with 0 any number."""
    least: int = 1
    most: int = MAX_ROWS


KINDS = {
    "ranges": Kind(slice(0, 1), ranged=0),
    "shares": Kind(slice(1, None)),
    "curves": Kind(slice(0, None), needed=0, most=sys.maxsize),
    "flow": Kind(slice(1, None), needed=1, columns=2, least=3, most=10),
    "change": Kind(slice(1, None), ranged=2, needed=1, columns=3, most=10),
    "path": Kind(slice(0, 0), columns=3, most=8),
}
# What more must hold in a whole table, all rows of which can be read.
RULES = {"flow": flow_problems, "change": change_problems, "path": path_problems}


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
            if below is None or not reader.has_problem(below.line, below.end):
                reader.report(block.line, "chart-table", found=match["kind"])
        else:
            found.append(_read_chart(reader, match["kind"], block.line, below))
    return tuple(found)


def _read_chart(reader: Reader, kind: str, line: int, table: Block) -> Chart:
    head, _, *below = (cells_of(row) for row in reader.lines[table.start : table.end])
    chart = Chart(kind, line, table.end, head, tuple(row[: len(head)] for row in below))
    _report_size(reader, chart)
    numbered = enumerate(chart.rows, table.line + 2)
    _report_values(reader, chart, [(number, row) for number, row in numbered if _is_readable(reader, chart, number, row)])
    return chart


def _is_readable(reader: Reader, chart: Chart, line: int, row: Sequence[str]) -> bool:
    """Whether all numbers of a row are numbers; those that are not are reported."""
    columns = range(*KINDS[chart.kind].numbers.indices(len(row)))
    inner = chart.kind == "flow" and row not in (chart.rows[0], chart.rows[-1])
    mistakes = [(row[column], key) for column in columns if (key := _mistake(chart, column, row[column], inner))]
    for cell, key in mistakes:
        reader.report(line, key, found=cell)
    return not mistakes


def _report_size(reader: Reader, chart: Chart) -> None:
    """Tables with too little or too much for a picture."""
    kind, rows = KINDS[chart.kind], len(chart.rows)
    if not rows:
        reader.report(chart.line, "chart-empty")
    elif rows < kind.least:
        reader.report(chart.line, "chart-short", found=chart.kind, least=kind.least)
    if rows > kind.most:
        reader.report(chart.line, "chart-long", found=rows, most=kind.most)
    _report_columns(reader, chart, kind)


def _report_columns(reader: Reader, chart: Chart, kind: Kind) -> None:
    columns = len(chart.head) - 1
    if kind.columns:
        if len(chart.head) != kind.columns:
            reader.report(chart.line, f"chart-columns-{chart.kind}", found=len(chart.head))
    elif columns < 1 and chart.kind != "ranges":
        reader.report(chart.line, "chart-columns-none", found=chart.kind)
    elif columns > MAX_SERIES and chart.kind != "ranges":
        key = "chart-columns-shares" if chart.kind == "shares" else "chart-columns"
        reader.report(chart.line, key, found=columns, most=MAX_SERIES)


def _mistake(chart: Chart, column: int, cell: str, inner: bool) -> str:
    """What is wrong with a cell that should be a number: the key of the message, or nothing.

    The `inner` rows of a flow have a sign.
    """
    kind, found = KINDS[chart.kind], RANGE.fullmatch(cell)
    on_axis = chart.kind == "curves" and column == kind.needed
    if cell in MISSING:
        return "" if column != kind.needed else "chart-missing" if on_axis else "chart-needed"
    if not found:
        return "chart-number-flow" if inner else _no_number(kind, column, on_axis)
    if found["high"] and column != kind.ranged:
        return "chart-single"
    if any(len(re.sub(r"\D", "", part or "")) > MAX_DIGITS for part in found.groups()):
        return "chart-digits"
    return "chart-negative" if chart.kind == "shares" and number(cell) < 0 else ""


def _no_number(kind: Kind, column: int, on_axis: bool) -> str:
    if column == kind.ranged:
        return "chart-number"
    if on_axis:
        return "chart-number-axis"
    return "chart-number-needed" if column == kind.needed else "chart-number-single"


def _report_values(reader: Reader, chart: Chart, rows: Rows) -> None:
    """Numbers that would draw a picture which says something else than the table."""
    for line, row in rows:
        if len(row) < len(chart.head):
            reader.report(line, "chart-cells-exact" if KINDS[chart.kind].columns else "chart-cells")
        elif chart.kind == "ranges" and bounds(row[0])[0] > bounds(row[0])[1]:
            reader.report(line, "chart-range", found=row[0])
        elif chart.kind == "shares":
            _report_sum(reader, line, row[1:])
    if chart.kind == "curves":
        _report_curves(reader, chart, rows)
    if _is_whole(chart, rows):
        for line, key, values in RULES[chart.kind](rows):
            reader.report(line, key, **values)


def _is_whole(chart: Chart, rows: Rows) -> bool:
    """Whether a table can be judged as a whole: it has all its columns, and each of its rows can be read."""
    kind = KINDS[chart.kind]
    complete = all(len(row) == len(chart.head) == kind.columns for _, row in rows)
    return chart.kind in RULES and complete and len(rows) == len(chart.rows) >= kind.least


def _report_curves(reader: Reader, chart: Chart, rows: Rows) -> None:
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
        reader.report(line, "chart-sum", found=spelled(total))


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a line of a table."""
    return tuple(squeeze(cell) for cell in CELL_END.split(line.strip().removeprefix("|").removesuffix("|")))


def bars(chart: Chart) -> list[Bar | None]:
    """The rows of a chart of ranges; nothing where the value is missing."""
    return [None if row[0] in MISSING else Bar(*bounds(row[0])) for row in chart.rows]


def series(chart: Chart) -> list[list[float | None]]:
    """The values of every column but the first; nothing where one is missing."""
    columns = range(1, len(chart.head))
    return [[None if row[n] in MISSING else number(row[n]) for row in chart.rows] for n in columns]
