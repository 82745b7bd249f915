"""One browser and one server for all tests; a fresh profile for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.fixtures.site import Site
from tests.browser.install import MISSING, launch_browser
from tests.browser.profiles import Profiles


@pytest.fixture(scope="session")
def profiles() -> Iterator[Profiles]:
    """Fresh profiles of the one browser. Without a browser the tests fail, they never skip."""
    with sync_playwright() as playwright:
        browser = launch_browser(playwright)
        assert browser, MISSING
        yield Profiles(browser)
        browser.close()


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


@pytest.fixture
def context(profiles: Profiles, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile. Any console error or uncaught exception fails the test, also one of the security policy."""
    wanted = request.node.get_closest_marker("reader")
    options = {"viewport": {"width": 1280, "height": 900}, **(wanted.kwargs if wanted else {})}
    context = profiles.open(**options)
    problems: list[str] = []
    context.on("console", lambda message: problems.extend(_problem(message)))
    context.on("weberror", lambda error: problems.append(str(error.error)))
    yield context
    context.close()
    assert problems == []


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
    """Serves a page under a path and opens it."""

    def open_page(html: str, path: str = "/artikel/", page: Page = tab) -> Page:
        site.pages[path] = html
        page.goto(site.url + path)
        return page

    return open_page


def _problem(message: ConsoleMessage) -> list[str]:
    return [message.text] if message.type == "error" else []
