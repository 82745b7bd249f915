"""The agenda on paper, of the whole website with all its statements: three sheets, however the team answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.fixtures.assessment_pages import Item
from tests.browser.fixtures.team import payload, person, pick
from tests.conftest import BuiltSite

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


def printed(page: Page, items: list[Item], words: tuple[str, ...], folder: Path) -> list[str]:
    """The sheets of a team of seven, each of whom answers a little differently."""
    people = [person(n, {item: words[(n * (1 + at % 3) + at) % len(words)] for at, item in enumerate(items)}) for n in range(7)]
    pick(page, *(payload(one) for one in people))
    expect(page.get_by_text("Antworten von 7 Personen")).to_be_visible()
    page.pdf(path=folder / "team.pdf", format="A4")
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(folder / "team.pdf").pages]


@pytest.mark.parametrize("words", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("within", ["[data-short]", ""], ids=["short check", "whole check"])
def test_the_agenda_has_three_sheets_at_most_and_none_is_empty(
    built: BuiltSite, tab: Page, tmp_path: Path, words: tuple[str, ...], within: str
) -> None:
    tab.goto(f"{built.url}checkliste/team/")
    sheets = printed(tab, statements(tab, within), words, tmp_path)
    assert len(sheets) <= SHEETS
    assert all(sheets)
    assert "Antworten von 7 Personen" in sheets[0]
