"""Words to fill in: `{{Abwanderung|Churn}}` in the question; below it, on wish, words that are often confused with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.entries.asked import Answers, Asked
from kb.entries.estimates import first_number
from kb.entries.items import ListItem, list_item
from kb.entries.options import is_options, read_feedback, report_classes
from kb.ids import slugify, squeeze
from kb.markdown.blocks import Block
from kb.markdown.links import blank_code
from kb.markdown.reader import Reader
from kb.solutions import Confused, Gaps

GAP = re.compile(r"\{\{([^{}]*)\}\}")
MORE_BRACES = re.compile(r"\{{3}|\}{3}")
BETWEEN = re.compile(r"\\?\|")
# What people write between words that are equally right.
LISTED = re.compile(r"\s/\s|[,;]\s|\soder\s")


def has_gap(text: str) -> bool:
    """Whether a question has, or was meant to have, a gap."""
    return "{{" in blank_code(text)


def _gaps(text: str) -> list[re.Match[str]]:
    """What stands in code is no gap."""
    return list(GAP.finditer(blank_code(text)))


def shown(text: str) -> str:
    """A question as readers see it: with its gaps open, and numbered where there are several."""
    gaps = _gaps(text)
    for number, gap in reversed([*enumerate(gaps, 1)]):
        text = text[: gap.start()] + (f"({number} …)" if len(gaps) > 1 else "(…)") + text[gap.end() :]
    return text


def read_gaps(reader: Reader, asked: Asked) -> Answers | None:
    """The words of each gap, or None where one cannot be read (reported)."""
    report_classes(reader, asked)
    for block in asked.content:
        if is_options(block) or first_number([block]):
            reader.report(block.line, "gap-other", what="eine Zahl" if first_number([block]) else "Antworten zum Ankreuzen")
    gaps = _gaps(asked.text)
    words = tuple(tuple(word for part in BETWEEN.split(gap[1]) if (word := squeeze(part))) for gap in gaps)
    if has_gap(shown(asked.text)) or MORE_BRACES.search(asked.text) or not all(words):
        reader.report(asked.heading.line, "gap-form")
        return None
    listed = next((block for block in asked.content if _is_confused(block)), None)
    parts = tuple(_confused(reader, listed))
    for word in (word for gap in words for word in gap if LISTED.search(word)):
        proposal = "{{" + "|".join(map(squeeze, LISTED.split(word))) + "}}"
        reader.report(asked.heading.line, "gap-listed", found=word, proposal=proposal)
    _check(reader, words, parts)
    return Answers("gap", (listed,) if listed else (), tuple("|".join(gap) for gap in words), solution=Gaps(words, parts))


def _is_confused(block: Block) -> bool:
    """Whether a list says something about words: in any other, no entry has a quote."""
    quotes = (child.type == "blockquote" for item in block.children for child in item.children)
    return block.type == "bullet_list" and not is_options(block) and any(quotes)


def _confused(reader: Reader, listed: Block | None) -> Iterator[Confused]:
    for child in listed.children if listed else ():
        if word := _word(reader, list_item(child, reader.lines)):
            yield word


def _word(reader: Reader, item: ListItem) -> Confused | None:
    feedback = read_feedback(reader, item)
    text = squeeze(item.text)
    if not slugify(text):
        reader.report(item.line, "gap-word")
        return None
    return Confused(text, feedback, item.line)


def _check(reader: Reader, words: Sequence[Sequence[str]], parts: Sequence[Confused]) -> None:
    """No word is both right and confused with what is right, and none is said twice."""
    right = {slugify(word, "") for gap in words for word in gap}
    seen: dict[str, int] = {}
    for part in parts:
        folded = slugify(part.text, "")
        if folded in right:
            reader.report(part.line, "gap-right", found=part.text)
        elif seen.setdefault(folded, part.line) != part.line:
            reader.report(part.line, "option-equal", text=part.text, other=seen[folded])
