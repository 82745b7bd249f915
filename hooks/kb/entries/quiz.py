"""A quiz section: headings are questions, and the shape of what stands below each says what kind of question it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from kb.entries.asked import Answers, Asked
from kb.entries.estimates import first_number, read_estimate
from kb.entries.free import read_free
from kb.entries.gaps import has_gap, read_gaps, shown
from kb.entries.items import is_loose_box
from kb.entries.matches import read_match
from kb.entries.options import CLASSES, has_boxes, is_options, read_choice
from kb.entries.orders import read_order
from kb.entries.slips.answers import meant
from kb.ids import fingerprint, squeeze
from kb.markdown.attributes import split_attributes
from kb.markdown.blocks import Block
from kb.markdown.links import find_links, only_links
from kb.markdown.reader import Reader
from kb.model import Question

HINT = re.compile(r"(?:\*\*)?Hinweis:(?:\*\*)?\s*")
LIKE_HINT = re.compile(r"[*_]*(?:Hinweis|Tipp|Hint|Denkhilfe)[*_]*\s?[:–-]", re.I)
READERS = {"paragraph": read_estimate, "ordered_list": read_order, "table": read_match, "blockquote": read_free}
"""What reads the answers to a question, by the block that says what kind it is."""


def read_quiz(reader: Reader, blocks: Sequence[Block]) -> tuple[str, tuple[Question, ...]]:
    """(introduction as Markdown, questions) of the blocks below the section's heading."""
    starts = [i for i, block in enumerate(blocks) if block.type == "heading" and block.level == 3]
    first = starts[0] if starts else len(blocks)
    intro = _read_intro(reader, blocks[:first])
    ends = [*starts[1:], len(blocks)]
    found = [_read_question(reader, blocks[i], blocks[i + 1 : end]) for i, end in zip(starts, ends, strict=False)]
    return intro, tuple(question for question in found if question)


def _read_intro(reader: Reader, blocks: Sequence[Block]) -> str:
    for number, block in enumerate(blocks):
        if block.type == "heading" and _is_subheading(block, [*takewhile(_no_heading, blocks[number + 1 :])]):
            _report_subheading(reader, block)
        elif block.type == "heading":
            reader.report(block.line, "question-level", title=block.content)
        elif has_boxes(block) and not any(above.type == "heading" for above in blocks[:number]):
            reader.report(block.line, "question-none")
    return reader.source([b for b in blocks if b.type != "heading"])


def _read_question(reader: Reader, heading: Block, blocks: Sequence[Block]) -> Question | None:
    """A question, or None when it has no answers at all (reported)."""
    if _is_subheading(heading, blocks):
        _report_subheading(reader, heading)
        return None
    text, attributes = reader.attributes(heading.content, heading.line, "Die Frage", CLASSES)
    if not text:
        reader.report(heading.line, "question-text")
    content = [b for b in blocks if b.type != "hr" and not b.comment]
    found = _read_answers(reader, Asked(heading, text, attributes, content))
    if not found:
        return None
    before, after, hint = _without_hint(reader, *_around(content, found, heading.start), bool(found.blocks))
    alone = [b for b in after if b.type == "paragraph" and only_links(b.content)]
    return Question(
        id=attributes.id,
        path=reader.path,
        line=heading.line,
        text=shown(text),
        context=reader.source(before),
        options=found.options,
        explanation=reader.source([b for b in after if b not in alone]),
        kind=found.kind,
        fixed=found.fixed,
        rev=fingerprint(found.kind, text, reader.source(before), *found.rev),
        reading=tuple(link for b in alone for link in find_links(b.content, b.line)),
        links=tuple(link for block in (heading, *content) for link in reader.links(block)),
        expected=found.expected,
        solution=found.solution,
        hint=hint,
    )


