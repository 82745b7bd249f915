"""A file comes in: refused whole, or looked at first and then added, merged or copied; nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import (
    AT,
    CALL_BACK,
    MAIL,
    ONCE,
    SIGNED,
    answers,
    entry,
    everything,
    put,
    record,
    stored,
)
from tests.browser.fixtures.backups import generated
from tests.browser.fixtures.manage_reader import (
    FULL,
    ROOM,
    WIPE,
    card,
    cards,
    choose,
    file_of,
    manage_page,
    message,
    payload,
    press,
    preview,
    read_in,
    saved_file,
    values,
)

INJECTED = '<img src=x onerror="window.hacked=1">'
Show = Callable[..., Page]

MEASURE = {"what": "Anrufe zählen", "who": "", "due": "", "status": "offen", "item": CALL_BACK.key, "order": 1, "at": 1}
QUIZ = {"v": ["a"], "o": ["A"], "s": "right", "r": False, "rev": "r", "t": "t", "p": "p", "at": AT}
HERE: dict[str, Any] = answers({CALL_BACK: "ja", ONCE: "nein", MAIL: "ja"}) | {
    "plan:erste:check-x": MEASURE,
    "current": "erste",
}
FILE: dict[str, Any] = {name: value for name, value in HERE.items() if name != "current"}


def changed(name: str, **changes: Any) -> dict[str, Any]:
    """One entry of the file, changed."""
    return {name: FILE[name] | changes}


NEWER = changed(f"check:erste:{CALL_BACK.key}", v="nein", note="Seit Mai anders", at=AT + 10)
OLDER = changed(f"check:erste:{ONCE.key}", v="ja", at=AT - 10)
ADDED = {f"check:erste:{SIGNED.key}": entry("weissnicht", SIGNED)}
OTHER = FILE | NEWER | OLDER | ADDED
FOREIGN = {
    name: value | {"uid": "u9", "name": "Vom Handy"} if name.startswith("assessment") else value
    for name, value in OTHER.items()
}


@pytest.fixture
def page(show: Show) -> Page:
    page = show(manage_page())
    put(page, HERE)
    return page


def renamed(found: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The entries under another id of the assessment."""
    return {name.replace(f":{old}", f":{new}", 1): value for name, value in found.items()}


def unsaved(page: Page) -> dict[str, Any]:
    """All that is stored, but for when it was last in a file."""
    return {name: value for name, value in values(page).items() if not name.startswith("saved")}


# --- Refused ----------------------------------------------------------------------------------------------------------

