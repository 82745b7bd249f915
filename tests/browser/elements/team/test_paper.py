"""The agenda on paper, of the whole website with all its statements: three sheets, however the team answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import Item
from tests.browser.fixtures.paper import sheet_texts
from tests.browser.fixtures.team import payload, person, pick, unfold
from tests.conftest import BuiltSite
from tests.often import share

SHEETS = 3
WAYS = {
    "all differ": ("ja", "nein", "teilweise"),
    "some do not know": ("weissnicht", "ja", "weissnicht", "nein", "ja", "teilweise", "weissnicht"),
    "all find much missing": ("nein", "nein", "nein", "nein", "ja", "teilweise", "nein"),
    "nobody knows": ("weissnicht",),
    "all say no": ("nein",),
}


def statements(page: Page, within: str = "") -> list[Item]:
    found = page.locator(f".kb-items [data-kind=statement]{within}").evaluate_all(
        "nodes => nodes.map(({ dataset, textContent }) => [dataset.id, textContent.trim(), dataset.rev])"
    )
    return [Item(item_id, text, rev=rev) for item_id, text, rev in found]


def by_text(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.text)


def answer(page: Page, items: list[Item], words: tuple[str, ...]) -> None:
    """As a team of seven, each of whom answers a little differently."""
    people = [person(n, {item: words[(n * (1 + at % 3) + at) % len(words)] for at, item in enumerate(items)}) for n in range(7)]
    pick(page, *(payload(one) for one in people))
    expect(page.get_by_text("Antworten von 7 Personen")).to_be_visible()


@pytest.mark.parametrize("words", share(WAYS.values()), ids=share(WAYS))
@pytest.mark.parametrize("within", ["[data-short]", ""], ids=["short check", "whole check"])
def test_the_agenda_has_three_sheets_at_most_and_none_is_empty(
    built: BuiltSite, tab: Page, tmp_path: Path, words: tuple[str, ...], within: str
) -> None:
    tab.goto(f"{built.url}checkliste/team/")
    answer(tab, statements(tab, within), words)
    sheets = sheet_texts(tab, tmp_path)
    assert len(sheets) <= SHEETS
    assert all(sheets)
    assert "Antworten von 7 Personen" in sheets[0]


def test_of_a_short_check_only_what_was_asked_is_listed_and_printed(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    tab.goto(f"{built.url}checkliste/team/")
    asked = statements(tab, "[data-short]")
    answer(tab, asked, WAYS["all differ"])
    unfold(tab)
    expect(tab.locator("summary", has_text="Offene Fragen")).to_be_hidden()
    tab.get_by_text("Alle Punkte", exact=True).click()
    rows = tab.get_by_role("region", name="Alle Punkte").locator("tbody th")
    expect(rows).to_have_count(len(asked))
    assert all(item.text.startswith(text) for text, item in zip(sorted(rows.all_inner_texts()), by_text(asked), strict=True))
    assert len(sheet_texts(tab, tmp_path)) <= SHEETS


@pytest.mark.parametrize("words", share(WAYS.values()), ids=share(WAYS))
def test_opened_without_a_list_the_results_of_a_short_check_add_no_sheet(
    built: BuiltSite, tab: Page, tmp_path: Path, words: tuple[str, ...]
) -> None:
    tab.goto(f"{built.url}checkliste/team/")
    answer(tab, statements(tab, "[data-short]"), words)
    closed = sheet_texts(tab, tmp_path)
    unfold(tab)
    assert sheet_texts(tab, tmp_path) == closed
