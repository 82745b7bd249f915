"""What readers are told of the scoring: its words and numbers are those that it works with."""

from __future__ import annotations

import re

from kb.strings import strings
from playwright.sync_api import Page

from tests.browser.fixtures.scorer import call

WORDS_OF_VALUES = {1: "1", 0.5: "½", 0: "0"}
NUMBERS = {3: "drei"}


def test_the_printed_method_says_the_numbers_of_the_scoring(scorer: Page) -> None:
    limits = {name: round(share * 100) for name, share in scorer.evaluate("THRESHOLD").items()}
    rules = " ".join(strings("page")["result_method_rules"])
    assert f"weniger als {limits['complete']} % der Aussagen" in rules
    assert f"Ab {limits['good']} heißt ein Bereich „Läuft“, ab {limits['grow']} „Ausbauen“" in rules
    assert {int(n) for n in re.findall(r"\d+", rules)} == {0, 1, 100, *limits.values()}
    assert "{complete}" in strings("script")["sheet"]["method"]


def test_the_printed_method_says_what_each_answer_counts(scorer: Page) -> None:
    ja, teilweise, nein, *others = scorer.evaluate("ANSWERS.map((answer) => valueOf(answer) ?? null)")
    counts = [WORDS_OF_VALUES[value] for value in (ja, teilweise, nein)]
    assert "Ja zählt {}, Teilweise {}, Nein {}.".format(*counts) in strings("page")["result_method_rules"][0]
    assert "Ja zählt {}, Teilweise {} und Nein {}.".format(*counts) in strings("script")["sheet"]["method"]
    assert others == [None, None]


def test_the_printed_method_says_in_which_order_steps_come(scorer: Page) -> None:
    given = [("teilweise", False), ("weissnicht", False), ("nein", False), ("weissnicht", True)]
    items = [{"key": f"statement:{n}", "kind": "statement", "area": "a", "must": False} for n in range(len(given))]
    answers = [[f"statement:{n}", {"v": v, "important": important}] for n, (v, important) in enumerate(given)]
    (found,) = call(scorer, ("score", items, [answers]))
    priorities = {step["key"][-1]: step["priority"] for step in found["steps"]}
    assert priorities["2"] > priorities["0"] > priorities["1"]
    assert priorities["3"] == 2 * priorities["1"]
    told = strings("page")["result_method_rules"][-1]
    assert "dann Nein vor Teilweise vor „Weiß nicht“. Was Ihnen wichtig ist, zählt doppelt." in told


def test_readers_are_told_from_how_many_people_on_there_are_figures(scorer: Page) -> None:
    enough = scorer.evaluate("ENOUGH_PEOPLE")
    words, page = strings("script")["team"], strings("page")
    assert len(words["few"]) == enough
    assert f"ab {NUMBERS[enough]} Personen" in words["three"]
    assert f"ab {NUMBERS[enough]} Antworten" in page["team_scale"]
    assert f"{NUMBERS[enough]} Antworten" in page["team_no_spread"]


def test_the_words_of_answers_are_the_same_in_the_browser_and_in_the_texts(scorer: Page) -> None:
    assert scorer.evaluate("ANSWERS") == list(strings("script")["shared"]["answers"])
