"""The plan in two tabs: nothing typed in one is lost to the other."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import record, stored
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.plan_reader import PLAN, THREE, card, field, measure, names, press


def test_two_tabs_change_one_measure(open_plan: Callable[..., Page], show: Show, context: BrowserContext) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    field(one, 1, "Was").press_sequentially(", getippt")
    field(two, 1, "Stand").select_option("läuft")
    expect(field(one, 1, "Stand")).to_have_value("laeuft")
    expect(field(one, 1, "Was")).to_have_value("Eins, getippt")
    field(one, 1, "Was").blur()
    expect(field(two, 1, "Was")).to_have_value("Eins, getippt")
    found = stored(one, "plan", "erste", "own-0")
    assert (found["what"], found["status"]) == ("Eins, getippt", "laeuft")


def test_another_tab_moves_and_deletes_while_typing(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    field(one, 3, "Was").press("End")
    press(two, 3, "Nach oben")
    expect(card(one, 2).get_by_label("Was", exact=True)).to_be_focused()
    press(two, 1, "Löschen")
    expect(one.locator(".kb-measure")).to_have_count(2)
    one.keyboard.type("!")
    expect(field(one, 1, "Was")).to_have_value("Drei!")


def test_text_typed_into_a_measure_that_another_tab_deleted_is_not_lost(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    one.clock.pause_at("2026-11-22T15:00:00+01:00")
    field(one, 1, "Was").press_sequentially(", getippt")
    press(two, 1, "Löschen")
    expect(field(two, 1, "Was")).to_have_value("Eins, getippt")
    assert names(one) == names(two) == ["Eins, getippt", "Zwei", "Drei"]


def test_another_assessment_is_shown_when_it_is_opened_elsewhere(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE | {"assessment:zweite": record("Süd"), "plan:zweite:own-9": measure("Nur hier")})
    field(one, 1, "Was").press_sequentially(", noch in der ersten")
    two = show(PLAN, page=context.new_page())
    two.evaluate("key => localStorage.setItem(key, '\"zweite\"')", "kb:kundenbindung:current")
    expect(field(one, 1, "Was")).to_have_value("Nur hier")
    assert names(one) == ["Nur hier"]
    assert stored(one, "plan", "erste", "own-0")["what"] == "Eins, noch in der ersten"
    expect(one.locator(".kb-which")).to_contain_text("Süd")
