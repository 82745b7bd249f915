"""One statement at a time on the built site: it is the heading of the screen, and behind the last one there is one way on."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

AREA = "checkliste/telefon/"
SHORT = "checkliste/kurz/"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
INTRO = "Aus jedem Bereich eine Aussage"
MINUTES = "Aussagen, ungefähr"
LEADS = "Nach jeder Antwort kommt die nächste Aussage."
PAUSE = 700


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def screen(request: pytest.FixtureRequest, profiles: Profiles) -> Iterator[Page]:
    """A tab of either width."""
    page = profiles.page(viewport=request.param, reduced_motion="reduce")
    yield page
    page.context.close()


def now(page: Page) -> Locator:
    return page.locator(".kb-c:visible")


def answer(page: Page, label: str) -> None:
    now(page).get_by_label(label, exact=True).check()
    page.clock.run_for(PAUSE)


def pixels(node: Locator, name: str) -> float:
    return float(node.evaluate("(node, name) => parseFloat(getComputedStyle(node)[name])", name))


def test_after_the_first_answer_only_the_statement_is_there(built: BuiltSite, screen: Page) -> None:
    screen.goto(built.url + SHORT)
    for words in (INTRO, MINUTES, LEADS):
        expect(screen.get_by_text(words).first).to_be_visible()
    answer(screen, "Ja")
    for words in (INTRO, MINUTES, LEADS):
        expect(screen.locator("main").get_by_text(words).first).to_be_hidden()
    expect(screen.get_by_text("Kurzprüfung · 2 von")).to_be_in_viewport(ratio=1)
    box = now(screen).get_by_role("heading").bounding_box()
    assert box and box["y"] < 240
    assert violations(screen) == []


def test_on_a_desktop_the_statement_is_the_largest_on_the_screen(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport=DESKTOP)
    page.goto(built.url + SHORT)
    answer(page, "Ja")
    heading = now(page).get_by_role("heading")
    assert pixels(heading, "fontSize") >= 27
    face = page.locator("h1").evaluate("node => getComputedStyle(node).fontFamily")
    expect(heading).to_have_css("font-family", face)
    for label in now(page).locator(".kb-s label").all():
        box = label.bounding_box()
        assert box and box["height"] >= 56
    for name in ("Überspringen", "Zurück"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)


def test_where_there_are_keys_they_stand_at_the_answers_and_in_no_name(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport=DESKTOP)
    page.goto(built.url + SHORT)
    shown = now(page).locator(".kb-s label").evaluate_all("all => all.map(label => getComputedStyle(label, '::after').content)")
    assert [content.split()[0] for content in shown] == ["counter(kb-key)"] * 5
    for name in ("Ja", "Teilweise", "Nein", "Trifft nicht zu", "Weiß nicht"):
        expect(now(page).get_by_role("radio", name=name, exact=True)).to_have_count(1)
    page.set_viewport_size(PHONE)
    hidden = (
        now(page).locator(".kb-s label").evaluate_all("all => all.map(label => getComputedStyle(label, '::after').content)")
    )
    assert hidden == ["none"] * 5


def test_on_a_phone_a_whole_statement_of_average_length_fits_above_the_way_on(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport=PHONE, reduced_motion="reduce")
    page.goto(built.url + SHORT)
    page.get_by_role("button", name="Überspringen").click()
    ends = []
    while now(page).count():
        ends.append(now(page).evaluate("node => node.getBoundingClientRect().bottom"))
        page.get_by_role("button", name="Überspringen").click()
    bar = page.locator(".kb-turn").evaluate("node => node.getBoundingClientRect().top")
    assert median(ends) <= bar


def test_the_end_says_that_it_is_one_and_leads_to_the_result(built: BuiltSite, screen: Page) -> None:
    screen.goto(built.url + SHORT)
    while now(screen).count():
        answer(screen, "Ja")
    done = screen.get_by_role("heading", name="Geschafft")
    expect(done).to_be_focused()
    expect(done).to_be_in_viewport(ratio=1)
    expect(screen.get_by_text("Die Auswertung zeigt, was läuft")).to_be_in_viewport(ratio=1)
    expect(screen.locator("kb-checklist").get_by_role("link").filter(visible=True)).to_have_text(["Zur Auswertung"])
    for words in (INTRO, MINUTES, LEADS):
        expect(screen.locator("main").get_by_text(words).first).to_be_hidden()
    for way in ("Liste", "Weiter"):
        expect(screen.get_by_role("button", name=way, exact=True)).to_be_hidden()
    assert violations(screen) == []


def test_a_switch_of_two_says_which_one_is_on(built: BuiltSite, screen: Page) -> None:
    screen.goto(built.url + AREA)
    switch = screen.get_by_role("group", name="Darstellung")
    expect(switch.get_by_role("button", pressed=True)).to_have_text(["Liste"])
    for button in switch.get_by_role("button").all():
        box = button.bounding_box()
        assert box and box["height"] >= 44
    switch.get_by_role("button", name="Einzeln").click()
    expect(switch.get_by_role("button", pressed=True)).to_have_text(["Einzeln"])
    expect(switch.get_by_role("button", pressed=False)).to_have_text(["Liste"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [AREA, SHORT])
def test_no_answer_looks_switched_off(built: BuiltSite, profiles: Profiles, path: str, scheme: str) -> None:
    page = profiles.page(viewport=PHONE, color_scheme=scheme)
    page.goto(built.url + path)
    looks = (
        now(page)
        .first.locator(".kb-s label")
        .evaluate_all(
            "all => all.map(label => { const { color, borderTopColor, borderTopWidth, fontSize } = getComputedStyle(label);"
            " return [color, borderTopColor, borderTopWidth, fontSize].join(); })"
        )
    )
    assert len(looks) == 5
    assert len(set(looks)) == 1


def test_in_an_area_its_statements_follow_without_a_second_title(built: BuiltSite, screen: Page) -> None:
    screen.goto(built.url + AREA)
    expect(screen.locator("h2#pruefpunkte")).to_have_css("position", "absolute")
    intro = screen.locator("h1 + p").bounding_box()
    first = screen.get_by_text(MINUTES).first.bounding_box()
    assert intro and first and first["y"] - intro["y"] - intro["height"] < 40


def test_whoever_is_invited_by_phone_finds_how_to_begin_on_the_first_screen(built: BuiltSite, profiles: Profiles) -> None:
    lead = profiles.page(viewport=PHONE)
    lead.goto(f"{built.url}checkliste/team/")
    lead.locator('[data-part="name"]').fill("Umfrage Herbst")
    lead.locator('[data-act="invite"]').click()
    invitation = lead.locator('[data-part="made"] .kb-link').input_value()
    guest = profiles.page(viewport=PHONE)
    guest.goto(invitation)
    expect(guest.get_by_role("heading", name="Einladung: Umfrage Herbst")).to_be_in_viewport(ratio=1)
    expect(guest.locator('[data-part="roles"] button:visible').first).to_be_in_viewport(ratio=1)
