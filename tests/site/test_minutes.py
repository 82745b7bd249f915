"""How long items of the checklist take, and questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kb.minutes import SECONDS_TO_DECIDE, WORDS_A_MINUTE, minutes_for, quiz_scope, scope_of, seconds_for
from kb.model import Check, Question
from kb.solutions import Option

STATEMENT = Check(
    id="x",
    path="checkliste/x.md",
    line=1,
    text="Wir rufen zurück.",
    kind="statement",
    meaning="",
    next_step="Zählen Sie.",
    reading=(),
    mandatory=False,
    editorial=False,
    rev="r",
)


def test_a_statement_takes_its_words_and_the_decision() -> None:
    words = " ".join(["wort"] * (WORDS_A_MINUTE - 3))
    assert seconds_for(replace(STATEMENT, meaning=words)) == 60 + SECONDS_TO_DECIDE


def test_addresses_of_links_are_not_read() -> None:
    linked = replace(STATEMENT, meaning="Siehe [das Gesetz](https://example.org/ein sehr langer weg).[^1]")
    assert seconds_for(linked) == seconds_for(replace(STATEMENT, meaning="Siehe das Gesetz."))


def test_an_open_question_is_not_counted() -> None:
    assert seconds_for(replace(STATEMENT, kind="open")) == 0


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "1 Aussage, ungefähr 1 Minute"), (5, "5 Aussagen, ungefähr 1 Minute"), (12, "12 Aussagen, ungefähr 3 Minuten")],
)
def test_the_time_is_told_in_whole_minutes(count: int, told: str) -> None:
    checks = [STATEMENT] * count
    assert seconds_for(STATEMENT) == 16
    assert minutes_for(checks) == max(1, round(count * 16 / 60))
    assert scope_of([*checks, replace(STATEMENT, kind="open")]) == told


def question(words: int) -> Question:
    """With two options of a word each, and feedback of so many words to one of them."""
    feedback = " ".join(["wort"] * words)
    options = (Option("a", "Ja", True, feedback, 1), Option("b", "Nein", False, "Kurz.", 1))
    return Question("x", "themen/x.md", 1, "Stimmt es?", "", options, "", kind="single", fixed=True, rev="r")


@pytest.mark.parametrize(
    ("questions", "told"),
    [(1, "1 Frage, ungefähr 1 Minute"), (4, "4 Fragen, ungefähr 5 Minuten"), (8, "8 Fragen, ungefähr 10 Minuten")],
)
def test_questions_take_their_words_the_longest_feedback_and_the_decision(questions: int, told: str) -> None:
    assert quiz_scope([question(WORDS_A_MINUTE - 4)] * questions) == told
