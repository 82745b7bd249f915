"""What a statement says of its next step: `Wirkung: hoch, [plausibel](…)` and `Aufwand: Tag`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from kb.entries.items import ListItem
from kb.entries.labels import Labelled, split_labels
from kb.markdown.links import find_links, only_links, written
from kb.markdown.reader import Reader
from kb.messages import hint
from kb.model import EFFECTS, EFFORTS, Check, Leverage, Link
from kb.strings import strings

EFFECT, EFFORT = LABELS = ("Wirkung", "Aufwand")
COSTS = tuple(map(str.capitalize, EFFORTS))
GRADES = tuple(strings("grades").values())
TARGET = re.compile(r"[^\s()\[\]]+\.md(?:#[^\s()\[\]]+)?")
MISSING = {EFFECT: "effect-missing", EFFORT: "effort-missing"}


def split_leverage(reader: Reader, item: ListItem) -> tuple[Leverage, ListItem]:
    """(what a statement says of its step, the statement without it); what is missing, unknown or doubled is reported."""
    told = len(reader.problems)
    found, rest = split_labels(reader, item, LABELS)
    odd = item.cut or len(reader.problems) > told  # a label that is misspelled is not missing as well
    effect, effort = (_only(reader, found, label, item.line, odd) for label in LABELS)
    words, links = _sorted(effect)
    if effect and len(links) != 1 and not _one_of(words, EFFECTS):
        reader.report(effect.line, "effect-form", **_form(effect), effects=_listed(EFFECTS), grades=_listed(GRADES))
        effect = None
    return Leverage(
        effect=_known(reader, effect, words, EFFECTS, "effect-unknown"),
        grade=_known(reader, effect, [link.text for link in links], GRADES, "effect-basis"),
        basis=links[0] if links else None,
        effort=_known(reader, effort, effort.values if effort else (), COSTS, "effort-unknown"),
        line=effect.line if effect else 0,
    ), rest


def facts_of(check: Check) -> str:
    """`Wirkung hoch (belegt) · Aufwand: ein Tag` as Markdown for the file the check stands in."""
    leverage, words = check.leverage, strings("page")
    if not (leverage.whole and leverage.basis):
        return ""
    basis = f"[{strings('grades')[leverage.grade]}]({written(leverage.basis.target)})"
    return str(words["step_facts"]).format(effect=leverage.effect, basis=basis, effort=words["efforts"][leverage.effort])


def _only(reader: Reader, found: Sequence[Labelled], label: str, line: int, odd: bool) -> Labelled | None:
    """The line with a label, if there is one and it says something."""
    lines = [labelled for labelled in found if labelled.label == label]
    for labelled in lines[1:]:
        reader.report(labelled.line, "label-twice", found=label)
    if not lines and not odd:
        reader.report(line, MISSING[label], effects=_listed(EFFECTS), grades=_listed(GRADES), efforts=_listed(COSTS))
    return lines[0] if lines and lines[0].values else None


def _sorted(labelled: Labelled | None) -> tuple[list[str], list[Link]]:
    """(the words, the links) among the values of a line."""
    values = labelled.values if labelled else ()
    line = labelled.line if labelled else 0
    links = [link for value in values if only_links(value) for link in find_links(value, line)]
    return [value for value in values if not only_links(value)], links


def _form(labelled: Labelled) -> dict[str, str]:
    """(what stands in a line that cannot be read, what was probably meant by it)."""
    found = _listed(labelled.values)
    effect, grade = (_named(found, *named) for named in ((EFFECTS, EFFECTS[-1]), (GRADES, GRADES[-1])))
    target = TARGET.search(found)
    return {"found": found, "proposal": f"{effect}, [{grade}]({target[0] if target else '../themen/artikel.md#abschnitt'})"}


def _named(text: str, known: Sequence[str], otherwise: str) -> str:
    """The first of the known words in a text, or what is spelled nearly like one."""
    names = {name.casefold(): name for name in known}
    close = (get_close_matches(word, names, n=1, cutoff=0.7) for word in re.findall(r"\w+", text.casefold()))
    return next((names[found[0]] for found in close if found), otherwise)


def _one_of(values: Sequence[str], known: Sequence[str]) -> bool:
    return len(values) == 1 and values[0].casefold() in {name.casefold() for name in known}


def _known(reader: Reader, labelled: Labelled | None, values: Sequence[str], known: Sequence[str], key: str) -> str:
    """The one value of a line; another number of them, or one that is none, is reported."""
    if not labelled:
        return ""
    word = values[0] if len(values) == 1 else ""
    if not _one_of(values, known):
        reader.report(
            labelled.line, key, found=_listed(values) or "nichts", hint=hint(word, tuple(known)), allowed=_listed(known)
        )
        return ""
    return word.casefold()


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)
