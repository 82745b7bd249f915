"""Moodle XML: a category for each topic, the id as the id number, so that Moodle tells questions apart by it."""

from __future__ import annotations

from lxml import etree

from kb.outputs.exchange.portable import Answer, Collection, Portable
from kb.outputs.exchange.weights import NONE, WHOLE, share
from kb.outputs.exchange.worked import Worked
from kb.strings import strings

LONGEST_NAME = 255
# Without a course in front, the questions go where somebody imports them: Moodle 5 has banks of its own in a course.
CATEGORY = "top"
KINDS = {
    "single": "multichoice",
    "multiple": "multichoice",
    "estimate": "numerical",
    "order": "ordering",
    "match": "matching",
    "gap": "shortanswer",
    "free": "essay",
}
ESSAY = {"responseformat": "editor", "responserequired": "1", "responsefieldlines": "5", "attachments": "0"}
ORDERING = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ABSOLUTE_POSITION"}


def moodle(collection: Collection) -> bytes:
    """All questions as one file."""
    root = etree.Element("quiz")
    for questions in collection.topics().values():
        _category(root, category_of(collection, questions[0]), collection.source)
        for question in questions:
            _question(root, question)
    etree.indent(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def category_of(collection: Collection, question: Portable) -> str:
    """The path of a category; a slash in a name is doubled."""
    return "/".join([CATEGORY, *(name.replace("/", "//") for name in (collection.title, question.topic))])


def name_of(question: Portable) -> str:
    """What a question is called in lists."""
    return question.text.plain[:LONGEST_NAME]


def _category(root: etree._Element, path: str, source: str) -> None:
    element = etree.SubElement(root, "question", type="category")
    _text(element, "category", path)
    etree.SubElement(etree.SubElement(element, "info", format="moodle_auto_format"), "text").text = source


def _question(root: etree._Element, question: Portable) -> None:
    element = etree.SubElement(root, "question", type="truefalse" if question.statement else KINDS[question.source.kind])
    _text(element, "name", name_of(question))
    _html(element, "questiontext", question.asked)
    _html(element, "generalfeedback", question.told)
    fields = {"defaultgrade": "1", "penalty": "0", "hidden": "0", "idnumber": question.id}
    if question.source.options and not question.statement:
        shuffled = str(not question.source.fixed).lower()
        fields |= {"single": str(not question.several).lower(), "shuffleanswers": shuffled, "answernumbering": "abc"}
    for name, value in fields.items():
        etree.SubElement(element, name).text = value
    if question.several:
        _told(element)
    for answer in question.answers:
        _answer(element, question, answer)
    if question.worked:
        WORKED[question.source.kind](element, question.worked)
    if question.hint:
        _html(element, "hint", question.hint.html)
    _tags(element, question)


def _told(element: etree._Element) -> None:
    """Where several are right Moodle says nothing by itself."""
    for name, text in strings("exchange")["told"].items():
        _html(element, f"{name}feedback", text)


def _number(element: etree._Element, worked: Worked) -> None:
    """The number with what it may be off, then what many guess."""
    sought = worked.sought
    given = [("100", sought.value, sought.off, "")] if sought else []
    given += [("0", piece.middle, piece.off, piece.feedback.html) for piece in worked.pieces]
    for fraction, value, off, feedback in given:
        answer = etree.SubElement(element, "answer", fraction=fraction, format="moodle_auto_format")
        etree.SubElement(answer, "text").text = value
        _html(answer, "feedback", feedback)
        etree.SubElement(answer, "tolerance").text = off
    if sought and sought.unit:
        unit = etree.SubElement(etree.SubElement(element, "units"), "unit")
        etree.SubElement(unit, "multiplier").text = "1"
        etree.SubElement(unit, "unit_name").text = sought.unit
    for name in ("unitgradingtype", "unitpenalty", "showunits", "unitsleft"):
        etree.SubElement(element, name).text = "0"


def _steps(element: etree._Element, worked: Worked) -> None:
    for name, value in ORDERING.items():
        etree.SubElement(element, name).text = value
    for place, piece in enumerate(worked.pieces, 1):
        answer = etree.SubElement(element, "answer", fraction=str(place), format="html")
        etree.SubElement(answer, "text").text = piece.text.html


def _pairs(element: etree._Element, worked: Worked) -> None:
    etree.SubElement(element, "shuffleanswers").text = "true"
    for piece in worked.pieces:
        given = etree.SubElement(element, "subquestion", format="html")
        etree.SubElement(given, "text").text = piece.text.html
        _text(given, "answer", piece.answer)


def _words(element: etree._Element, worked: Worked) -> None:
    etree.SubElement(element, "usecase").text = "0"
    for word in worked.words[0]:
        answer = etree.SubElement(element, "answer", fraction="100", format="moodle_auto_format")
        etree.SubElement(answer, "text").text = word
    for piece in worked.pieces:
        answer = etree.SubElement(element, "answer", fraction="0", format="moodle_auto_format")
        etree.SubElement(answer, "text").text = piece.text.plain
        _html(answer, "feedback", piece.feedback.html)


def _free(element: etree._Element, worked: Worked) -> None:
    for name, value in ESSAY.items():
        etree.SubElement(element, name).text = value
    _html(element, "graderinfo", worked.model.html)


WORKED = {"free": _free, "gap": _words, "estimate": _number, "order": _steps, "match": _pairs}


def _answer(element: etree._Element, question: Portable, answer: Answer) -> None:
    worth = (WHOLE if answer.right else NONE) if question.statement else share(question, answer)
    text = str(answer is question.answers[0]).lower() if question.statement else answer.text.html
    found = etree.SubElement(element, "answer", fraction=worth, format="moodle_auto_format" if question.statement else "html")
    etree.SubElement(found, "text").text = text
    _html(found, "feedback", answer.feedback.html)


def _tags(element: etree._Element, question: Portable) -> None:
    if question.tags:
        tags = etree.SubElement(element, "tags")
        for tag in question.tags:
            _text(tags, "tag", tag)


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(etree.SubElement(parent, name), "text").text = text


def _html(parent: etree._Element, name: str, html: str) -> None:
    etree.SubElement(etree.SubElement(parent, name, format="html"), "text").text = html
