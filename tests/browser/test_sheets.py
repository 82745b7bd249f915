"""What leaves the browser for people: the table for spreadsheet programs and the report in Markdown."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from playwright.sync_api import Page

from tests.browser.fixtures.modules import load
from tests.browser.fixtures.takeaway import NOON, READABLE, TURNING, Assessment, Generator, entry, literal, measure

VECTORS = Path(__file__).parents[1] / "vectors"
WORDS = {"ja": "Ja", "teilweise": "Teilweise", "nein": "Nein", "entfaellt": "Trifft nicht zu", "weissnicht": "Weiß nicht"}
VALUES = {"ja": "1", "teilweise": "0,5", "nein": "0"}
KINDS = {"statement": "Aussage", "open": "Offene Frage"}
DANGER = "=+-@−＝＋－＠﹦﹢﹣﹫"
INVISIBLE = ("Cc", "Cf", "Zs", "Zl", "Zp")
ENDS = ",;\t\n"
PARTS, LINES = re.compile("(?<=[,;])"), re.compile(f"(?<=[{ENDS[2:]}])")
GENERATED = 1000
WRITE = """([inputs, name]) => inputs.map((input) => {
  const answers = new Map(input.answers);
  const items = input.catalogue.areas.flatMap((area) => area.items);
  const text = { toCsv, toMarkdown }[name]({ ...input, answers, result: score(items, answers) });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
})"""
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
MARKDOWN = {
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=EXTENSIONS),
    "as on a Git host": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}
HARMLESS = {"h1", "h2", "h3", "p", "strong", "br", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}


@pytest.fixture
def sheets(tab: Page) -> Page:
    """The functions under test and those whose results they write down."""
    return load(tab, "scoring/scoring.js", "files/sheet.js")


def written(page: Page, name: str, *assessments: Assessment) -> list[str]:
    return list(page.evaluate(WRITE, [[assessment.as_input() for assessment in assessments], name]))


def batches() -> Iterator[list[Assessment]]:
    generator = Generator(2026)
    for _ in range(GENERATED // 100):
        yield [generator.assessment() for _ in range(100)]


# --- two files that a person has read


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


# --- the table


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True))


def is_formula(text: str) -> bool:
    """By the letter, not by the pattern of the code: the first character that is neither blank, invisible nor a quote."""
    visible = [c for c in text if unicodedata.category(c) not in INVISIBLE and c != '"']
    return text[:1] in {"\t", "\r", "\n"} or bool(visible and visible[0] in DANGER)


MONTHS = "Jan Januar January Feb Februar Mär März Mrz Mar March Apr April Mai May Jun Juni June Jul Juli July Aug August"
MONTHS += " Sep Sept September Okt Oct Oktober October Nov November Dez Dec Dezember December"
VALUE_WORDS = {word.lower() for word in f"{MONTHS} EUR USD".split()}
ERRORS = {"#n/a", "#nv", "#name?", "#ref!", "#bezug!", "#value!", "#wert!", "#div/0!", "#num!", "#zahl!", "#null!"}


def is_value(text: str) -> bool:
    """What a spreadsheet program may take for a number, a date, a time, money, truth or an error: figures without words."""
    seen = "".join(" " if unicodedata.category(c) in INVISIBLE else c for c in text)
    bare = seen.strip(" \"'").lower()
    digits = [c for c in bare if unicodedata.category(c)[0] == "N"]
    wordless = re.sub(r"(?<=\d)([ed](?=[+-]?\d)|\s?[ap]m?\b)", " ", bare)
    letters = "".join(c if c.isalpha() else " " for c in wordless).split()
    is_figure = bool(digits) and all(word in VALUE_WORDS for word in letters)
    return bare in {"true", "false", "wahr", "falsch"} | ERRORS or (
        is_figure and not re.search(r"[^\w\s½.,:;/()%'’\"€$£°+−-]|_", bare)
    )


def is_kept(value: str) -> bool:
    """A number that is shown as it was typed."""
    return bool(re.fullmatch(r" ?(0|[1-9][0-9]{0,14})", value))


def undone(cell: str) -> str:
    """Without the apostrophes that keep it, and its parts, from being formulas, numbers or dates: from the end to the start."""
    first, *rest = LINES.split(cell)
    whole = "".join([_undone_line(first, False), *(_undone_line(line, is_formula_inside(line)) for line in rest)])
    plain = whole.removeprefix("'")
    is_marked = is_formula(plain.lstrip("'")) or is_value(plain)
    return _bare(whole, is_marked and first.startswith("'") and not _is_line(first))


def _undone_line(line: str, is_marked: bool) -> str:
    first, *rest = PARTS.split(line)
    parts = [_bare(part, is_formula_inside(part) or _is_cell(part)) for part in rest]
    return _bare("".join([first, *parts]), is_marked or _is_line(line))


def _is_line(line: str) -> bool:
    return _is_cell(PARTS.split(line)[0]) or _is_cell("".join(part.removeprefix("'") for part in PARTS.split(line)))


def is_formula_inside(text: str) -> bool:
    bare = text.lstrip("'")
    return is_formula(bare) and bare[:1] != "\n"


def _is_cell(part: str) -> bool:
    """A number or a date alone between two separators."""
    value = part.removeprefix("'")[:-1]
    return part[-1:] in ENDS and part != "" and is_value(value) and not is_kept(value)


def _bare(text: str, is_marked: bool) -> str:
    return text[1:] if is_marked and text.startswith("'") else text


def stored(text: str) -> str:
    """As a file can hold it: whole characters, one kind of line end, nothing that turns the direction."""
    return TURNING.sub("", re.sub("[\ud800-\udfff]", "\ufffd", re.sub(r"\r\n?", "\n", text)))


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
    max_examples=150,
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


# --- the report


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
