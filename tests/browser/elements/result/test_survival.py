"""The result in every storage, in two tabs, on paper and for everyone; and the reminder to save a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import storage
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AREAS,
    AT,
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    PLAIN,
    Item,
    assessment_page,
    entry,
    everything,
    key,
    put,
    record,
    stored,
)
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.result_reader import FULL, Result, card, part, plan_of, snapshot, unfold, with_appendix
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

WRONG_WORDS = re.compile(r"NaN|undefined|Invalid|null|\[object|Infinity")
BUDGET = 18_000


# --- Storage


def test_an_answer_in_another_tab_appears_and_open_parts_stay_open(result: Result, show: Show, context: BrowserContext) -> None:
    page = result({CALL_BACK: "ja"})
    page.get_by_text("Alle Antworten und Notizen").click()
    summary = part(page, "statement").locator("summary").filter(has_text="Telefon")
    summary.click()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, {f"check:erste:{ONCE.key}": entry("nein", ONCE)})
    expect(card(page, ONCE)).to_be_visible()
    expect(summary).to_have_text("Telefon: 2 von 3 beantwortet · 1 ohne Antwort")
    expect(part(page, "statement").get_by_text(CALL_BACK.text)).to_be_visible()


def test_a_link_keeps_the_focus_when_answers_change(result: Result, show: Show, context: BrowserContext) -> None:
    page = result({CALL_BACK: "nein"})
    card(page, CALL_BACK).get_by_text("Mehr dazu").click()
    card(page, CALL_BACK).get_by_role("link").first.focus()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, {f"check:erste:{ONCE.key}": entry("nein", ONCE)})
    expect(card(page, ONCE)).to_be_visible()
    expect(card(page, CALL_BACK).get_by_role("link").first).to_be_focused()


def test_with_a_full_storage_the_plan_stays_in_memory_and_it_says_so(result: Result) -> None:
    page = result()
    page.evaluate(storage.FULL)
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll.")).to_be_visible()
    expect(card(page, MAIL).get_by_text("Im Plan")).to_be_visible()


def test_with_a_blocked_storage_it_still_opens(show: Show, tab: Page) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    page = show(assessment_page("result"), "/auswertung/")
    expect(page.get_by_text("Noch keine Antwort.")).to_be_visible()
    expect(page.get_by_text("Dieser Browser lässt das Speichern hier nicht zu.")).to_be_visible()


DAMAGED: dict[str, Any] = {
    "a strange date": {"assessment:erste": record(name="", date="morgen", respondent=INJECTED)},
    "no numbers": {f"check:erste:{MAIL.key}": {"v": "ja"}, f"plan:erste:check-{MAIL.id}": 7, "snapshot:erste:x": []},
    "an unknown answer": {f"check:erste:{MAIL.key}": entry("vielleicht", MAIL)},
    "a huge order": plan_of(ONCE, order=1e308),
    "an empty snapshot": {"snapshot:erste:x": snapshot({})},
    "a time that is none": {"saved:erste": {"at": -1e300}, f"check:erste:{MAIL.key}": entry("nein", MAIL, at=1e300)},
}


def test_nothing_senseless_is_ever_shown(result: Result) -> None:
    for name, more in DAMAGED.items():
        page = result(more=more)
        page.get_by_role("button", name="In den Plan:").first.click()
        unfold(page)
        assert not WRONG_WORDS.search(page.locator("main").inner_text()), name
        assert page.evaluate("window.hacked") is None, name


def test_answers_to_a_former_checklist_are_frozen_once(result: Result) -> None:
    page = result(version="v2")
    found = [name for name in everything(page) if name.startswith(key("snapshot", "erste", ""))]
    assert len(found) == 1
    assert len(json.loads(everything(page)[found[0]])["answers"]) == len(FULL)
    assert stored(page, "assessment", "erste")["set"] == "v2"


# --- The reminder


@pytest.mark.parametrize(
    ("count", "age", "said"),
    [(9, 0, None), (10, 0, "10 Antworten sind"), (1, 90_000_000, "1 Antwort ist"), (1, 80_000_000, None)],
)
def test_answers_without_a_file_are_told_of_when_they_are_many_or_old(
    result: Result, tab: Page, count: int, age: int, said: str | None
) -> None:
    tab.clock.set_fixed_time(AT / 1000)
    given = {f"check:erste:statement:x-{number}": entry("ja", at=AT - age) for number in range(count)}
    reminder = result({}, given).locator(".kb-remind")
    if said is None:
        expect(reminder).to_be_hidden()
    else:
        expect(reminder).to_contain_text(f"{said} noch nicht als Datei gesichert.")


# --- For everyone


def test_with_its_appendix_the_result_on_paper_is_complete(result: Result, tmp_path: Path) -> None:
    more = {
        f"check:erste:{ANNOYANCE.key}": entry("Die Warteschleife am Montag", ANNOYANCE),
        f"check:erste:{PLAIN.key}": entry("weissnicht", PLAIN, note="Noch zu klären"),
        "check:erste:statement:weg": entry("nein", Item("weg", "Diese Aussage gibt es nicht mehr.")),
    }
    page = result(more=more)
    with_appendix(page)
    text = re.sub(r"\s+", " ", pdf_text(page, tmp_path))
    typed = ("Die Warteschleife am Montag", "Noch zu klären", "Filiale Nord", "22.11.2026")
    assert all(wanted in text for wanted in (*typed, CONSENT.step, "67 %"))
    assert all(item.text in text for area in AREAS for item in area.items)
    assert "Diese Aussage gibt es nicht mehr." in text
    assert "Ab 75 heißt ein Bereich" in text
    assert not any(word in text for word in ("In den Plan", "Mehr Vorschläge", "Link kopieren", "Drucken"))


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, result: Result, tab: Page, width: int) -> None:
    set_width(tab, width)
    found = {"empty": violations(show(assessment_page("result"), "/auswertung/"))}
    more = plan_of(MAIL, status="erledigt") | {"check:erste:statement:weg": entry("nein", note="N")}
    page = result(more=more)
    page.get_by_role("button", name="In den Plan:").first.click()
    found["filled"] = violations(page)
    unfold(page)
    page.get_by_role("button", name="Link kopieren").click()
    expect(part(page, "link")).to_be_visible()
    found["opened"] = violations(page)
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_targets_are_large_enough(result: Result, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    assert small_targets(result()) == []


def test_without_javascript_the_items_are_a_list(site: Site, without_javascript: Page) -> None:
    site.pages["/auswertung/"] = assessment_page("result")
    without_javascript.goto(site.url + "/auswertung/")
    expect(without_javascript.get_by_text(MAIL.text)).to_be_visible()
    expect(without_javascript.get_by_role("button")).to_have_count(0)


def test_script_and_style_fit_beside_those_of_every_page() -> None:
    assert 0 < transfer_size("result") <= BUDGET
