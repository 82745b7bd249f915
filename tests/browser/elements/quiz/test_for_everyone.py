"""The quiz by keyboard, by ear, on a phone, and without JavaScript."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, Show
from tests.browser.fixtures.quiz_reader import answer, answer_all, block, quiz_page, result
from tests.browser.fixtures.site import Site
from tests.often import share


def test_everything_works_by_keyboard_and_arrows_never_commit(show: Show) -> None:
    page = show(quiz_page(REASONS, MEASURES))
    page.locator("input").first.focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
        expect(result(page, REASONS)).to_have_text("")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(result(page, REASONS)).to_be_focused()
    for part in (".kb-d a", "summary >> nth=0", "button:visible"):
        page.keyboard.press("Tab")
        expect(block(page, REASONS).locator(part)).to_be_focused()


def test_every_group_has_its_name_and_results_are_announced(show: Show) -> None:
    page = show(quiz_page())
    expect(page.get_by_role("group", name=REASONS.text)).to_be_visible()
    assert block(page, REASONS).locator('[role="status"]').count() == 1
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(page.get_by_role("group", name=REASONS.text).get_by_role("status")).to_contain_text("nicht richtig")


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page())
    found = {"fresh": violations(page)}
    answer_all(page)
    found["answered"] = violations(page)
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    found["reset"] = violations(page)
    page.get_by_role("button", name="Rückgängig").click()
    show(quiz_page(*(replace(question, rev="r2") for question in QUESTIONS)))
    found["changed"] = violations(page)
    assert not any(found.values()), found


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
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
