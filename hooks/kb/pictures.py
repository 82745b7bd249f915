"""Where everything goes in a picture of a chart: plain numbers for the templates, in units of the SVG's view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kb.charts import FULL, bars, number, series, ticks
from kb.model import Chart

WIDTH = 360
ROW = 26
LABEL = 84
YEAR = 48
PADDING = 14
CURVE_HEIGHT = 200
# Narrower segments of a bar have no room for their number; the table has it.
MIN_LABELLED = 6.0


@dataclass(frozen=True)
class Scale:
    """A linear scale from values to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a value, rounded to a tenth of a unit."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return round(self.start + share * (self.end - self.start), 1)


def picture(chart: Chart, title: str) -> dict[str, Any]:
    """All that the template of the chart's kind needs; `title` says what the picture shows."""
    return {"title": title, "width": WIDTH, **PICTURES[chart.kind](chart)}


def _ranges(chart: Chart) -> dict[str, Any]:
    rows = bars(chart)
    marks = ticks(max((row.high for row in rows), default=1) or 1)
    scale = Scale(0, marks[-1], LABEL, WIDTH - PADDING)
    foot = ROW * len(rows) + PADDING
    drawn = [
        {"label": row.label, "from": scale(row.low), "to": scale(row.high), "y": ROW * i + ROW / 2}
        for i, row in enumerate(rows)
    ]
    return {
        "rows": drawn,
        "ticks": [{"x": scale(mark), "label": _text(mark)} for mark in marks],
        "foot": foot,
        "height": foot + 2 * ROW,
        "axis": chart.head[0],
    }


def _shares(chart: Chart) -> dict[str, Any]:
    rows = [{"label": row[0], "y": ROW * i, "segments": _segments(row[1:])} for i, row in enumerate(chart.rows)]
    return {"rows": rows, "names": list(chart.head[1:]), "height": ROW * len(rows), "bar": ROW - 6}


def _segments(cells: Sequence[str]) -> list[dict[str, Any]]:
    """The parts of one bar, one behind the other."""
    scale = Scale(0, FULL, YEAR, WIDTH)
    ends = [scale(end) for end in accumulate(number(cell) for cell in cells)]
    return [
        {"x": start, "width": round(end - start, 1), "label": cell if number(cell) >= MIN_LABELLED else "", "series": n}
        for n, (start, end, cell) in enumerate(zip([scale(0), *ends], ends, cells, strict=False))
    ]


def _curves(chart: Chart) -> dict[str, Any]:
    positions = [number(row[0]) for row in chart.rows]
    across = Scale(min(positions, default=0), max(positions, default=1), 34, WIDTH - PADDING)
    up = Scale(0, FULL, CURVE_HEIGHT, PADDING)
    lines = [
        {"name": name, "points": " ".join(f"{across(x)},{up(y)}" for x, y in zip(positions, values, strict=True)), "series": n}
        for n, (name, values) in enumerate(series(chart))
    ]
    return {
        "lines": lines,
        "names": list(chart.head[1:]),
        "ticks": [{"x": across(x), "label": _text(x)} for x in positions],
        "axis": chart.head[0],
        "full": _text(FULL),
        "top": PADDING,
        "foot": CURVE_HEIGHT,
        "height": CURVE_HEIGHT + 2 * ROW,
    }


def _text(value: float) -> str:
    return f"{value:g}".replace(".", ",")


PICTURES = {"ranges": _ranges, "shares": _shares, "curves": _curves}
