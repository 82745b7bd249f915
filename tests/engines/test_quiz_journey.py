"""A quiz from the first answer to the last score, and back again."""

from __future__ import annotations

import pytest

from tests.engines.reader import Reader

QUIZ = "quiz/zufrieden-ist-nicht-treu/"
FIRST = ".kb-q:first-of-type"
CHECKED = f"{FIRST} .kb-o input:checked"
TIMES = 5
"""An engine that empties fields after the page was painted does so mostly, not always."""


def test_a_question_is_answered_and_the_verdict_stays(reader: Reader) -> None:
    reader.open(QUIZ)
    reader.press(f"{FIRST} .kb-o label")
    chosen = reader.value(CHECKED)
    reader.press(f"{FIRST} [data-act=check]")
    reader.shown(f"{FIRST} .kb-d .kb-e, {FIRST} .kb-d .kb-l")
    result = reader.text(f"{FIRST} .kb-r")
    assert result
    reader.open(QUIZ)
    assert reader.text(f"{FIRST} .kb-r") == result
    assert reader.value(CHECKED) == chosen
    assert reader.value(f"{FIRST} .kb-o input", "disabled")


def test_not_knowing_is_an_answer_and_wrong_ones_can_be_tried_again(reader: Reader) -> None:
    reader.open(QUIZ)
    questions = len(reader.all(".kb-q"))
    for _ in range(questions):
        reader.press("[data-act=give-up]")
    reader.says(".kb-score", f"{questions} von {questions}")
    reader.press("[data-act=retry]")
    assert len([node for node in reader.all("[data-act=give-up]") if node.is_displayed()]) == questions
    reader.press("[data-act=reset]")
    assert not [key for key in reader.stored() if key.startswith("quiz:")]
    reader.press("[data-act=undo]")
    assert len([key for key in reader.stored() if key.startswith("quiz:")]) == questions


@pytest.mark.parametrize("path", [QUIZ, "quiz/alle/", "themen/zufrieden-ist-nicht-treu/"])
def test_a_draft_is_still_chosen_after_leaving_and_coming_back(reader: Reader, path: str) -> None:
    reader.open(path)
    reader.press(f"{FIRST} .kb-o label")
    chosen = reader.value(CHECKED)
    for _ in range(TIMES):
        reader.open("glossar/")
        reader.back()
        reader.expect(CHECKED, chosen)


def test_within_the_site_a_draft_survives_back_and_forward(reader: Reader) -> None:
    reader.open(QUIZ)
    reader.press(f"{FIRST} .kb-o label")
    chosen = reader.value(CHECKED)
    reader.press(".md-footer a[href]")
    reader.until(lambda: QUIZ not in reader.driver.current_url, "another page")
    reader.ready()
    reader.back()
    reader.expect(CHECKED, chosen)
    reader.forward()
    reader.back()
    reader.expect(CHECKED, chosen)
