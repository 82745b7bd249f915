"""Where the reader stands: the overviews of quiz and checklist, and the line on the home page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import (
    ANNOYED,
    AREA,
    CHECKS,
    INJECTED,
    LOYAL,
    MEASURES,
    PROMPT,
    QUESTIONS,
    REASONS,
    SIGNED,
    SITE,
    TOPIC,
    Kind,
    Show,
)
from tests.browser.fixtures.site import Site
from tests.often import share

OTHER = replace(LOYAL, id="halten-lohnt", topic="halten-oder-gewinnen")
TOPICS = {"Treue": QUESTIONS, "Halten": (OTHER,)}
AREAS = {"Schriftlich": CHECKS}
Entry = Mapping[str, object]


def quiz_entry(status: str, at: int = 1, **more: object) -> Entry:
    return {"v": [], "o": [], "s": status, "rev": "r1", "t": "Frage", "p": TOPIC, "at": at, **more}


def check_entry(value: str, **more: object) -> Entry:
    return {"v": value, "note": "", "reason": "", "important": False, "rev": "r1", "t": "Punkt", "p": AREA, "at": 1, **more}


RIGHT_AND_WRONG = {
    f"quiz:single:{LOYAL.id}": quiz_entry("right"),
    f"quiz:single:{REASONS.id}": quiz_entry("wrong", at=5),
    f"quiz:multiple:{MEASURES.id}": quiz_entry("draft"),
}


@pytest.fixture
def overview(show: Show) -> Callable[..., Page]:
    """Opens an overview (or with `full=False` the home page's line) with these entries in the storage."""

    def open_overview(entries: Mapping[str, Entry], kinds: Kind = "quiz", full: bool = True, scheme: str = "default") -> Page:
        topics = TOPICS if kinds == "quiz" else AREAS
        page = show(pages.page(pages.progress(kinds, topics, full), "progress", scheme), "/quiz/")
        for name, entry in entries.items():
            page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [f"kb:{SITE}:{name}", json.dumps(entry)])
        page.reload()
        return page

    return open_overview


def row(page: Page, title: str) -> Locator:
    return page.locator(".kb-topics > li").filter(has_text=title)


def test_counts_per_topic_and_over_all(overview: Callable[..., Page]) -> None:
    page = overview(RIGHT_AND_WRONG)
    expect(row(page, "Treue")).to_contain_text("2 von 3 beantwortet, 1 richtig")
    expect(row(page, "Halten")).to_contain_text("1 Frage")
    expect(page.get_by_text("2 von 4 Fragen beantwortet, 1 richtig.")).to_be_visible()


def test_an_answer_to_another_kind_does_not_count(overview: Callable[..., Page]) -> None:
    page = overview({f"quiz:multiple:{LOYAL.id}": quiz_entry("right")})
    expect(row(page, "Treue")).to_contain_text("3 Fragen")
    expect(page.get_by_text("Aus früherer Fassung (1)")).to_be_visible()


def test_a_question_opened_again_counts_as_open(overview: Callable[..., Page]) -> None:
    page = overview({f"quiz:single:{LOYAL.id}": quiz_entry("wrong", r=True)})
    expect(row(page, "Treue")).to_contain_text("3 Fragen")


def test_goes_on_in_the_topic_answered_last(overview: Callable[..., Page]) -> None:
    page = overview(RIGHT_AND_WRONG)
    link = page.get_by_role("link", name="Weiter mit: Treue")
    expect(link).to_have_attribute("href", f"{TOPIC}/#{MEASURES.id}")


def test_goes_on_in_the_next_open_topic(overview: Callable[..., Page]) -> None:
    page = overview({f"quiz:{item.kind}:{item.id}": quiz_entry("right") for item in QUESTIONS})
    expect(page.get_by_role("link", name="Weiter mit: Halten")).to_be_visible()


@pytest.mark.parametrize("answered", [(), (*QUESTIONS, OTHER)])
def test_nothing_to_go_on_with(overview: Callable[..., Page], answered: tuple[pages.Question, ...]) -> None:
    page = overview({f"quiz:{item.kind}:{item.id}": quiz_entry("right") for item in answered})
    expect(page.get_by_role("link", name="Weiter mit")).to_have_count(0)


def test_home_says_nothing_of_a_new_reader_and_greets_a_returning_one(overview: Callable[..., Page]) -> None:
    page = overview({}, full=False)
    expect(page.locator("kb-progress.kb-on")).to_be_attached()
    expect(page.locator(".kb-score")).to_have_text("")
    expect(page.get_by_role("link", name="Weiter mit")).to_have_count(0)
    expect(page.get_by_role("button", name="Antworten als Datei sichern")).to_have_count(0)
    page = overview(RIGHT_AND_WRONG, full=False)
    expect(page.get_by_text("2 von 4 Fragen beantwortet, 1 richtig.")).to_be_visible()
    expect(page.get_by_role("link", name="Weiter mit: Treue")).to_be_visible()


