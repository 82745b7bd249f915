"""One file being read: its lines, its problems, and the attributes of what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kb.ids import free_id, is_id
from kb.markdown.attributes import Attributes, split_attributes
from kb.markdown.blocks import Block, source
from kb.markdown.html_tags import tag_findings
from kb.markdown.links import blank_code, find_links, odd_links, spelled_out
from kb.messages import hint, message
from kb.model import Link, Problem

# Braces that are left in a text: not at its end, or without the mark of an id or class.
PLAIN_BRACES = re.compile(r"\{:?\s*[#.][\w-]+(?:\s+[#.][\w-]+)*\s*\}")
ROUND_BRACES = re.compile(r"\((?P<inside>#[a-zA-Z0-9_-]+(?:\s+\.[\w-]+)*)\)\s*\Z")
LEFT_BRACES = re.compile(r"(?<!\{)\{:?\s*[#.][^\s{}][^{}]*\}?|(?<!\{)\{[^{}]*\}\s*\Z")


@dataclass
class Reader:
    """One file being read. Problems collect here, so that all of them are reported at once.

    `taken` are the ids of all files, with those proposed so far; `anchors` those of this file's headings.
    """

    path: str
    lines: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    anchors: frozenset[str] = frozenset()

    def report(self, line: int, key: str, **values: object) -> None:
        """Note a problem in line `line` (from 1)."""
        self.problems.append(Problem(self.path, line, message(key, **values)))

    def propose(self, text: str, words: int = 5) -> str:
        """An id made from a text that nothing has yet, and that is proposed to nobody else."""
        words_only = re.sub(r"<!--.*?-->", "", text, flags=re.S)
        proposal = free_id(words_only, lambda name: name in self.taken or name in self.anchors, words)
        self.taken.add(proposal)
        return proposal

    def has_problem(self, first: int, last: int) -> bool:
        """Whether a problem is known in the lines `first` to `last`."""
        return any(first <= problem.line <= last for problem in self.problems)

    def attributes(
        self, text: str, line: int, what: str, classes: Sequence[str] = (), needs_id: bool = True
    ) -> tuple[str, Attributes]:
        """Split text and attributes and report everything in them that is missing or unknown."""
        if match := ROUND_BRACES.search(blank_code(text)):
            self.report(line, "braces-round", found=match[0], inside=match["inside"])
            text = f"{text[: match.start()]}{{{match['inside']}}}"
        text, found = split_attributes(text)
        allowed = ", ".join("." + name for name in classes) or "keine Klassen"
        for name in found.classes:
            if name not in classes:
                self.report(line, "class-unknown", found=name, hint=hint(name, tuple(classes), "."), allowed=allowed)
        found = self._joined(found, line, classes)
        for word in found.stray:
            self.report(
                line, "attribute-unknown", found=word, hint=hint(f".{word}", [f".{c}" for c in classes]), allowed=allowed
            )
        left = LEFT_BRACES.search(blank_code(text))
        if left:
            last = left.end() == len(text) and bool(found.ids or found.classes)  # two pairs of braces at the end
            early = PLAIN_BRACES.fullmatch(left[0].strip()) is not None and not last
            self.report(line, "braces-early" if early else "braces", found=left[0].strip())
        self._check_id(text, found, line, what, needs_id and not left)
        return text, found

    def _joined(self, found: Attributes, line: int, classes: Sequence[str]) -> Attributes:
        """Attributes in which an id with blanks, which is reported, is the one it was meant to be."""
        known = [word for word in found.stray if word in classes or "=" in word]
        if len(found.ids) != 1 or not found.stray or known:
            return found
        words = " ".join((found.id, *found.stray)).strip()
        proposal = self.propose(words, 99)
        self.report(line, "id-spaces", found=words, proposal=proposal)
        return replace(found, ids=(proposal,), stray=())

    def _check_id(self, text: str, found: Attributes, line: int, what: str, needs_id: bool) -> None:
        if len(found.ids) > 1:
            self.report(line, "id-two", found=", ".join(found.ids))
        elif found.ids and not is_id(found.id):
            self.report(line, "id-form", found=found.id, proposal=self.propose(found.id, 99))
        elif needs_id and not found.ids:
            self.report(line, "id-missing", what=what, proposal=self.propose(text))

    def source(self, blocks: Sequence[Block], indent: int = 0) -> str:
        """Blocks of this file as Markdown, which must not leave a tag open."""
        for line, key, name in tag_findings(blocks):
            self.report(line, key, found=name)
        return source(self.lines, blocks, indent)

    def links(self, first: Block) -> tuple[Link, ...]:
        """All links in the lines of a block; those that would not work on every page are reported."""
        text = "\n".join(self.lines[first.start : first.end])
        for number, key, target in odd_links(text):
            self.report(first.line + number, key, found=target, proposal=spelled_out(target))
        return find_links(text, first.line)


def report_odd_links(reader: Reader, text: str, blanked: str) -> None:
    """Report what is meant as a link but is none everywhere, outside of items, which have told their own."""
    known = {problem.line for problem in reader.problems}
    for number, key, target in odd_links(text, blanked):
        if number + 1 not in known:
            reader.report(number + 1, key, found=target, proposal=spelled_out(target))
