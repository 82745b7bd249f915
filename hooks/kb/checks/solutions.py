"""What lets somebody answer a question without options though she does not know."""

from __future__ import annotations

from collections.abc import Iterator

from kb.entries.matches import answers_of
from kb.entries.numbers import spelled
from kb.ids import slugify
from kb.messages import message
from kb.model import Problem, Question
from kb.solutions import Estimate, Gaps, Match

WIDEST = 0.5
"""How far off an estimate may be at most, as a share of the number."""


def solution_problems(question: Question) -> Iterator[Problem]:
    """All warnings about the solution of a question."""
    solution = question.solution
    if isinstance(solution, Estimate) and solution.tolerance > WIDEST * abs(solution.value) > 0:
        yield _warn(
            question, solution.line, "guess-wide", off=spelled(solution.tolerance), most=spelled(WIDEST * abs(solution.value))
        )
    if isinstance(solution, Match) and _is_in_row(solution):
        yield _warn(question, solution.parts[0].line, "guess-row")
    if isinstance(solution, Gaps):
        yield from (_warn(question, question.line, "guess-gap", found=word) for word in _given_away(question, solution))


def _is_in_row(match: Match) -> bool:
    """Whether each row goes with the next answer of the list, which is sorted."""
    listed = [text for _, text in answers_of(match)]
    return [pair.answer for pair in match.parts] == listed[: len(match.parts)]


def _given_away(question: Question, gaps: Gaps) -> Iterator[str]:
    said = f"-{slugify(f'{question.text} {question.context}')}-"
    return (word for gap in gaps.words for word in gap if f"-{slugify(word)}-" in said)


def _warn(question: Question, line: int, key: str, **values: object) -> Problem:
    return Problem(question.path, line, message(key, **values), "warning")