REFUSED: dict[str, tuple[Any, str]] = {
    "no json": ("<!doctype html>", "lässt sich nicht lesen"),
    "another file": ({"version": 2}, "keine Sicherung von Antworten"),
    "another site": (file_of(FILE, site="andere"), "zu einer anderen Website"),
    "newer": (file_of(FILE, version=9), "aus einer neueren Fassung der Website"),
    "bad entry": (file_of(FILE | {"check:erste:open:x": {"v": 1}}), "Eintrag 6 in dieser Datei"),
    "empty": (file_of({}), "enthält keine Antworten"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_bad_file_is_refused_and_nothing_is_changed(page: Page, content: Any, sentence: str) -> None:
    before = everything(page)
    choose(page, content, "schlecht.json")
    expect(page.get_by_text("schlecht.json: ")).to_contain_text(sentence)
    expect(preview(page)).to_be_hidden()
    assert everything(page) == before


def test_a_huge_file_is_not_even_read(page: Page, tmp_path: Path) -> None:
    page.evaluate("() => { Blob.prototype.text = () => { throw new Error('read'); }; }")
    huge = tmp_path / "riesig.json"
    huge.write_text("x" * 10_000_001, encoding="utf-8")
    page.get_by_label("Datei wählen").set_input_files(huge)
    expect(page.get_by_text("riesig.json: Diese Datei ist größer als 10 MB.")).to_be_visible()


def test_a_refused_file_takes_the_preview_of_the_one_before_away(page: Page) -> None:
    choose(page, file_of(OTHER))
    expect(preview(page)).to_be_visible()
    choose(page, "kaputt")
    expect(page.get_by_text("lässt sich nicht lesen")).to_be_visible()
    expect(preview(page)).to_be_hidden()
    choose(page, file_of(OTHER))
    expect(page.get_by_text("lässt sich nicht lesen")).to_be_hidden()


def test_texts_of_a_file_are_shown_as_text(page: Page) -> None:
    hostile = {
        "assessment:x": record(INJECTED, uid="x", respondent=INJECTED),
        f"check:x:{MAIL.key}": entry("nein", MAIL, note=INJECTED),
    }
    choose(page, file_of(FILE | hostile | changed(f"check:erste:{MAIL.key}", note=INJECTED, at=AT + 1)), f"{INJECTED}.json")
    page.get_by_text("Punkt für Punkt ansehen").first.click()
    assert preview(page).get_by_text(INJECTED).count() >= 3
    press(page, "Übernehmen")
    assert page.evaluate("window.hacked") is None


# --- Looked at --------------------------------------------------------------------------------------------------------


def test_nothing_is_written_before_it_is_confirmed(page: Page) -> None:
    before = everything(page)
    choose(page, file_of(FOREIGN | {"quiz:single:x": QUIZ}), "handy.json")
    expect(page.get_by_role("heading", name="Das steht in der Datei")).to_be_focused()
    expect(preview(page)).to_contain_text("handy.json, gesichert am 22.11.2026")
    expect(preview(page)).to_contain_text("1 Prüfung und 1 Antwort aus dem Quiz.")
    expect(preview(page)).to_contain_text("22.11.2026 · 4 Antworten · 1 Maßnahme")
    expect(preview(page)).to_contain_text("Diese Prüfung gibt es hier noch nicht. Sie wird hinzugefügt.")
    assert everything(page) == before
    press(page, "Abbrechen")
    expect(preview(page)).to_be_hidden()
    expect(page.get_by_label("Datei wählen")).to_be_focused()
    assert everything(page) == before


def test_what_would_change_is_shown_item_by_item(page: Page) -> None:
    choose(page, file_of(OTHER))
    expect(preview(page)).to_contain_text("1 neu, 1 durch den neueren ersetzt, 1 bleiben, weil sie hier neuer sind, 3 gleich.")
    expect(page.get_by_label("Zusammenführen mit „Filiale Nord“")).to_be_checked()
    page.get_by_text("Punkt für Punkt ansehen").click()
    expect(page.locator(".kb-scroll tbody tr").first).to_be_visible()
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-scroll tbody tr").all()]
    assert rows == [
        [CALL_BACK.text, "Ja", "Nein – Seit Mai anders", "Datei (neuer)"],
        [ONCE.text, "Nein", "Ja", "Hier (neuer)"],
        [SIGNED.text, "–", "Weiß nicht", "Datei (neu)"],
    ]


def test_what_is_not_an_answer_is_told_too(page: Page) -> None:
    snapshot = {"name": "Im Mai", "at": 1, "set": "v1", "auto": False, "answers": [[MAIL.key, entry("nein", MAIL)]]}
    plan = changed("plan:erste:check-x", what="Anrufe lange zählen", due="2026-12-01", at=AT)
    more = {"snapshot:erste:s": snapshot, "check:erste:statement:weg": entry("ja", t="Ein früherer Punkt")}
    choose(page, file_of(FILE | plan | more | changed("assessment:erste", respondent="Anna", at=AT + 1)))
    page.get_by_text("Punkt für Punkt ansehen").click()
    table = page.locator(".kb-scroll tbody")
    for text in (
        "Angaben zur Prüfung",
        "Anna",
        "Anrufe lange zählen – 01.12.2026 – offen",
        "Festgehaltener Stand",
        "Ein früherer Punkt",
    ):
        expect(table).to_contain_text(text)


def test_the_preview_follows_what_happens_meanwhile(page: Page) -> None:
    choose(page, file_of(OTHER))
    expect(page.get_by_label("Zusammenführen mit „Filiale Nord“")).to_be_checked()
    press(page, "Löschen: Filiale Nord")
    expect(preview(page)).to_contain_text("Sie wird hinzugefügt.")
    press(page, "Übernehmen")
    assert {name: value for name, value in unsaved(page).items() if name != "deleted:erste"} == OTHER | {"current": "erste"}


def test_characters_that_had_to_be_replaced_are_told(page: Page) -> None:
    choose(page, file_of(FILE | changed(f"check:erste:{MAIL.key}", note="a\ud800", at=AT + 1)))
    expect(preview(page)).to_contain_text("In einem Text war ein Zeichen unvollständig.")


# --- Taken in ---------------------------------------------------------------------------------------------------------


def test_from_the_phone_to_the_desk(show: Show) -> None:
    page = show(manage_page())
    put(page, HERE)
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
    page = show(manage_page())
    put(page, {"assessment:leer": record("Leer", uid="u7"), "current": "leer"})
    read_in(page, file_of(FOREIGN))
    assert set(cards(page)) == {"Vom Handy Geöffnet", "Leer"}


def test_another_one_is_added_beside_and_the_open_one_stays_open(page: Page) -> None:
    read_in(page, file_of(FOREIGN))
    assert set(cards(page)) == {"Filiale Nord Geöffnet", "Vom Handy"}
    found = unsaved(page)
    assert HERE.items() <= found.items()
    (ident,) = {name.split(":")[1] for name in found if name not in HERE}
    assert {name: value for name, value in found.items() if name not in HERE} == renamed(FOREIGN, "erste", ident)


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


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
@pytest.mark.parametrize("start", [HERE, {}], ids=["beside", "alone"])
def test_the_same_file_brings_nothing_new_the_second_time(page: Page, start: dict[str, Any], content: dict[str, Any]) -> None:
    page.evaluate(WIPE)
    put(page, start)
    read_in(page, file_of(content))
    before = everything(page)
    choose(page, file_of(content))
    expect(page.get_by_text("Nichts Neues: Was in dieser Datei steht")).to_be_visible()
    expect(page.get_by_role("button", name="Übernehmen")).to_have_count(0)
    assert everything(page) == before


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


def test_a_full_backup_brings_the_quiz_and_what_was_not_readable(page: Page) -> None:
    put(page, {"quiz:single:x": QUIZ, "quiz:single:y": QUIZ})
    page.evaluate("key => localStorage.setItem(key, 'hier')", fixtures.key("unreadable", "kb", "kundenbindung", "a"))
    more = {
        **{"quiz:single:x": QUIZ | {"s": "wrong", "at": AT + 5}, "quiz:single:y": QUIZ | {"s": "wrong", "at": AT - 5}},
        **{"quiz:single:z": QUIZ, "quiz-attempt:treue": {"seed": 3, "at": AT}, "current": "zweite"},
        **{"unreadable:kb:kundenbindung:a": "dort", "unreadable:kb:kundenbindung:b": "{kaputt"},
    }
    choose(page, file_of(FILE | more))
    expect(preview(page)).to_contain_text("3 Antworten aus dem Quiz")
    expect(preview(page)).to_contain_text("Quiz: 1 neu, 1 durch die neuere Antwort ersetzt, 1 bleiben")
    press(page, "Übernehmen")
    found = values(page)
    assert [found[f"quiz:single:{name}"]["s"] for name in "xyz"] == ["wrong", "right", "right"]
    assert found["quiz-attempt:treue"]["seed"] == 3
    assert found["current"] == "erste"
    assert (found["unreadable:kb:kundenbindung:a"], found["unreadable:kb:kundenbindung:b"]) == ("hier", "{kaputt")


def test_into_an_empty_browser_a_full_backup_brings_what_was_open(show: Show) -> None:
    page = show(manage_page())
    second = renamed(FOREIGN, "erste", "zweite")
    read_in(page, file_of(FILE | second | {"current": "zweite"}))
    assert "Vom Handy Geöffnet" in cards(page)
    assert unsaved(page) == FILE | second | {"current": "zweite"}
    expect(message(page)).to_contain_text("Geöffnet ist jetzt „Vom Handy“.")


def test_a_file_of_an_older_checklist_keeps_its_version_until_it_is_opened(page: Page) -> None:
    old = FOREIGN | {
        "assessment:erste": record("Vom Handy", uid="u9", set="alt"),
        "check:erste:statement:weg": entry("ja", t="Gibt es nicht mehr"),
    }
    read_in(page, file_of(old))
    (ident,) = {name.split(":")[1] for name in unsaved(page) if name.startswith("assessment") and name not in HERE}
    assert stored(page, "assessment", ident)["set"] == "alt"
    assert fixtures.stored_under(page, "snapshot", ident) == {}
    press(page, "Öffnen: Vom Handy")
    (stand,) = fixtures.stored_under(page, "snapshot", ident).values()
    assert dict(stand["answers"]) == {name.split(":", 2)[2]: value for name, value in old.items() if name.startswith("check")}
    assert (stand["set"], stored(page, "assessment", ident)["set"]) == ("alt", "v1")
    assert stored(page, "check", ident, "statement:weg")["t"] == "Gibt es nicht mehr"


def test_undo_takes_back_what_followed_by_itself(show: Show) -> None:
    page = show(manage_page())
    read_in(page, file_of(FOREIGN | {"assessment:erste": record("Vom Handy", set="alt")}))
    assert len(fixtures.stored_under(page, "snapshot", "erste")) == 1
    press(page, "Rückgängig")
    assert values(page) == {}


# --- What is in a file by now -----------------------------------------------------------------------------------------

TOLD = "noch nicht als Datei gesichert"
LATE = AT + 5


def test_answers_that_come_from_a_file_are_in_one(show: Show) -> None:
    page = show(manage_page())
    read_in(page, file_of(FOREIGN, at=LATE))
    assert stored(page, "saved:erste") == {"at": AT + 10}  # its newest answer is newer than the file says it is
    expect(page.get_by_text(TOLD)).to_be_hidden()
    press(page, "Rückgängig")
    assert values(page) == {}


def test_a_newer_answer_that_is_here_only_is_told_still(page: Page) -> None:
    put(page, {f"check:erste:{SIGNED.key}": entry("ja", SIGNED, at=AT + 100)})
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, "saved:erste") == {"at": AT + 10}


@pytest.mark.parametrize("last", [None, {"at": AT - 50}])
def test_an_older_answer_that_is_here_only_does_not_count_as_saved(page: Page, last: dict[str, int] | None) -> None:
    put(page, {f"check:erste:{SIGNED.key}": entry("ja", SIGNED, at=AT - 20)} | ({"saved:erste": last} if last else {}))
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, "saved:erste") == last


