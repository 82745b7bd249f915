"""Nobody gets far in the quiz without knowing: simple strategies score near chance, over all questions and by kind.

A strategy picks one option of each question. Its score is the share of questions in which that option is right; chance is
the mean share of right options. Options of equal length or hedging share the pick.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache

import pytest
from kb.__main__ import read_folder
from kb.lint import is_statement
from kb.model import Option, Question

from tests.project import ROOT

TOLERANCE = Fraction(10, 100)
# Words by which careful people leave a door open.
HEDGES = re.compile(
    r"\b(?:kann|können|könnte\w*|mag|dürfte\w*|vielleicht|möglich\w*|vermutlich|wahrscheinlich\w*|wohl|eher|oft|häufig|meist\w*|manch\w*|"
    r"teil(?:s|weise)|einige\w*|etwa|ungefähr|im Mittel|im Durchschnitt|je nach|unter Umständen|bedingt|vor allem|in der Regel|"
    r"tendenziell|schwach\w*|mäßig\w*|begrenzt\w*|abhäng\w*|hängt|zum Teil|kaum|bisher|offenbar|scheint|allenfalls)\b",
    re.I,
)
Score = Callable[[Option], int]
STRATEGIES: dict[str, Callable[[Sequence[Option]], list[Option]]] = {
    "erste": lambda options: [options[0]],
    "letzte": lambda options: [options[-1]],
    "längste": lambda options: _best(options, lambda o: len(o.text)),
    "kürzeste": lambda options: _best(options, lambda o: -len(o.text)),
    "vorsichtigste": lambda options: _best(options, lambda o: len(HEDGES.findall(o.text))),
    "bestimmteste": lambda options: _best(options, lambda o: -len(HEDGES.findall(o.text))),
}


def _best(options: Sequence[Option], score: Score) -> list[Option]:
    top = max(score(option) for option in options)
    return [option for option in options if score(option) == top]


def share(options: Sequence[Option]) -> Fraction:
    return Fraction(sum(option.right for option in options), len(options))


def advantage(questions: Sequence[Question], strategy: Callable[[Sequence[Option]], list[Option]]) -> Fraction:
    """How much better than chance a strategy does, as a share of questions."""
    return sum((share(strategy(q.options)) - share(q.options) for q in questions), Fraction()) / len(questions)


@cache
def questions() -> tuple[Question, ...]:
    return tuple(read_folder(ROOT / "docs").questions())


def statements() -> list[Question]:
    return [q for q in questions() if is_statement(q)]


def choices() -> list[Question]:
    return [q for q in questions() if not is_statement(q)]


def test_there_are_enough_questions() -> None:
    assert len(questions()) >= 45
    assert len(statements()) >= 12


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_over_all_questions(name: str) -> None:
    assert abs(advantage(questions(), STRATEGIES[name])) <= TOLERANCE


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_where_there_are_options_to_choose_from(name: str) -> None:
    assert abs(advantage(choices(), STRATEGIES[name])) <= TOLERANCE


def test_about_half_of_the_statements_are_true() -> None:
    true = Fraction(sum(q.options[0].right for q in statements()), len(statements()))
    assert Fraction(40, 100) <= true <= Fraction(60, 100)


def test_who_always_says_not_true_is_near_chance() -> None:
    assert abs(advantage(statements(), lambda options: [options[1]])) <= TOLERANCE


def test_hedged_statements_are_not_truer_than_others() -> None:
    """Someone who takes a hedged statement for true and a bold one for false."""
    guess = [bool(HEDGES.search(q.text)) == q.options[0].right for q in statements()]
    assert abs(Fraction(sum(guess), len(guess)) - Fraction(1, 2)) <= TOLERANCE


def test_a_strategy_that_knows_the_answer_is_seen() -> None:
    assert advantage(questions(), lambda options: [option for option in options if option.right]) > Fraction(1, 4)


def test_every_option_of_every_question_says_why() -> None:
    silent = [f"{q.path}:{o.line}" for q in questions() for o in q.options if len(o.feedback.split()) < 4]
    assert silent == []
    assert [f"{q.path}:{q.line}" for q in questions() if not q.explanation or not q.reading] == []
