"""What holds for any checklist and any answers: in range, complete, and no answer ever counts the wrong way round."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.fixtures.scorer import COUNTS, Entries, call
from tests.often import times

Item = dict[str, Any]
Case = tuple[list[Item], list[Entries]]
Change = tuple[list[Item], Item, Entries, Entries]

ANSWERS = COUNTS[:5]
FIGURES = ("counts", "mean", "spread", "unknown")
UNITY = ("united", "mixed", "apart")
AREAS = ("telefon", "brief", "__proto__")
JUNK: tuple[Any, ...] = (None, 7, True, "ja", ["ja"], {}, {"v": None}, {"v": 1}, {"v": ["ja"]}, {"v": "constructor"}, {"v": ""})
BETTER = (("nein", "ja"), ("nein", "teilweise"), ("teilweise", "ja"))
OFTEN = settings(derandomize=True, deadline=None, max_examples=times(1000))
SOMETIMES = settings(OFTEN, max_examples=times(200))


# --- any checklist, any answers


@st.composite
def checklists(draw: st.DrawFn, least: int = 0) -> list[Item]:
    kinds = st.sampled_from(("statement", "statement", "statement", "open"))
    musts = st.sampled_from((False, False, True))
    shapes = draw(st.lists(st.tuples(st.sampled_from(AREAS), kinds, musts), min_size=least, max_size=10))
    return [{"key": f"{kind}:i{at}", "area": area, "kind": kind, "must": must} for at, (area, kind, must) in enumerate(shapes)]


def entry(answer: str, important: bool = False) -> dict[str, Any]:
    return {"v": answer, "important": important}


def answers_to(items: list[Item]) -> st.SearchStrategy[Entries]:
    """In any order; some items unanswered, some entries malformed, some answers to items that are gone."""
    answer = st.builds(entry, st.sampled_from(ANSWERS), st.booleans())
    entries = st.one_of(answer, answer, answer, st.sampled_from(JUNK))
    keys = st.sampled_from([*(item["key"] for item in items), "statement:weg", "open:fort"])
    pairs = st.lists(st.tuples(keys, entries), unique_by=lambda pair: pair[0], max_size=14)
    return pairs.map(lambda given: [list(pair) for pair in given])


@st.composite
def answered(draw: st.DrawFn, least: int = 1, most: int = 1) -> Case:
    items = draw(checklists())
    return items, draw(st.lists(answers_to(items), min_size=least, max_size=most))


@st.composite
def one_changed(draw: st.DrawFn, changes: st.SearchStrategy[tuple[Any, Any]]) -> Change:
    """A statement whose entry alone differs; None stands for unanswered."""
    items = draw(checklists(least=1).filter(lambda items: any(item["kind"] == "statement" for item in items)))
    item = draw(st.sampled_from([item for item in items if item["kind"] == "statement"]))
    others = [pair for pair in draw(answers_to(items)) if pair[0] != item["key"]]
    before, after = ([*others, *([[item["key"], state]] if state else [])] for state in draw(changes))
    return items, item, before, after


def changes(*pairs: tuple[str | None, str]) -> st.SearchStrategy[tuple[Any, Any]]:
    return st.sampled_from([(before and entry(before), entry(after)) for before, after in pairs])


def area_of(result: Any, item: Item) -> Any:
    return next(area for area in result["areas"] if area["area"] == item["area"])


def statements(items: list[Item]) -> list[str]:
    return [item["key"] for item in items if item["kind"] == "statement"]


# --- score


@OFTEN
@given(answered(1, 2))
def test_every_score_is_sound(scorer: Page, case: Case) -> None:
    items, maps = case
    (result,) = call(scorer, ("score", items, maps))
    assert [area["area"] for area in result["areas"]] == list(dict.fromkeys(item["area"] for item in items))
    for area in result["areas"]:
        check_area(area, [item["key"] for item in items if item["area"] == area["area"] and not item["must"]])
    values = {area["area"]: area["value"] for area in result["areas"] if area["value"] is not None}
    assert result["ranking"] == sorted(values, key=lambda name: (values[name], name))
    assert [must["key"] for must in result["musts"]] == [key for key in statements(items) if dict_of(items)[key]["must"]]
    assert [question["key"] for question in result["open"]] == [item["key"] for item in items if item["kind"] == "open"]
    check_steps(result["steps"], items, dict(maps[0]))


def dict_of(items: list[Item]) -> dict[str, Item]:
    return {item["key"]: item for item in items}


def check_area(area: Any, keys: list[str]) -> None:
    counts = area["counts"]
    relevant = [key for key in keys if key.startswith("statement:")]
    assert sum(counts.values()) == len(relevant)
    assert len(area["missing"]) == counts["offen"] + counts["weissnicht"]
    assert set(area["missing"]) <= set(relevant)
    assert 0 <= area["complete"] <= 1
    assert (area["value"] is None) == (area["state"] in ("none", "void", "few", "missing"))
    assert area["value"] is None or sum(counts[answer] for answer in ("ja", "teilweise", "nein")) >= 3
    assert (area["state"] == "few") == (0 < len(relevant) - counts["entfaellt"] < 3)
    assert area["value"] is None or 0 <= area["value"] <= 1
    assert area["change"] is None or -1 <= area["change"] <= 1


def check_steps(steps: Any, items: list[Item], answers: dict[str, Any]) -> None:
    keys = [step["key"] for step in steps]
    assert len(set(keys)) == len(keys)
    assert set(keys) <= set(statements(items))
    assert {answers[key]["v"] for key in keys} <= {"nein", "teilweise", "weissnicht"}
    assert all(step["priority"] in (0.25, 0.5, 1, 2) and step["reasons"] for step in steps)
    assert [step["area"] for step in steps] == [dict_of(items)[key]["area"] for key in keys]


@SOMETIMES
@given(answered(2, 2), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(scorer: Page, case: Case, random: Any) -> None:
    items, maps = case
    mixed = [random.sample(entries, len(entries)) for entries in maps]
    before, after = call(scorer, ("score", items, maps), ("score", items, mixed))
    assert before == after


@SOMETIMES
@given(one_changed(changes(*((None, answer) for answer in ANSWERS))))
def test_answering_never_lowers_completeness(scorer: Page, case: Change) -> None:
    items, item, before, after = case
    old, new = (area_of(result, item)["complete"] for result in call(scorer, *(("score", items, [e]) for e in (before, after))))
    assert new >= old
    if after[-1][1]["v"] == "weissnicht":
        assert new == old


@SOMETIMES
@given(one_changed(changes(*BETTER)))
def test_a_better_answer_never_lowers_the_value(scorer: Page, case: Change) -> None:
    items, item, before, after = case
    results = call(scorer, ("score", items, [before]), ("score", items, [after]), ("score", items, [after, before]))
    old, new, changed = (area_of(result, item) for result in results)
    assert (old["value"] is None) == (new["value"] is None)
    assert new["value"] is None or new["value"] >= old["value"]
    assert changed["change"] is None or changed["change"] >= 0
    assert not any("worse" in step["reasons"] for step in results[2]["steps"])
    others = [[area for area in result["areas"] if area["area"] != item["area"]] for result in results[:2]]
    assert others[0] == others[1]


@SOMETIMES
@given(one_changed(st.sampled_from(ANSWERS).map(lambda answer: (entry(answer), entry(answer, important=True)))))
def test_what_is_important_never_moves_back(scorer: Page, case: Change) -> None:
    items, item, before, after = case
    results = call(scorer, ("score", items, [before]), ("score", items, [after]))
    old, new = ([step["key"] for step in result["steps"]] for result in results)
    assert (item["key"] in old) == (item["key"] in new)
    assert item["key"] not in old or new.index(item["key"]) <= old.index(item["key"])
    assert results[0]["areas"] == results[1]["areas"]


# --- compare

MIRROR = {"rose": "fell", "fell": "rose", "new": "gone", "gone": "new"}


@SOMETIMES
@given(answered(2, 2))
def test_a_comparison_reads_the_same_backwards(scorer: Page, case: Case) -> None:
    items, (before, after) = case
    there, back = call(scorer, ("compare", items, [before, after]), ("compare", items, [after, before]))
    for part, name in (("items", "key"), ("areas", "area")):
        turned = {row[name]: (row["to"], row["from"], MIRROR.get(row["move"], row["move"])) for row in there[part]}
        assert {row[name]: (row["from"], row["to"], row["move"]) for row in back[part]} == turned
    stored = [key for key, _ in (*before, *after)]
    assert sorted(row["key"] for row in there["items"]) == sorted({*stored, *dict_of(items)})


@SOMETIMES
@given(answered(1, 1))
def test_nothing_moves_against_itself(scorer: Page, case: Case) -> None:
    items, maps = case
    compared, scored = call(scorer, ("compare", items, maps * 2), ("score", items, maps * 2))
    assert {row["move"] for row in compared["items"]} <= {"same"}
    assert {row["move"] for row in compared["areas"]} <= {"same", "unknown"}
    assert {area["change"] for area in scored["areas"]} <= {0, None}
    assert not any("worse" in step["reasons"] for step in scored["steps"])


@SOMETIMES
@given(answered(2, 2))
def test_comparison_and_score_agree(scorer: Page, case: Case) -> None:
    items, (before, after) = case
    compared, scored = call(scorer, ("compare", items, [before, after]), ("score", items, [after, before]))
    moves = {None: "unknown", -1: "fell", 0: "same", 1: "rose"}
    signs = [area["change"] and (1 if area["change"] > 0 else -1) for area in scored["areas"]]
    assert [row["move"] for row in compared["areas"]] == [moves[sign] for sign in signs]
    worse = {step["key"] for step in scored["steps"] if "worse" in step["reasons"]}
    assert worse == {row["key"] for row in compared["items"] if row["move"] == "fell"} & set(dict_of(items))


# --- team


@OFTEN
@given(answered(0, 6), st.randoms(use_true_random=False))
def test_every_team_is_sound(scorer: Page, case: Case, random: Any) -> None:
    items, people = case
    mixed = random.sample(people, len(people))
    result, again = call(scorer, ("team", items, people), ("team", items, mixed))
    assert result == again
    assert [row["key"] for row in result["items"]] == [item["key"] for item in items]
    assert sorted(result["ranking"]) == sorted(statements(items))
    for row in (*result["items"], *result["areas"]):
        check_figures(row, len(people))
    for item, row in zip(items, result["items"], strict=True):
        assert row["enough"] == (row["n"] >= 3)
        assert (row["counts"] is not None) == (row["enough"] and item["kind"] == "statement")
        assert row["counts"] is None or sum(row["counts"].values()) == row["n"]


def check_figures(row: Any, people: int) -> None:
    assert 0 <= row["n"] <= people
    assert all(row[name] is None or 0 <= row[name] <= 1 for name in FIGURES[1:])
    assert (row["mean"] is None) == (row["spread"] is None)
    assert row["unity"] is None if row["spread"] is None else row["unity"] in UNITY
    assert row["unity"] != "apart" or "counts" not in row or min(row["counts"]["ja"], row["counts"]["nein"]) >= 2
    if not row["enough"]:
        assert [row.get(name) for name in FIGURES] == [None] * 4


@SOMETIMES
@given(answered(0, 2))
def test_below_three_people_nothing_can_be_read_off(scorer: Page, case: Case) -> None:
    items, people = case
    (result,) = call(scorer, ("team", items, people))
    for row in (*result["items"], *result["areas"]):
        assert not row["enough"]
        assert [row.get(name) for name in FIGURES] == [None] * 4
    assert result["ranking"] == statements(items)


@SOMETIMES
@given(one_changed(changes(*((None, answer) for answer in ANSWERS))))
def test_one_more_answer_below_three_changes_only_n(scorer: Page, case: Change) -> None:
    items, item, before, after = case
    alone, both = call(scorer, ("team", items, [before, []]), ("team", items, [before, after]))
    (row,) = (row for row in both["items"] if row["key"] == item["key"])
    (old,) = (row for row in alone["items"] if row["key"] == item["key"])
    assert {**row, "n": 0} == {**old, "n": 0}
    assert (old["n"], row["n"]) == (0, 1)


# --- the input


FROZEN = """(raw) => {
  const freeze = (value) => {
    if (value && typeof value === "object") Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  const [items, maps] = freeze(JSON.parse(raw));
  const people = Object.freeze(maps.map((entries) => new Map(entries)));
  score(items, ...people.slice(0, 2));
  compare(items, people[0], people[1]);
  team(items, people);
  return people.map((answers) => [...answers]);
}"""
"""In strict mode, writing to something frozen raises."""


@SOMETIMES
@given(answered(2, 3))
def test_nothing_given_is_changed(scorer: Page, case: Case) -> None:
    items, maps = case
    assert scorer.evaluate(FROZEN, json.dumps([items, maps])) == maps
