"""Answers to tick: a task list, with the feedback of each in a quote below it."""

from __future__ import annotations

from collections.abc import Sequence

from kb.entries.asked import Answers, Asked
from kb.entries.items import BOX, NEAR_BOX, ListItem, list_item
from kb.ids import fingerprint, squeeze
from kb.markdown.attributes import Attributes
from kb.markdown.blocks import Block, quoted
from kb.markdown.reader import Reader
from kb.solutions import Option, Pair, Step

STATEMENT = ("stimmt", "stimmt nicht")
YES_NO = {*STATEMENT, "ja", "nein", "richtig", "falsch", "wahr", "unwahr", "korrekt", "trifft zu", "trifft nicht zu"}
FIXED, SEVERAL = "fest", "mehrere"
EXPECTED = {"erwartet": True, "unerwartet": False}
CLASSES = (FIXED, SEVERAL, *EXPECTED)


def is_options(block: Block) -> bool:
    """Whether a block is a list of options: at least one entry has a box or something like it."""
    return block.type == "bullet_list" and has_boxes(block)


def has_boxes(block: Block) -> bool:
    """Whether any entry of a list has a box or something like it."""
    first = [item.children[0].content for item in block.children if item.children]
    return block.type.endswith("_list") and any(NEAR_BOX.match(text) for text in first)


def read_choice(reader: Reader, asked: Asked, block: Block, whole: bool) -> Answers:
    """The options of a question; where the list is not the `whole`, more may be meant than can be read."""
    whole = whole and not reader.has_problem(block.line, asked.content[-1].end)
    options = _read_options(reader, block)
    complete = whole and len(options) == len(block.children)
    _check_options(reader, asked.heading, options, complete)
    if complete:
        _check_classes(reader, asked.heading, asked.attributes, options)
    statement, classes = _is_statement(options), asked.attributes.classes
    return Answers(
        kind="multiple" if SEVERAL in classes or sum(o.right for o in options) > 1 else "single",
        blocks=(block,),
        rev=tuple(sorted(f"{o.right} {squeeze(o.text)}" for o in options)),
        options=options,
        fixed=statement or FIXED in classes,
        expected=next((EXPECTED[name] for name in classes if statement and name in EXPECTED), None),
    )


def report_classes(reader: Reader, asked: Asked) -> None:
    """Classes of a question without answers to tick: they mean nothing there."""
    for name in asked.attributes.classes:
        if name in CLASSES:
            reader.report(asked.heading.line, "question-class", found=name)


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


def _read_options(reader: Reader, block: Block) -> tuple[Option, ...]:
    found = [_read_option(reader, list_item(item, reader.lines)) for item in block.children]
    return tuple(option for option in found if option)


def _read_option(reader: Reader, item: ListItem) -> Option | None:
    """An option, or None when it has no readable box or no text (reported)."""
    box = BOX.match(item.text)
    feedback = read_feedback(reader, item)
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


def read_feedback(reader: Reader, item: ListItem) -> str:
    """The quote below an entry; anything else there is reported."""
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
    report_twins(reader, options)


def report_twins(reader: Reader, options: Sequence[Option | Step | Pair]) -> None:
    """Answers that nobody, or no stored answer, could tell apart."""
    texts: dict[str, Option | Step | Pair] = {}
    keys: dict[str, Option | Step | Pair] = {}
    for option in options:
        twin, same = texts.setdefault(option.text.casefold(), option), keys.setdefault(option.key, option)
        if twin is not option:
            reader.report(option.line, "option-equal", text=option.text, other=twin.line)
        elif same is not option:
            reader.report(option.line, "option-key", found=option.key, other=same.line)
