"""What a reader does with the quiz, and that no answer is lost or shown where it was not given."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import LOOKS, Look, dress, small_targets, violations
from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, SITE, TOPIC, Option, Question
from tests.browser.fixtures.site import Site

CHANGED = "Frage wurde geändert, bitte prüfen."
INJECTED = '<img src=x onerror="window.hacked=1">'
Show = Callable[..., Page]


def quiz_page(*questions: Question, scheme: str = "default") -> str:
    return pages.page(pages.quiz(questions or QUESTIONS), "quiz", scheme)


def block(page: Page, question: Question) -> Locator:
    return page.locator(f'[data-id="{question.id}"]')


def choose(page: Page, question: Question, *texts: str) -> None:
    for text in texts:
        block(page, question).get_by_label(text, exact=True).check()


def answer(page: Page, question: Question, *texts: str) -> None:
    choose(page, question, *texts)
    block(page, question).get_by_role("button", name="Prüfen").click()


def answer_all(page: Page) -> None:
    """One right, one wrong, one not known."""
    answer(page, LOYAL, "Stimmt nicht")
    answer(page, REASONS, "Ein Umzug des Betriebs")
    block(page, MEASURES).get_by_role("button", name="Weiß ich nicht").click()


def result(page: Page, question: Question) -> Locator:
    return block(page, question).get_by_role("status")


def score(page: Page) -> Locator:
    return page.locator(".kb-score")


def order(page: Page, question: Question) -> list[str]:
    return block(page, question).locator(".kb-o label > span").all_inner_texts()


def picked(page: Page, question: Question) -> list[str]:
    return block(page, question).locator("label:has(:checked) > span").all_inner_texts()


def stored(page: Page, question: Question) -> dict[str, object] | None:
    raw = page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:quiz:{question.kind}:{question.id}")
    return json.loads(raw) if raw else None


# --- Answering ------------------------------------------------------------------------------------------------------------


def test_choosing_alone_commits_nothing(show: Show) -> None:
    page = show(quiz_page())
    choose(page, REASONS, "Ein Umzug des Betriebs")
    expect(result(page, REASONS)).to_have_text("")
    expect(score(page)).to_have_text("Noch keine von 3 Fragen beantwortet.")


def test_checking_explains_every_option_and_shows_where_to_read(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    shown = block(page, REASONS)
    for option in REASONS.options:
        expect(shown.locator("li:visible").filter(has=page.get_by_text(option.text, exact=True))).to_contain_text(
            option.feedback
        )
    expect(shown.locator(".kb-d")).to_contain_text("Erklärung zu gruende-zu-gehen.")
    expect(shown.locator(".kb-d").get_by_role("link", name="Kurz gesagt")).to_be_visible()
    expect(result(page, REASONS)).to_have_text("Das ist nicht richtig. Richtig ist: „Ein ungelöster Ärger mit der Lieferung“.")


def test_the_verdict_is_readable_without_colour(show: Show) -> None:
    page = show(quiz_page())
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(block(page, REASONS).locator(".kb-wrong")).to_contain_text("Ihre Antwort. Falsch.")
    expect(block(page, REASONS).locator(".kb-right")).to_contain_text("Richtig.")


def test_several_right_options_must_all_be_chosen(show: Show) -> None:
    page = show(quiz_page())
    answer(page, MEASURES, "An Empfehlungen")
    expect(result(page, MEASURES)).to_contain_text("nicht richtig")
    block(page, MEASURES).locator("xpath=ancestor::kb-quiz").get_by_role("button", name="Nur die falschen wiederholen").click()
    answer(page, MEASURES, "An Empfehlungen", "An wiederholten Käufen")
    expect(result(page, MEASURES)).to_have_text("Richtig.")


def test_not_knowing_is_an_answer(show: Show) -> None:
    page = show(quiz_page())
    block(page, LOYAL).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, LOYAL)).to_have_text("Gut, dass Sie nicht geraten haben. Richtig ist: „Stimmt nicht“.")
    page.reload()
    expect(result(page, LOYAL)).to_contain_text("nicht geraten")
    assert picked(page, LOYAL) == []


def test_checking_without_a_choice_asks_for_one(show: Show) -> None:
    page = show(quiz_page())
    block(page, LOYAL).get_by_role("button", name="Prüfen").click()
    expect(result(page, LOYAL)).to_have_text("Bitte wählen Sie zuerst eine Antwort.")
    assert stored(page, LOYAL) is None


def test_the_score_is_a_sentence(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    expect(score(page)).to_have_text("3 von 3 Fragen beantwortet: 1 richtig, 1 falsch, 1 nicht gewusst.")
    show(quiz_page(LOYAL, replace(LOYAL, id="zweite")))
    answer(page, replace(LOYAL, id="zweite"), "Stimmt nicht")
    expect(score(page)).to_have_text("Alle 2 Fragen richtig beantwortet.")


def test_retry_reopens_only_what_was_not_right_in_the_same_order(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    before = [order(page, question) for question in QUESTIONS]
    page.get_by_role("button", name="Nur die falschen wiederholen").click()
    assert [order(page, question) for question in QUESTIONS] == before
    expect(result(page, LOYAL)).to_have_text("Richtig.")
    for question in (REASONS, MEASURES):
        expect(block(page, question).get_by_role("button", name="Prüfen")).to_be_visible()
        assert picked(page, question) == []
    expect(score(page)).to_have_text("1 von 3 Fragen beantwortet: 1 richtig.")
    page.reload()
    expect(score(page)).to_have_text("1 von 3 Fragen beantwortet: 1 richtig.")
    assert (stored(page, REASONS) or {})["s"] == "wrong"


def test_reset_and_undo(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    before = page.evaluate("({ ...localStorage })")
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    expect(score(page)).to_have_text("Noch keine von 3 Fragen beantwortet.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.get_by_role("button", name="Rückgängig").click()
    expect(score(page)).to_contain_text("3 von 3 Fragen beantwortet")
    assert page.evaluate("({ ...localStorage })") == before


def test_undo_does_not_overwrite_a_newer_answer(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    answer(page, LOYAL, "Stimmt")
    page.get_by_role("button", name="Rückgängig").click()
    expect(score(page)).to_have_text("3 von 3 Fragen beantwortet: 2 falsch, 1 nicht gewusst.")


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


def test_attempts_differ_and_every_option_comes_first_sometimes(show: Show) -> None:
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


# --- Answers survive --------------------------------------------------------------------------------------------------------


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
    expect(score(page)).to_have_text("3 von 3 Fragen beantwortet: 1 richtig, 1 falsch, 1 nicht gewusst.")


def test_going_back_shows_what_was_answered_meanwhile(show: Show) -> None:
    page = show(quiz_page())
    show(quiz_page(), "/quiz/")
    answer(page, LOYAL, "Stimmt nicht")
    page.go_back()
    expect(result(page, LOYAL)).to_have_text("Richtig.")


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
    expect(score(page)).to_have_text("1 von 1 Fragen beantwortet: 1 falsch.")


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
    expect(score(page)).to_have_text("Noch keine von 1 Fragen beantwortet.")
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
    expect(score(two)).to_have_text("2 von 3 Fragen beantwortet: 1 richtig, 1 falsch.")


def test_reset_in_one_tab_shows_in_the_other(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page())
    two = show(quiz_page(), page=context.new_page())
    answer_all(one)
    one.get_by_role("button", name="Antworten zurücksetzen").click()
    expect(score(two)).to_have_text("Noch keine von 3 Fragen beantwortet.")
    assert order(one, REASONS) == order(two, REASONS)


def test_stored_text_is_shown_as_text(show: Show) -> None:
    page = show(quiz_page(replace(REASONS, options=(*REASONS.options, Option("x1", INJECTED)))))
    answer(page, REASONS, INJECTED)
    show(quiz_page(replace(REASONS, rev="r2")))
    expect(page.get_by_text(INJECTED)).to_be_visible()
    assert page.evaluate("window.hacked") is None


# --- For everyone -----------------------------------------------------------------------------------------------------------


def test_everything_works_by_keyboard_and_arrows_never_commit(show: Show) -> None:
    page = show(quiz_page(REASONS))
    page.locator("input").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
        expect(result(page, REASONS)).to_have_text("")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(result(page, REASONS)).to_be_focused()
    page.keyboard.press("Tab")
    expect(block(page, REASONS).locator(".kb-d a")).to_be_focused()


def test_nothing_jumps_when_checking(show: Show, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    page = show(quiz_page())
    choose(page, REASONS, "Ein Umzug des Betriebs")
    check = block(page, REASONS).get_by_role("button", name="Prüfen")
    check.scroll_into_view_if_needed()
    place = "e => [window.scrollY, e.getBoundingClientRect().top]"
    before = block(page, REASONS).evaluate(place)
    check.click()
    expect(result(page, REASONS)).not_to_have_text("")
    assert block(page, REASONS).evaluate(place) == before


def test_every_group_has_its_name_and_results_are_announced(show: Show) -> None:
    page = show(quiz_page())
    expect(page.get_by_role("group", name=REASONS.text)).to_be_visible()
    assert block(page, REASONS).locator('[role="status"]').count() == 1
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(page.get_by_role("group", name=REASONS.text).get_by_role("status")).to_contain_text("nicht richtig")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, look: Look) -> None:
    dress(tab, look)
    page = show(quiz_page(scheme=look.scheme))
    found = {"fresh": violations(page)}
    answer_all(page)
    found["answered"] = violations(page)
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    found["reset"] = violations(page)
    page.get_by_role("button", name="Rückgängig").click()
    show(quiz_page(*(replace(question, rev="r2") for question in QUESTIONS), scheme=look.scheme))
    found["changed"] = violations(page)
    assert not any(found.values()), found


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    dress(tab, LOOKS[0])
    page = show(quiz_page())
    assert small_targets(page) == []
    answer_all(page)
    assert small_targets(page) == []


def test_no_element_carries_our_style_or_handler(show: Show) -> None:
    page = show(quiz_page())
    answer_all(page)
    found = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => /^(style|on.*)$/.test(n))"
    )
    assert found == []


def test_ids_stay_unique(show: Show) -> None:
    html = quiz_page().replace("Erklärung zu gruende-zu-gehen.", '<span id="fnref-1">Beleg</span>')
    page = show(html)
    answer_all(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_without_javascript_questions_and_answers_can_be_read(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = quiz_page()
    page = without_javascript
    page.goto(site.url + "/quiz/")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(block(page, LOYAL).get_by_text("Rückmeldung zu „Stimmt“.")).to_be_hidden()
    block(page, LOYAL).get_by_text("Antwort und Erklärung").click()
    expect(block(page, LOYAL).get_by_text("Rückmeldung zu „Stimmt“.")).to_be_visible()
    expect(page.locator(".kb-key")).to_be_hidden()
