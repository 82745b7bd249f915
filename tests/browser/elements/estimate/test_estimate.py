"""A number to estimate: what is typed, how far off it is, and what becomes of it when the question changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kb.solutions import Estimate, Guess
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import Question, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import block, quiz_page, result, score, stored
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

SHARE = Estimate(
    "66 %",
    66,
    "%",
    3,
    1,
    (
        Guess("über 80 %", 80, None, "Das sagt nur die Faustregel.", 1),
        Guess("45 bis 55 %", 45, 55, "Das gilt nur bei Abonnements.", 1),
        Guess("unter 20 %", None, 20, "So wenig war es nirgends.", 1),
    ),
)
ASKED = Question("anteil", "Wie viel Umsatz bringt das stärkste Fünftel der Kunden?", (), solution=SHARE)
CUSTOMERS = Question("kunden", "Wie viele Kunden hat die Firma?", (), solution=Estimate("1.200 Kunden", 1200, "Kunden", 0, 1))
CHANGED = "Frage wurde geändert, bitte prüfen."


def field(page: Page, question: Question = ASKED) -> str:
    return block(page, question).get_by_role("textbox", name="Ihre Schätzung").input_value()


def type_in(page: Page, text: str, question: Question = ASKED) -> None:
    block(page, question).get_by_role("textbox", name="Ihre Schätzung").fill(text)


def estimate(page: Page, text: str, question: Question = ASKED) -> None:
    type_in(page, text, question)
    block(page, question).get_by_role("button", name="Auflösen").click()


TOLD = {
    "66 %": ("Richtig.", ""),
    "ca. 64,5 Prozent": ("Richtig. Genau ist es: 66 %. Ihre Schätzung liegt um 1,5 Prozentpunkte zu niedrig.", ""),
    "65": ("Richtig. Genau ist es: 66 %. Ihre Schätzung liegt um 1 Prozentpunkt zu niedrig.", ""),
    "69": ("Richtig. Genau ist es: 66 %. Ihre Schätzung liegt um 3 Prozentpunkte zu hoch.", ""),
    "69,1": ("Das ist nicht richtig. Richtig ist: 66 %. Ihre Schätzung liegt um 3,1 Prozentpunkte zu hoch.", ""),
    "80": ("Das ist nicht richtig. Richtig ist: 66 %. Ihre Schätzung liegt um 14 Prozentpunkte zu hoch.", ""),
    "85": (
        "Das ist nicht richtig. Richtig ist: 66 %. Ihre Schätzung liegt um 19 Prozentpunkte zu hoch.",
        "Das sagt nur die Faustregel.",
    ),
    "45": (
        "Das ist nicht richtig. Richtig ist: 66 %. Ihre Schätzung liegt um 21 Prozentpunkte zu niedrig.",
        "Das gilt nur bei Abonnements.",
    ),
    "-5": (
        "Das ist nicht richtig. Richtig ist: 66 %. Ihre Schätzung liegt um 71 Prozentpunkte zu niedrig.",
        "So wenig war es nirgends.",
    ),
}


def test_an_estimate_is_told_how_far_off_it_is(show: Show) -> None:
    page = show(quiz_page(ASKED))
    for typed, (told, feedback) in TOLD.items():
        estimate(page, typed)
        expect(result(page, ASKED)).to_have_text(told)
        texts = [feedback, f"Erklärung zu {ASKED.id}."] if feedback else [f"Erklärung zu {ASKED.id}."]
        expect(block(page, ASKED).locator(".kb-d > div:not(.kb-b)")).to_have_text(texts)
        page.get_by_role("button", name="Antworten zurücksetzen").click()


def test_feedback_to_other_estimates_folds_open(show: Show) -> None:
    page = show(quiz_page(ASKED))
    estimate(page, "85")
    others = block(page, ASKED).locator(".kb-d details li")
    expect(others.first).to_be_hidden()
    block(page, ASKED).get_by_text("Zu anderen Schätzungen").click()
    expect(others).to_have_text(["45 bis 55 %: Das gilt nur bei Abonnements.", "unter 20 %: So wenig war es nirgends."])


def test_a_number_of_things_is_off_by_things(show: Show) -> None:
    page = show(quiz_page(CUSTOMERS))
    estimate(page, "2.500", CUSTOMERS)
    expect(result(page, CUSTOMERS)).to_contain_text("Richtig ist: 1.200 Kunden. Ihre Schätzung liegt um 1.300 Kunden zu hoch.")


def test_what_is_no_number_is_asked_for_again(show: Show) -> None:
    page = show(quiz_page(ASKED))
    for typed in ("", "zwei Drittel", "60 bis 70"):
        estimate(page, typed)
        expect(result(page, ASKED)).to_have_text("Bitte geben Sie eine Zahl ein, zum Beispiel 12,5.")
        expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
        assert field(page) == typed


def test_the_way_by_keyboard_is_the_enter_key(show: Show) -> None:
    page = show(quiz_page(ASKED))
    page.get_by_role("textbox").focus()
    page.keyboard.type("70")
    page.keyboard.press("Enter")
    expect(result(page, ASKED)).to_be_focused()
    expect(result(page, ASKED)).to_contain_text("4 Prozentpunkte zu hoch")
    answered = stored(page, ASKED)
    page.get_by_role("textbox").focus()
    page.keyboard.press("Enter")
    assert stored(page, ASKED) == answered


def test_not_knowing_tells_the_number(show: Show) -> None:
    page = show(quiz_page(ASKED))
    block(page, ASKED).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, ASKED)).to_have_text("Gut, dass Sie nicht geraten haben. Richtig ist: 66 %.")


def test_draft_and_answer_survive_a_reload_and_another_try(show: Show) -> None:
    page = show(quiz_page(ASKED, CUSTOMERS))
    estimate(page, "85")
    type_in(page, "1.2", CUSTOMERS)
    page.reload()
    assert [field(page), field(page, CUSTOMERS)] == ["85", "1.2"]
    expect(result(page, ASKED)).to_contain_text("19 Prozentpunkte zu hoch")
    block(page, CUSTOMERS).get_by_role("button", name="Weiß ich nicht").click()
    page.get_by_role("button", name="Falsche und nicht gewusste wiederholen").click()
    assert field(page) == ""
    estimate(page, "66")
    expect(score(page)).to_have_text("1 von 2 beantwortet: 1 richtig.")


def test_an_answer_survives_other_words_and_is_judged_by_the_tolerance_of_today(show: Show) -> None:
    page = show(quiz_page(ASKED))
    estimate(page, "70")
    expect(result(page, ASKED)).to_contain_text("nicht richtig")
    show(quiz_page(replace(ASKED, rev="r2", text="Wie viel bringt es?", solution=replace(SHARE, tolerance=5))))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(result(page, ASKED)).to_contain_text("Richtig. Genau ist es: 66 %.")
    page.get_by_role("button", name="Antwort gilt weiterhin").click()
    expect(page.get_by_text(CHANGED)).to_be_hidden()
    assert field(page) == "70"


def test_two_tabs_do_not_take_each_others_words(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page(ASKED, CUSTOMERS))
    two = show(quiz_page(ASKED, CUSTOMERS), page=context.new_page())
    type_in(two, "12", CUSTOMERS)
    estimate(one, "66")
    expect(result(two, ASKED)).to_have_text("Richtig.")
    assert field(two, CUSTOMERS) == "12"


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED))
    found = violations(page)
    estimate(page, "85")
    assert found + violations(page) + small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_number_and_typical_estimates_can_be_read(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    block(page, ASKED).get_by_text("Antwort und Erklärung").click()
    expect(block(page, ASKED).locator(".kb-sought")).to_have_text(
        "66 % Als richtig gilt, was höchstens 3 Prozentpunkte daneben liegt."
    )
    expect(block(page, ASKED).get_by_text("Das gilt nur bei Abonnements.")).to_be_visible()


def test_one_point_off_is_not_several(site: Site, without_javascript: Page) -> None:
    assert isinstance(ASKED.solution, Estimate)
    site.pages["/quiz/"] = quiz_page(replace(ASKED, solution=replace(ASKED.solution, tolerance=1, parts=())))
    without_javascript.goto(site.url + "/quiz/")
    expect(block(without_javascript, ASKED).locator(".kb-sought")).to_contain_text("höchstens 1 Prozentpunkt daneben")


def test_on_paper_the_key_stands_behind_the_questions(show: Show, tmp_path: Path) -> None:
    page = show(quiz_page(ASKED, CUSTOMERS))
    estimate(page, "85")
    text = " ".join(pdf_text(page, tmp_path).split())
    assert (
        text.index(ASKED.text) < text.index(CUSTOMERS.text) < text.index("Lösungen") < text.index("höchstens 3 Prozentpunkte")
    )
    assert text.count("66 %") == 1


def test_it_is_small_and_comes_only_where_it_is_needed(show: Show) -> None:
    assert 0 < transfer_size("estimate") <= 3000
    assert "kb-estimate" not in pages.page(pages.quiz(), "quiz")
