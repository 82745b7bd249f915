"""Marks of other programs and Git hosts that mean nothing on this site and would stand there as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.blocks import Block
from kb.reader import Reader

MARKS = (
    (re.compile(r"(?m)^ {0,3}(\?\?\?)\+? "), "dialect-fold"),
    (re.compile(r"(?m)^ {0,3}(===)[!+]? [\"„“”]"), "dialect-tab"),
    (re.compile(r"(?m)^ {0,3}(:::+|\$\$|--8<--|\{%)"), "dialect-mark"),
    (re.compile(r"(?m)^ {0,3}(\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])", re.I), "dialect-mark"),
    (re.compile(r"(~~(?=\S)[^~\n]+(?<=\S)~~)"), "dialect-mark"),
    (re.compile(r"(?<![=\w])(==(?=[^\s=])[^=\n]+(?<=[^\s=])==)(?![=\w])"), "dialect-mark"),
    (re.compile(r"(\\)$", re.M), "dialect-break"),
    (re.compile(r"(?<!\\)(?:\\\\)*(\\[\"$%&',/:;<=?@^~])"), "dialect-escape"),
    (re.compile(r"(?m)^ {0,3}(:) "), "dialect-colon"),
)
ANY = re.compile(r"\?\?\?|==|::|\$\$|--8<|\{%|\[!|~~|\\|(?m:^ {0,3}: )")
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S)


def report_dialects(reader: Reader, blocks: Sequence[Block]) -> None:
    """Report the first mark of each kind in every paragraph."""
    for top in blocks:
        for block in top.walk():
            if block.type == "paragraph":
                _report(reader, block)


def _report(reader: Reader, block: Block) -> None:
    if not ANY.search(block.content):  # as in most paragraphs
        return
    text = CODE.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), block.content)
    for pattern, key in MARKS:
        if match := pattern.search(text):
            line = block.line + text.count("\n", 0, match.start(1))
            if not reader.has_problem(line, line):
                reader.report(line, key, found=match[1])
