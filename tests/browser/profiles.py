"""The only way to a page: every profile has the same clock, time zone and language, so that no test can know today.

A test that wants another day or place says so: `@pytest.mark.reader(now="2026-12-24T09:00+01:00", timezone_id="Asia/Tokyo")`.
One that wants time to pass moves the clock of its page: `page.clock.fast_forward`, `set_fixed_time`, `pause_at`.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

NOW = "2026-11-22T14:02:30+01:00"
"""When a page is opened, unless a test says otherwise. From then on time passes and timers run as for a person."""
READER = {"timezone_id": "Europe/Berlin", "locale": "de-DE"}
PATIENCE = 4000
"""Milliseconds that a test waits for what it expects: everything here is local."""


class Profiles:
    """Opens fresh profiles in one browser, which nothing else can reach."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def open(self, now: str = NOW, **options: Any) -> BrowserContext:
        """A profile of its own; `options` as Playwright's `new_context` takes them. Whoever opens it closes it."""
        context = self.open_on_the_real_clock(**options)
        context.clock.install(time=now)
        return context

    def open_on_the_real_clock(self, **options: Any) -> BrowserContext:
        """For measurements only: a clock that is set is a script of its own in every page."""
        context = self._browser.new_context(**{**READER, **options})
        context.set_default_timeout(PATIENCE)
        return context

    def page(self, **options: Any) -> Page:
        """The one page of a profile of its own; closed with `page.context.close()`."""
        return self.open(**options).new_page()

    def devtools(self) -> CDPSession:
        """What the browser tells about itself."""
        return self._browser.new_browser_cdp_session()