def _read_answers(reader: Reader, asked: Asked) -> Answers | None:
    """By the shape of what stands below a question: a task list comes first, as an explanation may hold any other shape."""
    if has_gap(asked.text):
        _report_strays(reader, asked.content, asked.heading.start, named=bool(asked.attributes.ids))
        return read_gaps(reader, asked)
    lists = [b for b in asked.content if is_options(b)]
    loose = any(is_loose_box(reader, block) for block in asked.content)
    if not lists and not loose and (shape := _shape_of(asked.content)):
        _report_strays(reader, asked.content, shape.start, named=bool(asked.attributes.ids))
        return READERS[shape.type](reader, asked, shape)
    _report_strays(reader, asked.content, lists[0].start if lists else None, named=bool(asked.attributes.ids))
    _report_lists(reader, asked.content, lists)
    if not lists:
        if not loose:
            reader.report(asked.heading.line, meant(asked.text, asked.content))
        return None
    if number := first_number(asked.content):
        reader.report(number.line, "estimate-boxes")
    return read_choice(reader, asked, lists[0], whole=len(lists) == 1 and not loose)


def _shape_of(content: Sequence[Block]) -> Block | None:
    """What says the kind of a question without options; a plain list above it is more likely one whose boxes are missing."""
    if number := first_number(content):
        return number
    first = next((b for b in content if (b.type in READERS and b.type != "paragraph") or b.type == "bullet_list"), None)
    return first if first and first.type in READERS else None


def _report_subheading(reader: Reader, heading: Block) -> None:
    title = squeeze(heading.content)
    reader.report(heading.line, "question-or-heading", title=title, proposal=reader.propose(title))


def _no_heading(block: Block) -> bool:
    return block.type != "heading"


def _is_subheading(heading: Block, blocks: Sequence[Block]) -> bool:
    """Whether a heading has nothing of a question: no id, no mark of one at its end, nothing like answers below."""
    return (
        bool(heading.content.strip())
        and "{" not in heading.content
        and not heading.content.rstrip().endswith(("?", "…"))
        and all(block.type in ("paragraph", "hr", "html_block") and "[" not in block.content[:3] for block in blocks)
        and not first_number(blocks)
    )


def _around(content: Sequence[Block], found: Answers, start: int) -> tuple[list[Block], list[Block]]:
    """What stands above and below the answers; where nothing says them, all is below."""
    start = found.blocks[0].start if found.blocks else start
    rest = [b for b in content if b.type != "heading" and b not in found.blocks]
    before = [b for b in rest if b.start < start]
    return before, [b for b in rest if b.start > start and b.type != "blockquote" and not is_options(b)]


def _without_hint(
    reader: Reader, before: list[Block], after: list[Block], has_answers: bool
) -> tuple[list[Block], list[Block], str]:
    """The same without the hint, and the hint: it stands above the answers, if there are any to stand above."""
    found = [b for b in (before if has_answers else after) if b.type == "paragraph" and HINT.match(b.content)]
    for block in found[1:]:
        reader.report(block.line, "hint-two", first=found[0].line)
    for block in [b for b in (before if has_answers else []) if b not in found and LIKE_HINT.match(b.content)]:
        reader.report(block.line, "hint-form", found=squeeze(block.content)[:40])
    text = HINT.sub("", reader.source(found[:1]), count=1)
    if found and not text:
        reader.report(found[0].line, "hint-empty")
    return [b for b in before if b not in found], [b for b in after if b not in found], text


def _report_strays(reader: Reader, content: Sequence[Block], start: int | None, named: bool) -> None:
    """Headings and quotes below a question that would otherwise be lost or land in the wrong place; its answers `start` there.

    Below a question that is `named`, has an id, a heading without one divides its text and asks nothing.
    """
    for block in content:
        if block.type == "heading":
            early = start is None or block.start < start
            meant = split_attributes(block.content)[1].id or (early and not named)
            key = "question-level" if meant else "question-subheading"
            reader.report(block.line, key, title=block.content)
        elif block.type == "blockquote" and start not in (None, block.start):
            reader.report(block.line, "question-quote" if block.start > start else "question-quote-first")


def _report_lists(reader: Reader, content: Sequence[Block], lists: Sequence[Block]) -> None:
    """More lists of options than the first."""
    for block in content:
        if block.type == "ordered_list" and lists and has_boxes(block):
            reader.report(block.line, "order-boxes")
    for before, block in pairwise(content):
        explained = before.type == "blockquote" or reader.has_problem(before.line, before.end)
        if block in lists[1:] and not explained:
            reader.report(block.line, "question-lists")
