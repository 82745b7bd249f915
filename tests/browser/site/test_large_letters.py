"""A phone whose owner has set letters twice as large: nothing lies on something else, and no page is wider than the phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import share

PATHS = ("", "quiz/zufrieden-ist-nicht-treu/", "quiz/kurs/", "checkliste/auswertung/", "checkliste/plan/")
TWICE = "document.documentElement.style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`"
IS_COVERED = """(link) => {
  link.scrollIntoView({ inline: "nearest" });
  const { left, right, top, bottom } = link.getBoundingClientRect();
  const seen = document.elementFromPoint(Math.min((left + right) / 2, innerWidth - 1), (top + bottom) / 2);
  return seen !== link;
}"""


@pytest.fixture
def phone(profiles: Profiles) -> Page:
    return profiles.page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("path", share(PATHS))
def test_letters_of_the_browser_twice_as_large(built: BuiltSite, phone: Page, path: str) -> None:
    """As the settings of the browser do it: what asks for the width counts in these letters."""
    sizes = {"fontSizes": {"standard": 32, "fixed": 26}}
    phone.context.new_cdp_session(phone).send("Page.setFontSizes", sizes)
    phone.goto(built.url + path)
    assert not is_too_wide(phone)
    tabs = phone.locator(".kb-tabs a")
    expect(tabs).to_have_count(3)
    for at in range(3):
        expect(tabs.nth(at)).to_be_in_viewport(ratio=1)
    assert [tab.inner_text() for tab in tabs.all() if tab.evaluate(IS_COVERED)] == []
    phone.mouse.wheel(0, 2000)
    expect(phone.locator(".kb-tabs")).not_to_be_in_viewport()


def test_letters_of_the_page_twice_as_large_keep_the_tabs_apart_from_the_tools(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url + "checkliste/auswertung/")
    phone.evaluate(TWICE)
    assert not is_too_wide(phone)
    assert [tab.inner_text() for tab in phone.locator(".kb-tabs a").all() if tab.evaluate(IS_COVERED)] == []
