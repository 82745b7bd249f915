"""From a file's text to lines that structure can be read from, with line numbers kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.markdown.front import read_front_matter
from kb.messages import message
from kb.model import Definitions, Problem

# Characters Python-Markdown and kb.html.slots use as marks of their own.
CONTROL = re.compile("[\x00\x02\x03]")
# Behind three backticks, a further one in the same line makes it code within a line, not a block.
# Word puts unbreakable spaces where Markdown reads marks: before, between and behind them they are meant as spaces.
HARD_SPACES = re.compile(
    "(?m)^[ \u00a0\u202f]*(?:(?:[-*+>]|#{1,6}|\\d{1,9}[.)])[ \u00a0\u202f]+)*(?:\\[[ \u00a0xX]\\][ \u00a0\u202f]+)?"
)
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)")
ABBREVIATION = re.compile(r" {0,3}\*\[([^\]]+)\]:[ \t]*(.*)")
# A line that does not continue the paragraph above it.
NEW_BLOCK = re.compile(r"\s*$| {0,3}(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|\d{1,9}[.)]\s|>|`{3}|~{3}|<[a-zA-Z!/?])")


@dataclass(frozen=True)
class Text:
    """A file's text, normalised: `lines` as written, `structure` with front matter and definitions blanked."""

    lines: tuple[str, ...]
    structure: tuple[str, ...]
    body: int
    meta: dict[str, object]
    definitions: Definitions
    problems: tuple[Problem, ...]


def normalise(text: str) -> str:
    """Without BOM, with LF as line ends and tabs as spaces, as both Markdown parsers read them anyway."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = CONTROL.sub("\ufffd", text)
    if "\u00a0" in text or "\u202f" in text:
        text = HARD_SPACES.sub(lambda m: re.sub("[\u00a0\u202f]", " ", m[0]), text)
    return "\n".join(line.expandtabs(4) for line in text.split("\n")) if "\t" in text else text


def read_text(path: str, text: str) -> Text:
    """Split a file into front matter, definitions and structure; every list has one entry per line."""
    text = normalise(text)
    lines = tuple(text.split("\n"))
    front = read_front_matter(lines)
    problems = [Problem(path, line, message(key, **values)) for line, key, values in front.findings]
    structure = [""] * front.body + list(lines[front.body :])
    definitions, repeated = _take_definitions(structure)
    twice = tuple(Problem(path, line, message("footnote-twice", found=label)) for line, label in repeated)
    return Text(lines, tuple(structure), front.body, front.meta, definitions, (*problems, *twice))


def _take_definitions(structure: list[str]) -> tuple[Definitions, list[tuple[int, str]]]:
    """Blank out footnote and abbreviation definitions (CommonMark knows neither); return them and the repeated ones."""
    found = Definitions()
    repeated = []
    fence = ""
    number = 0
    while number < len(structure):
        line = structure[number]
        fence = _fence_after(fence, line)
        if not fence and (match := FOOTNOTE.match(line)):
            end = _end_of_footnote(structure, number + 1)
            if match[1] in found.footnotes:
                repeated.append((number + 1, match[1]))
            found.footnotes[match[1]] = "\n".join([match[2], *structure[number + 1 : end]]).rstrip()
            structure[number:end] = [""] * (end - number)
        elif not fence and (match := ABBREVIATION.match(line)):
            found.abbreviations[match[1]] = match[2]
            structure[number] = ""
        number += 1
    return found, repeated


def _fence_after(fence: str, line: str) -> str:
    """The code fence that is open behind a line, given the one open before it."""
    match = FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match[1]
    closes = match[1].startswith(fence) and not line.strip(" `~")
    return "" if closes else fence


def _end_of_footnote(lines: list[str], number: int) -> int:
    """First line behind a footnote: the rest of its paragraph, then what is indented by four; blank lines between count."""
    while number < len(lines) and not (NEW_BLOCK.match(lines[number]) or FOOTNOTE.match(lines[number])):
        number += 1
    end = number
    while number < len(lines) and (not lines[number].strip() or lines[number].startswith("    ")):
        number += 1
        if lines[number - 1].strip():
            end = number
    return end