@pytest.mark.parametrize("name", ["plan:erste:own-9", "snapshot:erste:s9"])
def test_a_measure_or_a_snapshot_that_is_here_only_does_not_count_as_saved(page: Page, name: str) -> None:
    older = {"name": "Frühjahr", "set": "v1", "auto": False, "answers": []} if name.startswith("snapshot") else MEASURE
    put(page, {name: older | {"at": AT - 20}})
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, name)
    assert stored(page, "saved:erste") is None


def test_what_was_saved_elsewhere_says_nothing_about_what_is_here(page: Page) -> None:
    read_in(page, file_of(FOREIGN | {"saved:erste": {"at": AT + 50}}))
    assert stored(page, "saved:erste") is None


# --- Dropped ----------------------------------------------------------------------------------------------------------

DROP = """([names, text]) => { const data = new DataTransfer();
  for (const name of names) data.items.add(new File([text], name, { type: "application/json" }));
  const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
  const zone = document.querySelector(".kb-drop");
  zone.dispatchEvent(over);
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  return over.defaultPrevented; }"""


def test_a_file_may_be_dropped(page: Page) -> None:
    assert page.evaluate(DROP, [["datei.json"], json.dumps(file_of(FOREIGN))]) is True
    press(page, "Übernehmen")
    assert "Vom Handy" in cards(page)


