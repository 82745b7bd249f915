"""Block structure by CommonMark rules, with true line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

COMMENT = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)+\Z", re.S)
ITEM = re.compile(r" *(?:[-+*]|\d{1,9}[.)])(?: {1,4}(?! )| |$)")
# Only the block rules run: inline text is left to the site's own Markdown.
COMMONMARK = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
COMMONMARK.core.ruler.enableOnly(["normalize", "block"])

NAMES = {
    "paragraph": "Text",
    "bullet_list": "eine Liste",
    "ordered_list": "eine nummerierte Liste",
    "blockquote": "ein Zitat",
    "fence": "ein Codeblock",
    "code_block": "ein eingerückter Codeblock",
    "html_block": "ein HTML-Block",
    "table": "eine Tabelle",
    "heading": "eine Überschrift",
}


@dataclass(frozen=True)
class Block:
    """A node of the block tree: lines `start` up to, not including, `end`, counted from 0."""

    type: str
    start: int
    end: int
    content: str
    level: int
    children: tuple[Block, ...]

    @property
    def line(self) -> int:
        """The line it begins in, counted from 1."""
        return self.start + 1

    @property
    def name(self) -> str:
        """What a contributor would call it."""
        return NAMES.get(self.type, "etwas Unbekanntes")

    @cached_property
    def comment(self) -> bool:
        """Whether it is nothing but a closed comment."""
        return self.type == "html_block" and COMMENT.match(self.content) is not None

    def walk(self) -> Iterator[Block]:
        """The block and everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


def read_blocks(lines: Sequence[str]) -> tuple[tuple[Block, ...], dict[int, str]]:
    """(top-level blocks, label of each link reference definition by its line, from 1)."""
    env: dict[str, Any] = {}
    tokens = COMMONMARK.parse("\n".join(lines), env)
    references = {ref["map"][0] + 1: label for label, ref in env.get("references", {}).items()}
    return _tree(tokens), references | {ref["map"][0] + 1: ref["label"] for ref in env.get("duplicate_refs", [])}


def _tree(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """The flat token stream as a tree; an `inline` token is the content of the block it stands in."""
    children: list[list[Block]] = [[]]
    content: list[str] = [""]
    spans: list[tuple[int, int]] = [(0, 0)]
    for token in tokens:
        if token.type == "inline":
            content[-1] = token.content
        elif token.nesting == 1:
            children.append([])
            content.append("")
            start = spans[-1][0]
            spans.append((token.map[0], token.map[1]) if token.map else (start, start + 1))
        elif token.nesting == -1:
            block = _block(token, spans.pop(), content.pop(), tuple(children.pop()))
            children[-1].append(block)
        else:
            start, end = token.map or spans[-1]
            children[-1].append(Block(token.type, start, end, token.content, 0, ()))
    return tuple(children[0])


def _block(close: Token, span: tuple[int, int], content: str, children: tuple[Block, ...]) -> Block:
    name = close.type.removesuffix("_close")
    return Block(name, *span, content, int(close.tag[1]) if name == "heading" else 0, children)


def source(lines: Sequence[str], blocks: Sequence[Block], indent: int = 0) -> str:
    """Blocks as Markdown again, without the indentation of what they stand in, a blank line between any two.

    The blank line makes the site's Markdown see the same blocks as CommonMark does.
    """
    return "\n\n".join(_text_of(lines, block, indent) for block in blocks if not block.comment)


def quoted(lines: Sequence[str], quote: Block) -> str:
    """What stands in a block quote, as Markdown without its marks."""
    inner = [re.sub("^> ?", "", line.lstrip()) for line in lines[quote.start : quote.end]]
    return "\n".join(inner).strip("\n").rstrip()


def item_indent(line: str) -> int:
    """How far the content of a list item that begins in `line` is indented."""
    match = ITEM.match(line)
    return len(match[0]) if match else 0


def _text_of(lines: Sequence[str], block: Block, indent: int) -> str:
    part = lines[block.start : block.end]
    width = indent if block.type == "code_block" else len(part[0]) - len(part[0].lstrip(" "))
    return "\n".join(_dedent(line, width) for line in part).strip("\n").rstrip()


def _dedent(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]
