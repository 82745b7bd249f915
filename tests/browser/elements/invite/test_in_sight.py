"""On the page that an invitation opens, what is to be done now stands in sight, and what is over steps back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fixtures.returned import Links
from tests.conftest import BuiltSite
from tests.often import EVERY

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PAUSE = 700
BAR = 48  # as high as the bar of the site, which covers what lies under it
NAMED = ("Eva Sommer", "Noch ein Schritt: an Eva Sommer zurückgeben")
UNNAMED = ("", "Noch ein Schritt: Antworten zurückgeben")
INTRO = "Aus jedem Bereich eine Aussage"
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def invited(tab: Page, built: BuiltSite, links: Links, size: ViewportSize, **changes: str) -> Page:
    """The short check of the built website, as whoever got the invitation opens it."""
    tab.set_viewport_size(size)
    tab.emulate_media(reduced_motion="reduce")
    tab.goto(f"{built.url}checkliste/kurz/#{links.invitation(check='kurz', **changes)}")
    expect(tab.get_by_role("heading", name="Einladung: Umfrage Herbst")).to_be_visible()
    return tab


def answer_all(page: Page) -> None:
    """One statement after the other leads to the next by itself, after a while that need not be waited for."""
    while (card := page.locator(".kb-c:visible")).count():
        item = card.get_attribute("data-id")
        card.get_by_text("Ja", exact=True).click()
        page.clock.fast_forward(PAUSE)
        expect(page.locator(f'.kb-c[data-id="{item}"]')).to_be_hidden()


@SIZES
@pytest.mark.parametrize("until", ["2026-12-12", "2026-11-01"], ids=["in-time", "late"])
def test_the_roles_stand_on_the_first_screen(tab: Page, built: BuiltSite, links: Links, size: ViewportSize, until: str) -> None:
    page = invited(tab, built, links, size, until=until)
    for role in ("Service", "Vertrieb", "Leitung"):
        expect(page.get_by_role("button", name=f"Als {role}")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(INTRO)).to_be_hidden()
    assert page.evaluate("scrollY") == 0


@SIZES
def test_who_has_begun_sees_the_first_statement_with_its_answers(
    tab: Page, built: BuiltSite, links: Links, size: ViewportSize
) -> None:
    page = invited(tab, built, links, size)
    page.get_by_role("button", name="Als Service").click()
    expect(page.get_by_text(INTRO)).to_be_hidden()
    for answer in ("Ja", "Teilweise", "Nein"):
        expect(page.locator(".kb-c:visible").get_by_text(answer, exact=True)).to_be_in_viewport(ratio=1)


ENDS = [
    pytest.param(PHONE, *NAMED, id="named-phone"),
    pytest.param(DESKTOP, *UNNAMED, id="unnamed-desktop"),
    pytest.param(PHONE, *UNNAMED, id="unnamed-phone"),
    pytest.param(DESKTOP, *NAMED, id="named-desktop"),
]
"""Every size and every wording is among the first two."""


@pytest.mark.parametrize(("size", "asker", "words"), ENDS if EVERY else ENDS[:2])
def test_at_the_end_one_step_is_left_and_stands_in_sight(
    tab: Page, built: BuiltSite, links: Links, size: ViewportSize, asker: str, words: str
) -> None:
    page = invited(tab, built, links, size, **{"from": asker})
    page.get_by_role("button", name="Als Service").click()
    expect(page.get_by_role("heading", name="Noch ein Schritt")).to_be_hidden()
    answer_all(page)
    done = page.locator(".kb-done")
    expect(done).to_be_focused()
    box = done.bounding_box()
    assert box and box["y"] >= BAR, "not under the bar of the site"
    expect(page.get_by_role("heading", name=words)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name=re.compile("^Antworten .*zurückgeben$"))).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(re.compile("Aussagen, ungefähr"))).to_be_hidden()
