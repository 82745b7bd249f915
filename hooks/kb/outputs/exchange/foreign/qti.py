"""QTI 2: a package with a file for each question, or one question alone. Where a test orders questions, they come so."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from kb.outputs.exchange.foreign.found import Found, Refused, Report
from kb.outputs.exchange.foreign.qti_kinds import read_item
from kb.outputs.exchange.foreign.xml import line_of, local, root_of

MANIFEST = "imsmanifest.xml"
MOST_BYTES = 50_000_000
MOST_FILES = 5_000
TOLD_OF = (".xsd", ".dtd", ".css", "/")
"""What belongs to a package, and says nothing."""
ITEM, TEST, OLD = "assessmentItem", "assessmentTest", "questestinterop"


def is_package(data: bytes) -> bool:
    """Whether an archive is one of questions, and no sheet."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return MANIFEST in archive.namelist()
    except Exception:  # whatever a broken file makes of its parts
        return False


def read_package(data: bytes, report: Report) -> Iterator[Found]:
    """The questions of all files in it; a broken one does not stop the others. Raises Refused."""
    roots = dict(_roots(_unpacked(data), report))
    items = {name: root for name, root in roots.items() if local(root) == ITEM}
    sections = dict(_tested(roots))
    for name in dict.fromkeys((*sections, *items)):
        if name in items:
            yield from read_single(items[name], report.within(name), name, sections.get(name, ""))


def read_single(root: etree._Element, report: Report, file: str = "", category: str = "") -> Iterator[Found]:
    """The question of one file; `category` is the section of the test that it stands in."""
    if found := read_item(root, report, category or root.get("label") or ""):
        yield found.within(file)


def refuse_old(root: etree._Element) -> None:
    """Raise Refused for a version in which everybody writes what they like."""
    if local(root) == OLD:
        raise Refused(line_of(root), "import-qti-old")


def _unpacked(data: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if sum(one.file_size for one in parts) > MOST_BYTES or len(parts) > MOST_FILES:
            raise Refused(1, "import-large")
        try:
            return {one.filename: archive.read(one) for one in parts}
        except Exception as error:  # whatever a broken file makes of its parts
            raise Refused(1, "import-zip") from error


def _roots(files: Mapping[str, bytes], report: Report) -> Iterator[tuple[str, etree._Element]]:
    for name, data in files.items():
        inner = report.within(name)
        if not name.lower().endswith(".xml"):
            if not name.lower().endswith(TOLD_OF):
                report.tell(1, "import-file", found=name)
            continue
        try:
            root = root_of(data, inner)
            refuse_old(root)
        except Refused as refused:
            inner.refuse(refused)
            continue
        yield name, root


def _tested(roots: Mapping[str, etree._Element]) -> Iterator[tuple[str, str]]:
    """(file of a question, title of its section), in the order of the tests."""
    for name, root in roots.items():
        if local(root) != TEST:
            continue
        for ref in root.iter("{*}assessmentItemRef"):
            section = next((one.get("title") or "" for one in ref.iterancestors() if local(one) == "assessmentSection"), "")
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), ref.get("href") or "")), section
