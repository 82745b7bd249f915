"""Questions that were found as Markdown of ours, each with an id that nothing has yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from kb.entries.matches import FEWEST as LEAST_PAIRS
from kb.entries.matches import MARKUP
from kb.entries.matches import MOST as MOST_PAIRS
from kb.entries.orders import FEWEST as LEAST_STEPS
from kb.entries.orders import MOST as MOST_STEPS
from kb.html.lettering import plain_words
from kb.ids import free_id, is_id
from kb.outputs.exchange.foreign.found import Choice, Found, Report, judged, short
from kb.outputs.exchange.foreign.gaps import with_gaps
from kb.outputs.templating import filled
from kb.strings import strings

TEMPLATES = Path(__file__).parents[1] / "templates"
TAGS = ("erwartet", "unerwartet", "fest")
STATEMENT = ("Stimmt", "Stimmt nicht")
SIZES = {"order": (LEAST_STEPS, MOST_STEPS), "match": (LEAST_PAIRS, MOST_PAIRS)}


def written(found: Sequence[Found], taken: set[str], report: Report) -> str:
    """A section of questions to be put into an article; empty if there are none."""
    used = set(taken)
    questions = [values for one in found if (values := _values(one, used, report.within(one.file)))]
    for before, after in pairwise(reversed(questions)):
        if before["origin"] == after["origin"]:
            before["origin"] = ""
    return filled(TEMPLATES, "questions.md", {"questions": questions}).rstrip("\n") + "\n" if questions else ""


def _values(found: Found, used: set[str], report: Report) -> dict[str, object] | None:
    if not found.text.strip():
        report.tell(found.line, "import-empty")
        return None
    ticked = not (found.sought or found.shape or found.words or found.model)
    right = judged(report, found.line, found.choices, found.several) if ticked else ()
    if not (_sound(found, right, report) if ticked else _whole(found, report)):
        return None
    for tag in found.tags:
        if tag not in TAGS:
            report.tell(found.line, "import-tag", found=tag[:40])
    return {
        "text": with_gaps(found.text, found.words),
        "attributes": _attributes(found, right, used, report),
        "origin": _comment(found.category),
        "context": found.context,
        "hint": f"{strings('exchange')['hint']} {' '.join(found.hint.split())}" if found.hint else "",
        "sought": found.sought,
        "model": found.model.split("\n") if found.model else [],
        "shape": found.shape,
        "head": strings("exchange")["pairs"],
        "choices": list(_choices(found, right)),
        "explanation": _explanation(found),
    }


def _sound(found: Found, right: Sequence[bool], report: Report) -> bool:
    """Whether it can be answered at all."""
    texts = [choice.text.casefold() for choice in found.choices]
    if len(texts) < 2 or not any(right):
        report.tell(found.line, "import-few" if len(texts) < 2 else "import-none-right", text=short(found.text))
        return False
    if not found.truth and len({*texts}) < len(texts):
        report.tell(found.line, "import-equal", text=short(found.text))
        return False
    if not all(texts) and not found.truth:
        report.tell(found.line, "import-blank", text=short(found.text))
        return False
    return True


def _whole(found: Found, report: Report) -> bool:
    """Whether steps and pairs are as many as fit, and each is one."""
    least, most = SIZES.get(found.shape, (0, len(found.choices)))
    given = [choice for choice in found.choices if choice.text]
    twice = len({choice.text.casefold() for choice in given}) < len(given)
    odd = any(MARKUP.search(choice.answer) or not choice.answer for choice in found.choices) and found.shape == "match"
    if found.shape and (twice or odd or not least <= len(given) <= most):
        report.tell(found.line, "import-parts", text=short(found.text), least=least, most=most)
        return False
    return True


def _attributes(found: Found, right: Sequence[bool], used: set[str], report: Report) -> str:
    truth = found.truth or tuple(choice.text.casefold() for choice in found.choices) == tuple(map(str.casefold, STATEMENT))
    classes = [tag for tag in TAGS if tag in found.tags and (tag != "fest" or not truth)]
    if not truth:
        classes = [tag for tag in classes if tag == "fest"]
    elif not {"erwartet", "unerwartet"} & set(classes):
        report.tell(found.line, "import-expected")
    if found.several and sum(right) == 1:
        classes.append("mehrere")
    return "{" + " ".join([f"#{_id(found, used, report)}", *(f".{name}" for name in classes)]) + "}"


def _id(found: Found, used: set[str], report: Report) -> str:
    """Its own id where that is one of ours and free, else one from its first words."""
    if is_id(found.id) and found.id not in used and not found.id.isdigit():
        name = found.id
    else:
        name = free_id(plain_words(found.text), used.__contains__)
        if found.id:
            key = "import-id-taken" if found.id in used else "import-id"
            report.tell(found.line, key, found=found.id[:40], proposal=name)
    used.add(name)
    return name


def _choices(found: Found, right: Sequence[bool]) -> Iterator[dict[str, object]]:
    for number, choice in enumerate(found.choices):
        words = STATEMENT[number] if found.truth else choice.text
        if found.shape == "match":
            cells = (choice.text, choice.answer, " ".join(choice.feedback.split()))
            yield {"cells": cells, "feedback": []}
            continue
        if found.shape == "order":
            yield {"text": f"{choice.text}{_key(choice)}", "feedback": choice.feedback.split("\n") if choice.feedback else []}
            continue
        text = words if found.sought or found.words else f"[{'x' if right[number] else ' '}] {words}{_key(choice)}"
        yield {"text": text, "feedback": choice.feedback.split("\n") if choice.feedback else []}


def _key(choice: Choice) -> str:
    return f" {{#{choice.key}}}" if is_id(choice.key) else ""


def _comment(text: str) -> str:
    return re.sub(r"-{2,}|[<>]", "", " ".join(text.split()))


def _explanation(found: Found) -> str:
    """The links that say where to read more stand alone, as here they do; no list goes on with that of the steps.

    A model answer stands in its own place already.
    """
    mark = f"{strings('page')['read_more']} "
    text = found.explanation
    if found.model:
        text = text.removeprefix(f"{strings('exchange')['model']}\n\n{found.model}").strip()
    if found.shape == "order" and re.match(r"\d", text):
        text = f"{strings('exchange')['because']}\n\n{text}"
    return "\n\n".join(part.removeprefix(mark) if part.startswith(f"{mark}[") else part for part in text.split("\n\n"))
