"""Numbers as people write them in tables: with blanks or dots between thousands, with any dash, alone or as a range."""

from __future__ import annotations

import re

# Thousands may stand apart (1 000, 1.000); a minus may be any dash that Word or a keyboard gives.
DIGITS = r"(?:[1-9]\d{0,2}(?:[.\s\u00a0\u202f]\d{3})+|\d+)(?:,\d+)?"
NUMBER = re.compile(rf"[-−–+]?{DIGITS}")
UNIT = r"(?:[\s\u00a0\u202f]*%)?"
RANGE = re.compile(rf"(?P<low>{NUMBER.pattern}){UNIT}(?:\s*(?:bis|–|-)\s*(?P<high>{NUMBER.pattern}){UNIT})?")
MISSING = ("–", "-", "—")
SIGNS = ("+", "-", "−", "–")


def number(cell: str) -> float:
    """`12,5 %` -> 12.5; what is no number counts as 0."""
    return bounds(cell)[0]


def bounds(cell: str) -> tuple[float, float]:
    """`5 bis 25` -> (5, 25); a single number is both."""
    found = RANGE.match(cell)
    if not found:
        return 0.0, 0.0
    low = _value(found["low"])
    return low, _value(found["high"]) if found["high"] else low


def spelled(value: float) -> str:
    """A number as it is written in a message."""
    return f"{value:.9g}".replace(".", ",").replace("-", "−")


def _value(written: str) -> float:
    digits = float(re.sub(r"[^\d,]", "", written).replace(",", "."))
    return digits if written[0].isdigit() or written[0] == "+" else -digits
