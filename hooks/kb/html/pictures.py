"""Where everything goes in a picture of a chart: plain numbers for the templates, in units of the SVG's view box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from kb.entries.charts import FULL, ROUNDING, bars, series
from kb.entries.numbers import MISSING, number
from kb.html.curves import curves
from kb.html.explaining import change, flow, path
from kb.html.lettering import LINE, plain_words, width_of, wrap
from kb.html.rows import BAR, EDGE, GAP, WIDTH, rows_of
from kb.html.scale import Scale, in_words, marks
from kb.placed import Chart

DOT = 5
HATCH = 5
# How the bars of the fourth to sixth column are told apart: lines up, lines across, or both.
HATCHED = {3: "up", 4: "across", 5: "up across"}


def picture(chart: Chart, heading: str) -> dict[str, Any]:
    """All that the template of the chart's kind needs; `heading` is the one above it."""
    shown = [plain_words(cell) for cell in (chart.head[1:] if chart.kind == "curves" else chart.head[:1])]
    title = ": ".join(filter(None, (heading, ", ".join(filter(None, shown)))))
    caption = shown[0] if chart.kind in TITLED else ""
    same = {"title": title, "caption": caption, "width": WIDTH, "edge": EDGE, "line": LINE}
    return {**same, **PICTURES[chart.kind](chart)}


def _ranges(chart: Chart) -> dict[str, Any]:
    layout = rows_of([row[0] for row in chart.rows])
    found = bars(chart)
    known = [bar for bar in found if bar]
    low, high = min((bar.low for bar in known), default=0), max((bar.high for bar in known), default=0)
    axis = marks(low, high, WIDTH - layout.start)
    first, last = (width_of(in_words(axis[end])) / 2 for end in (0, -1))
    scale = Scale(axis[0], axis[-1], layout.start + max(first, 2 * DOT), WIDTH - max(last, 2 * DOT))
    drawn = [
        {"row": row, "y": row.middle, "from": scale(bar.low) if bar else None, "to": scale(bar.high) if bar else None}
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
    layout = rows_of([row[0] for row in chart.rows])
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
PICTURES = {"ranges": _ranges, "shares": _shares, "curves": _curves, "flow": flow, "change": change, "path": path}
# The first cell of their tables says what they show.
TITLED = ("shares", "flow", "change", "path")
