"""Whoever is in the short check goes on there, and whoever has done it is led to the result; the areas come after that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.assessment_pages import AT, entry, record
from tests.browser.fixtures.pages import ANNOYED, Check, Show

FIRST = Check("erste", "Wir rufen zurück.", short=True)
SECOND = Check("zweite", "Wir fragen nach.")
THIRD = Check("dritte", "Wir antworten.", short=True)
FOURTH = Check("vierte", "Wir danken.")
MUST = Check("fuenfte", "Wir fragen vor Werbung.", short=True)
MORE = tuple(Check(f"weitere-{n}", f"Auch das {n}. tun wir.") for n in range(1, 4))
PAGE = pages.page(
    pages.progress("check", {"Telefon": (FIRST, SECOND, THIRD, FOURTH, MUST, *MORE, ANNOYED)}, full=False), "progress"
)

Opened = Callable[..., Locator]


@pytest.fixture
def opened(show: Show) -> Opened:
    """Where the reader stands, with these items answered in this order, one after the other."""

    def open_home(*answered: Check, more: dict[str, Any] | None = None) -> Locator:
        given = {f"check:erste:{item.kind}:{item.id}": entry("nein", at=AT + at) for at, item in enumerate(answered)}
        page = show(PAGE, "/start/", stored=given | (more or {}))
        expect(page.locator("kb-progress.kb-on")).to_be_attached()
        return page.locator(".kb-stand")

    return open_home


def ways(stand: Locator) -> list[str]:
    return stand.locator("a:visible").all_inner_texts()


def way(stand: Locator) -> Locator:
    return stand.locator(".kb-main")


def test_the_short_check_goes_on_where_it_stopped(opened: Opened) -> None:
    stand = opened(FIRST, THIRD)
    expect(way(stand)).to_have_text("Kurzprüfung fortsetzen, Aussage 3 von 3")
    assert (way(stand).get_attribute("href") or "").endswith(f"/kurz/#{MUST.id}")
    expect(stand.locator(".kb-score")).to_have_text("Kurzprüfung: 2 von 3 beantwortet")


def test_the_first_gap_is_where_it_goes_on(opened: Opened) -> None:
    stand = opened(THIRD, MUST)
    expect(way(stand)).to_have_text("Kurzprüfung fortsetzen, Aussage 1 von 3")


def test_a_short_check_that_is_done_leads_to_the_result_and_then_deeper(opened: Opened) -> None:
    stand = opened(FIRST, THIRD, MUST)
    expect(stand.locator(".kb-score")).to_have_text("Kurzprüfung fertig: 3 von 3 beantwortet")
    assert ways(stand)[:2] == ["Ihre Auswertung ansehen", "Weiter vertiefen: Telefon, noch 5 Aussagen"]
    assert (way(stand).get_attribute("href") or "").endswith("/auswertung/")
    assert (stand.locator("a:visible").nth(1).get_attribute("href") or "").endswith(f"/schriftlich/#{SECOND.id}")


@pytest.mark.parametrize("answered", [(THIRD,), (SECOND,), (SECOND, FOURTH, MORE[0])])
def test_a_few_answers_in_articles_do_not_take_the_short_check_away(opened: Opened, answered: tuple[Check, ...]) -> None:
    stand = opened(*answered)
    expect(way(stand)).to_have_text("Kurzprüfung, 1 Minute")
    assert (way(stand).get_attribute("href") or "").endswith(f"/kurz/#{FIRST.id}")
    expect(stand.locator(".kb-score")).to_have_text(f"{len(answered)} von 8 Aussagen beantwortet")


@pytest.mark.parametrize(
    ("begun", "words"), [((), "Kurzprüfung, 1 Minute"), ((FIRST,), "Kurzprüfung fortsetzen, Aussage 2 von 3")]
)
def test_whoever_works_through_areas_goes_on_there_and_may_do_the_short_check(
    opened: Opened, begun: tuple[Check, ...], words: str
) -> None:
    stand = opened(*begun, SECOND, FOURTH, *MORE[:2])
    assert ways(stand)[:2] == ["Weiter mit: Telefon", words]


def test_once_the_short_check_is_done_whoever_works_through_areas_goes_on_there(opened: Opened) -> None:
    stand = opened(FIRST, THIRD, MUST, SECOND)
    expect(way(stand)).to_have_text("Weiter mit: Telefon")
    expect(stand.locator(".kb-score")).to_have_text("4 von 8 Aussagen beantwortet")
    expect(stand.locator(".kb-deeper")).to_be_hidden()


def test_an_open_question_is_no_work_in_an_area(opened: Opened) -> None:
    expect(way(opened(FIRST, ANNOYED))).to_have_text("Kurzprüfung fortsetzen, Aussage 2 von 3")


def test_what_is_due_comes_first_and_the_short_check_second(opened: Opened) -> None:
    due = {"assessment:erste": record("Nord") | {"review": "2026-11-01"}}
    assert ways(opened(FIRST, more=due))[:2] == ["Wieder prüfen", "Kurzprüfung fortsetzen, Aussage 2 von 3"]


def test_looking_again_leads_to_the_statements(opened: Opened) -> None:
    stand = opened(SECOND, FOURTH, FIRST, THIRD, MUST, more={"assessment:erste": record("Nord") | {"review": "2026-11-01"}})
    expect(way(stand)).to_have_text("Wieder prüfen")
    assert (way(stand).get_attribute("href") or "").endswith("/kurz/")
    expect(stand.get_by_role("link", name="Zum Verlauf")).to_be_visible()


def test_when_all_is_answered_there_is_nothing_deeper(opened: Opened) -> None:
    stand = opened(SECOND, FOURTH, *MORE, FIRST, THIRD, MUST)
    expect(way(stand)).to_have_text("Ihre Auswertung ansehen")
    expect(stand.locator(".kb-deeper")).to_be_hidden()
