"""What leaves the plan: dates for a calendar, and a table on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import SIGNED, assessment_page
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.plan_reader import THREE, field, measure, plan, said


def test_the_calendar_file_holds_open_measures_with_a_date(open_plan: Callable[..., Page]) -> None:
    values = plan(
        measure("Anrufe zählen; Liste, kurz", due="2026-12-01", who="Kim"),
        measure("Ohne Termin", 1),
        measure("Fertig", 2, due="2026-11-01", status="erledigt"),
        measure("Vorlage", 3, due="2026-11-30", status="laeuft"),
    )
    page = open_plan(values)
    expect(page.get_by_role("button", name="Termine als Kalenderdatei")).to_have_accessible_description(
        re.compile("2 offene Maßnahmen mit Termin")
    )
    expect(page.get_by_role("button", name="Termine als Kalenderdatei")).to_have_attribute("aria-disabled", "false")
    with page.expect_download() as download:
        page.get_by_role("button", name="Termine als Kalenderdatei").click()
    assert download.value.suggested_filename == "kundenbindung-plan-2026-11-22.ics"
    calendar = Calendar.from_ical(Path(download.value.path()).read_text(encoding="utf-8"))
    events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    assert {name: event.decoded("DTSTART") for name, event in events.items()} == {
        "Anrufe zählen; Liste, kurz": date(2026, 12, 1),
        "Vorlage": date(2026, 11, 30),
    }
    assert "Filiale Nord" in str(events["Vorlage"]["DESCRIPTION"])
    expect(said(page)).to_have_text("Die Kalenderdatei ist gespeichert.")


def test_without_dates_the_calendar_button_says_what_is_missing(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Ohne Termin"), measure("Fertig", 1, due="2026-11-01", status="erledigt")))
    page.evaluate("() => { URL.createObjectURL = () => { window.saved = true; return ''; }; }")
    button = page.get_by_role("button", name="Termine als Kalenderdatei")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(re.compile("Dafür fehlt noch ein Termin"))
    button.press("Enter")
    expect(said(page)).to_have_text("Dafür fehlt noch ein Termin. Tragen Sie bei einer offenen Maßnahme „Bis wann“ ein.")
    assert page.evaluate("window.saved") is None


def test_the_print_button_prints(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Drucken oder als PDF sichern").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_on_paper_it_is_a_table(open_plan: Callable[..., Page], tmp_path: Path, scheme: str) -> None:
    long = "\n".join(f"Zeile {number} der Maßnahme" for number in range(9))
    values = plan(measure(long, who="Kim Berger", due="2026-12-01", status="laeuft", item=SIGNED.key), measure("Nur das", 1))
    page = open_plan(values, assessment_page("plan", scheme=scheme, title="Plan"))
    field(page, 2, "Was").fill("Nur das, eben getippt")
    text = pdf_text(page, tmp_path)
    assert re.search(r"Was +Wer +Bis wann +Stand", text)
    assert "Filiale Nord, Stand 22.11.2026" in text
    assert re.search(r"Kim Berger +01\.12\.2026 +läuft", text)
    assert all(text.count(f"Zeile {number} der Maßnahme") == 1 for number in range(9))
    assert "Nur das, eben getippt" in text
    for label in ("Nach oben", "Löschen", "Kalenderdatei", "gespeichert", "Eigene Maßnahme", "Rückgängig", "Zur Auswertung"):
        assert label not in text
