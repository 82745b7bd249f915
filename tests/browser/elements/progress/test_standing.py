"""Whoever comes back meets first what is overdue and due, how far she is, and one way to go on."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import AT, entry, put, record
from tests.browser.fixtures.pages import ANNOYED, CHECKS, INJECTED, PROMPT, SIGNED, Show
from tests.browser.fixtures.result_reader import snapshot
from tests.often import share

PAGE = pages.page(f"<p>Zum ersten Mal hier?</p>{pages.progress('check', {'Schriftlich': CHECKS}, full=False)}", "progress")
YES = {f"check:erste:statement:{PROMPT.id}": entry("ja")}
ALL = YES | {f"check:erste:statement:{SIGNED.id}": entry("nein")}

Opened = Callable[[dict[str, Any]], Locator]


def measure(due: str, status: str = "offen", what: str = "Anrufen", who: str = "") -> dict[str, Any]:
    return {"what": what, "who": who, "due": due, "status": status, "item": "", "order": 1, "at": AT}


@pytest.fixture
def opened(show: Show) -> Opened:
    """The home page on the 22nd of November 2026, with these entries in the storage: where the reader stands."""

    def open_home(values: dict[str, Any]) -> Locator:
        page = show(PAGE, "/start/", stored=values)
        expect(page.locator("kb-progress.kb-on")).to_be_attached()
        return page.locator(".kb-stand")

    return open_home


def way(stand: Locator) -> Locator:
    return stand.locator(".kb-main")


def look(stand: Locator) -> Locator:
    """The day to look again."""
    return stand.locator(".kb-look")


@pytest.mark.parametrize("values", [dict[str, Any](), {"assessment:erste": record("Nord")}])
def test_a_first_visitor_sees_the_page_as_it_is(opened: Opened, values: dict[str, Any]) -> None:
    stand = opened(values)
    expect(stand).to_be_hidden()
    expect(stand.page.get_by_text("Zum ersten Mal hier?")).to_be_visible()


@pytest.mark.parametrize(
    "values",
    [
        YES,
        {f"check:erste:open:{ANNOYED.id}": entry("A")},
        {"plan:erste:own-a": measure("")},
        {"snapshot:erste:s": snapshot({})},
    ],
)
def test_for_whoever_comes_back_instructions_step_back(opened: Opened, values: dict[str, Any]) -> None:
    stand = opened(values)
    expect(stand.get_by_role("heading", name="Wo Sie stehen")).to_be_visible()
    expect(stand.page.get_by_text("Zum ersten Mal hier?")).to_be_hidden()


def test_it_says_whose_assessment_how_far_and_when_a_stand_was_kept(opened: Opened) -> None:
    kept = {"snapshot:erste:a": snapshot({}, at=AT - 86_400_000), "snapshot:erste:b": snapshot({}, at=AT - 9 * 86_400_000)}
    stand = opened(YES | kept | {"assessment:erste": record(INJECTED)})
    expect(stand.locator(".kb-score")).to_have_text(
        f"{INJECTED} · 1 von 2 Aussagen beantwortet · Stand festgehalten am 21.11.2026"
    )


def test_a_name_that_nobody_gave_is_not_told(opened: Opened) -> None:
    expect(opened(YES).locator(".kb-score")).to_have_text("1 von 2 Aussagen beantwortet")


def test_overdue_measures_stand_first_and_the_button_leads_to_them(opened: Opened) -> None:
    plan = {
        "a": measure("2026-11-20", who="Kim"),
        "b": measure("2026-11-02", what=INJECTED),
        "c": measure("2020-01-01", "erledigt"),
        "d": measure("2026-11-22"),
        "e": measure(""),
    }
    stand = opened(YES | {f"plan:erste:own-{name}": value for name, value in plan.items()})
    lines = [f"Überfällig seit 02.11.2026: {INJECTED}", "Überfällig seit 20.11.2026: Anrufen · Kim"]
    expect(stand.get_by_role("listitem")).to_have_text(lines)
    expect(way(stand)).to_have_text("Überfälliges ansehen")
    assert (way(stand).get_attribute("href") or "").endswith("/plan/")
    expect(stand.get_by_role("link", name="Zum Plan")).to_be_hidden()


def test_of_many_overdue_measures_three_are_named(opened: Opened) -> None:
    stand = opened({f"plan:erste:own-{n}": measure(f"2026-11-0{n}") for n in range(1, 6)})
    expect(stand.get_by_role("listitem")).to_have_text(
        [*[f"Überfällig seit 0{n}.11.2026: Anrufen" for n in (1, 2, 3)], "und 2 weitere"]
    )


@pytest.mark.parametrize(
    ("day", "line", "button"),
    [
        ("2026-11-22", "Wieder prüfen: fällig seit 22.11.2026.", "Wieder prüfen"),
        ("2026-08-01", "Wieder prüfen: fällig seit 01.08.2026.", "Wieder prüfen"),
        ("2027-02-22", "Wieder prüfen am 22.02.2027", "Weiter mit: Schriftlich"),
    ],
)
def test_the_day_to_look_again_is_told(opened: Opened, day: str, line: str, button: str) -> None:
    stand = opened(YES | {"assessment:erste": record("Nord") | {"review": day}})
    assert look(stand).inner_text().strip() == line
    expect(way(stand)).to_have_text(button)


def test_beside_what_is_overdue_there_is_a_way_to_look_again(opened: Opened) -> None:
    due = {"assessment:erste": record("Nord") | {"review": "2026-11-20"}, "plan:erste:own-a": measure("2026-11-01")}
    stand = opened(YES | due)
    expect(way(stand)).to_have_text("Überfälliges ansehen")
    expect(look(stand)).to_contain_text("Wieder prüfen: fällig seit 20.11.2026.")
    expect(look(stand).get_by_role("link", name="Jetzt wieder prüfen")).to_have_attribute("href", re.compile("/verlauf/$"))


def test_of_a_long_measure_the_first_sentence_is_told(opened: Opened) -> None:
    what = "Fragen Sie drei neue Kunden, was den Ausschlag gab. Vergleichen Sie die Antworten mit Ihrem Satz."
    stand = opened(YES | {"plan:erste:own-a": measure("2026-11-20", what=what, who="Kim")})
    line = "Überfällig seit 20.11.2026: Fragen Sie drei neue Kunden, was den Ausschlag gab. · Kim"
    expect(stand.get_by_role("listitem")).to_have_text([line])


def test_the_button_goes_on_with_what_is_open_and_then_to_the_result(opened: Opened) -> None:
    stand = opened(YES)
    expect(way(stand)).to_have_text("Weiter mit: Schriftlich")
    assert (way(stand).get_attribute("href") or "").endswith(f"/schriftlich/#{SIGNED.id}")
    stand = opened(ALL)
    expect(way(stand)).to_have_text("Ihre Auswertung ansehen")
    expect(stand.get_by_role("link", name="Auswertung")).to_have_count(1)


def test_what_another_tab_plans_is_told_at_once(opened: Opened, context: BrowserContext) -> None:
    stand = opened(YES)
    other = context.new_page()
    other.goto(stand.page.url)
    put(other, {"plan:erste:own-a": measure("2026-11-01", what="Rechnen")})
    expect(stand.get_by_role("listitem")).to_have_text(["Überfällig seit 01.11.2026: Rechnen"])


def test_another_assessment_has_its_own_stand(opened: Opened) -> None:
    stand = opened(YES | {"plan:zweite:own-a": measure("2026-11-01")})
    expect(stand.get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_and_targets_are_large_enough(opened: Opened, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = opened(YES | {"plan:erste:own-a": measure("2026-11-01", what="Telefon" * 20)}).page
    assert violations(page) == []
    assert small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
