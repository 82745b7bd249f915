"""An article by its level-2 sections: where each begins, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    blocks, end_of_all = _blocks_in(article.path, "\n".join(article.lines))
    kinds = {section.line: section.kind for section in article.sections}
    tops = [block for block in blocks if block.type == "heading" and block.level <= 2]
    titles = {heading.line: heading.text for heading in article.headings}
    spans = pairwise([*((top, top.start) for top in tops), (None, end_of_all)])
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


@lru_cache(maxsize=1)
def _blocks_in(path: str, text: str) -> tuple[tuple[Block, ...], int]:
    """(blocks, number of lines) of a page, whose parts are asked for several times in a row."""
    structure = read_text(path, text).structure
    return read_blocks(structure)[0], len(structure)


def details_of(part: Part) -> Iterator[Sequence[Block]]:
    """Of each finding what folds open: all behind its first paragraph, and behind a picture that follows it."""
    places = [at for at, block in enumerate(part.blocks) if block.type == "heading"]
    for at, end in pairwise([*places, len(part.blocks)]):
        first = at + 2
        while first < end and part.blocks[first].comment:
            first += 2  # a picture: the comment and its table
        if first < end:
            yield part.blocks[first:end]


def unfolded(article: Article, part: Part) -> str:
    """The text of a section without the details of its findings."""
    hidden = {line for blocks in details_of(part) for line in range(blocks[0].start, blocks[-1].end)}
    lines = range(part.line, part.line + part.text.count("\n") + 1)
    return "\n".join(article.lines[line] for line in lines if line not in hidden)
