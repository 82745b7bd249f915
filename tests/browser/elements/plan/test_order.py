"""The order of the measures: moved, by date, as before."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import AT, everything, stored_under
from tests.browser.fixtures.plan_reader import THREE, field, measure, names, plan, press, said, unfold
from tests.browser.fixtures.storage import FULL


def test_moving_keeps_the_focus_and_is_announced(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    press(page, 3, "Nach oben")
    assert names(page) == ["Eins", "Drei", "Zwei"]
    expect(said(page)).to_have_text("„Drei“ steht jetzt an Stelle 2 von 3.")
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names(page) == ["Drei", "Eins", "Zwei"]
    expect(said(page)).to_have_text("„Drei“ steht schon ganz oben.")
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_be_focused()
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Nach unten: Drei").press("Enter")
    expect(page.get_by_role("button", name="Nach unten: Drei")).to_be_focused()
    page.reload()
    assert names(page) == ["Eins", "Drei", "Zwei"]


def test_what_is_due_stands_first_when_the_plan_is_opened(open_plan: Callable[..., Page]) -> None:
    due = {"Morgen": "2026-11-23", "Heute": "2026-11-22", "Gestern": "2026-11-21"}
    done = measure("Erledigt", 3, due="2026-01-01", status="erledigt")
    values = plan(*(measure(what, at, due=day) for at, (what, day) in enumerate(due.items())), done)
    page = open_plan(values)
    assert names(page) == ["Heute", "Gestern", "Morgen", "Erledigt"]
    field(page, 3, "Bis wann").fill("2026-11-01")
    field(page, 3, "Bis wann").blur()
    assert names(page) == ["Heute", "Gestern", "Morgen", "Erledigt"]  # nothing jumps under the finger
    press(page, 3, "Nach oben")
    assert names(page) == ["Heute", "Morgen", "Gestern", "Erledigt"]
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    assert names(page) == ["Heute", "Morgen", "Gestern", "Erledigt", ""]


def test_sorting_by_date_can_be_taken_back(open_plan: Callable[..., Page]) -> None:
    dates = ["", "2027-01-01", "2026-11-01", "2026-12-01"]
    values = plan(
        *(measure(f"M{at}", at, due=day) for at, day in enumerate(dates)), measure("M4", 4, due="2026-01-01", status="erledigt")
    )
    page = open_plan(values)
    before = everything(page)
    assert names(page) == ["M2", "M0", "M1", "M3", "M4"]  # what is overdue comes first
    expect(page.get_by_role("button", name="Vorherige Reihenfolge")).to_be_hidden()
    page.get_by_role("button", name="Nach Termin ordnen").click()
    assert names(page) == ["M2", "M3", "M1", "M0", "M4"]
    expect(said(page)).to_contain_text("Nach Termin geordnet.")
    page.get_by_role("button", name="Nach Termin ordnen").click()
    expect(said(page)).to_contain_text("stehen schon nach Termin geordnet")
    page.get_by_role("button", name="Vorherige Reihenfolge").click()
    assert names(page) == ["M2", "M0", "M1", "M3", "M4"]
    expect(page.get_by_role("button", name="Nach Termin ordnen")).to_be_focused()
    orders = {name: one["order"] for name, one in stored_under(page, "plan", "erste").items()}
    assert sorted(orders, key=lambda name: orders[name]) == [f"own-{at}" for at in (2, 0, 1, 3, 4)]
    assert before.keys() == everything(page).keys()


def test_the_same_order_twice_is_stable_and_stays_so_while_editing(open_plan: Callable[..., Page]) -> None:
    values = plan(measure("B", at=AT - 5), measure("C", at=AT - 5), measure("A", at=AT - 9), measure("D", 7, at=1))
    page = open_plan(values)
    assert names(page) == ["A", "B", "C", "D"]
    field(page, 1, "Wer").fill("Kim")
    field(page, 1, "Wer").blur()
    assert names(page) == ["A", "B", "C", "D"]
    page.reload()
    assert names(page) == ["A", "B", "C", "D"]
    press(page, 1, "Nach unten")
    assert names(page) == ["B", "A", "C", "D"]


def test_a_full_storage_leaves_the_order_as_it_was(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    before = everything(page)
    page.evaluate(FULL)
    press(page, 3, "Nach oben")
    expect(said(page)).to_have_text("Die Reihenfolge ließ sich nicht speichern. Sie ist wie zuvor.")
    assert names(page) == ["Eins", "Zwei", "Drei"]
    assert everything(page) == before


def test_a_single_measure_has_no_place_to_go(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Eins")))
    unfold(page, 1)
    expect(page.get_by_role("button", name="Löschen: Eins")).to_be_visible()
    expect(page.get_by_role("button", name="Nach oben")).to_have_count(0)
    expect(page.get_by_role("button", name="Nach unten")).to_have_count(0)
