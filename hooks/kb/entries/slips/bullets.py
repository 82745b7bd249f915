"""Lists that the site shows otherwise than their author sees them on a Git host."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

from kb.markdown.blocks import Block
from kb.markdown.reader import Reader

NUMBER = re.compile(r"[ >]*(\d{1,9})([.)])(?:\s|$)")
# What people write in front of entries though it makes no list: several lines of a paragraph begin with it.
LIKE_MARK = re.compile(r"\s*(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\)|\d{1,2}\.\)|[a-z]\.(?=\s)|\d{1,2}\.(?=[^\W\d])|[–—→►✓✔])")
# What Python-Markdown takes for the next entry inside of an entry's text.
INNER = re.compile(r" {0,3}(\d+\.|[-*+]) +\S")
BARE_MARK = re.compile(r"[ >]*(?:[-*+]|\d{1,9}[.)])\s*")
AT_MARGIN, LAZY_QUOTE = re.compile(r"[^ >]"), re.compile(r" {4,}>")
DEEP = 4
# What draws the lines below it into itself, though CommonMark begins something new there.
STICKY = ("blockquote", "bullet_list", "ordered_list", "table")
# What goes on with the block above it, though CommonMark sees two.
BEHIND = {
    ("blockquote", "blockquote"): "quote-merged",
    ("bullet_list", "code_block"): "list-far",
    ("ordered_list", "code_block"): "list-far",
}


def report_bullets(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> None:
    """Report lists, and what was meant as one, that would lose their marks, their numbers or their borders."""
    for line, key, found in _findings(reader, blocks, marked):
        if not reader.has_problem(line, line):
            reader.report(line, key, found=found)


Finding = tuple[int, str, str]


def _findings(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> Iterator[Finding]:
    yield from _merged(reader, blocks, marked)
    for block in blocks:
        if block.type == "ordered_list":
            yield from _numbers(reader, block)
        if block.type.endswith("_list") and block.start not in marked:
            yield from _crooked(reader, block)
        if block.type == "paragraph":
            yield from _like_list(block)
        if block.type == "code_block" and "<" in block.content and block.start not in marked:
            yield block.line, "code-indent", ""
        if block.type == "blockquote" and not reader.lines[block.start].startswith(" " * DEEP):
            yield from _lazy(reader, block, LAZY_QUOTE)
        if block.type == "list_item":
            yield from _item(reader, block, marked)
        yield from _findings(reader, block.children, marked)


def _merged(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> Iterator[Finding]:
    """Lists that follow each other: the site makes one of them. In a section, its own rules know better what is wrong."""
    for above, block in pairwise(blocks):
        if block.start not in marked and _sticks(reader, above, block):
            yield block.line, "block-tight", ""
    for above, block in pairwise(block for block in blocks if not block.comment):
        key = BEHIND.get((above.type, block.type))
        if key and block.start not in marked:
            yield block.line, key, ""
    for is_list, group in groupby(blocks, key=lambda block: block.type.endswith("_list")):
        run = list(group)
        if is_list and len(run) > 1 and not (run[0].start in marked and reader.has_problem(run[0].line, run[-1].end)):
            yield from ((block.line, "list-merged", "") for block in run[1:])


def _sticks(reader: Reader, above: Block, block: Block) -> bool:
    if not reader.lines[block.start - 1].strip() or (block.comment and above.type != "table"):
        return False
    if above.type == block.type == "blockquote":  # told as quotes that merge
        return False
    if above.type.endswith("_list") and block.type.endswith("_list"):  # told as lists that merge
        return False
    return above.type in STICKY or above.type == block.type == "hr"


def _numbers(reader: Reader, block: Block) -> Iterator[Finding]:
    """Entries whose number the site would not show: it counts from 1."""
    found = [NUMBER.match(reader.lines[item.start]) for item in block.children]
    ones = all(match and int(match[1]) == 1 for match in found)
    for place, (item, match) in enumerate(zip(block.children, found, strict=True), 1):
        if match and match[2] == ")":
            yield item.line, "list-paren", match[1]
            return
        if match and not ones and int(match[1]) != place:
            yield item.line, "list-number", match[1]
            return


def _crooked(reader: Reader, block: Block) -> Iterator[Finding]:
    """Entries that are indented otherwise than the first of their list: they belong to another list on the site."""
    lines = [(item.line, reader.lines[item.start].replace(">", " ")) for item in block.children]
    depths = [(number, line.strip(), len(line) - len(line.lstrip(" "))) for number, line in lines]
    for number, text, depth in depths[1:]:
        if depth != depths[0][2] and block.start == block.children[0].start:
            yield number, "list-indent", text[:40]
    for above, item in pairwise(block.children):
        if len(above.children) > 1 and above.children[-1].type == "paragraph" and reader.lines[item.start - 1].strip():
            yield item.line, "block-tight", ""


def _like_list(block: Block) -> Iterator[Finding]:
    lines = enumerate(block.content.split("\n"), block.line)
    found = [(number, match[1]) for number, line in lines if (match := LIKE_MARK.match(line))]
    if len(found) > 1:
        yield found[0][0], "list-mark", found[0][1]


def _item(reader: Reader, item: Block, marked: Collection[int]) -> Iterator[Finding]:
    line = reader.lines[item.start]
    if not item.children or (BARE_MARK.fullmatch(line) and item.start not in marked):
        yield item.line, "list-empty", line.strip()
        return
    start = (len(line) - len(line.lstrip(" "))) // DEEP * DEEP
    first = item.children[0]
    if item.start in marked or first.content.startswith("["):  # an option outside of a section has been told as such
        for quote in (child for child in item.children if child.type == "blockquote"):
            yield from _lazy(reader, quote, AT_MARGIN)  # meant as the next paragraph
        return
    for number in range(first.start + 1, first.end) if first.type == "paragraph" else ():
        if match := INNER.match(reader.lines[number].lstrip()):
            yield number + 1, "list-line", match[1]
    for child in item.children[1:]:
        yield from _below(reader, item, child, start)


def _below(reader: Reader, item: Block, child: Block, start: int) -> Iterator[Finding]:
    """What keeps a block below the text of an entry, which begins in column `start`, from belonging to it."""
    line = reader.lines[child.start]
    if reader.lines[child.start - 1].strip() and not child.type.endswith("_list") and not child.comment:
        yield child.line, "block-tight", ""
    elif child.start != item.start and len(line) - len(line.lstrip(" ")) < start + DEEP and ">" not in reader.lines[item.start]:
        yield child.line, "list-indent", line.strip()[:40]


def _lazy(reader: Reader, quote: Block, stuck: re.Pattern[str]) -> Iterator[Finding]:
    """The first line that sticks to a quote though it was meant as something else."""
    for number in range(quote.start + 1, quote.end):
        if stuck.match(reader.lines[number]):
            yield number + 1, "quote-lazy", reader.lines[number].strip()[:40]
            return
