"""Slips that make Markdown swallow or overlook what follows; found in every file, marked section or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.attributes import split_attributes
from kb.blocks import Block
from kb.reader import Reader

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
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)
TIGHT_HEADING = re.compile(r"(#{2,6})([^#\s].*)")


def report_strays(reader: Reader, blocks: Sequence[Block]) -> None:
    """Report every block that is not what its author meant it to be."""
    for top in blocks:
        _report_depth(reader, top)
        for block in top.walk():
            _report_block(reader, block)
            if block.type == "heading" and block is not top:
                _report_nested(reader, block)


def _report_block(reader: Reader, block: Block) -> None:
    if block.type == "html_block":
        _report_open_html(reader, block)
    elif block.type == "fence":
        _report_open_fence(reader, block)
    elif block.type == "paragraph":
        _report_paragraph(reader, block)


def _report_open_html(reader: Reader, block: Block) -> None:
    for opener, closer, key in CLOSERS:
        if (start := opener.match(block.content)) and not closer.search(block.content, start.end()):
            reader.report(block.line, key, found=start[0].strip())
            return


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


def _report_nested(reader: Reader, heading: Block) -> None:
    for name in split_attributes(heading.content)[1].classes:
        if name in SECTIONS:
            reader.report(heading.line, "section-nested", found=name)


def _report_depth(reader: Reader, top: Block) -> None:
    if _depth(top) > MAX_DEPTH:
        reader.report(top.line, "too-deep")


def _depth(block: Block) -> int:
    return 1 + max((_depth(child) for child in block.children), default=0)
