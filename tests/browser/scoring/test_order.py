"""In which order steps come, over a thousand random checklists that are scored in one go."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from kb.model import EFFECTS, EFFORTS
from playwright.sync_api import Page

from tests.browser.fixtures.scorer import COUNTS, Call, call

Item = dict[str, Any]
Answers = dict[str, dict[str, Any]]
MANY = 1000
FIRST = 3
AREAS = ("telefon", "brief", "chat", "recht", "__proto__")
GAPS = ("teilweise", "nein", "weissnicht")
WORSE = {"ja": ("teilweise", "nein"), "teilweise": ("nein",), "weissnicht": ("nein",)}


def checklist(random: Random, must: float = 0.1, least: int = 1) -> list[Item]:
    """Areas of any size in any mixture, `least` of them."""
    names = random.sample(AREAS, random.randint(least, len(AREAS)))
    areas = [*names, *(random.choice(names) for _ in range(random.randint(0, 15)))]
    random.shuffle(areas)
    return [statement(random, f"statement:i{at}", area, must) for at, area in enumerate(areas)]


def statement(random: Random, key: str, area: str, must: float) -> Item:
    effect, effort = random.choice(EFFECTS), random.choice(EFFORTS)
    marks = {"must": random.random() < must, "knowing": random.random() < 0.3}
    return {"key": key, "kind": "statement", "area": area, "effect": effect, "effort": effort, **marks}


def answered(random: Random, items: list[Item], words: tuple[str, ...] = COUNTS[:5]) -> Answers:
    return {item["key"]: {"v": random.choice(words), "important": random.random() < 0.2} for item in items}


def scoring(items: list[Item], *answers: Answers) -> Call:
    return "score", items, [[[key, entry] for key, entry in one.items()] for one in answers]


def keys_of(result: Any) -> list[str]:
    return [step["key"] for step in result["steps"]]


def values_of(result: Any) -> dict[str, float | None]:
    return {area["area"]: area["value"] for area in result["areas"]}


@pytest.fixture
def random() -> Random:
    return Random(11)  # noqa: S311 - the same checklists every time


def test_reordering_files_and_items_changes_nothing(scorer: Page, random: Random) -> None:
    cases = [(items, answered(random, items), answered(random, items)) for items in (checklist(random) for _ in range(MANY))]
    found = call(scorer, *(scoring(items, now, before) for items, now, before in cases))
    mixed = call(scorer, *(scoring(random.sample(items, len(items)), now, before) for items, now, before in cases))
    for one, other in zip(found, mixed, strict=True):
        assert (one["steps"], one["ranking"]) == (other["steps"], other["ranking"])
        assert values_of(one) == values_of(other)


def test_a_worse_answer_never_drops_its_step_behind_where_it_was(scorer: Page, random: Random) -> None:
    calls: list[Call] = []
    changed: list[str] = []
    while len(changed) < MANY:
        items = checklist(random)
        now, before = answered(random, items), answered(random, items)
        item = random.choice([item for item in items if now[item["key"]]["v"] in WORSE] or [None])
        if item:
            worse = {**now[item["key"]], "v": random.choice(WORSE[now[item["key"]]["v"]])}
            calls += [scoring(items, now, before), scoring(items, {**now, item["key"]: worse}, before)]
            changed.append(item["key"])
    found = [keys_of(result) for result in call(scorer, *calls)]
    for key, old, new in zip(changed, found[::2], found[1::2], strict=True):
        assert key in new
        assert key not in old or new.index(key) <= old.index(key)


@pytest.mark.parametrize("answer", GAPS)
def test_uniform_answers_lead_to_three_steps_from_three_areas_that_say_why(scorer: Page, random: Random, answer: str) -> None:
    cases = [checklist(random, must=0, least=FIRST) for _ in range(MANY)]
    for result in call(scorer, *(scoring(items, answered(random, items, (answer,))) for items in cases)):
        first = result["steps"][:FIRST]
        assert len({step["area"] for step in first}) == FIRST
        assert all({*step["reasons"]} & {*EFFECTS, "find"} for step in first)


def test_duties_come_first_and_then_no_area_twice_while_others_have_gaps(scorer: Page, random: Random) -> None:
    cases = [checklist(random, must=0.2) for _ in range(MANY)]
    for items, result in zip(cases, call(scorer, *(scoring(items, answered(random, items)) for items in cases)), strict=True):
        steps = result["steps"]
        musts = ["must" in step["reasons"] for step in steps]
        assert musts == sorted(musts, reverse=True)
        assert {step["key"] for step, must in zip(steps, musts, strict=True) if must} <= {i["key"] for i in items if i["must"]}
        for at in range(sum(musts), min(FIRST, len(steps))):
            shown = {step["area"] for step in steps[:at]}
            assert steps[at]["area"] not in shown or {step["area"] for step in steps[at:]} <= shown
        rest = [step["priority"] for step, must in zip(steps[FIRST:], musts[FIRST:], strict=True) if not must]
        assert rest == sorted(rest, reverse=True)


def test_steps_and_areas_never_contradict_each_other_without_a_word(scorer: Page, random: Random) -> None:
    cases = [checklist(random) for _ in range(MANY)]
    told = 0
    for result in call(scorer, *(scoring(items, answered(random, items)) for items in cases)):
        values = values_of(result)
        lowest = min((value for value in values.values() if value is not None), default=1)
        for step in result["steps"][:1]:
            differs = lowest < 1 and values[step["area"]] != lowest
            assert ("elsewhere" in step["reasons"]) == (differs and "must" not in step["reasons"])
            told += differs
        assert not any("elsewhere" in step["reasons"] for step in result["steps"][1:])
    assert told > MANY / 10


def test_no_lower_effect_stands_before_a_higher_one_at_equal_gap_and_importance(scorer: Page, random: Random) -> None:
    cases = [checklist(random) for _ in range(MANY)]
    answers = [answered(random, items) for items in cases]
    compared = 0
    for items, given, result in zip(cases, answers, call(scorer, *map(scoring, cases, answers)), strict=True):
        effects = {item["key"]: EFFECTS.index(item["effect"]) for item in items}
        steps = result["steps"]
        for at, step in enumerate(steps):
            for later in steps[at + 1 :]:
                if gap_of(step, given) == gap_of(later, given) and not makes_room(steps[:at], later):
                    assert effects[step["key"]] <= effects[later["key"]]
                    compared += 1
    assert compared > MANY


def gap_of(step: Item, given: Answers) -> tuple[object, ...]:
    """Equal for steps that differ in effect and effort alone, apart from what became worse and where they stand."""
    answer = given[step["key"]]
    is_whole = answer["v"] in ("nein", "weissnicht")
    duty = "must" in step["reasons"] and answer["v"]
    return duty, "find" in step["reasons"], is_whole, answer["important"]


def makes_room(before: list[Item], later: Item) -> bool:
    """Among the first steps its area is there already, and others come first."""
    return any(step["area"] == later["area"] for step in before[:FIRST])
