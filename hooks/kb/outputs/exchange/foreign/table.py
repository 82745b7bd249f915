"""A table with a question in each row: our own, or one with columns like „Frage“, „Antwort A“ and „Richtig“."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from string import ascii_lowercase
from zipfile import ZipFile

from openpyxl import load_workbook

from kb.outputs.exchange.foreign.found import Choice, Found, Refused, Report
from kb.outputs.exchange.foreign.markup import Reader, html_of
from kb.outputs.exchange.table import CHOSEN
from kb.strings import strings

MOST_BYTES = 50_000_000
DELIMITERS = ";,\t|"
YES = (CHOSEN, "x", "ja", "yes", "true", "wahr", "richtig", "1", "✓")
NUMBERED = re.compile(r"(?P<name>.*?)\s*(?P<number>\d+|\b[a-h])", re.I)
SPLIT = re.compile(r"[\s,;/+&]+|und")

Row = tuple[int, Mapping[str, str]]
"""The line of a row, and its cells by the names of their columns."""


def read_csv(text: str, report: Report) -> Iterator[Found]:
    """The questions of a text with separators. Raises Refused."""
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            rows.append((line, [_unguarded(cell) for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(line, "import-csv") from error
    yield from _questions(rows, report)


def read_xlsx(data: bytes, report: Report) -> Iterator[Found]:
    """The questions of the first sheet. Raises Refused."""
    try:
        rows = _opened(data, report)
    except Refused:
        raise
    except Exception as error:  # whatever a broken file makes of its parts
        raise Refused(1, "import-xlsx") from error
    yield from _questions(rows, report)


def _opened(data: bytes, report: Report) -> list[tuple[int, list[str]]]:
    with ZipFile(BytesIO(data)) as archive:
        if sum(one.file_size for one in archive.infolist()) > MOST_BYTES:
            raise Refused(1, "import-large")
    book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    rows = []
    for number, cells in enumerate(book.worksheets[0].iter_rows(), 1):
        formulas = [cell.data_type == "f" for cell in cells]
        for cell in (cell for cell, formula in zip(cells, formulas, strict=True) if formula):
            report.tell(number, "import-cell", found=str(cell.value)[:40])
        shown = zip(cells, formulas, strict=True)
        rows.append((number, ["" if formula or cell.value is None else str(cell.value) for cell, formula in shown]))
    for sheet in (one for one in book.worksheets[1:] if one.title != strings("exchange")["source_sheet"]):
        report.tell(1, "import-sheet", found=sheet.title)
    return rows


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a program from reading it in another way."""
    return cell[1:] if cell.startswith("'") else cell


def _questions(rows: Sequence[tuple[int, list[str]]], report: Report) -> Iterator[Found]:
    head = [_column(cell) for cell in rows[0][1]] if rows else []
    if "text" not in head:
        raise Refused(1, "import-head")
    told = [title for title, name in zip(rows[0][1], head, strict=True) if not name and _used(rows, rows[0][1].index(title))]
    for title in dict.fromkeys(told):
        report.tell(1, "import-column", found=title or "–")
    for line, cells in rows[1:]:
        named = {name: cell.strip() for name, cell in zip(head, cells, strict=False) if name and cell.strip()}
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            report.tell(line, "import-column", found="–")
        if "text" in named:
            yield _question(line, named, report, own="key 1" in head)
        elif named and not _names_source(cells):
            report.tell(line, "import-row")


def _names_source(cells: Sequence[str]) -> bool:
    """The last row of our own tables."""
    return cells[0].startswith(strings("exchange")["source"].partition("{")[0]) and not any(cells[1:])


def _used(rows: Sequence[tuple[int, list[str]]], column: int) -> bool:
    return any(len(cells) > column and cells[column].strip() for _, cells in rows[1:])


def _column(title: str) -> str:
    """What a column is for, by the names that people give it; empty where nobody knows."""
    words = " ".join(title.replace("\ufeff", "").split()).casefold()
    names = strings("exchange")["heads"]
    for name, known in names.items():
        if words in known:
            return str(name)
    match = NUMBERED.fullmatch(words)
    number = _number(match["number"]) if match else ""
    for name in ("answer", "right", "feedback", "key"):
        if match and match["name"].strip() in names[f"{name}s"]:
            return f"{name} {number}"
    return ""


def _number(text: str) -> str:
    return text if text.isdigit() else str(ascii_lowercase.index(text) + 1)


def _question(line: int, cells: Mapping[str, str], report: Report, own: bool) -> Found:
    reader, form = Reader(report, line), "markdown" if own else "plain_text"
    kinds = [part.strip() for part in cells.get("kind", "").split(",")]
    texts = strings("exchange")["kinds"]
    numbers = sorted({int(name.split()[1]) for name in cells if name.startswith(("answer ", "right "))})
    shape = next((name for name in ("order", "match", "estimate", "gap", "free") if texts[name] in kinds), "")
    right = _right(cells, numbers, report, line) if not shape else set()
    several = texts["multiple"] in kinds or len(right) > 1
    choices = tuple(
        Choice(
            reader.one_line(html_of(cells.get(f"answer {number}", ""), form)),
            100.0 * (number in right),
            reader.flow(html_of(cells.get(f"feedback {number}", ""), form)),
            cells.get(f"key {number}", ""),
            " ".join(cells.get(f"right {number}", "").split()),
        )
        for number in numbers
    )
    found = Found(
        line,
        reader.one_line(html_of(cells["text"], form)),
        choices,
        reader.flow(html_of(cells.get("context", ""), form)),
        reader.flow(html_of(cells.get("explanation", ""), form)),
        several,
        cells.get("id", ""),
        tuple(part for part in kinds if part and part not in texts.values()),
        cells.get("topic", ""),
    )
    found = replace(found, hint=reader.flow(html_of(cells.get("hint", ""), form)))
    if shape == "estimate":
        first = choices[0] if choices else Choice("", 0)
        return replace(found, sought=f"= {first.text} {first.answer}", choices=choices[1:])
    if shape == "free":
        return replace(found, model=reader.flow(html_of(cells.get("answer 1", ""), form)), choices=())
    if shape == "gap":
        given = [cells[f"answer {number}"] for number in numbers if cells.get(f"right {number}", "").casefold() in YES]
        words = tuple("|".join(part.strip() for part in cell.split("|")) for cell in given)
        return replace(found, words=words, choices=choices[len(given) :])
    return replace(found, shape="order" if shape == "order" else "match" if shape == "match" else "")


def _right(cells: Mapping[str, str], numbers: Sequence[int], report: Report, line: int) -> set[int]:
    """The numbers of the right answers: each has a mark, or one cell names them."""
    marked = {number for number in numbers if cells.get(f"right {number}", "").casefold() in YES}
    named = cells.get("solution", "")
    found = {int(_number(part.lower())) for part in SPLIT.split(named) if re.fullmatch(r"\d+|[a-hA-H]", part)}
    by_text = {number for number in numbers if named and cells[f"answer {number}"] == named}
    if named and not (found & set(numbers) or by_text):
        report.tell(line, "import-key", found=named[:20], text=cells["text"][:40])
    return marked | by_text | (found & set(numbers))
