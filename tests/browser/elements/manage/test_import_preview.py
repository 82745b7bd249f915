"""A file that comes in: looked at before anything is written."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import AT, CALL_BACK, MAIL, ONCE, SIGNED, entry, everything
from tests.browser.fixtures.incoming import FILE, FOREIGN, OTHER, QUIZ, changed, unsaved
from tests.browser.fixtures.manage_reader import choose, file_of, press, preview


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
