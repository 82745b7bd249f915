"""Aiken: a question, a line for each answer, and the letter of the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.outputs.exchange.foreign.found import Choice, Found, Report
from kb.outputs.exchange.foreign.marks import at_start, escaped

ANSWER = re.compile(r"\s*(?P<letter>[A-Za-z])\s*[.)]\s+(?P<text>\S.*?)\s*")
KEY = re.compile(r"\s*ANSWER\s*:\s*(?P<letter>[A-Za-z])\s*", re.I)
LIKE_KEY = re.compile(r"\s*ANSWER\b", re.I)


def read_aiken(text: str, report: Report) -> Iterator[Found]:
    """The questions of a file."""
    asked: list[str] = []
    answers: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate([*text.split("\n"), "\f"], 1):
        key, answer = KEY.fullmatch(line), ANSWER.fullmatch(line)
        if key and asked and answers:
            yield from _found(start, asked, answers, key["letter"].upper(), report)
        elif answer and asked:
            answers.append((answer["letter"].upper(), answer["text"]))
            continue
        elif line.strip() and not answers and not key:
            start = start if asked else number
            asked.append(line.strip())
            continue
        elif not line.strip() and line != "\f":
            continue
        elif asked or key or LIKE_KEY.match(line):
            report.tell(start or number, "import-aiken", text=" ".join(asked)[:40])
        asked, answers, start = [], [], 0
        if line.strip() and not key and line != "\f":
            asked, start = [line.strip()], number


def _found(line: int, asked: list[str], answers: list[tuple[str, str]], letter: str, report: Report) -> Iterator[Found]:
    if letter not in dict(answers):
        report.tell(line, "import-key", found=letter, text=asked[0][:40])
        return
    choices = tuple(Choice(escaped(text), 100.0 * (name == letter)) for name, text in answers)
    yield Found(line, at_start(escaped(" ".join(asked))), choices)
