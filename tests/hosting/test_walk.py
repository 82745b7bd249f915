"""A reader behind a real web server with the strict policy: nothing is forbidden, nothing is fetched elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.listening import listen
from tests.browser.profiles import Profiles
from tests.hosting.conftest import Host
from tests.hosting.test_servers import pages


@pytest.fixture
def heard() -> list[str]:
    """What went wrong: errors in the console, among them what the policy forbids, and requests to others."""
    return []


@pytest.fixture
def tab(host: Host, profiles: Profiles, heard: list[str]) -> Iterator[Page]:
    page = profiles.page()
    listen(page, heard, host.url)
    yield page
    page.context.close()


def test_a_walk_through_all_pages_is_quiet(host: Host, tab: Page, heard: list[str]) -> None:
    for path in pages(host.site):
        tab.goto(f"{host.url}{path}")
        tab.wait_for_function("document.readyState === 'complete'")
    assert heard == []


def test_search_quiz_and_checklist_work(host: Host, tab: Page, heard: list[str]) -> None:
    tab.goto(host.url)
    tab.locator("[data-md-toggle=search]").first.evaluate("node => node.click()")
    expect(tab.locator(".md-search-result__meta")).to_have_text("Suchbegriff eingeben", timeout=20_000)
    tab.locator("input[name=query]").press_sequentially("Beschwerde")
    expect(tab.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    tab.goto(f"{host.url}checkliste/telefon/")
    tab.locator(".kb-c label", has_text="Nein").first.click()
    tab.reload()
    assert tab.locator(".kb-c input[value=nein]").first.is_checked()
    assert heard == []
