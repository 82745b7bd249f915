"""Whoever was invited to answer: begins with one press, keeps what is her own, and gives back with one press."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    PLAIN,
    SIGNED,
    answers,
    everything,
    put,
    stored,
    stored_under,
    whole_checklist,
)
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import SURVEY, Links
from tests.browser.fixtures.site import transfer_size
from tests.browser.fixtures.storage import BLOCKED
from tests.browser.fixtures.team import lines, paste, team_page
from tests.often import share

BUDGET = 5_000
TITLE = "Einladung: Umfrage Herbst"
Invited = Show


def choose(page: Page, item_id: str, label: str) -> None:
    page.locator(f'.kb-c[data-id="{item_id}"]').get_by_text(label, exact=True).click()


def give_back(page: Page) -> str:
    """What stands on the clipboard then."""
    page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben").click()
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_visible()
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_the_invitation_says_who_asks_what_until_when_and_what_happens(invited: Invited) -> None:
    page = invited()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Eva Sommer bittet Sie um Ihre Antworten bis 12.12.2026.")).to_be_visible()
    expect(page.get_by_text("Von selbst wird nichts gesendet.").first).to_be_visible()
    expect(page.locator(".kb-c").first).to_be_hidden()


def test_ones_own_name_comes_before_the_buttons_that_begin(invited: Invited) -> None:
    page = invited()
    page.get_by_label("Name oder Pseudonym (freiwillig)").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Als Service")).to_be_focused()


def test_what_happens_to_the_answers_is_told_honestly(invited: Invited) -> None:
    page = invited()
    expect(page.get_by_text("Ergebnisse erscheinen erst ab drei Personen.")).to_be_visible()
    page.get_by_text("Wie anonym ist das?").click()
    expect(page.get_by_text("Wer die Links einsammelt, könnte einzelne Antworten lesen.")).to_be_visible()


@pytest.mark.usefixtures("clipboard")
def test_who_left_something_out_is_told_and_sees_that_it_was_given_back(invited: Invited, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    choose(page, ONCE.id, "Ja")
    expect(page.get_by_text("Noch ist nicht alles beantwortet.").last).to_be_visible()
    give_back(page)
    expect(page.get_by_text("Der Link ist kopiert.")).to_be_in_viewport(ratio=1)
    expect(page.get_by_text("Umfrage Herbst, als Service: 1 von 6 beantwortet.").last).to_be_in_viewport()
    for item in (CALL_BACK, CONSENT, MAIL, SIGNED, PLAIN):
        choose(page, item.id, "Ja")
    expect(page.get_by_text("6 von 6 beantwortet.").last).to_be_visible()
    expect(page.get_by_text("Noch ist nicht alles beantwortet.").last).to_be_hidden()


@pytest.mark.usefixtures("clipboard")
def test_two_presses_beside_the_answers_are_enough_and_the_lead_reads_them(invited: Invited, show: Show) -> None:
    page = invited()
    page.get_by_role("button", name="Als Vertrieb").click()
    choose(page, CALL_BACK.id, "Ja")
    choose(page, MAIL.id, "Nein")
    expect(page.get_by_text("Umfrage Herbst, als Vertrieb: 2 von 6 beantwortet.").last).to_be_visible()
    text = give_back(page)
    assert text.startswith("Meine Antworten zu „Umfrage Herbst“:\n")
    assert len(text) < 500
    page.evaluate("() => localStorage.clear()")
    lead = team_page(show)
    paste(lead, text)
    expect(lines(lead)).to_contain_text("Person 1 · Vertrieb")
    expect(lines(lead)).to_contain_text("2 von 6 beantwortet")


def test_what_is_ones_own_stays_as_it_is(invited: Invited) -> None:
    page = invited()
    put(page, answers({ONCE: "ja"}))
    before = everything(page)
    page.get_by_role("button", name="Als Service").click()
    choose(page, ONCE.id, "Nein")
    expect(page.get_by_text("1 von 6 beantwortet.").last).to_be_visible()
    after = everything(page)
    assert {key: after[key] for key in before if not key.endswith(":current")} == {
        key: value for key, value in before.items() if not key.endswith(":current")
    }
    (fresh,) = (one for name, one in stored_under(page, "assessment").items() if name != "erste")
    expected = {"name": "Umfrage Herbst", "role": "Service", "until": "2026-12-12", "invite": SURVEY, "respondent": ""}
    assert expected.items() <= fresh.items()


def test_who_has_answered_for_herself_begins_at_the_first_statement(invited: Invited) -> None:
    page = invited()
    put(page, {**answers({CALL_BACK: "ja"}), "view": "one"})
    page.get_by_role("button", name="Als Service").click()
    expect(page.locator(f'.kb-c[data-id="{CALL_BACK.id}"]')).to_be_visible()
    expect(page.locator(".kb-c:visible")).to_have_count(1)


def test_who_used_the_site_before_is_led_from_the_first_open_statement_to_the_end_of_the_survey(invited: Invited) -> None:
    page = invited()
    own = answers(dict.fromkeys((CALL_BACK, ONCE, CONSENT, MAIL), "ja"))
    put(page, {**own, "view": "one"})
    page.get_by_role("button", name="Als Service").click()
    for done in range(6):
        expect(page.get_by_text(f"{done} von 6 beantwortet.").last).to_be_attached()
        asked = page.locator(".kb-c:visible")
        before = asked.get_attribute("data-id")
        asked.get_by_text("Nein", exact=True).click()
        page.clock.fast_forward(700)  # until an answer leads on by itself
        expect(page.locator(f'.kb-c[data-id="{before}"]')).to_be_hidden()
    expect(page.get_by_text("6 von 6 beantwortet.").last).to_be_visible()
    expect(page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben")).to_be_visible()


def test_the_same_link_again_finds_the_same_answers(invited: Invited, links: Links) -> None:
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    choose(page, ONCE.id, "Nein")
    page.reload()
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)
    expect(page.get_by_text("1 von 6 beantwortet.").last).to_be_visible()
    put(page, {"current": "erste"})
    expect(page.get_by_text("Sie haben schon angefangen.")).to_be_visible()
    page.get_by_role("button", name="Weiter antworten").click()
    expect(page.get_by_text("1 von 6 beantwortet.").last).to_be_visible()
    assert len(stored_under(page, "assessment")) == 1
    page.goto(page.url.split("#")[0])
    expect(page.get_by_text("Umfrage Herbst, als Service: 1 von 6 beantwortet.").last).to_be_visible()


@pytest.mark.usefixtures("clipboard")
def test_at_the_end_to_give_back_comes_first_and_the_own_result_after_it(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    choose(page, ONCE.id, "Ja")
    page.get_by_role("button", name="Einzeln").click()
    while page.get_by_role("button", name=re.compile("^(Weiter|Überspringen)$")).is_visible():
        page.get_by_role("button", name=re.compile("^(Weiter|Überspringen)$")).click()
    ways = page.locator("kb-checklist :is(a, button)").filter(visible=True)
    expect(page.locator(".kb-done")).to_be_focused()
    give = page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben")
    expect(give).to_be_visible()
    page.keyboard.press("Tab")
    expect(give).to_be_focused()
    expect(page.get_by_role("link", name="uswertung").filter(visible=True)).to_have_count(0)
    assert ways.all_inner_texts().index(give.inner_text()) < ways.all_inner_texts().index("Zurück")
    give.press("Enter")
    expect(page.get_by_role("link", name="Eigene Auswertung")).to_be_visible()


@pytest.mark.usefixtures("clipboard")
def test_who_has_given_back_is_not_told_of_one_more_step(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    for item in (ONCE, CALL_BACK, CONSENT, MAIL, SIGNED, PLAIN):
        choose(page, item.id, "Ja")
    expect(page.get_by_role("heading", name="Noch ein Schritt: an Eva Sommer zurückgeben")).to_be_visible()
    give_back(page)
    expect(page.get_by_role("heading", name="Ist Ihr Link abgeschickt?")).to_be_visible()
    expect(page.get_by_text("Noch ein Schritt")).to_have_count(0)


@pytest.mark.usefixtures("clipboard")
def test_half_a_survey_is_given_back_from_where_one_stops(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    page.get_by_role("button", name="Einzeln").click()
    early = page.get_by_text("Schon jetzt zurückgeben")
    expect(early).to_be_hidden()
    page.locator(".kb-c:visible").get_by_text("Ja", exact=True).click()
    early.click()
    give_back(page)
    expect(page.get_by_role("button", name="Noch einmal zurückgeben")).to_be_visible()
    assert isinstance(stored(page, "assessment", stored(page, "current"))["given"], int)


@pytest.mark.usefixtures("clipboard")
def test_a_change_after_giving_back_leaves_one_more_step(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    for item in (ONCE, CALL_BACK, CONSENT, MAIL, SIGNED, PLAIN):
        choose(page, item.id, "Ja")
    give_back(page)
    page.reload()
    expect(page.get_by_role("heading", name="Ist Ihr Link abgeschickt?")).to_be_visible()
    choose(page, ONCE.id, "Nein")
    expect(page.get_by_role("heading", name="Noch ein Schritt: an Eva Sommer zurückgeben")).to_be_visible()


def test_without_the_name_of_who_asks_the_button_is_shorter(invited: Invited) -> None:
    page = invited(**{"from": ""})
    page.get_by_role("button", name="Als Service").click()
    expect(page.get_by_role("button", name="Antworten zurückgeben", exact=True)).to_be_visible()


@pytest.mark.usefixtures("clipboard")
def test_after_the_deadline_it_is_told_and_still_possible(invited: Invited) -> None:
    page = invited(until="2026-11-01", roles=[])
    expect(page.get_by_text("Der Termin ist vorbei. Sie können trotzdem noch antworten.")).to_be_visible()
    page.get_by_role("button", name="Beginnen").click()
    choose(page, ONCE.id, "Ja")
    expect(page.get_by_text("Der Termin 01.11.2026 ist vorbei.").last).to_be_visible()
    assert "/team/#stand=2." in give_back(page)


@pytest.mark.usefixtures("clipboard")
def test_where_nothing_can_be_stored_the_answers_are_given_back_all_the_same(invited: Invited, tab: Page) -> None:
    tab.add_init_script(BLOCKED)
    page = invited()
    page.get_by_role("button", name="Als Service").click()
    choose(page, CONSENT.id, "Ja")
    expect(page.get_by_text("1 von 6 beantwortet.").last).to_be_visible()
    assert "/team/#stand=2." in give_back(page)


def test_without_a_clipboard_the_link_is_marked(invited: Invited) -> None:
    page = invited()
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false; }"
    )
    page.get_by_role("button", name="Als Service").click()
    page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben").click()
    expect(page.get_by_text("Noch ist nichts beantwortet.")).to_be_visible()
    choose(page, ONCE.id, "Ja")
    page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben").click()
    expect(page.get_by_text("Kopieren geht hier nicht von selbst.")).to_be_visible()
    expect(page.get_by_label("Ihr Link").last).to_be_focused()


def test_whoever_only_looks_stores_nothing(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Nur ansehen").click()
    expect(page.locator(".kb-c").first).to_be_visible()
    assert everything(page) == {}


# --- For everyone ---------------------------------------------------------------------------------------------------------


def test_without_an_invitation_there_is_nothing(show: Show) -> None:
    page = show(whole_checklist(), "/alle/")
    expect(page.locator("kb-invite :is(h2, button, p)").filter(visible=True)).to_have_count(0)
    put(page, answers({ONCE: "ja"}))
    expect(page.locator("kb-invite :is(h2, button)").filter(visible=True)).to_have_count(0)


def test_keyboard_alone_is_enough(invited: Invited) -> None:
    page = invited()
    page.get_by_role("button", name="Als Leitung").press("Enter")
    expect(page.locator("kb-invite .kb-going").first).to_be_focused()
    assert stored(page, "assessment", stored(page, "current"))["role"] == "Leitung"


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(invited: Invited, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = invited(until="2026-11-01")
    found = {"asking": violations(page)}
    page.get_by_role("button", name="Als Service").click()
    choose(page, ONCE.id, "Ja")
    page.get_by_role("button", name="Antworten an Eva Sommer zurückgeben").click()
    expect(page.get_by_label("Ihr Link").last).to_be_visible()
    found["given"] = violations(page)
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert small_targets(page) == []


def test_script_and_style_fit_beside_those_of_the_items() -> None:
    assert 0 < transfer_size("invite") <= BUDGET
