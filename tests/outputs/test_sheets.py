"""Files that readers take along, opened again: they say what the page says, and nothing of the day they were made."""

from __future__ import annotations

import posixpath
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Mm
from kb.checks.catalogue import read_catalogue
from kb.html.lettering import plain_words
from kb.outputs.sheets import sheet_files
from kb.outputs.sheets.letter import letter
from kb.outputs.sheets.spreadsheet import spreadsheet
from kb.placed import Sheet
from openpyxl import load_workbook

from tests.project import contents

CATALOGUE = contents()
FILES = dict(sheet_files(CATALOGUE))
SHEETS = {
    posixpath.join(posixpath.dirname(path), sheet.file): sheet
    for path, article in CATALOGUE.articles.items()
    for sheet in article.sheets
}
HEAD = ("Tag", "Wer **genau**", "Was", "Bis wann", "Erledigt")
ROWS = (("Beispiel: Montag", "[Frau Weber](x.md)", "=1+1", "", "ja"),)


def cells(data: bytes) -> list[list[str]]:
    """What stands in a spreadsheet, down to its last row with words."""
    page = load_workbook(BytesIO(data)).active
    assert page
    rows = [[str(cell or "") for cell in row] for row in page.iter_rows(values_only=True)]
    return rows[: max(at for at, row in enumerate(rows, 1) if any(row))]


@pytest.mark.parametrize("url", sorted(url for url, sheet in SHEETS.items() if sheet.head))
def test_a_spreadsheet_says_what_the_table_says(url: str) -> None:
    sheet = SHEETS[url]
    assert cells(FILES[url]) == [[plain_words(cell) for cell in row] for row in (sheet.head, *sheet.rows)]


@pytest.mark.parametrize("url", sorted(url for url, sheet in SHEETS.items() if sheet.text))
def test_a_letter_says_what_the_text_says(url: str) -> None:
    written = [" ".join(part.split()) for part in SHEETS[url].text.replace("**", "").split("\n\n")]
    assert [part.text for part in Document(BytesIO(FILES[url])).paragraphs] == written


def test_there_are_both_and_each_is_small() -> None:
    assert SHEETS.keys() == FILES.keys()
    assert {url.rpartition(".")[2] for url in FILES} == {"xlsx", "docx"}
    assert all(2000 < len(data) < 45_000 for data in FILES.values())


def test_a_cell_is_plain_words_and_never_a_formula() -> None:
    assert cells(spreadsheet("Protokoll", HEAD, ROWS)) == [
        ["Tag", "Wer genau", "Was", "Bis wann", "Erledigt"],
        ["Beispiel: Montag", "Frau Weber", "=1+1", "", "ja"],
    ]
    page = load_workbook(BytesIO(spreadsheet("Protokoll", HEAD, ROWS))).active
    assert page and page["C2"].data_type == "s"


def test_a_spreadsheet_is_ready_to_be_filled_in_and_printed() -> None:
    book = load_workbook(BytesIO(spreadsheet("Wer: kennt/wen?", HEAD, ROWS)))
    page = book.active
    assert page and page.title == "Wer  kennt wen"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.freeze_panes == "A2"
    assert page.max_row > 10
    assert page.cell(page.max_row, 1).border.bottom.style == "thin"
    assert book.properties.title == "Wer: kennt/wen?"


def test_few_columns_stand_upright() -> None:
    page = load_workbook(BytesIO(spreadsheet("Kurz", HEAD[:3], [row[:3] for row in ROWS]))).active
    assert page and page.page_setup.orientation != "landscape"


def test_in_a_letter_bold_stays_bold_and_what_is_to_be_replaced_is_marked() -> None:
    document = Document(BytesIO(letter("Brief", "**Preis ab [Datum]**\n\nGuten Tag [Name],\nbis bald")))
    first, second = document.paragraphs
    assert [(run.text, run.bold, run.font.highlight_color) for run in first.runs] == [
        ("Preis ab ", True, None),
        ("[Datum]", True, WD_COLOR_INDEX.YELLOW),
    ]
    assert second.text == "Guten Tag [Name], bis bald"
    assert round((document.sections[0].page_width or 0) / Mm(1)) == 210
    assert document.core_properties.title == "Brief"


@pytest.mark.parametrize("url", sorted(FILES))
def test_nothing_in_a_file_tells_when_it_was_made(url: str, tmp_path: Path) -> None:
    archive = ZipFile(BytesIO(FILES[url]))
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = archive.read("docProps/core.xml").decode()
    assert about.count("2000-01-01T00:00:00Z") == 2
    assert "python" not in about.lower()


def test_the_same_table_and_text_give_the_same_bytes() -> None:
    assert spreadsheet("Protokoll", HEAD, ROWS) == spreadsheet("Protokoll", HEAD, ROWS)
    assert letter("Brief", "Guten Tag") == letter("Brief", "Guten Tag")


def test_a_file_stands_beside_its_page_and_has_the_title_above_it() -> None:
    text = "# Blatt\n\n## Drei Fragen\n\n<!-- kb:sheet fragen -->\n\n> Guten Tag\n"
    found = dict(sheet_files(read_catalogue({"vorlagen/x.md": text, "y.md": text})))
    assert found == dict.fromkeys(("vorlagen/fragen.docx", "fragen.docx"), letter("Drei Fragen", "Guten Tag"))


def test_the_kind_of_a_file_is_that_of_what_it_is_made_of() -> None:
    assert Sheet("a", 1, 2, head=("Tag",)).file == "a.xlsx"
    assert Sheet("a", 1, 2, text="Guten Tag").file == "a.docx"
