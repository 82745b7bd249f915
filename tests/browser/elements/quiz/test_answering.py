"""Answering a quiz: drafts, verdicts, score, another try, reset, and the order of the options."""

from __future__ import annotations

import json
from dataclasses import replace

from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, SITE, TOPIC, Option, Question, Show
from tests.browser.fixtures.quiz_reader import (
    answer,
    answer_all,
    block,
    choose,
    feedback,
    order,
    picked,
    quiz_page,
    result,
    score,
    stored,
)
from tests.browser.fixtures.storage import put_all

SIGN = "e => /^\"?(.?)/.exec(getComputedStyle(e, '{}').content.replace('none', ''))[1]"


def sign(page: Page, question: Question, option: Option) -> str:
    """What stands in place of the circle."""
    label = block(page, question).locator(".kb-o label").filter(has=page.get_by_text(option.text, exact=True))
    return str(label.evaluate(SIGN.format("::after")))


def test_choosing_alone_commits_nothing(show: Show) -> None:
    page = show(quiz_page())
    choose(page, REASONS, "Ein Umzug des Betriebs")
    expect(result(page, REASONS)).to_have_text("")
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")


def test_checking_explains_the_own_choice_first_and_the_other_options_on_demand(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    shown = block(page, REASONS)
    own, *others = sorted(REASONS.options, key=lambda option: option.text != "Ein Umzug des Betriebs")
    first = result(page, REASONS).locator("xpath=following-sibling::*[1]/*[1]")
    expect(first).to_have_text(own.feedback)
    for option in others:
        expect(feedback(page, REASONS, option)).to_be_hidden()
    shown.get_by_text("Zu den anderen Antworten").click()
    for option in others:
        expect(feedback(page, REASONS, option)).to_be_visible()
        expect(feedback(page, REASONS, option)).to_contain_text("Richtig." if option.right else "Falsch.")
        expect(feedback(page, REASONS, option)).to_contain_text(option.feedback)


def test_what_is_unfolded_stays_so_when_the_page_comes_back(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    block(page, REASONS).get_by_text("Zu den anderen Antworten").click()
    page.evaluate("() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(feedback(page, REASONS, REASONS.options[0])).to_be_visible()


def test_who_does_not_know_reads_first_about_the_right_answer(show: Show) -> None:
    page = show(quiz_page())
    block(page, REASONS).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, REASONS).locator("xpath=following-sibling::*[1]/*[1]")).to_have_text(REASONS.options[1].feedback)
    block(page, MEASURES).get_by_role("button", name="Weiß ich nicht").click()
    for option in MEASURES.options:
        expect(feedback(page, MEASURES, option)).to_be_visible(visible=option.right)


def test_several_choices_are_told_apart_with_their_words(show: Show) -> None:
    page = show(quiz_page())
    answer(page, MEASURES, "An Empfehlungen", "An der Zahl der Beschwerden")
    expect(result(page, MEASURES)).to_have_text("Das ist nicht richtig.")
    expect(feedback(page, MEASURES, MEASURES.options[2])).to_contain_text("Gehört dazu.")
    expect(feedback(page, MEASURES, MEASURES.options[3])).to_contain_text("Gehört nicht dazu.")
    expect(feedback(page, MEASURES, MEASURES.options[0])).to_be_hidden()


def test_checking_shows_where_to_read(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    shown = block(page, REASONS)
    expect(shown.locator(".kb-d")).to_contain_text("Erklärung zu gruende-zu-gehen.")
    expect(shown.locator(".kb-d").get_by_role("link", name="Kurz gesagt")).to_be_visible()
    expect(result(page, REASONS)).to_have_text("Das ist nicht richtig. Richtig ist: „Ein ungelöster Ärger mit der Lieferung“.")


def test_the_verdict_is_readable_without_colour(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(result(page, REASONS)).to_contain_text("Das ist nicht richtig.")
    assert [sign(page, REASONS, option) for option in REASONS.options] == ["", "✓", "", "✗"]
    assert result(page, REASONS).locator("b").evaluate(SIGN.format("::before")) == "✗"


def test_several_right_options_must_all_be_chosen(show: Show) -> None:
    page = show(quiz_page(MEASURES))
    answer(page, MEASURES, "An Empfehlungen")
    expect(result(page, MEASURES)).to_contain_text("Noch nicht vollständig")
    quiz = block(page, MEASURES).locator("xpath=ancestor::kb-quiz")
    quiz.get_by_role("button", name="Falsche wiederholen").click()
    answer(page, MEASURES, "An Empfehlungen", "An wiederholten Käufen")
    expect(result(page, MEASURES)).to_have_text("Richtig.")


def test_not_knowing_is_an_answer(show: Show) -> None:
    page = show(quiz_page())
    block(page, LOYAL).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, LOYAL)).to_have_text("Gut, dass Sie nicht geraten haben. Richtig ist: „Stimmt nicht“.")
    page.reload()
    expect(result(page, LOYAL)).to_contain_text("nicht geraten")
    assert picked(page, LOYAL) == []


def test_what_was_not_known_is_offered_again_once_all_is_answered(show: Show) -> None:
    page = show(quiz_page(LOYAL, REASONS))
    for at, question in enumerate((LOYAL, REASONS)):
        expect(page.get_by_role("button", name="wiederholen")).to_have_count(0)
        block(page, question).get_by_role("button", name="Weiß ich nicht").click()
        expect(page.get_by_text(f"{at + 1} von 2 beantwortet: {at + 1} nicht gewusst.")).to_be_visible()
    expect(page.get_by_role("button", name="wiederholen")).to_have_text("Nicht gewusste wiederholen")


def test_where_every_option_is_right_nothing_folds_open_to_nothing(show: Show) -> None:
    every = replace(MEASURES, id="alle", options=tuple(replace(one, right=True) for one in MEASURES.options))
    page = show(quiz_page(every, MEASURES))
    for question in (every, MEASURES):
        block(page, question).get_by_role("button", name="Weiß ich nicht").click()
    expect(block(page, MEASURES).get_by_text("Zu den anderen Antworten")).to_be_visible()
    expect(block(page, every).get_by_text("Zu den anderen Antworten")).to_have_count(0)


def test_checking_without_a_choice_asks_for_one(show: Show) -> None:
    page = show(quiz_page())
    block(page, LOYAL).get_by_role("button", name="Auflösen").click()
    expect(result(page, LOYAL)).to_have_text("Bitte wählen Sie zuerst eine Antwort.")
    assert stored(page, LOYAL) is None


def test_the_score_is_a_sentence(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    expect(score(page)).to_have_text("3 von 3 beantwortet: 1 richtig, 1 falsch, 1 nicht gewusst.")
    show(quiz_page(LOYAL, replace(LOYAL, id="zweite")))
    answer(page, replace(LOYAL, id="zweite"), "Stimmt nicht")
    expect(score(page)).to_have_text("Alles richtig: 2 von 2.")


def test_retry_reopens_only_what_was_not_right_in_the_same_order(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    before = [order(page, question) for question in QUESTIONS]
    page.get_by_role("button", name="Falsche und nicht gewusste wiederholen").click()
    assert [order(page, question) for question in QUESTIONS] == before
    expect(result(page, LOYAL)).to_have_text("Richtig.")
    for question in (REASONS, MEASURES):
        expect(block(page, question).get_by_role("button", name="Auflösen")).to_be_visible()
        assert picked(page, question) == []
    expect(score(page)).to_have_text("1 von 3 beantwortet: 1 richtig.")
    page.reload()
    expect(score(page)).to_have_text("1 von 3 beantwortet: 1 richtig.")
    assert (stored(page, REASONS) or {})["s"] == "wrong"


def test_reset_and_undo(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    put_all(page, {f"recall:single:{LOYAL.id}": {"box": 2, "day": "2026-11-20", "known": True, "gap": 0, "at": 1}})
    before = page.evaluate("({ ...localStorage })")
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    assert page.evaluate("Object.keys(localStorage)") == [], "nor does a question come again that has no answer"
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.get_by_role("button", name="Rückgängig").click()
    expect(score(page)).to_contain_text("3 von 3 beantwortet")
    assert page.evaluate("({ ...localStorage })") == before


def test_undo_does_not_overwrite_a_newer_answer(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    answer(page, LOYAL, "Stimmt")
    page.get_by_role("button", name="Rückgängig").click()
    expect(score(page)).to_have_text("3 von 3 beantwortet: 2 falsch, 1 nicht gewusst.")


def test_reset_leaves_other_topics_alone(show: Show) -> None:
    other = replace(LOYAL, id="andere-frage", topic="halten-oder-gewinnen")
    page = show(pages.page(pages.quiz([other], topic=other.topic), "quiz"))
    answer(page, other, "Stimmt nicht")
    show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    assert stored(page, LOYAL) is None
    assert stored(page, other) is not None


# --- The order of the options -----------------------------------------------------------------------------------------------


def test_the_order_is_the_same_after_reload_and_on_every_page(show: Show) -> None:
    page = show(quiz_page())
    first = order(page, REASONS)
    page.reload()
    assert order(page, REASONS) == first
    for path, topic in (("/quiz/", TOPIC), ("/quiz/alle/", "")):
        show(pages.page(pages.quiz((MEASURES, REASONS), topic=topic, level=3), "quiz"), path)
        assert order(page, REASONS) == first


def test_a_quiz_that_is_only_looked_at_leaves_nothing_and_an_answer_only_itself(show: Show) -> None:
    page = show(quiz_page())
    assert page.evaluate("Object.keys(localStorage)") == []
    answer(page, REASONS, "Ein Umzug des Betriebs")
    assert page.evaluate("Object.keys(localStorage)") == [f"kb:{SITE}:quiz:single:{REASONS.id}"]


def test_orders_drawn_in_earlier_times_are_kept_and_every_option_comes_first_sometimes(show: Show) -> None:
    page = show(quiz_page(REASONS))
    seen = set()
    for seed in range(16):
        value = json.dumps({"seed": seed, "at": 1})
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"kb:{SITE}:quiz-attempt:{TOPIC}", value])
        page.reload()
        seen.add(order(page, REASONS)[0])
    assert seen == {option.text for option in REASONS.options}


def test_fixed_options_stay_as_written(show: Show) -> None:
    fixed = replace(REASONS, fixed=True)
    page = show(quiz_page(fixed))
    for _ in range(4):
        assert order(page, fixed) == [option.text for option in fixed.options]
        page.evaluate("localStorage.clear()")
        page.reload()


def test_options_and_printed_key_stay_in_step(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    for question in QUESTIONS:
        feedback = block(page, question).locator(".kb-a ol span").all_text_contents()
        assert feedback == [f"Rückmeldung zu „{text}“." for text in order(page, question)]
