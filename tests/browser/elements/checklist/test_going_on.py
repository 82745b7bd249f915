"""Where one goes on: past what is answered, from one view to the other, and from a link that asks for what is open."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width
from tests.browser.fixtures.checklist_reader import block, choose, field, stored
from tests.browser.fixtures.pages import ANNOYED, PROMPT, SIGNED, Check, Show

WAIT = 700
"""Longer than the pause behind an answer."""
PLAIN = Check("klare-sprache", "Unsere Briefe versteht man beim ersten Lesen.")
SHORT = Check("kurze-saetze", "Unsere Sätze sind kurz.")
FOUR = (PROMPT, SIGNED, PLAIN, SHORT)
MANY = (*FOUR, *(Check(f"weitere-{n}", f"Auch das {n}. gilt bei uns.") for n in range(5, 12)), ANNOYED)


def area(*checks: Check, mode: pages.Mode = "one") -> str:
    return pages.page(pages.checklist(checks or FOUR, mode=mode), "checklist")


def now(page: Page) -> Locator:
    return page.locator(".kb-c:visible")


def asked(page: Page, check: Check) -> None:
    """This statement and no other is on the screen."""
    expect(now(page)).to_have_count(1)
    expect(now(page)).to_contain_text(check.text)


def answer(page: Page, label: str) -> None:
    now(page).get_by_label(label, exact=True).check()
    page.clock.fast_forward(WAIT)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


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
