"""Rows of pictures below each other: the lines of their names, and where their bars begin."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

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
    """A row of a picture: the lines of its name from `y` on, its bar from `bar` on."""

    name: tuple[str, ...]
    y: float
    bar: float

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


def rows_of(names: Iterable[str]) -> Rows:
    """The names as they stand in the table, beside their bars or above them."""
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
