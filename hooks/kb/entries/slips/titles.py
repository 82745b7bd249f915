"""Titles and headings: every file has one title, every heading words that the site shows as such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.markdown.attributes import split_attributes
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.messages import message
from kb.model import Problem

UNDERLINE = re.compile(r"(?:={2,}|-{2,})\s*")


def report_titles(reader: Reader, blocks: Sequence[Block], body: int, titled: bool) -> None:
    """Report a missing or second title and headings that would be lost; `titled` files have one in their front matter."""
    headings = [block for block in blocks if block.type == "heading"]
    titles = [block for block in headings if block.level == 1]
    empty = not any(line.strip() for line in reader.lines[body:])
    if not titles and not titled and not reader.has_problem(1, body + 1):
        _report_no_title(reader, blocks, body, empty)
    for block in titles[1:]:
        text = message("title-two", found=block.content, other=titles[0].line)
        reader.problems.append(Problem(reader.path, block.line, text, "warning"))
    for block in headings:
        _report_heading(reader, block)
    for inner in (inner for top in blocks for block in top.children for inner in block.walk() if inner.type == "heading"):
        if not reader.lines[inner.start].strip(" >-+*").startswith("#") and not reader.has_problem(inner.line, inner.end):
            reader.report(inner.line, "heading-lines")


def _report_no_title(reader: Reader, blocks: Sequence[Block], body: int, empty: bool) -> None:
    fenced = len(blocks) == 1 and blocks[0].type == "fence" and any(line.startswith("# ") for line in reader.lines)
    key = "file-empty" if empty else "file-fenced" if fenced else "title-missing-below" if body else "title-missing"
    reader.report(min(body + 1, len(reader.lines)), key, found=reader.lines[-1].strip() or "```" if fenced else "")


def _report_heading(reader: Reader, block: Block) -> None:
    line = reader.lines[block.start]
    if reader.has_problem(block.line, block.line):
        return
    if not split_attributes(block.content)[0].strip("#* _`"):
        reader.report(block.line, "heading-empty", found="#" * block.level)
    elif "\n" in block.content or (block.end - block.start > 1 and not UNDERLINE.fullmatch(reader.lines[block.end - 1])):
        reader.report(block.line, "heading-lines")
    elif line.startswith(" "):
        reader.report(block.line, "heading-indent", title=line.strip())
    elif re.search(r"(?<!\\)(?:\\\\)*#\Z", block.content) and line.lstrip().startswith("#"):
        reader.report(block.line, "heading-end", title=block.content)
