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
    assert in_order(scorer, {"a": "woche", "b": "stunde"}, "weissnicht") == "ab"
    assert in_order(scorer, {"a": "woche", "b": "stunde"}, "weissnicht", knowing=True) == "ba"
    assert priority(scorer, "nein", True) == 2 * priority(scorer, "nein")
    assert "Was Ihnen wichtig ist, zählt doppelt." in order_rule("Reihenfolge der Schritte: ")


def test_the_printed_method_says_what_effect_counts(scorer: Page) -> None:
    hoch, mittel, gering = (german(priority(scorer, "nein", effect=effect)) for effect in EFFECTS)
    told = order_rule("Wirkung: ")
    assert f"hoch zählt {hoch}, mittel {mittel}, gering {gering}." in told
    assert "Bei gleicher Lücke steht nie geringere Wirkung vor höherer, wie wenig sie auch kostet." in told


def test_the_printed_method_says_that_effort_orders_what_is_equal_otherwise(scorer: Page) -> None:
    hour, day, week = (strings("page")["efforts"][effort] for effort in EFFORTS)
    told = order_rule("Bei gleichem Vorrang")
    assert "dann was etwas ändert vor dem, was Sie nur wissen, dann der kleinere Aufwand" in told
    assert f"dann der kleinere Aufwand: {hour} vor einem Tag, {day} vor einer Woche" in told
    assert week == "eine Woche"
    assert len({priority(scorer, "nein", effort=effort) for effort in EFFORTS}) == 1
    assert in_order(scorer, {"a": "woche", "b": "tag", "c": "stunde"}, "nein") == "cba"


def test_what_changes_something_comes_before_what_is_only_known_however_little_that_costs(scorer: Page) -> None:
    common = {"kind": "statement", "area": "a", "must": False, "effect": "mittel"}
    items = [{**common, "key": "a", "effort": "stunde", "knowing": True}, {**common, "key": "b", "effort": "woche"}]
    (found,) = call(scorer, ("score", items, [[[key, {"v": "nein"}] for key in "ab"]]))
    assert [step["key"] for step in found["steps"]] == ["b", "a"]


def in_order(scorer: Page, efforts: dict[str, str], answer: str, **marks: object) -> str:
    """The steps of statements that differ in effort alone."""
    common = {"kind": "statement", "area": "a", "must": False, "effect": "mittel", **marks}
    items = [{**common, "key": key, "effort": effort} for key, effort in efforts.items()]
    (found,) = call(scorer, ("score", items, [[[key, {"v": answer}] for key in efforts]]))
    return "".join(step["key"] for step in found["steps"])


def test_the_printed_method_says_how_many_first_steps_come_from_different_areas(scorer: Page) -> None:
    assert f"Von den ersten {NUMBERS[scorer.evaluate('FIRST_STEPS')]} Schritten" in order_rule("Von den ersten")


def test_browser_and_contents_know_the_same_effects_and_efforts(scorer: Page) -> None:
    assert scorer.evaluate("[[...EFFECT.keys()], EFFORT]") == [list(EFFECTS), list(EFFORTS)]
    assert {*EFFECTS, *EFFORTS} <= strings("script")["sheet"]["reasons"].keys()


def test_readers_are_told_from_how_many_people_on_there_are_figures(scorer: Page) -> None:
    enough = scorer.evaluate("ENOUGH_PEOPLE")
    page = strings("page")
    assert len([name for name in page["team_basis"] if name.startswith("few")]) == enough
    assert f"Ab {NUMBERS[enough]} Personen" in page["team_basis"]["three"]
    assert f"ab {NUMBERS[enough]} Antworten" in page["team_scale"]
    assert f"{NUMBERS[enough]} Antworten" in page["team_no_spread"]


def test_the_words_of_answers_are_the_same_in_the_browser_and_in_the_texts(scorer: Page) -> None:
    assert scorer.evaluate("ANSWERS") == list(strings("script")["shared"]["answers"])
