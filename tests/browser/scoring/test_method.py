"""What readers are told of the scoring: its words and numbers are those that it works with."""

from __future__ import annotations

import re

from kb.model import EFFECTS, EFFORTS
from kb.strings import strings
from playwright.sync_api import Page

from tests.browser.fixtures.scorer import call

WORDS_OF_VALUES = {1: "1", 0.5: "½", 0: "0"}
NUMBERS = {3: "drei"}
ORDER = ("Reihenfolge der Schritte:", "Lücke:", "Wirkung:", "Bei gleichem Vorrang", "Von den ersten")
"""How the rules begin that say in which order steps come; they have tests of their own."""


def test_the_printed_method_says_the_numbers_of_the_scoring(scorer: Page) -> None:
    threshold = scorer.evaluate("THRESHOLD")
    least = threshold.pop("rated")
    limits = {name: round(share * 100) for name, share in threshold.items()}
    rules = " ".join(rule for rule in strings("page")["result_method_rules"] if not rule.startswith(ORDER))
    assert f"weniger als {least} Aussagen oder weniger als {limits['complete']} % der Aussagen" in rules
    assert f"Ab {limits['good']} heißt ein Bereich „Läuft“, ab {limits['grow']} „Ausbauen“" in rules
    assert {int(n) for n in re.findall(r"\d+", rules)} == {0, 1, 100, least, *limits.values()}
    assert "weniger als {rated} Aussagen oder weniger als {complete}" in strings("script")["sheet"]["method"]


def test_the_printed_method_says_what_each_answer_counts(scorer: Page) -> None:
    ja, teilweise, nein, *others = scorer.evaluate("ANSWERS.map((answer) => valueOf(answer) ?? null)")
    counts = [WORDS_OF_VALUES[value] for value in (ja, teilweise, nein)]
    assert "Ja zählt {}, Teilweise {}, Nein {}.".format(*counts) in strings("page")["result_method_rules"][0]
    assert "Ja zählt {}, Teilweise {} und Nein {}.".format(*counts) in strings("script")["sheet"]["method"]
    assert others == [None, None]


def order_rule(start: str) -> str:
    (rule,) = (rule for rule in strings("page")["result_method_rules"] if rule.startswith(start))
    return str(rule)


def priority(scorer: Page, answer: str, important: bool = False, **marks: object) -> float:
    """The priority of the step of a single statement with this answer."""
    item = {"key": "statement:x", "kind": "statement", "area": "a", "must": False, "effect": "gering", "effort": "stunde"}
    (found,) = call(scorer, ("score", [{**item, **marks}], [[["statement:x", {"v": answer, "important": important}]]]))
    return float(found["steps"][0]["priority"])


def german(number: float) -> str:
    return {0.25: "¼", 0.5: "½"}.get(number, f"{number:g}".replace(".", ","))


def test_the_printed_method_says_how_large_a_gap_is(scorer: Page) -> None:
    nein, teilweise, unknown = (german(priority(scorer, answer)) for answer in ("nein", "teilweise", "weissnicht"))
    knowing = german(priority(scorer, "weissnicht", knowing=True))
    told = order_rule("Lücke: ")
    assert f"Nein zählt {nein}, Teilweise {teilweise}. „Weiß nicht“ zählt {knowing}, wo" in told
    assert f"Sonst zählt es {unknown}, und der Schritt heißt, es herauszufinden. Dafür rechnen wir eine Stunde." in told
    assert priority(scorer, "weissnicht", effort="woche") == priority(scorer, "weissnicht", effort="stunde")
    assert priority(scorer, "nein", True) == 2 * priority(scorer, "nein")
    assert "Was Ihnen wichtig ist, zählt doppelt." in order_rule("Reihenfolge der Schritte: ")


def test_the_printed_method_says_what_effect_and_effort_count(scorer: Page) -> None:
    hoch, mittel, gering = (german(priority(scorer, "nein", effect=effect)) for effect in EFFECTS)
    costs = [german(1 / priority(scorer, "nein", effort=effort)) for effort in EFFORTS]
    named = [f"{strings('page')['efforts'][effort]} zählt {cost}" for effort, cost in zip(EFFORTS, costs, strict=True)]
    told = order_rule("Wirkung: ")
    assert f"hoch zählt {hoch}, mittel {mittel}, gering {gering}." in told
    assert f"Aufwand: {named[0]}, {', '.join(named[1:]).replace(' zählt', '')}." in told
    assert priority(scorer, "nein", effect="hoch", effort="woche") == priority(scorer, "nein", effect="mittel")
    assert "hohe Wirkung in einer Woche so viel wie mittlere in einer Stunde" in told


def test_the_printed_method_says_how_many_first_steps_come_from_different_areas(scorer: Page) -> None:
    assert f"Von den ersten {NUMBERS[scorer.evaluate('FIRST_STEPS')]} Schritten" in order_rule("Von den ersten")


def test_browser_and_contents_know_the_same_effects_and_efforts(scorer: Page) -> None:
    assert scorer.evaluate("[[...EFFECT.keys()], [...EFFORT.keys()]]") == [list(EFFECTS), list(EFFORTS)]
    assert {*EFFECTS, *EFFORTS} <= strings("script")["sheet"]["reasons"].keys()


def test_readers_are_told_from_how_many_people_on_there_are_figures(scorer: Page) -> None:
    enough = scorer.evaluate("ENOUGH_PEOPLE")
    page = strings("page")
    assert len([name for name in page["team_basis"] if name.startswith("few")]) == enough
    assert f"ab {NUMBERS[enough]} Personen" in page["team_basis"]["three"]
    assert f"ab {NUMBERS[enough]} Antworten" in page["team_scale"]
    assert f"{NUMBERS[enough]} Antworten" in page["team_no_spread"]


def test_the_words_of_answers_are_the_same_in_the_browser_and_in_the_texts(scorer: Page) -> None:
    assert scorer.evaluate("ANSWERS") == list(strings("script")["shared"]["answers"])
