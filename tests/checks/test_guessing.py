"""Nobody gets far in the quiz without knowing: `kb.checks.guessing` on our questions, and on some that betray themselves."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import pytest
from kb.checks.catalogue import read_catalogue
from kb.checks.guessing import (
    HEDGES,
    MARKED_TOLERANCE,
    MARKS,
    MIN_MARKED,
    MOST_OF_ONE_COUNT,
    STRATEGIES,
    TOLERANCE,
    TRUE_SHARE,
    advantage,
    belief_share,
    commonest_count,
    guessing_problems,
    marked,
    marked_advantage,
    once,
)
from kb.checks.questions import is_statement
from kb.checks.solutions import solution_problems
from kb.model import Question

from tests.project import contents


@cache
def questions() -> tuple[Question, ...]:
    return tuple(contents().questions())


def ticked() -> list[Question]:
    """With answers to tick: a guess at the others is no choice between any."""
    return [q for q in questions() if q.options]


def statements() -> list[Question]:
    return [q for q in ticked() if is_statement(q)]


def choices() -> list[Question]:
    return [q for q in ticked() if not is_statement(q)]


def among_many() -> list[Question]:
    return [q for q in choices() if q.kind == "single" and len(q.options) > 2]


def several() -> list[Question]:
    return [q for q in choices() if q.kind == "multiple"]


def test_bounds_are_those_agreed_on() -> None:
    assert Fraction(10, 100) == TOLERANCE
    assert Fraction(15, 100) == MARKED_TOLERANCE
    assert Fraction(1, 2) == MOST_OF_ONE_COUNT
    assert (Fraction(40, 100), Fraction(60, 100)) == TRUE_SHARE
    assert len(STRATEGIES) == 8


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_over_all_questions(name: str) -> None:
    assert abs(advantage(ticked(), STRATEGIES[name])) <= TOLERANCE


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_where_there_are_options_to_choose_from(name: str) -> None:
    assert abs(advantage(choices(), STRATEGIES[name])) <= TOLERANCE


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategy_gains_nothing_where_one_of_many_is_right_each_tie_counted_once(name: str) -> None:
    assert abs(once(among_many(), STRATEGIES[name])) <= TOLERANCE


@pytest.mark.parametrize("name", MARKS)
def test_words_that_give_reasons_or_doubts_betray_nothing(name: str) -> None:
    assert len(marked(choices(), MARKS[name])) >= MIN_MARKED
    assert abs(marked_advantage(choices(), MARKS[name])) <= MARKED_TOLERANCE


def test_of_several_answers_one_to_four_are_right_and_nobody_can_count_on_a_number() -> None:
    assert {sum(o.right for o in q.options) for q in several()} == {1, 2, 3, 4}
    assert commonest_count(several())[1] <= MOST_OF_ONE_COUNT


def test_neither_following_popular_belief_nor_contradicting_it_helps() -> None:
    follow = belief_share(statements())
    contradict = Fraction(sum(q.expected != q.options[0].right for q in statements()), len(statements()))
    assert follow + contradict == 1
    assert [q.id for q in statements() if q.expected is None] == []
    assert abs(follow - Fraction(1, 2)) <= TOLERANCE
    assert abs(contradict - Fraction(1, 2)) <= TOLERANCE


def test_there_are_enough_questions_over_all_topics() -> None:
    assert len(questions()) >= 85


def test_a_third_of_the_questions_are_cases_from_the_example_firms() -> None:
    firms = ("Heizungsbau Wieselbach", "Kantmetall", "Teeblick", "Pumpenwart")
    cases = [q.id for q in questions() if any(firm in q.text + q.context for firm in firms)]
    assert Fraction(len(cases), len(questions())) >= Fraction(1, 3)


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
    assert advantage(ticked(), lambda options: [option for option in options if option.right]) > Fraction(1, 4)


def test_who_chooses_row_by_row_or_the_middle_of_everything_gets_nowhere() -> None:
    assert [problem.text for q in questions() for problem in solution_problems(q)] == []
    assert {q.kind for q in questions()} >= {"estimate", "order", "match", "gap", "free"}


# --- what the check says when it is not so


def told(bodies: Sequence[str]) -> list[str]:
    """The messages about questions with these options, each `# text` under a heading of its own."""
    asked = "".join(f"### {_with_id(body, n)}\n" for n, body in enumerate(bodies))
    catalogue = read_catalogue({"themen/a.md": f"# A\n\n## Quiz {{.quiz}}\n\n{asked}"})
    assert catalogue.errors() == []
    assert len(catalogue.questions()) == len(bodies)
    return [problem.text for problem in guessing_problems(catalogue.questions())]


def _with_id(body: str, n: int) -> str:
    """`Was gilt? .mehrere` -> `Was gilt? {#f1 .mehrere}`"""
    first, _, rest = body.partition("\n")
    words = first.split(" ")
    classes = "".join(f" {word}" for word in words if word.startswith("."))
    return f"{' '.join(word for word in words if not word.startswith('.'))} {{#f{n}{classes}}}\n\n{rest}"


def choice(right: str, *wrong: str, place: int = 0) -> str:
    options = [f"- [ ] {text}" for text in wrong]
    options.insert(place, f"- [x] {right}")
    return "Was gilt?\n" + "\n".join(options) + "\n"


def boxes(rights: int, wrongs: int) -> str:
    options = [*(f"- [x] Ja {n}" for n in range(rights)), *(f"- [ ] Nein {n}" for n in range(wrongs))]
    return "Was gilt? .mehrere\n" + "\n".join(options) + "\n"


def statement(text: str, true: bool, expected: bool = True) -> str:
    name = ".erwartet" if expected else ".unerwartet"
    return f"{text} {name}\n- [{'x' if true else ' '}] Stimmt\n- [{' ' if true else 'x'}] Stimmt nicht\n"


EVEN = [choice("Hund", "Bach", "Dorf", place=n % 3) for n in range(30)]


def test_even_questions_are_left_alone() -> None:
    assert told(EVEN) == []
    assert told([statement("Treue lohnt sich.", n % 2 == 0) for n in range(12)]) == []
    assert told([boxes(1 + n % 4, 4 - n % 4) for n in range(12)]) == []
    reasons = [choice("Hund, weil", "Bach, weil", "Dorf", place=n % 3) for n in range(4)]
    reasons += [choice("Hund", "Bach, weil", "Dorf, denn", place=n % 3) for n in range(2)]
    assert told([*reasons, choice("Hund, denn", "Bach", "Dorf"), choice("Hund", "Bach, denn", "Dorf")]) == []


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
            [choice("Hund", "Bach", "Dorf", "Feld", place=1)] * 20 + [choice("Hund", "Bach", "Dorf", "Feld")] * 10,
            ["immer die zweite Antwort"],
        ),
        (
            [choice("Hund", "Bach", "Dorf", "Feld", place=2)] * 20 + [choice("Hund", "Bach", "Dorf", "Feld")] * 10,
            ["immer die dritte Antwort"],
        ),
        (
            # the longest two are equally long, and the right one is always among them
            [choice("Hunde", "Bäche", "Ort", "Rad", place=n % 4) for n in range(30)],
            ["immer die längste Antwort wählt, hat 100 % richtig statt 50 %"],
        ),
        (
            [choice("Oft Hund", "Der Bach", "Das Dorf", place=n % 3) for n in range(30)],
            ["immer die vorsichtigste", "immer die bestimmteste"],
        ),
    ],
    ids=["vorn", "hinten", "lang", "zweite", "dritte", "gleich-lang", "vorsichtig"],
)
def test_options_that_betray_themselves_are_told(bodies: list[str], says: list[str]) -> None:
    found = told(bodies)
    assert [text for text in says if not any(text in message for message in found)] == [], found


def test_a_question_with_one_option_is_picked_from_all_the_same() -> None:
    """Its author is told what is missing, and everything else as well."""
    (option,) = (
        read_catalogue({"themen/a.md": "# A\n\n## Quiz {.quiz}\n\n### Was? {#was}\n\n- [x] Hund\n"}).questions()[0].options
    )
    assert {name: strategy([option]) for name, strategy in STRATEGIES.items()} == {name: [option] for name in STRATEGIES}


def test_few_questions_prove_nothing() -> None:
    assert told([choice("Hund", "Bach")] * 29) == []
    assert told([statement("Treue lohnt sich.", True)] * 11) == []


def test_statements_that_betray_themselves_are_told() -> None:
    assert [text[:50] for text in told([statement("Treue lohnt sich.", True)] * 12)] == [
        "Von 12 Aussagen mit „Stimmt“ und „Stimmt nicht“ tr",
    ]
    hedged = [statement("Treue lohnt sich oft.", True), statement("Treue lohnt sich.", False)] * 6
    assert [text[:40] for text in told(hedged)] == ["Wer vorsichtige Aussagen („oft“, „meist“"]


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("Hund", "Bach, weil es regnet", "nur in einigen Antworten „weil“ oder „denn“. Wer diese wählt, hat 0 % richtig"),
        ("Hund, denn er bellt", "Bach", "nur in einigen Antworten „weil“ oder „denn“. Wer diese wählt, hat 100 % richtig"),
        ("Dafür fehlt ein Beleg: kein Beleg", "Bach", "von fehlendem Beleg oder bloßer Schätzung. Wer diese wählt, hat 100 %"),
        ("Es ist nur eine Schätzung", "Bach", "von fehlendem Beleg oder bloßer Schätzung. Wer diese wählt, hat 100 %"),
    ],
)
def test_reasons_and_doubts_on_one_side_are_told(right: str, wrong: str, says: str) -> None:
    found = told([choice(right, wrong, "Dorf", place=n % 3) for n in range(MIN_MARKED)])
    assert any(says in text for text in found), found
    assert told([choice(right, wrong, "Dorf", place=n % 3) for n in range(MIN_MARKED - 1)]) == []


def test_always_as_many_right_answers_are_told() -> None:
    found = told([boxes(2, 2)] * 4 + [boxes(1, 3), boxes(3, 1)])
    assert found[0].startswith("Von 6 Fragen mit mehreren Antworten haben 67 % genau 2 richtige"), found


@pytest.mark.parametrize(("right", "share"), [(True, "83 % richtig, wer glaubt"), (False, "17 % richtig, wer glaubt")])
def test_statements_that_side_with_or_against_popular_belief_are_told(right: bool, share: str) -> None:
    agreeing = [statement("Treue lohnt sich.", true, expected=true is right) for true in (True, False)] * 5
    others = [statement("Treue lohnt sich.", true, expected=true is not right) for true in (True, False)]
    found = told([*agreeing, *others])
    assert [text for text in found if share in text] == found != []
