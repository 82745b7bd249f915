"""A hint folds open above the answers; that it was looked at is kept and said, and changes no verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import LOYAL, REASONS, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import answer, block, choose, picked, quiz_page, result, score, stored
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

ASKED = replace(REASONS, hint="Denken Sie an den Mai.")
SAID = "Sie haben den Hinweis angesehen."


def look(page: Page) -> None:
    block(page, ASKED).get_by_text("Hinweis", exact=True).click()


def said(page: Page) -> str:
    return block(page, ASKED).locator(".kb-hinted").inner_text()


def test_a_hint_folds_open_and_is_remembered_over_a_reload_and_the_answer(show: Show) -> None:
    page = show(quiz_page(ASKED))
    expect(page.get_by_text(ASKED.hint)).to_be_hidden()
    look(page)
    expect(page.get_by_text(ASKED.hint)).to_be_visible()
    assert said(page) == SAID
    page.reload()
    assert said(page) == SAID
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    answer(page, ASKED, "Ein ungelöster Ärger mit der Lieferung")
    expect(result(page, ASKED)).to_have_text("Richtig.")
    expect(score(page)).to_have_text("Alles richtig: 1 von 1.")
    assert (stored(page, ASKED) or {})["h"] is True


def test_a_draft_survives_the_look_and_the_look_another_try(show: Show) -> None:
    page = show(quiz_page(ASKED))
    choose(page, ASKED, "Ein Umzug des Betriebs")
    look(page)
    assert picked(page, ASKED) == ["Ein Umzug des Betriebs"]
    answer(page, ASKED, "Ein Umzug des Betriebs")
    page.get_by_role("button", name="Falsche wiederholen").click()
    assert said(page) == SAID
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    assert said(page) == ""
    expect(page.get_by_text(ASKED.hint)).to_be_hidden()
    page.get_by_role("button", name="Rückgängig").click()
    assert said(page) == SAID


def test_who_looks_after_answering_or_prints_has_not_used_it(show: Show) -> None:
    page = show(quiz_page(ASKED, LOYAL))
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert said(page) == ""
    answer(page, ASKED, "Ein Umzug des Betriebs")
    look(page)
    expect(page.get_by_text(ASKED.hint)).to_be_visible()
    assert said(page) == ""
    assert "h" not in (stored(page, ASKED) or {})
    answer(page, LOYAL, "Stimmt")
    expect(page.get_by_text(ASKED.hint)).to_be_visible()


def test_by_keyboard_alone(show: Show) -> None:
    page = show(quiz_page(ASKED))
    block(page, ASKED).locator("kb-hint summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(ASKED.hint)).to_be_visible()
    assert said(page) == SAID


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED))
    found = violations(page)
    look(page)
    assert found + violations(page) + small_targets(page) == []
    box = block(page, ASKED).locator("kb-hint summary").bounding_box()
    assert box and box["height"] >= 44


def test_without_javascript_it_folds_open_and_on_paper_it_gives_nothing_away(
    site: Site, without_javascript: Page, show: Show, tmp_path: Path
) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    look(page)
    expect(page.get_by_text(ASKED.hint)).to_be_visible()
    assert ASKED.hint not in pdf_text(show(quiz_page(ASKED)), tmp_path)


def test_it_is_small() -> None:
    assert 0 < transfer_size("hint") <= 3000
