"""Nobody gets far in a quiz without knowing: simple strategies score near chance, over all questions and by kind.

A strategy picks one option of each question. Its score is the share of questions in which that option is right; chance is
the mean share of right options. Options of equal length or hedging share the pick.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from kb.checks.questions import is_statement
from kb.messages import message
from kb.model import Option, Problem, Question

TOLERANCE = Fraction(10, 100)
TRUE_SHARE = (Fraction(40, 100), Fraction(60, 100))
# Below this, a share says nothing: three of ten statements may be true by chance.
MIN_CHOICES = 30
MIN_STATEMENTS = 12
# Words by which careful people leave a door open.
HEDGES = re.compile(
    r"\b(?:kann|können|könnte\w*|mag|dürfte\w*|vielleicht|möglich\w*|vermutlich|wahrscheinlich\w*|wohl|eher|oft|häufig|meist\w*|manch\w*|"
    r"teil(?:s|weise)|einige\w*|etwa|ungefähr|im Mittel|im Durchschnitt|je nach|unter Umständen|bedingt|vor allem|in der Regel|"
    r"tendenziell|schwach\w*|mäßig\w*|begrenzt\w*|abhäng\w*|hängt|zum Teil|kaum|bisher|offenbar|scheint|allenfalls)\b",
    re.I,
)
Strategy = Callable[[Sequence[Option]], list[Option]]


def share(options: Sequence[Option]) -> Fraction:
    """How many of these options are right."""
    return Fraction(sum(option.right for option in options), len(options))


def advantage(questions: Sequence[Question], strategy: Strategy) -> Fraction:
    """How much better than chance a strategy does, as a share of questions."""
    return sum((share(strategy(q.options)) - share(q.options) for q in questions), Fraction()) / len(questions)


def _best(options: Sequence[Option], score: Callable[[Option], int]) -> list[Option]:
    top = max(score(option) for option in options)
    return [option for option in options if score(option) == top]


STRATEGIES: Mapping[str, Strategy] = {
    "guess-first": lambda options: [options[0]],
    "guess-last": lambda options: [options[-1]],
    "guess-longest": lambda options: _best(options, lambda o: len(o.text)),
    "guess-shortest": lambda options: _best(options, lambda o: -len(o.text)),
    "guess-hedged": lambda options: _best(options, lambda o: len(HEDGES.findall(o.text))),
    "guess-bold": lambda options: _best(options, lambda o: -len(HEDGES.findall(o.text))),
}


def guessing_problems(questions: Sequence[Question]) -> list[Problem]:
    """What lets somebody answer without knowing."""
    asked = [question for question in questions if question.options]
    statements = [q for q in asked if is_statement(q) and any(o.right for o in q.options)]
    choices = [q for q in asked if not is_statement(q)]
    groups = [group for group in (choices, asked) if len(group) >= MIN_CHOICES]
    betrayed = {key: problem for group in reversed(groups) for key, problem in _strategies(group)}
    return [*betrayed.values(), *(_statements(statements) if len(statements) >= MIN_STATEMENTS else ())]


def _strategies(questions: Sequence[Question]) -> Iterator[tuple[str, Problem]]:
    for key, strategy in STRATEGIES.items():
        gain = advantage(questions, strategy)
        if abs(gain) > TOLERANCE:
            caught = [q for q in questions if (share(strategy(q.options)) > share(q.options)) == (gain > 0)]
            chance = sum((share(q.options) for q in questions), Fraction()) / len(questions)
            yield key, _at(caught[-1], key, own=_percent(chance + gain), chance=_percent(chance), n=len(questions))


def _percent(part: Fraction) -> int:
    return round(100 * part)


def _statements(statements: Sequence[Question]) -> Iterator[Problem]:
    true = [question for question in statements if question.options[0].right]
    part = Fraction(len(true), len(statements))
    if not TRUE_SHARE[0] <= part <= TRUE_SHARE[1]:
        caught = true if part > TRUE_SHARE[1] else [q for q in statements if q not in true]
        yield _at(caught[-1], "guess-true", share=_percent(part), n=len(statements))
        return
    hedged = [bool(HEDGES.search(q.text)) == q.options[0].right for q in statements]
    if abs(Fraction(sum(hedged), len(hedged)) - Fraction(1, 2)) > TOLERANCE:
        caught = [q for q in statements if HEDGES.search(q.text)] or list(statements)
        yield _at(caught[-1], "guess-statement-hedged", share=_percent(Fraction(sum(hedged), len(hedged))), n=len(statements))


def _at(question: Question, key: str, **values: object) -> Problem:
    return Problem(question.path, question.line, message(key, **values), "warning")
