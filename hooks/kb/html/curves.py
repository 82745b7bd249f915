"""Where lines go in a picture of curves, and the keys at their ends that tell them apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from kb.entries.charts import FULL
from kb.html.lettering import LINE, width_of
from kb.html.scale import Scale, in_words

HEIGHT = 200
TOP = 14
LEFT = 36
# At the right: the number of each line, led to from its end.
KEYS = 30
KEY_GAP = 18
LOWEST_KEY = HEIGHT - 6
BETWEEN_MARKS = 8

Point = tuple[float, float]


Values = Sequence[float | None]


def curves(places: Sequence[float], series: Sequence[Values], axis: Sequence[str], width: int) -> dict[str, Any]:
    """All that the template needs to draw each of `series` over `places`."""
    across = Scale(min(places, default=0), max(places, default=1), LEFT, width - KEYS)
    lines = [_pieces([across(x) for x in places], values) for values in series]
    return {
        "lines": [_line(pieces, number) for number, pieces in enumerate(lines)],
        "keys": _keys([pieces[-1][-1] if pieces else None for pieces in lines], width),
        "ticks": _ticks([(across(x), in_words(x)) for x in places], width),
        "axis": axis,
        "full": in_words(FULL),
        "left": LEFT,
        "right": width - KEYS,
        "top": TOP,
        "foot": HEIGHT,
        "height": HEIGHT + LINE * (len(axis) + 1) + 14,
    }


def _pieces(places: Sequence[float], values: Values) -> list[list[Point]]:
    """Neighbouring points; where a value is missing, the line has a gap."""
    up = Scale(0, FULL, HEIGHT, TOP)
    points = [None if y is None else (x, up(y)) for x, y in zip(places, values, strict=True)]
    grouped = groupby(points, key=lambda point: point is not None)
    return [[point for point in group if point] for known, group in grouped if known]


def _line(pieces: Sequence[Sequence[Point]], number: int) -> dict[str, Any]:
    joined = [" ".join(f"{x},{y}" for x, y in piece) for piece in pieces if len(piece) > 1]
    return {"pieces": joined, "dots": [piece[0] for piece in pieces if len(piece) == 1], "series": number}


def _keys(ends: Sequence[Point | None], width: int) -> list[dict[str, Any]]:
    """A number beside the end of each line; ends that coincide have their numbers below each other."""
    found = sorted((end[1], number, end[0]) for number, end in enumerate(ends) if end)
    places = _apart([y for y, _, _ in found])
    return [
        {"series": number, "x": x, "from": y, "y": place, "key": width - KEYS / 2 + 4}
        for (y, number, x), place in zip(found, places, strict=True)
    ]


def _apart(heights: Sequence[float]) -> list[float]:
    """The same heights, in order, moved so far that there is a gap between any two and none reaches the numbers below."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + KEY_GAP) if placed else height)
    lowest = float(LOWEST_KEY)
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], lowest)
        lowest = placed[number] - KEY_GAP
    return placed


def _ticks(places: Sequence[tuple[float, str]], width: int) -> list[dict[str, Any]]:
    """A number below each place that has room for it; all places get a mark."""
    ticks, free = [], 0.0
    for x, label in places:
        half = width_of(label) / 2
        middle = min(max(x, half), width - half)
        has_room = middle - half >= free
        free = middle + half + BETWEEN_MARKS if has_room else free
        ticks.append({"x": x, "middle": round(middle, 1), "label": label if has_room else ""})
    return ticks
