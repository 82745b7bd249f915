"""Below a question nothing can be answered: what was probably meant to be, by what stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.markdown.blocks import Block
from kb.markdown.links import blank_code

# A number with what it may be off, and a line of it behind other lines.
OFF = re.compile(r"\d\s*\S{0,12}\s*(?:±|\+\s?/?\s?-)\s*\d|\n\s*[=＝]\s*\d|^\W*[=＝]\s*\d")
# A word left out, or in braces that are too few.
BLANK = re.compile(r"_{2,}|(?<!\S)(?:…|\.{3,})|(?<!\{)\{[^{}#.][^{}]*\}(?!\})")


def meant(asked: str, content: Sequence[Block]) -> str:
    """The key of the message about what was probably meant; "question-options" if nothing tells."""
    texts = [blank_code(text) for block in content if block.type in ("paragraph", "bullet_list") for text in _texts(block)]
    if any("{{" in text for text in texts):
        return "gap-below"
    if any(OFF.search(text) for text in texts):
        return "estimate-alone"
    if sum(block.type == "bullet_list" and len(block.children) > 1 for block in content) == 1:
        return "question-boxes"
    return "gap-braces" if BLANK.search(blank_code(asked)) else "question-options"


def _texts(block: Block) -> list[str]:
    return [block.content, *(text for child in block.children for text in _texts(child))]
