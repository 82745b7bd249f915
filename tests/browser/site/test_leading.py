"""No page of the checklist is a dead end: the short check, an area, an article."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.checklist_reader import unfold
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

SHORT = "checkliste/kurz/"
ARTICLE = "themen/schreiben-und-telefonieren/"
PAUSE = 700
SHOWN = 3


@pytest.fixture
def phone(tab: Page) -> Page:
    tab.set_viewport_size({"width": 360, "height": 740})
    return tab


def test_the_short_check_asks_for_every_area_and_the_law_and_ends_at_the_result(built: BuiltSite, phone: Page) -> None:
    checks = contents().checks()
    wanted = [check.id for check in checks if check.in_short]
    assert {check.path for check in checks if check.kind == "statement"} == {c.path for c in checks if c.in_short}
    assert {check.id for check in checks if check.mandatory} <= set(wanted)
    phone.goto(built.url + SHORT)
    expect(phone.locator(".kb-time")).to_have_text(re.compile(rf"{len(wanted)} Aussagen, ungefähr \d Minuten"))
    for number, identity in enumerate(wanted, 1):
        card = phone.locator(".kb-c:visible")
        expect(card).to_have_attribute("data-id", identity)
        expect(phone.locator(".kb-place")).to_have_text(f"Kurzprüfung · {number} von {len(wanted)}")
        card.get_by_label("Nein", exact=True).check()
        phone.clock.fast_forward(PAUSE)
    phone.get_by_role("link", name="Zur Auswertung").click()
    phone.wait_for_url("**/checkliste/auswertung/")
    phone.goto(f"{built.url}checkliste/alle/")
    expect(phone.locator('.kb-s [value="nein"]:checked')).to_have_count(len(wanted))


def test_the_first_statement_of_the_short_check_stands_on_the_first_screen(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url + SHORT)
    for label in ("Ja", "Teilweise", "Nein", "Trifft nicht zu", "Weiß nicht"):
        expect(phone.locator(".kb-c:visible").get_by_label(label, exact=True)).to_be_in_viewport(ratio=1)


TOUCH = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def test_the_short_check_is_entered_at_its_top_with_the_question_whole(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(**TOUCH)
    page.goto(built.url)
    page.get_by_role("link", name="Kurzprüfung", exact=True).first.tap()
    page.wait_for_url("**/kurz/*")
    expect(page.locator(".kb-c:visible")).to_have_count(1)
    page.clock.run_for(PAUSE)
    expect(page.locator(".kb-c:visible legend")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0
    expect(page.locator(".kb-c:visible").get_by_label("Weiß nicht")).to_be_in_viewport(ratio=1)


def test_a_link_to_a_statement_of_a_list_shows_it_whole_below_the_bar(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(**TOUCH)
    page.goto(f"{built.url}checkliste/telefon/")
    third = page.locator(".kb-c").nth(2)
    identity = third.get_attribute("data-id")
    page.goto("about:blank")
    page.goto(f"{built.url}checkliste/telefon/#{identity}")
    page.clock.run_for(PAUSE)
    expect(third.locator("h3")).to_be_in_viewport(ratio=1)  # it is scrolled to before and after the cards are light
    bar = page.locator(".kb-part .kb-sum").bounding_box()
    heading = third.locator("h3").bounding_box()
    assert bar and heading and heading["y"] >= bar["y"] + bar["height"]


def test_the_short_check_and_the_whole_list_stand_alone(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    for path in (SHORT, "checkliste/alle/"):
        tab.goto(built.url + path)
        for name in ("Inhaltsverzeichnis", "Navigation", "Vorherige und nächste Seite"):
            expect(tab.get_by_role("navigation", name=name, exact=True)).to_have_count(0)
        card = tab.locator(".kb-c:visible").first.bounding_box()
        assert card and abs(card["x"] + card["width"] / 2 - 640) < 20


def test_the_menu_and_back_bring_the_short_check_to_where_it_was(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + SHORT)
    tab.get_by_role("button", name="Überspringen").click()
    second = tab.locator(".kb-c:visible :is(h2, h3)").inner_text()
    tab.evaluate("window.same = true")
    tab.get_by_role("button", name="Überspringen").click()
    tab.get_by_role("link", name="Mitmachen").last.click()
    tab.wait_for_url("**/mitmachen/")
    tab.go_back()
    expect(tab.locator(".kb-c:visible")).to_have_count(1)
    tab.go_back()
    expect(tab.locator(".kb-c:visible :is(h2, h3)")).to_have_text(second)
    assert tab.evaluate("window.same") is True


def test_an_article_ends_with_its_items_answerable_in_place(built: BuiltSite, phone: Page) -> None:
    checks = [c for c in contents().checks() if any("schreiben-und" in link.target for link in c.reading)]
    assert len(checks) > SHOWN
    phone.goto(built.url + ARTICLE)
    expect(phone.get_by_role("heading", name="Wie ist das bei Ihnen?")).to_be_visible()
    expect(phone.locator("kb-checklist .kb-c:visible")).to_have_count(SHOWN)
    first = phone.locator("kb-checklist .kb-c").first
    first.get_by_label("Teilweise").check()
    expect(first.get_by_role("status")).to_contain_text("gespeichert")
    unfold(phone.locator("kb-checklist .kb-think"))
    last = phone.locator('kb-checklist .kb-c[data-kind="statement"]').last
    last.get_by_label("Ja", exact=True).check()
    expect(phone.locator("kb-checklist .kb-c")).to_have_count(len(checks))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.goto(f"{built.url}checkliste/alle/")
    expect(phone.locator(".kb-s :checked")).to_have_count(2)


def test_axe_finds_nothing_in_an_article_while_its_items_are_answered(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}themen/zufrieden-ist-nicht-treu/")
    for number, card in enumerate(phone.locator("kb-checklist .kb-c:visible").all()):
        card.get_by_label(("Nein", "Trifft nicht zu", "Ja")[number % 3], exact=True).check()
    assert violations(phone) == []


def test_answers_of_other_articles_are_not_called_former(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/telefon/")
    tab.locator(".kb-c").first.get_by_label("Ja", exact=True).check()
    for path in (ARTICLE, SHORT, "themen/zufrieden-ist-nicht-treu/"):
        tab.goto(built.url + path)
        expect(tab.locator(".kb-former:visible")).to_have_count(0)


def test_without_javascript_the_items_of_an_article_can_be_read_and_ticked(built: BuiltSite, without_javascript: Page) -> None:
    page = without_javascript
    page.goto(built.url + ARTICLE)
    expect(page.locator("kb-checklist .kb-c:visible")).to_have_count(SHOWN)
    page.locator("kb-checklist .kb-think > summary").click()
    assert page.locator("kb-checklist .kb-c:visible").count() > SHOWN
    page.goto(built.url + SHORT)
    assert page.locator(".kb-c:visible").count() > 10
    expect(page.get_by_role("button", name="Überspringen")).to_be_hidden()


def test_the_items_of_an_article_are_found_in_their_area_only(built: BuiltSite) -> None:
    folder = built.project.root / "site" / "search"
    first = json.loads((folder / "woerter.json").read_text("utf-8"))
    texts = [page for name in first["files"][len(first["lists"]) :] for page in json.loads((folder / name).read_text("utf-8"))]
    statement = "höchstens einmal weiterverbunden"
    places = {url for (url, *_), text in zip(first["pages"], texts, strict=True) if statement in str(text)}
    assert places == {"checkliste/telefon/"}
