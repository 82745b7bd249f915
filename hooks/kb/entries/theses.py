"""A theses section: one list item per thesis, with the claims for and against it and what can be said about it."""

from __future__ import annotations

from collections.abc import Sequence

from kb.entries.items import ListItem, is_plain_item, report_missing, split_nested, split_section
from kb.entries.labels import split_labels
from kb.entries.verdicts import split_verdict
from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.model import Position, Thesis

STANDS = {"Dafür": "for", "Bedingt": "depends", "Dagegen": "against"}


def read_theses(reader: Reader, blocks: Sequence[Block]) -> tuple[str, tuple[Thesis, ...]]:
    """(introduction as Markdown, theses) of the blocks below the section's heading."""
    intro, items = split_section(reader, blocks, "thesis")
    found = [_read_thesis(reader, item) for item in items]
    return intro, tuple(thesis for thesis in found if thesis)


def _read_thesis(reader: Reader, item: ListItem) -> Thesis | None:
    """A thesis, or None when it has a box or no text (reported)."""
    if not is_plain_item(reader, item, "thesis"):
        return None
    text, attributes = reader.attributes(squeeze(item.text), item.line, "Die These")
    told = len(reader.problems)
    labelled, rest = split_labels(reader, item, tuple(STANDS))
    odd = len(reader.problems) > told  # a label that is misspelled is not missing as well
    parts = split_nested(reader, rest, "thesis")
    verdict, more = split_verdict(parts.prose)
    thesis = Thesis(
        id=attributes.id,
        path=reader.path,
        line=item.line,
        text=text,
        positions=tuple(Position(STANDS[found.label], found.values, found.line) for found in labelled),
        verdict=verdict,
        more=more,
        reading=parts.reading,
        links=reader.links(item.block),
    )
    for missing, key in (
        (labelled or odd, "thesis-stand"),
        (parts.prose, "thesis-verdict"),
        (thesis.reading, "thesis-reading"),
    ):
        if not missing:
            report_missing(reader, item, key)
    return thesis
