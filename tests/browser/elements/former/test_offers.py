"""What was answered to a statement that is gone is offered at the one in its place: never moved, and lost by nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import everything, put
from tests.browser.fixtures.checklist_reader import block, choose, field, key, picked, stored
from tests.browser.fixtures.pages import AREA, INJECTED, PROMPT, SIGNED, Check, Show
from tests.often import share

ONCE = Check("einmal-erzaehlen", "Kunden erzählen ihr Problem nur einmal.")
NOTED = Check("notiz-lesen", "Wer übernimmt, liest vorher die Notiz.")
FOLLOWED = ((ONCE, SIGNED), (NOTED, SIGNED))
SAID = "Sie haben früher auf „Kunden erzählen ihr Problem nur einmal.“ mit „Teilweise“ geantwortet."


def answered(check: Check, v: str = "teilweise", **more: Any) -> dict[str, Any]:
    parts = {"v": v, "note": "", "reason": "", "important": False, "rev": "r0", "t": check.text, "p": "beschwerden", "at": 1}
    return {f"check:erste:{check.kind}:{check.id}": parts | more}


@pytest.fixture
def form(show: Show) -> Any:
    """The form after these answers were given, some of them to statements that are gone."""

    def opened(entries: Mapping[str, Any], mode: pages.Mode = "list", checks: tuple[Check, ...] = (PROMPT, SIGNED)) -> Page:
        return show(pages.page(pages.checklist(checks, was=FOLLOWED, mode=mode), "checklist"), stored=entries)

    return opened


def offers(page: Page) -> Locator:
    return block(page, SIGNED).locator(".kb-offer")


def take(page: Page) -> Locator:
    return offers(page).get_by_role("button", name="Übernehmen")


def test_it_is_offered_where_it_belongs_by_now_and_taken_over_by_a_tap(form: Any) -> None:
    page = form(answered(ONCE, note="am Montag", important=True))
    expect(offers(page)).to_contain_text(SAID)
    assert picked(page, SIGNED) == []
    assert stored(page, SIGNED) is None
    take(page).click()
    assert picked(page, SIGNED) == ["Teilweise"]
    expect(offers(page)).to_be_hidden()
    expect(field(page, SIGNED, "Notiz")).to_have_value("am Montag")
    kept = stored(page, SIGNED) or {}
    assert (kept["v"], kept["important"], kept["rev"], kept["t"], kept["p"]) == ("teilweise", True, "r1", SIGNED.text, AREA)
    page.reload()
    assert picked(page, SIGNED) == ["Teilweise"]


def test_the_former_answer_stays_as_it_was(form: Any) -> None:
    given = answered(ONCE, note="am Montag")
    page = form(given)
    before = everything(page)[key(ONCE)]
    take(page).click()
    expect(offers(page)).to_be_hidden()
    assert everything(page)[key(ONCE)] == before


def test_what_was_noted_before_stays_beside_what_is_taken_over(form: Any) -> None:
    page = form(answered(ONCE, note="von damals"))
    field(page, SIGNED, "Notiz").fill("von heute")
    field(page, SIGNED, "Notiz").blur()
    take(page).click()
    expect(field(page, SIGNED, "Notiz")).to_have_value("von heute\nvon damals")


def test_whoever_has_answered_anew_is_offered_nothing_until_she_deletes_her_answer(form: Any) -> None:
    page = form(answered(ONCE))
    choose(page, SIGNED, "Ja")
    expect(offers(page)).to_be_hidden()
    page.reload()
    expect(block(page, SIGNED).locator(":checked").first).to_be_checked()
    expect(offers(page)).to_be_hidden()
    block(page, SIGNED).get_by_role("button", name="Antwort löschen").click()
    expect(offers(page)).to_contain_text(SAID)


def test_of_several_each_is_offered(form: Any) -> None:
    page = form(answered(ONCE) | answered(NOTED, "ja"))
    expect(offers(page)).to_have_count(2)
    offers(page).filter(has_text="mit „Ja“").get_by_role("button").click()
    assert picked(page, SIGNED) == ["Ja"]


@pytest.mark.parametrize("entry", [answered(ONCE, ""), answered(Check(ONCE.id, ONCE.text, kind="open"), "Text")])
def test_what_is_no_answer_to_a_statement_is_offered_to_none(form: Any, entry: dict[str, Any]) -> None:
    page = form(entry | answered(NOTED))
    expect(offers(page)).to_have_count(1)
    expect(offers(page)).to_contain_text("liest vorher die Notiz")


def test_an_answer_that_came_without_its_words_is_offered_as_well(form: Any) -> None:
    page = form(answered(Check(ONCE.id, "")))
    expect(offers(page)).to_contain_text("Sie haben auf einen früheren Punkt mit „Teilweise“ geantwortet.")


def test_text_from_the_storage_is_shown_as_text(form: Any) -> None:
    page = form(answered(Check(ONCE.id, INJECTED)))
    expect(offers(page)).to_contain_text(INJECTED)
    assert page.evaluate("window.hacked") is None


def test_one_at_a_time_it_stands_with_its_statement(form: Any) -> None:
    page = form(answered(ONCE), "one", (SIGNED, PROMPT))
    take(page).press("Enter")
    assert picked(page, SIGNED) == ["Teilweise"]


def test_nothing_is_loaded_for_whoever_has_no_former_answer(show: Show, tab: Page, form: Any) -> None:
    loads: list[str] = []
    tab.on("request", lambda request: loads.append(request.url) if request.url.endswith("/former.js") else None)
    page = form(answered(PROMPT))
    expect(block(page, PROMPT).locator(".kb-s :checked")).to_have_value("teilweise")
    assert loads == []
    put(page, answered(ONCE))
    expect(offers(page)).to_be_visible()
    assert len(loads) == 1


def test_its_old_area_leads_to_the_one_in_its_place_and_keeps_it_until_it_is_deleted(show: Show) -> None:
    page = show(
        pages.page(pages.checklist([PROMPT], elsewhere=[SIGNED], was=FOLLOWED), "checklist"), stored=answered(ONCE, p=AREA)
    )
    page.get_by_text("Aus früherer Fassung (1)").click()
    former = page.locator(".kb-former li")
    expect(former).to_contain_text(f"{ONCE.text}Teilweise")
    expect(former.get_by_role("link")).to_have_attribute("href", re.compile(f"/telefon/#{SIGNED.id}$"))
    former.get_by_role("button", name="Löschen").click()
    expect(former).to_have_count(0)


@pytest.mark.parametrize("width", share(WIDTHS))
def test_it_is_there_for_everyone(form: Any, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = form(answered(ONCE))
    expect(offers(page)).to_be_visible()
    assert violations(page) == []
    assert small_targets(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    expect(offers(page)).to_be_hidden()
