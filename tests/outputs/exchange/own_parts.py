"""What each question of a file takes up in it, in every format; all else in the file goes by the names of its places."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from kb.formats import left_out
from kb.outputs.exchange.portable import Collection
from lxml import etree
from openpyxl import load_workbook

from tests.outputs.exchange.samples import data_of, form, parts

Parts = dict[str, object]
DUE = 8
"""The column with the place of a new card among others. Anki keeps that of a card it knows."""


def parts_of(name: str, questions: Collection) -> Parts:
    """The part of each question by its id."""
    data = data_of(name, questions)
    if name == "aiken":  # the only one that names no ids
        held = (one.id for one in questions.questions if not left_out(form(name), one.source))
        return dict(zip(held, data.decode().split("\n\n"), strict=False))
    return READERS[name](data)


def _moodle(data: bytes) -> Parts:
    root = etree.fromstring(data)
    return {one.findtext("idnumber") or one.findtext("category/text") or "": etree.tostring(one) for one in root}


def _gift(data: bytes) -> Parts:
    blocks = re.split(r"(?=^// \[id:)", data.decode(), flags=re.M)
    return {re.split(r"[\]\n]", block.removeprefix("// [id:"))[0]: block for block in blocks}


def _qti21(data: bytes) -> Parts:
    return {_id(Path(name).stem): file for name, file in parts(data).items()}


def _canvas(data: bytes) -> Parts:
    files = parts(data)
    root = etree.fromstring(files.pop("fragen/fragen.xml"))
    items = list(root.iter("{*}item"))
    found: Parts = {_id(str(one.get("ident"))): etree.tostring(one) for one in items}
    for item in items:
        item.getparent().remove(item)  # type: ignore[union-attr]
    return {**files, "frame": etree.tostring(root), **found}


def _anki(data: bytes) -> Parts:
    with TemporaryDirectory() as folder:
        files = parts(data)
        file = Path(folder) / "collection.anki2"
        file.write_bytes(files.pop("collection.anki2"))
        with sqlite3.connect(file) as database:
            rows = dict(_rows(database))
        database.close()
    return {**files, **rows}


def _rows(database: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    """A note and its cards belong to the question, but for the place of a card that is new; no other table names one."""
    cards = database.execute("select * from cards").fetchall()
    for note in database.execute("select * from notes"):
        yield str(note[1]).partition(":")[2], (note, [card[:DUE] + card[DUE + 1 :] for card in cards if card[1] == note[0]])
    tables = [str(name) for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
    for table in set(tables) - {"notes", "cards"}:
        yield table, database.execute(f"select * from {table}").fetchall()  # noqa: S608 - names of Anki's own tables


def _csv(data: bytes) -> Parts:
    lines = data.decode("utf-8-sig").split("\r\n")
    return {line.partition(";")[0].strip('"'): line for line in lines}


def _xlsx(data: bytes) -> Parts:
    page = load_workbook(BytesIO(data)).active
    assert page
    rows = [[(cell.value, cell.data_type, cell.style) for cell in row if cell.value is not None] for row in page.iter_rows()]
    widths = {name: one.width for name, one in page.column_dimensions.items()}
    return {str(row[0][0]): row for row in rows} | {"widths": widths}


def _id(name: str) -> str:
    return name.removeprefix("q-")


READERS = {
    "moodle": _moodle,
    "gift": _gift,
    "qti21": _qti21,
    "canvas": _canvas,
    "anki": _anki,
    "csv": _csv,
    "xlsx": _xlsx,
}


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """The names of what is another part than before, new or gone."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}
