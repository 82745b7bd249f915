"""The page on privacy names all that is stored, says what there is, and removes all of it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.elements.manage.test_export import NORTH, OTHER
from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.assessment_pages import everything
from tests.browser.fixtures.link_reader import link_of
from tests.browser.fixtures.storage import BLOCKED, put_all
from tests.browser.fixtures.team import paste
from tests.conftest import BuiltSite

PAGE = "datenschutz/"
COLOURS = "/.__palette"
EARLIER: dict[str, Any] = {
    "quiz-attempt:treue": {"seed": 7, "at": 1},
    "unreadable:kb:x": "{",
    "view": "one",
    "saved:sued": {"at": 1},
}


def erase(page: Page) -> Locator:
    return page.locator("kb-erase")


def press(page: Page, name: str) -> None:
    erase(page).get_by_role("button", name=name, exact=True).click()


def named(page: Page) -> set[str]:
    """The names in the first column of the table."""
    return set(page.locator("article table td:first-child code:first-child").all_inner_texts())


@pytest.fixture
def full(built: BuiltSite, tab: Page) -> Page:
    """The page, with two assessments and answers of the quiz in the browser, and with something of another site."""
    tab.goto(built.url + PAGE)
    put_all(tab, NORTH | OTHER | EARLIER)
    tab.evaluate(
        "key => { localStorage.setItem(key, '{\"index\": 2}'); localStorage.setItem('kb:andere:view', '1'); }", COLOURS
    )
    tab.reload()
    return tab


def test_it_says_what_there_is_before_anything_goes(full: Page) -> None:
    line = erase(full).get_by_role("status").first
    expect(line).to_have_text(
        "In diesem Browser liegen von dieser Website: 2 Prüfungen, 5 Antworten und Notizen darin, 1 Maßnahme, "
        "1 festgehaltener Stand, 1 Quizantwort, 1 unlesbarer Eintrag, gewählte Farben."
    )
    assert violations(full) == []


def test_all_of_this_site_goes_and_nothing_of_another(full: Page) -> None:
    press(full, "Alles löschen")
    expect(erase(full)).to_contain_text("In diesem Browser liegt nichts von dieser Website.")
    expect(erase(full).get_by_role("button", name="Alles löschen")).to_be_hidden()
    assert everything(full) == {"kb:andere:view": "1"}
    full.reload()
    assert everything(full) == {"kb:andere:view": "1"}


def test_it_comes_back_as_long_as_the_page_is_open(full: Page) -> None:
    before = everything(full)
    press(full, "Alles löschen")
    expect(erase(full).get_by_role("button", name="Rückgängig")).to_be_focused()
    press(full, "Rückgängig")
    expect(erase(full)).to_contain_text("2 Prüfungen")
    assert everything(full) == before


def test_a_file_is_offered_first(full: Page) -> None:
    full.get_by_role("link", name="Vorher als Datei sichern").click()
    expect(full.get_by_role("button", name="Alles aus diesem Browser sichern")).to_be_visible()


def test_where_nothing_is_stored_there_is_nothing_to_press(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + PAGE)
    expect(erase(tab)).to_contain_text("In diesem Browser liegt nichts von dieser Website.")
    expect(erase(tab).get_by_role("button")).to_have_count(0)
    assert everything(tab) == {}


def test_where_nothing_can_be_stored_it_says_so(built: BuiltSite, tab: Page) -> None:
    tab.add_init_script(BLOCKED)
    tab.goto(built.url + PAGE)
    expect(erase(tab)).to_contain_text("Dieser Browser lässt das Speichern hier nicht zu.")


def test_without_javascript_it_says_how_the_browser_does_it(built: BuiltSite, without_javascript: Page) -> None:
    without_javascript.goto(built.url + PAGE)
    expect(erase(without_javascript).get_by_role("button")).to_have_count(0)
    expect(without_javascript.get_by_text("Öffnen Sie dort den Bereich für Website-Daten")).to_be_visible()


# --- What is stored is named ------------------------------------------------------------------------------------------------


def test_everything_that_a_reader_can_leave_behind_is_named(built: BuiltSite, tab: Page) -> None:
    """A walk through all functions; what earlier times left and what broke cannot be walked to."""
    look_and_answer(built, tab)
    repeat(built, tab)
    take_a_test(built, tab)
    assess(built, tab)
    manage(built, tab)
    invite(built, tab)
    keys = [*everything(tab), *tab.evaluate("Object.keys(sessionStorage)")]
    found = {key.split(":")[2] if key.startswith("kb:") else key for key in keys}
    tab.goto(built.url + PAGE)
    assert found == named(tab) - {"quiz-attempt", "unreadable"}


def look_and_answer(built: BuiltSite, page: Page) -> None:
    page.goto(f"{built.url}quiz/halten-oder-gewinnen/")
    page.locator('.md-header label[for^="__palette"]:visible').click()
    page.locator(".kb-q input").first.check(force=True)


def repeat(built: BuiltSite, page: Page) -> None:
    page.get_by_role("button", name="Auflösen").first.click()
    page.clock.fast_forward("24:00:00")
    page.goto(f"{built.url}quiz/heute/")
    page.get_by_role("button", name="Weiß ich nicht").click()
    page.get_by_role("button", name="Wiederholen ausschalten").click()


def take_a_test(built: BuiltSite, page: Page) -> None:
    page.goto(f"{built.url}quiz/test/")
    page.get_by_role("link", name="Test ansehen").click()
    page.get_by_role("button", name="nehmen").click()
    page.get_by_role("button", name="Anfangen").click()


def assess(built: BuiltSite, page: Page) -> None:
    page.goto(f"{built.url}checkliste/telefon/")
    page.locator(".kb-c").first.get_by_label("Nein", exact=True).check(force=True)
    page.get_by_role("button", name="Einzeln").click()
    page.goto(f"{built.url}checkliste/auswertung/")
    page.get_by_role("button", name="In den Plan").first.click()
    page.goto(f"{built.url}checkliste/verlauf/")
    page.get_by_role("button", name="Stand festhalten").click()


def manage(built: BuiltSite, page: Page) -> None:
    page.goto(f"{built.url}checkliste/pruefungen/")
    page.get_by_role("button", name="Als Datei sichern").click()
    page.get_by_role("button", name="Duplizieren").click()
    page.locator("[data-act=remove]").first.click()


def invite(built: BuiltSite, page: Page) -> None:
    page.goto(f"{built.url}checkliste/auswertung/")
    link = link_of(page)
    page.goto(f"{built.url}checkliste/team/")
    page.get_by_label("Name der Umfrage").fill("Umfrage Herbst")
    page.get_by_role("button", name="Einladung anlegen").click()
    paste(page, link)
