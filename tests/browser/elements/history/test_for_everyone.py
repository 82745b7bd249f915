"""The course of time by keyboard, for axe, on paper, and with anything in the storage."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, tab_to, violations
from tests.browser.fixtures.assessment_pages import (
    CONSENT,
    MAIL,
    PHONE,
    Item,
    answers,
    assessment_page,
    entry,
    everything,
    key,
    put,
    record,
)
from tests.browser.fixtures.history_reader import SPRING, TODAY, freeze, kept, press, rows, stand, summary
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import transfer_size
from tests.often import share


def test_a_whole_session_by_keyboard(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    freeze(page).get_by_label("Name").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr"]
    tab_to(page, "Umbenennen: Frühjahr")
    page.keyboard.press("Enter")
    page.keyboard.type(" 26")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr 26"]
    tab_to(page, "Löschen: Frühjahr 26")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr 26"]
    page.get_by_role("combobox", name="von").focus()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    expect(summary(page)).to_contain_text("Von „Frühjahr 26“ bis heute: 1 besser")


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(assessment_page("history"))
    found = {"empty": violations(page)}
    put(page, answers(TODAY))
    found["answered"] = violations(page)
    automatic = stand("", (MAIL, "ja"), auto=True, days=60)
    put(page, kept(SPRING, automatic) | {"assessment:zweite": record("Süd")})
    page.get_by_text("Unverändert (1)").click()
    press(page, "Umbenennen: Frühjahr")
    found["compared"] = violations(page)
    press(page, "Stand festhalten")
    page.get_by_role("button", name="Löschen").first.click()
    found["deleted"] = violations(page)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    found["opened"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert small_targets(page) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_on_paper_it_is_a_report(open_history: Callable[..., Page], tmp_path: Path, scheme: str) -> None:
    page = open_history(answers(TODAY) | kept(SPRING), assessment_page("history", scheme=scheme, title="Verlauf"))
    text = pdf_text(page, tmp_path)
    for shown in ("Filiale Nord, Stand 22.11.2026", "Frühjahr", "Besser geworden (1)", "Schlechter geworden (1)", "Montags"):
        assert shown in text
    assert "Von „Frühjahr“ bis heute: 1 besser, 1 schlechter" in text
    assert CONSENT.text in text, "what is folded on the screen is printed"
    for hidden in ("Umbenennen", "Löschen", "Als neue Prüfung", "Zur Auswertung", "Rückgängig", "Stand festhalten"):
        assert hidden not in text


def test_whatever_stands_in_the_storage_is_shown_as_text_and_without_nonsense(open_history: Callable[..., Page]) -> None:
    odd = stand(INJECTED, (MAIL, "ja", {"note": INJECTED, "rev": "x", "t": INJECTED}), (Item("constructor", INJECTED), "nein"))
    odd["answers"] += [["open:weg", entry(INJECTED)], ["__proto__", entry("quatsch")], [INJECTED, entry("ja")]]
    values = answers(TODAY) | kept(odd | {"at": 1e300, "set": ""}, stand("", days=10**12), SPRING)
    page = open_history(values)
    page.get_by_role("combobox", name="von").select_option(INJECTED)
    text = page.locator("kb-history").inner_text()
    assert INJECTED in text
    assert not re.search(r"NaN|undefined|Invalid|Infinity|\[object|null", text)
    page.get_by_role("button", name=re.compile("^Als neue Prüfung öffnen: <img")).click()
    expect(page.get_by_text("ist jetzt als eigene Prüfung geöffnet")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_an_unreadable_stand_is_kept_aside(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING, SPRING | {"answers": "viele"}))
    assert rows(page) == ["Frühjahr"]
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()
    raw = everything(page)[key("unreadable", key("snapshot", "erste", "s1"))]
    assert json.loads(raw)["answers"] == "viele"


def test_items_of_one_area_only(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING), assessment_page("history", [PHONE]))
    expect(page.get_by_text("1 Bereich lässt sich nicht vergleichen")).to_be_visible()
    expect(page.get_by_text("Steht nicht mehr in der Checkliste.")).to_have_count(4)


def test_script_and_style_stay_small() -> None:
    assert 0 < transfer_size("history") <= 14_000
