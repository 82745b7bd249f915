"""A session of ten minutes on the real site, cut off between any two actions: nothing that was saved is lost.

Every action names what must stand in the storage afterwards. Typed text counts as saved one second after the last key.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.pages import SITE
from tests.conftest import BuiltSite

START = f"kb:{SITE}:"
TYPING = 1000


def stored(page: Page) -> dict[str, Any]:
    """All values of the site by key without its beginning."""
    values: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key.removeprefix(START): json.loads(raw) for key, raw in values.items() if key.startswith(START)}


def reload(page: Page) -> Page:
    """The reader reloads."""
    page.reload()
    return page


def kill(page: Page) -> Page:
    """The browser ends the page without asking it, as phones do; the reader opens it again."""
    context, url = page.context, page.url
    session = context.new_cdp_session(page)
    page.once("crash", lambda _: None)
    session.send("Page.crash") if False else None
    with page.expect_event("crash"):
        page.goto("chrome://crash", wait_until="commit") if False else _crash(page)
    page.close()
    fresh = context.new_page()
    fresh.goto(url)
    return fresh


def _crash(page: Page) -> None:
    try:
        page.goto("chrome://crash", timeout=2000)
    except Exception:
        pass
