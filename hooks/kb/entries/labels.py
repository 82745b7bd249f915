"""Labelled lines in an item: `Auch: Churn, Kundenabwanderung`, bold or not, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.entries.items import ListItem
from kb.ids import GERMAN, squeeze
from kb.markdown.blocks import Block
from kb.markdown.links import unlinked
from kb.markdown.reader import Reader
from kb.messages import hint

LABEL = re.compile(r"[*_]{0,3}(?P<label>[^\W\d_]+)[*_]{0,3}\s*:[*_]{0,3}(?P<values>\s.*|)", re.S)
# Two values were meant: `a; b`, `a und b`.
JOINED = re.compile(r"[;/]|\s(?:und|oder)\s")
# What was to be a link, and is told as such.
LIKE_LINK = re.compile(r"\.md\b")
SENTENCE = re.compile(r"[.!?]\W*$")
END = " .;*_"
MAX_WORDS = 8


@dataclass(frozen=True)
class Labelled:
    """The values behind a label, and the line it stands in (from 1)."""

    label: str
    values: tuple[str, ...]
    line: int


def split_labels(reader: Reader, item: ListItem, labels: Sequence[str]) -> tuple[list[Labelled], ListItem]:
    """(the labelled lines of an item, the item without them).

    Values are words or links, separated by commas; what is odd is reported.
    """
    found: list[Labelled] = []
    rest = []
    for block in item.rest:
        lines = [*_lines(block, labels)] if block.type == "paragraph" else []
        if lines:
            found += [_labelled(reader, *line) for line in lines]
        else:
            rest.append(block)
            _report_unknown(reader, block, labels)
    return found, replace(item, rest=tuple(rest))


def label_of(text: str, labels: Sequence[str]) -> str:
    """The label a line begins with, whatever its spelling, or an empty string."""
    match = LABEL.fullmatch(text)
    known = {_plain(label): label for label in labels}
    return known.get(_plain(match["label"]), "") if match else ""


def _lines(block: Block, labels: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """(label, text behind it, line) of a paragraph that begins with a label; lines without one continue the line above."""
    current: list[tuple[str, str, int]] = []
    for number, line in enumerate(block.content.split("\n"), block.line):
        label = label_of(line.strip(), labels)
        if label:
            current.append((label, line.partition(":")[2], number))
        elif not current:
            return
        else:
            current[-1] = (current[-1][0], f"{current[-1][1]} {line}", current[-1][2])
    yield from current


def _labelled(reader: Reader, label: str, text: str, line: int) -> Labelled:
    values = tuple(value for value in (squeeze(part).strip(END) for part in text.split(",")) if value)
    if not values:
        reader.report(line, "label-empty", found=label)
    for value in values:
        if JOINED.search(unlinked(value)) and not LIKE_LINK.search(value):
            reader.report(line, "label-joined", found=value)
    return Labelled(label, values, line)


def _report_unknown(reader: Reader, block: Block, labels: Sequence[str]) -> None:
    """A short line `Wort: …` that is no sentence was meant as a label."""
    match = LABEL.fullmatch(block.content) if block.type == "paragraph" else None
    if match and len(match["values"].split()) <= MAX_WORDS and not SENTENCE.search(match["values"]):
        word = match["label"]
        allowed = ", ".join(f"„{label}:“" for label in labels)
        reader.report(block.line, "label-unknown", found=f"{word}:", hint=hint(word, tuple(labels)), allowed=allowed)


def _plain(word: str) -> str:
    return word.casefold().translate(GERMAN)
