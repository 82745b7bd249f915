"""What colleagues send to the lead of a survey."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.fixtures.returned import Links


@pytest.fixture
def links(context: BrowserContext) -> Links:
    """Written by the code of the website itself."""
    return Links(context.new_page())
