"""Pages that tell of a survey, and what people have stored who take part in one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.fixtures.assessment_pages import AREAS, Item, answers, assessment_page, home, record
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import SURVEY

STATEMENTS = tuple(item for area in AREAS for item in area.items if item.kind == "statement")
ALL: Mapping[Item, str] = dict.fromkeys(STATEMENTS, "ja")
HALF: Mapping[Item, str] = dict.fromkeys(STATEMENTS[:2], "nein")
DRAWN = "() => customElements.whenDefined('kb-survey').then(() => new Promise((done) => { setTimeout(done, 50); }))"
"""Until the element has looked at what is stored."""
Opened = Callable[..., Page]


def asked(values: Mapping[Item, str], **more: object) -> dict[str, Any]:
    """The storage of a colleague who follows an invitation."""
    own = {"invite": SURVEY, "role": "Service", "until": "2026-12-12", "asker": "Eva Sommer", **more}
    return answers(values) | {"assessment:erste": record("Umfrage Herbst", **own)}


@pytest.fixture
def opened(show: Show, context: BrowserContext) -> Opened:
    """The home page (or the result) with these values in the storage."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])

    def open_page(values: Mapping[str, Any], place: str = "home") -> Page:
        html, path = (home(), "/start/") if place == "home" else (assessment_page("result"), "/auswertung/")
        page = show(html, path, stored=values)
        page.evaluate(DRAWN)
        return page

    return open_page
