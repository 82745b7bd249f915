"""Whoever was asked and has not given back hears of it and gives back right there; the lead sees what came back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.elements.survey.conftest import ALL, DRAWN, HALF, STATEMENTS, Opened, asked
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import AT, answers, entry, everything, put, stored
from tests.browser.fixtures.pages import INJECTED
from tests.browser.fixtures.returned import SAVED, SURVEY
from tests.browser.fixtures.site import transfer_size
from tests.often import share

BUDGET = 2_200
PLACES = pytest.mark.parametrize("place", ["home", "result"])
OPEN = "Umfrage Herbst: noch nicht zurückgegeben"
CHANGED = "Umfrage Herbst: seit dem Zurückgeben geändert"
GIVE = re.compile("^(Antworten|Noch einmal)( an .*)? zurückgeben$")


def told(page: Page) -> Locator:
    return page.locator("kb-survey summary")


def give(page: Page) -> Locator:
    return page.locator("kb-survey").get_by_role("button", name=GIVE)


@PLACES
def test_who_has_answered_everything_gives_back_with_one_tap_from_where_she_is(opened: Opened, place: str) -> None:
    page = opened(asked(ALL), place)
    expect(told(page)).to_have_text(OPEN)
    expect(page.get_by_text("Bitte bis 12.12.2026.")).to_be_visible()
    page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben").click()
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_visible()
    expect(told(page)).to_have_text("Umfrage Herbst: Link erstellt")
    assert "/team/#stand=2." in str(page.evaluate("() => navigator.clipboard.readText()"))


@PLACES
def test_who_has_given_back_hears_of_it_no_more_until_she_changes_something(opened: Opened, place: str) -> None:
    page = opened(asked(ALL), place)
    give(page).click()
    expect(told(page)).to_have_text("Umfrage Herbst: Link erstellt")
    page.reload()
    page.evaluate(DRAWN)
    expect(told(page)).to_be_hidden()
    given = stored(page, "assessment", "erste")["given"]
    put(page, {f"check:erste:{STATEMENTS[0].key}": entry("nein", STATEMENTS[0], at=given + 1)})
    expect(told(page)).to_have_text(CHANGED)


def test_giving_back_changes_nothing_else(opened: Opened) -> None:
    page = opened(asked(ALL))
    before = everything(page)
    give(page).click()
    expect(told(page)).to_have_text("Umfrage Herbst: Link erstellt")
    own = stored(page, "assessment", "erste")
    assert own.pop("given") >= AT
    assert own == asked(ALL)["assessment:erste"]
    name = "kb:kundenbindung:assessment:erste"
    assert {**everything(page), name: ""} == {**before, name: ""}


def test_half_a_survey_is_one_quiet_line_on_the_result_and_none_on_the_home_page(opened: Opened) -> None:
    page = opened(asked(HALF))
    expect(told(page)).to_be_hidden()
    page = opened(asked(HALF), "result")
    expect(told(page)).to_have_text(OPEN)
    expect(give(page)).to_be_hidden()
    told(page).press("Enter")
    expect(page.get_by_text("Noch ist nicht alles beantwortet.")).to_be_visible()
    give(page).press("Enter")
    expect(told(page)).to_have_text("Umfrage Herbst: Link erstellt")


OTHERS: dict[str, Mapping[str, Any]] = {
    "first visit": {},
    "own check": answers(ALL),
    "nothing answered": asked({}),
    "given back": asked(ALL, given=AT),
    "damaged": asked(ALL, invite={"toString": 1}),
    "another one is open": {**asked(ALL), "assessment:zweite": asked(ALL)["assessment:erste"], "current": "zweite"},
}


@PLACES
def test_all_others_see_nothing_and_load_nothing_more(opened: Opened, place: str) -> None:
    for name, values in OTHERS.items():
        page = opened(values, place)
        expect(page.locator("kb-survey :is(summary, button, a)").filter(visible=True)).to_have_count(0)
        assert page.evaluate("() => customElements.get('kb-invite') === undefined"), name


def test_beside_the_result_of_somebody_else_ones_own_answers_are_not_told_of(opened: Opened) -> None:
    page = opened(asked(ALL), "result")
    expect(told(page)).to_be_visible()
    page.evaluate("() => { location.hash = '#stand=2.AAAA'; }")
    expect(told(page)).to_be_hidden()


@pytest.mark.parametrize(
    ("links", "until", "words"),
    [
        (0, "2026-12-12", "Umfrage Herbst: noch keine Antworten eingefügt, bis 12.12.2026."),
        (1, "", "Umfrage Herbst: 1 Link mit Antworten."),
        (5, "2026-11-01", "Umfrage Herbst: 5 Links mit Antworten, Termin war 01.11.2026."),
    ],
)
def test_the_lead_sees_what_came_back_as_long_as_there_is_a_survey(opened: Opened, links: int, until: str, words: str) -> None:
    key = f"invitation:{SURVEY}"
    returned = {f"returned:{SURVEY}:a{n}": {"link": f"stand=2.{n}", "at": AT} for n in range(links)}
    page = opened({key: SAVED[key] | {"until": until}, **returned, "returned:ohne:b": {"link": "stand=2.x", "at": AT}})
    expect(page.locator(".kb-lead > span").first).to_have_text(words)
    assert (page.get_by_role("link", name="Zum Team").get_attribute("href") or "").endswith("/team/")
    page.evaluate("(key) => localStorage.removeItem(key)", f"kb:kundenbindung:{key}")
    page.reload()
    expect(page.get_by_role("link", name="Zum Team")).to_be_hidden()


def test_of_several_surveys_the_newest_is_told_and_names_are_text(opened: Opened) -> None:
    (older,) = SAVED.values()
    page = opened(
        {
            "invitation:aaaaaaaa": older,
            "invitation:bbbbbbbb": {**older, "name": INJECTED, "at": AT + 1},
            "invitation:cccccccc": 7,
        }
    )
    expect(page.locator(".kb-lead > span").first).to_contain_text(INJECTED)
    assert page.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(opened: Opened, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = opened({**asked(ALL), **SAVED})
    expect(give(page)).to_be_visible()
    found = {"open": violations(page)}
    give(page).click()
    expect(page.get_by_label("Ihr Link")).to_be_visible()
    found["given"] = violations(page)
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert small_targets(page) == []


def test_on_paper_and_without_a_script_there_is_nothing(opened: Opened) -> None:
    page = opened(asked(ALL), "result")
    expect(told(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(told(page)).to_be_hidden()


def test_what_everybody_loads_for_it_is_little() -> None:
    assert 0 < transfer_size("survey") <= BUDGET
