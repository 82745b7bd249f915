"""The plan, opened with what is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.plan_reader import PLAN


@pytest.fixture
def open_plan(show: Show) -> Callable[..., Page]:
    """Opens the plan with what is stored."""

    def open_page(values: dict[str, Any] | None = None, html: str = PLAN) -> Page:
        return show(html, stored=values)

    return open_page
