"""A quiz from the first answer to the last score, and back again."""

from __future__ import annotations

import pytest

from tests.engines.reader import Reader

QUIZ = "quiz/zufrieden-ist-nicht-treu/"
FIRST = ".kb-q:first-of-type"
CHECKED = f"{FIRST} .kb-o input:checked"
EARLIER = """
const key = Object.keys(localStorage).find((one) => one.endsWith(arguments[0]));
const entry = JSON.parse(localStorage.getItem(key));
localStorage.setItem(key, JSON.stringify({ ...entry, at: entry.at - 3 * 864e5 }));
"""
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


def test_what_was_answered_some_days_ago_is_asked_again_once(reader: Reader) -> None:
    reader.open(QUIZ)
    reader.press(f"{FIRST} [data-act=give-up]")
    (key,) = [key for key in reader.stored() if key.startswith("quiz:")]
    reader.js(EARLIER, key)
    reader.open("quiz/heute/")
    reader.says("kb-recall .kb-score", "Heute dran: 1 Frage")
    reader.press(".kb-trust label")
    reader.press(".kb-o label")
    reader.press("[data-act=check]")
    reader.shown(".kb-d .kb-e, .kb-d .kb-l")
    reader.press("[data-act=next]")
    reader.says("kb-recall .kb-score", "Für heute fertig")
    reader.open("quiz/heute/")
    reader.says("kb-recall .kb-score", "Für heute fertig")
    assert reader.stored()[key.replace("quiz:", "recall:")]["sure"] is True


def test_other_kinds_are_answered_and_still_there_after_coming_back(reader: Reader) -> None:
    path = "quiz/service-und-abwanderung/"
    estimate, order = "[data-id=halbiert-in-fuenf-jahren]", "[data-id=wieselbach-und-die-tropfende-leitung]"
    reader.open(path)
    reader.press(f"{estimate} kb-hint summary")
    reader.type(f"{estimate} kb-estimate input", "ca. 13 %\n")
    reader.says(f"{estimate} .kb-r", "Richtig.")
    first = reader.text(f"{order} kb-order li > span")
    reader.press(f"{order} kb-order li [data-move=down]")
    reader.says(f"{order} kb-order li:nth-of-type(2) > span", first)
    reader.open("glossar/")
    reader.back()
    reader.expect(f"{estimate} kb-estimate input", "ca. 13 %")
    reader.says(f"{estimate} .kb-hinted", "angesehen")
    reader.says(f"{order} kb-order li:nth-of-type(2) > span", first)


def test_what_is_chosen_and_written_is_still_there_after_coming_back(reader: Reader) -> None:
    match, free = "[data-id=wieselbach-wirbt-auf-vier-wegen]", "[data-id=wieselbach-antwortet-konkret]"
    reader.open("quiz/schreiben-und-telefonieren/")
    wanted = reader.value(f"{match} option:nth-of-type(3)")
    reader.put(f"{match} select", wanted)
    reader.type(f"{free} textarea", "Am Dienstag komme ich.")
    reader.open("glossar/")
    reader.back()
    reader.expect(f"{match} select", wanted)
    reader.expect(f"{free} textarea", "Am Dienstag komme ich.")
    reader.press(f"{free} [data-act=check]")
    reader.press(f"{free} [data-judged=partly]")
    reader.says(f"{free} .kb-r", "teilweise getroffen")
    reader.open("quiz/halten-oder-gewinnen/")
    gap = "[data-id=von-zehn-auf-fuenf]"
    reader.type(f"{gap} kb-gap input", "prozent-punkte\n")
    reader.says(f"{gap} .kb-r", "Richtig.")
