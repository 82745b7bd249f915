"""Slips that make Markdown swallow or overlook what follows; found in every file, marked section or not."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from kb.entries.kinds import BOXED, KINDS
from kb.markdown.attributes import split_attributes
from kb.markdown.blocks import Block
from kb.markdown.elements import TAGS
from kb.markdown.html_tags import open_tags, tag_findings
from kb.markdown.reader import Reader

MAX_DEPTH = 16
# Blocks that run to the end of the file unless closed, by how they open and what closes them.
CLOSERS = (
    (re.compile(r" *<!--"), re.compile(r"-->"), "comment-open"),
    (
        re.compile(r" *<(?:script|pre|style|textarea)\b", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
        "html-open",
    ),
    (re.compile(r" *<\?"), re.compile(r"\?>"), "html-open"),
    (re.compile(r" *<!\["), re.compile(r"\]\]>"), "html-open"),
    (re.compile(r" *<![A-Z]"), re.compile(r">"), "html-open"),
)
RAW_HTML = re.compile(r"\s*<(?:!|\?|(?:script|pre|style|textarea)\b)", re.I)
# What an HTML block hides if it stands in it without a blank line: headings, boxes, ids.
HIDDEN = re.compile(
    r"\s*(?:#{1,6}\s+\S|(?:[-+*]|\d+[.)])\s+\S|>|\||`{3}|~{3}|[-=*]+\s*$)|[^<]*(?:\{[#.][^{}]*\}\s*$|\*\S|`[^`]+`|\]\()"
)
ENDS_IN_TAG = re.compile(r"<[^<>]*>\s*\Z")
# A line that was meant as a list item: its mark is missing, not followed by a space, or not one.
TIGHT_ITEM = re.compile(r"\s*(?P<mark>-|•\s*)(?P<rest>[^\W\d_„].*|„.*)")
LOOSE_BOX = re.compile(r"\s*(?:[-+*–—•·]|\d{1,9}[.)])?\s*(?P<box>\[[ \u00a0]?[xX]?[ \u00a0]?\])(?![(\[:])")
# A list item that was given an id: not for a list of plain text, which may end in a class for its look.
ITEM_ID = re.compile(r"\{\s*#[^{}]*\}\s*$")
# The last section of an article; its questions stand before it.
LAST = "Belege"
BOXED_QUIZ = re.compile(r"## .*\{[^{}]*\.quiz\b")
BULLET = re.compile(r"\s*[•·▪◦‣]\s")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
TIGHT_HEADING = re.compile(r"(#{1,6})([^#\s].*)")


def report_strays(reader: Reader, blocks: Sequence[Block]) -> None:
    """Report every block that is not what its author meant it to be."""
    _report_tags(reader, blocks)
    firsts = {id(_first(block)) for top in blocks for block in top.walk() if block.type == "list_item"}
    for top in blocks:
        _report_depth(reader, top)
        for block in top.walk():
            _report_tags(reader, block.children)
            _report_block(reader, block, id(block) in firsts)
            if block.type == "heading" and block is not top:
                _report_nested(reader, block)


def report_boxes(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> None:
    """Report boxes outside of marked sections, where they are nothing but brackets: the first below each heading.

    `marked` are the lines, from 0, of the sections. A heading with a problem of its own explains what is below it.
    """
    known = {problem.line for problem in reader.problems}
    explained = False
    for top in blocks:
        if top.type == "heading":
            explained = top.line in known or (explained and top.level > 2)
        boxes = [] if explained or top.start in marked else _boxes(top)
        if boxes:
            heading = _heading_above(reader, top.start).removeprefix("## ").strip()
            behind = heading == LAST or any(BOXED_QUIZ.search(line) for line in reader.lines[: top.start])
            reader.report(boxes[0], "box-behind" if heading and behind else "box-outside", title=heading)
            explained = True


def report_items(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> None:
    """Report lists whose entries end in an id but stand outside of marked sections: the first below each heading."""
    known = {problem.line for problem in reader.problems}
    explained = False
    for top in blocks:
        if top.type == "heading":
            explained = top.line in known
        elif top.type == "bullet_list" and top.start not in marked and not explained:
            firsts = ((item.line, ITEM_ID.search(first.content)) for item in top.children if (first := _first(item)))
            found = next(((line, match[0]) for line, match in firsts if match), None)
            if found:
                reader.report(found[0], "item-outside", found=found[1].strip())
                explained = True


def report_lists(reader: Reader, blocks: Sequence[Block], marked: Collection[int]) -> None:
    """Report what CommonMark, or its author, takes for a list while the site's own Markdown shows running text."""
    for above, block in pairwise(blocks):
        tight = block.type.endswith("_list") and above.type == "paragraph" and above.end == block.start
        if tight and block.start not in marked:
            reader.report(block.line, "list-tight")
    for block in blocks:
        if block.type == "paragraph":
            _report_bullets(reader, block)
        if block.type == "blockquote":
            report_lists(reader, block.children, marked)
        for item in block.children if block.type.endswith("_list") and block.start not in marked else ():
            report_lists(reader, item.children[1:], marked)


def _report_bullets(reader: Reader, block: Block) -> None:
    for number, line in enumerate(block.content.split("\n"), block.line):
        if (match := BULLET.match(line)) and not reader.has_problem(number, number):
            reader.report(number, "list-bullet", found=match[0].strip())