def test_one_file_at_a_time(page: Page) -> None:
    page.evaluate(DROP, [["a.json", "b.json"], json.dumps(file_of(FOREIGN))])
    expect(page.get_by_text("Bitte nur eine Datei auf einmal.")).to_be_visible()
    expect(preview(page)).to_be_hidden()


def test_the_file_chosen_last_counts(page: Page) -> None:
    page.evaluate("""() => { const read = Blob.prototype.text; Blob.prototype.text = async function () {
      if (this.name === "langsam.json") await new Promise((done) => { window.go = done; });
      return read.call(this); }; }""")
    choose(page, file_of(FOREIGN), "langsam.json")
    choose(page, file_of(OTHER), "schnell.json")
    expect(preview(page)).to_contain_text("schnell.json")
    page.evaluate("() => new Promise((done) => { window.go(); setTimeout(done, 100); })")
    expect(preview(page)).to_contain_text("schnell.json")


def test_everything_works_by_keyboard(page: Page) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Datei wählen").focus()
        page.keyboard.press("Enter")
    chooser.value.set_files(payload(file_of(OTHER)))
    expect(page.get_by_role("heading", name="Das steht in der Datei")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Als Kopie hinzufügen")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Übernehmen")).to_be_focused()
    page.keyboard.press("Enter")
    assert "Filiale Nord (Kopie)" in cards(page)


