"""A file that comes in: added, merged or copied as chosen, and taken back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import AT, CALL_BACK, MAIL, ONCE, SIGNED, answers, everything, put, record, stored
from tests.browser.fixtures.incoming import ADDED, FILE, FOREIGN, HERE, NEWER, OTHER, QUIZ, changed, renamed, unsaved
from tests.browser.fixtures.manage_reader import (
    WIPE,
    card,
    cards,
    choose,
    file_of,
    manage_page,
    message,
    press,
    preview,
    read_in,
    saved_file,
    values,
)
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.storage import FULL, ROOM

FEWER = (f"check:erste:{MAIL.key}", f"check:erste:{SIGNED.key}")
"""What of the other one is left away, so that it holds as much as what is here."""


def test_from_the_phone_to_the_desk(show: Show) -> None:
    page = show(manage_page(), stored=HERE)
    _, text = saved_file(page, "Als Datei sichern")
    page.evaluate(WIPE)
    page.reload()
    expect(card(page, "Erste Prüfung Geöffnet")).to_contain_text("noch nichts beantwortet")
    read_in(page, text)
    assert unsaved(page) == HERE
    assert stored(page, "saved:erste")["at"] > AT
    assert cards(page) == ["Filiale Nord Geöffnet"]
    expect(page.get_by_text("noch nicht als Datei gesichert")).to_be_hidden()
    expect(message(page)).to_have_text("„Filiale Nord“ ist hinzugefügt.")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert values(page) == {}


def test_an_empty_assessment_that_was_only_named_gives_way_too(show: Show) -> None:
    page = show(manage_page(), stored={"assessment:leer": record("Leer", uid="u7"), "current": "leer"})
    read_in(page, file_of(FOREIGN))
    assert set(cards(page)) == {"Vom Handy Geöffnet", "Leer"}


def test_another_one_is_added_beside_and_the_open_one_stays_open(page: Page) -> None:
    read_in(page, file_of(FOREIGN))
    assert set(cards(page)) == {"Filiale Nord Geöffnet", "Vom Handy"}
    found = unsaved(page)
    assert HERE.items() <= found.items()
    (ident,) = {name.split(":")[1] for name in found if name not in HERE}
    assert {name: value for name, value in found.items() if name not in HERE} == renamed(FOREIGN, "erste", ident)


def test_where_hardly_anything_is_answered_what_holds_more_is_opened(show: Show) -> None:
    page = show(manage_page(), stored=answers({CALL_BACK: "ja", ONCE: "nein"}))
    read_in(page, file_of(FOREIGN))
    assert set(cards(page)) == {"Vom Handy Geöffnet", "Filiale Nord"}


def test_where_there_is_as_much_the_open_one_stays_open(show: Show) -> None:
    page = show(manage_page(), stored=answers({CALL_BACK: "ja", ONCE: "nein"}))
    read_in(page, file_of({name: value for name, value in FOREIGN.items() if name not in FEWER}))
    assert set(cards(page)) == {"Filiale Nord Geöffnet", "Vom Handy"}


def test_the_same_one_is_merged_with_the_newer_answer(page: Page) -> None:
    read_in(page, file_of(OTHER))
    found = unsaved(page)
    (stand,) = [value for name, value in found.items() if name.startswith("snapshot:erste:")]
    assert dict(stand["answers"]) == {name.split(":", 2)[2]: value for name, value in HERE.items() if name.startswith("check")}
    assert (stand["auto"], stand["name"].startswith("Vor dem Einlesen am ")) == (False, True)
    assert {name: value for name, value in found.items() if not name.startswith("snapshot")} == HERE | NEWER | ADDED
    expect(message(page)).to_have_text("„Filiale Nord“ ist zusammengeführt: 1 neu, 1 ersetzt.")
    press(page, "Rückgängig")
    assert values(page) == HERE


def test_it_is_the_same_one_under_another_id_too(page: Page) -> None:
    read_in(page, file_of(renamed(OTHER, "erste", "zweite")))
    assert cards(page) == ["Filiale Nord Geöffnet"]
    assert stored(page, "check", "erste", CALL_BACK.key)["v"] == "nein"


def test_old_ones_without_a_mark_are_the_same_under_the_same_id(page: Page) -> None:
    old = {name: value for name, value in record().items() if name not in ("uid", "person")}
    put(page, {"assessment:erste": old})
    read_in(page, file_of(OTHER | {"assessment:erste": old}))
    assert cards(page) == ["Filiale Nord Geöffnet"]


def test_the_same_one_may_become_a_copy(page: Page) -> None:
    choose(page, file_of(OTHER))
    page.get_by_label("Als Kopie hinzufügen").check()
    expect(preview(page)).to_contain_text("Was hier ist, bleibt, wie es ist.")
    press(page, "Übernehmen")
    found = values(page)
    assert HERE.items() <= found.items()
    assert set(cards(page)) == {"Filiale Nord Geöffnet", "Filiale Nord (Kopie)"}
    (copy,) = [value for name, value in found.items() if name.startswith("assessment:") and name not in HERE]
    assert copy["uid"] != "u1"
    assert copy["person"] == "p1"


def test_any_one_may_be_merged_into_the_open_one_but_only_if_chosen(page: Page) -> None:
    choose(page, file_of(FOREIGN))
    expect(page.get_by_label("Hinzufügen", exact=True)).to_be_checked()
    page.get_by_label("Zusammenführen mit der geöffneten Prüfung „Filiale Nord“").check()
    press(page, "Übernehmen")
    assert cards(page) == ["Filiale Nord Geöffnet"]
    found = unsaved(page)
    assert {name: value for name, value in found.items() if not name.startswith("snapshot")} == HERE | NEWER | ADDED
    press(page, "Rückgängig")
    assert values(page) == HERE


def test_a_file_without_texts_takes_no_text_away(page: Page) -> None:
    put(page, changed(f"check:erste:{CALL_BACK.key}", note="Meine Notiz"))
    bare = {name: value for name, value in (FILE | NEWER).items() if name.startswith(("assessment", "check"))}
    bare |= {"assessment:erste": record("", at=AT + 5)} | {
        f"check:erste:{CALL_BACK.key}": NEWER[f"check:erste:{CALL_BACK.key}"] | {"note": ""}
    }
    read_in(page, file_of(bare))
    assert cards(page) == ["Filiale Nord Geöffnet"]
    merged = stored(page, "check", "erste", CALL_BACK.key)
    assert (merged["v"], merged["note"]) == ("nein", "Meine Notiz")


def test_of_several_each_may_go_its_own_way(page: Page) -> None:
    third = renamed(
        {name: value | {"uid": "u5"} if "uid" in value else value for name, value in FOREIGN.items()}, "erste", "dritte"
    )
    choose(page, file_of(OTHER | third))
    page.get_by_label("Nicht übernehmen").nth(1).check()
    expect(preview(page)).to_contain_text("Diese Prüfung wird nicht übernommen.")
    press(page, "Übernehmen")
    assert cards(page) == ["Filiale Nord Geöffnet"]
    assert stored(page, "check", "erste", CALL_BACK.key)["v"] == "nein"


def test_where_all_is_skipped_there_is_nothing_to_confirm(page: Page) -> None:
    choose(page, file_of(OTHER | {"assessment:dritte": record("Lager", uid="u5")}))
    expect(page.get_by_label("Nicht übernehmen")).to_have_count(2)
    for skip in page.get_by_label("Nicht übernehmen").all():
        skip.check()
    expect(page.get_by_text("So wird nichts übernommen.")).to_be_visible()
    expect(page.get_by_role("button", name="Übernehmen")).to_have_count(0)


FILES = {
    "its own": OTHER,
    "another": FOREIGN,
    "without mark": FILE
    | {"assessment:erste": {name: value for name, value in record("Alt").items() if name not in ("uid", "person")}},
    "without record": {name: value for name, value in OTHER.items() if not name.startswith("assessment")},
    "everything": OTHER
    | {"quiz:single:x": QUIZ, "saved:erste": {"at": 5}, "current": "erste", "unreadable:kb:kundenbindung:x": "{"},
}


@pytest.mark.parametrize("start", [HERE, {}], ids=["beside", "alone"])
def test_the_same_file_brings_nothing_new_the_second_time(page: Page, start: dict[str, Any]) -> None:
    for name, content in FILES.items():
        page.evaluate(WIPE)
        put(page, start)
        expect(page.get_by_text("Nichts Neues:")).to_have_count(0)
        read_in(page, file_of(content))
        before = everything(page)
        choose(page, file_of(content))
        expect(page.get_by_text("Nichts Neues: Was in dieser Datei steht")).to_be_visible()
        expect(page.get_by_role("button", name="Übernehmen")).to_have_count(0)
        assert everything(page) == before, name


def test_a_full_storage_is_told_and_nothing_is_changed(page: Page) -> None:
    before = everything(page)
    choose(page, file_of(FOREIGN))
    page.evaluate(FULL)
    press(page, "Übernehmen")
    expect(message(page)).to_contain_text("Es wurde nichts geändert.")
    expect(preview(page)).to_be_visible()
    assert everything(page) == before
    page.evaluate(ROOM)
    press(page, "Übernehmen")
    assert set(cards(page)) == {"Filiale Nord Geöffnet", "Vom Handy"}