def test_checklist_counts_statements_as_open_questions_are_an_offer(overview: Callable[..., Page]) -> None:
    entries = {
        f"check:erste:statement:{PROMPT.id}": check_entry("weissnicht"),
        f"check:erste:open:{ANNOYED.id}": check_entry("Die Warteschleife"),
        f"check:zweite:statement:{SIGNED.id}": check_entry("ja"),
    }
    page = overview(entries, kinds="check")
    expect(row(page, "Schriftlich")).to_contain_text("1 von 2 beantwortet")
    expect(page.get_by_role("button", name="Zurücksetzen")).to_have_count(0)
    expect(page.get_by_text("Aus früherer Fassung")).to_be_hidden()


def test_reset_of_one_topic_and_undo(overview: Callable[..., Page]) -> None:
    again = {
        f"recall:single:{one.id}": {"box": 1, "day": "2026-11-20", "known": True, "gap": 0, "at": 1} for one in (LOYAL, OTHER)
    }
    page = overview(RIGHT_AND_WRONG | {f"quiz:single:{OTHER.id}": quiz_entry("right")} | again)
    before = page.evaluate("({ ...localStorage })")
    page.get_by_role("button", name="Antworten zurücksetzen: Treue").click()
    expect(row(page, "Treue")).to_contain_text("3 Fragen")
    left = page.evaluate("Object.keys(localStorage).filter((key) => /:(quiz|recall):/.test(key)).sort()")
    assert left == [f"kb:{SITE}:{part}:single:{OTHER.id}" for part in ("quiz", "recall")]
    expect(row(page, "Halten")).to_contain_text("1 von 1 beantwortet, 1 richtig")
    page.get_by_role("button", name="Rückgängig").click()
    expect(row(page, "Treue")).to_contain_text("2 von 3 beantwortet, 1 richtig")
    assert page.evaluate("({ ...localStorage })") == before


def test_answer_to_a_removed_question_is_listed(overview: Callable[..., Page]) -> None:
    gone = quiz_entry("right", v=["k1"], o=["Damals richtig"], t=INJECTED)
    page = overview({"quiz:single:gibt-es-nicht-mehr": gone})
    page.get_by_text("Aus früherer Fassung (1)").click()
    former = page.locator(".kb-former li")
    expect(former).to_contain_text(INJECTED)
    expect(former).to_contain_text("Damals richtig")
    former.get_by_role("button", name="Löschen").click()
    expect(former).to_have_count(0)
    page.get_by_role("button", name="Rückgängig").click()
    expect(former).to_have_count(1)
    assert page.evaluate("window.hacked") is None


def test_an_unreadable_value_is_told_and_does_not_count(overview: Callable[..., Page]) -> None:
    page = overview({f"quiz:single:{LOYAL.id}": {"s": "right"}, "quiz:single:weg": {"s": "right"}})
    expect(row(page, "Treue")).to_contain_text("3 Fragen")
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()
    expect(page.get_by_text("Aus früherer Fassung")).to_be_hidden()


def test_an_answer_in_another_tab_shows_at_once(overview: Callable[..., Page], show: Show, context: BrowserContext) -> None:
    page = overview({})
    other = show(pages.page(pages.quiz(), "quiz"), page=context.new_page())
    other.locator(".kb-q").first.get_by_role("button", name="Weiß ich nicht").click()
    expect(row(page, "Treue")).to_contain_text("1 von 3 beantwortet, 0 richtig")


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing(overview: Callable[..., Page], tab: Page, width: int) -> None:
    set_width(tab, width)
    page = overview(RIGHT_AND_WRONG | {"quiz:single:weg": quiz_entry("right")})
    page.get_by_text("Aus früherer Fassung").click()
    page.get_by_role("button", name="Löschen").click()
    assert violations(page) == []
    assert violations(overview(RIGHT_AND_WRONG, full=False)) == []


def test_targets_are_large_enough(overview: Callable[..., Page], tab: Page) -> None:
    set_width(tab, WIDTHS[0])
    assert small_targets(overview(RIGHT_AND_WRONG)) == []


def test_without_javascript_it_is_a_list_of_links(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = pages.page(pages.progress("quiz", TOPICS), "progress")
    page = without_javascript
    page.goto(site.url + "/quiz/")
    expect(page.get_by_role("link")).to_have_count(2)
    expect(row(page, "Treue")).to_contain_text("3 Fragen")
