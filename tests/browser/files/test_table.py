"""The table for spreadsheet programs: every answer and note, and never a formula, a number or a date of its own."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.fixtures.cells import INVISIBLE, is_formula, is_kept, is_value, stored, undone
from tests.browser.fixtures.sheets import VECTORS, WORDS, batches, rows, written
from tests.browser.fixtures.takeaway import NOON, READABLE, Assessment, entry
from tests.often import times

VALUES = {"ja": "1", "teilweise": "0,5", "nein": "0"}
KINDS = {"statement": "Aussage", "open": "Offene Frage"}


@pytest.mark.parametrize(("name", "vector"), [("toCsv", "answers.csv"), ("toMarkdown", "report.md")])
def test_the_file_is_as_read_by_a_person(sheets: Page, name: str, vector: str) -> None:
    assert written(sheets, name, READABLE)[0].encode() == (VECTORS / vector).read_bytes()


def test_the_table_begins_with_a_byte_order_mark(sheets: Page) -> None:
    assert written(sheets, "toCsv", READABLE)[0].encode().startswith(b"\xef\xbb\xbfBereich;")


def test_an_assessment_that_has_not_begun_makes_both_files(sheets: Page) -> None:
    empty = Assessment({"name": "", "respondent": "", "date": "", "at": NOON}, READABLE.areas, {})
    assert len(rows(written(sheets, "toCsv", empty)[0])) == len(empty.items)
    report = written(sheets, "toMarkdown", empty)[0]
    assert report.startswith("# Auswertung der Checkliste\n\nBericht vom: 23.11.2026\n\n## Bereiche\n")
    assert "## Plan" not in report
    assert report.count("Nicht beantwortet") == len(empty.items)


def test_a_checklist_without_items_makes_both_files(sheets: Page) -> None:
    empty = Assessment({"name": "x", "respondent": "", "date": "", "at": NOON}, [], {})
    assert rows(written(sheets, "toCsv", empty)[0]) == []
    assert written(sheets, "toMarkdown", empty) == ["# Auswertung: x\n\nBericht vom: 23.11.2026\n"]


def expected_rows(assessment: Assessment) -> Iterator[dict[str, str]]:
    for found in assessment.items:
        yield expected_row(found["key"], assessment.answers.get(found["key"], entry("")), found)
    for key in assessment.former:
        yield expected_row(key, assessment.answers[key], None)


def expected_row(key: str, given: dict[str, Any], found: dict[str, Any] | None) -> dict[str, str]:
    kind, ident = key.split(":")
    flags = {True: "Ja", False: ""}
    return {
        "Art": KINDS[kind] + ("" if found else ", frühere Fassung"),
        "Pflicht": flags[bool(found and found["must"])],
        "Antwort": given["v"] if kind == "open" else WORDS.get(given["v"], ""),
        "Wert": VALUES.get(given["v"], "") if found and kind == "statement" else "",
        "Wichtig für uns": flags[given["important"]],
        "Notiz": given["note"],
        "Grund": given["reason"],
        "Kennung": ident,
    }


def test_generated_tables_hold_every_answer_and_note_and_no_formula(sheets: Page) -> None:
    for batch in batches():
        for assessment, text in zip(batch, written(sheets, "toCsv", *batch), strict=True):
            assert text.startswith("\ufeffBereich;Punkt;")
            found = rows(text)
            assert not [cell for row in found for cell in row.values() if is_formula(cell)]
            expected = list(expected_rows(assessment))
            assert [{name: undone(row[name]) for name in expected[0]} for row in found] == [
                {name: stored(cell) for name, cell in row.items()} for row in expected
            ]


def test_every_row_ends_with_crlf_and_no_cell_holds_one(sheets: Page) -> None:
    for text in written(sheets, "toCsv", *next(batches())):
        assert text.endswith("\r\n")
        assert text.count("\r") == text.count("\r\n") == len(rows(text)) + 1


FORMULAS = ["=1", " =1", "\u00a0=1", "\u200b+1", "\ufeff@x", "\t", "\rx", "＝1", "'=1", "''@x", "\x00=1", '"=1', '" "-1']
READ_AS_VALUES = """3.4|1-2|3,4|1/2|12:30|12:30:15|1e5|1E-5|TRUE|wahr|Falsch|00123|12345678901234567890|0221 123456|0221/12345
(0221) 12-34|5 %|5 €|€5|EUR 5|1.000,50|1'000|(5)|1. Mai|Mai 2024|5-Jan|5. März 2024|9:30 pm|9 a|2026-11-22|22.11.
24/7|1 1/2|½|#N/A|#DIV/0!|'3.4|5|192.168.0.1| 7 |1,2,3|Dez 24|3.4,x""".replace("\n", "|").split("|")
HARMLESS_TEXTS = (
    "Kunden|'n Abend|10 = 10||a-b|§ 7|„=“|3 Anrufe|1. Mai bis Juni|um 12:30 Uhr|KW 12|A4|Wahrheit|#wichtig|Mai|Mo bis Fr|5 Tage"
)


