"""One browser and one server for all tests; a fresh profile for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.fixtures.site import Site
from tests.browser.install import MISSING, find_browser

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
PATIENCE = 4000
"""Milliseconds that a test waits for what it expects: everything here is local."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Without a browser the tests fail, they never skip."""
    path = find_browser()
    assert path, MISSING
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
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
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile. Any console error or uncaught exception fails the test, also one of the security policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE", accept_downloads=True)
    context.set_default_timeout(PATIENCE)
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
def without_javascript(browser: Browser) -> Iterator[Page]:
    """A tab that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


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
