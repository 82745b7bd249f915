"""Words to fill in: where the question shows a gap they go there, else behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kb.outputs.exchange.foreign.found import FULL, Choice, Found, Report, short

OPEN = re.compile(r"\((?:\d+ )?…\)|(?:\\_){3,}")
UNFIT = re.compile(r"[|{}]")


def gap_of(found: Found, report: Report, answers: Sequence[Choice]) -> Found | None:
    """A question with a gap from a short answer: words that are right, and those that are confused with them."""
    right = list(dict.fromkeys(answer.text for answer in answers if answer.weight >= FULL))
    if not right or any(UNFIT.search(word) or not word for word in right):
        report.tell(found.line, "import-words", text=short(found.text))
        return None
    for answer in answers:
        if answer.feedback and answer.text in right:
            report.tell(found.line, "import-word-praise", text=short(found.text))
        if 0 < answer.weight < FULL:
            report.tell(found.line, "import-partly")
        if answer.weight < FULL and not answer.feedback:
            report.tell(found.line, "import-guess", found=answer.text[:40])
    praise = [answer.feedback for answer in answers if answer.weight >= FULL and answer.feedback]
    confused = tuple(answer for answer in answers if answer.weight < FULL and answer.feedback)
    explanation = "\n\n".join(part for part in (*dict.fromkeys(praise), found.explanation) if part)
    return replace(found, choices=confused, words=("|".join(right),), explanation=explanation)


def with_gaps(text: str, words: Sequence[str]) -> str:
    """The question as it is written here."""
    for word in words:
        gap = f"{{{{{word}}}}}"
        text = OPEN.sub(lambda _, gap=gap: gap, text, count=1) if OPEN.search(text) else f"{text} {gap}"  # type: ignore[misc]
    return text
