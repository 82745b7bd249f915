"""Words to fill in: what counts as the same word, what is only misspelled, and what becomes of it when the question changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kb.solutions import Confused, Gaps
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import Question, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import block, quiz_page, result, score
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

CONFUSED = (Confused("Fluktuation", "So heißt es beim Personal.", 1), Confused("Abwandlung", "Das ist eine Änderung.", 1))
ASKED = Question(
    "abwanderung", "Gehen Kunden, heißt das (…).", (), solution=Gaps((("Abwanderung", "Churn", "Weg-Gehen"),), CONFUSED)
)
TWO = Question("zwei", "Auf der (1 …) steht ein (2 …).", (), solution=Gaps((("Straße",), ("Übergang",))))
CHANGED = "Frage wurde geändert, bitte prüfen."
RIGHT_IS = "Richtig ist: „Abwanderung“."


def typed(page: Page, question: Question = ASKED) -> list[str]:
    return [field.input_value() for field in block(page, question).locator("kb-gap input").all()]


def fill_in(page: Page, question: Question, *words: str) -> None:
    for field, word in zip(block(page, question).get_by_role("textbox").all(), words, strict=True):
        field.fill(word)


def resolve(page: Page, question: Question, *words: str) -> None:
    fill_in(page, question, *words)
    block(page, question).get_by_role("button", name="Auflösen").click()


def test_the_same_word_in_other_signs_is_right(show: Show) -> None:
    page = show(quiz_page(ASKED, TWO))
    for word, said in {
        "Abwanderung": "",
        "abwanderung": "",
        " Churn ": "",
        "Ab-Wanderung": " Geschrieben wird es „Abwanderung“.",
        "weg gehen": " Geschrieben wird es „Abwanderung“.",
    }.items():
        resolve(page, ASKED, word)
        expect(result(page, ASKED)).to_have_text(f"Richtig.{said}")
        page.get_by_role("button", name="Antworten zurücksetzen").click()
    for words in (("Straße", "Übergang"), ("STRASSE", "uebergang"), ("strasse", "U\u0308bergang")):
        resolve(page, TWO, *words)
        expect(result(page, TWO)).to_contain_text("Richtig.")
        page.get_by_role("button", name="Antworten zurücksetzen").click()


def test_a_near_miss_is_told_once_and_may_be_tried_again(show: Show) -> None:
    page = show(quiz_page(ASKED))
    for word in ("Abwanderng", "Abwannderunk"):
        resolve(page, ASKED, word)
        expect(result(page, ASKED)).to_have_text("Fast. Prüfen Sie die Schreibweise und lösen Sie noch einmal auf.")
        expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    block(page, ASKED).get_by_role("button", name="Auflösen").click()
    expect(result(page, ASKED)).to_have_text(f"Das ist nicht richtig. Nur die Schreibweise stimmt nicht. {RIGHT_IS}")
    page.get_by_role("button", name="Falsche wiederholen").click()
    resolve(page, ASKED, "Abwanderung")
    expect(result(page, ASKED)).to_have_text("Richtig.")


def test_another_word_is_wrong_at_once_and_one_often_confused_is_explained(show: Show) -> None:
    page = show(quiz_page(ASKED))
    for word, feedback in {"Umzug": [], "fluktuation": [CONFUSED[0].feedback], "Abwandlung": [CONFUSED[1].feedback]}.items():
        resolve(page, ASKED, word)
        expect(result(page, ASKED)).to_have_text(f"Das ist nicht richtig. {RIGHT_IS}")
        shown = block(page, ASKED).locator(".kb-d > div:not(.kb-b)")
        expect(shown).to_have_text([*feedback, f"Erklärung zu {ASKED.id}."])
        page.get_by_role("button", name="Antworten zurücksetzen").click()


def test_every_gap_is_asked_for_and_marked(show: Show) -> None:
    page = show(quiz_page(TWO))
    for words in (("", ""), ("Straße", "")):
        resolve(page, TWO, *words)
        expect(result(page, TWO)).to_have_text("Bitte füllen Sie jede Lücke aus.")
    resolve(page, TWO, "Straße", "Zaun")
    expect(result(page, TWO)).to_have_text("Das ist nicht richtig. Richtig ist: „Straße“, „Übergang“.")
    assert [field.get_attribute("data-outcome") for field in block(page, TWO).locator("input").all()] == ["right", "wrong"]


def test_the_way_by_keyboard_is_the_enter_key(show: Show) -> None:
    page = show(quiz_page(ASKED))
    page.get_by_role("textbox", name="Ihr Wort").focus()
    page.keyboard.type("Churn")
    page.keyboard.press("Enter")
    expect(result(page, ASKED)).to_be_focused()
    expect(result(page, ASKED)).to_have_text("Richtig.")


def test_draft_and_answer_survive_a_reload_and_not_knowing_tells_the_word(show: Show) -> None:
    page = show(quiz_page(ASKED, TWO))
    resolve(page, ASKED, "Umzug")
    block(page, TWO).get_by_role("textbox", name="Lücke 2").fill("Üb")
    page.reload()
    assert (typed(page), typed(page, TWO)) == (["Umzug"], ["", "Üb"])
    block(page, TWO).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, TWO)).to_have_text("Gut, dass Sie nicht geraten haben. Richtig ist: „Straße“, „Übergang“.")


def test_an_answer_survives_other_words_and_is_judged_by_those_of_today(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, ASKED, "Weggang")
    expect(result(page, ASKED)).to_contain_text("nicht richtig")
    now = Gaps((("Abwanderung", "Weggang"),))
    show(quiz_page(replace(ASKED, rev="r2", text="Kunden gehen: …", solution=now)))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(result(page, ASKED)).to_have_text("Richtig.")
    show(quiz_page(replace(ASKED, rev="r3", solution=Gaps((("Treue",), ("Abwanderung",))))))
    expect(page.get_by_text(f"{CHANGED} Ihre frühere Antwort lautete „Weggang“.")).to_be_visible()


def test_two_tabs_do_not_take_each_others_words(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page(ASKED, TWO))
    two = show(quiz_page(ASKED, TWO), page=context.new_page())
    fill_in(two, TWO, "Str", "")
    resolve(one, ASKED, "Churn")
    expect(result(two, ASKED)).to_have_text("Richtig.")
    assert typed(two, TWO) == ["Str", ""]


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED, TWO))
    found = violations(page)
    resolve(page, ASKED, "Fluktuation")
    assert found + violations(page) + small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_the_word_folds_open(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    block(page, ASKED).get_by_text("Antwort und Erklärung").click()
    expect(block(page, ASKED).locator(".kb-filled")).to_have_text("Abwanderung Auch richtig: Churn, Weg-Gehen")
    expect(block(page, ASKED).get_by_text("So heißt es beim Personal.")).to_be_visible()


def test_on_paper_the_key_stands_behind_the_questions(show: Show, tmp_path: Path) -> None:
    page = show(quiz_page(ASKED, TWO))
    questions, key = " ".join(pdf_text(page, tmp_path).split()).split("Lösungen")
    assert "Churn" not in questions
    assert "Auch richtig: Churn" in key
    assert "2. Übergang" in key


def test_it_is_small(show: Show) -> None:
    assert 0 < transfer_size("gap") <= 3000
