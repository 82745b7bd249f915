"""No dead end: an answered question offers the next open one, the last one the result with what to read."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, Question, Show
from tests.browser.fixtures.quiz_reader import answer, answer_all, block, quiz_page, score

NEXT = "Nächste Frage"
END = "Zum Ergebnis"


def go_on(page: Page, question: Question, name: str = NEXT) -> None:
    block(page, question).get_by_role("button", name=name).click()


def test_an_open_question_offers_nothing_but_its_answers(show: Show) -> None:
    page = show(quiz_page())
    expect(page.get_by_role("button", name=NEXT)).to_have_count(0)


def test_an_answered_question_shows_the_count_and_leads_to_the_next(show: Show, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    expect(block(page, LOYAL).get_by_text("1 von 3 beantwortet")).to_be_visible()
    go_on(page, LOYAL)
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_focused()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_in_viewport()


def test_what_is_answered_already_is_passed_over_also_back_to_the_beginning(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    answer(page, MEASURES, "An Empfehlungen")
    go_on(page, REASONS)
    expect(page.get_by_role("heading", name=LOYAL.text)).to_be_focused()


def test_the_next_one_is_answered_with_the_next_key(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    block(page, LOYAL).get_by_role("button", name=NEXT).press("Enter")
    page.keyboard.press("Tab")
    expect(block(page, REASONS).locator("input").first).to_be_focused()


def test_the_last_one_leads_to_the_result_and_every_count_agrees(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    for question in QUESTIONS:
        expect(block(page, question).get_by_text("3 von 3 beantwortet")).to_be_visible()
    go_on(page, LOYAL, END)
    expect(score(page)).to_be_focused()
    expect(score(page)).to_be_in_viewport()


def test_the_end_names_what_to_read_once_for_every_place(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(page.get_by_text("Zum Nachlesen:")).to_have_count(0)
    block(page, MEASURES).get_by_role("button", name="Weiß ich nicht").click()
    told = page.locator(".kb-sum p", has_text="Zum Nachlesen:")
    expect(told.get_by_role("link")).to_have_count(1)
    page.reload()
    expect(told.get_by_role("link")).to_have_count(1)


def test_whoever_knew_everything_need_not_read_on(show: Show) -> None:
    page = show(quiz_page(LOYAL))
    answer(page, LOYAL, "Stimmt nicht")
    expect(score(page)).to_have_text("Alles richtig: 1 von 1.")
    expect(page.get_by_text("Zum Nachlesen:")).to_have_count(0)


def test_a_question_that_stands_alone_leads_to_no_other(show: Show) -> None:
    page = show(quiz_page(LOYAL))
    answer(page, LOYAL, "Stimmt")
    expect(block(page, LOYAL).get_by_role("button")).to_have_count(0)


def test_another_try_takes_the_way_on_back(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    page.get_by_role("button", name="Falsche und nicht gewusste wiederholen").click()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_focused()
    expect(block(page, LOYAL).get_by_text("1 von 3 beantwortet")).to_be_visible()
    expect(page.get_by_role("button", name=NEXT)).to_have_count(1)
