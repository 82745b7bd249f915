"""Labelled lines in an item: `Auch: Churn, Kundenabwanderung` as a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from kb.reader import ListItem, squeeze

LABEL = re.compile(r"(?P<label>\w+):\s+(?P<values>.+)", re.S)
END = " .;"


@dataclass(frozen=True)
class Labelled:
    """The values behind a label, and the line it stands in (from 1)."""

    label: str
    values: tuple[str, ...]
    line: int


def split_labels(item: ListItem, labels: Collection[str]) -> tuple[list[Labelled], ListItem]:
    """(the labelled lines of an item, the item without them). Values are separated by commas."""
    found, rest = [], []
    for block in item.rest:
        match = LABEL.fullmatch(block.content) if block.type == "paragraph" else None
        if match and match["label"] in labels:
            values = (squeeze(value).strip(END) for value in match["values"].split(","))
            found.append(Labelled(match["label"], tuple(value for value in values if value), block.line))
        else:
            rest.append(block)
    return found, replace(item, rest=tuple(rest))
