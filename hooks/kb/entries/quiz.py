"""A quiz section: headings are questions, task lists their options, quotes below an option its feedback."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kb.entries.items import BOX, NEAR_BOX, ListItem, is_loose_box, list_item
from kb.ids import fingerprint, squeeze
from kb.markdown.attributes import Attributes, split_attributes
from kb.markdown.blocks import Block, quoted
from kb.markdown.links import blank_code, find_links, only_links
from kb.markdown.reader import Reader
from kb.model import Option, Question

STATEMENT = ("stimmt", "stimmt nicht")
YES_NO = {*STATEMENT, "ja", "nein", "richtig", "falsch", "wahr", "unwahr", "korrekt", "trifft zu", "trifft nicht zu"}
FIXED, SEVERAL = "fest", "mehrere"
EXPECTED = {"erwartet": True, "unerwartet": False}
RESERVED = {"ordered_list": "reserved-order", "table": "reserved-match", "blockquote": "reserved-free"}


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
        elif _has_boxes(block) and not any(above.type == "heading" for above in blocks[:number]):
            reader.report(block.line, "question-none")
    return reader.source([b for b in blocks if b.type != "heading"])


def _read_question(reader: Reader, heading: Block, blocks: Sequence[Block]) -> Question | None:
    """A question, or None when it has no options at all (reported)."""
    if _is_subheading(heading, blocks):
        _report_subheading(reader, heading)
        return None
    text, attributes = reader.attributes(heading.content, heading.line, "Die Frage", (FIXED, SEVERAL, *EXPECTED))
    if not text:
        reader.report(heading.line, "question-text")
    if "{{" in blank_code(text):
        reader.report(heading.line, "reserved-gap")
    content = [b for b in blocks if b.type != "hr" and not b.comment]
    lists = [b for b in content if _options_of(b)]
    _report_strays(reader, content, lists, named=bool(attributes.ids))
    loose = any(is_loose_box(reader, block) for block in content)
    if not lists:
        if not loose:
            _report_no_options(reader, heading, content)
        return None
    whole = len(lists) == 1 and not loose and not reader.has_problem(lists[0].line, content[-1].end)
    options = _read_options(reader, lists[0])
    complete = whole and len(options) == len(lists[0].children)
    _check_options(reader, heading, options, complete)
    before, after = _around(content, lists[0])
    alone = [b for b in after if b.type == "paragraph" and only_links(b.content)]
    kind = "multiple" if SEVERAL in attributes.classes or sum(o.right for o in options) > 1 else "single"
    statement = _is_statement(options)
    if complete:
        _check_classes(reader, heading, attributes, options)
    return Question(
        id=attributes.id,
        path=reader.path,
        line=heading.line,
        text=text,
        context=reader.source(before),
        options=options,
        explanation=reader.source([b for b in after if b not in alone]),
        kind="multiple" if kind == "multiple" else "single",
        fixed=statement or FIXED in attributes.classes,
        rev=fingerprint(kind, text, reader.source(before), *sorted(f"{o.right} {squeeze(o.text)}" for o in options)),
        reading=tuple(link for b in alone for link in find_links(b.content, b.line)),
        links=tuple(link for block in (heading, *content) for link in reader.links(block)),
        expected=next((EXPECTED[name] for name in attributes.classes if statement and name in EXPECTED), None),
    )


def judges(options: Sequence[Option]) -> bool:
    """Whether two answers say yes and no, in whatever words."""
    words = {option.text.casefold().strip(" .!") for option in options}
    return len(words) == len(options) == len(STATEMENT) and words <= YES_NO


def _is_statement(options: Sequence[Option]) -> bool:
    return tuple(squeeze(o.text).casefold() for o in options) == STATEMENT


def _check_classes(reader: Reader, heading: Block, attributes: Attributes, options: Sequence[Option]) -> None:
    """What most people expect is said of each statement, once, and of nothing else."""
    statement = _is_statement(options)
    said = [name for name in EXPECTED if name in attributes.classes]
    if statement and SEVERAL in attributes.classes:
        reader.report(heading.line, "statement-several")
    if statement and len(said) != 1:
        reader.report(heading.line, "statement-expected-two" if said else "statement-expected")
    elif said and not statement and judges(options):
        texts = "“ und „".join(option.text for option in options)
        reader.report(heading.line, "expected-words", found=said[0], texts=texts)
    elif not statement and said:
        reader.report(heading.line, "expected-choice", found=said[0])


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
        and not any(block.content.startswith("= ") for block in blocks)
    )


def _options_of(block: Block) -> bool:
    """Whether a block is a list of options: at least one entry has a box or something like it."""
    return block.type == "bullet_list" and _has_boxes(block)


def _has_boxes(block: Block) -> bool:
    first = [item.children[0].content for item in block.children if item.children]
    return block.type.endswith("_list") and any(NEAR_BOX.match(text) for text in first)


def _around(content: Sequence[Block], options: Block) -> tuple[list[Block], list[Block]]:
    before = [b for b in content if b.start < options.start and b.type != "heading"]
    after = [b for b in content if b.start > options.start and not _options_of(b)]
    return before, [b for b in after if b.type not in ("heading", "blockquote")]


def _report_strays(reader: Reader, content: Sequence[Block], lists: Sequence[Block], named: bool) -> None:
    """Everything below a question that would otherwise be lost or land in the wrong place.

    Below a question that is `named`, has an id, a heading without one divides its text and asks nothing.
    """
    for block in content:
        if block.type == "heading":
            early = not lists or block.start < lists[0].start
            meant = split_attributes(block.content)[1].id or (early and not named)
            key = "question-level" if meant else "question-subheading"
            reader.report(block.line, key, title=block.content)
        elif block.type == "blockquote" and lists:
            reader.report(block.line, "question-quote" if block.start > lists[0].start else "question-quote-first")
        elif block.type == "ordered_list" and lists and _has_boxes(block):
            reader.report(block.line, "reserved-order")
    for before, block in pairwise(content):
        explained = before.type == "blockquote" or reader.has_problem(before.line, before.end)
        if block in lists[1:] and not explained:
            reader.report(block.line, "question-lists")


def _report_no_options(reader: Reader, heading: Block, content: Sequence[Block]) -> None:
    keys = [RESERVED[b.type] for b in content if b.type in RESERVED]
    estimate = [b for b in content if b.type == "paragraph" and b.content.startswith("= ")]
    plain = [b for b in content if b.type == "bullet_list" and len(b.children) > 1]
    missing = "question-boxes" if len(plain) == 1 else "question-options"
    key = "reserved-estimate" if estimate else keys[0] if keys else missing
    reader.report(heading.line, key)


def _read_options(reader: Reader, block: Block) -> tuple[Option, ...]:
    found = [_read_option(reader, list_item(item, reader.lines)) for item in block.children]
    return tuple(option for option in found if option)


def _read_option(reader: Reader, item: ListItem) -> Option | None:
    """An option, or None when it has no readable box or no text (reported)."""
    box = BOX.match(item.text)
    feedback = _read_feedback(reader, item)
    if not box or not box["text"]:
        _report_box(reader, item, bool(box))
        return None
    text, attributes = reader.attributes(squeeze(box["text"]), item.line, "Die Antwort", needs_id=False)
    if not text:
        reader.report(item.line, "option-empty")
        return None
    key = attributes.id or fingerprint(text, length=5)
    return Option(key, text, box[1] != " ", feedback, item.line)


def _report_box(reader: Reader, item: ListItem, empty: bool) -> None:
    near = NEAR_BOX.match(item.text)
    if empty or not item.text.strip():
        reader.report(item.line, "option-empty")
    elif near:
        tight = near[1] in ("[ ]", "[x]", "[X]")
        reader.report(item.line, "box-space" if tight else "box", found=near[1])
    else:
        reader.report(item.line, "option-box", text=squeeze(item.text)[:40])


def _read_feedback(reader: Reader, item: ListItem) -> str:
    for block in item.rest:
        if block.type != "blockquote":
            reader.report(block.line, "option-content", what=block.name)
    return "\n\n".join(quoted(reader.lines, block) for block in item.rest if block.type == "blockquote")


def _check_options(reader: Reader, heading: Block, options: Sequence[Option], complete: bool) -> None:
    """With an unreadable or swallowed option (`complete` is false), what seems to be missing may just be that one."""
    if complete and len(options) == 1:
        reader.report(heading.line, "question-few")
    if complete and not any(option.right for option in options):
        reader.report(heading.line, "question-key")
    texts: dict[str, Option] = {}
    keys: dict[str, Option] = {}
    for option in options:
        twin, same = texts.setdefault(option.text.casefold(), option), keys.setdefault(option.key, option)
        if twin is not option:
            reader.report(option.line, "option-equal", text=option.text, other=twin.line)
        elif same is not option:
            reader.report(option.line, "option-key", found=option.key, other=same.line)
