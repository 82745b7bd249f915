"""What the readers of the three kinds of sections share: a file, its problems, and items with attributes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.attributes import Attributes, split_attributes
from kb.blocks import Block, item_indent, quoted, source
from kb.links import blank_code, find_links, odd_links, only_links, spelled_out
from kb.messages import hint, message
from kb.model import Link, Problem
from kb.slug import free_id, is_id
from kb.tags import tag_findings

BOX = re.compile(r"\[([ xX])\](?:\s+(?P<text>.*))?\Z", re.S)
# What looks as if a box was meant: at most a mark and spaces between brackets, and no link behind them.
NEAR_BOX = re.compile(r"(\[\s*[xX×хХvVyYjJnNoO*+.~_✓✗✔✘☑☒–-]?\s*\])(?![(\[:])")
# Braces that are left in a text: not at its end, or without the mark of an id or class.
PLAIN_BRACES = re.compile(r"\{:?\s*[#.][\w-]+(?:\s+[#.][\w-]+)*\s*\}")
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
        text, found = split_attributes(text)
        allowed = ", ".join("." + name for name in classes) or "keine Klassen"
        for name in found.classes:
            if name not in classes:
                self.report(line, "class-unknown", found=name, hint=hint(name, tuple(classes), "."), allowed=allowed)
        found = self._joined(found, line, classes)
        for word in found.stray:
            self.report(line, "attribute-unknown", found=word, allowed=allowed)
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
    for number, key, target in odd_links(text, blanked):
        if not reader.has_problem(number + 1, number + 1):
            reader.report(number + 1, key, found=target, proposal=spelled_out(target))


@dataclass(frozen=True)
class ListItem:
    """A list item: the text of its first paragraph and the blocks below it."""

    block: Block
    text: str
    rest: tuple[Block, ...]
    indent: int

    @property
    def line(self) -> int:
        """The line it begins in, counted from 1."""
        return self.block.line


def list_item(block: Block, lines: Sequence[str]) -> ListItem:
    """Split a `list_item` block into its own text and what is nested in it."""
    children = tuple(child for child in block.children if not child.comment)
    own = children[0] if children and children[0].type == "paragraph" else None
    return ListItem(block, own.content if own else "", children[1:] if own else children, item_indent(lines[block.start]))


@dataclass(frozen=True)
class Nested:
    """What is nested in an item: its text, its quote, and the links that stand alone in a paragraph."""

    text: str
    quote: str
    reading: tuple[Link, ...]

    @property
    def prose(self) -> str:
        """Text and quote together, for items in which a quote has no meaning of its own."""
        return "\n\n".join(filter(None, (self.text, self.quote and "> " + self.quote.replace("\n", "\n> "))))


def split_nested(reader: Reader, item: ListItem, prefix: str) -> Nested:
    """Sort what is nested in an item by its shape; report lists that look like items of their own."""
    alone = [b for b in item.rest if b.type == "paragraph" and only_links(b.content)]
    quotes = [b for b in item.rest if b.type == "blockquote"]
    for block in filter(holds_items, item.rest):
        reader.report(block.line, f"{prefix}-nested")
    return Nested(
        text=reader.source([b for b in item.rest if b not in alone and b not in quotes], item.indent),
        quote="\n\n".join(quoted(reader.lines, b) for b in quotes),
        reading=tuple(link for b in alone for link in find_links(b.content, b.line)),
    )


def split_section(reader: Reader, blocks: Sequence[Block], prefix: str) -> tuple[str, list[ListItem]]:
    """(introduction, items) of a section that is one list; `prefix` names the messages for all that is neither."""
    lists = [b for b in blocks if b.type == "bullet_list"]
    first = lists[0].start if lists else len(reader.lines)
    for above, block in pairwise((None, *blocks)):
        if block is None or (block.type == "code_block" and above is not None and _left_it(above)):
            continue
        if block.type == "heading":
            reader.report(block.line, f"{prefix}-heading", title=block.content)
        elif block.type == "ordered_list":
            reader.report(block.line, f"{prefix}-ordered")
        elif block.start > first and block.type not in ("bullet_list", "hr") and not block.comment:
            reader.report(block.line, f"{prefix}-outside", what=block.name)
    intro = reader.source([b for b in blocks if b.start < first and b.type not in ("heading", "ordered_list")])
    return intro, [list_item(item, reader.lines) for block in lists for item in block.children]


def _left_it(above: Block) -> bool:
    """Whether what is indented below a block belongs to nothing only because that block, which is told, is no item."""
    return above.type != "bullet_list" or not above.children[-1].children


def is_plain_item(reader: Reader, item: ListItem, prefix: str) -> bool:
    """Whether an item of a list without boxes has text and no box; what is wrong is reported."""
    near = NEAR_BOX.match(item.text)
    if near or not item.text.strip():
        reader.report(item.line, f"{prefix}-box" if near else f"{prefix}-empty", found=near[1] if near else "")
        return False
    return True


def holds_items(block: Block) -> bool:
    """Whether a list inside an item looks as if its entries were meant as items (boxes or ids)."""
    paragraphs = (b for b in block.walk() if b.type == "paragraph")
    return block.type.endswith("_list") and any(
        NEAR_BOX.match(p.content) or split_attributes(p.content)[1].ids for p in paragraphs
    )


def squeeze(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def fingerprint(*parts: str, length: int = 8) -> str:
    """A short hash of texts, white space aside; the same on every machine and in every run."""
    return hashlib.sha256("\x1f".join(map(squeeze, parts)).encode("utf-8", "replace")).hexdigest()[:length]
