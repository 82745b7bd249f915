"""Marks of other programs and Git hosts that mean nothing on this site and would stand there as text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.markdown.blocks import Block
from kb.markdown.reader import Reader

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
    """Report every mark in every paragraph and table, once a line."""
    for top in blocks:
        for block in top.walk():
            if block.type == "paragraph":
                _report(reader, block, block.content)
            if block.type == "table":
                _report(reader, block, "\n".join(reader.lines[block.start : block.end]))


def _report(reader: Reader, block: Block, content: str) -> None:
    if not ANY.search(content):  # as in most paragraphs
        return
    text = CODE.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), content)
    known = {problem.line for problem in reader.problems}
    marks = {(key, _line(block, text, match), match[1]) for pattern, key in MARKS for match in pattern.finditer(text)}
    for key, line, found in sorted(marks - {mark for mark in marks if mark[1] in known}):
        reader.report(line, key, found=found)


def _line(block: Block, text: str, match: re.Match[str]) -> int:
    return block.line + text.count("\n", 0, match.start(1))
