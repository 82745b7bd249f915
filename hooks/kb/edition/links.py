"""Links of ours to what an edition hides: they become their words, and nothing leads to nowhere. Lines keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.markdown.links import LINK, blank_code, only_links, written

Dead = Callable[[str], bool]
"""Whether a target, as it is written in a file, leads to what is hidden."""
ENTRY = re.compile(r"(?P<indent> *)(?:[-*+]|\d+[.)]) +\*{0,2}(?=\[)")
NUMBER = re.compile(r"(?P<indent> *)(?P<number>\d+)(?=[.)] )")
BASIS = re.compile(r" +Wirkung: ")
CARDS = re.compile(r" *<!-- *kb:cards *--> *")


@dataclass(frozen=True)
class _Passage:
    """Lines that follow each other, and the same without what is code, in which there are no links."""

    text: str
    blanked: str
    dead: Dead

    def links(self) -> Iterator[re.Match[str]]:
        """Those that lead to what is hidden."""
        return (match for match in LINK.finditer(self.blanked) if self.dead(self.target(match)) and not match["image"])

    def target(self, match: re.Match[str]) -> str:
        """Where a link leads, as it is written."""
        return self.text[match.start("target") : match.end("target")].removeprefix("<").removesuffix(">")

    def has_only_dead(self) -> bool:
        """Whether it has links, and all of them lead to what is hidden."""
        found = [self.dead(self.target(match)) for match in LINK.finditer(self.blanked)]
        return bool(found) and all(found)


def without_dead(text: str, dead: Dead, grades: str) -> str:
    """A text of ours without links to what is hidden; a grade leads to `grades`, where its word is explained."""
    lines, blanked = _without_entries(text.split("\n"), blank_code(text).split("\n"), dead)
    start = 0
    while start < len(lines):
        end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
        passage = _Passage("\n".join(lines[start:end]), "\n".join(blanked[start:end]), dead)
        if any(passage.links()):
            lines[start:end] = _mended(passage, grades).split("\n")
        start = end + 1
    return "\n".join(_without_empty_cards(lines))


def _mended(passage: _Passage, grades: str) -> str:
    return _reading(passage) if only_links(passage.text) else _words(passage, grades)


def _words(passage: _Passage, grades: str) -> str:
    """The words of each dead link in place of it; but a grade keeps being a link."""
    text, parts, last = passage.text, [], 0
    for match in passage.links():
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if BASIS.match(line):
            parts += [text[last : match.start("target")], written(grades)]
            last = match.end("target")
        else:
            parts += [text[last : match.start()], text[match.start("text") : match.end("text")]]
            last = match.end()
    return "".join([*parts, text[last:]])


def _reading(passage: _Passage) -> str:
    """A paragraph of links alone: the dead ones go with their words, and what parts them; it keeps its lines."""
    text = passage.text
    gone = {match.start() for match in passage.links()}
    left = [text[m.start() : m.end()] for m in LINK.finditer(passage.blanked) if m.start() not in gone]
    indent = text[: len(text) - len(text.lstrip())]
    kept = indent + ", ".join(left) if left else ""
    return kept + "\n" * (text.count("\n") - kept.count("\n"))


def _without_entries(lines: list[str], blanked: list[str], dead: Dead) -> tuple[list[str], list[str]]:
    """A list entry that begins with a dead link, and has no other, goes as a whole; one with an id stays."""
    at = 0
    while at < len(lines):
        match = ENTRY.match(blanked[at])
        end = _end_of_entry(lines, at, len(match["indent"])) if match else at + 1
        passage = _Passage("\n".join(lines[at:end]), "\n".join(blanked[at:end]), dead)
        if match and "{#" not in passage.text and LINK.match(blanked[at], match.end()) and passage.has_only_dead():
            _count_down(lines, at, end)
            lines[at:end] = blanked[at:end] = [""] * (end - at)
        at = end
    return lines, blanked


def _count_down(lines: list[str], start: int, end: int) -> None:
    """The numbers of the entries that follow one that goes."""
    own = NUMBER.match(lines[start])
    while own and end < len(lines) and (match := NUMBER.match(lines[end])) and match["indent"] == own["indent"]:
        lines[end] = f"{match['indent']}{int(match['number']) - 1}{lines[end][match.end() :]}"
        end = _end_of_entry(lines, end, len(own["indent"]))


def _end_of_entry(lines: list[str], start: int, indent: int) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            return at
    return len(lines)


def _without_empty_cards(lines: list[str]) -> list[str]:
    """A place for cards below which no list is left shows none."""
    for at, line in enumerate(lines):
        if CARDS.fullmatch(line):
            following = next((other for other in lines[at + 1 :] if other.strip()), "")
            lines[at] = line if ENTRY.match(following) else ""
    return lines
