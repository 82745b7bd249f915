"""The ways in: cards of the home page, how long the short check takes, others and other devices, an overview that is short."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from kb.minutes import minutes_for
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

PHONE = {"width": 360, "height": 740}
MOST_SCREENS_A_TOPIC = 0.123
A_MOMENT = 300
"""Longer than what the page waits for its styles."""
BY_HAND = re.compile(r"\w+ Minuten?\b")
BOXES = """() => [...document.querySelectorAll('.kb-tabs a, .md-header__option, .md-header__inner > label')]
  .map((node) => node.getBoundingClientRect()).filter(({ width }) => width)
  .map(({ left, right }) => [left, right]).sort((a, b) => a[0] - b[0])"""


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    """A tab as wide and high as a phone."""
    page = profiles.page(viewport=PHONE, reduced_motion="reduce")
    yield page
    page.context.close()


def test_how_long_the_short_check_takes_is_computed_and_never_written_by_hand(built: BuiltSite, phone: Page) -> None:
    docs = built.project.root / "docs"
    short = [check for check in contents().checks() if check.in_short]
    phone.goto(built.url)
    expect(phone.locator(".kb-start")).to_have_text(f"Kurzprüfung {minutes_for(short)} Minuten")
    assert not BY_HAND.search((docs / "index.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("title", "path"), [("Lesen", "themen/"), ("Testen", "quiz/"), ("Prüfen", "checkliste/")])
def test_all_of_a_card_leads_where_its_title_says(built: BuiltSite, phone: Page, title: str, path: str) -> None:
    phone.goto(built.url)
    card = phone.locator(".card", has=phone.get_by_role("heading", name=title))
    expect(card.get_by_role("link", include_hidden=False)).to_have_text([title])
    box = card.bounding_box()
    assert box
    card.click(position={"x": box["width"] - 5, "y": box["height"] - 5})
    phone.wait_for_url(f"**/{path}")


@pytest.mark.parametrize("path", ["", "checkliste/"])
def test_whoever_is_not_alone_or_began_on_another_device_finds_the_way(built: BuiltSite, phone: Page, path: str) -> None:
    phone.goto(built.url + path)
    line = phone.locator(".kb-others")
    expect(line.get_by_role("link", name="Team")).to_be_visible()
    line.get_by_role("link", name="Datei einlesen").click()
    phone.wait_for_url("**/checkliste/pruefungen/#einlesen")
    expect(phone.locator("kb-manage.kb-on")).to_be_attached()
    phone.clock.run_for(A_MOMENT)
    expect(phone.locator("#einlesen")).to_be_in_viewport(ratio=1)
    expect(phone.locator("kb-manage input[type=file]")).to_be_in_viewport()


def test_the_overview_of_the_quiz_is_short_on_a_phone(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}quiz/")
    expect(phone.locator("kb-progress.kb-on")).to_be_attached()
    screens = phone.evaluate("document.querySelector('.md-content').scrollHeight") / PHONE["height"]
    assert screens <= MOST_SCREENS_A_TOPIC * phone.locator(".kb-topics > li").count()
    assert violations(phone) == []


def test_on_the_narrowest_phone_nothing_in_the_header_covers_anything_else(built: BuiltSite, phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto(f"{built.url}checkliste/")
    boxes = phone.evaluate(BOXES)
    assert len(boxes) > 4
    assert all(before[1] <= after[0] + 1 for before, after in itertools.pairwise(boxes))


def test_in_the_contents_of_a_page_a_question_takes_one_line(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{built.url}themen/zufrieden-ist-nicht-treu/")
    heights = tab.locator(".md-sidebar--secondary .md-nav .md-nav .md-ellipsis:visible").evaluate_all(
        "found => found.map((one) => one.offsetHeight)"
    )
    assert heights
    assert len(set(heights)) == 1
