"""What questions can be taken along in: the formats of learning platforms, their files, and what each of them can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model import Question
from kb.solutions import Gaps
from kb.strings import strings

FOLDER = "quiz"
CHOICES = frozenset({"single", "multiple"})
WORKED = CHOICES | {"estimate", "order", "match", "gap", "free"}
# What Aiken would take for an answer or for the key.
LIKE_AIKEN = re.compile(r"\s*(?:[A-Za-z][.)]|ANSWER\s*:)", re.I)
LETTERS = 26
# These take any number of gaps.
WHOLE = ("anki", "csv", "xlsx")
HINTED = ("moodle", *WHOLE)


@dataclass(frozen=True)
class Format:
    """A format by its name on the command line, with its file and the kinds of questions it holds.

    Of each question it `lacks` what readers may miss, and `loses` what only its author wrote.
    """

    name: str
    file: str
    kinds: frozenset[str]
    lacks: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The site-relative address of its file."""
        return f"{FOLDER}/{self.file}"


# A new kind of question is entered in the rows of the formats that hold it; all others tell that they do not.
FORMATS = (
    Format("moodle", "fragen-moodle.xml", WORKED, loses=("keys", "reasons")),
    Format("anki", "fragen-anki.apkg", WORKED, loses=("keys",)),
    Format("canvas", "fragen-canvas.zip", WORKED - {"order"}, loses=("expected", "reasons")),
    Format("qti21", "fragen-qti21.zip", WORKED, loses=("expected", "reasons")),
    Format("gift", "fragen-gift.txt", WORKED - {"order", "free"}, loses=("keys", "reasons")),
    Format("aiken", "fragen-aiken.txt", frozenset({"single"}), ("feedback",), ("context", "id", "keys", "expected", "fixed")),
    Format("xlsx", "fragen.xlsx", WORKED),
    Format("csv", "fragen.csv", WORKED),
)


def format_of(name: str) -> Format | None:
    """The format with this name."""
    return next((one for one in FORMATS if one.name == name), None)


def left_out(form: Format, question: Question) -> str:
    """Why a format cannot hold a question, as a key of the texts; empty if it can."""
    if question.kind not in form.kinds:
        return question.kind
    if isinstance(question.solution, Gaps) and len(question.solution.words) > 1 and form.name not in WHOLE:
        return "gaps"
    return _not_in_aiken(question) if form.name == "aiken" else ""


def counted_out(form: Format, questions: Iterable[Question]) -> dict[str, int]:
    """How many questions a format cannot hold, for each reason."""
    reasons = [reason for question in questions if (reason := left_out(form, question))]
    return {reason: reasons.count(reason) for reason in dict.fromkeys(reasons)}


def told_without(form: Format, questions: Sequence[Question]) -> str:
    """What is not in the file of a format, in words for readers; empty if all is."""
    texts = strings("exchange")
    missing = [f"{count}\u00a0{texts['reasons'][reason][count > 1]}" for reason, count in counted_out(form, questions).items()]
    missing += [texts["lacks"][name] for name in form.lacks]
    if form.name not in HINTED and any(question.hint for question in questions):
        missing.append(texts["lacks"]["hint"])
    return str(texts["without"]).format(what=", ".join(missing)) if missing else ""


def _not_in_aiken(question: Question) -> str:
    if len(question.options) > LETTERS:
        return "letters"
    return "aiken" if LIKE_AIKEN.match(question.text) else ""
