"""Where one goes on: past what is answered, from one view to the other, and from a link that asks for what is open."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width
from tests.browser.fixtures.checklist_reader import block, choose, field, stored
from tests.browser.fixtures.pages import ANNOYED, PROMPT, SIGNED, Check, Show
from tests.browser.fixtures.run_reader import WAIT, answer, asked, now, press

PLAIN = Check("klare-sprache", "Unsere Briefe versteht man beim ersten Lesen.")
SHORT = Check("kurze-saetze", "Unsere Sätze sind kurz.")
FOUR = (PROMPT, SIGNED, PLAIN, SHORT)
AGAIN = "Noch einmal durchgehen"
MANY = (*FOUR, *(Check(f"weitere-{n}", f"Auch das {n}. gilt bei uns.") for n in range(5, 12)), ANNOYED)


def area(*checks: Check, mode: pages.Mode = "one") -> str:
    return pages.page(pages.checklist(checks or FOUR, mode=mode), "checklist")


def test_forward_leads_past_what_is_answered_to_the_next_open_one_and_to_the_end(show: Show) -> None:
    page = show(area())
    press(page, "Überspringen")
    answer(page, "Ja")
    press(page, "Überspringen")
    answer(page, "Nein")
    press(page, "Zur ersten offenen")
    asked(page, PROMPT)
    press(page, "Überspringen")
    asked(page, PLAIN)
    press(page, "Überspringen")
    expect(page.locator(".kb-done")).to_be_focused()


def test_while_answers_are_missing_the_end_is_small_and_leads_to_them_first(show: Show) -> None:
    page = show(area())
    ways, done = page.locator(".kb-ways > :visible"), page.locator(".kb-done")
    for _ in FOUR:
        press(page, "Überspringen")
    expect(ways.first).to_have_text("Zur ersten offenen")
    small = done.bounding_box()
    press(page, "Zur ersten offenen")
    for _ in FOUR:
        answer(page, "Ja")
    expect(ways.first).not_to_have_text("Zur ersten offenen")
    large = done.bounding_box()
    assert small and large and small["height"] < large["height"]


def test_when_all_is_answered_forward_leads_through_all_again(show: Show) -> None:
    page = show(area())
    for _ in FOUR:
        answer(page, "Ja")
    for check in reversed(FOUR):
        press(page, "Zurück")
        asked(page, check)
    for check in FOUR[1:]:
        press(page, "Weiter")
        asked(page, check)


def test_whoever_answers_by_keys_that_it_does_not_apply_may_type_why_at_once(show: Show) -> None:
    page = show(area())
    press(page, "Überspringen")
    page.keyboard.press("4")
    page.clock.fast_forward(WAIT)
    expect(field(page, SIGNED, "Warum trifft das nicht zu?")).to_be_focused()
    page.keyboard.type("Wir schreiben nicht.")
    press(page, "Weiter")
    asked(page, PLAIN)
    assert (stored(page, SIGNED) or {})["reason"] == "Wir schreiben nicht."


def test_the_list_opens_at_the_statement_where_one_was(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(area(*MANY))
    for _ in MANY[:7]:
        press(page, "Überspringen")
    last = MANY[7]
    asked(page, last)
    press(page, "Liste")
    expect(page.get_by_role("heading", name=last.text)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name=last.text)).to_be_focused()


def test_a_link_to_what_is_open_leads_to_the_first_statement_without_an_answer(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(area(*MANY, mode="list"), "/bereich/")
    for check in MANY[:6]:
        choose(page, check, "Ja")
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("location.hash = 'offen'")
    page.clock.fast_forward(WAIT)
    expect(block(page, MANY[6]).get_by_role("heading")).to_be_in_viewport(ratio=1)
    page.evaluate("location.hash = 'offen'")
    page.reload()
    page.clock.fast_forward(WAIT)
    expect(block(page, MANY[6]).get_by_role("heading")).to_be_in_viewport(ratio=1)


def test_the_same_link_asks_it_where_there_is_one_at_a_time(show: Show) -> None:
    page = show(area(), "/bereich/")
    answer(page, "Ja")
    asked(page, SIGNED)
    press(page, "Zurück")
    page.evaluate("location.hash = 'offen'")
    page.clock.fast_forward(WAIT)
    asked(page, SIGNED)


def test_whoever_comes_back_to_check_again_begins_at_the_first_and_meets_every_statement(show: Show) -> None:
    page = show(area())
    for _ in FOUR:
        answer(page, "Ja")
    page = show(area(), "/spaeter/")
    press(page, AGAIN)
    asked(page, PROMPT)
    expect(page.get_by_role("heading", name=PROMPT.text)).to_be_focused()
    answer(page, "Teilweise")
    asked(page, SIGNED)
    now(page).get_by_text("Ja", exact=True).click()  # the answer she gave before
    page.clock.fast_forward(WAIT)
    asked(page, PLAIN)
    press(page, "Weiter")
    asked(page, SHORT)
    answer(page, "Nein")
    expect(page.locator(".kb-done")).to_be_focused()
    expect(page.get_by_role("button", name=AGAIN)).to_be_visible()


def test_an_answer_taken_away_on_the_way_is_asked_for_and_nothing_else(show: Show) -> None:
    page = show(area())
    for _ in FOUR:
        answer(page, "Ja")
    press(page, AGAIN)
    press(page, "Liste")
    block(page, SIGNED).get_by_role("button", name="Antwort löschen").click()
    expect(page.get_by_role("button", name=AGAIN)).to_be_hidden()
    press(page, "Einzeln")
    asked(page, SIGNED)
    answer(page, "Nein")
    expect(page.locator(".kb-done")).to_be_focused()


def test_the_last_open_one_leads_to_the_end_also_when_it_does_not_apply(show: Show) -> None:
    page = show(area())
    press(page, "Überspringen")
    for _ in FOUR[1:]:
        answer(page, "Ja")
    expect(page.get_by_role("button", name=AGAIN)).to_be_hidden()
    press(page, "Zur ersten offenen")
    answer(page, "Trifft nicht zu")
    press(page, "Weiter")
    expect(page.locator(".kb-done")).to_be_focused()


def test_in_the_list_the_second_round_begins_at_the_top(show: Show, tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    page = show(area(*MANY[:-1], mode="list"))
    for check in MANY[:-1]:
        choose(page, check, "Ja")
    press(page, AGAIN)
    expect(page.get_by_role("heading", name=PROMPT.text)).to_be_in_viewport(ratio=1)
    expect(block(page, PROMPT).get_by_label("Ja", exact=True)).to_be_focused()
