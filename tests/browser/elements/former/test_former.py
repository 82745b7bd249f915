"""Answers to questions that are gone are listed by a script that the overviews load only then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.assessment_pages import put
from tests.browser.fixtures.pages import LOYAL, QUESTIONS, TOPIC, Show
from tests.browser.profiles import Profiles

SCRIPT = "/former.js"
OVERVIEW = pages.page(pages.progress("quiz", {"Treue": QUESTIONS}), "progress")


def entry(text: str) -> dict[str, object]:
    return {"v": ["k1"], "o": ["Damals richtig"], "s": "right", "rev": "r1", "t": text, "p": TOPIC, "at": 1}


HERE = {f"quiz:single:{LOYAL.id}": entry(LOYAL.text)}
GONE = HERE | {"quiz:single:gibt-es-nicht-mehr": entry("Eine Frage von früher")}


@pytest.fixture
def cut_off(show: Show, profiles: Profiles) -> Iterator[Page]:
    """The overview where the script does not come. That the browser itself says so in its console is no fault."""
    page = show(OVERVIEW, "/quiz/", profiles.page())
    page.route(f"**{SCRIPT}", lambda route: route.abort())
    yield page
    page.context.close()


def test_it_is_loaded_where_an_answer_has_no_question_any_more_and_not_before(show: Show, tab: Page) -> None:
    loads: list[str] = []
    tab.on("request", lambda request: loads.append(request.url) if request.url.endswith(SCRIPT) else None)
    page = show(OVERVIEW, "/quiz/", stored=HERE)
    expect(page.get_by_text("1 von 3 beantwortet, 1 richtig")).to_be_visible()
    assert loads == []
    put(page, GONE)
    page.get_by_text("Aus früherer Fassung (1)").click()
    expect(page.locator(".kb-former li")).to_contain_text("Eine Frage von früher")
    assert len(loads) == 1


def test_where_it_does_not_come_all_else_is_there_and_the_answer_is_kept(cut_off: Page) -> None:
    put(cut_off, GONE)
    expect(cut_off.get_by_text("1 von 3 beantwortet, 1 richtig")).to_be_visible()
    expect(cut_off.locator(".kb-former")).to_have_count(0)
    cut_off.unroute(f"**{SCRIPT}")
    cut_off.reload()
    expect(cut_off.get_by_text("Aus früherer Fassung (1)")).to_be_visible()
