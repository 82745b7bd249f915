"""Nobody gets far in a quiz without knowing: simple strategies score near chance, over all questions and by kind.

A strategy picks one option of each question. Its score is the share of questions in which that option is right; chance is
the mean share of right options. Options of equal length or hedging share the pick. Where one of several options is right,
such a tie counts once instead: as a hit when the right one is among them, by chance as often as they are many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from kb.checks.questions import is_statement
from kb.messages import message
from kb.model import Problem, Question
from kb.solutions import Option

TOLERANCE = Fraction(10, 100)
TRUE_SHARE = (Fraction(40, 100), Fraction(60, 100))
# Below this, a share says nothing: three of ten statements may be true by chance.
MIN_CHOICES = 30
MIN_STATEMENTS = 12
MIN_SEVERAL = 6
# Words betray something only in questions in which some options have them; these are few.
MIN_MARKED = 8
MARKED_TOLERANCE = Fraction(15, 100)
MOST_OF_ONE_COUNT = Fraction(1, 2)
# Words by which careful people leave a door open.
HEDGES = re.compile(
    r"\b(?:kann|können|könnte\w*|mag|dürfte\w*|vielleicht|möglich\w*|vermutlich|wahrscheinlich\w*|wohl|eher|oft|häufig|meist\w*|manch\w*|"
    r"teil(?:s|weise)|einige\w*|etwa|ungefähr|im Mittel|im Durchschnitt|je nach|unter Umständen|bedingt|vor allem|in der Regel|"
    r"tendenziell|schwach\w*|mäßig\w*|begrenzt\w*|abhäng\w*|hängt|zum Teil|kaum|bisher|offenbar|scheint|allenfalls)\b",
    re.I,
)
# Words that give a reason, and words that deny that anything is known.
MARKS: Mapping[str, re.Pattern[str]] = {
    "guess-reason": re.compile(r"\b(?:weil|denn)\b", re.I),
    "guess-doubt": re.compile(
        r"\b(?:kein\w*|ohne) (?:\w+ )?(?:Beleg|Nachweis|Studie|Untersuchung|Zahl|Quelle)\w*|"
        r"\b(?:Beleg|Nachweis|Vergleich)\w*\b[^.]*\b(?:fehlt|nicht zu finden)\b|"
        r"\b(?:(?:ein)?schätzung|vermutung|überschlag\w*)\b|\b(?:unbelegt|ungeprüft|geschätzt|offen)\b|"
        r"\bnicht (?:belegt|gemessen|geprüft|untersucht)\b",
        re.I,
    ),
}
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
    "guess-second": lambda options: [options[min(1, len(options) - 1)]],
    "guess-third": lambda options: [options[min(2, len(options) - 1)]],
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
    groups = ((choices, _scores), (asked, _scores), (_among_many(choices), _hits))
    told = (_strategies(group, scores) for group, scores in groups if len(group) >= MIN_CHOICES)
    betrayed = {key: problem for problems in told for key, problem in problems}
    return [
        *betrayed.values(),
        *_marked(choices),
        *_counts([q for q in choices if q.kind == "multiple"]),
        *(_statements(statements) if len(statements) >= MIN_STATEMENTS else ()),
    ]


def _among_many(choices: Sequence[Question]) -> list[Question]:
    """The questions in which one of more than two options is right."""
    return [q for q in choices if q.kind == "single" and len(q.options) > 2 and any(o.right for o in q.options)]


def once(questions: Sequence[Question], strategy: Strategy) -> Fraction:
    """How much better than chance a strategy does where one option is right, each tie counted once."""
    return _mean([own - chance for own, chance in _hits(questions, strategy)])


def _hits(questions: Sequence[Question], strategy: Strategy) -> list[tuple[Fraction, Fraction]]:
    picks = [(strategy(q.options), len(q.options)) for q in questions]
    return [(Fraction(any(o.right for o in picked)), Fraction(len(picked), n)) for picked, n in picks]


def _scores(questions: Sequence[Question], strategy: Strategy) -> list[tuple[Fraction, Fraction]]:
    return [(share(strategy(q.options)), share(q.options)) for q in questions]


def _mean(parts: Sequence[Fraction]) -> Fraction:
    return sum(parts, Fraction()) / len(parts)


Scores = Callable[[Sequence[Question], Strategy], list[tuple[Fraction, Fraction]]]


def _strategies(questions: Sequence[Question], scores: Scores) -> Iterator[tuple[str, Problem]]:
    for key, strategy in STRATEGIES.items():
        scored = scores(questions, strategy)
        own, chance = _mean([own for own, _ in scored]), _mean([chance for _, chance in scored])
        if abs(own - chance) > TOLERANCE:
            better = [(part > by_chance) == (own > chance) for part, by_chance in scored]
            caught = [q for q, is_caught in zip(questions, better, strict=True) if is_caught]
            yield key, _at(caught[-1], key, own=_percent(own), chance=_percent(chance), n=len(questions))


def marked(questions: Sequence[Question], words: re.Pattern[str]) -> list[Question]:
    """The questions in which some options have such words and others do not."""
    return [q for q in questions if len({bool(words.search(o.text)) for o in q.options}) == 2]


def marked_advantage(questions: Sequence[Question], words: re.Pattern[str]) -> Fraction:
    """How much better than chance it is to pick what has such words, in the questions in which that is a choice."""
    return advantage(marked(questions, words), lambda options: [o for o in options if words.search(o.text)])


def _marked(choices: Sequence[Question]) -> Iterator[Problem]:
    for key, words in MARKS.items():
        found = marked(choices, words)
        if len(found) >= MIN_MARKED and abs(gain := marked_advantage(choices, words)) > MARKED_TOLERANCE:
            chance = _mean([share(q.options) for q in found])
            yield _at(found[-1], key, own=_percent(chance + gain), chance=_percent(chance), n=len(found))


def commonest_count(several: Sequence[Question]) -> tuple[int, Fraction]:
    """The number of right options that most questions with several have, and their share."""
    counts = [sum(o.right for o in q.options) for q in several]
    most = max(sorted(set(counts)), key=counts.count)
    return most, Fraction(counts.count(most), len(counts))


def _counts(several: Sequence[Question]) -> Iterator[Problem]:
    if len(several) < MIN_SEVERAL:
        return
    count, part = commonest_count(several)
    if part > MOST_OF_ONE_COUNT:
        caught = [q for q in several if sum(o.right for o in q.options) == count]
        yield _at(caught[-1], "guess-count", share=_percent(part), n=len(several), count=count)


def _percent(part: Fraction) -> int:
    return round(100 * part)


def _statements(statements: Sequence[Question]) -> Iterator[Problem]:
    true = [question for question in statements if question.options[0].right]
    part = Fraction(len(true), len(statements))
    if not TRUE_SHARE[0] <= part <= TRUE_SHARE[1]:
        caught = true if part > TRUE_SHARE[1] else [q for q in statements if q not in true]
        yield _at(caught[-1], "guess-true", share=_percent(part), n=len(statements))
        return
    follows = [q for q in statements if q.expected == q.options[0].right]
    if abs((part := belief_share(statements)) - Fraction(1, 2)) > TOLERANCE:
        caught = follows if part > Fraction(1, 2) else [q for q in statements if q not in follows]
        yield _at(caught[-1], "guess-belief", share=_percent(part), against=_percent(1 - part), n=len(statements))
    hedged = [bool(HEDGES.search(q.text)) == q.options[0].right for q in statements]
    if abs(Fraction(sum(hedged), len(hedged)) - Fraction(1, 2)) > TOLERANCE:
        caught = [q for q in statements if HEDGES.search(q.text)] or list(statements)
        yield _at(caught[-1], "guess-statement-hedged", share=_percent(Fraction(sum(hedged), len(hedged))), n=len(statements))


def belief_share(statements: Sequence[Question]) -> Fraction:
    """How often somebody is right who takes for true what most people expect, and nothing else."""
    return Fraction(sum(q.expected == q.options[0].right for q in statements), len(statements))


def _at(question: Question, key: str, **values: object) -> Problem:
    return Problem(question.path, question.line, message(key, **values), "warning")
