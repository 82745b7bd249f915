"""The course of time, opened with what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.history_reader import HISTORY
from tests.browser.fixtures.pages import Show


@pytest.fixture
def open_history(show: Show) -> Callable[..., Page]:
    """Opens the page with what is stored."""

    def open_page(values: dict[str, Any] | None = None, html: str = HISTORY) -> Page:
        return show(html, stored=values)

    return open_page
