"""No answer to a question is lost, or shown where it was not given."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import BrowserContext, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.pages import INJECTED, LOYAL, MEASURES, REASONS, Option, Show
from tests.browser.fixtures.quiz_reader import (
    answer,
    answer_all,
    block,
    choose,
    order,
    picked,
    quiz_page,
    result,
    score,
    stored,
)

CHANGED = "Frage wurde geändert, bitte prüfen."


def test_draft_and_answer_survive_a_reload(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt")
    choose(page, MEASURES, "An Empfehlungen")
    page.reload()
    expect(result(page, LOYAL)).to_contain_text("nicht richtig")
    assert picked(page, MEASURES) == ["An Empfehlungen"]
    expect(result(page, MEASURES)).to_have_text("")


def test_unticking_the_last_box_takes_the_draft_back(show: Show) -> None:
    page = show(quiz_page())
    choose(page, MEASURES, "An Empfehlungen")
    block(page, MEASURES).get_by_label("An Empfehlungen").uncheck()
    assert stored(page, MEASURES) is None


def test_answer_in_the_article_counts_on_the_quiz_page(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    show(pages.page(pages.quiz(topic="", level=3), "quiz"), "/quiz/alle/")
    expect(score(page)).to_have_text("3 von 3 beantwortet: 1 richtig, 1 falsch, 1 nicht gewusst.")


def test_going_back_to_a_frozen_page_shows_what_was_answered_meanwhile(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    page.evaluate("() => localStorage.clear()")  # in this tab, so no storage event tells of it
    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(result(page, LOYAL)).to_have_text("")
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")


def test_question_inserted_above(show: Show) -> None:
    page = show(quiz_page(REASONS))
    answer(page, REASONS, "Ein Umzug des Betriebs")
    show(quiz_page(LOYAL, MEASURES, REASONS))
    assert [picked(page, question) for question in (LOYAL, MEASURES, REASONS)] == [[], [], ["Ein Umzug des Betriebs"]]


def test_options_reordered(show: Show) -> None:
    page = show(quiz_page(REASONS))
    answer(page, REASONS, "Ein Umzug des Betriebs")
    show(quiz_page(replace(REASONS, options=REASONS.options[::-1])))
    assert picked(page, REASONS) == ["Ein Umzug des Betriebs"]
    expect(result(page, REASONS)).to_contain_text("nicht richtig")
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_typo_fixed_keeps_the_answer_and_says_so(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    show(quiz_page(pages.reworded(LOYAL, text="Wer zufrieden ist, der bleibt auch treu.")))
    assert picked(page, LOYAL) == ["Stimmt nicht"]
    expect(page.get_by_text(CHANGED)).to_be_visible()
    page.get_by_role("button", name="Antwort gilt weiterhin").click()
    expect(page.get_by_text(CHANGED)).to_be_hidden()
    page.reload()
    expect(result(page, LOYAL)).to_have_text("Richtig.")
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_changed_question_can_be_answered_anew(show: Show) -> None:
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    show(quiz_page(pages.reworded(LOYAL, text="Zufriedenheit macht treu.")))
    page.get_by_role("button", name="Neu beantworten").click()
    answer(page, LOYAL, "Stimmt")
    expect(result(page, LOYAL)).to_contain_text("nicht richtig")
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_changed_key_is_judged_by_the_page_not_by_the_storage(show: Show) -> None:
    page = show(quiz_page(LOYAL))
    answer(page, LOYAL, "Stimmt nicht")
    now = (replace(LOYAL.options[0], right=True), replace(LOYAL.options[1], right=False))
    show(quiz_page(replace(LOYAL, rev="r2", options=now)))
    expect(result(page, LOYAL)).to_have_text("Das ist nicht richtig. Richtig ist: „Stimmt“.")
    expect(score(page)).to_have_text("1 von 1 beantwortet: 1 falsch.")


def test_chosen_option_reworded_is_quoted_and_nothing_is_selected(show: Show) -> None:
    page = show(quiz_page(REASONS))
    answer(page, REASONS, "Ein Umzug des Betriebs")
    options = (*REASONS.options[:3], Option("neu", "Ein Wechsel in der Leitung"))
    show(quiz_page(replace(REASONS, rev="r2", options=options)))
    assert picked(page, REASONS) == []
    expect(page.get_by_text(f"{CHANGED} Ihre frühere Antwort lautete „Ein Umzug des Betriebs“.")).to_be_visible()
    answer(page, REASONS, "Ein Wechsel in der Leitung")
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_id_reused_for_another_kind_is_not_answered(show: Show) -> None:
    page = show(quiz_page(LOYAL))
    answer(page, LOYAL, "Stimmt nicht")
    multiple = replace(LOYAL, options=tuple(replace(option, right=True) for option in LOYAL.options))
    show(quiz_page(multiple))
    assert picked(page, multiple) == []
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    show(quiz_page(LOYAL))
    assert picked(page, LOYAL) == ["Stimmt nicht"]


def test_two_tabs_answer_in_turn(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page())
    two = show(quiz_page(), page=context.new_page())
    answer(one, LOYAL, "Stimmt nicht")
    expect(result(two, LOYAL)).to_have_text("Richtig.")
    answer(two, REASONS, "Ein Umzug des Betriebs")
    expect(result(one, REASONS)).to_contain_text("nicht richtig")
    choose(one, MEASURES, "An Empfehlungen")
    two.reload()
    assert picked(two, MEASURES) == ["An Empfehlungen"]
    expect(score(two)).to_have_text("2 von 3 beantwortet: 1 richtig, 1 falsch.")


def test_reset_in_one_tab_shows_in_the_other(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page())
    two = show(quiz_page(), page=context.new_page())
    answer_all(one)
    one.get_by_role("button", name="Antworten zurücksetzen").click()
    expect(score(two)).to_have_text("Noch keine Frage beantwortet.")
    assert order(one, REASONS) == order(two, REASONS)


def test_stored_text_is_shown_as_text(show: Show) -> None:
    page = show(quiz_page(replace(REASONS, options=(*REASONS.options, Option("x1", INJECTED)))))
    answer(page, REASONS, INJECTED)
    show(quiz_page(replace(REASONS, rev="r2")))
    expect(page.get_by_text(INJECTED)).to_be_visible()
    assert page.evaluate("window.hacked") is None
