"""All areas in one page: printed with the answers, or blank to hand out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.fixtures.checklist_reader import note_of
from tests.conftest import BuiltSite

ALL = "checkliste/alle/"
NOTE = "Zentrale fragen, wer nach fünf Uhr abnimmt"


def print_by(page: Page, button: str, folder: Path) -> str:
    """The paper that a press of this button makes; the page is as before afterwards."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    page.pdf(path=folder / "druck.pdf", format="A4")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    return "\n".join(sheet.extract_text() for sheet in PdfReader(folder / "druck.pdf").pages)


@pytest.fixture
def filled(built: BuiltSite, tab: Page) -> Page:
    """Two items answered, one of them with a note."""
    tab.goto(built.url + ALL)
    statements = tab.locator('.kb-c[data-kind="statement"]')
    statements.nth(0).get_by_label("Nein", exact=True).check()
    note_of(statements.nth(0)).fill(NOTE)
    statements.nth(1).get_by_label("Trifft nicht zu").check()
    statements.nth(1).get_by_label("Warum trifft das nicht zu?").fill("Keine Veranstaltungen")
    tab.keyboard.press("Tab")
    return tab


def test_the_filled_form_holds_every_answer(filled: Page, tmp_path: Path) -> None:
    text = " ".join(print_by(filled, "Mit Ihren Antworten drucken", tmp_path).split())
    assert NOTE in text
    assert "Keine Veranstaltungen" in text


def test_the_blank_form_holds_none_not_even_unseen(built: BuiltSite, filled: Page, tab: Page, tmp_path: Path) -> None:
    blank = print_by(filled, "Leer drucken", tmp_path)
    assert "Zentrale" not in blank
    assert "Keine Veranstaltungen" not in " ".join(blank.split())
    filled.evaluate("localStorage.clear()")
    filled.reload()
    assert print_by(filled, "Leer drucken", tmp_path) == blank


def test_after_printing_the_blank_form_the_answers_are_there_again(filled: Page, tmp_path: Path) -> None:
    before = filled.evaluate("JSON.stringify({ ...localStorage })")
    print_by(filled, "Leer drucken", tmp_path)
    first = filled.locator('.kb-c[data-kind="statement"]').first
    expect(first.get_by_label("Nein", exact=True)).to_be_checked()
    expect(note_of(first)).to_have_value(NOTE)
    assert filled.evaluate("JSON.stringify({ ...localStorage })") == before


def test_text_typed_just_before_is_saved_and_not_lost(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    tab.goto(built.url + ALL)
    note = note_of(tab.locator('.kb-c[data-kind="statement"]').first)
    note.press_sequentially(NOTE)
    tab.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    tab.get_by_role("button", name="Leer drucken").evaluate("button => button.click()")  # Safari moves no focus there
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.reload()
    expect(note).to_have_value(NOTE)


def test_every_area_is_there_with_one_line_for_the_name(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    tab.goto(built.url + ALL)
    text = print_by(tab, "Leer drucken", tmp_path)
    for area in ("Telefon", "Beschwerden", "Instrumente"):
        assert area in text
    assert len(re.findall(r"Name\s+Datum", text)) == 1
    assert "Leer drucken" not in text
