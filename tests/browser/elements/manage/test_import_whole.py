"""A file with everything of another browser: quiz, what was not readable, and older checklists."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import AT, entry, put, record, stored
from tests.browser.fixtures.incoming import FILE, FOREIGN, HERE, QUIZ, renamed, unsaved
from tests.browser.fixtures.manage_reader import cards, choose, file_of, manage_page, message, press, preview, read_in, values
from tests.browser.fixtures.pages import Show


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


def test_of_what_is_asked_again_the_newer_state_stays_on_either_device(page: Page) -> None:
    kept = {"box": 1, "day": "2026-11-20", "known": True, "gap": 0, "at": AT}
    put(page, {"recall:single:x": kept, "recall:single:y": kept, "recall-off": {"off": True, "at": AT}})
    there = {"recall:single:x": kept | {"box": 2, "at": AT + 5}, "recall:single:y": kept | {"box": 0, "at": AT - 5}}
    choose(page, file_of(FILE | there | {"recall:single:z": kept, "recall-off": {"off": False, "at": AT - 5}}))
    press(page, "Übernehmen")
    found = values(page)
    assert [found[f"recall:single:{name}"]["box"] for name in "xyz"] == [2, 1, 1]
    assert found["recall-off"]["off"] is True


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
