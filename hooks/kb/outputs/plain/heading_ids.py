"""Headings with ids of their own: another engine would make other ones of their words, and links would lead nowhere."""

from __future__ import annotations

import re

from kb.entries.article import headings_of
from kb.markdown.attributes import split_attributes
from kb.markdown.blocks import Block, read_blocks

BRACES = re.compile(r"\s*\{:?\s*(?P<words>[^{}]*?)\s*\}\s*$")


def with_ids(body: str) -> str:
    """Markdown with `{#id}` behind every heading that has none: the one that the site gives it."""
    lines = body.split("\n")
    blocks, _ = read_blocks(lines)
    found = [block for top in blocks for block in top.walk() if block.type == "heading"]
    for block, heading in zip(found, headings_of(blocks), strict=True):
        if not split_attributes(block.content)[1].id:
            place = _last_line(lines, block)
            lines[place] = _named(lines[place], heading.anchor)
    return "\n".join(lines)


def _last_line(lines: list[str], block: Block) -> int:
    """Where the words of a heading end: above the line that underlines it, if there is one."""
    underlined = block.end - block.start > 1
    return block.end - 2 if underlined else block.start


def _named(line: str, anchor: str) -> str:
    braces = BRACES.search(line)
    words = ["#" + anchor, *(braces["words"].split() if braces else [])]
    return f"{line[: braces.start()] if braces else line.rstrip()} {{ {' '.join(words)} }}"
