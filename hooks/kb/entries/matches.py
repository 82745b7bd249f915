"""Things to match: a table of two columns, what is given and what belongs to it; a third may say why.

A row without its first cell is an answer that is left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kb.entries.asked import Answers, Asked
from kb.entries.charts import cells_of
from kb.entries.options import report_classes, report_twins
from kb.ids import fingerprint, squeeze
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.solutions import Match, Pair

FEWEST, MOST = 2, 8
COLUMNS = (2, 3)
MARKUP = re.compile(r"[*_`<\[\]{}]")


def read_match(reader: Reader, asked: Asked, block: Block) -> Answers | None:
    """What belongs together, or None where a row cannot be read (reported)."""
    report_classes(reader, asked)
    head, _, *rows = (cells_of(line) for line in reader.lines[block.start : block.end])
    if len(head) not in COLUMNS:
        reader.report(block.line, "match-columns", n=len(head))
        return None
    found = [pair for line, row in enumerate(rows, block.line + 2) if (pair := _pair(reader, line, row))]
    given, left = tuple(pair for pair in found if pair.text), tuple(pair for pair in found if not pair.text)
    report_twins(reader, given)
    _check(reader, block, given, left)
    if len(found) < len(rows):
        return None
    rev = sorted(f"{pair.text} {pair.answer}" for pair in found)
    return Answers("match", (block,), tuple(rev), solution=Match(given, left))


def _pair(reader: Reader, line: int, row: tuple[str, ...]) -> Pair | None:
    """A row; the right side is shown in a list of the browser, which knows no markup."""
    text, answer, *why = (squeeze(cell) for cell in (*row, "", ""))
    if not answer or MARKUP.search(answer):
        reader.report(line, "match-markup" if answer else "match-empty", found=answer[:60])
        return None
    return Pair(fingerprint(text, length=5), text, unescape(answer), why[0], line)


def _check(reader: Reader, block: Block, given: tuple[Pair, ...], left: tuple[Pair, ...]) -> None:
    if not FEWEST <= len(given) <= MOST:
        reader.report(block.line, "match-count", n=len(given), least=FEWEST, most=MOST)
    if len({pair.answer for pair in (*given, *left)}) < FEWEST:
        reader.report(block.line, "match-same")
    used = {pair.answer.casefold(): pair.line for pair in given}
    for pair in left:
        if first := used.setdefault(pair.answer.casefold(), pair.line) if pair.answer.casefold() in used else 0:
            reader.report(pair.line, "match-left", found=pair.answer, other=first)
        used[pair.answer.casefold()] = pair.line


def answers_of(match: Match) -> Iterator[tuple[str, str]]:
    """Everything to choose from, each once, by the alphabet: (key, text)."""
    for text in sorted({pair.answer for pair in (*match.parts, *match.left)}, key=str.casefold):
        yield fingerprint(text, length=5), text
