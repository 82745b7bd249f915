"""An article by its level-2 sections: where each begins, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kb.markdown.blocks import Block, read_blocks
from kb.markdown.source import read_text
from kb.model import Article


@dataclass(frozen=True)
class Part:
    """A level-2 section: its title, the line of its heading (from 1), the kind it is marked with, its text and blocks."""

    title: str
    line: int
    kind: str
    text: str
    blocks: tuple[Block, ...]


def parts_of(article: Article) -> list[Part]:
    """The level-2 sections of an article in order."""
    structure = read_text(article.path, "\n".join(article.lines)).structure
    blocks = read_blocks(structure)[0]
    kinds = {section.line: section.kind for section in article.sections}
    tops = [block for block in blocks if block.type == "heading" and block.level <= 2]
    titles = {heading.line: heading.text for heading in article.headings}
    spans = pairwise([*((top, top.start) for top in tops), (None, len(structure))])
    return [
        Part(
            titles.get(top.line, ""),
            top.line,
            kinds.get(top.line, ""),
            "\n".join(article.lines[top.end : end]),
            tuple(block for block in blocks if top.start < block.start < end),
        )
        for (top, _), (_, end) in spans
        if top and top.level == 2
    ]
