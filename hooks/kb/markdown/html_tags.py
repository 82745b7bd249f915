"""HTML tags without their other half, or whose content the site would not read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.markdown.blocks import Block
from kb.markdown.elements import TAGS
from kb.markdown.links import blank_code

TAG = re.compile(
    r"(?<!\]\()<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)(?<!/)>"
)
# Python-Markdown leaves what stands in one of these as it is, unless it carries the attribute `markdown`.
CONTAINER = re.compile(
    r"(?i)(?:address|article|aside|blockquote|center|details|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|li|main|nav|[ou]l|p|section|summary|table|tbody|t[dhr])"
)
MARKDOWN = re.compile(r"\smarkdown(?![\w-])")
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
# Their content is no HTML; `kb.entries.slips.strays` sees whether they are closed.
RAW = re.compile(r"(?is)<!--.*?-->|<(script|pre|style|textarea)\b.*?(?:</\1\s*>|\Z)")
INLINE = ("paragraph", "heading", "th", "td")

Finding = tuple[int, str, str]
"""(line from 1, key of a message, name of the tag)."""


@dataclass(frozen=True)
class Tag:
    """A start or end tag. `raw` means that no Markdown is read between it and its other half."""

    name: str
    line: int
    ends: bool
    raw: bool

    def closes(self, other: Tag) -> bool:
        """Whether this end tag belongs to that start tag."""
        return self.name.lower() == other.name.lower()


def tag_findings(blocks: Sequence[Block]) -> Iterator[Finding]:
    """What is wrong with the tags among sibling blocks."""
    opened: list[Tag] = []
    around: set[Tag] = set()  # raw tags that have Markdown between them and their other half
    for block in blocks:
        outside = len(opened)
        if block.type != "html_block":
            around |= {tag for tag in opened if tag.raw}
        yield from _follow(opened, around, block)
        if block.type != "html_block":
            yield from _left(opened[outside:])
            del opened[outside:]
    yield from _left(opened)


def open_tags(html: str, before: Sequence[str] = ()) -> list[str]:
    """The names of the tags that are open behind a line of HTML, the innermost last, given those open before it."""
    opened = [*before]
    for match in TAG.finditer(RAW.sub("", html)):
        name = match["name"].lower()
        if not match["end"] and name not in VOID:
            opened.append(name)
        elif name in opened:
            del opened[len(opened) - 1 - opened[::-1].index(name) :]
    return opened


def _follow(opened: list[Tag], around: set[Tag], block: Block) -> Iterator[Finding]:
    """Open and close the tags of one block."""
    late: list[str] = []
    for tag in _tags(block):
        if not tag.ends:
            opened.append(tag)
        elif any(tag.closes(other) for other in opened):
            own, *inner = _taken(opened, tag)
            yield from ((other.line, "tag-markdown", other.name) for other in (own, *inner) if other in around)
            yield from ((tag.line, "tag-order", other.name) for other in inner)
            late += (other.name.lower() for other in inner)
        elif tag.name.lower() in late:  # told already: it should have come before
            late.remove(tag.name.lower())
        else:
            yield tag.line, "tag-close-block" if tag.raw else "tag-close", tag.name


def _taken(opened: list[Tag], end: Tag) -> list[Tag]:
    """The tags that an end tag ends, taken off those that are open: its own, and what was opened since."""
    last = max(number for number, tag in enumerate(opened) if end.closes(tag))
    ended = opened[last:]
    del opened[last:]
    return ended


def _left(opened: Sequence[Tag]) -> Iterator[Finding]:
    return ((tag.line, "tag-open-block" if tag.raw else "tag-open", tag.name) for tag in opened)


def _tags(block: Block) -> Iterator[Tag]:
    inline = block.type in INLINE
    if "<" not in block.content or not (inline or block.type == "html_block"):
        return
    text = RAW.sub(lambda m: "\n" * m[0].count("\n"), blank_code(block.content) if inline else block.content)
    for match in TAG.finditer(text):
        if match["name"].lower() in TAGS and match["name"].lower() not in VOID:  # others are told as not allowed
            raw = CONTAINER.fullmatch(match["name"]) is not None and not MARKDOWN.search(match["rest"])
            yield Tag(match["name"], block.line + text.count("\n", 0, match.start()), bool(match["end"]), raw and not inline)
