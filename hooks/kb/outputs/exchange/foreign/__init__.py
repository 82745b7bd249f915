"""Questions of others, read from the files of their platforms; what cannot be carried over is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from kb.markdown.encoding import decode
from kb.model import Problem
from kb.outputs.exchange.foreign.aiken import KEY, read_aiken
from kb.outputs.exchange.foreign.found import Found, Refused, Report
from kb.outputs.exchange.foreign.gift import read_gift
from kb.outputs.exchange.foreign.moodle import read_moodle
from kb.outputs.exchange.foreign.qti import ITEM, is_package, read_package, read_single, refuse_old
from kb.outputs.exchange.foreign.table import read_csv, read_xlsx
from kb.outputs.exchange.foreign.written import written
from kb.outputs.exchange.foreign.xml import local, root_of

MOST_BYTES = 10_000_000
ZIPPED = b"PK\x03\x04"
LIKE_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|quiz|assessmentItem)")
TABLES = (".csv", ".tsv")


def imported(name: str, data: bytes, taken: set[str]) -> tuple[str, list[Problem]]:
    """(questions as Markdown, what is told about the file); `taken` are the ids that are given away.

    The text is empty where nothing can be read, which is told.
    """
    report = Report(name)
    try:
        found = list(_found(name, data, report))
    except Refused as refused:
        return "", [Problem(name, refused.line, refused.text)]
    text = written(found, taken, report)
    if not found and not report.problems:
        report.tell(1, "import-nothing")
    return text, sorted(report.problems)


def _found(name: str, data: bytes, report: Report) -> Iterator[Found]:
    if len(data) > MOST_BYTES:
        raise Refused(1, "import-large")
    if data.startswith(ZIPPED):
        yield from read_package(data, report) if is_package(data) else read_xlsx(data, report)
    elif LIKE_XML.match(data) or name.lower().endswith(".xml"):
        yield from _of_xml(root_of(data, report), report)
    else:
        text, encoding = decode(data)
        if encoding:
            report.tell(encoding.line, "import-encoding", found=encoding.name)
        yield from _of_text(name, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), report)


def _of_xml(root: etree._Element, report: Report) -> Iterator[Found]:
    refuse_old(root)
    return read_single(root, report) if local(root) == ITEM else read_moodle(root, report)


def _of_text(name: str, text: str, report: Report) -> Iterator[Found]:
    if name.lower().endswith(TABLES):
        yield from read_csv(text, report)
    elif any(KEY.fullmatch(line) for line in text.split("\n")) and "{" not in text:
        yield from read_aiken(text, report)
    else:
        yield from read_gift(text, report)
