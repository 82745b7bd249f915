"""What the readers of all kinds of sections share: a section as a list, its items, and what is nested in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kb.markdown.attributes import split_attributes
from kb.markdown.blocks import Block, item_indent, quoted
from kb.markdown.links import find_links, only_links
from kb.markdown.reader import Reader
from kb.model import Link

BOX = re.compile(r"\[([ xX])\](?:\s+(?P<text>.*))?\Z", re.S)
# What looks as if a box was meant: at most a mark and spaces between brackets, and no link behind them.
NEAR_BOX = re.compile(r"(\[\s*[xX×хХvVyYjJnNoO*+.~_✓✗✔✘☑☒–-]?\s*\])(?![(\[:])")


@dataclass(frozen=True)
class ListItem:
    """A list item: the text of its first paragraph and the blocks below it."""

    block: Block
    text: str
    rest: tuple[Block, ...]
    indent: int
    cut: bool = False
    """Whether what stands behind it, and is told, was probably meant to belong to it."""

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
    cut = set()
    first = lists[0].start if lists else len(reader.lines)
    for above, block in pairwise((None, *blocks)):
        if block is None or (block.type == "code_block" and above is not None and _left_it(above)):
            continue
        if block.type == "heading":
            reader.report(block.line, f"{prefix}-heading", title=block.content)
        elif block.type == "ordered_list":
            reader.report(block.line, f"{prefix}-ordered")
        elif block.start > first and block.type not in ("bullet_list", "hr") and not block.comment:
            if is_loose_box(reader, block):
                continue
            reader.report(block.line, f"{prefix}-outside", what=block.name)
            if above is not None and above.type == "bullet_list":
                cut.add(above.children[-1].line)
    intro = reader.source([b for b in blocks if b.start < first and b.type not in ("heading", "ordered_list")])
    items = (list_item(item, reader.lines) for block in lists for item in block.children)
    return intro, [replace(item, cut=item.line in cut) for item in items]


def report_missing(reader: Reader, item: ListItem, key: str, **values: object) -> None:
    """Report what an item lacks, unless it probably stands behind it."""
    if not item.cut:
        reader.report(item.line, key, **values)


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


def is_loose_box(reader: Reader, block: Block) -> bool:
    """Whether a paragraph is an entry with a box that its mark does not make one, which is told already."""
    return (
        block.type == "paragraph"
        and NEAR_BOX.search(block.content) is not None
        and reader.has_problem(block.line, max(block.line, block.end))
    )


def holds_items(block: Block) -> bool:
    """Whether a list inside an item looks as if its entries were meant as items (boxes or ids)."""
    paragraphs = (b for b in block.walk() if b.type == "paragraph")
    return block.type.endswith("_list") and any(
        NEAR_BOX.match(p.content) or split_attributes(p.content)[1].ids for p in paragraphs
    )
