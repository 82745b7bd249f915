"""Slips that make Markdown swallow or overlook what follows; found in every file, marked section or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.attributes import split_attributes
from kb.blocks import Block
from kb.reader import BOX, NEAR_BOX, Reader
from kb.tags import unbalanced

SECTIONS = ("quiz", "checklist", "claims")
MAX_DEPTH = 16
# Blocks that run to the end of the file unless closed, by how they open and what closes them.
CLOSERS = (
    (re.compile(r" *<!--"), re.compile(r"-->"), "comment-open"),
    (re.compile(r" *<(?:script|pre|style|textarea)\b", re.I), re.compile(r"</(?:script|pre|style|textarea)>", re.I), "html-open"),
    (re.compile(r" *<\?"), re.compile(r"\?>"), "html-open"),
    (re.compile(r" *<!\["), re.compile(r"\]\]>"), "html-open"),
    (re.compile(r" *<![A-Z]"), re.compile(r">"), "html-open"),
)
RAW_HTML = re.compile(r"\s*<(?:!|\?|(?:script|pre|style|textarea)\b)", re.I)
# What an HTML block hides if it stands in it without a blank line: headings, boxes, ids.
HIDDEN = re.compile(r"\s*(?:#{1,6}\s+\S|(?:[-+*]|\d+[.)])\s+\[[ xX]?\]\s)|[^<]*\{[#.][^{}]*\}\s*$")
# A line that was meant as a list item: its mark is missing, not followed by a space, or not one.
LOOSE_BOX = re.compile(r"\s*(?:[-+*–—•·]|\d{1,9}[.)])?\s*(?P<box>\[[ \u00a0]?[xX]?[ \u00a0]?\])(?![(\[:])")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
TIGHT_HEADING = re.compile(r"(#{2,6})([^#\s].*)")


def report_strays(reader: Reader, blocks: Sequence[Block]) -> None:
    """Report every block that is not what its author meant it to be."""
    _report_tags(reader, blocks)
    for top in blocks:
        _report_depth(reader, top)
        for block in top.walk():
            _report_tags(reader, block.children)
            _report_block(reader, block)
            if block.type == "heading" and block is not top:
                _report_nested(reader, block)


def report_boxes(reader: Reader, blocks: Sequence[Block]) -> None:
    """Report boxes in blocks outside of marked sections, where they are nothing but brackets."""
    for block in (b for top in blocks for b in top.walk() if b.type.endswith("_list")):
        texts = [item.children[0] for item in block.children if item.children]
        boxes = [text.line for text in texts if BOX.match(text.content)]
        if boxes:
            reader.report(boxes[0], "box-outside")


def _report_block(reader: Reader, block: Block) -> None:
    if block.type == "html_block":
        _report_open_html(reader, block)
        _report_hidden(reader, block)
    elif block.type == "fence":
        _report_open_fence(reader, block)
    elif block.type == "paragraph":
        _report_paragraph(reader, block)


def _report_open_html(reader: Reader, block: Block) -> None:
    for opener, closer, key in CLOSERS:
        if (start := opener.match(block.content)) and not closer.search(block.content, start.end()):
            reader.report(block.line, key, found=start[0].strip())
            return


def _report_hidden(reader: Reader, block: Block) -> None:
    lines = [] if RAW_HTML.match(block.content) else block.content.split("\n")
    for number, line in enumerate(lines, block.line):
        if HIDDEN.match(line):
            reader.report(number, "html-hidden")
            return


def _report_tags(reader: Reader, blocks: Sequence[Block]) -> None:
    for line, key, name in unbalanced(blocks):
        reader.report(line, key, found=name)


def _report_open_fence(reader: Reader, block: Block) -> None:
    mark = re.search(r"`{3,}|~{3,}", reader.lines[block.start])
    last = reader.lines[block.end - 1].strip(" >")
    if mark and (block.end - block.start < 2 or not last.startswith(mark[0]) or last.strip(mark[0][0])):
        reader.report(block.line, "fence-open", found=mark[0])


def _report_paragraph(reader: Reader, block: Block) -> None:
    text = CODE_SPAN.sub(lambda m: " " * len(m[0]), block.content)
    if text.rfind("<!--") > text.rfind("-->"):
        reader.report(block.start + 1 + text.count("\n", 0, text.rfind("<!--")), "comment-open")
    for number, line in enumerate(text.split("\n"), block.line):
        if match := TIGHT_HEADING.match(line.strip()):
            reader.report(number, "heading-space", found=match[1], title=match[2])
        elif (match := LOOSE_BOX.match(line)) and not (number == block.line and _begins_item(reader, block)):
            reader.report(number, "box-loose", found=line.strip()[:40])


def _begins_item(reader: Reader, block: Block) -> bool:
    """Whether a paragraph that begins with a box is the first one of a list item."""
    before, box, _ = reader.lines[block.start].partition("[")
    return bool(box) and re.search(r"(?:[-+*]|\d[.)]) +$", before) is not None


def _report_nested(reader: Reader, heading: Block) -> None:
    for name in split_attributes(heading.content)[1].classes:
        if name in SECTIONS:
            reader.report(heading.line, "section-nested", found=name)


def _report_depth(reader: Reader, top: Block) -> None:
    if _depth(top) > MAX_DEPTH:
        reader.report(top.line, "too-deep")


def _depth(block: Block) -> int:
    return 1 + max((_depth(child) for child in block.children), default=0)
