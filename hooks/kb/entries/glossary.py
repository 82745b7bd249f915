"""A glossary section: one list item per term, explained in a sentence, with its other names and where it is treated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.entries.items import ListItem, is_plain_item, report_missing, split_nested, split_section
from kb.entries.labels import split_labels
from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.model import Term

ALSO, INSTEAD, SEARCHED = LABELS = "Auch", "Statt", "Gesucht"
# What may follow a term so that it is still the same word: endings of plural and case.
ENDING = r"(?:e|en|n|s|es|er|ern|nen)?"
IN_PARENTHESES = re.compile(r"\s*\([^()]*\)\s*$")


def read_glossary(reader: Reader, blocks: Sequence[Block]) -> tuple[str, tuple[Term, ...]]:
    """(introduction as Markdown, terms) of the blocks below the section's heading."""
    intro, items = split_section(reader, blocks, "term")
    found = [_read_term(reader, item) for item in items]
    return intro, tuple(term for term in found if term)


def _read_term(reader: Reader, item: ListItem) -> Term | None:
    """A term, or None when it has a box or no text (reported)."""
    if not is_plain_item(reader, item, "term"):
        return None
    text, attributes = reader.attributes(squeeze(item.text), item.line, "Der Begriff")
    labelled, rest = split_labels(reader, item, LABELS)
    parts = split_nested(reader, rest, "term")
    values = {label: [v for found in labelled if found.label == label for v in found.values] for label in LABELS}
    short, _, more = parts.prose.partition("\n\n")
    term = Term(
        id=attributes.id,
        path=reader.path,
        line=item.line,
        text=text,
        names=(IN_PARENTHESES.sub("", text), *values[ALSO]),
        avoid=tuple(values[INSTEAD]),
        short=squeeze(short),
        more=more,
        reading=parts.reading,
        links=reader.links(item.block),
        searched=tuple(values[SEARCHED]),
    )
    for missing, key in ((term.short, "term-short"), (term.reading, "term-reading")):
        if not missing:
            report_missing(reader, item, key)
    return term
