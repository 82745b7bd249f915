"""Numbers to estimate: `66:3` or `63..69` of GIFT, a number with a tolerance of Moodle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

from kb.outputs.exchange.foreign.found import FULL, Choice, Found, short
from kb.outputs.exchange.foreign.markup import Reader
from kb.strings import strings

NUMBER = r"-?\d+(?:[.,]\d+)?(?:[eE]-?\d+)?"
GIVEN = re.compile(rf"(?P<value>{NUMBER})(?:\s*:\s*(?P<off>{NUMBER})|\s*\.\.\s*(?P<to>{NUMBER}))?")
FAR = 1e6
"""A bound this far away stands for none."""


def sought_of(found: Found, reader: Reader, answers: Sequence[Choice], unit: str = "") -> Found | None:
    """A question that asks for a number: one right one with what it may be off, wrong ones with feedback."""
    found, unit = _unit(found, unit)
    right = [answer for answer in answers if answer.weight >= FULL]
    spans = {answer: _span(answer.text) for answer in answers}
    if len(right) != 1 or not spans[right[0]]:
        reader.report.tell(found.line, "import-number", text=short(found.text))
        return None
    if right[0].feedback:
        reader.report.tell(found.line, "import-number-praise", text=short(found.text))
    low, high = spans[right[0]] or (0, 0)
    written = f"= {_german((low + high) / 2)}{f' {unit}' if unit else ''} ± {_german((high - low) / 2)}"
    guesses = []
    for answer in answers:
        if answer in right:
            continue
        if 0 < answer.weight < FULL:
            reader.report.tell(found.line, "import-partly")
        span = spans[answer]
        if not span:
            reader.report.tell(found.line, "import-guess", found=short(answer.text))
        elif answer.feedback:
            guesses.append(Choice(_range(*span, unit), 0, answer.feedback))
    explanation = "\n\n".join(part for part in (right[0].feedback, found.explanation) if part)
    return replace(found, sought=written, choices=tuple(guesses), explanation=explanation)


def _unit(found: Found, unit: str) -> tuple[Found, str]:
    """Without the paragraph that we say the unit in, as it stands behind the number."""
    texts = strings("exchange")
    ways = (_said(text).search(found.context) for text in (texts["unit"], *texts["unit_before"]))
    match = next((way for way in ways if way), None)
    if not match or (unit and unescape(match["unit"]) != unit):
        return found, unit
    return replace(found, context=found.context[: match.start()]), unescape(match["unit"])


def _said(text: str) -> re.Pattern[str]:
    """Where a context ends with a paragraph that names the unit in these words; one without a place for it matches nothing."""
    before, mark, after = (re.escape(part) for part in text.partition("{unit}"))
    return re.compile(rf"(?:\A|\n\n){before}(?P<unit>[^\n]+?){after}\Z" if mark else "(?!)")


def _span(text: str) -> tuple[float, float] | None:
    match = GIVEN.fullmatch(text.strip())
    if not match:
        return None
    value = _number(match["value"])
    if match["to"]:
        return value, _number(match["to"])
    off = _number(match["off"] or "0")
    return value - off, value + off


def _range(low: float, high: float, unit: str) -> str:
    behind = f" {unit}" if unit else ""
    if high >= FAR:
        return f"über {_german(low)}{behind}"
    if low <= -FAR:
        return f"unter {_german(high)}{behind}"
    return f"{_german(low)}{behind}" if low == high else f"{_german(low)} bis {_german(high)}{behind}"


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _german(value: float) -> str:
    return f"{value:.9g}".replace(".", ",")
