"""Links whose target stands in a line of its own, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.ids import squeeze
from kb.markdown.links import blank_code
from kb.markdown.reader import Reader
from kb.model import Link, Section

# As Python-Markdown reads it, which also sees one in the middle of a paragraph.
DEFINITION = re.compile(
    r"(?m)^ {0,3}\[(?![\^])(?P<label>[^\[\]\n\x00]+)\]:[ ]*\n?[ ]*(?P<target><[^<>\n]*>|[^\s]+)"
    r"[ ]*(?:\n?[ ]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ ]*)?$"
)
REFERENCE = re.compile(r"\[([^\[\]]+)\](?![(:])")
USE = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\](?:\[(?P<label>[^\[\]]*)\])?(?![(:])")


def definitions(blanked: str) -> dict[str, Link]:
    """Link definitions by label; the first of a label counts."""
    found: dict[str, Link] = {}
    for match in DEFINITION.finditer(blanked) if "]:" in blanked else ():
        line = blanked.count("\n", 0, match.start("target")) + 1
        found.setdefault(label_of(match["label"]), Link(match["label"], match["target"].strip("<>"), line))
    return found


def report_definitions(
    reader: Reader, sections: Sequence[Section], references: dict[int, str], blanked: str, defined: dict[str, Link]
) -> None:
    """Report definitions in marked sections, whose items move to other pages, and elsewhere those without a use."""
    for section in sections:
        _report_in_section(reader, section, references)
    for line in references:
        if line < len(reader.lines) and reader.lines[line].strip() and line + 1 not in references:
            reader.report(line + 1, "block-tight")
    for line, key, label in _without_partner(blanked, defined):
        if not reader.has_problem(line, line):
            reader.report(line, key, found=label)


def _report_in_section(reader: Reader, section: Section, references: dict[int, str]) -> None:
    labels = {label_of(label) for label in references.values()}
    for line, label in references.items():
        if section.start < line <= section.end and not label.startswith("^"):
            written = reader.lines[line - 1].partition("[")[2].partition("]")[0]
            reader.report(line, "link-definition", found=written or label)
    text = blank_code("\n".join(reader.lines[section.start : section.end])) if labels else ""
    for match in REFERENCE.finditer(text):
        if label_of(match[1]) in labels:
            line = section.line + text.count("\n", 0, match.start())
            reader.report(line, "link-reference", found=squeeze(match[1]))


def _without_partner(blanked: str, defined: dict[str, Link]) -> Iterator[tuple[int, str, str]]:
    """(line, key of a message, label) for definitions that nothing uses, and uses that nothing defines."""
    used = set()
    for match in USE.finditer(blanked) if "[" in blanked else ():
        written = match["label"] or match["text"]
        label = label_of(written)
        used.add(label)
        if match["label"] is not None and label not in defined and not label.isdigit() and not label.startswith("^"):
            yield blanked.count("\n", 0, match.start()) + 1, "link-undefined", squeeze(written)
    for label, link in defined.items():
        if label not in used:
            yield link.line, "link-definition", link.text


def used(reader: Reader, defined: dict[str, Link]) -> list[Link]:
    """The definitions that are not reported already: where these lead is worth a look."""
    return [link for link in defined.values() if not reader.has_problem(link.line, link.line)]


def pictures(blanked: str, defined: dict[str, Link]) -> Sequence[Link]:
    """Pictures whose address stands in a definition; where they stand, not where it does."""
    return [
        Link(match["text"], link.target, blanked.count("\n", 0, match.start()) + 1, True)
        for match in (USE.finditer(blanked) if defined else ())
        if match["image"] and (link := defined.get(label_of(match["label"] or match["text"])))
    ]


def label_of(text: str) -> str:
    """A label as CommonMark compares it."""
    return squeeze(text).casefold().upper()
