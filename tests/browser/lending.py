"""A profile that is lent from test to test, as good as a fresh one and much quicker to have.

To start a process for pages and to read Material's style takes longer than most tests. Every test still has tabs of its own,
so scripts, routes, listeners and media of a tab go with it. What belongs to the profile is taken back when it is returned:
stored values, cookies, permissions, the clock. A test that does more to it asks for one of its own, with the mark `reader`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Error, Frame, Page

from tests.browser.listening import problems_in
from tests.browser.profiles import NOW, Profiles

VIEWPORT = {"width": 1280, "height": 900}
WAITING = "http://127.0.0.1/"
"""Where a page waits so that the process of all pages of this machine goes on; on the site itself, it can fill the storage."""
TURNS = 25
"""So often a profile is lent: each time the clock is set, all its pages run one script more."""
RIGHT = 0.05
"""Seconds by which a clock may differ from one that nobody touched."""
CLOCK = "() => Date.now() / 1000"
"""The clock of the pages, which was set: compared with how time goes by here, never with a day."""


@dataclass
class Profile:
    """One that is lent, and what it must be freed from."""

    context: BrowserContext
    waiting: Page
    devtools: CDPSession
    problems: list[str]
    turns: int = 0
    ahead: tuple[float, float] = (0, 0)
    """Seconds from the clock of this machine to that of the pages, as it was set: so many at least, so many at most."""
    origins: set[str] = field(default_factory=set)

    def is_ready(self) -> bool:
        """With the clock of a fresh one; False where it has died meanwhile."""
        try:
            self.context.clock.install(time=NOW)
            self.ahead = self._ahead()
        except Error:
            return False
        self.turns += 1
        return True

    def is_free(self) -> bool:
        """Leaves nothing of what was done in it; False where that cannot be known."""
        try:
            touched = self._is_touched()
            for page in self.context.pages:
                if page != self.waiting:
                    page.close()
            for origin in self.origins:
                self.devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            self.context.clear_cookies()
            self.context.clear_permissions()
        except Error:  # a test has killed or closed it
            return False
        self.origins.clear()
        return not touched and self.turns < TURNS

    def note(self, frame: Frame) -> None:
        """What has been opened may have stored something."""
        address = urlsplit(frame.url)
        self.origins.add(f"{address.scheme}://{address.netloc}")

    def _is_touched(self) -> bool:
        least, most = self._ahead()
        return least > self.ahead[1] + RIGHT or most < self.ahead[0] - RIGHT

    def _ahead(self) -> tuple[float, float]:
        before = monotonic()
        found: float = self.waiting.evaluate(CLOCK)
        return found - monotonic(), found - before


class Lending:
    """Keeps one profile, until it is worn or a test has done more to it than can be taken back."""

    def __init__(self, profiles: Profiles, waiting: str = WAITING) -> None:
        self._profiles = profiles
        self._waiting = waiting
        self._kept: Profile | None = None

    @contextmanager
    def lend(self) -> Iterator[BrowserContext]:
        """Any error in a console or uncaught exception fails, also one of the security policy."""
        profile = self._kept if self._kept and self._kept.is_ready() else self._begin()
        self._kept = None
        yield profile.context
        if profile.is_free():
            self._kept = profile
        else:
            profile.context.close()
        problems, profile.problems[:] = [*profile.problems], []
        assert problems == [], problems

    def close(self) -> None:
        """No more is lent."""
        if self._kept:
            self._kept.context.close()

    def _begin(self) -> Profile:
        context = self._profiles.open(viewport=VIEWPORT)
        waiting = context.new_page()
        blank = '<!doctype html><link rel="icon" href="data:,">'
        waiting.route(self._waiting, lambda route: route.fulfill(content_type="text/html", body=blank))
        waiting.goto(self._waiting)
        profile = Profile(context, waiting, context.new_cdp_session(waiting), problems_in(context))
        context.on("page", lambda page: page.on("framenavigated", profile.note))
        profile.is_ready()
        return profile
