"""One statement at a time: an answer leads on, back and forward lead where they should, and the list is always there."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.checklist_reader import block, checklist_page, field, picked, stored
from tests.browser.fixtures.pages import ANNOYED, PROMPT, SIGNED, SITE, Show
from tests.browser.fixtures.run_reader import WAIT, answer, asked, now, press
from tests.often import share

PLAIN = pages.Check("klare-sprache", "Unsere Briefe versteht man beim ersten Lesen.")
THREE = (PROMPT, SIGNED, PLAIN, ANNOYED)


def run_page(scheme: str = "default", elsewhere: tuple[pages.Check, ...] = ()) -> str:
    return pages.page(pages.REMINDER + pages.checklist(THREE, mode="one", elsewhere=elsewhere), "checklist", scheme)


def test_an_answer_leads_on_with_the_focus_and_says_so_before(show: Show) -> None:
    page = show(run_page())
    asked(page, PROMPT)
    expect(page.get_by_text("Nach jeder Antwort kommt die nächste Aussage.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Schriftlich · 1 von 3")).to_be_visible()
    answer(page, "Nein")
    asked(page, SIGNED)
    expect(page.get_by_role("heading", name=SIGNED.text)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Schriftlich · 2 von 3")).to_be_visible()
    assert (stored(page, PROMPT) or {})["v"] == "nein"


def test_the_chosen_answer_can_be_seen_before_it_goes_on(show: Show) -> None:
    page = show(run_page())
    page.clock.pause_at("2026-11-22T15:00:00+01:00")  # however long the machine takes
    now(page).get_by_label("Teilweise").check()
    asked(page, PROMPT)
    assert picked(page, PROMPT) == ["Teilweise"]
    page.clock.run_for(WAIT)
    asked(page, SIGNED)


def test_going_on_without_an_answer_is_called_skipping(show: Show) -> None:
    page = show(run_page())
    expect(page.get_by_role("button", name="Weiter")).to_be_hidden()
    now(page).get_by_label("Trifft nicht zu").check()
    expect(page.get_by_role("button", name="Weiter")).to_be_visible()
    expect(page.get_by_role("button", name="Überspringen")).to_be_hidden()


def test_at_the_end_what_is_done_stands_above_the_way_back(show: Show) -> None:
    page = show(run_page())
    for _ in range(3):
        press(page, "Überspringen")
    end, back = page.locator(".kb-done").bounding_box(), page.get_by_role("button", name="Zurück").bounding_box()
    assert end and back and end["y"] < back["y"]


def test_at_the_end_going_on_leaves_the_way_back_as_it_was(show: Show) -> None:
    page = show(run_page())
    for _ in range(3):
        press(page, "Überspringen")
    expect(page.locator(".kb-done")).to_be_focused()
    visited = page.evaluate("history.length")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".kb-done")).to_be_focused()
    assert page.evaluate("history.length") == visited


def test_back_and_forward_lead_through_all_and_to_the_end(show: Show) -> None:
    page = show(run_page())
    expect(page.get_by_role("button", name="Zurück")).to_be_hidden()
    press(page, "Überspringen")
    asked(page, SIGNED)
    press(page, "Zurück")
    asked(page, PROMPT)
    for _ in range(3):
        press(page, "Überspringen")
    expect(now(page)).to_have_count(0)
    expect(page.get_by_text("Schriftlich: 0 von 3 beantwortet.")).to_be_focused()
    expect(page.get_by_role("link", name="Zur Auswertung")).to_be_hidden()
    expect(page.get_by_role("button", name="Zur ersten offenen")).to_be_visible()
    press(page, "Zurück")
    asked(page, PLAIN)


def test_the_buttons_of_the_browser_lead_back_and_forward(show: Show) -> None:
    page = show(run_page())
    answer(page, "Ja")
    asked(page, SIGNED)
    answer(page, "Ja")
    asked(page, PLAIN)
    page.go_back()
    asked(page, SIGNED)
    page.go_back()
    asked(page, PROMPT)
    page.go_forward()
    asked(page, SIGNED)
    page.reload()
    asked(page, SIGNED)


def test_a_link_to_a_statement_opens_it(show: Show) -> None:
    page = show(run_page())
    page.evaluate("(id) => { location.hash = id; }", PLAIN.id)
    asked(page, PLAIN)


def test_a_link_to_an_open_question_shows_the_list_with_it(show: Show) -> None:
    page = show(run_page())
    page.evaluate("(id) => { location.hash = id; }", ANNOYED.id)
    expect(block(page, ANNOYED).get_by_label("Ihre Antwort")).to_be_visible()


def test_it_goes_on_where_it_stopped(show: Show) -> None:
    page = show(run_page())
    answer(page, "Ja")
    page.goto("about:blank")
    page.go_back()
    asked(page, SIGNED)
    show(run_page(), "/spaeter/")
    asked(page, SIGNED)


def test_behind_the_last_open_one_comes_the_end_and_no_second_look(show: Show) -> None:
    page = show(run_page())
    for _ in range(2):
        press(page, "Überspringen")
    answer(page, "Ja")
    press(page, "Zur ersten offenen")
    asked(page, PROMPT)
    answer(page, "Nein")
    asked(page, SIGNED)
    answer(page, "Nein")
    expect(now(page)).to_have_count(0)
    expect(page.locator(".kb-done")).to_be_focused()


def test_reopened_when_all_is_answered_it_shows_its_end(show: Show) -> None:
    page = show(run_page())
    for _ in range(3):
        answer(page, "Ja")
    show(run_page(), "/anderswo/")
    expect(now(page)).to_have_count(0)
    expect(page.get_by_text("Geschafft: alles beantwortet.")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Auswertung")).to_be_visible()
    press(page, "Zurück")
    asked(page, PLAIN)


@pytest.mark.parametrize(("digit", "label"), list(enumerate(pages.STATEMENT_ANSWERS.values(), 1)))
def test_the_keys_one_to_five_answer(show: Show, digit: int, label: str) -> None:
    page = show(run_page())
    press(page, "Überspringen")
    page.keyboard.press(str(digit))
    assert picked(page, SIGNED) == [label]
    page.clock.fast_forward(WAIT)
    asked(page, SIGNED if label == "Trifft nicht zu" else PLAIN)


def test_the_arrows_lead_on_and_in_a_choice_they_choose(show: Show) -> None:
    page = show(run_page())
    press(page, "Überspringen")
    page.keyboard.press("ArrowRight")
    asked(page, PLAIN)
    page.keyboard.press("ArrowLeft")
    asked(page, SIGNED)
    now(page).get_by_label("Ja").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.clock.fast_forward(WAIT)
    asked(page, SIGNED)
    assert picked(page, SIGNED) == ["Nein"]
    page.keyboard.press("Enter")
    asked(page, PLAIN)


def test_a_digit_in_a_note_is_text(show: Show) -> None:
    page = show(run_page())
    field(page, PROMPT, "Notiz").press_sequentially("25 Anrufe")
    page.clock.fast_forward(WAIT)
    assert picked(page, PROMPT) == []
    answer(page, "Ja")
    asked(page, PROMPT)
    expect(field(page, PROMPT, "Notiz")).to_have_value("25 Anrufe")


def test_what_does_not_apply_stays_for_the_reason(show: Show) -> None:
    page = show(run_page())
    answer(page, "Trifft nicht zu")
    asked(page, PROMPT)
    reason = field(page, PROMPT, "Warum trifft das nicht zu?")
    expect(reason).not_to_be_focused()  # on a phone its keyboard would cover the way on
    expect(page.get_by_role("button", name="Weiter")).to_be_visible()
    reason.fill("Wir schreiben nicht.")
    press(page, "Weiter")
    asked(page, SIGNED)
    assert (stored(page, PROMPT) or {})["reason"] == "Wir schreiben nicht."


def test_help_and_weight_are_there_on_demand(show: Show) -> None:
    page = show(run_page())
    expect(now(page).get_by_label("Wichtig für uns")).to_be_visible()
    now(page).get_by_text("Was ist gemeint?").click()
    expect(now(page).get_by_text("Gemeint ist eine Antwort in der Sache.")).to_be_visible()


def test_the_choice_is_remembered_everywhere_and_in_no_file(show: Show) -> None:
    page = show(run_page())
    press(page, "Liste")
    expect(now(page)).to_have_count(3)
    page.reload()
    expect(now(page)).to_have_count(3)
    show(checklist_page(), "/andere/")
    press(page, "Einzeln")
    asked(page, PROMPT)
    expect(page.get_by_role("heading", name=PROMPT.text)).to_be_focused()
    page.reload()
    asked(page, PROMPT)
    assert page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:view") == '"one"'


def test_a_damaged_choice_is_none(show: Show, tab: Page) -> None:
    tab.add_init_script(f"localStorage.setItem('kb:{SITE}:view', {json.dumps(json.dumps('dreispaltig'))})")
    page = show(run_page())
    asked(page, PROMPT)


def test_the_end_leads_to_the_next_area_that_is_not_finished(show: Show) -> None:
    page = show(run_page(elsewhere=(pages.Check("einmal-verbunden", "Wer anruft, wird höchstens einmal weiterverbunden."),)))
    answer(page, "Ja")
    press(page, "Überspringen")
    answer(page, "Ja")
    expect(page.get_by_text("Schriftlich: 2 von 3 beantwortet.")).to_be_visible()
    expect(page.get_by_role("link", name="Weiter: Telefon")).to_be_visible()
    expect(page.get_by_text("1 Aussage, ungefähr 1 Minute").last).to_be_visible()
    press(page, "Zur ersten offenen")
    asked(page, SIGNED)


def test_the_end_says_when_all_is_done(show: Show) -> None:
    other = pages.Check("einmal-verbunden", "Wer anruft, wird höchstens einmal weiterverbunden.")
    page = show(pages.page(pages.checklist([other], area="telefon"), "checklist"), "/telefon/")
    block(page, other).get_by_label("Ja", exact=True).check()
    page = show(run_page(elsewhere=(other,)))
    for _ in THREE[:3]:
        answer(page, "Ja")
    expect(page.get_by_role("heading", name="Geschafft: Alle Bereiche sind beantwortet.")).to_be_focused()
    expect(page.get_by_role("link", name="Weiter: Telefon")).to_be_hidden()
    expect(page.get_by_role("link", name="Zur Auswertung")).to_be_visible()


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_on_the_way(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(run_page())
    found = {"first": violations(page)}
    assert small_targets(page) == []
    answer(page, "Trifft nicht zu")
    found["reason"] = violations(page)
    for name in ("Weiter", "Überspringen", "Überspringen"):
        press(page, name)
    found["end"] = violations(page)
    assert not any(found.values()), found


def test_on_paper_all_of_them_stand(show: Show) -> None:
    page = show(run_page())
    page.emulate_media(media="print")
    for check in THREE[:3]:
        expect(page.get_by_role("heading", name=check.text)).to_be_visible()
    for button in ("Überspringen", "Liste"):
        expect(page.get_by_role("button", name=button)).to_be_hidden()
