"""The team page for everyone: without JavaScript, on paper, by axe and with a broken storage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    MAIL,
    ONCE,
    assessment_page,
    put,
)
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import Site
from tests.browser.fixtures.team import (
    FIVE,
    NAMES,
    colleague,
    mine,
    payload,
    pick,
    team_page,
    unfold,
)
from tests.often import share

THREE = "Ab drei Personen erscheint ein Ergebnis, damit niemand zu erkennen ist."


def test_before_the_first_answers_the_way_there_stands_open(show: Show) -> None:
    page = team_page(show)
    expect(page.get_by_role("button", name="Einladung anlegen")).to_be_visible()
    expect(page.get_by_label("Links einfügen")).to_be_visible()
    expect(page.locator("kb-team ol").filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("Noch keine Antworten.")).to_be_visible()


def test_without_javascript_the_items_are_a_list(site: Site, without_javascript: Page) -> None:
    site.pages["/team/"] = assessment_page("team")
    without_javascript.goto(site.url + "/team/")
    expect(without_javascript.get_by_text(MAIL.text)).to_be_visible()
    expect(without_javascript.locator("kb-team :is(button, input, h2, table)").filter(visible=True)).to_have_count(0)


def test_the_printed_agenda_comes_first_and_has_lines_to_write_on(show: Show, tmp_path: Path) -> None:
    text = pdf_text(team_page(show, *FIVE), tmp_path)
    assert "Antworten von 5 Personen" in text
    assert text.index("Einstieg") < text.index(ONCE.text) < text.index("Maßnahmen")
    assert len(re.findall(r"Was +Wer +Bis wann", text)) == 11
    absent = (
        "Entfernen",
        "Person 1",
        "Namen zeigen",
        "Drucken",
        "Dateien wählen",
        "Im Einzelnen",
        "Notizen",
        "Bereiche",
        "Alle Ergebnisse",
    )
    for label in absent:
        assert label not in text


def test_what_was_opened_is_printed_as_well(show: Show, tmp_path: Path) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    for title in ("Alle Punkte", "Offene Fragen"):
        page.get_by_text(title, exact=True).click()
    expect(page.get_by_text(f"{ANNOYANCE.text} – Antworten: 3")).to_be_visible()
    figures = pdf_text(page, tmp_path).split("Im Einzelnen")[1]
    assert "Werbeanrufe" in figures
    assert f"{ANNOYANCE.text} – Antworten: 3" in figures


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = team_page(show)
    found = {"empty": violations(page)}
    pick(page, payload(FIVE[0]), payload("[", "kaputt.json"))
    found["few"] = violations(page)
    pick(page, *(payload(values) for values in FIVE), payload(colleague(6, respondent=NAMES[0])))
    page.get_by_label("Namen zeigen").check()
    unfold(page)
    page.get_by_label("Notizen zeigen").check()
    for title in ("Alle Punkte", "Offene Fragen"):
        page.get_by_text(title, exact=True).click()
    found["full"] = violations(page)
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert small_targets(page) == []


def test_broken_storage_shows_no_nonsense(show: Show) -> None:
    page = team_page(show)
    wrong = {"v": "constructor", "note": "", "reason": "", "rev": "r1", "t": "", "p": "", "at": 1e300}
    put(page, {**mine({ONCE: "nein"}), f"check:erste:{MAIL.key}": wrong, "assessment:erste": {"name": 7}})
    pick(page, payload(FIVE[1]), payload(FIVE[2]))
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    assert not re.search("NaN|undefined|Invalid|null", page.locator("kb-team").inner_text())
