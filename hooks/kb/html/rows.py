"""Rows of pictures below each other: the lines of their names, and where their bars begin."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kb.html.lettering import LINE, plain_words, width_of, wrap

WIDTH = 320
BAR = 20
GAP = 6
# From the top of a row to the foot of its letters, and from its left edge to the first.
BASE = 15
EDGE = 2
# Names that are all narrower stand beside their bars; else every name stands above its own.
BESIDE = 110


@dataclass(frozen=True)
class Row:
    """A row of a picture: the lines of its name from `x` and `y` on, its bar from `bar` on."""

    name: tuple[str, ...]
    y: float
    bar: float
    x: float = EDGE

    @property
    def middle(self) -> float:
        """The height of its bar's middle."""
        return self.bar + BAR / 2


@dataclass(frozen=True)
class Rows:
    """All rows below each other, and where their bars begin."""

    rows: tuple[Row, ...]
    start: float
    height: float


def start_of(names: Iterable[str]) -> float:
    """Where the bars of these names begin: behind the widest, or at the edge, if the names stand above their bars."""
    widest = max((width_of(plain_words(name)) for name in names), default=0)
    return math.ceil(widest) + EDGE + GAP if widest <= BESIDE else 0


def rows_of(names: Sequence[str], leads: Sequence[float] = ()) -> Rows:
    """The names as they stand in the table, beside their bars or above them.

    To each bar but the first a line may lead down from the one above it: names above their bars keep clear of those `leads`.
    """
    start = start_of(names)
    rows, y = [], 0.0
    for name, lead in zip_longest(names, (None, *leads)):
        word = plain_words(name)
        x, room = (EDGE, WIDTH) if start else _place(word, lead)
        lines = (word,) if start else wrap(word, room)
        bar = y if start else y + LINE * len(lines) + GAP / 2
        rows.append(Row(lines, y + BASE, bar, x))
        y = bar + BAR + GAP * (1 if start else 2)
    return Rows(tuple(rows), start, y)


def _place(word: str, lead: float | None) -> tuple[float, float]:
    """Where a name above its bar begins and how much room it has: left of the line if it fits there, or on the broader side."""
    if lead is None:
        return EDGE, WIDTH - 2 * EDGE
    left, right = (EDGE, lead - GAP - EDGE), (lead + GAP, WIDTH - EDGE - lead - GAP)
    fitting = (side for side in (left, right) if width_of(word) <= side[1])
    return next(fitting, max(left, right, key=lambda side: side[1]))
