"""A claims section: one list item per claim of a source, with its kind, its grade and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence

from kb.entries.items import ListItem, is_plain_item, report_missing, split_nested, split_section
from kb.entries.labels import split_labels
from kb.entries.verdicts import split_verdict
from kb.ids import squeeze
from kb.markdown.attributes import Attributes
from kb.markdown.blocks import Block
from kb.markdown.links import blank_code
from kb.markdown.reader import LEFT_BRACES, Reader
from kb.model import CLAIM_KINDS, GRADED_KINDS, GRADES, Claim

YEAR = "Jahr"
KNOWN = "bekannt"
CLASSES = (*CLAIM_KINDS, *GRADES, KNOWN)


def read_claims(reader: Reader, blocks: Sequence[Block]) -> tuple[str, tuple[Claim, ...]]:
    """(introduction as Markdown, claims) of the blocks below the section's heading."""
    intro, items = split_section(reader, blocks, "claim")
    found = [_read_claim(reader, item) for item in items]
    return intro, tuple(claim for claim in found if claim)


def _read_claim(reader: Reader, item: ListItem) -> Claim | None:
    """A claim, or None when it has a box or no text (reported)."""
    if not is_plain_item(reader, item, "claim"):
        return None
    text, attributes = reader.attributes(squeeze(item.text), item.line, "Die Aussage", CLASSES)
    if not text:
        reader.report(item.line, "claim-empty")
    kind = _one(reader, item, attributes, CLAIM_KINDS, "claim-kinds")
    labelled, rest = split_labels(reader, item, (YEAR,)) if kind == "zahl" else ([], item)
    parts = split_nested(reader, rest, "claim")
    verdict, worth = split_verdict(parts.prose)
    claim = Claim(
        id=attributes.id,
        path=reader.path,
        line=item.line,
        text=text,
        kind=kind,
        grade=_one(reader, item, attributes, GRADES, "claim-grades"),
        worth=worth,
        reading=parts.reading,
        links=reader.links(item.block),
        verdict=verdict,
        year=", ".join(value for found in labelled for value in found.values),
        known=KNOWN in attributes.classes,
    )
    known = {*attributes.classes} <= {*CLASSES} and not attributes.stray and not LEFT_BRACES.search(blank_code(text))
    _report_missing(reader, item, claim, complete=known)
    return claim


def _one(reader: Reader, item: ListItem, attributes: Attributes, known: Sequence[str], key: str) -> str:
    found = [name for name in attributes.classes if name in known]
    if len(found) > 1:
        reader.report(item.line, key, found=", ".join(found))
    return found[0] if found else ""


def _report_missing(reader: Reader, item: ListItem, claim: Claim, complete: bool) -> None:
    """With an unknown class or braces (`complete` is false), what seems to be missing is just misspelled."""
    if not claim.kind and complete:
        kinds, graded, grades = (", ".join("." + name for name in names) for names in (CLAIM_KINDS, GRADED_KINDS, GRADES))
        reader.report(item.line, "claim-kind", allowed=kinds, graded=graded, grades=grades)
    if claim.kind in GRADED_KINDS and not claim.grade and complete:
        reader.report(item.line, "claim-grade", allowed=", ".join("." + g for g in GRADES))
    if claim.kind == "zahl" and not claim.worth:
        report_missing(reader, item, "claim-worth")
    if claim.known and claim.kind != "zahl" and complete:
        reader.report(item.line, "claim-known")
    if not claim.reading:
        report_missing(reader, item, "claim-reading")
