"""Steps to put in order: a numbered list in the right order, below each step in a quote why it stands there."""

from __future__ import annotations

from collections.abc import Iterator

from kb.entries.asked import Answers, Asked
from kb.entries.items import NEAR_BOX, ListItem, list_item
from kb.entries.options import read_feedback, report_classes, report_twins
from kb.ids import fingerprint, squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.solutions import Order, Step

FEWEST, MOST = 3, 8


def read_order(reader: Reader, asked: Asked, block: Block) -> Answers | None:
    """The steps in their right order, or None where one cannot be read (reported)."""
    report_classes(reader, asked)
    steps = tuple(_steps(reader, block))
    report_twins(reader, steps)
    if len(steps) < len(block.children):
        return None
    if not FEWEST <= len(steps) <= MOST:
        reader.report(block.line, "order-count", n=len(steps), least=FEWEST, most=MOST)
    return Answers("order", (block,), tuple(step.text for step in steps), solution=Order(steps))


def _steps(reader: Reader, block: Block) -> Iterator[Step]:
    for child in block.children:
        if step := _step(reader, list_item(child, reader.lines)):
            yield step


def _step(reader: Reader, item: ListItem) -> Step | None:
    feedback = read_feedback(reader, item)
    if NEAR_BOX.match(item.text):
        reader.report(item.line, "order-boxes")
        return None
    text, attributes = reader.attributes(squeeze(item.text), item.line, "Der Schritt", needs_id=False)
    if not text:
        reader.report(item.line, "order-empty")
        return None
    return Step(attributes.id or fingerprint(text, length=5), text, feedback, item.line)


def mixed(id_: str, order: Order) -> list[Step]:
    """The steps as they stand at first: the same everywhere and always, never as they should, and others do not move one."""
    steps = sorted(order.parts, key=lambda step: fingerprint(id_, step.key))
    return steps if tuple(steps) != order.parts else [*steps[1:], steps[0]]
