"""The site out of its ZIP, opened from a folder: no server, no network, and all that readers do still works."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.engines.reader import UnpackedReader
from tests.engines.test_checklist_journey import answer

HOME = "seiten/index.html"
AREA = "seiten/checkliste/telefon/index.html"
RESULT = "seiten/checkliste/auswertung/index.html"
QUIZ = "seiten/quiz/zufrieden-ist-nicht-treu/index.html"
LOADED = "return performance.getEntriesByType('resource').map(({ name }) => name)"
NEAR = ("file:", "blob:", "data:")


def only_files(reader: UnpackedReader) -> None:
    assert [name for name in reader.js(LOADED) if not name.startswith(NEAR)] == []


def arrives(reader: UnpackedReader, path: str) -> None:
    reader.until(lambda: reader.driver.current_url.endswith(path), path)
    reader.ready()


def test_the_start_leads_to_the_site_and_links_lead_on(unpacked: UnpackedReader) -> None:
    unpacked.driver.get(f"{unpacked.url}index.html")
    arrives(unpacked, HOME)
    for title, path in (("Lesen", "themen"), ("Testen", "quiz"), ("Prüfen", "checkliste")):
        unpacked.press_text(title, ".kb-tabs a")
        arrives(unpacked, f"seiten/{path}/index.html")
        only_files(unpacked)


@pytest.mark.parametrize("words", ["Größe", "beschwehrde"])
def test_search_finds_and_leads_to_the_place(unpacked: UnpackedReader, words: str) -> None:
    unpacked.open("seiten/checkliste/index.html")
    unpacked.find(".md-search__input").send_keys(words)
    unpacked.until(lambda: unpacked.all(".md-search-result__link"), "results")
    only_files(unpacked)
    unpacked.driver.switch_to.active_element.send_keys(Keys.ENTER)
    unpacked.until(lambda: unpacked.driver.current_url.partition("#")[0].endswith("index.html"), "a file")
    unpacked.until(lambda: "seiten/checkliste/index.html" not in unpacked.driver.current_url, "page found")
    unpacked.ready()
    assert unpacked.text("h1")


def test_answers_are_kept_and_known_to_other_pages(unpacked: UnpackedReader) -> None:
    unpacked.open(AREA)
    answer(unpacked, "nein")
    unpacked.says(".kb-score", "Telefon · 1 von")
    unpacked.open(AREA)
    unpacked.expect('.kb-c[data-kind="statement"] [value="nein"]', True, "checked")
    unpacked.open(RESULT)
    unpacked.until(lambda: unpacked.all("kb-result.kb-on"), "result")
    unpacked.until(lambda: "Telefon" in unpacked.text("kb-result"), "the area answered")
    only_files(unpacked)


def test_a_question_is_answered_and_stays_answered(unpacked: UnpackedReader) -> None:
    unpacked.open(QUIZ)
    question = ".kb-q"
    unpacked.press(f"{question} label")
    unpacked.until(lambda: any(key.startswith("quiz:") for key in unpacked.stored()), "answer kept")
    unpacked.open(QUIZ)
    unpacked.until(lambda: unpacked.all(f"{question} input:checked"), "answer shown")
