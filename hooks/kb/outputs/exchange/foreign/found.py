"""What was found in a file of others, and what is told about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kb.html.lettering import plain_words
from kb.messages import message
from kb.model import Problem

SHORT = 40
FULL = 99.5
"""Per cent from which an answer is wholly right."""


@dataclass
class Report:
    """What is told about a file, in the words of the project."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, key: str, **values: object) -> None:
        """Something that is not carried over, or that is still to be done."""
        problem = Problem(self.path, line, message(key, **values), "warning")
        if problem not in self.problems:
            self.problems.append(problem)

    def refuse(self, refused: Refused) -> None:
        """That nothing of the file can be read, while others beside it can."""
        self.problems.append(Problem(self.path, refused.line, refused.text, "warning"))

    def within(self, file: str) -> Report:
        """The same for a file in a package."""
        return Report(f"{self.path}/{file}", self.problems) if file else self


class Refused(Exception):  # noqa: N818 - what the file is, not what went wrong in the program
    """A file of which nothing can be read: the line that shows it, and why."""

    def __init__(self, line: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.line, self.text = line, message(key, **values)


def short(markdown: str) -> str:
    """The beginning of a text, for a message."""
    return plain_words(markdown)[:SHORT] or "…"


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer as Markdown, and the per cent it is worth; or a step, or what is given and the `answer` to it."""

    text: str
    weight: float
    feedback: str = ""
    key: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A question: its texts as Markdown, the id and the tags that it had, the category it stood in.

    `sought` is a number to estimate as it is written, with choices for what many guess; `truth` whether it is true or false;
    `words` are right in a gap each, with choices that are confused with them. With a `shape`, the choices are steps in their
    order, or pairs. A `model` is an answer to compare one's own with. In a package it stands in a `file` of its own.
    """

    line: int
    text: str
    choices: tuple[Choice, ...] = ()
    context: str = ""
    explanation: str = ""
    several: bool = False
    id: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    sought: str = ""
    truth: bool = False
    shape: Literal["", "order", "match"] = ""
    words: tuple[str, ...] = ()
    model: str = ""
    hint: str = ""
    file: str = ""

    def within(self, file: str) -> Found:
        """The same in a file of a package."""
        return replace(self, file=file)


def judged(report: Report, line: int, choices: Sequence[Choice], several: bool) -> tuple[bool, ...]:
    """Which answers are right. Here an answer is right or wrong, so shares of a point are told."""
    if not several:
        right = [choice.weight >= FULL for choice in choices]
        if any(0 < choice.weight < FULL for choice in choices):
            report.tell(line, "import-partly")
        return tuple(right)
    given = {choice.weight for choice in choices if choice.weight > 0}
    if given and max(given) - min(given) > 1:
        report.tell(line, "import-weights")
    return tuple(choice.weight > 0 for choice in choices)
