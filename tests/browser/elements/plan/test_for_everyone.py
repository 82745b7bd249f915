"""The plan by keyboard, for axe, without JavaScript, and with anything in the storage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, tab_to, violations
from tests.browser.fixtures.assessment_pages import CALL_BACK, ONCE, answers, assessment_page, put, record
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.plan_reader import PLAN, THREE, field, measure, names, plan, press, unfold
from tests.browser.fixtures.site import transfer_size
from tests.often import share


def test_a_whole_session_by_keyboard(open_plan: Callable[..., Page]) -> None:
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Erste")
    for press_key in ("Tab", "Kim"):
        page.keyboard.press(press_key) if press_key == "Tab" else page.keyboard.type(press_key)
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").focus()
    page.keyboard.press("Space")
    page.keyboard.type("Zweite")
    tab_to(page, "Nach oben: Zweite")
    page.keyboard.press("Enter")
    assert names(page) == ["Zweite", "Erste"]
    tab_to(page, "Löschen: Zweite")
    page.keyboard.press("Enter")
    assert names(page) == ["Erste"]
    page.keyboard.press("Enter")
    assert names(page) == ["Zweite", "Erste"]
    page.reload()
    assert names(page) == ["Zweite", "Erste"]
    expect(field(page, 2, "Wer")).to_have_value("Kim")


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    html = assessment_page("plan")
    page = show(html)
    found = {"empty": violations(page)}
    late = measure("Zählen", due="2020-01-01", item=CALL_BACK.key, status="laeuft")
    done = measure("Fertig", 1, item=ONCE.key, status="erledigt")
    values = answers({CALL_BACK: "nein", ONCE: "teilweise"}) | plan(late, done, measure("Weg", 2, item="statement:weg"))
    put(page, values | {"assessment:zweite": record("Süd")})
    found["filled"] = violations(page)
    press(page, 3, "Nach oben")
    press(page, 1, "Löschen")
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    found["changed"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert small_targets(page) == []


def test_every_field_has_its_name_and_every_measure_its_group(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    unfold(page, 2)
    expect(page.get_by_role("group", name="Maßnahme 2 von 3").get_by_label("Bis wann")).to_be_visible()
    expect(page.get_by_role("group", name="Maßnahme 2 von 3").get_by_role("combobox", name="Stand")).to_be_visible()


def test_whatever_stands_in_the_storage_is_shown_as_text_and_without_nonsense(open_plan: Callable[..., Page]) -> None:
    odd = measure(INJECTED, 1e308, who=INJECTED, due=INJECTED, item=INJECTED, at=1e300)
    page = open_plan(plan(odd, measure("__proto__", -1e308, due="9999-99-99", item="statement:constructor", at=-1e300)))
    expect(field(page, 2, "Was")).to_have_value(INJECTED)
    text = page.locator("kb-plan").inner_text()
    assert not re.search(r"NaN|undefined|Invalid|Infinity|\[object", text)
    press(page, 2, "Nach oben")
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    assert names(page) == [INJECTED, "__proto__", ""]
    assert page.evaluate("window.hacked") is None


def test_an_unreadable_measure_is_kept_aside(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Gut"), measure("Schlecht", 1, status="vielleicht")))
    assert names(page) == ["Gut"]
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()


def test_without_javascript_all_items_can_be_read(site: Any, without_javascript: Page) -> None:
    site.pages["/plan/"] = PLAN
    without_javascript.goto(site.url + "/plan/")
    expect(without_javascript.get_by_text(CALL_BACK.text)).to_be_visible()


def test_script_and_style_stay_small() -> None:
    assert 0 < transfer_size("plan") <= 13_500
