"""Taking in entries: what would be added, replaced or kept, worked out before anything is written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.backups import ANSWER, AT, MEASURE, PARTS, RECORD, SAMPLES, SNAPSHOT, edited, generated
from tests.browser.fixtures.modules import Functions
from tests.often import times

MERGE = """([entries, from, to, here, keepsNotes]) => {
  const local = new Map(here);
  const plan = planMerge(entries, from, to, (key) => local.get(key) ?? null, keepsNotes);
  return { ...plan, changes: Object.fromEntries(plan.changes), result: Object.fromEntries([...local, ...plan.changes]) };
}"""
KEY = "check:erste:statement:a"


@pytest.fixture
def reader(functions: Functions) -> Page:
    """A page with the functions."""
    return functions(*PARTS)


def merge(
    page: Page, there: dict[str, Any], here: dict[str, Any], to: str = "erste", keeps_notes: bool = False
) -> dict[str, Any]:
    arguments = [list(there.items()), "erste", to, list(here.items()), keeps_notes]
    found: dict[str, Any] = page.evaluate(MERGE, arguments)
    return found


def answer(**changes: Any) -> dict[str, Any]:
    return {KEY: ANSWER | changes}


OWN = {key: value for key, value in SAMPLES.items() if key.split(":")[1:2] == ["erste"] and not key.startswith("saved")}


def test_into_nothing_everything_is_added(reader: Page) -> None:
    found = merge(reader, OWN, {})
    assert found["changes"] == OWN
    assert found["added"] == list(OWN)
    assert (found["updated"], found["kept"], found["same"]) == ([], [], 0)


def test_with_itself_nothing_changes(reader: Page) -> None:
    found = merge(reader, OWN, OWN)
    assert (found["changes"], found["added"], found["updated"], found["kept"], found["same"]) == ({}, [], [], [], len(OWN))


def test_a_newer_answer_replaces_an_older_one(reader: Page) -> None:
    found = merge(reader, answer(v="ja", at=AT + 1), answer())
    assert found["changes"] == answer(v="ja", at=AT + 1)
    assert found["updated"] == [{"key": KEY, "before": ANSWER, "after": ANSWER | {"v": "ja", "at": AT + 1}}]


@pytest.mark.parametrize("age", [0, 1])
def test_an_older_answer_and_one_of_the_same_time_replace_none(reader: Page, age: int) -> None:
    found = merge(reader, answer(v="ja", at=AT - age), answer())
    assert found["changes"] == {}
    assert found["kept"] == [{"key": KEY, "here": ANSWER, "there": ANSWER | {"v": "ja", "at": AT - age}}]


@pytest.mark.parametrize("field", ["v", "note", "reason", "rev"])
def test_every_field_that_a_reader_entered_counts(reader: Page, field: str) -> None:
    found = merge(reader, answer(**{field: "", "at": AT + 1}), answer())
    assert len(found["updated"]) == 1


def test_what_nobody_sees_is_no_difference(reader: Page) -> None:
    found = merge(reader, answer(t="anders", p="woanders", at=AT + 1), answer())
    assert (found["same"], found["updated"], found["kept"]) == (1, [], [])
    assert found["changes"] == answer(t="anders", p="woanders", at=AT + 1)


def test_missing_and_empty_are_the_same(reader: Page) -> None:
    bare = {name: value for name, value in ANSWER.items() if name != "important"}
    assert merge(reader, {KEY: bare}, answer(important=False))["changes"] == {}


def test_an_answer_from_a_link_takes_its_wording_from_here(reader: Page) -> None:
    found = merge(reader, answer(v="ja", t="", p="", at=AT + 1), answer())
    assert found["changes"] == answer(v="ja", at=AT + 1)


def test_a_link_made_without_notes_removes_none(reader: Page) -> None:
    there = answer(v="ja", note="", reason="", at=AT + 1)
    assert merge(reader, there, answer())["changes"] == there
    assert merge(reader, there, answer(), keeps_notes=True)["changes"] == answer(v="ja", at=AT + 1)
    older = merge(reader, answer(v="ja", note="", at=AT - 1), answer(), keeps_notes=True)
    assert (older["changes"], len(older["kept"])) == ({}, 1)
    alike = merge(reader, answer(note="", reason=""), answer(), keeps_notes=True)
    assert (alike["changes"], alike["same"]) == ({}, 1)


@pytest.mark.parametrize("later", [1, -1])
def test_a_name_is_never_lost(reader: Page, later: int) -> None:
    key = "assessment:erste"
    found = merge(reader, {key: RECORD | {"name": "", "at": AT + later}}, {key: RECORD})
    assert found["result"][key]["name"] == RECORD["name"]
    found = merge(reader, {key: RECORD}, {key: RECORD | {"name": "", "at": AT + later}})
    assert found["result"][key]["name"] == RECORD["name"]


@pytest.mark.parametrize("later", [1, -1])
def test_the_day_to_look_again_is_not_lost_where_another_device_knows_none(reader: Page, later: int) -> None:
    key = "assessment:erste"
    without = {name: value for name, value in RECORD.items() if name != "review"} | {"at": AT + later}
    assert merge(reader, {key: without}, {key: RECORD})["result"][key]["review"] == RECORD["review"]
    assert merge(reader, {key: RECORD}, {key: without})["result"][key]["review"] == RECORD["review"]


@pytest.mark.parametrize("later", [1, -1])
def test_that_answers_were_given_back_is_known_on_every_device_afterwards(reader: Page, later: int) -> None:
    key = "assessment:erste"
    without = {name: value for name, value in RECORD.items() if name != "given"} | {"at": AT + later}
    for one, other in ((RECORD, without), (without, RECORD)):
        found = merge(reader, {key: one}, {key: other})
        assert (found["result"][key]["given"], found["same"]) == (RECORD["given"], 1)


def test_another_day_to_look_again_is_a_difference(reader: Page) -> None:
    key = "assessment:erste"
    found = merge(reader, {key: RECORD | {"review": "2027-05-01", "at": AT + 1}}, {key: RECORD})
    assert [entry["key"] for entry in found["updated"]] == [key]


def test_an_assessment_stays_who_it_is_here(reader: Page) -> None:
    key = "assessment:erste"
    found = merge(reader, {key: RECORD | {"name": "Neu", "uid": "u2", "person": "p2", "at": AT + 1}}, {key: RECORD})
    assert found["result"][key] == RECORD | {"name": "Neu", "at": AT + 1}
    old = {name: value for name, value in RECORD.items() if name not in {"uid", "person", "set"}}
    assert merge(reader, {key: RECORD}, {key: old})["result"][key] == RECORD


def test_entries_go_to_the_assessment_that_they_are_merged_into(reader: Page) -> None:
    found = merge(reader, OWN, {}, to="zweite")
    assert found["changes"] == {key.replace(":erste", ":zweite", 1): value for key, value in OWN.items()}


def test_other_keys_keep_their_name(reader: Page) -> None:
    others = {key: value for key, value in SAMPLES.items() if key not in OWN}
    found = merge(reader, others, {"current": "zweite"}, to="zweite")
    assert found["result"] == others | {"current": "zweite"}
    assert [entry["key"] for entry in found["kept"]] == ["current"]


def test_snapshots_are_told_apart_by_what_is_in_them(reader: Page) -> None:
    key = "snapshot:erste:s1"
    other = SNAPSHOT | {"answers": [["statement:a", ANSWER | {"v": "ja"}]]}
    assert merge(reader, {key: SNAPSHOT}, {key: SNAPSHOT})["same"] == 1
    assert len(merge(reader, {key: other}, {key: SNAPSHOT})["kept"]) == 1
    assert len(merge(reader, {key: other | {"at": AT + 1}}, {key: SNAPSHOT})["updated"]) == 1


def test_added_as_it_is(reader: Page) -> None:
    script = "([entries, fresh]) => Object.fromEntries(planAdd(entries, 'erste', fresh))"
    assert reader.evaluate(script, [list(OWN.items()), RECORD | {"name": "Neu"}]) == OWN
    answers = {key: value for key, value in OWN.items() if key.startswith("check")}
    assert reader.evaluate(script, [list(answers.items()), RECORD | {"name": "Neu"}]) == answers | {
        "assessment:erste": RECORD | {"name": "Neu"}
    }


def test_added_as_a_copy(reader: Page) -> None:
    script = "([entries, how]) => Object.fromEntries(planCopy(entries, 'erste', 'zweite', how))"
    how = {"uid": "u9", "suffix": " (Kopie)", "fresh": RECORD | {"name": "Neu"}}
    moved = {key.replace(":erste", ":zweite", 1): value for key, value in OWN.items()}
    copied = {"assessment:zweite": RECORD | {"uid": "u9", "name": "Filiale Nord (Kopie)"}}
    assert reader.evaluate(script, [list(OWN.items()), how]) == moved | copied
    bare = reader.evaluate(script, [[[KEY, ANSWER]], how])
    assert bare == {"check:zweite:statement:a": ANSWER, "assessment:zweite": RECORD | {"uid": "u9", "name": "Neu (Kopie)"}}
    long = [["assessment:erste", RECORD | {"name": "x" * 20000}]]
    assert len(reader.evaluate(script, [long, how])["assessment:zweite"]["name"]) == 20000


def test_what_is_handed_in_is_left_alone(reader: Page) -> None:
    script = """([there, here]) => {
      const before = JSON.stringify([there, here]);
      const read = (key) => new Map(here).get(key) ?? null;
      planMerge(there, 'erste', 'zweite', read, true);
      planMerge(there, 'erste', 'erste', read);
      planCopy(there, 'erste', 'zweite', { uid: 'u', suffix: '', fresh: {} });
      return before === JSON.stringify([there, here]); }"""
    newer = [[key, value | {"at": AT + 1, "name": "", "t": "", "note": ""}] for key, value in OWN.items()]
    assert reader.evaluate(script, [newer, list(OWN.items())])


@pytest.mark.parametrize("seed", range(4))
def test_generated_assessments_in_any_order(reader: Page, seed: int) -> None:
    one = list(generated(times(250), seed))
    other = [edited(values, seed * 1000 + number) for number, values in enumerate(one)]
    script = f"""pairs => pairs.map(([a, b]) => {{
      const id = a[0][0].split(':')[1]; const merge = ({MERGE});
      const first = merge([a, id, id, []]); const second = merge([b, id, id, []]);
      return {{ alone: first.result, self: merge([a, id, id, a]), ab: merge([b, id, id, Object.entries(first.result)]),
        ba: merge([a, id, id, Object.entries(second.result)]) }};
    }})"""
    found = reader.evaluate(script, [[list(a.items()), list(b.items())] for a, b in zip(one, other, strict=True)])
    assert any(result["ab"]["updated"] and result["ab"]["kept"] for result in found)
    for values, result in zip(one, found, strict=True):
        assert result["alone"] == values
        assert (result["self"]["changes"], result["self"]["same"]) == ({}, len(values))
        assert as_text(result["ab"]["result"]) == as_text(result["ba"]["result"])


def as_text(values: dict[str, Any]) -> str:
    return json.dumps(values, sort_keys=True)


def test_the_plan_of_measures_is_merged(reader: Page) -> None:
    key = "plan:erste:own-1"
    found = merge(reader, {key: MEASURE | {"status": "erledigt", "at": AT + 1}}, {key: MEASURE})
    assert found["result"][key]["status"] == "erledigt"
