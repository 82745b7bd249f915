"""Scales of pictures: places for values, round marks on an axis, and numbers as they are written."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kb.html.lettering import FONT, width_of

MOST_MARKS = 6


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


def marks(low: float, high: float, room: float) -> list[float]:
    """Round values from 0 or below `low` to at least `high`, as many as have room for their numbers."""
    found = [_marks(min(low, 0), max(high, 0) or (0 if low < 0 else 1), count) for count in range(MOST_MARKS - 1, 0, -1)]
    return next((values for values in found if _room_for(values) <= room), found[-1])


def _room_for(values: list[float]) -> float:
    """Each number keeps a letter's distance, and has as much room as the widest."""
    return len(values) * (max(width_of(in_words(value)) for value in values) + FONT)


def _marks(low: float, high: float, count: int) -> list[float]:
    exponent = math.floor(math.log10((high - low) / count))
    steps = (s * 10.0**e for e in (exponent, exponent + 1) for s in (1, 2, 5))
    step = next(step for step in steps if step * count >= (high - low) * (1 - 1e-9))
    return [step * i for i in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]


def in_words(value: float) -> str:
    """A number as it is written in German, with a narrow blank between thousands."""
    whole, _, rest = f"{abs(value):,.9f}".rstrip("0").rstrip(".").partition(".")
    grouped = whole.replace(",", "\u202f") if len(whole) > len("9,999") else whole.replace(",", "")
    sign = "−" if value < 0 and (whole, rest) != ("0", "") else ""
    return sign + grouped + (f",{rest}" if rest else "")
