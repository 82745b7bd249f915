"""Invitations as colleagues open them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.fixtures.assessment_pages import whole_checklist
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.returned import Links
from tests.browser.fixtures.site import Site

Invited = Callable[..., Page]


@pytest.fixture
def links(functions: Functions) -> Links:
    """Invitations as the team page writes them."""
    return Links(functions)


@pytest.fixture
def invited(site: Site, tab: Page, links: Links) -> Invited:
    """The page as somebody opens it who got the invitation."""

    def open_page(**changes: object) -> Page:
        site.pages["/alle/"] = whole_checklist()
        tab.goto("about:blank")  # or the same page would hear of another address
        tab.goto(f"{site.url}/alle/#{links.invitation(**changes)}")  # type: ignore[arg-type]
        return tab

    return open_page


@pytest.fixture
def clipboard(context: BrowserContext) -> None:
    """May be written and read."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
