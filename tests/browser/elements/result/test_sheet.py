"""The result on paper: one page for the boss, and the rest only on demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import CONSENT, MAIL, SIGNED, entry, put, record
from tests.browser.fixtures.firms import FIRMS, stored
from tests.browser.fixtures.paper import sheet_texts
from tests.browser.fixtures.result_reader import Result, part, plan_of, with_appendix
from tests.conftest import BuiltSite
from tests.often import share

LONG = "Wort " * 30
ROOM_TO_WRITE = 70  # pixels, almost two centimetres
STORE = "(stored) => { for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, JSON.stringify(value)); }"
FIRM = "Elektrotechnik und Haustechnik Sommer-Leutheusser GmbH & Co. KG, Niederlassung Nordwest"
ITEMS = """nodes => nodes.map((node) => ({ ...node.dataset, area: node.closest("section").dataset.area }))"""
Answers = Callable[[Mapping[str, str], int], str]


def answered(built: BuiltSite, tab: Page, answer: Answers) -> Page:
    """The built page with an answer and a note to everything."""
    tab.goto(f"{built.url}checkliste/auswertung/")
    values: dict[str, Any] = {"assessment:erste": record(FIRM, respondent="Frau Dr. Anna Leutheusser-Schnarrenberger")}
    for place, item in enumerate(tab.locator(".kb-items [data-id]").evaluate_all(ITEMS)):
        given = LONG if item["kind"] == "open" else answer(item, place)
        values[f"check:erste:{item['kind']}:{item['id']}"] = entry(given, rev=item["rev"], note=LONG)
    put(tab, values)
    expect(part(tab, "verdict")).not_to_be_empty()
    return tab


EVERY: dict[str, Answers] = {
    "only no": lambda item, place: "nein",
    "only yes": lambda item, place: "ja",
    "nothing known": lambda item, place: "weissnicht",
    "by turns": lambda item, place: ("ja", "nein", "teilweise", "weissnicht", "entfaellt")[place % 5],
}


@pytest.mark.parametrize("name", share(EVERY))
def test_whatever_was_answered_the_result_has_one_sheet(built: BuiltSite, tab: Page, tmp_path: Path, name: str) -> None:
    (sheet,) = sheet_texts(answered(built, tab, EVERY[name]), tmp_path)
    for wanted in (FIRM, "Leutheusser-Schnarrenberger", "22.11.2026", "Telefon", "Was das Gesetz verlangt"):
        assert wanted in sheet
    assert tab.locator(".kb-verdict").inner_text() in sheet
    for label in ("In den Plan", "Stand festhalten", "Link kopieren", "Wort Wort", "Läuft: Die meisten"):
        assert label not in sheet


def test_the_appendix_is_printed_on_demand_and_only_once(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    page = answered(built, tab, EVERY["by turns"])
    with_appendix(page)
    found = sheet_texts(page, tmp_path)
    assert len(found) > 3
    assert "Wort Wort" in " ".join(found[1:])
    assert "Wort Wort" not in found[0]
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert len(sheet_texts(page, tmp_path)) == 1


def test_the_steps_on_paper_say_who_and_until_when_as_the_plan_does(result: Result, tmp_path: Path) -> None:
    planned = plan_of(SIGNED, what="Vorlage ändern", who="Frau Lehmann", due="2026-12-01")
    page = result(more=planned | plan_of(MAIL, what="Schon getan", status="erledigt"))
    rows = part(page, "sheet").locator("tr")
    page.emulate_media(media="print")
    texts = [[cell.strip() for cell in row.locator("td").all_inner_texts()] for row in rows.all()]
    assert [row[0].split("\n")[0] for row in texts] == ["Vorlage ändern", CONSENT.step, "Hören Sie zehn Anrufe mit."]
    assert [row[1:] for row in texts] == [["Frau Lehmann", "01.12.2026"], ["", ""], ["", ""]]
    assert "Schriftlich: Antwort Teilweise" in texts[0][0]
    assert re.search(r"Was +Wer +Bis wann", page.locator(".kb-sheet thead").inner_text().replace("\t", " "))


@pytest.mark.parametrize("firm", share(FIRMS), ids=lambda firm: firm["name"])
def test_every_firm_has_one_sheet_with_three_whole_steps(
    built: BuiltSite, tab: Page, tmp_path: Path, firm: Mapping[str, Any]
) -> None:
    tab.goto(built.url)
    tab.evaluate(STORE, stored(firm))
    tab.goto(f"{built.url}checkliste/auswertung/")
    steps = tab.locator(".kb-card h3").all_inner_texts()
    assert len(steps) == 3
    (sheet,) = sheet_texts(tab, tmp_path)
    assert [step for step in steps if step not in sheet] == []
    tab.emulate_media(media="print")
    heights = part(tab, "sheet").locator("tr").evaluate_all("rows => rows.map((row) => row.clientHeight)")
    assert min(heights) > ROOM_TO_WRITE


def test_of_a_long_step_the_first_sentence_stands_on_paper(result: Result) -> None:
    page = result(more=plan_of(SIGNED, what="Vorlage ändern und allen zeigen. Danach nachsehen, ob sie benutzt wird."))
    page.emulate_media(media="print")
    first = part(page, "sheet").locator("td").first
    expect(first).to_contain_text("Vorlage ändern und allen zeigen.")
    expect(first).not_to_contain_text("Danach")


def test_questions_without_an_answer_are_not_printed(result: Result, tmp_path: Path) -> None:
    page = result({MAIL: "nein"})
    with_appendix(page)
    assert "Worüber ärgern sich Anrufer" not in " ".join(sheet_texts(page, tmp_path))


def test_the_day_to_look_again_stands_on_paper_once_it_is_set(result: Result, tmp_path: Path) -> None:
    page = result()
    assert "Wieder prüfen" not in " ".join(sheet_texts(page, tmp_path))
    put(page, {"assessment:erste": record(review="2999-01-02")})
    assert "Wieder prüfen am 02.01.2999" in sheet_texts(page, tmp_path)[0]


def test_nothing_is_cut_on_paper(result: Result) -> None:
    page = result({MAIL: "nein", SIGNED: "", CONSENT: "nein"})
    page.emulate_media(media="print")
    words = page.locator(".kb-picture .kb-word")
    expect(words.first).to_have_text(MAIL.text)
    expect(words.first).to_have_css("white-space", "normal")
    assert words.evaluate_all("all => all.every((one) => one.scrollWidth <= one.clientWidth)")
    expect(part(page, "musts").get_by_role("link").first).to_have_css("text-decoration-line", "none")
