"""Pictures drawn from tables: a comment `<!-- kb:chart ranges -->` directly above a table asks for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.blocks import Block
from kb.messages import hint
from kb.model import Chart
from kb.reader import Reader, squeeze

COMMENT = re.compile(r"\s*<!--\s*kb:chart\s*(?P<kind>[^\s>]*)\s*-->\s*")
NUMBER = re.compile(r"\d+(?:,\d+)?")
RANGE = re.compile(rf"(?P<low>{NUMBER.pattern})(?:\s*(?:bis|–|-)\s*(?P<high>{NUMBER.pattern}))?")
UNIT = re.compile(r"[\s\u00a0]*%$")
CELL_END = re.compile(r"(?<!\\)\|")
# Kind -> the columns, from 0, that must be numbers (`ranges`: a number or a range); None stands for all but the first.
KINDS: dict[str, int | None] = {"ranges": 0, "shares": None, "curves": None}
EMPTY = "–"


@dataclass(frozen=True)
class Bar:
    """A row of a chart of ranges: from `low` to `high`, which may be equal."""

    label: str
    low: float
    high: float


def read_charts(reader: Reader, blocks: Sequence[Block]) -> tuple[Chart, ...]:
    """The charts that a page asks for; what cannot be drawn is reported."""
    found = []
    for block, below in pairwise([*blocks, None]):
        match = COMMENT.fullmatch(block.content) if block and block.type == "html_block" else None
        if not match or block is None:
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
    head, _, *rows = (_cells(row) for row in reader.lines[table.start : table.end])
    chart = Chart(kind, line, head, tuple(rows))
    for number, row in enumerate(rows, table.line + 2):
        for cell in _numbers_of(kind, row):
            if not RANGE.fullmatch(plain_number(cell)) and cell != EMPTY:
                reader.report(number, "chart-number", found=cell)
    return chart


def _cells(line: str) -> tuple[str, ...]:
    return tuple(squeeze(cell) for cell in CELL_END.split(line.strip().removeprefix("|").removesuffix("|")))


def _numbers_of(kind: str, row: Sequence[str]) -> Sequence[str]:
    column = KINDS[kind]
    return row[1:] if column is None else row[column : column + 1]


def plain_number(cell: str) -> str:
    """A cell without its unit."""
    return UNIT.sub("", cell)


def number(cell: str) -> float:
    """`12,5 %` -> 12.5; what is no number counts as 0."""
    match = NUMBER.search(cell)
    return float(match[0].replace(",", ".")) if match else 0.0


def bars(chart: Chart) -> list[Bar]:
    """The rows of a chart of ranges."""
    return [Bar(row[0], *_bounds(row[0])) for row in chart.rows]


def _bounds(cell: str) -> tuple[float, float]:
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
