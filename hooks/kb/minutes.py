"""How long it takes to read an article, to answer items and questions: the numbers it rests on stand here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kb.model import Check, Question
from kb.strings import counted, strings

WORDS_A_MINUTE = 200
"""Of an adult who reads to understand."""
SECONDS_TO_DECIDE = 15
"""To think of one's own firm, and to choose one of five answers."""

_TARGET = re.compile(r"\]\([^)]*\)|\[\^[^\]]*\]")


def reading_minutes(texts: Iterable[str]) -> int:
    """Whole minutes for Markdown that is read through, one at least."""
    words = sum(len(_TARGET.sub("", text).split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))


def seconds_for(check: Check) -> int:
    """What one statement takes with what is meant by it; an open question is an offer, and takes what one gives it."""
    if check.kind == "open":
        return 0
    words = len(_TARGET.sub("", f"{check.text} {check.meaning}").split())
    return round(60 * words / WORDS_A_MINUTE + SECONDS_TO_DECIDE)


def minutes_for(checks: Iterable[Check]) -> int:
    """Whole minutes, one at least."""
    return max(1, round(sum(map(seconds_for, checks)) / 60))


def scope_of(checks: Iterable[Check]) -> str:
    """`5 Aussagen, ungefähr 2 Minuten`."""
    statements = [check for check in checks if check.kind == "statement"]
    words = {"statements": counted("statements", len(statements)), "minutes": counted("minutes", minutes_for(statements))}
    return str(strings("page")["scope"]).format(**words)


def quiz_scope(questions: Sequence[Question]) -> str:
    """`5 Fragen, ungefähr 3 Minuten`: with all options to choose from, the feedback to one of them and the explanation."""
    minutes = max(1, round(sum(map(seconds_for_question, questions)) / 60))
    words = {"statements": counted("questions", len(questions)), "minutes": counted("minutes", minutes)}
    return str(strings("page")["scope"]).format(**words)


def seconds_for_question(question: Question) -> int:
    """To read it with its options, to answer, and to read what is said about that."""
    feedback = max((part.feedback for part in question.parts), key=len, default="")
    choices = (option.text for option in question.options)
    texts = (question.text, question.context, *choices, feedback, question.explanation)
    words = len(_TARGET.sub("", " ".join(texts)).split())
    return round(60 * words / WORDS_A_MINUTE + SECONDS_TO_DECIDE)
