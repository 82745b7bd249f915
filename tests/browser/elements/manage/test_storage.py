"""The list of assessments in any storage: full, blocked, damaged, and changed in another tab."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import everything, put, record
from tests.browser.fixtures.manage_reader import card, cards, manage_page, message, press
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.storage import BLOCKED, FULL, ROOM
from tests.browser.fixtures.two_assessments import BOTH, NORTH


@pytest.mark.parametrize("action", ["Neue Prüfung", "Duplizieren: Filiale Nord", "Öffnen: Werk Süd"])
def test_a_full_storage_is_told_and_nothing_is_changed(show: Show, action: str) -> None:
    page = show(manage_page(), stored=BOTH)
    before = everything(page)
    page.evaluate(FULL)
    press(page, action)
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    expect(page.get_by_role("button", name="Rückgängig")).to_have_count(0)
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd"]
    page.evaluate(ROOM)
    assert everything(page) == before


def test_blocked_storage_is_told_and_files_still_work(show: Show, tab: Page) -> None:
    tab.add_init_script(BLOCKED)
    page = show(manage_page())
    press(page, "Neue Prüfung")
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    assert cards(page) == ["Erste Prüfung Geöffnet"]


@pytest.mark.parametrize("bad", ['{"name":1}', "null", "{", '{"name":"x","respondent":"","date":"morgen","at":1e300}'])
def test_a_damaged_record_never_shows_as_nonsense(show: Show, bad: str) -> None:
    page = show(manage_page(), stored=NORTH | {"saved:erste": {"at": 1e300}})
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [fixtures.key("assessment", "erste"), bad])
    page.reload()
    text = page.locator("kb-manage").inner_text()
    assert len(cards(page)) == 1
    assert not [word for word in ("NaN", "undefined", "Invalid", "null") if word in text]


def test_names_are_shown_as_text(show: Show) -> None:
    page = show(manage_page(), stored={"assessment:erste": record(INJECTED, respondent=INJECTED, date=INJECTED, set=INJECTED)})
    expect(page.locator(".kb-cards h3").get_by_text(INJECTED)).to_be_visible()
    press(page, f"Duplizieren: {INJECTED}")
    assert page.evaluate("window.hacked") is None


def test_a_change_in_another_tab_appears(show: Show, context: BrowserContext) -> None:
    page = show(manage_page())
    other = show(manage_page(), page=context.new_page())
    put(other, BOTH)
    expect(card(page, "Werk Süd")).to_be_visible()
    press(other, "Öffnen: Werk Süd")
    expect(card(page, "Werk Süd Geöffnet")).to_be_visible()
