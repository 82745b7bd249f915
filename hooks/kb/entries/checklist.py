"""A checklist section: `- [ ]` is a statement to affirm, a plain item an open question."""

from __future__ import annotations

from collections.abc import Sequence

from kb.entries.items import BOX, NEAR_BOX, ListItem, Nested, report_missing, split_nested, split_section
from kb.entries.labels import label_of
from kb.entries.leverage import LABELS, split_leverage
from kb.ids import fingerprint, squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.model import Check, Leverage

CLASSES = ("muss", "redaktion", "kurz", "wissen")
STATEMENTS_ONLY = ("kurz", "wissen")


def read_checklist(reader: Reader, blocks: Sequence[Block]) -> tuple[str, tuple[Check, ...]]:
    """(introduction as Markdown, items) of the blocks below the section's heading."""
    intro, items = split_section(reader, blocks, "check")
    found = [_read_check(reader, item) for item in items]
    return intro, tuple(check for check in found if check)


def _read_check(reader: Reader, item: ListItem) -> Check | None:
    """An item, or None when its box or text cannot be read (reported)."""
    box = BOX.match(item.text)
    if not _readable(reader, item):
        return None
    text = (box["text"] or "") if box else item.text
    text, attributes = reader.attributes(squeeze(text), item.line, "Der Prüfpunkt", CLASSES)
    if not text:
        reader.report(item.line, "check-empty")
    leverage, rest = split_leverage(reader, item) if box else (Leverage(), item)
    parts = split_nested(reader, rest, "check")
    _report_missing(reader, item, parts, statement=box is not None)
    _report_classes(reader, item, attributes.classes, statement=box is not None)
    return Check(
        id=attributes.id,
        path=reader.path,
        line=item.line,
        text=text,
        kind="statement" if box else "open",
        meaning=parts.text,
        next_step=parts.quote,
        reading=parts.reading,
        mandatory="muss" in attributes.classes,
        editorial="redaktion" in attributes.classes,
        short="kurz" in attributes.classes,
        knowing="wissen" in attributes.classes,
        leverage=leverage,
        rev=fingerprint(text, parts.text),
        links=reader.links(item.block),
    )


def _readable(reader: Reader, item: ListItem) -> bool:
    box, near = BOX.match(item.text), NEAR_BOX.match(item.text)
    if box and box[1] != " ":
        reader.report(item.line, "check-solved", found=f"- [{box[1]}]")
    elif near and not box:
        reader.report(item.line, "check-box", found=near[1])
    elif (box and not box["text"]) or not item.text.strip():
        reader.report(item.line, "check-empty")
    else:
        return True
    return False


def _report_missing(reader: Reader, item: ListItem, parts: Nested, statement: bool) -> None:
    if statement and not parts.quote:
        report_missing(reader, item, "check-next")
    if not parts.reading:
        report_missing(reader, item, "check-reading")
    for block in item.rest if not statement else ():
        label = label_of(block.content.split("\n")[0].strip(), LABELS) if block.type == "paragraph" else ""
        if label:
            reader.report(block.line, "label-open", found=label)


def _report_classes(reader: Reader, item: ListItem, classes: Sequence[str], statement: bool) -> None:
    for name in classes:
        if name in STATEMENTS_ONLY and not statement:
            reader.report(item.line, "class-open", found=name)
    if {"kurz", "muss"} <= {*classes}:
        reader.report(item.line, "short-must")
