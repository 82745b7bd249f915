"""What is due today by keyboard, by ear, on a phone, on paper and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.elements.recall.test_recall import ALL
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import LOYAL, REASONS, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import answer, result
from tests.browser.fixtures.recall_reader import asked, give_up, press, recall_page, repeated, said
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import EVERY, share

BUDGET = 11_500
"""With the styles of all kinds of questions; their scripts come with the questions of the day."""


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(recall_page(), stored=ALL | repeated(LOYAL, 30, 3, gap=21, held=True))
    judge = violations if width in share(WIDTHS) or EVERY else lambda _: []
    found = {"asked": judge(page), "small": small_targets(page)}
    answer(page, REASONS, "Ein Umzug des Betriebs")
    found |= {"answered": judge(page), "small then": small_targets(page)}
    page.locator("[data-act=next]").click()
    while asked(page).count():
        page.get_by_role("button", name="Weiß ich nicht").click()
        page.locator("[data-act=next]").click()
    expect(page.get_by_text("Nach drei Wochen noch gewusst: 0 von 1")).to_be_visible()
    found |= {"done": judge(page)}
    press(page, "Wiederholen ausschalten")
    found |= {"off": judge(page)}
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_keyboard_alone(show: Show) -> None:
    page = show(recall_page(LOYAL), stored=repeated(LOYAL, 9, 2))
    page.locator(".kb-o input").first.focus()
    page.keyboard.press("ArrowDown")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(result(page, LOYAL)).to_be_focused()
    page.locator("[data-act=next]").focus()
    page.keyboard.press("Enter")
    expect(said(page)).to_be_focused()


def test_on_paper_there_is_the_question_and_no_button(show: Show, tmp_path: Path) -> None:
    page = show(recall_page(), stored=ALL)
    text = pdf_text(page, tmp_path)
    assert "Heute dran: 3 Fragen" in text
    assert "Was erklärt das am ehesten?" in text
    assert [
        word for word in ("Auflösen", "unsicher", "ausschalten", "JavaScript", "Rückmeldung", "Erklärung") if word in text
    ] == []
    give_up(page, REASONS)


def test_without_javascript_it_says_so_and_leads_to_all_questions(site: Site, without_javascript: Page) -> None:
    site.pages["/heute/"] = recall_page()
    without_javascript.goto(site.url + "/heute/")
    expect(without_javascript.get_by_text("JavaScript ist ausgeschaltet.")).to_be_visible()
    expect(without_javascript.locator("kb-recall :is(button, .kb-q):visible")).to_have_count(0)
    expect(without_javascript.get_by_role("link", name="Seite zum Drucken")).to_have_attribute("href", "../alle/")


def test_script_and_style_are_small() -> None:
    assert 0 < transfer_size("recall") <= BUDGET
