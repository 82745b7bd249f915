"""HTML tags without their other half: browsers and Python-Markdown would let them swallow what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.blocks import Block
from kb.links import blank_code

TAG = re.compile(
    r"(?<!\]\()<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)(?<!/)>"
)
# Python-Markdown leaves what stands in these alone unless they carry the attribute `markdown`.
BLOCKS = tuple("address article aside blockquote center details dl div fieldset figure footer form header main nav ol p section table ul".split())
VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
# Their content is no HTML; `kb.strays` sees whether they are closed.
RAW = re.compile(r"(?is)<!--.*?-->|<(script|pre|style|textarea)\b.*?(?:</\1\s*>|\Z)")
INLINE = ("paragraph", "heading", "th", "td")


def unbalanced(blocks: Sequence[Block]) -> Iterator[tuple[int, str, str]]:
    """(line from 1, key of a message, name) of every tag among sibling blocks whose other half is missing."""
    opened: list[tuple[int, str]] = []
    raw: set[tuple[int, str]] = set()
    for block in blocks:
        outside = len(opened)
        for line, name, ends in _tags(block):
            if not ends:
                opened.append((line, name))
            elif any(name.lower() == other.lower() for _, other in opened):
                while opened.pop()[1].lower() != name.lower():
                    pass
            else:
                yield line, "tag-close", name
        if block.type != "html_block":
            yield from ((line, "tag-open", name) for line, name in opened[outside:])
            del opened[outside:]
    yield from ((line, "tag-open", name) for line, name in opened)


def _tags(block: Block) -> Iterator[tuple[int, str, bool]]:
    """(line from 1, name, whether it is an end tag) of the tags of one block."""
    if "<" not in block.content or (block.type != "html_block" and block.type not in INLINE):
        return
    text = blank_code(block.content) if block.type in INLINE else block.content
    text = RAW.sub(lambda m: "\n" * m[0].count("\n"), text)
    for match in TAG.finditer(text):
        if match["name"].lower() not in VOID:
            yield block.line + text.count("\n", 0, match.start()), match["name"], bool(match["end"])
