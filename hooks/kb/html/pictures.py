"""Where everything goes in a picture of a chart: plain numbers for the templates, in units of the SVG's view box."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kb.entries.charts import FULL, MISSING, ROUNDING, bars, number, series
from kb.html.curves import curves
from kb.html.lettering import LINE, plain_words, width_of, wrap
from kb.html.scale import Scale, in_words, marks
from kb.placed import Chart

WIDTH = 360
BAR = 20
GAP = 6
# From the top of a row to the foot of its letters, and from its left edge to the first.
BASE = 15
EDGE = 2
# Names that are all narrower stand beside their bars; else every name stands above its own.
BESIDE = 120
DOT = 5
HATCH = 5
# How the bars of the fourth to sixth column are told apart: lines up, lines across, or both.
HATCHED = {3: "up", 4: "across", 5: "up across"}


@dataclass(frozen=True)
class Row:
    """A row of a picture: the lines of its name from `y` on, its bar from `bar` on."""

    name: tuple[str, ...]
    y: float
    bar: float


@dataclass(frozen=True)
class Rows:
    """All rows below each other, and where their bars begin."""

    rows: tuple[Row, ...]
    start: float
    height: float


def picture(chart: Chart, title: str) -> dict[str, Any]:
    """All that the template of the chart's kind needs; `title` says what the picture shows."""
    return {"title": title, "width": WIDTH, "edge": EDGE, "line": LINE, **PICTURES[chart.kind](chart)}


def _rows(names: Iterable[str]) -> Rows:
    words = [plain_words(name) for name in names]
    widest = max(map(width_of, words), default=0)
    beside = widest <= BESIDE
    rows, y = [], 0.0
    for word in words:
        lines = (word,) if beside else wrap(word, WIDTH - 2 * EDGE)
        bar = y if beside else y + LINE * len(lines) + GAP / 2
        rows.append(Row(lines, y + BASE, bar))
        y = bar + BAR + GAP * (1 if beside else 2)
    return Rows(tuple(rows), math.ceil(widest) + EDGE + GAP if beside else 0, y)


def _ranges(chart: Chart) -> dict[str, Any]:
    layout = _rows(row[0] for row in chart.rows)
    found = bars(chart)
    known = [bar for bar in found if bar]
    low, high = min((bar.low for bar in known), default=0), max((bar.high for bar in known), default=0)
    axis = marks(low, high, WIDTH - layout.start)
    first, last = (width_of(in_words(axis[end])) / 2 for end in (0, -1))
    scale = Scale(axis[0], axis[-1], layout.start + max(first, 2 * DOT), WIDTH - max(last, 2 * DOT))
    drawn = [
        {"row": row, "y": row.bar + BAR / 2, "from": scale(bar.low) if bar else None, "to": scale(bar.high) if bar else None}
        for row, bar in zip(layout.rows, found, strict=True)
    ]
    below = wrap(plain_words(chart.head[0]), WIDTH - 2 * EDGE)
    return {
        "rows": drawn,
        "ticks": [{"x": scale(mark), "label": in_words(mark)} for mark in axis],
        "foot": layout.height,
        "axis": below,
        "height": layout.height + LINE * (len(below) + 1) + 2 * GAP,
    }


def _shares(chart: Chart) -> dict[str, Any]:
    layout = _rows(row[0] for row in chart.rows)
    scale = Scale(0, FULL + ROUNDING, layout.start, WIDTH)
    drawn = zip(layout.rows, chart.rows, strict=True)
    rows = [{"row": row, "segments": _segments(cells[1:], scale, row.bar)} for row, cells in drawn]
    return {"rows": rows, "names": _names(chart), "hatches": KEY_HATCHES, "height": layout.height, "bar": BAR}


def _segments(cells: Sequence[str], scale: Scale, y: float) -> list[dict[str, Any]]:
    """The parts of one bar, one behind the other."""
    ends = [scale(end) for end in accumulate(number(cell) for cell in cells)]
    parts = zip(cells, [scale(0), *ends], ends, strict=False)
    return [_segment(n, cell, start, end, y) for n, (cell, start, end) in enumerate(parts)]


def _segment(series_number: int, cell: str, start: float, end: float, y: float) -> dict[str, Any]:
    """One part of a bar. Where it is too narrow for its number, the table has it."""
    label = "" if cell in MISSING else in_words(number(cell))
    fits = width_of(label) + 2 <= end - start
    hatch = _hatch(HATCHED.get(series_number, ""), (start, end), (y, y + BAR))
    return {"x": start, "width": round(end - start, 1), "label": label if fits else "", "series": series_number, "hatch": hatch}


def _hatch(kind: str, across: tuple[float, float], down: tuple[float, float]) -> str:
    """The lines that fill a part of a bar."""
    upright = [f"M{x:g} {down[0]:g}V{down[1]:g}" for x in _steps(*across)] if "up" in kind else []
    level = [f"M{across[0]:g} {y:g}H{across[1]:g}" for y in _steps(*down)] if "across" in kind else []
    return "".join(upright + level)


def _steps(start: float, end: float) -> list[float]:
    return [round(start + HATCH * n, 1) for n in range(1, math.ceil((end - start) / HATCH))]


def _curves(chart: Chart) -> dict[str, Any]:
    places = [number(row[0]) for row in chart.rows]
    return {"names": _names(chart), **curves(places, series(chart), wrap(plain_words(chart.head[0]), WIDTH - 2 * EDGE), WIDTH)}


def _names(chart: Chart) -> list[str]:
    return [plain_words(name) for name in chart.head[1:]]


KEY_HATCHES = {n: _hatch(kind, (1, 23), (1, 11)) for n, kind in HATCHED.items()}
PICTURES = {"ranges": _ranges, "shares": _shares, "curves": _curves}
