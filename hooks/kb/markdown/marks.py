"""Marks of lists that are none: a dash from a word processor, or so far to the right that the line is code.

Such lines are told once and then read as they were meant, so that nothing that only follows from them is told as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.markdown.links import blank_code

DASH = re.compile(r"(?P<indent>\s*)(?P<mark>[–—−‐‑‒―])(?P<rest>\s*\[[ xX]?\].*|\s+\S.*)")
BOX = re.compile(r"\s*\[[ xX]?\](?![(:])")
ATTRIBUTES = re.compile(r"\{\s*[#.][^{}]*\}\s*$")
FAR = re.compile(r" {4,}[-+*] +(?:\[[ xX]\](?![(:])|.*\{\s*#[^{}]*\}\s*$)")
# What a line far to the right may belong to.
ITEM = re.compile(r"\s*(?:[-+*–—−]|\d{1,9}[.)])\s")

Finding = tuple[int, str, dict[str, object]]
"""(line from 1, key of a message, its values)."""


def read_marks(lines: Sequence[str]) -> tuple[tuple[str, ...], list[Finding]]:
    """(the lines as they were meant, what is wrong with their marks)."""
    plain = blank_code("\n".join(lines)).split("\n")  # what is code, or a comment, is left alone
    meant = list(lines)
    found: list[Finding] = []
    for run in _dashes(plain):
        found.append((run[0] + 1, "mark-dash", {"found": DASH.match(plain[run[0]])["mark"]}))  # type: ignore[index]
        for number in run:
            meant[number] = DASH.sub(lambda m: f"{m['indent']}- {m['rest'].lstrip()}", meant[number], count=1)
    for start, end in _far(plain):
        found.append((start + 1, "mark-far", {"found": plain[start].strip()[:40]}))
        width = len(plain[start]) - len(plain[start].lstrip())
        meant[start:end] = [line[min(width, len(line) - len(line.lstrip())) :] for line in meant[start:end]]
    return tuple(meant), found


def _dashes(lines: Sequence[str]) -> Iterator[list[int]]:
    """Lines that begin with a dash and follow each other, blank lines and what is indented below them aside.

    A single one may be a sentence that goes on behind a dash, unless a box or an id says what it is.
    """
    run: list[int] = []
    for number, line in enumerate([*lines, "#"]):
        if DASH.match(line) and (run or not _goes_on(lines, number) or _is_item(line)):
            run.append(number)
        elif line.strip() and not line.startswith("  "):
            if len(run) > 1 or (run and _is_item(lines[run[0]])):
                yield run
            run = []


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Whether a line continues the sentence above it."""
    above = lines[number - 1].rstrip() if number else ""
    return bool(above) and not above.endswith((":", ".", "?", "!")) and not above.startswith("#")


def _is_item(line: str) -> bool:
    match = DASH.match(line)
    return match is not None and (BOX.match(match["rest"]) is not None or ATTRIBUTES.search(line) is not None)


def _far(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where (from 0, the second not included) entries are indented although nothing above holds them."""
    number = 0
    while number < len(lines):
        above = next((line for line in reversed(lines[:number]) if line.strip()), "")
        end = number + 1
        if FAR.match(lines[number]) and not above.startswith(" ") and not ITEM.match(above):
            while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
                end += 1
            yield number, end
        number = end
