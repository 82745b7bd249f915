"""Where everything goes in pictures that explain: a flow, a change with its range, and a path of decisions."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kb.entries.explaining import Estimate, Fork, Stage, estimates, forks, stages
from kb.entries.numbers import MISSING
from kb.html.lettering import LINE, plain_words, width_of, wrap
from kb.html.rows import BAR, GAP, WIDTH, Row, rows_of, start_of
from kb.html.scale import Scale, in_words, marks
from kb.placed import Chart

PAD = 10
# The line of a path runs down at SPINE; its answers stand behind their labels, which take LABEL at most.
SPINE = 16
LABEL = 96
ARROW = 14


def flow(chart: Chart) -> dict[str, Any]:
    """Bars below each other, each beginning where the one above it ends."""
    names, found = [row[0] for row in chart.rows], stages(chart)
    labels = [_label(stage) for stage in found]
    most = max(stage.high for stage in found) or 1
    scale = Scale(0, most, start_of(names), WIDTH - max(map(width_of, labels)) - GAP)
    leads = [scale(stage.low if stage.change < 0 else stage.high) for stage in found[:-1]]
    layout = rows_of(names, leads)
    bars = [_bar(row, stage, scale, label) for row, stage, label in zip(layout.rows, found, labels, strict=True)]
    return {"bars": bars, "links": _links(layout.rows, leads), "bar": BAR, "height": layout.height}


def _label(stage: Stage) -> str:
    return f"+{in_words(stage.change)}" if stage.change > 0 else in_words(stage.change or stage.high)


def _bar(row: Row, stage: Stage, scale: Scale, label: str) -> dict[str, Any]:
    kind = "more" if stage.change > 0 else "less" if stage.change < 0 else "level"
    start, end = scale(stage.low), scale(stage.high)
    return {"row": row, "x": start, "width": round(max(end - start, 1), 1), "end": end + GAP, "label": label, "kind": kind}


def _links(rows: tuple[Row, ...], leads: list[float]) -> list[dict[str, float]]:
    """From each bar to the next: where the amount stands between the two."""
    between = zip(pairwise(rows), leads, strict=True)
    return [{"x": x, "from": above.bar + BAR, "to": below.bar} for (above, below), x in between]


def change(chart: Chart) -> dict[str, Any]:
    """Values on one axis, each with the range it may lie in; a value without range is a limit across all rows."""
    layout, found = rows_of([*map(_spelled_out, chart.rows)]), estimates(chart)
    values = [value for e in found for value in (e.value, e.low, e.high) if value is not None]
    axis = marks(min(values), max(values), WIDTH - layout.start)
    first, last = (width_of(in_words(axis[end])) / 2 for end in (0, -1))
    scale = Scale(axis[0], axis[-1], layout.start + max(first, GAP), WIDTH - max(last, GAP))
    return {
        "names": [plain_words(name) for name in chart.head[1:]],
        "ticks": [{"x": scale(mark), "label": in_words(mark)} for mark in axis],
        "zero": scale(0) if axis[0] < 0 else None,
        "rows": [_estimate(row, estimate, scale) for row, estimate in zip(layout.rows, found, strict=True)],
        "foot": layout.height,
        "height": layout.height + LINE + GAP,
    }


def _spelled_out(row: tuple[str, ...]) -> str:
    """The name of a row with its numbers, so that no number lies over a line."""
    name, value, span = row
    return f"{name}: {value}" + ("" if span in MISSING else f" ({span})")


def _estimate(row: Row, estimate: Estimate, scale: Scale) -> dict[str, Any]:
    ends = None if estimate.low is None or estimate.high is None else (scale(estimate.low), scale(estimate.high))
    return {"row": row, "y": row.middle, "x": scale(estimate.value), "ends": ends}


def path(chart: Chart) -> dict[str, Any]:
    """Questions below each other; what ends the way stands beside it, what leads on is written on it."""
    labels = [plain_words(label) for label in chart.head[1:]]
    room = min(max(map(width_of, labels)), LABEL)
    left = SPINE + GAP + room + GAP + ARROW
    drawn, y = [], 0.0
    for fork in forks(chart):
        drawn.append(_fork(fork, y, room, left))
        y = drawn[-1]["foot"]
    return {"forks": drawn, "spine": SPINE, "left": left, "pad": PAD, "label": SPINE + GAP, "height": y}


def _fork(fork: Fork, top: float, room: float, left: float) -> dict[str, Any]:
    """One question in its box from `top` on, its answers below it, and where the next question begins."""
    question = wrap(plain_words(fork.question), WIDTH - 2 * PAD)
    under = top + _box(question)
    ends, y = [], under + PAD
    for label, advice in fork.ends:
        name, lines = wrap(plain_words(label), room), wrap(plain_words(advice), WIDTH - left - 2 * PAD)
        height = _box(max(name, lines, key=len))
        ends.append({"name": name, "lines": lines, "y": y, "box": _box(lines), "middle": y + _box(lines[:1]) / 2})
        y += height + PAD
    on = wrap(plain_words(fork.on), WIDTH - SPINE - 2 * GAP) if fork.on else ()
    foot = y + (LINE * len(on) + PAD if on else -PAD)
    return {"question": question, "y": top, "box": under - top, "under": under, "ends": ends, "on": on, "on_y": y, "foot": foot}


def _box(lines: tuple[str, ...]) -> float:
    return LINE * len(lines) + PAD
