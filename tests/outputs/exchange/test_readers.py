"""Readers that are not ours find every question with its answers in what we write."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from kb.outputs.exchange.portable import Portable
from lxml import etree
from moodle_xml_parser import parser as moodle_parser
from onyx2moodle import parser as qti_parser
from openpyxl import load_workbook
from pygiftparser import parser as gift_parser
from pygiftparser.answer import MultipleChoicesSet, SelectSet, TrueFalseSet

from tests.outputs.exchange.samples import collection, data_of, held, ours, parts

CANVAS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
HELD = held("moodle")
CHOICES = [one for one in held("moodle") if one.source.options and not one.statement]


def rights(question: Portable) -> list[bool]:
    return [answer.right for answer in question.answers]


def test_a_reader_of_moodle_xml_finds_all_answers() -> None:
    found = moodle_parser.parse_string(data_of("moodle", ours()).decode().partition("\n")[2])["multichoice"]
    assert len(found) == len(CHOICES) > 50
    for question, read in zip(CHOICES, found, strict=True):
        assert (read.text_pre_parse, read.single) == (question.asked, not question.several)
        assert [option.score_fraction > 0 for option in read.options] == rights(question)
        assert [(option.answer, option.feedback) for option in read.options] == [
            (answer.text.html, answer.feedback.html) for answer in question.answers
        ]
        assert read.general_feedback == question.explanation.html


def test_moodle_knows_a_question_by_its_id_and_its_topic() -> None:
    root = etree.fromstring(data_of("moodle", ours()))
    assert [one.findtext("idnumber") for one in root if one.get("type") != "category"] == [one.id for one in HELD]
    categories = [one.findtext("category/text") for one in root if one.get("type") == "category"]
    assert categories == [f"top/Kundenbindung/{one[0].topic.replace('/', '//')}" for one in ours().topics().values()]


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_right_answers_share_the_point_and_wrong_ones_take_it(name: str) -> None:
    several = collection("### Welche? {#w}\n\n- [x] A\n- [x] B\n- [x] C\n- [ ] D\n- [ ] E\n")
    data = data_of(name, several).decode()
    assert [data.count(part) for part in ("33.33333", "-50")] == [3, 2]


def test_a_reader_of_gift_finds_all_answers() -> None:
    found = gift_parser.parseFile(StringIO(data_of("gift", ours()).decode()))
    assert len(found) == len(held("gift")) > 100
    for question, read in zip(held("gift"), found, strict=True):
        if question.worked:  # see test_worked.py
            continue
        assert read.valid
        assert isinstance(
            read.answers, TrueFalseSet if question.statement else MultipleChoicesSet if question.several else SelectSet
        )
        if question.statement:
            assert read.answers.answer == question.answers[0].right
        else:
            assert [answer.fraction > 0 for answer in read.answers.answers] == rights(question)


def test_a_reader_of_qti_finds_all_answers(tmp_path: Path) -> None:
    files = parts(data_of("qti21", ours()))
    for question in [one for one in HELD if one.answers][::5]:
        file = tmp_path / "item.xml"
        file.write_bytes(files[f"items/{question.id}.xml"])
        read = qti_parser.parse_item(file)
        assert read.response_decls["RESPONSE"].correct_values == [f"a-{one.key}" for one in question.answers if one.right]
        told = [answer for answer in question.answers if answer.feedback]
        assert [one.html for one in read.feedback][: len(told)] == [answer.feedback.html for answer in told]


def test_a_package_names_every_file_in_it() -> None:
    for name in ("qti21", "canvas"):
        files = parts(data_of(name, ours()))
        named = {str(one.get("href")) for one in etree.fromstring(files["imsmanifest.xml"]).iter("{*}file")}
        assert named == files.keys() - {"imsmanifest.xml"}


def test_canvas_finds_every_question_with_its_kind_and_its_key() -> None:
    root = etree.fromstring(parts(data_of("canvas", ours()))["fragen/fragen.xml"])
    items = list(root.iterfind(".//q:item", CANVAS))
    assert [item.get("ident") for item in items] == [f"q-{one.id}" for one in held("canvas")]
    for question, item in zip(held("canvas"), items, strict=True):
        told = {one.get("linkrefid") for one in item.iterfind(".//q:displayfeedback", CANVAS)}
        assert told == {one.get("ident") for one in item.iterfind("q:itemfeedback", CANVAS)}
        if question.worked:
            continue
        right = [one.text for one in item.iterfind(".//q:respcondition[@continue='No']//q:varequal", CANVAS)]
        wrong = [one.text for one in item.iterfind(".//q:respcondition[@continue='No']//q:not/q:varequal", CANVAS)]
        assert [key for key in right if key not in wrong] == [one.key for one in question.answers if one.right]


def test_both_tables_say_the_same_and_hold_no_formula() -> None:
    page = load_workbook(BytesIO(data_of("xlsx", ours()))).active
    assert page
    sheet = [[str(cell.value or "") for cell in row] for row in page.iter_rows()]
    assert {cell.data_type for row in page.iter_rows() for cell in row} == {"s", "n"}
    text = data_of("csv", ours()).decode("utf-8-sig")
    table = [[cell.removeprefix("'") for cell in row] for row in csv.reader(StringIO(text), delimiter=";")]
    assert [row + [""] * (len(table[0]) - len(row)) for row in table[:-1]] == sheet
    assert len(table[:-1]) == len(HELD) + 1


@pytest.mark.parametrize("text", ["=1+1", "-3 Kunden", "@da", "10 %", "3. Mai", "1/2", "wahr", "'=1", "+49 1"])
def test_no_program_takes_a_text_of_the_table_for_anything_else(text: str) -> None:
    questions = collection(f"### Was? {{#w}}\n\n- [x] {text}\n- [ ] anders\n")
    assert f';"\'{text}";' in data_of("csv", questions).decode()
