"""Moodle XML: questions behind the category they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from kb.outputs.exchange.foreign.found import Choice, Found, Refused, Report, short
from kb.outputs.exchange.foreign.gaps import gap_of
from kb.outputs.exchange.foreign.markup import Reader, html_of
from kb.outputs.exchange.foreign.numbers import sought_of
from kb.outputs.exchange.foreign.xml import line_of
from kb.strings import strings

# What a question has that says nothing of its own to a reader.
TEXTS = ("name", "questiontext", "generalfeedback", "answer", "idnumber", "tags", "text", "category", "info")
SETTINGS = ("single", "shuffleanswers", "answernumbering", "defaultgrade", "penalty", "hidden", "showstandardinstruction")
NUMBERS = ("units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft", "instructions")
PARTS = ("subquestion", "layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "usecase")
ESSAY = ("responseformat", "responserequired", "responsefieldlines", "attachments", "attachmentsrequired", "graderinfo")
MORE = ("responsetemplate", "minwordlimit", "maxwordlimit", "maxbytes", "filetypeslist", "shownumcorrect")
KNOWN = frozenset((*TEXTS, *SETTINGS, *NUMBERS, *PARTS, *ESSAY, *MORE))
TOLD = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
NO = ("0", "false")


def read_moodle(root: etree._Element, report: Report) -> Iterator[Found]:
    """The questions of a file. Raises Refused."""
    if root.tag != "quiz":
        raise Refused(line_of(root), "import-no-quiz", found=str(root.tag)[:40])
    category = ""
    for element in root:
        if not isinstance(element.tag, str):
            _comment(element, report)
        elif element.tag != "question":
            report.tell(line_of(element), "import-lost", found=element.tag)
        elif element.get("type") == "category":
            category = _plain(element, "category")
        elif found := _question(element, report):
            yield replace(found, category=category)


def _question(element: etree._Element, report: Report) -> Found | None:
    kind, line = element.get("type") or "", line_of(element)
    reader = Reader(report, line)
    _lost(element, report, line)
    blocks = reader.blocks(_html(element.find("questiontext")))
    found = Found(
        line,
        " ".join(blocks[:1]),
        context="\n\n".join(blocks[1:]),
        explanation=reader.flow(_html(element.find("generalfeedback"))),
        hint=reader.flow(_html(element.find("hint"))),
        id=_plain(element, "idnumber"),
        tags=tuple(_plain(tag, ".") for tag in element.iterfind("tags/tag")),
    )
    if kind in SHAPES:
        return SHAPES[kind](element, found, report)
    names = strings("exchange")["foreign"]
    report.tell(line, "import-kind", kind=names.get(kind, kind), text=short(found.text or _plain(element, "name")))
    return None


def _lost(element: etree._Element, report: Report, line: int) -> None:
    """What a question has besides, and that nothing here stands for."""
    if _plain(element, "hidden") == "1":
        report.tell(line, "import-hidden")
    if _plain(element, "defaultgrade").strip("0").rstrip(".") not in ("", "1"):
        report.tell(line, "import-points", found=_plain(element, "defaultgrade"))
    for child in element:
        if not isinstance(child.tag, str):
            _comment(child, report)
        elif child.tag in TOLD and (told := _told(child)):
            report.tell(line_of(child), "import-general", found=told[:60])
        elif child.tag not in (*KNOWN, *TOLD) and child is not element.find("hint"):
            report.tell(line_of(child), "import-lost", found=child.tag)
    for file in element.iter("file"):
        report.tell(line_of(file), "import-file", found=file.get("name") or "–")


def _told(element: etree._Element) -> str:
    """What is said to everybody, unless it says only what every page says."""
    text = re.sub(r"<[^>]*>", "", _plain(element, ".")).strip()
    standard = (*strings("exchange")["told"].values(), *strings("exchange")["told_by_moodle"])
    return "" if text in standard else text


def _comment(element: etree._Element, report: Report) -> None:
    text = " ".join((element.text or "").split())
    if isinstance(element, etree._Comment) and text and not text.startswith("question:"):
        report.tell(line_of(element), "import-comment", found=text[:60])


def _choice(answer: etree._Element, report: Report) -> Choice:
    reader = Reader(report, line_of(answer))
    return Choice(reader.one_line(_html(answer)), _weight(answer), reader.flow(_html(answer.find("feedback"))))


def _choices(element: etree._Element, found: Found, report: Report) -> Found:
    choices = tuple(_choice(answer, report) for answer in element.iterfind("answer"))
    fixed = ("fest",) if _plain(element, "shuffleanswers").lower() in NO else ()
    several = _plain(element, "single").lower() in NO
    return replace(found, choices=choices, several=several, tags=tuple(dict.fromkeys((*found.tags, *fixed))))


def _sought(element: etree._Element, found: Found, report: Report) -> Found | None:
    answers = [_number(answer, report) for answer in element.iterfind("answer")]
    return sought_of(found, Reader(report, found.line), answers, _unit(element))


def _steps(element: etree._Element, found: Found, report: Report) -> Found:
    steps = sorted((_choice(answer, report) for answer in element.iterfind("answer")), key=lambda step: step.weight)
    return replace(found, shape="order", choices=tuple(steps))


def _pairs(element: etree._Element, found: Found, report: Report) -> Found:
    return replace(found, shape="match", choices=tuple(_pair(one, report) for one in element.iterfind("subquestion")))


def _gap(element: etree._Element, found: Found, report: Report) -> Found | None:
    return gap_of(found, report, [_word(answer, report) for answer in element.iterfind("answer")])


def _word(answer: etree._Element, report: Report) -> Choice:
    told = Reader(report, line_of(answer)).flow(_html(answer.find("feedback")))
    return Choice(" ".join(_plain(answer, ".").split()), _weight(answer), told)


def _pair(given: etree._Element, report: Report) -> Choice:
    text = Reader(report, line_of(given)).one_line(html_of(_plain(given, "text", text=""), given.get("format") or "html"))
    return Choice(text, 0, answer=" ".join(_plain(given, "answer").split()))


def _truth(element: etree._Element, found: Found, report: Report) -> Found:
    given = {_plain(answer, ".").lower(): answer for answer in element.iterfind("answer")}
    choices = []
    for name in ("true", "false"):
        answer = given.get(name)
        reader = Reader(report, line_of(answer) if answer is not None else found.line)
        told = reader.flow(_html(answer.find("feedback"))) if answer is not None else ""
        choices.append(Choice("", _weight(answer) if answer is not None else 0, told))
    return replace(found, truth=True, choices=tuple(choices))


def _free(element: etree._Element, found: Found, report: Report) -> Found | None:
    model = Reader(report, found.line).flow(_html(element.find("graderinfo")))
    if model:
        return replace(found, model=model)
    report.tell(found.line, "import-kind", kind=strings("exchange")["foreign"]["essay"], text=short(found.text))
    return None


SHAPES: Mapping[str, Callable[[etree._Element, Found, Report], Found | None]] = {
    "multichoice": _choices,
    "truefalse": _truth,
    "numerical": _sought,
    "ordering": _steps,
    "matching": _pairs,
    "shortanswer": _gap,
    "essay": _free,
}


def _number(answer: etree._Element, report: Report) -> Choice:
    reader = Reader(report, line_of(answer))
    written = f"{_plain(answer, '.')}:{_plain(answer, 'tolerance') or '0'}"
    return Choice(written, _weight(answer), reader.flow(_html(answer.find("feedback"))))


def _unit(element: etree._Element) -> str:
    return _plain(element, "units/unit/unit_name", text="")


def _weight(answer: etree._Element) -> float:
    try:
        return float((answer.get("fraction") or "0").replace(",", "."))
    except ValueError:
        return 0.0


def _html(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return html_of(_plain(element, "."), element.get("format") or "html")


def _plain(element: etree._Element, name: str, text: str = "text") -> str:
    """What stands in a field, mostly within an element of its own."""
    field = element.find(name) if name != "." else element
    if field is None:
        return ""
    inner = field.find(text) if text else None
    return "".join((field if inner is None else inner).itertext()).strip()
