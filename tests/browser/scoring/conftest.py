"""A page that knows the rules of scoring."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.modules import load
from tests.browser.fixtures.scorer import SOURCES
from tests.browser.profiles import Profiles


@pytest.fixture(scope="module")
def scorer(profiles: Profiles) -> Iterator[Page]:
    """One page for all: the functions keep nothing. It imports the sources as they are."""
    page = load(profiles.page(), *SOURCES, "shapes/answer.js")
    yield page
    page.context.close()
