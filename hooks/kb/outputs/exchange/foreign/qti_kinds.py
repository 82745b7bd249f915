"""QTI 2: what each kind of interaction asks for, and what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from kb.ids import fingerprint, is_id
from kb.outputs.exchange.foreign.found import Choice, Found, Report
from kb.outputs.exchange.foreign.gaps import gap_of
from kb.outputs.exchange.foreign.markup import Reader
from kb.outputs.exchange.foreign.numbers import sought_of
from kb.outputs.exchange.foreign.qti_item import ENTRY, MOVING, Item, asked_of, emptied, explained, inner, item_of

NUMBERS = ("float", "integer")
OURS = "a-"
FULL = 100.0


def read_item(root: etree._Element, report: Report, category: str) -> Found | None:
    """The question of a file; none where it is of a kind that is not carried over, which is told."""
    item = item_of(root, report)
    kinds = {str(one.tag) for one in item.asked}
    kind = "description" if not kinds else kinds.pop() if kinds <= {ENTRY} or len(item.asked) == 1 else "several"
    kind = "calculated" if any(root.find(name) is not None for name in MOVING) else kind
    if kind not in KINDS:
        item.no(kind, root.get("title") or "")
        return None
    found, used = KINDS[kind](item, *asked_of(item))
    if not found:
        return None
    told = (found.explanation, explained(item, found, used))
    return replace(found, explanation="\n\n".join(text for text in told if text), category=category)


Answered = tuple[Found | None, set[str]]
"""A question with what is right, and the names of what is said to single answers."""


def _choices(item: Item, found: Found, _: str) -> Answered:
    asked = item.asked[0]
    choices = tuple(_choice(item, one) for one in asked.iterfind("simpleChoice"))
    several = item.declared(asked).get("cardinality") == "multiple"
    fixed = ("fest",) if asked.get("shuffle", "false") == "false" else ()
    names = {one.get("identifier") or "" for one in asked.iterfind("simpleChoice")}
    return replace(found, choices=choices, several=several, tags=fixed), names


def _choice(item: Item, one: etree._Element) -> Choice:
    name = one.get("identifier") or ""
    told = item.told.get(name, "")
    for inside in one.findall(".//feedbackInline"):
        emptied(inside)
    text = item.reader.one_line(inner(one))
    return Choice(text, _weight(item, name), told, _key(name, text))


def _weight(item: Item, name: str) -> float:
    """What an answer is worth in per cent; where all are worth the same, the right ones are worth all."""
    asked = item.asked[0]
    worth, right = item.worth(asked), item.correct(asked)
    best = max(worth.values(), default=0)
    if name in right and not worth.get(name, 0) > 0:
        return FULL
    if item.declared(asked).get("cardinality") == "multiple" and right and name not in right:
        return 0
    return FULL * worth.get(name, 0) / best if best > 0 else FULL * (name in right)


def _key(name: str, text: str) -> str:
    """The key that its author gave to an answer of ours."""
    key = name.removeprefix(OURS)
    return key if name.startswith(OURS) and is_id(key) and key != fingerprint(text, length=5) else ""


def _typed(item: Item, found: Found, behind: str) -> Answered:
    kinds = {item.declared(one).get("baseType") for one in item.asked}
    if len(item.asked) == 1 and kinds <= {*NUMBERS}:
        return _number(item, found, behind)
    if kinds & {*NUMBERS}:
        item.no("several", found.text)
        return None, set()
    return _words(item, found)


def _number(item: Item, found: Found, unit: str) -> Answered:
    """The number with what it may be off, then what many guess."""
    guesses = {name: case for case in item.cases() if len(case.bounds) == 2 for name in case.sets.values() if name in item.told}
    answers = [Choice(_span(item, value), FULL) for value in item.correct(item.asked[0])[:1]]
    answers += [Choice("..".join(case.bounds), 0, item.told[name]) for name, case in guesses.items()]
    return sought_of(found, item.reader, answers, unit), {*guesses}


def _span(item: Item, value: str) -> str:
    equal = next(item.root.iter("equal"), etree.Element("equal"))
    bounds = (equal.get("tolerance") or "0").split()
    try:
        low, high = float(bounds[0]), float(bounds[-1])
        share = abs(float(value)) / 100 if equal.get("toleranceMode") == "relative" else 1
        return f"{float(value) - low * share:.12g}..{float(value) + high * share:.12g}"
    except (ValueError, IndexError):
        return value


def _words(item: Item, found: Found) -> Answered:
    """Words for each gap: those declared as right, those worth something, and those that the scoring gives a point for."""
    confused = list(_confused(item))
    words: tuple[str, ...] = ()
    for asked in item.asked:
        name = asked.get("responseIdentifier") or ""
        worth = [word for word, value in item.worth(asked).items() if value > 0]
        scored = [
            word
            for case in item.cases()
            if not {*case.sets.values()} & item.told.keys()
            for at, word in case.words
            if at == name
        ]
        right = dict.fromkeys((*item.correct(asked), *worth, *scored))
        filled = gap_of(found, item.report, [Choice(word, FULL) for word in right])
        if not filled:
            return None, set()
        words += filled.words
    return replace(found, words=words, choices=tuple(choice for choice, _ in confused)), {name for _, name in confused}


def _confused(item: Item) -> Iterator[tuple[Choice, str]]:
    for case in item.cases():
        for name in case.sets.values():
            if name in item.told and case.words:
                yield Choice(case.words[0][1], 0, item.told[name]), name


def _steps(item: Item, found: Found, _: str) -> Answered:
    asked = item.asked[0]
    steps = {one.get("identifier") or "": item.reader.one_line(inner(one)) for one in asked.iterfind("simpleChoice")}
    right = item.correct(asked)
    if sorted(right) != sorted(steps):
        item.no("order", found.text)
        return None, set()
    choices = tuple(Choice(steps[name], 0, key=_key(name, steps[name])) for name in right)
    return replace(found, shape="order", choices=choices), set()


def _pairs(item: Item, found: Found, _: str) -> Answered:
    """Each on the left belongs to one on the right; what is left over there belongs to none."""
    left, right = (_set(item.reader, one) for one in item.asked[0].iterfind("simpleMatchSet"))
    pairs = [tuple(pair.split()) for pair in item.correct(item.asked[0])]
    given = {pair[0]: pair[1] for pair in pairs if len(pair) == 2 and pair[0] in left and pair[1] in right}
    if len(given) != len(pairs) or given.keys() != left.keys():
        item.no("matrix", found.text)
        return None, set()
    rows = [Choice(text, 0, answer=right[given[name]]) for name, text in left.items()]
    rows += [Choice("", 0, answer=text) for name, text in right.items() if name not in given.values()]
    return replace(found, shape="match", choices=tuple(rows)), set()


def _set(reader: Reader, choices: etree._Element) -> dict[str, str]:
    return {one.get("identifier") or "": reader.one_line(inner(one)) for one in choices.iterfind("simpleAssociableChoice")}


def _free(item: Item, found: Found, _: str) -> Answered:
    """With what whoever judges it is told."""
    if item.model:
        return replace(found, model=item.model), set()
    item.no("essay", found.text)
    return None, set()


KINDS: Mapping[str, Callable[[Item, Found, str], Answered]] = {
    "choiceInteraction": _choices,
    ENTRY: _typed,
    "orderInteraction": _steps,
    "matchInteraction": _pairs,
    "extendedTextInteraction": _free,
}
