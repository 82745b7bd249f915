"""No answer is lost, of whatever kind, whatever an author does to its question and whatever stands in the storage."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from kb.entries.matches import answers_of
from kb.solutions import Match
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import everything
from tests.browser.fixtures.assessment_pages import key as store_key
from tests.browser.fixtures.kinds import MATCH, Fate, Kind, kinds
from tests.browser.fixtures.pages import Question, Show
from tests.browser.fixtures.quiz_reader import answer_anyhow, block, quiz_page, result, score, stored

assert isinstance(MATCH.solution, Match)
KINDS = kinds({text: key for key, text in answers_of(MATCH.solution)})
EDITS = ("reworded", "added", "removed", "turned", "judged_anew")
CHANGED = "Frage wurde geändert, bitte prüfen."
BROKEN: list[Any] = [
    "kaputt",
    None,
    {"v": "k1", "o": []},
    {"v": ["k1", "k2"], "o": ["Antwort 1"]},
    {"s": "fast"},
    {"at": "gestern"},
    {"v": ["x"] * 51, "o": ["x"] * 51},
]
ODD = [["nie", "gab"], ["s1", "s1", "s2"], ["p0", "p1=", "=p2"], ["__proto__", "constructor"], ["toString=x"], [""]]


def entry(kind: Kind, given: Mapping[str, str], **more: Any) -> dict[str, Any]:
    """As it was stored before hints and second tries came."""
    status = "compared" if kind.name == "free" else "right"
    words = {"v": [*given], "o": [*given.values()]}
    return {**words, "s": status, "rev": kind.question.rev, "t": kind.question.text, "p": "", "at": 1, **more}


def key(kind: Kind) -> str:
    return f"quiz:{kind.name}:{kind.question.id}"


def right() -> dict[str, Any]:
    return {key(kind): entry(kind, kind.right) for kind in KINDS}


def page_of(questions: Iterable[Question]) -> str:
    return quiz_page(*questions)


def all_of_them() -> str:
    return page_of(kind.question for kind in KINDS)


def test_answers_of_earlier_times_are_shown_and_judged(show: Show) -> None:
    page = show(all_of_them(), stored=right())
    expect(score(page)).to_have_text("7 von 7 beantwortet: 6 richtig, 1 selbst verglichen.")
    page = show(all_of_them(), stored={key(kind): entry(kind, kind.wrong) for kind in KINDS})
    expect(score(page)).to_have_text("7 von 7 beantwortet: 6 falsch, 1 selbst verglichen.")


@pytest.mark.parametrize("edit", EDITS)
def test_an_answer_survives_what_an_author_does(show: Show, edit: str) -> None:
    edited = [(kind, *kind.edits[edit]) for kind in KINDS if edit in kind.edits]
    page = show(page_of(question for _, question, _ in edited), stored=right())
    for kind, question, fate in edited:
        expect_fate(page, kind, question, fate)
        assert stored(page, question) == entry(kind, kind.right), (kind.name, "what is only looked at stays as it was")


def expect_fate(page: Page, kind: Kind, question: Question, fate: Fate) -> None:
    """What becomes of the right answer, and that one is told why."""
    quoted = ", ".join(f"„{words}“" for words in kind.right.values())
    told = f"{CHANGED} Ihre frühere Antwort lautete {quoted}." if fate == "quoted" else CHANGED
    expect(block(page, question).locator(".kb-u p")).to_have_text(told)
    if fate in ("quoted", "asked"):
        expect(result(page, question)).to_have_text("")
        expect(block(page, question).get_by_role("button", name="Auflösen")).to_be_visible()
    else:
        expect(result(page, question)).to_have_attribute("data-outcome", fate)


def test_another_kind_under_the_same_id_finds_no_answer_and_loses_none(show: Show) -> None:
    """Every question under the id of the one before it, so that each kind stands where another one stood."""
    moved = [replace(kind.question, id=KINDS[at - 1].question.id) for at, kind in enumerate(KINDS)]
    page = show(page_of(moved), stored=right())
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    for question in moved:
        answer_anyhow(block(page, question))
        block(page, question).get_by_role("button", name="Weiß ich nicht").click()
    page = show(all_of_them())
    for kind in KINDS:
        assert stored(page, kind.question) == entry(kind, kind.right)
    expect(score(page)).to_have_text("7 von 7 beantwortet: 6 richtig, 1 selbst verglichen.")


def test_two_tabs_do_not_take_each_others_answers(show: Show, context: BrowserContext) -> None:
    one = show(all_of_them(), stored=right())
    two = show(all_of_them(), page=context.new_page())
    one.get_by_role("button", name="Antworten zurücksetzen").click()
    expect(score(two)).to_have_text("Noch keine Frage beantwortet.")
    for at, kind in enumerate(KINDS):
        answer_anyhow(block((one, two)[at % 2], kind.question))
    for kind in KINDS:
        given = [stored(page, kind.question) for page in (one, two)]
        assert given[0] == given[1] is not None
        block(two, kind.question).get_by_role("button", name="Weiß ich nicht").click()
    expect(score(one)).to_have_text("7 von 7 beantwortet: 7 nicht gewusst.")


def test_what_is_broken_is_kept_aside_and_everything_can_be_answered(show: Show) -> None:
    for broken in BROKEN:
        values = {key(kind): entry(kind, kind.right) | broken if isinstance(broken, dict) else broken for kind in KINDS}
        page = show(all_of_them(), stored=values)
        expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
        answer_first(page)
        kept = everything(page)
        for name, value in values.items():
            assert json.loads(kept[store_key("unreadable", store_key(name))]) == value


def test_what_fits_no_question_of_today_stops_nothing(show: Show) -> None:
    for given in ODD:
        page = show(all_of_them(), stored={key(kind): entry(kind, {one: one for one in given}) for kind in KINDS})
        page.get_by_role("button", name="Antworten zurücksetzen").click()
        answer_first(page)


def answer_first(page: Page) -> None:
    """The page still works."""
    question = block(page, KINDS[0].question)
    answer_anyhow(question)
    question.get_by_role("button", name="Auflösen").click()
    expect(score(page)).to_contain_text("1 von 7 beantwortet")
