"""One browser and one server for all tests; a profile without traces for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.fixtures.assessment_pages import store
from tests.browser.fixtures.modules import Functions, load
from tests.browser.fixtures.site import Site
from tests.browser.install import MISSING, QUICK, launch_browser
from tests.browser.lending import VIEWPORT, Lending
from tests.browser.listening import without_errors
from tests.browser.profiles import Profiles

EMPTY = "/leer/"
"""Where the storage is filled before a page knows of it."""
BLANK = "about:blank"
"""What a tab shows that has gone nowhere."""


@pytest.fixture(scope="session")
def profiles() -> Iterator[Profiles]:
    """Fresh profiles of the one browser. Without a browser the tests fail, they never skip."""
    with sync_playwright() as playwright:
        browser = launch_browser(playwright, QUICK)
        assert browser, MISSING
        yield Profiles(browser)
        browser.close()


@pytest.fixture(scope="session")
def functions(profiles: Profiles) -> Iterator[Functions]:
    """For these modules a page with what they export, one for all tests: functions keep nothing between two calls."""
    with without_errors(profiles.open()) as context:
        kept: dict[tuple[str, ...], Page] = {}

        def page_with(*paths: str) -> Page:
            def forget(_: Page) -> None:  # tests/browser/site/test_faults.py kills all
                kept.pop(paths, None)

            if paths not in kept:
                kept[paths] = load(context.new_page(), *paths)
                kept[paths].on("crash", forget)
            return kept[paths]

        yield page_with


@pytest.fixture(scope="session")
def server() -> Iterator[Site]:
    """The server behind `site`."""
    site = Site()
    yield site
    site.close()


@pytest.fixture
def site(server: Site) -> Site:
    """A server without pages."""
    server.pages.clear()
    return server


@pytest.fixture(scope="session")
def lending(profiles: Profiles, server: Site) -> Iterator[Lending]:
    """The profile that goes from test to test."""
    lending = Lending(profiles, server.url + EMPTY)
    yield lending
    lending.close()


@pytest.fixture
def context(profiles: Profiles, lending: Lending, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A profile without traces. Any console error or uncaught exception fails the test, also one of the security policy."""
    wanted = request.node.get_closest_marker("reader")
    own = without_errors(profiles.open(**{"viewport": VIEWPORT, **wanted.kwargs})) if wanted else lending.lend()
    with own as context:
        yield context


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()


@pytest.fixture
def without_javascript(profiles: Profiles) -> Iterator[Page]:
    """A tab that runs no scripts."""
    page = profiles.page(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield page
    page.context.close()


@pytest.fixture
def show(site: Site, tab: Page) -> Callable[..., Page]:
    """Serves a page under a path and opens it, with these values in the storage and no others if there are any."""

    def fill(page: Page, values: Mapping[str, Any]) -> None:
        """From the page that waits; from this one where none does, or where it shows something that would hear of it."""
        waiting = (one for one in page.context.pages if one.url == site.url + EMPTY and page.url == BLANK)
        filling = next(waiting, page)
        if filling == page:
            site.pages[EMPTY] = '<!doctype html><link rel="icon" href="data:,">'
            page.goto(site.url + EMPTY)
        filling.evaluate("() => localStorage.clear()")
        store(filling, values)

    def open_page(html: str, path: str = "/artikel/", page: Page = tab, stored: Mapping[str, Any] | None = None) -> Page:
        site.pages[path] = html
        if stored is not None:
            fill(page, stored)
        page.goto(site.url + path)
        return page

    return open_page