@pytest.mark.parametrize("text", FORMULAS + READ_AS_VALUES)
def test_two_texts_never_become_the_same_cell(sheets: Page, text: str) -> None:
    cell = sheets.evaluate("text => csvCell(text)", text)
    read = next(csv.reader(io.StringIO(cell, newline=""), delimiter=";"))
    assert read == ["'" + stored(text)]
    assert undone(read[0]) == stored(text)


INSIDE = {
    "x,=1+1,y": "x,'=1+1,y",
    "x;=1": "x;'=1",
    "x\t@y": "x\t'@y",
    "Liste:\n- eins\n- zwei": "Liste:\n'- eins\n'- zwei",
    "\n-1": "'\n'-1",
    "a\r\n=1": "a\n'=1",
    'x,"=1': "x,'\"=1",
    "x, \u200b=1": "x,' \u200b=1",
    "x,'=1": "x,''=1",
    "x,3.4,y": "x,'3.4,y",
    "a\n1-2\nb": "a\n'1-2\nb",
    "x,\t=1": "x,'\t'=1",
}


@pytest.mark.parametrize("text", INSIDE)
def test_what_another_reader_would_take_for_a_cell_of_its_own_is_kept_as_well(sheets: Page, text: str) -> None:
    cell = sheets.evaluate("text => csvCell(text)", text)
    read = next(csv.reader(io.StringIO(cell, newline=""), delimiter=";"))
    assert read == [INSIDE[text]]
    assert undone(read[0]) == stored(text)


def test_long_texts_are_written_in_no_time(sheets: Page) -> None:
    """A pattern that tries every way would take forever."""
    texts = ["fr " * 6000 + "x", ",=" * 10_000, "1 " * 10_000 + "x", '"' * 20_000, "' " * 10_000, "1e" * 10_000, "\n" * 20_000]
    assert (
        sheets.evaluate("texts => { const t = performance.now(); texts.map(csvCell); return performance.now() - t; }", texts)
        < 1000
    )


PIECES = (
    "=1+1",
    "-",
    "+49",
    "@",
    "＝",
    "3.4",
    "1-2",
    "05",
    "7",
    "1e5",
    "Mai",
    "TRUE",
    '"',
    "'",
    " ",
    "\u200b",
    ",",
    ";",
    "\t",
    "\n",
    "x",
    "ä",
)
NOTES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
OFTEN = settings(
    derandomize=True,
    deadline=None,
    max_examples=times(150),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def readings(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    for separator in ";,\t":
        yield separator, list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def is_guarded(cell: str) -> bool:
    """The first character that one sees makes it a text."""
    return "".join(c for c in cell if unicodedata.category(c) not in INVISIBLE).startswith("'")


def free_texts(separator: str, found: list[list[str]]) -> list[str]:
    """The cells that are not our own numbers and dates, nor the number that another reader cuts off from a neighbour."""
    if separator == ";":
        return [cell for row in found for at, cell in enumerate(row) if at not in (5, 9)]
    return [cell for row in found for cell in row if not is_kept(cell)]


@OFTEN
@given(st.lists(st.tuples(NOTES, NOTES, NOTES, NOTES), min_size=1, max_size=20))
@example([("x,=1+1,y", "3.4", "1-2", ',"\n=1')] * 2)
def test_in_no_reading_a_cell_is_a_formula_a_number_or_a_date(sheets: Page, notes: list[tuple[str, ...]]) -> None:
    """Separated by semicolon, comma or tab: the three ways in which spreadsheet programs open it."""
    areas = [
        READABLE.areas[0] | {"title": title or "T", "items": [READABLE.areas[0]["items"][0] | {"key": f"statement:i{at}"}]}
        for at, (title, *_) in enumerate(notes)
    ]
    answers = {f"statement:i{at}": entry("entfaellt", note, reason) for at, (_, note, reason, _) in enumerate(notes)}
    former = {f"open:weg-{at}": entry(v, t=v, p=v) for at, (*_, v) in enumerate(notes)}
    for separator, found in readings(written(sheets, "toCsv", replace(READABLE, areas=areas, answers=answers | former))[0]):
        assert [cell for row in found for cell in row if is_formula(cell)] == []
        values = [cell for cell in free_texts(separator, found) if is_value(cell) and not is_guarded(cell)]
        assert [cell for cell in values if not re.search('[";]', cell.strip('"'))] == []  # these are read as texts


@pytest.mark.parametrize("text", HARMLESS_TEXTS.split("|"))
def test_a_harmless_text_stays_as_it_is(sheets: Page, text: str) -> None:
    assert sheets.evaluate("text => csvCell(text)", text) == text
