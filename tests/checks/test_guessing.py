"""Nobody gets far in the quiz without knowing: `kb.checks.guessing` on our questions, and on some that betray themselves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import pytest
from kb.checks.catalogue import read_catalogue, read_folder
from kb.checks.guessing import HEDGES, STRATEGIES, TOLERANCE, TRUE_SHARE, advantage, guessing_problems
from kb.checks.questions import is_statement
from kb.model import Question

from tests.project import ROOT


@cache
def questions() -> tuple[Question, ...]:
    return tuple(read_folder(ROOT / "docs").questions())


def statements() -> list[Question]:
    return [q for q in questions() if is_statement(q)]


def choices() -> list[Question]:
    return [q for q in questions() if not is_statement(q)]


def test_bounds_are_those_agreed_on() -> None:
    assert Fraction(10, 100) == TOLERANCE
    assert (Fraction(40, 100), Fraction(60, 100)) == TRUE_SHARE
    assert len(STRATEGIES) == 6


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_over_all_questions(name: str) -> None:
    assert abs(advantage(questions(), STRATEGIES[name])) <= TOLERANCE


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_where_there_are_options_to_choose_from(name: str) -> None:
    assert abs(advantage(choices(), STRATEGIES[name])) <= TOLERANCE


def test_about_half_of_the_statements_are_true() -> None:
    true = Fraction(sum(q.options[0].right for q in statements()), len(statements()))
    assert TRUE_SHARE[0] <= true <= TRUE_SHARE[1]


def test_who_always_says_not_true_is_near_chance() -> None:
    assert abs(advantage(statements(), lambda options: [options[1]])) <= TOLERANCE


def test_hedged_statements_are_not_truer_than_others() -> None:
    """Someone who takes a hedged statement for true and a bold one for false."""
    guess = [bool(HEDGES.search(q.text)) == q.options[0].right for q in statements()]
    assert abs(Fraction(sum(guess), len(guess)) - Fraction(1, 2)) <= TOLERANCE


def test_a_strategy_that_knows_the_answer_is_seen() -> None:
    assert advantage(questions(), lambda options: [option for option in options if option.right]) > Fraction(1, 4)


# --- what the check says when it is not so


def told(bodies: Sequence[str]) -> list[str]:
    """The messages about questions with these options, each `# text` under a heading of its own."""
    asked = "".join(f"### {body.replace(chr(10), f' {{#f{n}}}{chr(10)}{chr(10)}', 1)}\n" for n, body in enumerate(bodies))
    catalogue = read_catalogue({"themen/a.md": f"# A\n\n## Quiz {{.quiz}}\n\n{asked}"})
    assert catalogue.errors() == []
    assert len(catalogue.questions()) == len(bodies)
    return [problem.text for problem in guessing_problems(catalogue.questions())]


def choice(right: str, *wrong: str, place: int = 0) -> str:
    options = [f"- [ ] {text}" for text in wrong]
    options.insert(place, f"- [x] {right}")
    return "Was gilt?\n" + "\n".join(options) + "\n"


def statement(text: str, true: bool) -> str:
    return f"{text}\n- [{'x' if true else ' '}] Stimmt\n- [{' ' if true else 'x'}] Stimmt nicht\n"


EVEN = [choice("Hund", "Bach", "Dorf", place=n % 3) for n in range(30)]


def test_even_questions_are_left_alone() -> None:
    assert told(EVEN) == []
    assert told([statement("Treue lohnt sich.", n % 2 == 0) for n in range(12)]) == []


@pytest.mark.parametrize(
    ("bodies", "says"),
    [
        (
            [choice("Hund", "Bach", "Dorf", place=0)] * 10 + EVEN[:21],
            ["immer die erste Antwort wählt, hat 55 % richtig statt 33 %"],
        ),
        ([choice("Hund", "Bach", "Dorf", place=2)] * 10 + EVEN[:21], ["immer die letzte Antwort"]),
        (
            [choice("Ein Hund bellt", "Bach", "Dorf", place=n % 3) for n in range(30)],
            ["immer die längste", "immer die kürzeste"],
        ),
        (
            [choice("Oft Hund", "Der Bach", "Das Dorf", place=n % 3) for n in range(30)],
            ["immer die vorsichtigste", "immer die bestimmteste"],
        ),
    ],
    ids=["vorn", "hinten", "lang", "vorsichtig"],
)
def test_options_that_betray_themselves_are_told(bodies: list[str], says: list[str]) -> None:
    found = told(bodies)
    assert [text for text in says if not any(text in message for message in found)] == [], found


def test_few_questions_prove_nothing() -> None:
    assert told([choice("Hund", "Bach")] * 29) == []
    assert told([statement("Treue lohnt sich.", True)] * 11) == []


def test_statements_that_betray_themselves_are_told() -> None:
    assert [text[:50] for text in told([statement("Treue lohnt sich.", True)] * 12)] == [
        "Von 12 Aussagen mit „Stimmt“ und „Stimmt nicht“ tr",
    ]
    hedged = [statement("Treue lohnt sich oft.", True), statement("Treue lohnt sich.", False)] * 6
    assert [text[:40] for text in told(hedged)] == ["Wer vorsichtige Aussagen („oft“, „meist“"]
