"""A file that comes in: refused whole if anything in it is wrong, and its texts are texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import AT, MAIL, entry, everything, record
from tests.browser.fixtures.incoming import FILE, OTHER, changed
from tests.browser.fixtures.manage_reader import choose, file_of, press, preview
from tests.browser.fixtures.pages import INJECTED

REFUSED: dict[str, tuple[Any, str]] = {
    "no json": ("<!doctype html>", "lässt sich nicht lesen"),
    "another file": ({"version": 2}, "keine Sicherung von Antworten"),
    "another site": (file_of(FILE, site="andere"), "zu einer anderen Website"),
    "newer": (file_of(FILE, version=9), "aus einer neueren Fassung der Website"),
    "bad entry": (file_of(FILE | {"check:erste:open:x": {"v": 1}}), "Eintrag 6 in dieser Datei"),
    "empty": (file_of({}), "enthält keine Antworten"),
}


def test_a_bad_file_is_refused_and_nothing_is_changed(page: Page) -> None:
    before = everything(page)
    for name, (content, sentence) in REFUSED.items():
        page.reload()
        choose(page, content, "schlecht.json")
        expect(page.get_by_text("schlecht.json: ")).to_contain_text(sentence)
        expect(preview(page)).to_be_hidden()
        assert everything(page) == before, name


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
