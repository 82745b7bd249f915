"""What few visits need is loaded by those that need it: old links, and links with notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import MAIL, PHONE, assessment_page, everything, put
from tests.browser.fixtures.link_reader import GUEST, OWN, answer, link_of, open_link, packed
from tests.browser.fixtures.pages import Show
from tests.browser.profiles import Profiles

SCRIPT = "**/files.js"
WITH_NOTES = "mit Notizen und offenen Antworten"


@pytest.fixture
def loads(context: BrowserContext) -> list[str]:
    """The addresses of the script that were asked for, by any tab."""
    found: list[str] = []
    context.on("request", lambda request: found.append(request.url) if request.url.endswith("/files.js") else None)
    return found


@pytest.fixture
def cut_off(show: Show, profiles: Profiles) -> Iterator[Page]:
    """The page with own answers, where the script does not come. That the browser itself says so in its console is no fault."""
    page = show(assessment_page("result"), "/auswertung/", profiles.page())
    page.route(SCRIPT, lambda route: route.abort())
    put(page, OWN)
    yield page
    page.context.close()


def test_a_visit_and_a_link_without_notes_load_nothing_more(loads: list[str], sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    put(mine, OWN)
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_be_visible()
    mine.get_by_role("button", name="Eigene Auswertung zeigen").click()
    assert link_of(mine).startswith(f"{mine.url}#stand=2.")
    assert loads == []


def test_a_link_with_notes_is_made_and_opened_and_loads_it_once_in_a_page(loads: list[str], mine: Page) -> None:
    mine.get_by_label(WITH_NOTES).check()
    link = link_of(mine)
    field = mine.get_by_label("Link zu dieser Auswertung")
    mine.get_by_label(WITH_NOTES).uncheck()
    expect(field).to_have_value(re.compile("#stand=2[.]"))
    mine.get_by_label(WITH_NOTES).check()
    expect(field).to_have_value(re.compile("#stand=1[.]"))
    assert len(loads) == 1
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_be_visible()


def test_where_the_script_does_not_come_a_link_with_notes_says_so_and_one_without_is_made(cut_off: Page) -> None:
    cut_off.get_by_label(WITH_NOTES).check()
    cut_off.get_by_role("button", name="Link kopieren").click()
    expect(cut_off.get_by_text("der Notizen in einen Link schreibt, ließ sich nicht laden")).to_be_visible()
    cut_off.get_by_label(WITH_NOTES).uncheck()
    assert "#stand=2." in link_of(cut_off)


def test_it_is_tried_again(cut_off: Page) -> None:
    cut_off.get_by_label(WITH_NOTES).check()
    cut_off.get_by_role("button", name="Link kopieren").click()
    expect(cut_off.get_by_text("ließ sich nicht laden")).to_be_visible()
    cut_off.unroute(SCRIPT)
    assert "#stand=1." in link_of(cut_off)


def test_where_the_script_does_not_come_an_old_link_says_so_and_the_own_result_stands_below(cut_off: Page) -> None:
    before = everything(cut_off)
    link = f"{cut_off.url}#{packed(cut_off, [answer(MAIL)])}"
    open_link(cut_off, link)
    expect(cut_off.get_by_text("der solche Links liest, ließ sich nicht laden")).to_be_visible()
    expect(cut_off.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    assert (cut_off.url, everything(cut_off)) == (link, before)
    cut_off.unroute(SCRIPT)
    cut_off.reload()
    expect(cut_off.get_by_text(GUEST)).to_be_visible()


def test_an_old_link_without_notes_is_read_after_items_have_gone(show: Show, mine: Page) -> None:
    link = f"{mine.url}#{packed(mine, [answer(MAIL), answer(PHONE.items[0])], bare=True)}"
    show(assessment_page("result", areas=(PHONE,), version="v2"), "/auswertung/")
    put(mine, OWN)
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("Notizen und offene Antworten sind nicht dabei.")
    expect(mine.get_by_text("1 von 3 Aussagen beantwortet")).to_be_visible()
