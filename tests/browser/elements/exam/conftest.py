"""The page of a test at hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.exam_page import EMPTY, PATH, exam_page
from tests.browser.fixtures.pages import page
from tests.browser.fixtures.site import Site


@pytest.fixture
def take(site: Site, tab: Page) -> Page:
    """A tab of a site with the page; tests go to their links."""
    site.pages[PATH] = exam_page()
    site.pages[EMPTY] = page("", "form")
    return tab
