"""The checklist on a phone: light cards, and where the reader is stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.paper import sheet_texts
from tests.conftest import BuiltSite

pytestmark = pytest.mark.thorough

WIDTH, HEIGHT = 360, 740
AVERAGE = 330
SCREENS = 30
PER_SHEET = 2.75
AREAS = Path(__file__).parents[3] / "docs" / "checkliste"
HEIGHTS = """() => [...document.querySelectorAll('.kb-c[data-kind="statement"]')].map((card) => card.offsetHeight)"""


@pytest.fixture
def phone(tab: Page) -> Page:
    tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    return tab


def test_untouched_cards_are_low_and_all_of_them_few_screens(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}checkliste/alle/")
    expect(phone.locator(".kb-part .kb-sum").first).to_be_visible()
    heights = phone.evaluate(HEIGHTS)
    assert len(heights) >= 47
    assert sum(heights) / len(heights) <= AVERAGE
    assert phone.evaluate("document.documentElement.scrollHeight") <= SCREENS * HEIGHT


def test_where_the_reader_is_stays_in_sight(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}checkliste/alle/")
    for area in ("Telefon", "Organisation"):
        part = phone.locator(f'.kb-part[data-title="{area}"]')
        part.locator(".kb-c").nth(3).evaluate("card => card.scrollIntoView({ block: 'center', behavior: 'instant' })")
        expect(part.locator(".kb-score")).to_be_in_viewport(ratio=1)
        expect(part.locator(".kb-score")).to_contain_text(f"{area} · 0 von")
    assert phone.evaluate("document.documentElement.scrollWidth") <= WIDTH


def test_the_time_stands_on_an_area_and_on_the_whole(built: BuiltSite, phone: Page) -> None:
    for path in ("checkliste/telefon/", "checkliste/alle/"):
        phone.goto(built.url + path)
        expect(phone.locator(".kb-time")).to_contain_text("Aussagen, ungefähr")


def test_the_whole_list_takes_few_sheets_and_no_heading_stands_alone(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    tab.goto(f"{built.url}checkliste/alle/")
    titles = tab.locator(".kb-part > h2").all_text_contents()
    statements = tab.locator('.kb-c[data-kind="statement"]').count()
    sheets = sheet_texts(tab, tmp_path)
    assert statements / len(sheets) >= PER_SHEET
    assert len(titles) == sum("{.checklist}" in page.read_text("utf-8") for page in AREAS.glob("*.md")) >= 11
    assert not [title for title in titles for sheet in sheets if sheet.endswith(title.rstrip("¶ "))]
