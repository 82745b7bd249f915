"""The page of assessments and files by keyboard, for axe, on a phone and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import ANNOYANCE, CALL_BACK, ONCE, answers, entry, put, record, stored
from tests.browser.fixtures.manage_reader import choose, file_of, manage_page, press
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.site import transfer_size
from tests.browser.fixtures.two_assessments import BOTH, NEWER
from tests.often import share


def test_everything_works_by_keyboard(show: Show) -> None:
    page = show(manage_page())
    page.get_by_role("button", name="Neue Prüfung").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Mit Tastatur")
    page.keyboard.press("Tab")
    page.keyboard.type("Anna")
    page.get_by_role("button", name="Löschen: Mit Tastatur").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Wer antwortet: Anna")).to_be_visible()


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(manage_page())
    found = {"empty": violations(page)}
    put(page, BOTH)
    page.get_by_text("Bearbeiten").first.click()
    found["filled"] = violations(page)
    choose(page, file_of(NEWER | {"assessment:dritte": record("Lager", uid="u3")}))
    page.get_by_text("Punkt für Punkt ansehen").first.click()
    found["preview"] = violations(page)
    press(page, "Übernehmen")
    press(page, "Löschen: Lager")
    press(page, "Löschen: Werk Süd")
    found["done"] = violations(page)
    choose(page, "kaputt")
    expect(page.get_by_text("lässt sich nicht lesen")).to_be_visible()
    found["refused"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(manage_page(), stored=BOTH)
    page.get_by_text("Bearbeiten").first.click()
    press(page, "Löschen: Werk Süd")
    expect(page.get_by_role("button", name="Wiederherstellen")).to_be_visible()
    choose(page, file_of(NEWER))
    expect(page.get_by_role("button", name="Übernehmen")).to_be_visible()
    assert small_targets(page) == []


def test_print_shows_the_list_without_buttons(show: Show) -> None:
    page = show(manage_page(scheme="slate"), stored=BOTH)
    page.emulate_media(media="print")
    expect(page.get_by_text("2 von 6 beantwortet")).to_be_visible()
    expect(page.locator("kb-manage button:visible")).to_have_count(0)
    expect(page.locator("kb-manage input:visible")).to_have_count(0)


def test_answers_that_are_not_in_a_file_yet_are_told(show: Show) -> None:
    page = show(
        manage_page(),
        "/pruefungen/",
        stored=answers({CALL_BACK: "ja", ANNOYANCE: "Warteschleife"}) | {f"check:erste:{ONCE.key}": entry("ja", ONCE, at=1)},
    )
    expect(page.get_by_text("noch nicht als Datei gesichert")).to_be_visible()
    page.get_by_role("link", name="Jetzt sichern").click()
    with page.expect_download():
        press(page, "Als Datei sichern")
    assert stored(page, "saved:erste")["at"] > 0
    expect(page.get_by_text("noch nicht als Datei gesichert")).to_be_hidden()


def test_script_and_style_fit_into_25_kb() -> None:
    assert 0 < transfer_size("manage") <= 25_000
