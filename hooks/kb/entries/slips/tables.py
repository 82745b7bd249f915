"""Tables that lose cells, or that the site does not see as tables at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.markdown.blocks import Block
from kb.markdown.reader import Reader

SEPARATOR = re.compile(r"[ >]*\|?\s*:?[-–—]+:?\s*(?:\|\s*:?[-–—]+:?\s*)*\|?\s*")
ROW = re.compile(r"[ >]*\|.*\|\s*")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# A tab behind words; one behind the mark of an entry only indents.
MARKS = re.compile(r"[\s\-*+>#]*(?:\d+[.)]\s+)?(?:\[.\]\s+)?")

Finding = tuple[int, str, dict[str, object]]


def report_tables(reader: Reader, blocks: Sequence[Block], raw: Sequence[str]) -> None:
    """Report tables that are shown otherwise than meant. `raw` are the lines of the file with their tabs."""
    for line, key, values in _findings(reader, blocks, raw):
        if not reader.has_problem(line, line):
            reader.report(line, key, **values)


def _findings(reader: Reader, blocks: Sequence[Block], raw: Sequence[str]) -> Iterator[Finding]:
    for above, block in pairwise(blocks):
        if block.type == "table" and above.type == "paragraph" and above.end == block.start:
            yield block.line, "table-tight", {}
    for block in blocks:
        if block.type == "table":
            yield from _rows(reader, block)
        elif block.type == "paragraph":
            yield from _like_table(reader, block, raw)
        else:
            yield from _findings(reader, block.children, raw)


def _rows(reader: Reader, table: Block) -> Iterator[Finding]:
    lines = reader.lines[table.start : table.end]
    head = _count(lines[0])
    if "|" not in lines[1]:
        yield table.line + 1, "heading-lines", {}
    if SEPARATOR.fullmatch(lines[0]):
        yield table.line, "table-text", {}
    for number, line in enumerate(lines, table.line):
        if _count(CODE.sub("x", line)) != _count(line):
            yield number, "table-code", {}
        elif _is_fenced(line) and not _is_fenced(lines[0]):
            yield number, "table-edge", {}
        elif _count(line) > head:
            yield number, "table-cells", {"found": _count(line), "max": head}
        elif head > 1 and "|" not in line:
            yield number, "table-below", {"found": line.strip()[:40]}


def _is_fenced(line: str) -> bool:
    return line.strip(" >").startswith("|")


def _count(line: str) -> int:
    """How many cells a row has."""
    text = re.sub(r"\\.", "xx", line.strip(" >"))
    return text.removeprefix("|").removesuffix("|").count("|") + 1


def _like_table(reader: Reader, block: Block, raw: Sequence[str]) -> Iterator[Finding]:
    lines = block.content.split("\n")
    ruled = [line for line in lines if "|" in line and SEPARATOR.fullmatch(line)]
    rows = [line for line in lines if ROW.fullmatch(line)]
    if len(lines) > 1 and (ruled or len(rows) > 1):
        yield block.line, "table-text", {}
    tabs = [MARKS.sub("", line, count=1).rstrip().count("\t") for line in raw[block.start : block.end] if "\t" in line]
    if sum(tabs) > 1:
        yield block.line, "table-tabs", {}
