"""When a measure is due, told in words from a fixed day."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.fixtures.plan_reader import due, field, measure, plan, press

WORDS = {
    "2026-11-19": "überfällig seit 3 Tagen",
    "2026-11-21": "überfällig seit gestern",
    "2023-02-25": "überfällig seit 1.366 Tagen",
    "2026-11-22": "heute fällig",
    "2026-11-23": "morgen fällig",
    "2026-11-24": "",
    "2026-02-30": "„30.02.2026“ ist kein Termin. Bitte wählen Sie ein Datum.",
    "0026-12-01": "„01.12.0026“ ist kein Termin. Bitte wählen Sie ein Datum.",
    "morgen": "„morgen“ ist kein Termin. Bitte wählen Sie ein Datum.",
}


def test_a_date_is_told_in_words(open_plan: Callable[..., Page]) -> None:
    for day, words in WORDS.items():
        expect(due(open_plan(plan(measure("A", due=day))), 1)).to_have_text(words)


def test_a_day_of_this_week_is_named(open_plan: Callable[..., Page], tab: Page) -> None:
    page = open_plan(plan(measure("A", due="2026-11-20"), measure("B", 1, due="2026-11-22"), measure("C", 2, due="2026-11-23")))
    tab.clock.set_fixed_time("2026-11-18T23:30:00+01:00")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(due(page, 1)).to_have_text("diese Woche fällig, am Freitag")
    expect(due(page, 2)).to_have_text("diese Woche fällig, am Sonntag")
    expect(due(page, 3)).to_have_text("")


def test_the_first_line_sums_up_with_what_is_overdue_first(open_plan: Callable[..., Page]) -> None:
    past = {"due": "2026-11-01"}
    values = plan(
        measure("A", 0),
        measure("B", 1, status="laeuft", **past),
        measure("C", 2, status="laeuft"),
        measure("D", 3, status="laeuft"),
        measure("E", 4, status="erledigt", **past),
    )
    page = open_plan(values)
    expect(page.locator(".kb-score")).to_have_text("5 Maßnahmen: 1 überfällig, 1 offen, 2 laufen, 1 erledigt.")
    expect(due(page, 5)).to_have_text("")
    field(page, 1, "Stand").select_option("erledigt")  # what is overdue stands first
    press(page, 3, "Löschen")
    expect(page.locator(".kb-score")).to_have_text("4 Maßnahmen: 1 offen, 1 läuft, 2 erledigt.")
