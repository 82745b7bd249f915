"""A table of all questions, one a row, texts in Markdown: for spreadsheets, and to come back whole."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from kb.outputs.exchange.portable import Collection, Portable
from kb.strings import strings

# Says nothing of the day of the build, or no two builds would be equal.
CREATED = datetime(2000, 1, 1)
BOM = "\ufeff"
CHOSEN = "x"
WIDTHS = (24, 24, 12, 48, 32, 32, 48)
ANSWER_WIDTHS = (32, 8, 48, 14)
# What a spreadsheet takes for a formula, a number or a date; an apostrophe in front keeps it a text.
FORMULA = re.compile(r"'*[\s\"]*[=+\-@−＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
VALUE = re.compile(
    r"(?=.*\d)[\s\d.,:;/()%‰°+−€$£'’-]*(?:(?:jan|feb|mär|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]*|[ae]m?|eur|usd)?[\s\d.,:;/()%-]*",
    re.I,
)
TRUTH = re.compile(r"\s*(?:true|false|wahr|falsch)\s*", re.I)


def columns(answers: int) -> list[str]:
    """The head of a table with room for so many answers."""
    texts = strings("exchange")["columns"]
    names = [texts[name] for name in ("id", "topic", "kind", "text", "context", "hint", "explanation")]
    each = [texts[name] for name in ("answer", "right", "feedback", "key")]
    return [*names, *(f"{name} {number}" for number in range(1, answers + 1) for name in each)]


def rows(collection: Collection) -> list[list[str]]:
    """The head and a row for each question, as long as it needs: a question with more answers makes no other row longer."""
    most = max(len(list(_parts(question))) for question in collection.questions)
    return [columns(most), *(list(_row(question)) for question in collection.questions)]


def csv_table(collection: Collection) -> bytes:
    """For German spreadsheet programs: semicolons, and a mark without which umlauts break. The last row names the source."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in (*rows(collection), [collection.source]))
    return (BOM + out.getvalue()).encode()


def xlsx_table(collection: Collection) -> bytes:
    """The same with the head in sight and columns of some width."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": collection.title, "created": CREATED})
    page = book.add_worksheet(strings("exchange")["sheet"])
    looks = (book.add_format({"bold": True, "bg_color": "#E8EEF2"}), book.add_format({"text_wrap": True, "valign": "top"}))
    table = rows(collection)
    for at, cells in enumerate(table):
        for column, cell in enumerate(cells):
            if cell:
                page.write_string(at, column, cell, looks[min(at, 1)])
    for column in range(len(table[0])):
        rest = (column - len(WIDTHS)) % len(ANSWER_WIDTHS)
        page.set_column(column, column, WIDTHS[column] if column < len(WIDTHS) else ANSWER_WIDTHS[rest])
    page.freeze_panes(1, 0)
    book.add_worksheet(strings("exchange")["source_sheet"]).write_string(0, 0, collection.source)
    book.close()
    return out.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet program takes for anything but text."""
    risky = FORMULA.match(cell) or (cell and VALUE.fullmatch(cell)) or TRUTH.fullmatch(cell)
    return f"'{cell}" if risky else cell


def _row(question: Portable) -> Iterator[str]:
    kinds = strings("exchange")["kinds"]
    kind = "statement" if question.statement else question.source.kind
    yield question.id
    yield question.topic
    yield ", ".join([kinds[kind], *question.tags])
    yield from map(
        _shown, (question.text.markdown, question.context.markdown, question.hint.markdown, question.explanation.markdown)
    )
    for part in _parts(question):
        yield from map(_shown, part)


def _parts(question: Portable) -> Iterator[tuple[str, str, str, str]]:
    """Each answer, step or pair: its text, what is right about it, what is said of it, its key."""
    for answer in question.answers:
        right, key = CHOSEN if answer.right else "", answer.key if answer.named else ""
        yield answer.text.markdown, right, answer.feedback.markdown, key
    if question.worked:
        if sought := question.worked.sought:
            yield sought.text, f"± {sought.off.replace('.', ',')}", "", ""
        if question.worked.model:
            yield question.worked.model.markdown, CHOSEN, "", ""
        for words in question.worked.words:
            yield " | ".join(words), CHOSEN, "", ""
        for place, piece in enumerate(question.worked.pieces, 1):
            right = piece.answer or (str(place) if question.worked.shown else "")
            yield piece.text.markdown, right, piece.feedback.markdown, piece.key if question.worked.shown else ""


def _shown(markdown: str) -> str:
    """In a cell an unbreakable space is one, not its name."""
    return markdown.replace("&nbsp;", "\u00a0")
