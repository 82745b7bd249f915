"""Assessments that were removed: kept beyond the visit, had back as they were, or gone for good."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import MAIL, answers, entry, everything, put, record, stored
from tests.browser.fixtures.manage_reader import cards, manage_page, message, press, saved_file, values
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.storage import FULL, ROOM
from tests.browser.fixtures.two_assessments import BOTH, NORTH, SOUTH

SOUTH_GONE = "Gelöscht: „Werk Süd“ (1 Antwort, am "


def test_what_was_removed_is_kept_beyond_the_visit_and_comes_back_as_it_was(show: Show) -> None:
    page = show(manage_page(), stored=BOTH | {"saved:sued": {"at": 7}})
    press(page, "Löschen: Werk Süd")
    press(page, "Löschen: Filiale Nord")
    page.reload()
    assert cards(page) == ["Erste Prüfung Geöffnet"]
    gone = page.locator(".kb-deleted li")
    expect(gone).to_have_count(2)
    expect(gone.first).to_contain_text("Gelöscht: „Filiale Nord“ (2 Antworten, am ")
    expect(gone.last).to_contain_text(SOUTH_GONE)
    kept = stored(page, "deleted", "sued")
    assert kept["name"] == "Werk Süd"
    assert dict(kept["entries"]) == SOUTH | {"saved:sued": {"at": 7}}
    press(page, "Wiederherstellen: Filiale Nord")
    expect(message(page)).to_have_text("„Filiale Nord“ ist wiederhergestellt.")
    expect(page.get_by_role("heading", name="Filiale Nord")).to_be_focused()
    press(page, "Wiederherstellen: Werk Süd")
    assert values(page) == BOTH | {"saved:sued": {"at": 7}}
    expect(gone).to_have_count(0)
    press(page, "Rückgängig")
    expect(gone).to_have_count(1)


def test_what_was_removed_goes_for_good_only_when_told(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Werk Süd")
    press(page, "Endgültig löschen: Werk Süd")
    expect(message(page)).to_have_text("„Werk Süd“ ist endgültig gelöscht.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    assert values(page) == NORTH | {"current": "erste"}
    press(page, "Rückgängig")
    expect(page.locator(".kb-deleted li")).to_contain_text(SOUTH_GONE)


def test_two_of_the_same_id_are_both_kept_and_come_back_beside_each_other(show: Show) -> None:
    page = show(manage_page(), stored=NORTH)
    press(page, "Löschen: Filiale Nord")
    put(page, answers({MAIL: "ja"}) | {"assessment:erste": record("Zweiter Anlauf", uid="u2")})
    press(page, "Löschen: Zweiter Anlauf")
    expect(page.locator(".kb-deleted li")).to_have_count(2)
    press(page, "Wiederherstellen: Filiale Nord")
    press(page, "Wiederherstellen: Zweiter Anlauf")
    assert set(cards(page)) == {"Zweiter Anlauf", "Filiale Nord Geöffnet"}
    found = values(page)
    assert {name: value for name, value in found.items() if ":erste" in name} == NORTH
    (other,) = {name.split(":")[1] for name in found if name.startswith("assessment")} - {"erste"}
    assert found[f"check:{other}:{MAIL.key}"] == entry("ja", MAIL)
    assert stored(page, "assessment", other)["uid"] == "u2"


def test_one_that_is_here_once_more_gets_a_mark_of_its_own(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Werk Süd")
    put(page, SOUTH)
    press(page, "Wiederherstellen: Werk Süd")
    marks = [value["uid"] for value in fixtures.stored_under(page, "assessment").values()]
    assert len(set(marks)) == len(marks) == 3


def test_an_empty_one_is_not_kept(show: Show) -> None:
    page = show(manage_page(), stored=NORTH)
    press(page, "Neue Prüfung")
    press(page, "Löschen: Neue Prüfung")
    assert values(page) == NORTH | {"current": "erste"}


def test_without_room_to_keep_it_nothing_is_removed(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Löschen: Werk Süd")
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    page.evaluate(ROOM)
    assert everything(page) == before


def test_what_was_removed_stands_in_no_file(show: Show) -> None:
    page = show(manage_page(), stored=BOTH)
    press(page, "Löschen: Werk Süd")
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    assert "Süd" not in text
    assert "deleted" not in text


@pytest.mark.parametrize("bad", ["{", "null", '{"name":"x","at":1,"entries":[["check:sued:statement:x",{"v":7}]]}'])
def test_a_damaged_one_is_put_aside(show: Show, bad: str) -> None:
    page = show(manage_page(), stored=NORTH)
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [fixtures.key("deleted", "sued"), bad])
    page.reload()
    expect(page.locator(".kb-deleted li")).to_have_count(0)
    assert values(page)["unreadable:kb:kundenbindung:deleted:sued"] == bad


def test_quotes_within_a_name_are_the_inner_ones(show: Show) -> None:
    page = show(manage_page(), stored=NORTH | {"assessment:erste": record("Werk „Süd“")})
    expect(page.get_by_text("Gesichert wird die geöffnete Prüfung „Werk ‚Süd‘“.")).to_be_visible()
    assert cards(page) == ["Werk „Süd“ Geöffnet"]
    press(page, "Löschen: Werk „Süd“")
    expect(message(page)).to_have_text("„Werk ‚Süd‘“ ist gelöscht.")
    expect(page.locator(".kb-deleted li")).to_contain_text("Gelöscht: „Werk ‚Süd‘“ (2 Antworten")
