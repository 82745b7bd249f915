"""The home page and the page of topics: a belief to guess, what a result looks like, every article once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kb.model import GRADES
from kb.strings import strings
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

PHONE = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
LEAST_GAP = 16
"""Pixels between a title and the box below it."""
SCREEN = 740
TOP_LINES = 2.1
BELIEFS = ("✓ Stimmt", "◐ Stimmt zum Teil", "✗ Stimmt nicht", "? Offen")
MOST_SCREENS = 2.25
MOST_SCREENS_A_TOPIC = 0.256


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    """A tab as wide and high as a phone."""
    page = profiles.page(viewport=PHONE, reduced_motion="reduce")
    yield page
    page.context.close()


def test_promise_and_belief_stand_on_the_first_screen_of_a_phone(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url)
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(phone.locator(".kb-guess .kb-o")).to_be_in_viewport(ratio=1)
    expect(phone.locator(".kb-guess").get_by_role("button", name="Auflösen")).to_be_hidden()


def test_the_home_page_is_short_on_a_phone(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url)
    assert phone.evaluate("document.querySelector('.md-content').scrollHeight") / SCREEN <= MOST_SCREENS


def test_the_list_of_topics_is_short_on_a_phone(built: BuiltSite, phone: Page) -> None:
    topics = [path for path in contents().articles if path.startswith("themen/")]
    phone.goto(f"{built.url}themen/")
    screens = phone.evaluate("document.querySelector('.md-content').scrollHeight") / SCREEN
    assert screens <= MOST_SCREENS_A_TOPIC * (len(topics) - 1)


def test_a_belief_guessed_on_the_home_page_is_answered_in_the_quiz(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    guess = tab.locator(".kb-guess")
    guess.get_by_text("Stimmt nicht", exact=True).click()
    told = guess.get_by_role("status").first.inner_text()
    assert told
    identifier = guess.locator(".kb-q").get_attribute("data-id")
    guess.get_by_role("link", name="im Quiz").click()
    tab.wait_for_url("**/quiz/")
    expect(tab.get_by_text("1 von", exact=False).first).to_be_visible()
    tab.goto(f"{built.url}quiz/alle/")
    expect(tab.locator(f".kb-q[data-id={identifier}]").get_by_role("status").first).to_have_text(told)


def test_by_keyboard_one_looks_at_the_answers_before_one_is_told(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    guess = tab.locator(".kb-guess")
    guess.get_by_role("radio").first.focus()
    tab.keyboard.press("ArrowDown")
    expect(guess.get_by_role("radio").nth(1)).to_be_checked()
    expect(guess.get_by_role("radio").nth(1)).to_be_enabled()
    guess.get_by_role("button", name="Auflösen").click()
    expect(guess.get_by_role("radio").nth(1)).to_be_disabled()
    expect(guess.get_by_role("status").first).not_to_be_empty()


def test_the_home_page_shows_an_invented_result_in_the_words_of_the_real_one(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    example = tab.get_by_role("figure").filter(has_text="Erfundenes Beispiel")
    words = strings("script")["shared"]["answers"]
    for label in (words["ja"], words["teilweise"], words["nein"], "Erster Schritt"):
        expect(example).to_contain_text(label)


def test_every_article_has_one_card_with_belief_and_verdict(built: BuiltSite, tab: Page) -> None:
    articles = [path for path in contents().articles if path.startswith("themen/")]
    tab.goto(f"{built.url}themen/")
    cards = tab.locator(".kb-cards > li")
    links = cards.get_by_role("link").evaluate_all("found => found.map(link => link.href.split('themen/')[1])")
    assert sorted(links) == sorted(path.removeprefix("themen/").replace(".md", "/") for path in articles if "index" not in path)
    for card in cards.all():
        expect(card.locator("q")).not_to_be_empty()
        judged, why = (" ".join(card.locator(part).inner_text().split()) for part in (".kb-true", "q + .kb-why"))
        assert judged.removesuffix(":") in BELIEFS
        assert why.startswith(judged)
        assert why.split("Beleglage: ")[1] in GRADES
    expect(cards.filter(has_text="Zuerst lesen")).to_have_count(3)


def test_an_article_says_at_its_top_whether_its_belief_is_true_in_the_words_of_its_card(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}themen/")
    cards = phone.locator(".kb-cards > li").evaluate_all(
        "found => found.map(card => [card.querySelector('a').href, "
        "...['q', '.kb-true'].map(part => card.querySelector(part).innerText)])"
    )
    for address, sentence, judged in cards[:3]:
        phone.goto(address)
        top = phone.locator("h1 + .kb-judged")
        expect(top.locator("q")).to_have_text(sentence)
        expect(top.locator(".kb-true")).to_have_text(judged.removesuffix(":"))
        assert top.evaluate("line => line.offsetHeight / parseFloat(getComputedStyle(line).lineHeight)") <= TOP_LINES


def test_all_of_a_card_leads_to_its_article(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}themen/")
    tab.locator(".kb-cards > li").first.click(force=True)
    tab.wait_for_url("**/themen/*/")


def test_axe_finds_nothing_on_home_and_topics_of_a_wide_window(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 1440, "height": 900})
    for path in ("", "themen/"):
        page.goto(built.url + path)
        assert violations(page) == [], path


def test_on_a_desktop_the_ways_in_stand_beside_the_guess_and_the_example_begins_on_the_first_screen(
    built: BuiltSite, tab: Page
) -> None:
    tab.set_viewport_size(DESKTOP)
    tab.goto(built.url)
    ways, guess = tab.locator(".grid").bounding_box(), tab.locator(".kb-guess").bounding_box()
    assert ways and guess
    assert ways["x"] + ways["width"] < guess["x"]
    assert ways["y"] < guess["y"] + guess["height"]
    expect(tab.locator(".kb-example p").first).to_be_in_viewport(ratio=1)


def test_on_a_desktop_what_a_returning_reader_meets_touches_no_title(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size(DESKTOP)
    tab.goto(f"{built.url}checkliste/telefon/")
    tab.locator(".kb-c").first.get_by_label("Nein", exact=True).check(force=True)
    tab.goto(built.url)
    expect(tab.locator(".kb-stand")).to_be_visible()
    title, stand = tab.locator("h1").bounding_box(), tab.locator(".kb-stand").bounding_box()
    assert title and stand
    assert stand["y"] - title["y"] - title["height"] >= LEAST_GAP


def test_after_three_months_what_is_overdue_and_due_stands_on_the_first_screen(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}checkliste/telefon/")
    phone.locator(".kb-c").first.get_by_label("Nein", exact=True).check(force=True)
    phone.evaluate(
        """() => {
            const site = document.querySelector('[data-site]').dataset.site;
            const then = { due: '2020-01-31', status: 'offen', item: '', order: 1, at: 1 };
            const plan = { what: 'Rückrufe aufschreiben', who: 'Kim', ...then };
            const record = { name: 'Filiale Nord', respondent: '', date: '2020-01-01', review: '2020-02-01', at: 1 };
            localStorage.setItem(`kb:${site}:plan:erste:own-a`, JSON.stringify(plan));
            localStorage.setItem(`kb:${site}:assessment:erste`, JSON.stringify(record));
        }"""
    )
    for path in ("", "checkliste/"):
        phone.goto(built.url + path)
        stand = phone.locator(".kb-stand")
        for line in ("Überfällig seit 31.01.2020: Rückrufe aufschreiben · Kim", "Wieder prüfen: fällig seit 01.02.2020"):
            expect(stand.get_by_text(line)).to_be_in_viewport(ratio=1)
        expect(stand.locator(".kb-main")).to_be_in_viewport(ratio=1)
        assert violations(phone) == []


def test_the_checklist_begins_with_two_sentences_and_says_how_long_it_takes(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}checkliste/")
    expect(phone.locator(".kb-start a").first).to_be_in_viewport(ratio=1)
    expect(phone.locator(".kb-start")).to_contain_text("Minuten")
    for row in phone.locator(".kb-topics > li").all():
        expect(row).to_contain_text("Aussage")
    help_text = phone.get_by_text("Sie zeigt, wo jemand nachsehen sollte")
    expect(help_text).to_be_hidden()
    phone.get_by_text("Wie antworte ich?").click()
    expect(help_text).to_be_visible()
