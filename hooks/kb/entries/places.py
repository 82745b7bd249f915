"""Places of a page that hold what stands elsewhere: a comment such as `<!-- kb:question kennung -->` asks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import zip_longest

from kb.entries.charts import COMMENT as CHART
from kb.entries.charts import KINDS
from kb.entries.sheets import COMMENT as SHEET
from kb.ids import squeeze
from kb.markdown.blocks import Block
from kb.markdown.links import find_links
from kb.markdown.reader import Reader
from kb.messages import hint
from kb.placed import Place, PlacedCard

PLAIN = ("example", "start", "survey", "erase", "cards", "exchange", "exam", "course", "recall")
COMMENT = re.compile(rf"\s*<!-- kb:(?P<kind>progress (?:quiz|check)|question(?: [\w-]+)?|{'|'.join(PLAIN)}) -->\s*")
# What looks as if a picture or a block of ours was meant.
LIKE_OURS = re.compile(r"<!-+\s*(?:kb\b|chart\b)[^>]*>", re.I)
CODE_SPAN = re.compile(r"`[^`\n]*`")
# An entry of a list of cards: a link, and behind a dash in bold what marks it out.
CARD = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[(?:[^\[\]\\]|\\.)*\]\([^()\s]+\)(?:\s+[–-]\s+\*\*(?P<mark>[^*]+)\*\*)?\s*")
OTHERS = ("progress quiz", "progress check", "question kennung", *PLAIN, "sheet dateiname")
WHOLE = {form: f"<!-- kb:{form} -->" for form in (*(f"chart {kind}" for kind in KINDS), *OTHERS)}
FIRST_WORD = {form.partition(" ")[0]: WHOLE[form] for form in reversed(WHOLE)}
# What all of them have in common makes none of them a near one.
FRAME = re.compile(r"^<!-+\s*(?:kb\b[\s:_-]*)?|\s*-*>$", re.I)
LISTS = ("bullet_list", "ordered_list")


def read_places(reader: Reader, blocks: Sequence[Block]) -> tuple[Place, ...]:
    """The places of a page; a comment that asks for nothing is reported."""
    found = []
    for block, below in zip_longest(blocks, blocks[1:]):
        match = COMMENT.fullmatch(block.content) if block.type == "html_block" else None
        if match:
            kind, _, name = match["kind"].partition(" ")
            found += [_read_place(reader, kind, name, block, below)]
        else:
            _report_like_ours(reader, block)
    return tuple(found)


def _read_place(reader: Reader, kind: str, name: str, block: Block, below: Block | None) -> Place:
    if kind == "question" and not name:
        reader.report(block.line, "place-question")
    if kind != "cards":
        return Place(kind, name, block.line, block.line)
    if below is None or below.type not in LISTS:
        reader.report(block.line, "place-cards")
        return Place(kind, name, block.line, block.line)
    cards = [card for entry in below.children if (card := _read_card(reader, entry))]
    return Place(kind, name, block.line, below.end, tuple(cards))


def _read_card(reader: Reader, entry: Block) -> PlacedCard | None:
    text = " ".join(reader.lines[entry.start : entry.end]).rstrip()
    match = CARD.fullmatch(text)
    if not match:
        reader.report(entry.line, "place-card", found=squeeze(text))
        return None
    return PlacedCard(find_links(text)[0].target, entry.line, match["mark"] or "")


def _report_like_ours(reader: Reader, block: Block) -> None:
    if block.type in ("html_block", "paragraph") and not CHART.fullmatch(block.content) and not SHEET.fullmatch(block.content):
        for match in LIKE_OURS.finditer(CODE_SPAN.sub(lambda m: " " * len(m[0]), block.content)):
            line = block.line + block.content.count("\n", 0, match.start())
            reader.report(line, "comment-kb", found=(written := squeeze(match[0])), hint=_hint(written))


def _hint(written: str) -> str:
    """The form that is nearest as a whole, else by its first word; nothing where only the place is wrong."""
    asked = FRAME.sub("", written).lower()
    if written in WHOLE.values():
        return ""
    for found, forms in ((asked, WHOLE), (asked.partition(" ")[0], FIRST_WORD)):
        if close := get_close_matches(found, forms, n=1, cutoff=0.7):
            return hint(forms[close[0]], [forms[close[0]]])
    return ""
