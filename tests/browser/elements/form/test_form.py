"""All areas in one page: printed with the answers, or blank to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.checklist_reader import note_of
from tests.browser.fixtures.paper import Sheet, sheets
from tests.browser.lending import VIEWPORT
from tests.browser.listening import without_errors
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

ALL = "checkliste/alle/"
NOTE = "Zentrale fragen, wer nach fünf Uhr abnimmt"
REASON = "Keine Veranstaltungen"
STORED = "JSON.stringify({ ...localStorage })"


@dataclass(frozen=True)
class Papers:
    """The page of a reader who has answered two items and printed both forms, and what stood on paper before and after."""

    page: Page
    unseen: list[Sheet]
    """The blank form of somebody who has answered nothing."""
    filled: list[Sheet]
    blank: list[Sheet]
    stored: tuple[str, str]
    """The storage before and after the blank form."""


def print_by(page: Page, button: str, folder: Path) -> list[Sheet]:
    """The paper that a press of this button makes; the page is as before afterwards."""
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    printed = sheets(page, folder)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    return printed


def words(paper: list[Sheet]) -> str:
    return " ".join(sheet.text for sheet in paper)


def fill_in(page: Page) -> None:
    """Two items, one of them with a note."""
    statements = page.locator('.kb-c[data-kind="statement"]')
    statements.nth(0).get_by_label("Nein", exact=True).check()
    note_of(statements.nth(0)).fill(NOTE)
    statements.nth(1).get_by_label("Trifft nicht zu").check()
    statements.nth(1).get_by_label("Warum trifft das nicht zu?").fill(REASON)
    page.keyboard.press("Tab")


@pytest.fixture(scope="module")
def papers(built: BuiltSite, profiles: Profiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """Printed once: to make so many sheets, and to read them, takes seconds."""
    folder = tmp_path_factory.mktemp("papers")
    with without_errors(profiles.open(viewport=VIEWPORT)) as context:
        page = context.new_page()
        page.goto(built.url + ALL)
        unseen = print_by(page, "Leer drucken", folder)
        fill_in(page)
        filled = print_by(page, "Mit Ihren Antworten drucken", folder)
        before = page.evaluate(STORED)
        blank = print_by(page, "Leer drucken", folder)
        yield Papers(page, unseen, filled, blank, (before, page.evaluate(STORED)))


def test_the_filled_form_holds_every_answer(papers: Papers) -> None:
    assert NOTE in words(papers.filled)
    assert REASON in words(papers.filled)


def test_the_blank_form_holds_none_not_even_unseen(papers: Papers) -> None:
    assert "Zentrale" not in words(papers.blank)
    assert REASON not in words(papers.blank)
    assert papers.unseen == papers.blank


def test_after_printing_the_blank_form_the_answers_are_there_again(papers: Papers) -> None:
    first = papers.page.locator('.kb-c[data-kind="statement"]').first
    expect(first.get_by_label("Nein", exact=True)).to_be_checked()
    expect(note_of(first)).to_have_value(NOTE)
    before, after = papers.stored
    assert NOTE in before
    assert after == before


def test_every_area_is_there_with_one_line_for_the_name(papers: Papers) -> None:
    for area in ("Telefon", "Beschwerden", "Instrumente"):
        assert area in words(papers.unseen)
    assert words(papers.unseen).count("Name Datum") == 1
    assert "Leer drucken" not in words(papers.unseen)


def test_text_typed_just_before_is_saved_and_not_lost(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ALL)
    note = note_of(tab.locator('.kb-c[data-kind="statement"]').first)
    note.press_sequentially(NOTE)
    tab.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    tab.get_by_role("button", name="Leer drucken").evaluate("button => button.click()")  # Safari moves no focus there
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.reload()
    expect(note).to_have_value(NOTE)
