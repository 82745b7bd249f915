"""How questions worked in a class: vectors computed by hand, a reference in numpy, and what is called amiss."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from playwright.sync_api import Page

from tests.browser.fixtures.modules import Functions, code_of
from tests.often import times
from tests.project import ROOT

SOURCE = "scoring/items.js"
SCORES = {"1": 1, "0": 0, "-": None}
Scores = list[list[int | None]]
SMALL = 1e-9


@dataclass(frozen=True)
class Vector:
    """One block of the file: what people scored, and what is to come of it."""

    name: str
    people: Scores
    expected: dict[str, list[str]]


def read(block: str) -> Vector:
    name, *lines = block.strip().splitlines()
    rows = [[SCORES[sign] for sign in line] for line in lines if line and not line.startswith("=>")]
    told = [line.removeprefix("=> ").partition(":") for line in lines if line.startswith("=>")]
    return Vector(name, rows, {key: text.split() for key, _, text in told})


TEXT = (ROOT / "tests" / "vectors" / "items.txt").read_text(encoding="utf-8")
VECTORS = [read(block) for block in re.split(r"^## ", TEXT, flags=re.M)[1:]]


@pytest.fixture
def items(functions: Functions) -> Page:
    """A page that knows these figures."""
    return functions(SOURCE)


def figures(page: Page, people: Scores) -> list[dict[str, Any]]:
    return list(page.evaluate("(people) => itemFigures(people)", people))


def squared(value: float | None) -> float | None:
    return None if value is None else math.copysign(value * value, value)


def number(text: str) -> float | None:
    return None if text == "-" else float(Fraction(text))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_vector(vector: Vector, items: Page) -> None:
    found = figures(items, vector.people)
    assert [item["share"] for item in found] == pytest.approx([number(text) for text in vector.expected["share"]])
    assert [squared(item["apart"]) for item in found] == pytest.approx([number(text) for text in vector.expected["apart"]])
    talk = items.evaluate("(people) => toTalkAbout(itemFigures(people)).map((at) => at + 1)", vector.people)
    assert talk == [int(text) for text in vector.expected["talk"]]


# --- against numpy


def simulated(people: int, difficulties: NDArray[np.float64], seed: int) -> NDArray[np.int64]:
    """Answers of people with known abilities: of two, the abler one is likelier to be right, at every question (Rasch)."""
    random = np.random.default_rng(seed)
    abilities = np.sort(random.normal(size=(people, 1)), axis=0)
    chance = 1 / (1 + np.exp(difficulties - 2 * abilities))
    return (random.random(chance.shape) < chance).astype(np.int64)


def reference(scores: NDArray[np.int64]) -> tuple[list[float], list[float | None]]:
    """Share right, and the correlation of each question with the score of all others."""
    rests = scores.sum(axis=1, keepdims=True) - scores
    varied = [bool(scores[:, at].std() and rests[:, at].std()) for at in range(scores.shape[1])]
    apart = [float(np.corrcoef(scores[:, at], rests[:, at])[0, 1]) if ok else None for at, ok in enumerate(varied)]
    return scores.mean(axis=0).tolist(), apart


@pytest.mark.parametrize("seed", range(5))
def test_a_class_of_thirty_with_known_abilities_agrees_with_numpy(items: Page, seed: int) -> None:
    difficulties = np.linspace(-3, 3, 20)
    scores = simulated(30, difficulties, seed)
    found = figures(items, scores.tolist())
    shares, apart = reference(scores)
    assert [item["share"] for item in found] == pytest.approx(shares, abs=SMALL)
    assert [item["apart"] for item in found] == pytest.approx(apart, abs=SMALL)
    assert np.corrcoef([item["share"] for item in found], difficulties)[0, 1] < -0.9
    assert np.mean([item["apart"] or 0 for item in found]) > 0.2


def test_a_question_with_a_wrong_key_is_the_wrong_way_round(items: Page) -> None:
    scores = simulated(30, np.linspace(-2, 2, 15), seed=7)
    scores[:, 7] = 1 - scores[:, 7]
    found = figures(items, scores.tolist())
    assert [at for at, item in enumerate(found) if item["apart"] < -0.1] == [7]
    assert items.evaluate("(one) => apartness(one)", found[7]) == "reversed"
    assert "reversed" in names(items, found[7])


rows = st.integers(1, 8).flatmap(
    lambda width: st.lists(st.lists(st.sampled_from((0, 1)), min_size=width, max_size=width), min_size=2, max_size=25)
)


@settings(derandomize=True, deadline=None, max_examples=times(500))
@given(rows)
def test_any_class_agrees_with_numpy_in_any_order(items: Page, people: Scores) -> None:
    scores = np.array(people, dtype=np.int64)
    shares, apart = reference(scores)
    found = figures(items, people)
    assert [item["share"] for item in found] == pytest.approx(shares, abs=SMALL)
    assert [item["apart"] for item in found] == pytest.approx(apart, abs=SMALL)
    assert figures(items, people[::-1]) == found


# --- options, and what is amiss


def test_an_option_is_told_with_how_often_it_was_chosen_and_by_whom(items: Page) -> None:
    chosen = [["a"], ["a", "b"], ["b"], [], ["gone"]]
    found = items.evaluate("(chosen) => optionFigures(['a', 'b', 'c'], chosen, [4, 2, 1, 0, 9])", chosen)
    assert found == [{"key": "a", "n": 2, "rest": 3}, {"key": "b", "n": 2, "rest": 1.5}, {"key": "c", "n": 0, "rest": None}]


def option(key: str, n: int, rest: float | None = None, right: bool = False) -> dict[str, Any]:
    return {"key": key, "n": n, "rest": rest, "right": right}


def item(n: int, right: int, apart: float | None = 0.3) -> dict[str, Any]:
    return {"n": n, "right": right, "share": right / n, "apart": apart}


KNOWING = {"n": 8, "rest": 5}
"""Those who were right, of scores that deviate by 2."""


def names(page: Page, figures: dict[str, Any], *options: dict[str, Any], guess: float = 0, knowing: Any = KNOWING) -> list[str]:
    said = "findingsOf(one, options, guess, knowing, 2).map(({ name, key = '' }) => `${name} ${key}`.trim())"
    return list(page.evaluate(f"([one, options, guess, knowing]) => {said}", [figures, list(options), guess, knowing]))


def test_findings_at_their_limits(items: Page) -> None:
    assert names(items, item(20, 19)) == ["easy"]
    assert names(items, item(20, 18)) == []
    assert names(items, item(20, 4)) == ["hard"]
    assert names(items, item(20, 5)) == []
    assert names(items, item(20, 10), guess=0.5) == ["guessed"]
    assert names(items, item(20, 4), guess=0.5) == ["hard"]
    assert names(items, item(20, 11), guess=0.5) == []
    assert names(items, item(17, 10, apart=-0.24)) == []
    assert names(items, item(17, 10, apart=-0.25)) == ["reversed"]
    assert names(items, item(17, 10, apart=None)) == []


def test_a_wrong_option_that_draws_more_than_the_right_one_or_the_better_people_is_told(items: Page) -> None:
    right = option("r", 8, 5, right=True)
    beyond = 5 + 1.5 * 2 * math.sqrt(1 / 3 + 1 / 8)
    assert names(items, item(20, 8), right, option("a", 8, 2), option("b", 4, 1)) == []
    assert names(items, item(20, 8), right, option("a", 9, 2), option("b", 3, 1)) == ["lure a"]
    assert names(items, item(20, 8), right, option("a", 3, beyond + SMALL)) == ["better a"]
    assert names(items, item(20, 8), right, option("a", 3, beyond - 0.01)) == []
    assert names(items, item(20, 8), right, option("a", 2, 19)) == []
    assert names(items, item(20, 8), right, option("a", 9, 2), option("b", 3, 9)) == ["lure a", "better b"]
    nobody = {"n": 0, "rest": None}
    assert names(items, item(20, 0), option("r", 0, None, right=True), option("a", 20, 2), knowing=nobody) == ["hard", "lure a"]


def test_scores_deviate_as_numpy_says(items: Page) -> None:
    for rests in ([3, 4, 9, 9, 0], [2, 2], [5]):
        wanted = float(np.std(rests, ddof=1)) if len(rests) > 1 else 0
        assert items.evaluate("(rests) => deviation(rests)", rests) == pytest.approx(wanted, abs=SMALL)


@pytest.mark.parametrize("people", [6, 18, 30])
def test_chance_alone_calls_less_than_one_of_twenty_good_questions_misleading(items: Page, people: int) -> None:
    """Wrong options are drawn by lot: whoever chooses one knows no more than who chooses another."""
    told = 0
    for seed in range(10):
        scores = simulated(people, np.linspace(-1.5, 1.5, 20), seed)
        told += len([name for name in found_in(items, scores, seed) if name in ("better", "reversed")])
    assert told < 10


FOUND = """([scores, chosen]) => itemFigures(scores).flatMap((figures, at) => {
  const rests = scores.map((row) => row.reduce((total, score) => total + score, 0) - row[at]);
  const given = chosen.map((row) => [row[at]]);
  const options = optionFigures(["a", "b", "c"], given, rests).map((one) => ({ ...one, right: false }));
  const knowing = groupOf(rests.filter((_, row) => scores[row][at]));
  return findingsOf(figures, options, 0, knowing, deviation(rests)).map(({ name }) => name);
})"""


def found_in(page: Page, scores: NDArray[np.int64], seed: int) -> list[str]:
    drawn = np.random.default_rng(seed).choice(["a", "b", "c"], size=scores.shape)
    chosen = np.where(scores == 1, "right", drawn)
    return list(page.evaluate(FOUND, [scores.tolist(), chosen.tolist()]))


def test_nothing_is_found_below_five_results(items: Page) -> None:
    assert names(items, item(4, 4), option("a", 4, 9)) == []
    assert names(items, item(5, 5)) == ["easy"]
    assert [items.evaluate("(one) => apartness(one)", item(n, 1, -0.5)) for n in (4, 5)] == ["none", "reversed"]


def test_how_well_a_question_tells_people_apart_has_a_name(items: Page) -> None:
    said = {r: items.evaluate("(one) => apartness(one)", item(9, 4, r)) for r in (None, -0.2, -0.1, 0.09, 0.1, 0.29, 0.3)}
    assert said == {
        None: "none",
        -0.2: "reversed",
        -0.1: "barely",
        0.09: "barely",
        0.1: "somewhat",
        0.29: "somewhat",
        0.3: "well",
    }


def test_the_source_is_pure_and_no_class_is_too_large(items: Page) -> None:
    assert re.search(r"document|window|localStorage|Date|random", code_of(SOURCE)) is None
    big = json.dumps([[(row * at) % 2 for at in range(200)] for row in range(200)])
    assert (
        items.evaluate(
            "(raw) => { const t = performance.now(); itemFigures(JSON.parse(raw)); return performance.now() - t; }", big
        )
        < 2000
    )
