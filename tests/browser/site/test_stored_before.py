"""What a reader had stored on the site of 28 November 2026: every item that went, moved or was reworded keeps its answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from kb.checks.ledger import read_ledger
from playwright.sync_api import Page, expect

from tests.browser.fixtures.storage import put_all
from tests.conftest import BuiltSite
from tests.project import ROOT, contents

STORED: dict[str, Any] = json.loads(Path(__file__).parents[1].joinpath("fixtures/stored-2026-11-28.json").read_text("utf-8"))
ENTRIES: dict[str, Any] = STORED["entries"]
CHECK, QUIZ = "check:erste:", "quiz:"
ANSWERS = {"ja": "Ja", "teilweise": "Teilweise", "nein": "Nein"}
ROWS = {(row["kind"], row["id"]): row["now"] for _, row in read_ledger("", (ROOT / "kennungen.csv").read_bytes()).rows}


def stored(prefix: str) -> list[tuple[str, str, Any]]:
    """(kind, id, entry) of what was answered."""
    pairs = [(key.split(":")[-2:], entry) for key, entry in ENTRIES.items() if key.startswith(prefix)]
    return [(kind, name, entry) for (kind, name), entry in pairs]


@pytest.fixture
def back(built: BuiltSite, tab: Page) -> Page:
    tab.goto(built.url)
    put_all(tab, ENTRIES)
    return tab


def test_the_ledger_knows_every_item_of_that_day() -> None:
    assert [key for key in ((kind, name) for kind, name, _ in (*stored(CHECK), *stored(QUIZ))) if key not in ROWS] == []


def test_every_answer_is_where_it_was_given_or_listed_and_offered_where_it_belongs(built: BuiltSite, back: Page) -> None:
    items = {(check.kind, check.id) for check in contents().checks()}
    gone = [(name, entry) for kind, name, entry in stored(CHECK) if (kind, name) not in items]
    back.goto(f"{built.url}checkliste/alle/")
    for kind, name, entry in stored(CHECK):
        if kind == "statement" and (kind, name) in items:
            expect(back.locator(f'[data-id="{name}"] .kb-s :checked')).to_have_value(entry["v"])
    former = back.locator(".kb-former")
    former.locator("summary").click()
    for _, entry in gone:
        expect(former.locator("li").filter(has_text=entry["t"])).to_contain_text(ANSWERS[entry["v"]])
    expect(former.locator("li")).to_have_count(len(gone))
    assert len(gone) >= 3


def test_what_took_another_place_offers_its_answer_and_moves_nothing(built: BuiltSite, back: Page) -> None:
    followed = {name: now for (kind, name), now in ROWS.items() if kind == "statement" and now not in ("", "-")}
    back.goto(f"{built.url}checkliste/alle/")
    for name, now in followed.items():
        item = back.locator(f'[data-id="{now}"]')
        if item.get_by_role("button", name="Antwort löschen").is_visible():
            item.get_by_role("button", name="Antwort löschen").click()
        expect(item.locator(".kb-offer").filter(has_text=ENTRIES[f"{CHECK}statement:{name}"]["t"])).to_be_visible()
        expect(item.locator(".kb-s :checked")).to_have_count(0)


def test_measures_for_what_is_gone_keep_their_words(built: BuiltSite, back: Page) -> None:
    back.goto(f"{built.url}checkliste/plan/")
    for key, measure in ENTRIES.items():
        if key.startswith("plan:"):
            expect(back.locator("kb-plan")).to_contain_text(measure["what"])


@pytest.mark.parametrize("form", ["short", "long"])
def test_a_link_of_that_day_is_read(built: BuiltSite, tab: Page, form: str) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/#{STORED['links'][form]}")
    expect(tab.locator(".kb-head")).to_contain_text("Stand vom 28.11.2026")
    expect(tab.locator(".kb-picture li").first).to_be_visible()


def test_a_long_link_shows_what_was_answered_to_what_is_gone(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/#{STORED['links']['long']}")
    listed = tab.locator('[data-part="former"] li')
    expect(listed).not_to_have_count(0)


def test_every_question_that_is_gone_stays_listed_in_the_quiz(built: BuiltSite, back: Page) -> None:
    asked = {(question.kind, question.id) for question in contents().questions()}
    gone = [entry for kind, name, entry in stored(QUIZ) if (kind, name) not in asked]
    back.goto(f"{built.url}quiz/")
    expect(back.locator(".kb-score").first).to_contain_text("beantwortet")
    expect(back.locator(".kb-former li")).to_have_count(len(gone))
