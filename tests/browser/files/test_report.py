"""The report in Markdown: every text literally, nothing active, under the item it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from tests.browser.fixtures.sheets import WORDS, batches, written
from tests.browser.fixtures.takeaway import READABLE, Assessment, entry, literal, measure

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
MARKDOWN = {
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=EXTENSIONS),
    "as on a Git host": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}
HARMLESS = {"h1", "h2", "h3", "p", "strong", "br", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}


class Reading(HTMLParser):
    """What a browser makes of a rendered report: its elements, and the text in those that may hold text of the reader."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: dict[str, list[str]] = {"blockquote": [], "strong": [], "td": [], "h1": [], "h3": [], "p": []}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "br":
            self._add(" ")
        else:
            self._open.append(tag)
            if tag in self.texts:
                self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_decl(self, decl: str) -> None:
        self.tags.add(f"!{decl}")

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"!--{data}")

    def handle_pi(self, data: str) -> None:
        self.tags.add(f"?{data}")

    def _add(self, text: str) -> None:
        for tag in {*self._open} & {*self.texts}:
            self.texts[tag][-1] += text

    def seen(self, tag: str) -> list[str]:
        return [literal(text) for text in self.texts[tag]]


def expected_quotes(assessment: Assessment) -> list[str]:
    """Answers to open questions, reasons, notes and former wordings, in their order."""
    found = {one["key"]: one for one in assessment.items}
    parts: list[str] = []
    for key in [*found, *assessment.former]:
        given = assessment.answers.get(key, entry(""))
        answer = given["v"] if key.startswith("open:") else ""
        parts += [answer, given["reason"], given["note"], former_wording(given, found.get(key))]
    return [literal(part) for part in parts if literal(part)]


def former_wording(given: dict[str, Any], found: dict[str, Any] | None) -> str:
    is_reworded = found and given["v"] and given["rev"] != found["rev"] and given["t"] != found["text"]
    return str(given["t"]) if is_reworded else ""


def expected_items(assessment: Assessment) -> list[str]:
    gone = [(key, assessment.answers[key]["t"]) for key in assessment.former]
    texts = [*((one["key"], one["text"]) for one in assessment.items), *gone]
    return [literal(text) or key.split(":")[1] for key, text in texts]


@pytest.mark.parametrize("reader", MARKDOWN)
def test_generated_reports_show_every_text_literally_and_nothing_active(sheets: Page, reader: str) -> None:
    for batch in batches():
        for assessment, text in zip(batch, written(sheets, "toMarkdown", *batch), strict=True):
            reading = Reading(MARKDOWN[reader](text))
            assert reading.tags <= HARMLESS
            assert reading.attributes <= {"id"}
            assert reading.seen("blockquote") == expected_quotes(assessment)
            assert reading.seen("strong") == expected_items(assessment)
            assert reading.seen("h3") == [literal(area["title"]) for area in assessment.areas]
            name = literal(assessment.record["name"])
            assert reading.seen("h1") == [f"Auswertung: {name}" if name else "Auswertung der Checkliste"]
            assert_plan(reading, assessment)


def assert_plan(reading: Reading, assessment: Assessment) -> None:
    cells = reading.seen("td")
    for planned in assessment.plan:
        assert literal(planned["what"]) in cells
        assert literal(planned["who"]) in cells


@pytest.mark.parametrize(
    ("due", "status", "words"),
    [
        ("2026-11-22", "offen", "offen, überfällig"),
        ("2026-11-22", "laeuft", "läuft, überfällig"),
        ("2026-11-22", "erledigt", "erledigt"),
        ("2026-11-23", "offen", "offen"),
        ("", "offen", "offen"),
        ("0 Tage", "offen", "offen"),
    ],
)
def test_a_measure_that_should_be_done_by_now_is_marked(sheets: Page, due: str, status: str, words: str) -> None:
    late = replace(READABLE, plan=[measure("own-1", "Anrufe zählen", "Kim", due, status)])
    row = next(line for line in written(sheets, "toMarkdown", late)[0].splitlines() if "Anrufe zählen" in line)
    assert row.split(" | ")[3] == words


def test_without_steps_in_the_catalogue_there_is_no_column_for_them(sheets: Page) -> None:
    areas = [area | {"items": [one | {"step": ""} for one in area["items"]]} for area in READABLE.areas]
    assert "\n| Punkt | Bereich | Warum |\n" in written(sheets, "toMarkdown", replace(READABLE, areas=areas))[0]


@pytest.mark.parametrize("reader", MARKDOWN)
def test_every_answer_stands_under_its_item(sheets: Page, reader: str) -> None:
    paragraphs = Reading(MARKDOWN[reader](written(sheets, "toMarkdown", READABLE)[0])).seen("p")
    for found in READABLE.items:
        given = READABLE.answers.get(found["key"], entry(""))
        line = next(line for line in paragraphs if line.startswith(found["text"]))
        assert found["kind"] == "open" or f"Antwort: {WORDS[given['v']]}" in line if given["v"] else "Nicht beantwortet" in line
        assert ("Pflicht" in line) == found["must"]
        assert ("wichtig für uns" in line) == given["important"]


@pytest.mark.parametrize(
    "text", ["https://e.example", "http://a.b", "ftp://a.b", "www.e.example", "WWW.1.example", "e.example/pfad", "x@e.example"]
)
def test_an_address_stands_there_in_pieces_that_no_platform_links(sheets: Page, text: str) -> None:
    line = sheets.evaluate("text => mdLine(text)", text)
    assert not re.search(r"://|www\.|(?<!\\)\.(example|b)", line, re.IGNORECASE)
    assert Reading(markdown.markdown(line)).texts["p"] == [text]
