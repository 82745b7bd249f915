"""The list of assessments: naming, switching, copying, removing, for everyone and with any storage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    CALL_BACK,
    MAIL,
    ONCE,
    answers,
    entry,
    everything,
    put,
    record,
    stored,
)
from tests.browser.fixtures.manage_reader import (
    FULL,
    ROOM,
    card,
    cards,
    choose,
    file_of,
    manage_page,
    message,
    press,
    saved_file,
    values,
)
from tests.browser.fixtures.site import transfer_size

INJECTED = '<img src=x onerror="window.hacked=1">'
Show = Callable[..., Page]

MEASURE = {"what": "Anrufe zählen", "who": "", "due": "", "status": "offen", "item": CALL_BACK.key, "order": 1, "at": 1}
SNAPSHOT = {"name": "Im Mai", "at": 1, "set": "v1", "auto": False, "answers": [[CALL_BACK.key, entry("nein", CALL_BACK)]]}
NORTH = answers({CALL_BACK: "ja", ONCE: "nein"}) | {"plan:erste:check-x": MEASURE, "snapshot:erste:s1": SNAPSHOT}
SOUTH = {
    "assessment:sued": record("Werk Süd", at=fixtures.AT - 1000, date="2026-03-01", respondent="B.", set="0a1b2c3d", uid="u2"),
    f"check:sued:{MAIL.key}": entry("teilweise", MAIL),
}
NEWER = {
    name: value | {"at": fixtures.AT + 1, "note": "neu"} if name.startswith("check") else value for name, value in NORTH.items()
}
BOTH: dict[str, Any] = NORTH | SOUTH | {"current": "erste"}


# --- The list ---------------------------------------------------------------------------------------------------------


def test_one_is_there_from_the_start_and_nothing_is_stored_for_it(show: Show) -> None:
    page = show(manage_page())
    assert cards(page) == ["Erste Prüfung Geöffnet"]
    expect(card(page, "Erste Prüfung Geöffnet")).to_contain_text("noch nichts beantwortet · heutige Fassung")
    expect(page.get_by_role("link", name="Telefon")).to_be_visible()
    expect(page.get_by_role("button", name="Löschen")).to_have_count(0)
    assert everything(page) == {}


def test_every_assessment_tells_whose_it_is_how_far_and_of_which_version(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd"]
    expect(card(page, "Filiale Nord Geöffnet")).to_contain_text("22.11.2026 · 2 von 7 beantwortet · heutige Fassung")
    south = "Wer antwortet: B. · 01.03.2026 · 1 von 7 beantwortet · frühere oder andere Fassung (0a1b2c3d)"
    expect(card(page, "Werk Süd")).to_contain_text(south)


def test_a_first_name_begins_the_assessment(show: Show) -> None:
    page = show(manage_page())
    page.get_by_text("Bearbeiten").click()
    page.get_by_label("Name der Prüfung").fill("Filiale Nord")
    page.get_by_label("Wer antwortet").fill("Anna")
    page.get_by_label("Datum").fill("2026-12-24")
    page.get_by_label("Datum").blur()
    expect(page.get_by_text("gespeichert ")).to_be_visible()
    assert cards(page) == ["Filiale Nord Geöffnet"]
    found = stored(page, "assessment", "erste")
    assert {name: found[name] for name in ("name", "respondent", "date", "set")} == {
        **{"name": "Filiale Nord", "respondent": "Anna"},
        **{"date": "2026-12-24", "set": "v1"},
    }
    assert stored(page, "current") == "erste"
    page.reload()
    expect(page.get_by_text("Wer antwortet: Anna · 24.12.2026")).to_be_visible()


def test_a_name_is_saved_while_typing_and_the_card_stays_where_it_is(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    south = page.locator(".kb-card").nth(1)
    south.get_by_text("Bearbeiten").click()
    south.get_by_label("Name der Prüfung").press("End")
    page.clock.pause_at("2026-11-22T15:00:00+01:00")
    south.get_by_label("Name der Prüfung").press_sequentially(" 2")
    page.clock.run_for(600)
    assert stored(page, "assessment", "sued")["name"] == "Werk Süd 2"
    south.get_by_label("Name der Prüfung").press_sequentially("026")
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd 2"]
    page.clock.resume()
    page.reload()
    assert "Werk Süd 2026" in " ".join(cards(page))
    assert stored(page, "current") == "erste"


def test_opening_switches_and_freezes_answers_of_an_older_version(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Öffnen: Werk Süd")
    assert cards(page) == ["Filiale Nord", "Werk Süd Geöffnet"]
    expect(page.get_by_role("heading", name="Werk Süd")).to_be_focused()
    expect(message(page)).to_have_text("„Werk Süd“ ist geöffnet.")
    assert stored(page, "current") == "sued"
    (kept,) = fixtures.stored_under(page, "snapshot", "sued").values()
    assert (kept["auto"], kept["set"], dict(kept["answers"])) == (True, "0a1b2c3d", {MAIL.key: SOUTH[f"check:sued:{MAIL.key}"]})
    press(page, "Rückgängig")
    assert values(page) == BOTH


def test_a_new_one_is_open_and_waits_for_its_name(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Neue Prüfung")
    expect(page.get_by_label("Name der Prüfung").first).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Lager")
    page.reload()
    assert cards(page) == ["Lager Geöffnet", "Filiale Nord", "Werk Süd"]
    new = stored(page, "assessment", stored(page, "current"))
    assert new["uid"] == new["person"] not in ("u1", "p1", "u2")


def test_a_copy_takes_answers_and_plan_along_but_not_the_past(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Duplizieren: Filiale Nord")
    assert cards(page) == ["Filiale Nord (Kopie) Geöffnet", "Filiale Nord", "Werk Süd"]
    copy = stored(page, "current")
    found = values(page)
    assert {name: value for name, value in found.items() if f":{copy}" not in name} == BOTH | {"current": copy}
    assert fixtures.stored_under(page, "check", copy) == fixtures.stored_under(page, "check", "erste")
    assert fixtures.stored_under(page, "plan", copy) == {"check-x": MEASURE}
    assert fixtures.stored_under(page, "snapshot", copy) == {}
    after = found[f"assessment:{copy}"]
    assert after["uid"] not in ("u1", "")
    assert after | {"uid": "u1", "at": fixtures.AT} == record("Filiale Nord (Kopie)")
    press(page, "Rückgängig")
    assert values(page) == BOTH


def test_a_copy_of_an_old_record_is_marked_as_of_the_same_person(show: Show) -> None:
    page = show(manage_page())
    old = {name: value for name, value in record().items() if name not in ("uid", "person")}
    put(page, {"assessment:erste": old, "current": "erste"})
    press(page, "Duplizieren: Filiale Nord")
    one, other = (stored(page, "assessment", name) for name in ("erste", stored(page, "current")))
    assert one["person"] == other["person"] == one["uid"] != other["uid"]


def test_the_open_one_is_removed_and_comes_back_as_it_was(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Filiale Nord")
    assert cards(page) == ["Werk Süd Geöffnet"]
    assert stored(page, "current") == "sued"
    assert [name for name in values(page) if "erste" in name] == ["deleted:erste"]
    expect(message(page)).to_have_text("„Filiale Nord“ ist gelöscht.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert values(page) == BOTH
    assert "Filiale Nord Geöffnet" in cards(page)
    expect(message(page)).to_be_focused()


def test_another_one_is_removed_and_the_open_one_stays_open(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Werk Süd")
    assert cards(page) == ["Filiale Nord Geöffnet"]
    assert {name: value for name, value in values(page).items() if name != "deleted:sued"} == NORTH | {"current": "erste"}


def test_when_the_last_one_is_removed_an_empty_one_is_open(show: Show) -> None:
    page = show(manage_page())
    put(page, SOUTH | {"current": "sued"})
    press(page, "Löschen: Werk Süd")
    assert cards(page) == ["Erste Prüfung Geöffnet"]
    assert list(values(page)) == ["deleted:sued"]


def test_undo_leaves_what_another_tab_changed_since(show: Show, context: BrowserContext) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Werk Süd")
    other = show(manage_page(), page=context.new_page())
    other.get_by_text("Bearbeiten").first.click()
    other.get_by_label("Name der Prüfung").first.fill("Filiale Nordwest")
    other.get_by_label("Name der Prüfung").first.blur()
    expect(card(page, "Filiale Nordwest Geöffnet")).to_be_visible()
    press(page, "Rückgängig")
    assert set(cards(page)) == {"Werk Süd", "Filiale Nordwest Geöffnet"}


# --- Removed and had back ---------------------------------------------------------------------------------------------

SOUTH_GONE = "Gelöscht: „Werk Süd“ (1 Antwort, am "


def test_what_was_removed_is_kept_beyond_the_visit_and_comes_back_as_it_was(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH | {"saved:sued": {"at": 7}})
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
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Werk Süd")
    press(page, "Endgültig löschen: Werk Süd")
    expect(message(page)).to_have_text("„Werk Süd“ ist endgültig gelöscht.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    assert values(page) == NORTH | {"current": "erste"}
    press(page, "Rückgängig")
    expect(page.locator(".kb-deleted li")).to_contain_text(SOUTH_GONE)


def test_two_of_the_same_id_are_both_kept_and_come_back_beside_each_other(show: Show) -> None:
    page = show(manage_page())
    put(page, NORTH)
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
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Werk Süd")
    put(page, SOUTH)
    press(page, "Wiederherstellen: Werk Süd")
    marks = [value["uid"] for value in fixtures.stored_under(page, "assessment").values()]
    assert len(set(marks)) == len(marks) == 3


def test_an_empty_one_is_not_kept(show: Show) -> None:
    page = show(manage_page())
    put(page, NORTH)
    press(page, "Neue Prüfung")
    press(page, "Löschen: Neue Prüfung")
    assert values(page) == NORTH | {"current": "erste"}


def test_without_room_to_keep_it_nothing_is_removed(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Löschen: Werk Süd")
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    page.evaluate(ROOM)
    assert everything(page) == before


def test_what_was_removed_stands_in_no_file(show: Show) -> None:
    page = show(manage_page())
    put(page, BOTH)
    press(page, "Löschen: Werk Süd")
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    assert "Süd" not in text
    assert "deleted" not in text


@pytest.mark.parametrize("bad", ["{", "null", '{"name":"x","at":1,"entries":[["check:sued:statement:x",{"v":7}]]}'])
def test_a_damaged_one_is_put_aside(show: Show, bad: str) -> None:
    page = show(manage_page())
    put(page, NORTH)
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [fixtures.key("deleted", "sued"), bad])
    page.reload()
    expect(page.locator(".kb-deleted li")).to_have_count(0)
    assert values(page)["unreadable:kb:kundenbindung:deleted:sued"] == bad


def test_quotes_within_a_name_are_the_inner_ones(show: Show) -> None:
    page = show(manage_page())
    put(page, NORTH | {"assessment:erste": record("Werk „Süd“")})
    expect(page.get_by_text("Gesichert wird die geöffnete Prüfung „Werk ‚Süd‘“.")).to_be_visible()
    assert cards(page) == ["Werk „Süd“ Geöffnet"]
    press(page, "Löschen: Werk „Süd“")
    expect(message(page)).to_have_text("„Werk ‚Süd‘“ ist gelöscht.")
    expect(page.locator(".kb-deleted li")).to_contain_text("Gelöscht: „Werk ‚Süd‘“ (2 Antworten")


# --- Storage ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["Neue Prüfung", "Duplizieren: Filiale Nord", "Öffnen: Werk Süd"])
def test_a_full_storage_is_told_and_nothing_is_changed(show: Show, action: str) -> None:
    page = show(manage_page())
    put(page, BOTH)
    before = everything(page)
    page.evaluate(FULL)
    press(page, action)
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    expect(page.get_by_role("button", name="Rückgängig")).to_have_count(0)
    assert cards(page) == ["Filiale Nord Geöffnet", "Werk Süd"]
    page.evaluate(ROOM)
    assert everything(page) == before


def test_blocked_storage_is_told_and_files_still_work(show: Show, tab: Page) -> None:
    tab.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page = show(manage_page())
    press(page, "Neue Prüfung")
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    assert cards(page) == ["Erste Prüfung Geöffnet"]


@pytest.mark.parametrize("bad", ['{"name":1}', "null", "{", '{"name":"x","respondent":"","date":"morgen","at":1e300}'])
def test_a_damaged_record_never_shows_as_nonsense(show: Show, bad: str) -> None:
    page = show(manage_page())
    put(page, NORTH | {"saved:erste": {"at": 1e300}})
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [fixtures.key("assessment", "erste"), bad])
    page.reload()
    text = page.locator("kb-manage").inner_text()
    assert len(cards(page)) == 1
    assert not [word for word in ("NaN", "undefined", "Invalid", "null") if word in text]


def test_names_are_shown_as_text(show: Show) -> None:
    page = show(manage_page())
    put(page, {"assessment:erste": record(INJECTED, respondent=INJECTED, date=INJECTED, set=INJECTED)})
    expect(page.locator(".kb-cards h3").get_by_text(INJECTED)).to_be_visible()
    press(page, f"Duplizieren: {INJECTED}")
    assert page.evaluate("window.hacked") is None


def test_a_change_in_another_tab_appears(show: Show, context: BrowserContext) -> None:
    page = show(manage_page())
    other = show(manage_page(), page=context.new_page())
    put(other, BOTH)
    expect(card(page, "Werk Süd")).to_be_visible()
    press(other, "Öffnen: Werk Süd")
    expect(card(page, "Werk Süd Geöffnet")).to_be_visible()


# --- For everyone -----------------------------------------------------------------------------------------------------


def test_everything_works_by_keyboard(show: Show) -> None:
    page = show(manage_page())
    page.get_by_role("button", name="Neue Prüfung").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Mit Tastatur")
    page.keyboard.press("Tab")
    page.keyboard.type("Anna")
    page.get_by_role("button", name="Löschen: Mit Tastatur").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Wer antwortet: Anna")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(manage_page())
    found = {"empty": violations(page)}
    put(page, BOTH)
    page.get_by_text("Bearbeiten").first.click()
    found["filled"] = violations(page)
    choose(page, file_of(NEWER | {"assessment:dritte": record("Lager", uid="u3")}))
    page.get_by_text("Punkt für Punkt ansehen").first.click()
    found["preview"] = violations(page)
    press(page, "Übernehmen")
    press(page, "Löschen: Lager")
    press(page, "Löschen: Werk Süd")
    found["done"] = violations(page)
    choose(page, "kaputt")
    expect(page.get_by_text("lässt sich nicht lesen")).to_be_visible()
    found["refused"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(manage_page())
    put(page, BOTH)
    page.get_by_text("Bearbeiten").first.click()
    press(page, "Löschen: Werk Süd")
    expect(page.get_by_role("button", name="Wiederherstellen")).to_be_visible()
    choose(page, file_of(NEWER))
    expect(page.get_by_role("button", name="Übernehmen")).to_be_visible()
    assert small_targets(page) == []


def test_print_shows_the_list_without_buttons(show: Show) -> None:
    page = show(manage_page(scheme="slate"))
    put(page, BOTH)
    page.emulate_media(media="print")
    expect(page.get_by_text("2 von 7 beantwortet")).to_be_visible()
    expect(page.locator("kb-manage button:visible")).to_have_count(0)
    expect(page.locator("kb-manage input:visible")).to_have_count(0)


def test_answers_that_are_not_in_a_file_yet_are_told(show: Show) -> None:
    page = show(manage_page(), "/pruefungen/")
    put(page, answers({CALL_BACK: "ja", ANNOYANCE: "Warteschleife"}) | {f"check:erste:{ONCE.key}": entry("ja", ONCE, at=1)})
    expect(page.get_by_text("noch nicht als Datei gesichert")).to_be_visible()
    page.get_by_role("link", name="Jetzt sichern").click()
    with page.expect_download():
        press(page, "Als Datei sichern")
    assert stored(page, "saved:erste")["at"] > 0
    expect(page.get_by_text("noch nicht als Datei gesichert")).to_be_hidden()


def test_script_and_style_fit_into_25_kb() -> None:
    assert 0 < transfer_size("manage") <= 25_000
