"""What is in this browser only is told where one looks after it, until it stands in a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import AT, MAIL, assessment_page, entry, key, put, record, stored
from tests.browser.fixtures.checklist_reader import checklist_page, choose
from tests.browser.fixtures.pages import INJECTED, PROMPT, Show
from tests.browser.fixtures.result_reader import FULL, plan_of, snapshot
from tests.browser.fixtures.site import transfer_size
from tests.often import share

DAY = 86_400_000
OLD = AT - 13 * DAY
OVERVIEW = pages.page(pages.REMINDER + pages.progress("check", {"Schriftlich": pages.CHECKS}), "progress")
PAGES = {
    "overview": OVERVIEW,
    **{name: assessment_page(name) for name in ("result", "plan", "history", "manage")},
}
STAND = snapshot({MAIL: "ja"}, at=OLD)
BEGUN: dict[str, Any] = {"assessment:erste": record("Erste Prüfung", at=OLD)}
MEASURE = plan_of(MAIL, at=OLD)[f"plan:erste:check-{MAIL.id}"]
MEASURES: dict[str, Any] = {f"plan:erste:own-{n}": MEASURE | {"item": ""} for n in range(3)}

NO_ENTRIES: tuple[Any, ...] = (None, 7, [], "x", {"at": "gestern"}, {"at": None})


COME_BACK = """(texts) => {
  localStorage.clear();
  for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  dispatchEvent(new Event("pageshow"));
  return new Promise((done) => setTimeout(done));
}"""


def opened(show: Show, html: str, values: dict[str, Any]) -> Page:
    return show(html, "/pruefungen/", stored=values)


def come_back(page: Page, values: dict[str, Any]) -> None:
    """The reader comes back to a page that waited, when this and nothing else is stored."""
    page.evaluate(COME_BACK, {key(name): json.dumps(value) for name, value in values.items()})


def said(page: Page) -> Any:
    return expect(page.locator(".kb-remind p"))


@pytest.mark.parametrize("name", PAGES)
def test_measures_of_thirteen_days_ago_are_told_where_one_looks_after_them(show: Show, name: str) -> None:
    page = opened(show, PAGES[name], BEGUN | MEASURES)
    said(page).to_contain_text("3 Maßnahmen sind noch nicht als Datei gesichert.")
    expect(page.get_by_role("link", name="Jetzt sichern")).to_have_attribute("href", re.compile("/pruefungen/#sichern$"))


COUNTED: list[tuple[dict[str, Any], str]] = [
    ({"snapshot:erste:s": STAND}, "1 festgehaltener Stand ist"),
    ({"snapshot:erste:s": STAND, "snapshot:erste:t": STAND}, "2 festgehaltene Stände sind"),
    ({"check:erste:open:x": entry("", note="nur eine Notiz", at=OLD)}, "1 Antwort ist"),
    (MEASURES | {"check:erste:open:x": entry("A", at=OLD)}, "1 Antwort und 3 Maßnahmen sind"),
    (
        MEASURES | {"check:erste:open:x": entry("A", at=AT), "snapshot:erste:s": STAND},
        "1 Antwort, 3 Maßnahmen und 1 festgehaltener Stand sind",
    ),
    ({"assessment:erste": record("Filiale Nord", at=OLD)}, "Die Angaben zur Prüfung sind"),
    ({"assessment:erste": record("Erste Prüfung", respondent="Kim", at=OLD)}, "Die Angaben zur Prüfung sind"),
    ({"saved:erste": {"at": OLD - 1}} | MEASURES, "3 Maßnahmen sind"),
    ({"current": "zweite", "assessment:erste": record("Nord")} | MEASURES, "3 Maßnahmen in „Nord“ sind"),
    (MEASURES | {"check:zweite:open:x": entry("A", at=OLD)}, "1 Antwort und 3 Maßnahmen in 2 Prüfungen sind"),
    ({"assessment:zweite": record("$&{what}", at=OLD)}, "Die Angaben zur Prüfung in „$&{what}“ sind"),
]


def test_whatever_is_in_no_file_counts(show: Show) -> None:
    page = opened(show, OVERVIEW, {})
    for values, words in COUNTED:
        come_back(page, BEGUN | values)
        said(page).to_contain_text(f"{words} noch nicht als Datei gesichert.")


QUIET: list[dict[str, Any]] = [
    dict[str, Any](),
    {"assessment:zweite": record("Neue Prüfung", at=OLD)},
    MEASURES | {"saved:erste": {"at": OLD}},
    {"snapshot:erste:s": STAND | {"at": AT}},
    {"deleted:erste": {"name": "x", "at": OLD, "entries": [["check:erste:open:x", entry("A", at=OLD)]]}},
    {"quiz:single:x": {"v": [], "o": [], "s": "unknown", "rev": "r", "t": "", "p": "", "at": OLD}},
    {f"check:erste:open:{n}": value for n, value in enumerate(NO_ENTRIES)},
    {"saved:erste": None},
]


def test_nothing_is_told_of_what_is_saved_fresh_or_entered_by_nobody(show: Show) -> None:
    page = opened(show, pages.page(pages.REMINDER, "form"), {})
    for values in QUIET:
        come_back(page, BEGUN | MEASURES)
        said(page).to_be_visible()
        come_back(page, BEGUN | values)
        said(page).to_be_hidden()


def test_it_stands_there_with_the_page(show: Show) -> None:
    """And not a moment later, when it would push down what one has begun to read."""
    page = opened(show, OVERVIEW, BEGUN | MEASURES)
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert page.locator(".kb-remind p").is_visible()


@pytest.mark.parametrize("html", [checklist_page(), assessment_page("team")])
def test_whoever_answers_or_meets_is_not_reminded(show: Show, html: str) -> None:
    page = opened(show, html, BEGUN | MEASURES)
    expect(page.locator(".kb-on").first).to_be_attached()
    expect(page.locator(".kb-remind")).to_have_count(0)


def test_it_appears_with_what_another_tab_answers_and_goes_with_the_file(show: Show, context: BrowserContext) -> None:
    page = opened(show, assessment_page("plan"), {f"check:erste:open:x-{n}": entry("A", at=AT) for n in range(9)})
    said(page).to_be_hidden()
    other = show(checklist_page(), page=context.new_page())
    choose(other, PROMPT, "Nein")
    said(page).to_contain_text("10 Antworten sind")
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [key("saved", "erste"), json.dumps({"at": AT + DAY})])
    page.locator("h1").click()
    said(page).to_be_hidden()


def test_a_measure_that_changes_after_the_file_counts_again(show: Show) -> None:
    page = opened(show, assessment_page("plan"), BEGUN | MEASURES | {"saved:erste": {"at": OLD}})
    said(page).to_be_hidden()
    put(page, {"plan:erste:own-1": MEASURES["plan:erste:own-1"] | {"who": "Kim", "at": OLD + 1}})
    said(page).to_contain_text("1 Maßnahme ist")


def test_a_new_version_of_the_checklist_is_no_change_of_the_record(show: Show) -> None:
    page = opened(show, assessment_page("plan", version="v2"), BEGUN | {"saved:erste": {"at": OLD}})
    said(page).to_be_hidden()
    assert stored(page, "assessment", "erste")["set"] == "v2"
    assert stored(page, "assessment", "erste")["at"] == OLD


def test_saving_writes_a_file_of_this_assessment_and_ends_the_reminder(show: Show) -> None:
    own = {f"check:erste:{item.key}": entry(v, item, at=OLD) for item, v in FULL.items()} | plan_of(MAIL)
    other = {"check:zweite:statement:a": entry("ja"), "assessment:zweite": record("Zweite", uid="u2")}
    page = opened(show, assessment_page("manage"), {"assessment:erste": record("Größe & Maß Süd")} | own | other)
    page.clock.set_fixed_time(AT / 1000)
    page.get_by_role("link", name="Jetzt sichern").press("Enter")
    expect(page.locator("#sichern")).to_be_in_viewport()
    with page.expect_download() as started:
        page.get_by_role("button", name="Als Datei sichern").press("Enter")
    assert started.value.suggested_filename == "kundenbindung-groesse-mass-sued-2026-11-22.json"
    entries = json.loads(Path(started.value.path()).read_text())["entries"]
    assert {one["key"] for one in entries} == {"assessment:erste", *own}
    assert stored(page, "saved:erste") == {"at": AT}
    said(page).to_be_hidden()
    page.reload()
    said(page).to_be_hidden()


def test_reading_puts_nothing_aside_and_shows_text_as_text(show: Show) -> None:
    page = opened(show, pages.page(pages.REMINDER, "form"), MEASURES | {"assessment:erste": record(INJECTED), "current": "x"})
    page.evaluate("key => localStorage.setItem(key, '{kaputt')", key("plan", "erste", "kaputt"))
    page.reload()
    said(page).to_contain_text(f"3 Maßnahmen in „{INJECTED}“ sind")
    assert page.evaluate("key => localStorage.getItem(key)", key("plan", "erste", "kaputt")) == "{kaputt"


def test_without_a_storage_it_stays_away(show: Show, tab: Page) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    said(show(assessment_page("plan"))).to_be_hidden()


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = opened(show, assessment_page("plan"), MEASURES)
    said(page).to_be_visible()
    assert violations(page) == []


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = opened(show, assessment_page("plan"), MEASURES)
    said(page).to_be_visible()
    assert small_targets(page) == []


def test_script_and_style_fit_into_2_kb() -> None:
    assert 0 < transfer_size("reminder") <= 2000
