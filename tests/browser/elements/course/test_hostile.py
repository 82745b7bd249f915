"""Results that come back cut, changed, foreign, huge or made to do harm: told, and nothing else happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from tests.browser.fixtures.course_reader import (
    KINDS,
    OWN,
    RIGHT,
    SPEC,
    basis,
    class_of,
    course_page,
    file,
    link,
    mail,
    paste,
    pick,
    result,
    said,
    unfold,
)
from tests.browser.fixtures.exams import list_of_spec, payload
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.pages import INJECTED, LOYAL, Show
from tests.often import times

TEST_LINK = f"https://firma.example/quiz/test/#t={payload(['kundenbindung', list_of_spec(SPEC)])}"
WRONG_WORDS = ("undefined", "NaN", "[object", "Invalid", "Infinity")
TEXTS = (INJECTED, "__proto__", "constructor", "\u202egnureilretsE", "{n} {text}", "x" * 2000, "=1+1", "66,0 %", "")


def test_cut_anywhere_or_changed_a_link_is_refused(show: Show) -> None:
    page = course_page(show)
    whole = link(class_of(1)[0])
    start = whole.index("#r=") + 4
    cut = [whole[:length] for length in range(start, len(whole), 13)]
    changed = [
        whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :] for at in range(start + 10, len(whole) - 1, 13)
    ]
    paste(page, "\n\n".join([*cut[1:], *changed]))
    expect(said(page)).to_contain_text("Gelesen: 0. Abgelehnt:")
    expect(page.get_by_text("Unvollständig oder verändert.")).to_have_count(1)
    expect(basis(page)).to_be_hidden()


def test_files_of_all_kinds_are_refused_by_name(show: Show) -> None:
    page = course_page(show)
    good = class_of(0)[0]
    files = {
        "leer.json": "",
        "blatt.pdf": "%PDF-1.7\n" + "stream \ufffd r= t= " * 9000,
        "rechnung.json": '{"summe": 1,',
        "test.txt": f"Zum Test: {TEST_LINK}",
        "kaputt.json": json.dumps(good)[:-20],
        "neu.json": {**good, "version": 2},
        "fremd.json": {**good, "site": "andere"},
        "sicherung.json": {"format": "kundenbindung-sicherung", "version": 2, "entries": []},
        "riesig.json": json.dumps({**good, "more": "x" * 1_000_001}),
        "viele.json": {**good, "spec": {**SPEC, "ids": [f"f{n}" for n in range(201)]}},
        "doppelt.json": {**good, "answers": good["answers"] * 2},
        INJECTED: "null",
    }
    pick(page, *(file(text, name) for name, text in files.items()))
    expect(said(page)).to_have_text(f"Gelesen: 0. Abgelehnt: {len(files)}.")
    told = page.locator("[data-part=refused] li").all_inner_texts()
    assert [text.split(":")[0] for text in told] == list(files)
    words = dict(zip(files, told, strict=True))
    assert "neueren Fassung" in words["neu.json"]
    assert "anderen Website" in words["fremd.json"]
    assert "Unvollständig" in words["kaputt.json"]
    none = ("leer.json", "blatt.pdf", "rechnung.json", "sicherung.json")
    assert [name for name in none if "Das ist kein Ergebnis" not in words[name]] == []
    assert "Das ist der Link zum Test" in words["test.txt"]
    assert "Zu groß" in words["riesig.json"]
    assert page.evaluate("window.hacked") is None


def test_a_script_in_every_text_is_text(show: Show) -> None:
    page = course_page(show)
    evil = {**SPEC, "name": INJECTED, "ids": [*SPEC["ids"], "gibt-es-nicht"]}
    given = {one: [text, text] for one in KINDS for text in [INJECTED]} | {OWN: [INJECTED, "{why}"]}
    people = [result(n, given, spec=evil, person=text[:60]) for n, text in enumerate(TEXTS)]
    paste(page, mail(people))
    expect(basis(page)).to_contain_text(f"{len(TEXTS)} Ergebnisse zum Test „{INJECTED}“")
    for title in ("Alle Fragen", "Für alle", "Wer hat was"):
        unfold(page, title)
    text = page.locator("kb-course").inner_text()
    assert INJECTED in text
    assert "\u202e" not in text
    assert [word for word in WRONG_WORDS if word in text] == []
    assert page.locator("kb-course :is(img, script)").count() == 0
    assert page.evaluate("window.hacked") is None


def test_answers_that_nobody_can_have_given_stop_nothing(show: Show) -> None:
    page = course_page(show)
    odd: list[list[str]] = [[text] * n for text in TEXTS for n in (1, 3, 50)]
    people = [result(n, dict.fromkeys(KINDS, given)) for n, given in enumerate(odd)]
    paste(page, mail(people))
    expect(basis(page)).to_contain_text(f"{len(odd)} Ergebnisse")
    rows = unfold(page, "Alle Fragen").locator("tbody tr")
    expect(rows.filter(has_text=LOYAL.text)).to_contain_text(f"0 von {len(odd)}")
    assert [word for word in WRONG_WORDS if word in page.locator("kb-course").inner_text()] == []


def test_one_who_calls_her_answers_her_own_words_takes_no_question_from_the_others(show: Show) -> None:
    page = course_page(show)
    gone = {**SPEC, "ids": [*SPEC["ids"], "gibt-es-nicht"]}
    people = [result(n, spec=gone) for n in range(5)]
    people[0]["answers"] = [[one, "old", "compared", given] for one, _, _, given in people[0]["answers"]]
    paste(page, mail(people))
    expect(basis(page)).to_contain_text("5 Ergebnisse")
    expect(unfold(page, "Alle Fragen").locator("tbody tr").first).to_contain_text("4 von 4")


def test_more_results_than_there_is_room_for_are_told(show: Show) -> None:
    page = course_page(show)
    paste(page, mail([result(n, {LOYAL: RIGHT[LOYAL]}) for n in range(205)]))
    expect(said(page)).to_have_text("Gelesen: 200. Abgelehnt: 5.", timeout=20_000)
    expect(page.get_by_text("Mehr als 200 Ergebnisse haben hier keinen Platz.")).to_be_visible()
    expect(basis(page)).to_contain_text("200 Ergebnisse")


def test_a_text_without_a_link_says_so(show: Show) -> None:
    page = course_page(show)
    paste(page, "Guten Tag, anbei nichts.")
    expect(said(page)).to_have_text("Darin steht kein Link mit einem Ergebnis.")


@pytest.mark.parametrize("text", [TEST_LINK, TEST_LINK.replace("=", "=3D")])
def test_the_link_of_the_test_itself_is_told_from_a_result(show: Show, text: str) -> None:
    page = course_page(show)
    paste(page, f"Guten Tag, hier der Test:\n{text}")
    expect(said(page)).to_have_text("Gelesen: 0. Abgelehnt: 1.")
    expect(page.get_by_text("Das ist der Link zum Test, kein Ergebnis.")).to_be_visible()
    paste(page, f"> {text}\n\n{link(class_of(1)[0])}")
    expect(said(page)).to_have_text("Gelesen: 1.")


# --- Whatever is pasted

PASTED = ("files/pasted.js",)
PIECES = "([text, pattern]) => piecesIn(text, new RegExp(pattern, 'gi'))"
PIECE = st.sampled_from(("r=1z.", "R=3D1p.a-b", "\n", "=\n> ", "ab-CD_9", "#", "r=", "3D", " ", "\u202e", "{", "€", "\ud83d"))


@settings(derandomize=True, deadline=None, max_examples=times(500))
@given(st.lists(PIECE, max_size=30))
def test_any_text_falls_into_pieces_that_begin_with_a_link_and_lose_nothing(functions: Functions, parts: list[str]) -> None:
    text = "".join(parts)
    page: Page = functions(*PASTED)
    found: list[Any] = page.evaluate(PIECES, [text, r"\br=(?:3D)?(?=\d+[pz]\.)"])
    assert all(piece.lower().startswith("r=1") for piece in found)
    assert len("".join(found)) <= len(text)


def test_a_link_goes_on_for_as_many_lines_as_it_needs(functions: Functions) -> None:
    page = functions(*PASTED)
    read = (
        "(piece) => readPiece(piece, async (link) => (link === 'r=1z.abcdef' ? { whole: link } : { problem: 'garbled', link }))"
    )
    assert page.evaluate(read, "r=1z.ab\ncd\n> ef\nrest") == {"whole": "r=1z.abcdef"}
    assert page.evaluate(read, "r=1z.ab=\r\ncd\nxx") == {"problem": "garbled", "link": "r=1z.ab"}
