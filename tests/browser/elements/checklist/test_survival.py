"""Nothing that was chosen or typed in a checklist is lost, or shown where it was not given."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.checklist_reader import block, checklist_page, choose, field, key, picked, score, stored
from tests.browser.fixtures.pages import ANNOYED, AREA, INJECTED, PROMPT, SIGNED, Show
from tests.browser.fixtures.storage import FULL

CHANGED = "Frage wurde geändert, bitte prüfen."


# --- Typed text is not lost -------------------------------------------------------------------------------------------


LEAVING = {
    "a pause": "() => new Promise(done => setTimeout(done, 600))",
    "leaving the field": "() => document.activeElement.blur()",
    "hiding the page": "() => document.dispatchEvent(new Event('visibilitychange'))",
    "leaving the page": "() => window.dispatchEvent(new Event('pagehide'))",
    "instant navigation": "() => document.querySelector('kb-checklist').remove()",
}


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING)
def test_typed_text_is_saved_on(show: Show, leave: str) -> None:
    page = show(checklist_page())
    field(page, ANNOYED, "Ihre Antwort").press_sequentially("Zu lange Warteschleife")
    page.evaluate(leave)
    assert (stored(page, ANNOYED) or {})["v"] == "Zu lange Warteschleife"


def test_typed_text_survives_an_immediate_reload(show: Show) -> None:
    page = show(checklist_page())
    field(page, ANNOYED, "Ihre Antwort").press_sequentially("Zu lange")
    page.reload()
    expect(field(page, ANNOYED, "Ihre Antwort")).to_have_value("Zu lange")
    expect(score(page)).to_have_text("Schriftlich · 0 von 2")


def test_saving_while_typing_leaves_caret_and_text_alone(show: Show) -> None:
    page = show(checklist_page())
    area = field(page, ANNOYED, "Ihre Antwort")
    area.fill("anders")
    page.clock.fast_forward(600)
    area.press("Home")
    area.press_sequentially("ganz ")
    page.clock.fast_forward(600)
    area.press_sequentially("und gar ")
    expect(area).to_have_value("ganz und gar anders")


# --- Answers survive --------------------------------------------------------------------------------------------------


def test_item_inserted_above_and_items_reordered(show: Show) -> None:
    page = show(checklist_page(SIGNED))
    choose(page, SIGNED, "Nein")
    show(checklist_page(PROMPT, ANNOYED, SIGNED))
    assert (picked(page, PROMPT), picked(page, SIGNED)) == ([], ["Nein"])


def test_typo_fixed_keeps_the_answer_until_confirmed(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Teilweise")
    show(checklist_page(replace(PROMPT, rev="r2", text="Briefe beantworten wir innerhalb eines Arbeitstags.")))
    assert picked(page, PROMPT) == ["Teilweise"]
    expect(page.get_by_text(CHANGED)).to_be_visible()
    field(page, PROMPT, "Notiz").fill("noch zu prüfen")
    field(page, PROMPT, "Notiz").blur()
    expect(page.get_by_text(CHANGED)).to_be_visible()
    page.get_by_role("button", name="Antwort gilt weiterhin").click()
    expect(page.get_by_text(CHANGED)).to_be_hidden()
    page.reload()
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_removed_item_is_listed_as_from_an_earlier_version(show: Show) -> None:
    page = show(checklist_page())
    choose(page, SIGNED, "Nein")
    field(page, SIGNED, "Notiz").fill("nur im Einkauf")
    field(page, SIGNED, "Notiz").blur()
    show(checklist_page(PROMPT))
    page.get_by_text("Aus früherer Fassung (1)").click()
    former = page.locator(".kb-former li")
    expect(former).to_contain_text(SIGNED.text)
    expect(former).to_contain_text("Nein – nur im Einkauf")
    former.get_by_role("button", name="Löschen").click()
    expect(former).to_have_count(0)
    page.get_by_role("button", name="Rückgängig").click()
    expect(former).to_have_count(1)
    show(checklist_page())
    assert picked(page, SIGNED) == ["Nein"]


def test_item_moved_to_another_area_takes_its_answer_along(show: Show) -> None:
    page = show(checklist_page())
    choose(page, SIGNED, "Nein")
    show(pages.page(pages.checklist([SIGNED], area="telefon"), "checklist"), "/telefon/")
    assert picked(page, SIGNED) == ["Nein"]
    show(checklist_page(PROMPT))
    expect(page.get_by_text("Aus früherer Fassung")).to_be_hidden()


def test_the_old_area_of_a_moved_item_says_where_it_is_and_deletes_nothing(show: Show) -> None:
    page = show(checklist_page())
    choose(page, SIGNED, "Nein")
    choose(page, PROMPT, "Ja")
    show(pages.page(pages.checklist([ANNOYED], elsewhere=[SIGNED]), "checklist"))
    page.get_by_text("Aus früherer Fassung (2)").click()
    moved = page.locator(".kb-former li").filter(has_text=SIGNED.text)
    expect(moved.get_by_role("link")).to_have_attribute("href", re.compile(f"/telefon/#{SIGNED.id}$"))
    expect(moved).to_contain_text("Steht jetzt unter „Telefon“")
    expect(moved.get_by_role("button")).to_have_count(0)
    expect(page.locator(".kb-former li").filter(has_text=PROMPT.text).get_by_role("button", name="Löschen")).to_be_visible()
    assert (stored(page, SIGNED) or {})["v"] == "nein"


def test_an_item_that_moved_and_became_an_open_question_keeps_its_old_answer_deletable(show: Show) -> None:
    page = show(checklist_page())
    choose(page, SIGNED, "Nein")
    show(pages.page(pages.checklist([ANNOYED], elsewhere=[replace(SIGNED, kind="open")]), "checklist"))
    page.get_by_text("Aus früherer Fassung (1)").click()
    expect(page.locator(".kb-former").get_by_role("button", name="Löschen")).to_be_visible()


def test_id_reused_for_another_kind_is_not_answered(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    opened = replace(PROMPT, kind="open")
    show(checklist_page(opened))
    expect(field(page, opened, "Ihre Antwort")).to_have_value("")
    expect(page.get_by_text("Aus früherer Fassung (1)")).to_be_visible()


def test_two_tabs_write_to_one_item(show: Show, context: BrowserContext) -> None:
    one = show(checklist_page())
    two = show(checklist_page(), page=context.new_page())
    field(one, PROMPT, "Notiz").press_sequentially("getippt")
    choose(two, PROMPT, "Nein")
    expect(one.locator(".kb-s :checked")).to_have_value("nein")
    expect(field(two, PROMPT, "Notiz")).to_have_value("getippt")
    expect(field(one, PROMPT, "Notiz")).to_have_value("getippt")
    assert {name: (stored(one, PROMPT) or {})[name] for name in ("v", "note")} == {"v": "nein", "note": "getippt"}


@pytest.mark.parametrize("value", ["vielleicht", 1, None, ["ja"]])
def test_an_impossible_answer_is_kept_aside(show: Show, value: object) -> None:
    entry = {"v": value, "note": "", "reason": "", "important": False, "rev": "r1", "t": "", "p": AREA, "at": 1}
    page = show(checklist_page())
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key(PROMPT), json.dumps(entry)])
    page.reload()
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()
    assert picked(page, PROMPT) == []


def test_a_full_storage_is_told_and_typing_goes_on(show: Show, tab: Page) -> None:
    tab.add_init_script(f"({FULL})()")
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    expect(block(page, PROMPT).get_by_role("status")).to_have_text("nicht gespeichert")
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll")).to_be_visible()
    assert picked(page, PROMPT) == ["Nein"]
    expect(score(page)).to_have_text("Schriftlich · 1 von 2")


def test_typed_and_stored_text_is_shown_as_text(show: Show) -> None:
    page = show(checklist_page())
    field(page, ANNOYED, "Ihre Antwort").fill(INJECTED)
    field(page, PROMPT, "Notiz").fill(INJECTED)
    page.reload()
    expect(field(page, ANNOYED, "Ihre Antwort")).to_have_value(INJECTED)
    show(checklist_page(SIGNED))
    page.get_by_text("Aus früherer Fassung (2)").click()
    expect(page.locator(".kb-former li").get_by_text(INJECTED)).to_have_count(2)
    assert page.evaluate("window.hacked") is None
