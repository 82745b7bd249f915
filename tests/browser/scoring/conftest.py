"""A page that knows the rules of scoring."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.scorer import SOURCES


@pytest.fixture
def scorer(functions: Functions) -> Page:
    """It imports the sources as they are."""
    return functions(*SOURCES, "shapes/answer.js")
