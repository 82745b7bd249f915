"""The search as modules in a page, and an index to ask."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from kb.outputs.search.documents import Found, Section
from kb.outputs.search.files import search_files
from playwright.sync_api import Page

from tests.browser.fixtures.modules import Functions

Items = list[list[dict[str, Any]]]
Ask = Callable[..., Items]
Propose = Callable[..., dict[str, str] | None]
MODULES = ("search/index.js", "search/answer.js", "search/words.js")
ASK = """
async ([files, query]) => answer(await Index.open(async (name) => files[name]), query)
"""


@pytest.fixture
def searcher(functions: Functions) -> Page:
    """The search as modules in a page."""
    return functions(*MODULES)


@pytest.fixture
def ask(searcher: Page) -> Ask:
    """What a small site answers: pages as (address, title, text of each section by its heading)."""

    def asked(query: str, *pages: tuple[str, str, dict[str, str]], names: Sequence[Sequence[str]] = ()) -> Items:
        found: Items = answer(searcher, search_files([page_of(*page) for page in pages], names), query)["items"]
        return found

    return asked


@pytest.fixture
def propose(searcher: Page) -> Propose:
    """What a small site takes a mistyped query for."""

    def proposed(query: str, *pages: tuple[str, str, dict[str, str]]) -> dict[str, str] | None:
        meant: dict[str, str] | None = answer(searcher, search_files([page_of(*page) for page in pages], []), query).get(
            "meant"
        )
        return meant

    return proposed


def page_of(url: str, title: str, texts: dict[str, str]) -> Found:
    sections = (Section(heading.lower() if heading else "", heading or title, text) for heading, text in texts.items())
    return Found(url, 100, tuple(sections))


def answer(page: Page, files: dict[str, bytes], query: str) -> dict[str, Any]:
    """Results, and what was probably meant."""
    read = {name.removeprefix("search/"): json.loads(data) for name, data in files.items()}
    told: dict[str, Any] = page.evaluate(ASK, [read, query])
    return told
