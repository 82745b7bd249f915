"""A free answer: a quote below the question is the model answer, with which one compares one's own."""

from __future__ import annotations

from kb.entries.asked import Answers, Asked
from kb.entries.options import report_classes
from kb.markdown.blocks import Block, quoted
from kb.markdown.reader import Reader
from kb.solutions import Free


def read_free(reader: Reader, asked: Asked, block: Block) -> Answers | None:
    """The model answer, or None where there is none (reported)."""
    report_classes(reader, asked)
    text = quoted(reader.lines, block)
    if not text:
        reader.report(block.line, "free-empty")
        return None
    return Answers("free", (block,), (text,), solution=Free(text))
