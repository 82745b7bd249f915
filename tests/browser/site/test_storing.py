"""What the real site leaves in a browser: nothing for those who only look."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.site.test_site import KINDS
from tests.conftest import BuiltSite
from tests.often import share

STORED = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
PALETTE = "/.__palette"
SCHEME = "data-md-color-scheme"


def colours_change(page: Page) -> None:
    """From those of the system to light ones, to dark ones, and back to the system."""
    page.locator('.md-header label[for^="__palette"]:visible').click()


def test_whoever_only_looks_leaves_nothing_behind(built: BuiltSite, tab: Page) -> None:
    for path in share(KINDS.values()):
        tab.goto(built.url + path)
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate(STORED) == [], path


def test_colours_are_kept_when_they_are_chosen_and_forgotten_with_the_choice(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    colours_change(tab)
    colours_change(tab)
    expect(tab.locator("body")).to_have_attribute(SCHEME, "slate")
    assert tab.evaluate(STORED) == [PALETTE]
    tab.goto(f"{built.url}quiz/")
    expect(tab.locator("body")).to_have_attribute(SCHEME, "slate")
    colours_change(tab)
    expect(tab.locator("body")).to_have_attribute(SCHEME, "default")
    assert tab.evaluate(STORED) == []
