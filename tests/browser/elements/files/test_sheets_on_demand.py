"""Files and old links are read by a script that the team page loads for them only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import ONCE, assessment_page
from tests.browser.fixtures.link_reader import answer, packed
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import Links
from tests.browser.fixtures.team import FIVE, lines, paste, payload, pick, team_page
from tests.browser.profiles import Profiles

SCRIPT = "**/files.js"


@pytest.fixture
def cut_off(show: Show, profiles: Profiles) -> Iterator[Page]:
    """The page where the script does not come. That the browser itself says so in its console is no fault."""
    page = show(assessment_page("team"), "/team/", profiles.page())
    page.route(SCRIPT, lambda route: route.abort())
    yield page
    page.context.close()


def test_short_links_need_nothing_more_and_an_old_one_loads_it(
    show: Show, context: BrowserContext, functions: Functions
) -> None:
    links = Links(functions)
    loads: list[str] = []
    context.on("request", lambda request: loads.append(request.url) if request.url.endswith("/files.js") else None)
    page = team_page(show)
    paste(page, links.of(1, {ONCE: "ja"}))
    expect(lines(page)).to_have_count(1)
    assert loads == []
    paste(page, f"https://firma.example/team/#{packed(page, [answer(ONCE)])}")
    expect(lines(page)).to_have_count(2)
    assert len(loads) == 1


def test_where_the_script_does_not_come_a_file_is_refused_in_words_and_read_later(cut_off: Page) -> None:
    pick(cut_off, payload(FIVE[0], "anna.json"))
    expect(cut_off.get_by_text("anna.json Der Teil der Website, der Dateien liest, ließ sich nicht laden.")).to_be_visible()
    cut_off.unroute(SCRIPT)
    pick(cut_off, payload(FIVE[0], "anna.json"))
    expect(lines(cut_off)).to_have_count(1)


def test_where_the_script_does_not_come_an_old_link_stays_in_the_field(cut_off: Page) -> None:
    link = f"https://firma.example/team/#{packed(cut_off, [answer(ONCE)])}"
    paste(cut_off, link)
    expect(cut_off.get_by_text("der solche Links liest, ließ sich nicht laden")).to_be_visible()
    expect(cut_off.locator("[data-part=paste]")).to_have_value(link)
