"""A test is put together: what is chosen, and the link that comes of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.exam_page import (
    ALL,
    PATH,
    SHARE,
    TICKS,
    begin,
    exam_page,
    go,
    own_link,
)
from tests.browser.fixtures.pages import INJECTED, LOYAL, Question
from tests.browser.fixtures.site import Site

MADE = re.compile("#t=")


@pytest.fixture
def compose(site: Site, tab: Page) -> Page:
    """The page without a link."""
    site.pages[PATH] = exam_page()
    tab.goto(site.url + PATH)
    expect(tab.locator("[data-part=link]")).to_have_value(MADE)
    return tab


def link(tab: Page) -> str:
    return str(tab.locator("[data-part=link]").input_value())


def changed_from(tab: Page, before: str) -> str:
    expect(tab.locator("[data-part=link]")).to_have_value(MADE)
    assert link(tab) != before
    return link(tab)


def chosen(tab: Page) -> list[str]:
    return [str(box.get_attribute("data-pick")) for box in tab.locator("[data-pick]:checked").all()]


def unfold(tab: Page) -> None:
    """The questions, by topic."""
    tab.get_by_text("Gewählte Fragen").click()
    for summary in tab.locator("[data-part=pickList] summary").all():
        summary.click()


def choose(tab: Page, *questions: Question) -> None:
    unfold(tab)
    for question in ALL:
        tab.locator(f"[data-pick={question.id}]").set_checked(question in questions)


def test_with_two_taps_a_test_is_ready_and_whoever_opens_it_gets_what_was_chosen(compose: Page) -> None:
    assert violations(compose) == []
    compose.get_by_label("Zahl der Fragen").fill("4")
    expect(compose.locator("[data-part=chosen]")).to_have_text("4 Fragen")
    compose.get_by_label("Name des Tests").fill(INJECTED)
    compose.get_by_label("Minuten").fill("15")
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    picked = chosen(compose)
    assert len(picked) == 4
    compose.get_by_role("link", name="Test ansehen").click()
    expect(compose.get_by_role("heading", name=INJECTED)).to_be_visible()
    expect(compose.locator("[data-part=facts]")).to_have_text("4 Fragen · 15 Minuten Zeit")
    begin(compose)
    shown = [node.get_attribute("data-id") for node in compose.locator("[data-part=list] .kb-q").all()]
    assert sorted(map(str, shown)) == sorted(picked)


def test_the_same_number_gives_the_same_test_and_another_one_another(compose: Page) -> None:
    compose.get_by_text("Reihenfolge", exact=True).click()
    compose.get_by_label("Zahl der Fragen").fill("3")
    seed = compose.get_by_label("Nummer der Auswahl")
    seed.fill("17")
    first, picked = changed_from(compose, ""), chosen(compose)
    seed.fill("18")
    second = changed_from(compose, first)
    seed.fill("17")
    assert changed_from(compose, second) == first
    assert chosen(compose) == picked
    compose.get_by_role("button", name="Neu mischen").click()
    changed_from(compose, first)


def test_topics_and_single_questions_can_be_chosen(compose: Page) -> None:
    compose.get_by_text("Themen: alle").click()
    compose.get_by_label("Thema 2 (5)").uncheck()
    assert set(chosen(compose)) == {question.id for question in TICKS}
    expect(compose.locator("[data-part=topicSum]")).to_have_text("1 Thema")
    compose.get_by_role("button", name="Keine").click()
    expect(compose.get_by_role("button", name="Link kopieren", exact=True)).to_be_hidden()
    expect(compose.locator("[data-part=chosen]")).to_have_text("Noch keine Frage gewählt.")
    choose(compose, LOYAL, SHARE)
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("2")
    compose.get_by_text("Reihenfolge", exact=True).click()
    before = link(compose)
    compose.get_by_role("button", name="Neu mischen").click()
    changed_from(compose, before)
    assert set(chosen(compose)) == {LOYAL.id, SHARE.id}  # what one chose oneself is only mixed


def test_the_questions_of_a_topic_are_folded_away_and_each_topic_says_how_many_are_chosen(compose: Page) -> None:
    compose.get_by_label("Zahl der Fragen").fill("8")
    compose.get_by_text("Gewählte Fragen").click()
    topics = compose.locator("[data-part=pickList] summary")
    expect(topics).to_have_text(["Thema 1 (3 von 3)", "Thema 2 (5 von 5)"])
    assert compose.locator("[data-pick]:visible").count() == 0
    topics.last.click()
    compose.locator(f"[data-pick={SHARE.id}]").uncheck()
    expect(topics.last).to_have_text("Thema 2 (4 von 5)")
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("7")


def test_a_number_that_cannot_be_is_told_in_words_stays_as_typed_and_loses_no_test(compose: Page) -> None:
    number, told = compose.get_by_label("Zahl der Fragen"), compose.locator("[data-part=toldN]")
    number.fill("4")
    expect(compose.locator("[data-part=chosen]")).to_have_text("4 Fragen")
    expect(told).to_be_empty()
    picked = chosen(compose)
    for typed in ("0", "-3", "2.5", "", "e"):
        number.fill("" if typed == "e" else typed)
        number.press_sequentially("e" if typed == "e" else "")
        expect(told).to_have_text("Bitte eine ganze Zahl ab 1. Es bleibt bei 4 Fragen.")
        assert (chosen(compose), number.get_attribute("aria-invalid")) == (picked, "true")
        assert number.evaluate("field => field.validity.badInput ? 'e' : field.value") == typed
        expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    number.fill("99")
    expect(told).to_have_text("Zu diesen Themen gibt es 8 Fragen. Alle sind gewählt.")
    expect(number).to_have_value("99")
    assert len(chosen(compose)) == len(ALL)
    compose.get_by_text("Themen: alle").click()
    compose.get_by_label("Thema 2 (5)").uncheck()
    expect(told).to_have_text("Zu diesen Themen gibt es 3 Fragen. Alle sind gewählt.")
    compose.get_by_role("button", name="Keine").click()
    expect(told).to_have_text("Wählen Sie mindestens ein Thema.")
    number.fill("3")
    compose.get_by_role("button", name="Alle", exact=True).click()
    expect(told).to_be_empty()
    assert (len(chosen(compose)), number.get_attribute("aria-invalid")) == (3, "false")


def test_minutes_and_the_number_of_the_choice_say_what_holds_when_they_cannot_be(compose: Page) -> None:
    minutes, told = compose.get_by_label("Minuten"), compose.locator("[data-part=toldMinutes]")
    for typed, holds in (("900", "600 Minuten Zeit"), ("-5", "ohne Zeitbegrenzung"), ("e", "ohne Zeitbegrenzung")):
        minutes.fill("")
        minutes.press_sequentially(typed)
        expect(told).to_have_text(f"Möglich sind ganze Minuten bis 600. Jetzt gilt: {holds}.")
    minutes.fill("")
    expect(told).to_be_empty()
    compose.get_by_text("Reihenfolge", exact=True).click()
    compose.get_by_label("Nummer der Auswahl").fill("1000000")
    expect(compose.locator("[data-part=toldSeed]")).to_have_text("Möglich sind ganze Zahlen bis 999999. Jetzt gilt: 999999.")


def test_another_number_keeps_what_was_chosen_by_hand_or_came_by_a_link(compose: Page, site: Site) -> None:
    go(compose, site, own_link([LOYAL, SHARE]))
    number = compose.get_by_label("Zahl der Fragen")
    expect(number).to_have_value("2")
    number.fill("1")  # on the way to 15
    expect(compose.locator("[data-part=chosen]")).to_have_text("1 Frage")
    assert set(chosen(compose)) < {LOYAL.id, SHARE.id}
    number.fill("4")
    expect(compose.locator("[data-part=chosen]")).to_have_text("4 Fragen")
    assert set(chosen(compose)) > {LOYAL.id, SHARE.id}
    number.fill("9")
    expect(compose.locator("[data-part=toldN]")).to_have_text("Zu diesen Themen gibt es 8 Fragen. Alle sind gewählt.")


def test_a_reload_keeps_what_was_put_together_and_a_link_can_be_changed(compose: Page, site: Site) -> None:
    choose(compose, LOYAL, SHARE)
    compose.get_by_label("Name des Tests").fill("Mein Test")
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    compose.reload()
    expect(compose.get_by_label("Name des Tests")).to_have_value("Mein Test")
    go(compose, site, own_link([LOYAL, SHARE], name="Alt", minutes=5, mix=False))
    expect(compose.get_by_label("Name des Tests")).to_have_value("Alt")
    expect(compose.get_by_label("Minuten")).to_have_value("5")
    assert chosen(compose) == [LOYAL.id, SHARE.id]


def test_who_makes_a_test_has_a_link_of_her_own_and_whoever_takes_it_does_not_get_there(compose: Page, site: Site) -> None:
    choose(compose, LOYAL, SHARE)
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    secret = compose.get_by_text("Die Adresse dieser Seite ist nur für Sie: Sie führt zu den Lösungen.")
    expect(secret).to_be_visible()
    own = compose.locator("[data-part=own]").input_value()
    compose.goto(link(compose))
    expect(secret).to_be_hidden()
    expect(compose.get_by_role("button", name="Anfangen")).to_be_visible()
    assert compose.locator("kb-exam a:visible").count() == 0
    compose.goto(own)
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("2")
    assert set(chosen(compose)) == {LOYAL.id, SHARE.id}


def test_each_link_is_copied_by_its_own_button(compose: Page) -> None:
    compose.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compose.get_by_role("button", name="Link kopieren", exact=True).click()
    expect(compose.get_by_text("Link kopiert.")).to_be_visible()
    assert compose.evaluate("navigator.clipboard.readText()") == link(compose)
    compose.get_by_text("Ihr Link zum Ändern und Drucken").click()
    compose.get_by_role("button", name="Ihren Link kopieren").click()
    expect(compose.get_by_text("Link kopiert.")).to_have_count(1)
    expect(compose.locator("[data-part=saidOwn]")).to_have_text("Link kopiert.")
    assert compose.evaluate("navigator.clipboard.readText()") == link(compose).replace("#t=", "#e=")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_folds_open_can_be_used_by_everyone(compose: Page, width: int) -> None:
    set_width(compose, width)
    for summary in compose.locator("[data-part=compose] summary").all():
        summary.click()
    assert violations(compose) == []
    assert compose.evaluate("document.documentElement.scrollWidth") <= width
