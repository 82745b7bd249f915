"""The result, opened with what is stored, or by way of a link."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import assessment_page, put
from tests.browser.fixtures.link_reader import OWN, SENT, link_of
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.result_reader import Result, open_result


@pytest.fixture
def result(show: Show) -> Result:
    """Opens the page with these answers and further values in the storage."""
    return partial(open_result, show)


@pytest.fixture
def mine(show: Show) -> Page:
    """The page with own answers."""
    page = show(assessment_page("result"), "/auswertung/", stored=OWN)
    expect(page.get_by_text("Meine Prüfung · 22.11.2026 · 2 von 6 Aussagen beantwortet")).to_be_visible()
    return page


@pytest.fixture
def sent(show: Show, context: BrowserContext) -> Callable[..., str]:
    """The link that somebody else copies, with or without notes."""

    def copy(notes: bool = False) -> str:
        page = show(assessment_page("result"), "/auswertung/", context.new_page())
        page.evaluate("() => localStorage.clear()")
        put(page, SENT)
        if notes:
            page.get_by_label("mit Notizen und offenen Antworten").check()
        link = link_of(page)
        page.evaluate("() => localStorage.clear()")
        page.close()
        return link

    return copy