def test_tabs_with_different_builds_do_not_answer_each_other_for_ever(show: Show, context: BrowserContext) -> None:
    page = show(manage_page())
    put(page, HERE)
    other = show(manage_page("v2"), path="/neu/", page=context.new_page())
    read_in(other, file_of(OTHER))
    press(other, "Neue Prüfung")
    page.evaluate("() => { window.told = 0; addEventListener('storage', () => window.told++); }")
    press(page, "Öffnen: Filiale Nord")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.told") < 10
    assert len(fixtures.stored_under(page, "snapshot", "erste")) <= 5


# --- A thousand assessments -------------------------------------------------------------------------------------------

COUNT, TOGETHER = 1000, 50
SET = "0a1b2c3d"


def batches() -> list[dict[str, Any]]:
    """All of them, some in one browser at a time; each record with its own mark, as all have that were ever saved."""
    marked = []
    for number, found in enumerate(generated(COUNT)):
        own = f"assessment:pruefung-{number}"
        marked.append(found | {own: found[own] | {"set": SET, "uid": f"u{number}", "person": "p"}})
    together = [marked[start : start + TOGETHER] for start in range(0, COUNT, TOGETHER)]
    return [
        {name: value for own in some for name, value in own.items()} | {"current": f"pruefung-{at * TOGETHER}"}
        for at, some in enumerate(together)
    ]


def through_a_file(page: Page, found: dict[str, Any], target: str) -> None:
    """Out of the page that is open and, with an empty storage, into the one at this address."""
    page.evaluate(WIPE)
    put(page, found)
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    page.evaluate(WIPE)
    page.goto(target)
    read_in(page, text)


def test_a_thousand_assessments_come_back_as_they_were(show: Show) -> None:
    page = show(manage_page(SET))
    for found in batches():
        through_a_file(page, found, page.url)
        assert unsaved(page) == {name: value for name, value in found.items() if not name.startswith("saved")}


OPEN_ALL = "() => { for (const one of document.querySelectorAll('[data-act=open]')) if (!one.hidden) one.click(); }"


def test_a_thousand_assessments_lose_nothing_in_a_newer_checklist(show: Show) -> None:
    newer = show(manage_page("ffff0000"), path="/neu/").url
    page = show(manage_page(SET), path="/alt/")
    older = page.url
    for found in batches():
        page.goto(older)
        through_a_file(page, found, newer)
        page.evaluate(OPEN_ALL)
        after = values(page)
        for name, value in found.items():
            if name.startswith("assessment:"):
                assert after[name] | {"set": SET, "at": value["at"]} == value
                assert after[name]["set"] == "ffff0000"
            elif name != "current" and not name.startswith("saved"):
                assert after[name] == value
        frozen = {
            name.split(":")[1]: value for name, value in after.items() if name.startswith("snapshot:") and name not in found
        }
        for own in {name.split(":")[1] for name in found if name.startswith("check:")}:
            given = {name.split(":", 2)[2]: value for name, value in found.items() if name.startswith(f"check:{own}:")}
            assert dict(frozen[own]["answers"]) == given
