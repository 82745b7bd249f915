"""Code blocks: those that the site shows as code must be those that CommonMark, and so the author, takes for it.

Python-Markdown knows them only at the left margin, with one word behind the mark and the same mark at the end. What it
does not take for code is read as text and HTML, so a difference is an error and not a matter of looks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from kb.markdown.blocks import Block, source
from kb.markdown.reader import Reader

SITE = FencedBlockPreprocessor.FENCED_BLOCK_RE
# Where items of marked sections may hold one: their text is put at the left margin before the site reads it.
IN_ITEMS = ((), ("bullet_list", "list_item"), ("bullet_list", "list_item", "blockquote"))
Parents = tuple[str, ...]


def report_fences(reader: Reader, lines: Sequence[str], blocks: Sequence[Block], marked: Collection[int]) -> None:
    """Report code blocks that only one of both readings knows. `lines` are the file without its front matter."""
    found = [(parents, block) for top in blocks for parents, block in _fences(top)]
    if not found and not any("```" in line or "~~~" in line for line in lines):
        return
    site = dict(_of_site(lines, marked))
    for parents, block in found:
        if not reader.has_problem(block.line, block.end) and not _agrees(reader, parents, block, site, marked):
            reader.report(block.line, "fence-inner")
    known = {block.start for _, block in found}
    for start, end in site.items():
        if start not in known and not reader.has_problem(start + 1, end):
            reader.report(start + 1, "fence-hidden")


def _fences(block: Block, parents: Parents = ()) -> Iterator[tuple[Parents, Block]]:
    if block.type == "fence":
        yield parents, block
    for child in block.children:
        yield from _fences(child, (*parents, block.type))


def _of_site(lines: Sequence[str], marked: Collection[int]) -> Iterator[tuple[int, int]]:
    """(first line, line behind the last) of every code block the site will see, from 0, outside of marked sections."""
    text = "\n".join("" if number in marked else line for number, line in enumerate(lines))
    for match in SITE.finditer(text):
        start = text.count("\n", 0, match.start())
        yield start, start + match[0].count("\n") + 1


def _agrees(reader: Reader, parents: Parents, block: Block, site: dict[int, int], marked: Collection[int]) -> bool:
    if block.start not in marked:
        return site.get(block.start) == block.end
    text = source(reader.lines, [block])
    if parents[-1:] == ("blockquote",):
        text = "\n".join(line.removeprefix("> ") for line in text.split("\n"))
    return parents in IN_ITEMS and SITE.fullmatch(text) is not None