def _boxes(top: Block) -> list[int]:
    """The lines of all list items that begin with a box."""
    items = ((item, _first(item)) for item in top.walk() if item.type == "list_item")
    return [item.line for item, first in items if first and LOOSE_BOX.match(first.content)]


def _first(item: Block) -> Block | None:
    """The first block of a list item, comments aside."""
    return next((child for child in item.children if not child.comment), None)


def _report_block(reader: Reader, block: Block, begins_item: bool) -> None:
    if block.type == "html_block":
        _report_open_html(reader, block)
        _report_hidden(reader, block)
    elif block.type == "fence":
        _report_open_fence(reader, block)
    elif block.type in ("paragraph", "heading"):
        _report_open_comment(reader, block)
        if block.type == "paragraph" or TIGHT_HEADING.match(reader.lines[block.start].strip()):
            _report_paragraph(reader, block, begins_item)


def _report_open_html(reader: Reader, block: Block) -> None:
    for opener, closer, key in CLOSERS if not reader.has_problem(block.line, block.line) else ():
        if (start := opener.match(block.content)) and not closer.search(block.content, start.end()):
            reader.report(block.line, key, found=start[0].strip())
            return


def _report_hidden(reader: Reader, block: Block) -> None:
    """Report the first line in a block of HTML that was meant as Markdown, or as a paragraph behind the block."""
    lines = [] if RAW_HTML.match(block.content) else block.content.split("\n")
    opened: list[str] = []
    for number, (above, line) in enumerate(pairwise(["", *lines]), block.line):
        opened = open_tags(above, opened)
        if not opened and ENDS_IN_TAG.search(above) and line.strip() and not line.lstrip().startswith("<"):
            reader.report(number, "block-tight")
            return
        if HIDDEN.match(line) and not reader.has_problem(block.line, number):
            name = opened[-1] if opened else "div"
            reader.report(number, "html-hidden" if "markdown" in TAGS.get(name, ()) else "html-inline", found=name)
            return


def _report_tags(reader: Reader, blocks: Sequence[Block]) -> None:
    for line, key, name in tag_findings(blocks):
        if not reader.has_problem(line, line):
            reader.report(line, key, found=name)


def _report_open_fence(reader: Reader, block: Block) -> None:
    mark = re.search(r"`{3,}|~{3,}", reader.lines[block.start])
    last = reader.lines[block.end - 1].strip(" >")
    if not mark or (block.end - block.start > 1 and last.startswith(mark[0]) and not last.strip(mark[0][0])):
        return
    if not _in_item(reader, block.start):
        reader.report(block.line, "fence-inner")
        return
    ends = (n for n in range(block.start + 1, block.end) if reader.lines[n].strip(" >").startswith(mark[0]))
    if (end := next(ends, None)) is None:
        reader.report(block.line, "fence-open", found=mark[0])
    else:  # it was meant to end there, but more than the mark stands in that line
        reader.report(end + 1, "fence-end", found=reader.lines[end].strip(" >")[:40], mark=mark[0])


def _without_code(block: Block) -> str:
    return CODE_SPAN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), block.content)


def _report_open_comment(reader: Reader, block: Block) -> None:
    text = _without_code(block)
    if text.rfind("<!--") > text.rfind("-->"):
        reader.report(block.line + text.count("\n", 0, text.rfind("<!--")), "comment-open")


def _report_paragraph(reader: Reader, block: Block, begins_item: bool) -> None:
    text = _without_code(block)
    for number, line in enumerate(text.split("\n"), block.line):
        if match := TIGHT_HEADING.match(line.strip()):
            titled = any(above.startswith("# ") for above in reader.lines[: number - 1])
            key = "heading-word" if match[1] == "#" else "heading-space"
            reader.report(number, key, found=match[1], title=match[2], mark="##" if titled else "#")
        elif (match := LOOSE_BOX.match(line)) and not (begins_item and number == block.line):
            key = "box-loose" if _may_hold_boxes(reader, number) else "box-loose-outside"
            reader.report(number, key, found=line.strip()[:40])
        elif begins_item and number > block.line and (match := TIGHT_ITEM.match(line)):
            reader.report(number, "item-space", found=match["mark"].strip(), rest=match["rest"][:40])


def _may_hold_boxes(reader: Reader, number: int) -> bool:
    """Whether a line stands in what is, or was meant to be, a section with boxes."""
    return BOXED.search(_heading_above(reader, number)) is not None


def _in_item(reader: Reader, number: int) -> bool:
    """Whether a code block in this line may be one: at the left margin, or in an item of a section."""
    line = reader.lines[number]
    return not line.startswith((" ", ">")) or any(f".{name}" in _heading_above(reader, number) for name in KINDS)


def _heading_above(reader: Reader, number: int) -> str:
    """The last line above that is a heading of level 2."""
    return next((line for line in reversed(reader.lines[:number]) if line.startswith("## ")), "")


def _report_nested(reader: Reader, heading: Block) -> None:
    for name in split_attributes(heading.content)[1].classes:
        if name in KINDS:
            reader.report(heading.line, "section-nested", found=name)


def _report_depth(reader: Reader, block: Block, depth: int = 1) -> None:
    if depth > MAX_DEPTH:
        reader.report(block.line, "too-deep")
    for child in block.children if depth <= MAX_DEPTH else ():
        _report_depth(reader, child, depth + 1)
