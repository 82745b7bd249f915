"""Files in the style of other people: carried over or refused, each with its file and line, and nothing lost in silence.

`foreign/` holds the files and, under the same name with `.md`, what is told about them and what becomes of them. Write what is
missing with `KB_GOLDEN=write`, and read it.
"""

from __future__ import annotations

import os
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from kb.__main__ import main
from kb.checks.catalogue import read_catalogue
from kb.outputs.exchange.foreign import imported
from openpyxl import Workbook

from tests.project import ROOT

FOLDER = Path(__file__).with_name("foreign")
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".md")
HEAD = ["Frage", "Antwort 1", "Antwort 2", "Richtig", "Rückmeldung 1"]
BOMB = b'<!DOCTYPE x [<!ENTITY a "%s">%s]><worksheet>&z;</worksheet>'


def told(name: str, data: bytes, taken: set[str] | None = None) -> tuple[list[str], str]:
    text, problems = imported(name, data, taken or set())
    return [problem.show() for problem in problems], text


def workbook(*rows: list[Any], more: str = "") -> bytes:
    book = Workbook()
    assert book.active
    for row in (HEAD, *rows):
        book.active.append([*row])
    if more:
        book.create_sheet(more)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_becomes_what_stands_beside_it(path: Path) -> None:
    lines, text = told(path.name, path.read_bytes())
    expected = path.with_name(f"{path.name}.md")
    found = "\n".join([*lines, "===", text])
    if os.environ.get("KB_GOLDEN") == "write" and not expected.exists():
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_carried_over_is_right_and_all_else_is_told_with_its_line(path: Path) -> None:
    lines, text = told(path.name, path.read_bytes())
    assert all(re.match(rf"{re.escape(path.name)}:\d+: ", line) for line in lines)
    assert text or lines
    errors = read_catalogue({"themen/x.md": f"# Titel\n\n{text}"}).errors() if text else []
    assert [error.text for error in errors if ".erwartet" not in error.text] == []
    assert not re.search(r"<(?!!--)[a-z/]|javascript:|\(\s*data:", text)


def test_there_are_files_of_every_format() -> None:
    assert len(FILES) > 20
    assert {path.suffix for path in FILES} == {".gift", ".xml", ".txt", ".csv"}


def test_a_sheet_is_read_and_its_formulas_are_not() -> None:
    data = workbook(
        ["Was hilft?", "Zuhören", "=HYPERLINK(A1)", 1, "Ja."], ["Und nun?", "Fragen", 2.5, "A", None], more="Zweites"
    )
    lines, text = told("fragen.xlsx", data)
    assert [line.partition(". ")[0] for line in lines] == [
        "fragen.xlsx:1: Das Blatt „Zweites“ wird nicht übernommen: Gelesen wird das erste",
        "fragen.xlsx:2: Die Frage „Was hilft?“ hat weniger als zwei Antworten, deshalb wird sie nicht übernommen",
        "fragen.xlsx:2: Diese Formel wird weder gerechnet noch übernommen: =HYPERLINK(A1)",
    ]
    assert "- [x] Fragen\n- [ ] 2.5\n" in text


def test_a_sheet_cannot_blow_up() -> None:
    parts = {one: ZipFile(BytesIO(workbook())).read(one) for one in ZipFile(BytesIO(workbook())).namelist()}
    letters = "abcdefghijklmnopqrstuvwxyz"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(letters))
    parts["xl/worksheets/sheet1.xml"] = BOMB % (b"a" * 40, grown.encode())
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert told("x.xlsx", out.getvalue())[0] == [told("x.xlsx", b"PK\x03\x04 kaputt")[0][0]]


def test_a_sheet_that_unpacks_to_too_much_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 60_000_000)
    assert told("x.xlsx", out.getvalue()) == (["x.xlsx:1: Die Datei ist zu groß. Teilen Sie sie in kleinere."], "")


def test_an_id_that_is_given_away_is_not_given_again() -> None:
    text = "// [id:warum] [tag:erwartet]\nWarum bleiben Kunden?{T}\n\n// [id:Frage 7]\nWarum bleiben Kunden?{=a ~b}\n"
    lines, made = told("x.gift", text.encode(), {"warum", "warum-bleiben-kunden"})
    assert re.findall(r"\{#[^}]*\}", made) == ["{#warum-bleiben-kunden-2 .erwartet}", "{#warum-bleiben-kunden-3}"]
    assert ["„warum“ ist schon vergeben" in lines[0], "Aus der Kennung „Frage 7“" in lines[1]] == [True, True]


def test_the_command_shows_the_questions_and_tells_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "test.gift"
    file.write_text("// [id:warum-kunden-bleiben]\nWarum?{=weil ~aber}\n\nWas{}\n", encoding="utf-8")
    assert main(["import", str(file), "--docs", str(ROOT / "docs")]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("## Testen Sie sich {.quiz}\n\n### Warum? {#warum-kunden-bleiben}\n\n- [x] weil\n- [ ] aber\n")
    assert [line.partition(": ")[0] for line in shown.err.splitlines()] == [f"{file.as_posix()}:4", "Übernommene Fragen"]


def test_the_command_fails_where_nothing_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "test.gift"
    file.write_text("\n\n", encoding="utf-8")
    assert main(["import", str(file), "--docs", str(tmp_path)]) == 1
    assert "Hier steht keine Frage" in capsys.readouterr().err
