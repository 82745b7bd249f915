"""Footnotes: each one that is used has a text, and each text is used."""

from __future__ import annotations

import re
from typing import Literal

from kb.markdown.reader import Reader
from kb.messages import message
from kb.model import Problem

Severity = Literal["error", "warning"]
USE = re.compile(r"\[\^([^\]\n]+)\]")
DEFINED = re.compile(r"(?m)^ {0,3}\[\^([^\]\n]+)\]:")
INDENTED = re.compile(r"(?m)^ {4,}\[\^([^\]\n]+)\]:")


def report_notes(reader: Reader, blanked: str) -> None:
    """Report footnotes without a text and texts without a footnote; `blanked` is the whole file without its code."""
    if "[^" not in blanked:
        return
    inner = {m.start(1): m for m in INDENTED.finditer(blanked)}
    outer = {m.start(1): m for m in DEFINED.finditer(blanked)}
    uses = [m for m in USE.finditer(blanked) if m.start(1) not in inner and m.start(1) not in outer]
    labels = {m[1] for m in outer.values()}
    hidden = {m[1] for m in inner.values()}
    unused = [m for m in outer.values() if m[1] not in {use[1] for use in uses}]
    _report(reader, blanked, "footnote-indent", list(inner.values()))
    _report(reader, blanked, "footnote-unused", unused, "warning")
    _report(reader, blanked, "footnote-blank", [m for m in uses if " " in m[1] and m[1] in labels])
    missing = {m[1]: m for m in reversed(uses) if m[1] not in labels | hidden}  # one text is enough for all uses
    _report(reader, blanked, "footnote", list(missing.values()))


def _report(reader: Reader, blanked: str, key: str, found: list[re.Match[str]], severity: Severity = "error") -> None:
    for match in found:
        line = blanked.count("\n", 0, match.start(1)) + 1
        text = message(key, found=match[1], proposal=match[1].replace(" ", "-"))
        reader.problems.append(Problem(reader.path, line, text, severity))
