"""A page that writes tables and reports."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.modules import Functions


@pytest.fixture
def sheets(functions: Functions) -> Page:
    """The functions under test and those whose results they write down."""
    return functions("scoring/answers.js", "scoring/scoring.js", "files/csv.js", "files/report.js")
