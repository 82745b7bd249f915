"""Filling in a checklist: answers, reasons, notes, the next step, and who may use it how."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.checklist_reader import block, checklist_page, choose, field, key, picked, score, stored
from tests.browser.fixtures.pages import ANNOYED, CHECKS, PROMPT, SIGNED, SITE, Show
from tests.browser.fixtures.site import Site
from tests.often import share

CHANGED = "Frage wurde geändert, bitte prüfen."
STEP = "So fangen Sie an"
MOST_MOVED = 150
"""Pixels: one line each for the step, for what has been saved and for how much it matters."""


@pytest.mark.parametrize("label", pages.STATEMENT_ANSWERS.values())
def test_every_answer_is_saved_at_once_and_still_there_later(show: Show, label: str) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, label)
    expect(block(page, PROMPT).get_by_role("status")).to_contain_text("gespeichert")
    expect(score(page)).to_have_text("Schriftlich · 1 von 2")
    page.reload()
    assert picked(page, PROMPT) == [label]
    expect(score(page)).to_have_text("Schriftlich · 1 von 2")


@pytest.mark.parametrize(("button", "check"), [("Antwort gilt weiterhin", ANNOYED), ("Antwort gilt weiterhin", PROMPT)])
def test_the_focus_stays_where_a_button_goes_away(show: Show, button: str, check: pages.Check) -> None:
    page = show(checklist_page())
    if check is ANNOYED:
        field(page, ANNOYED, "Ihre Antwort").fill("die Warteschleife")
    else:
        choose(page, PROMPT, "Nein")
    page = show(checklist_page(*(replace(each, rev="r2") for each in CHECKS)))
    block(page, check).get_by_role("button", name=button).click()
    assert block(page, check).locator(":focus").count() == 1


def test_the_time_of_saving_is_shown(show: Show, tab: Page) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    expect(block(page, PROMPT).get_by_role("status")).to_have_text("gespeichert 14:02")
    tab.clock.set_fixed_time("2026-11-23T09:00:00+01:00")
    page.reload()
    expect(block(page, PROMPT).get_by_role("status")).to_have_text("gespeichert am 22.11.2026, 14:02")


@pytest.mark.reader(now="2026-03-04T14:02:00+01:00")
def test_the_day_of_saving_is_written_like_every_other_day(show: Show, tab: Page) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    tab.clock.set_fixed_time("2026-03-05T09:00:00+01:00")
    page.reload()
    expect(block(page, PROMPT).get_by_role("status")).to_have_text("gespeichert am 04.03.2026, 14:02")


def test_what_does_not_apply_may_be_given_a_reason_and_is_kept_without(show: Show) -> None:
    page = show(checklist_page())
    reason = field(page, PROMPT, "Warum trifft das nicht zu?")
    expect(reason).to_be_hidden()
    choose(page, PROMPT, "Trifft nicht zu")
    expect(reason).to_be_visible()
    expect(reason).to_have_accessible_name("Warum trifft das nicht zu? (freiwillig)")
    assert (stored(page, PROMPT) or {})["v"] == "entfaellt"
    reason.fill("Wir schreiben keine Briefe.")
    reason.blur()
    choose(page, PROMPT, "Ja")
    choose(page, PROMPT, "Trifft nicht zu")
    expect(reason).to_have_value("Wir schreiben keine Briefe.")


@pytest.mark.parametrize(
    ("label", "offered"), [("Ja", False), ("Teilweise", True), ("Nein", True), ("Weiß nicht", True), ("Trifft nicht zu", False)]
)
def test_the_next_step_is_offered_where_there_is_something_to_do(show: Show, label: str, offered: bool) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, label)
    expect(block(page, PROMPT).get_by_text(STEP)).to_be_visible(visible=offered)
    expect(block(page, PROMPT).get_by_text("Messen Sie eine Woche lang.")).to_be_hidden()


def test_a_next_step_opened_by_hand_stays_open(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    block(page, PROMPT).get_by_text(STEP).click()
    field(page, PROMPT, "Notiz").fill("Später")
    field(page, PROMPT, "Notiz").blur()
    expect(block(page, PROMPT).get_by_text("Messen Sie eine Woche lang.")).to_be_visible()


def test_an_answer_moves_what_follows_by_no_more_than_a_few_lines(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(checklist_page())
    before = page.locator(".kb-c").nth(1).bounding_box()
    choose(page, PROMPT, "Nein")
    after = page.locator(".kb-c").nth(1).bounding_box()
    assert before and after
    assert after["y"] - before["y"] <= MOST_MOVED


def test_note_and_importance_are_kept_without_an_answer(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    choose(page, PROMPT, "Wichtig für uns")
    block(page, PROMPT).get_by_role("button", name="Antwort löschen").click()
    field(page, PROMPT, "Notiz").fill("Mit Frau Lehmann klären")
    field(page, PROMPT, "Notiz").blur()
    page.reload()
    expect(block(page, PROMPT).get_by_label("Notiz")).to_have_value("Mit Frau Lehmann klären")
    expect(block(page, PROMPT).get_by_label("Notiz")).to_be_visible()
    expect(field(page, PROMPT, "Wichtig für uns")).to_be_checked()
    expect(score(page)).to_have_text("Schriftlich · 0 von 2")


def test_an_untouched_item_asks_for_nothing_but_an_answer(show: Show) -> None:
    page = show(checklist_page())
    item = block(page, PROMPT)
    for label in ("Notiz", "Wichtig für uns", "Warum trifft das nicht zu?"):
        expect(item.get_by_label(label)).to_be_hidden()
    for text in ("Gemeint ist eine Antwort in der Sache.", STEP, "Nachlesen:"):
        expect(item.get_by_text(text)).to_be_hidden()
    item.get_by_text("Was ist gemeint?").click()
    expect(item.get_by_text("Gemeint ist eine Antwort in der Sache.")).to_be_visible()
    expect(item.get_by_role("link", name="Kurz gesagt")).to_be_visible()


def test_open_questions_are_an_offer_behind_the_statements(show: Show) -> None:
    page = show(checklist_page(ANNOYED, PROMPT))
    expect(page.locator(".kb-c").first).to_contain_text(PROMPT.text)
    expect(block(page, ANNOYED)).to_be_hidden()
    page.get_by_text("Zum Nachdenken").click()
    field(page, ANNOYED, "Ihre Antwort").fill("die Warteschleife")
    expect(score(page)).to_have_text("Schriftlich · 0 von 1")
    page.reload()
    expect(block(page, ANNOYED).get_by_label("Ihre Antwort")).to_be_visible()


def test_clearing_an_answer_keeps_the_note(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    field(page, PROMPT, "Notiz").fill("bleibt")
    block(page, PROMPT).get_by_role("button", name="Antwort löschen").click()
    assert picked(page, PROMPT) == []
    expect(block(page, PROMPT).get_by_label("Ja")).to_be_focused()
    page.reload()
    assert picked(page, PROMPT) == []
    expect(field(page, PROMPT, "Notiz")).to_have_value("bleibt")


def test_an_item_without_anything_leaves_nothing_behind(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    block(page, PROMPT).get_by_role("button", name="Antwort löschen").click()
    assert stored(page, PROMPT) is None


def test_the_first_assessment_is_made_with_the_first_answer(show: Show) -> None:
    page = show(checklist_page())
    assert page.evaluate("localStorage.length") == 0
    choose(page, PROMPT, "Ja")
    assessment = json.loads(page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:assessment:erste"))
    assert {name: assessment[name] for name in ("name", "respondent", "set")} == {
        "name": "Erste Prüfung",
        "respondent": "",
        "set": "v1",
    }
    assert assessment["uid"] == assessment["person"] != ""
    assert page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:current") == '"erste"'


def test_assessments_are_kept_apart(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    field(page, ANNOYED, "Ihre Antwort").fill("noch in der ersten")
    other = show(checklist_page(), page=context.new_page())
    other.evaluate("key => localStorage.setItem(key, '\"zweite\"')", f"kb:{SITE}:current")
    expect(score(page)).to_have_text("Schriftlich · 0 von 2")
    choose(page, PROMPT, "Nein")
    assert (stored(page, PROMPT) or {})["v"] == "ja"
    assert (stored(page, ANNOYED) or {})["v"] == "noch in der ersten"
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", key(PROMPT, "zweite")))["v"] == "nein"


# --- For everyone -----------------------------------------------------------------------------------------------------


def test_everything_works_by_keyboard(show: Show) -> None:
    page = show(checklist_page(PROMPT))
    page.locator("input").first.focus()
    for press in ("ArrowRight", "ArrowRight", "Tab", "Tab", "Enter", "Tab"):
        page.keyboard.press(press)
    page.keyboard.type("mit der Tastatur")
    for press in ("Tab", "Space"):
        page.keyboard.press(press)
    page.reload()
    assert picked(page, PROMPT) == ["Nein"]
    expect(field(page, PROMPT, "Wichtig für uns")).to_be_checked()
    expect(field(page, PROMPT, "Notiz")).to_have_value("mit der Tastatur")


def test_every_group_has_its_name(show: Show) -> None:
    page = show(checklist_page())
    page.get_by_text("Zum Nachdenken").click()
    for check in CHECKS:
        expect(page.get_by_role("group", name=check.text)).to_be_visible()


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(checklist_page())
    found = {"fresh": violations(page)}
    choose(page, PROMPT, "Trifft nicht zu")
    choose(page, SIGNED, "Nein")
    field(page, ANNOYED, "Ihre Antwort").fill("Warteschleife")
    found["answered"] = violations(page)
    show(checklist_page(replace(PROMPT, rev="r2")))
    page.get_by_text("Aus früherer Fassung").click()
    page.get_by_role("button", name="Löschen").first.click()
    found["changed"] = violations(page)
    assert not any(found.values()), found


def test_targets_are_large_enough(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    assert small_targets(page) == []


def test_without_javascript_it_is_a_form_to_fill_in(site: Site, without_javascript: Page) -> None:
    site.pages["/checkliste/"] = checklist_page()
    page = without_javascript
    page.goto(site.url + "/checkliste/")
    expect(page.get_by_role("radio")).to_have_count(10)
    expect(field(page, PROMPT, "Warum trifft das nicht zu?")).to_be_visible()
    expect(field(page, ANNOYED, "Ihre Antwort")).to_be_visible()
    block(page, PROMPT).get_by_text(STEP).click()
    expect(block(page, PROMPT).get_by_text("Messen Sie eine Woche lang.")).to_be_visible()
