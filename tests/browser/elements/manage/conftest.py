"""The page of assessments and files, with what is here before a file comes in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.incoming import HERE
from tests.browser.fixtures.manage_reader import manage_page
from tests.browser.fixtures.pages import Show


@pytest.fixture
def page(show: Show) -> Page:
    return show(manage_page(), stored=HERE)
