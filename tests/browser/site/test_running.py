"""One statement at a time has the page for itself, on every page that has statements; an article leads on to it."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pytest
from kb.minutes import minutes_for
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

AREA = "checkliste/telefon/"
SHORT = "checkliste/kurz/"
ARTICLE = "themen/zufrieden-ist-nicht-treu/"
AROUND = ("Inhaltsverzeichnis", "Navigation", "Vorherige und nächste Seite")
PHONE = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PAUSE = 700


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    """A tab as wide and high as a phone."""
    page = profiles.page(viewport=PHONE, reduced_motion="reduce")
    yield page
    page.context.close()


def one_at_a_time(page: Page) -> None:
    page.get_by_role("button", name="Einzeln").click()
    expect(page.locator(".kb-c:visible")).to_have_count(1)


def test_in_an_area_menu_contents_and_pager_step_back_and_the_list_brings_them_again(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size(DESKTOP)
    tab.goto(built.url + AREA)
    one_at_a_time(tab)
    for name in AROUND:
        expect(tab.get_by_role("navigation", name=name, exact=True)).to_have_count(0)
    expect(tab.get_by_role("heading", name="Was die Quellen dazu sagen")).to_be_hidden()
    card = tab.locator(".kb-c:visible").bounding_box()
    assert card and abs(card["x"] + card["width"] / 2 - DESKTOP["width"] / 2) < 20
    assert violations(tab) == []
    tab.get_by_role("button", name="Liste").click()
    for name in AROUND:
        expect(tab.get_by_role("navigation", name=name, exact=True)).to_have_count(1)


def test_a_page_behind_it_has_its_menu(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size(DESKTOP)
    tab.goto(built.url + AREA)
    one_at_a_time(tab)
    tab.get_by_role("link", name="Mitmachen").last.click()
    tab.wait_for_url("**/mitmachen/")
    expect(tab.get_by_role("navigation", name="Navigation", exact=True)).to_have_count(1)


@pytest.mark.parametrize("path", [SHORT, AREA])
def test_on_a_phone_the_way_on_is_in_sight_and_stays_where_it_is(built: BuiltSite, phone: Page, path: str) -> None:
    phone.goto(built.url + path)
    if path == AREA:
        one_at_a_time(phone)
    places = set()
    while phone.locator(".kb-c:visible").count():
        skip = phone.get_by_role("button", name="Überspringen")
        expect(skip).to_be_in_viewport(ratio=1)
        box = skip.bounding_box()
        places.add(box and (box["x"], box["y"]))
        skip.click()
    assert len(places) == 1


def test_on_a_phone_no_answer_of_an_average_statement_lies_under_the_way_on(built: BuiltSite, phone: Page) -> None:
    """The longest ones may ask for a push of the thumb."""
    phone.goto(built.url + SHORT)
    ends = []
    while (card := phone.locator(".kb-c:visible")).count():
        ends.append(card.locator(".kb-s").evaluate("node => node.getBoundingClientRect().bottom"))
        phone.get_by_role("button", name="Überspringen").click()
    bar = phone.locator(".kb-turn").evaluate("node => node.getBoundingClientRect().top")
    assert median(ends) <= bar


def test_a_tick_covers_no_word(built: BuiltSite, phone: Page) -> None:
    """It hangs in the upper corner, above the line of the word."""
    phone.goto(built.url + AREA)
    label = phone.locator(".kb-c").first.locator("label", has_text="Teilweise")
    label.click()
    word, tick = label.evaluate(
        """label => {
            const range = document.createRange();
            range.selectNodeContents(label);
            const size = parseFloat(getComputedStyle(label).fontSize);
            const { top, bottom } = range.getBoundingClientRect();
            const style = getComputedStyle(label, '::before');
            const end = label.getBoundingClientRect().top + parseFloat(style.top) + parseFloat(style.height) * 1.3;
            return [(top + bottom - size) / 2, end];
        }"""
    )
    assert tick <= word


def test_after_an_own_answer_an_article_leads_on_and_says_where_answers_are_kept(built: BuiltSite, phone: Page) -> None:
    short = [check for check in contents().checks() if check.in_short]
    phone.goto(built.url + ARTICLE)
    onward = phone.get_by_text("Drei Schritte für Ihren Betrieb:")
    expect(onward).to_be_hidden()
    phone.locator(".kb-c").first.get_by_label("Nein", exact=True).check()
    expect(onward).to_have_text(f"Drei Schritte für Ihren Betrieb: Kurzprüfung, {minutes_for(short)} Minuten.")
    expect(phone.get_by_text("Ihre Antworten bleiben nur in diesem Browser.")).to_be_visible()
    onward.get_by_role("link", name="Kurzprüfung").click()
    phone.wait_for_url(f"**/{SHORT}*")


def test_from_an_article_the_whole_area_opens_at_its_first_statement_without_an_answer(built: BuiltSite, phone: Page) -> None:
    area = next(c.path for c in contents().checks() if any("zufrieden-ist" in r.target for r in c.reading))
    phone.goto(f"{built.url}{area.removesuffix('.md')}/")
    statements = phone.locator('.kb-c[data-kind="statement"]')
    for number in range(3):
        statements.nth(number).get_by_label("Ja", exact=True).check()
    phone.goto(built.url + ARTICLE)
    phone.get_by_role("link", name="Ganzer Bereich").first.click()
    phone.wait_for_url("**/#offen")
    expect(phone.locator("kb-checklist.kb-on #offen")).to_be_attached()
    phone.clock.run_for(PAUSE)
    expect(statements.nth(3).get_by_role("heading")).to_be_in_viewport(ratio=1)
    expect(statements.nth(0).get_by_role("heading")).not_to_be_in_viewport()
