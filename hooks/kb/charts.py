"""Pictures drawn from tables: a comment `<!-- kb:chart ranges -->` directly above a table asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from kb.blocks import Block
from kb.messages import hint
from kb.model import Chart
from kb.reader import Reader, squeeze

COMMENT = re.compile(r"\s*<!--\s*kb:chart\s*(?P<kind>[^\s>]*)\s*-->\s*")
# What looks as if a picture or a block of ours was meant.
LIKE_OURS = re.compile(r"<!-+\s*(?:kb\b|chart\b)[^>]*>", re.I)
CODE_SPAN = re.compile(r"`[^`\n]*`")
OURS = re.compile(r"<!-- kb:(?:chart [\w-]*|progress (?:quiz|check)) -->")
NUMBER = re.compile(r"\d+(?:,\d+)?")
RANGE = re.compile(rf"(?P<low>{NUMBER.pattern})(?:\s*(?:bis|–|-)\s*(?P<high>{NUMBER.pattern}))?")
UNIT = re.compile(r"[\s\u00a0]*%$")
CELL_END = re.compile(r"(?<!\\)\|")
# Kind -> the columns that must be numbers (`ranges`: a number or a range).
KINDS = {"ranges": slice(0, 1), "shares": slice(1, None), "curves": slice(0, None)}
EMPTY = "–"
FULL = 100.0
# Shares are given in whole per cents: together they may miss 100 by this much.
ROUNDING = 1.5


@dataclass(frozen=True)
class Bar:
    """A row of a chart of ranges: from `low` to `high`, which may be equal."""

    label: str
    low: float
    high: float


def read_charts(reader: Reader, blocks: Sequence[Block]) -> tuple[Chart, ...]:
    """The charts that a page asks for; what cannot be drawn is reported."""
    found = []
    for block in blocks:
        _report_like_ours(reader, block)
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


def _report_like_ours(reader: Reader, block: Block) -> None:
    if block.type in ("html_block", "paragraph"):
        for match in LIKE_OURS.finditer(CODE_SPAN.sub(lambda m: " " * len(m[0]), block.content)):
            if not OURS.fullmatch(match[0]) and not COMMENT.fullmatch(match[0]):
                line = block.line + block.content.count("\n", 0, match.start())
                reader.report(line, "comment-kb", found=squeeze(match[0]))


def _read_chart(reader: Reader, kind: str, line: int, table: Block) -> Chart:
    head, _, *rows = (_cells(row) for row in reader.lines[table.start : table.end])
    chart = Chart(kind, line, head, tuple(rows))
    readable = True
    for number, row in enumerate(rows, table.line + 2):
        for cell in row[KINDS[kind]]:
            if not RANGE.fullmatch(plain_number(cell)) and cell != EMPTY:
                readable = False
                reader.report(number, "chart-number", found=cell)
    if readable:
        _report_values(reader, chart, table.line + 2)
    return chart


def _report_values(reader: Reader, chart: Chart, first: int) -> None:
    """Numbers that would draw a picture which says something else than the table."""
    for line, row in enumerate(chart.rows, first):
        if len(row) < len(chart.head):
            reader.report(line, "chart-cells")
        elif chart.kind == "ranges" and bounds(row[0])[0] > bounds(row[0])[1]:
            reader.report(line, "chart-range", found=row[0])
        elif chart.kind == "shares":
            _report_sum(reader, line, row[1:])
    if chart.kind == "curves":
        _report_curves(reader, chart, first)


def _report_curves(reader: Reader, chart: Chart, first: int) -> None:
    if len(chart.rows) < 2:
        reader.report(first, "chart-rows")
    for line, (above, row) in enumerate(pairwise(chart.rows), first + 1):
        if number(row[0]) <= number(above[0]):
            reader.report(line, "chart-order", found=row[0])
    for line, row in enumerate(chart.rows, first):
        for cell in row[1:]:
            if number(cell) > FULL:
                reader.report(line, "chart-limit", found=cell)


def _report_sum(reader: Reader, line: int, cells: Sequence[str]) -> None:
    total = sum(number(cell) for cell in cells)
    if EMPTY not in cells and abs(total - FULL) > ROUNDING:
        reader.report(line, "chart-sum", found=f"{total:g}".replace(".", ","))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(squeeze(cell) for cell in CELL_END.split(line.strip().removeprefix("|").removesuffix("|")))


def plain_number(cell: str) -> str:
    """A cell without its unit."""
    return UNIT.sub("", cell)


def number(cell: str) -> float:
    """`12,5 %` -> 12.5; what is no number counts as 0."""
    match = NUMBER.search(cell)
    return float(match[0].replace(",", ".")) if match else 0.0


def bars(chart: Chart) -> list[Bar]:
    """The rows of a chart of ranges."""
    return [Bar(row[0], *bounds(row[0])) for row in chart.rows]


def bounds(cell: str) -> tuple[float, float]:
    """`5 bis 25` -> (5, 25); a single number is both."""
    found = [number(part) for part in NUMBER.findall(cell)]
    return (found[0], found[-1]) if found else (0.0, 0.0)


def series(chart: Chart) -> Iterator[tuple[str, list[float]]]:
    """(name, values) of every column but the first."""
    for column, name in enumerate(chart.head[1:], 1):
        yield name, [number(row[column]) if column < len(row) else 0.0 for row in chart.rows]


def ticks(maximum: float, count: int = 5) -> list[float]:
    """Round values from 0 to at least `maximum` for an axis."""
    step = next(s * 10**e for e in range(-3, 9) for s in (1, 2, 5) if s * 10**e * count >= maximum)
    return [step * i for i in range(int(-(-maximum // step)) + 1)]
