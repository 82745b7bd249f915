"""A number to estimate: `= 66 % ± 3`, and below it a list of typical wrong answers with feedback (`- über 80 %`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import combinations

from kb.entries.asked import Answers, Asked
from kb.entries.items import ListItem, list_item
from kb.entries.numbers import NUMBER, number, spelled
from kb.entries.options import read_feedback, report_classes
from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.solutions import Estimate, Guess
from kb.strings import strings

NO_BREAK = "\u00a0"
_UNIT = r"[^\d\s.,±+−–-][^±]*?"
SOUGHT = re.compile(
    rf"=\s+(?P<text>(?P<value>{NUMBER.pattern})(?:\s*(?P<unit>{_UNIT}))?)"
    rf"(?:\s*(?:±|\+\s?/\s?-|\+-)\s*(?P<off>{NUMBER.pattern})(?:\s*(?P<again>{_UNIT}))?)?"
)
GUESS = re.compile(
    rf"(?:(?P<over>über|mehr als)\s+(?P<low>{NUMBER.pattern})|(?P<under>unter|weniger als)\s+(?P<high>{NUMBER.pattern})|"
    rf"(?P<from>{NUMBER.pattern})(?:\s*{_UNIT})??(?:\s*(?:bis|–)\s*(?P<to>{NUMBER.pattern}))?)(?:\s*(?P<unit>{_UNIT}))?",
    re.I,
)


def first_number(blocks: Sequence[Block]) -> Block | None:
    """The paragraph that begins with an equals sign."""
    return next((b for b in blocks if b.type == "paragraph" and b.content.startswith("=")), None)


def read_estimate(reader: Reader, asked: Asked, block: Block) -> Answers | None:
    """The number sought, or None where it cannot be read (reported)."""
    report_classes(reader, asked)
    for other in asked.content:
        if other is not block and first_number([other]):
            reader.report(other.line, "estimate-two", first=block.line)
    found = SOUGHT.fullmatch(_plain(block.content))
    if not found:
        reader.report(block.line, "estimate-form", found=squeeze(block.content)[:60])
        return None
    text, unit = found["text"].strip().replace(" ", NO_BREAK), (found["unit"] or "").strip()
    if re.search(r"\s\d", unit):  # a second number, and no unit
        reader.report(block.line, "estimate-form", found=squeeze(block.content)[:60])
        return None
    if found["off"] is None:
        reader.report(block.line, "estimate-tolerance", found=squeeze(text))
        return None
    if found["off"][0] in "-−–+" or (found["again"] or unit).strip() != unit:
        reader.report(block.line, "estimate-form", found=squeeze(block.content)[:60])
        return None
    _report_early(reader, asked.content, block)
    listed = _list_behind(asked.content, block)
    solution = Estimate(
        text, number(found["value"]), unit, number(found["off"]), block.line, tuple(_guesses(reader, listed, unit))
    )
    _check_guesses(reader, solution)
    rev = (spelled(solution.value), unit, spelled(solution.tolerance))
    return Answers("estimate", (block, *([listed] if listed else [])), rev, solution=solution)


def _plain(text: str) -> str:
    """With real characters for what is written as `&nbsp;`, and single blanks."""
    return squeeze(unescape(text))


def _list_behind(content: Sequence[Block], block: Block) -> Block | None:
    following = next((b for b in content if b.start > block.start), None)
    return following if following and following.type == "bullet_list" else None


def _report_early(reader: Reader, content: Sequence[Block], block: Block) -> None:
    """Lists above the number that are typical estimates, to the last entry."""
    for early in (b for b in content if b.start < block.start and b.type == "bullet_list"):
        if all(GUESS.fullmatch(_plain(list_item(item, reader.lines).text)) for item in early.children):
            reader.report(early.line, "estimate-early")


def _guesses(reader: Reader, listed: Block | None, unit: str) -> Iterator[Guess]:
    for item in listed.children if listed else ():
        if guess := _guess(reader, list_item(item, reader.lines), unit):
            yield guess


def _guess(reader: Reader, item: ListItem, unit: str) -> Guess | None:
    feedback = read_feedback(reader, item)
    text = _plain(item.text)
    found = GUESS.fullmatch(text)
    if not found or (found["unit"] or unit).strip() != unit:
        reader.report(item.line, "estimate-guess", found=text[:60], unit=f" {unit}" if unit else "")
        return None
    low, high = found["low"] or found["from"], found["high"] or found["to"] or found["from"]
    return Guess(text.replace(" ", NO_BREAK), number(low) if low else None, number(high) if high else None, feedback, item.line)


def _check_guesses(reader: Reader, solution: Estimate) -> None:
    """Each range is one, lies beside what is right, and beside all others."""
    right = Guess("", solution.value - solution.tolerance, solution.value + solution.tolerance, "", 0)
    for guess in solution.parts:
        if guess.low is not None and guess.high is not None and guess.low > guess.high:
            reader.report(guess.line, "estimate-range", found=squeeze(guess.text))
        elif meet(guess, right):
            span = f"{spelled(right.low or 0)} bis {spelled(right.high or 0)}"
            reader.report(guess.line, "estimate-guess-right", found=squeeze(guess.text), span=span)
    for first, guess in combinations(solution.parts, 2):
        if meet(first, guess):
            reader.report(
                guess.line, "estimate-guess-twice", found=squeeze(guess.text), other=squeeze(first.text), where=first.line
            )


def meet(one: Guess, other: Guess) -> bool:
    """Whether some number lies in both ranges; an open range ends before its bound."""
    return _starts_within(one, other) and _starts_within(other, one)


def _starts_within(one: Guess, other: Guess) -> bool:
    """Whether one range begins before the other ends."""
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and one.high is not None and other.low is not None)


def distance(solution: Estimate) -> str:
    """How far off one may be, in words: a share is off by points, not by percent."""
    one, several = strings("script")["estimate"]["points"]
    points = one if solution.tolerance == 1 else several
    unit = points if solution.unit == "%" else solution.unit
    return f"{spelled(solution.tolerance)}{NO_BREAK}{unit}".strip()
