"""Reading a saved file: taken whole or not at all, whatever is in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from kb.strings import strings
from playwright.sync_api import Page

from tests.browser.fixtures.backups import (
    ANSWER,
    AT,
    OPTIONAL,
    PARTS,
    RECORD,
    SAMPLES,
    SITE,
    SNAPSHOT,
    as_json,
    file_of,
    generated,
    load,
    read,
)
from tests.browser.fixtures.hostile import (
    BAD_KEYS,
    BAD_VALUES,
    BEYOND_A_SCHEMA,
    DEEP,
    FIELDS,
    HOSTILE,
    NEVER,
    POISONED,
    TEXT_FIELDS,
    changed,
    without,
)
from tests.browser.fixtures.modules import Functions
from tests.often import times

SCRIPT = '<script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'
LONG = 20_000
"""Milliseconds: far more than needed, far less than a page that hangs."""


@pytest.fixture
def reader(functions: Functions) -> Page:
    """A page with the functions."""
    return functions(*PARTS)


# --- What is right


def test_a_file_is_read_as_it_was_written(reader: Page) -> None:
    (found,) = read(reader, as_json(file_of()))
    assert found == {"entries": [[key, value] for key, value in SAMPLES.items()], "at": AT, "repaired": 0}


def test_a_file_of_version_1_is_read(reader: Page) -> None:
    entries = {f"kb:{SITE}:{key}": value for key, value in SAMPLES.items()}
    (found,) = read(reader, as_json(file_of(version=1, entries=entries)))
    assert found == {"entries": [[key, value] for key, value in SAMPLES.items()], "at": AT, "repaired": 0}


def test_what_the_store_dumps_is_read(tab: Page) -> None:
    page = load(tab)
    stored = {
        f"kb:{SITE}:{key}": value if key.startswith("unreadable") else json.dumps(value) for key, value in SAMPLES.items()
    }
    page.evaluate("values => { for (const [key, raw] of Object.entries(values)) localStorage.setItem(key, raw); }", stored)
    (found,) = read(page, page.evaluate("site => JSON.stringify(KbStore.of(site).dump(), null, 1)", SITE))
    assert dict(found["entries"]) == SAMPLES


def test_generated_assessments_are_read_as_they_were_written(reader: Page) -> None:
    assessments = list(generated(times(1000)))
    for start in range(0, len(assessments), 100):
        batch = assessments[start : start + 100]
        for values, found in zip(batch, read(reader, *(as_json(file_of(values)) for values in batch)), strict=True):
            assert found == {"entries": [[key, value] for key, value in values.items()], "at": AT, "repaired": 0}


@pytest.mark.parametrize(("key", "field"), TEXT_FIELDS, ids=str)
def test_markup_in_a_text_stays_text(reader: Page, key: str, field: str) -> None:
    values = changed(key, field, SCRIPT)
    (found,) = read(reader, as_json(file_of(values)))
    assert dict(found["entries"]) == values
    assert reader.evaluate("() => window.hacked") is None


@pytest.mark.parametrize(("key", "field"), TEXT_FIELDS, ids=str)
def test_half_a_character_is_replaced_and_counted(reader: Page, key: str, field: str) -> None:
    (found,) = read(reader, as_json(file_of(changed(key, field, "vor \ud83d nach \udc00 😀"))))
    assert dict(found["entries"]) == changed(key, field, "vor \ufffd nach \ufffd 😀")
    assert found["repaired"] == 1


def test_half_a_character_in_an_unreadable_value_is_replaced(reader: Page) -> None:
    key = next(key for key in SAMPLES if key.startswith("unreadable"))
    (found,) = read(reader, as_json(file_of({f"{key}\ud800": "a\ud800"})))
    assert found["entries"] == [[f"{key}\ufffd", "a\ufffd"]]
    assert found["repaired"] == 2


def test_a_time_ahead_of_ours_counts_as_now(reader: Page) -> None:
    future = 8.64e15
    values = {
        "check:erste:open:o": ANSWER | {"at": future},
        "snapshot:erste:s": SNAPSHOT | {"answers": [["open:o", ANSWER | {"at": future}]]},
    }
    before = reader.evaluate("() => Date.now()")
    (found,) = read(reader, as_json(file_of(values, at=future)))
    answer, stand = (value for _, value in found["entries"])
    assert all(before <= at <= before + LONG for at in (found["at"], answer["at"], stand["answers"][0][1]["at"]))


def test_a_mark_that_an_editor_put_in_front_does_no_harm(reader: Page) -> None:
    assert "entries" in read(reader, "\ufeff" + as_json(file_of()))[0]


def test_entries_are_grouped_by_assessment(reader: Page) -> None:
    values = SAMPLES | {"check:zweite:open:o": ANSWER}
    found = reader.evaluate("entries => assessmentsIn(entries)", [[key, value] for key, value in values.items()])
    own = [[key, value] for key, value in values.items() if key.split(":")[1:2] == ["erste"] and not key.startswith("saved")]
    second = {"id": "zweite", "record": None, "count": 1, "entries": [["check:zweite:open:o", ANSWER]]}
    assert found["assessments"] == [{"id": "erste", "record": RECORD, "count": 5, "entries": own}, second]
    assert found["rest"] == [[key, value] for key, value in SAMPLES.items() if [key, value] not in own]
    assert {key.split(":")[0] for key, _ in found["rest"]} == {
        *("quiz", "quiz-attempt", "recall", "recall-off", "saved", "invitation", "returned", "current", "unreadable"),
    }


# --- What is refused, and why


@pytest.mark.parametrize(("text", "problem"), HOSTILE.values(), ids=HOSTILE)
def test_a_file_is_refused(reader: Page, text: str, problem: str) -> None:
    (found,) = read(reader, text)
    assert found["problem"] == problem
    assert "entries" not in found
    assert problem in strings("script")["backup"]["problems"]


@pytest.mark.parametrize("key", BAD_KEYS, ids=lambda key: repr(key[:40]))
def test_a_key_is_refused(reader: Page, key: str) -> None:
    texts = [as_json(file_of(SAMPLES | {key: value})) for value in SAMPLES.values()]
    assert {(found["problem"], found["where"]) for found in read(reader, *texts)} == {("entry", len(SAMPLES) + 1)}


@pytest.mark.parametrize(("key", "value"), (BAD_VALUES | BEYOND_A_SCHEMA).values(), ids=BAD_VALUES | BEYOND_A_SCHEMA)
def test_a_value_is_refused_with_the_number_of_its_entry(reader: Page, key: str, value: Any) -> None:
    good = {name: sample for name, sample in SAMPLES.items() if name != key}
    assert read(reader, as_json(file_of(good | {key: value}))) == [{"problem": "entry", "where": len(good) + 1}]


@pytest.mark.parametrize(("key", "field"), FIELDS, ids=str)
def test_a_field_is_refused_with_a_wrong_type_or_missing(reader: Page, key: str, field: str) -> None:
    texts = [as_json(file_of(changed(key, field, value))) for value in NEVER]
    assert read(reader, *texts) == [{"problem": "entry", "where": 1}] * len(texts)
    (found,) = read(reader, as_json(file_of(without(key, field))))
    read_again = {"entries": [list(pair) for pair in without(key, field).items()], "at": AT, "repaired": 0}
    assert found == (read_again if field in OPTIONAL[key.split(":", maxsplit=1)[0]] else {"problem": "entry", "where": 1})


def test_a_file_of_50_mb_is_refused_before_it_is_parsed(tab: Page) -> None:
    script = """text => { JSON.parse = () => { throw new Error('parsed'); };
      const texts = [readBackup('x'.repeat(50e6), 'kundenbindung'), readBackup(text, 'kundenbindung', 50e6)];
      return [...texts, BACKUP_LIMIT.bytes]; }"""
    assert load(tab).evaluate(script, as_json(file_of())) == [{"problem": "big"}, {"problem": "big"}, 10_000_000]


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_nesting_is_refused_at_once(reader: Page, text: str) -> None:
    script = f"""sample => {{ const text = {text}; const start = performance.now();
      return [readBackup(text, 'kundenbindung'), performance.now() - start]; }}"""
    found, time = reader.evaluate(script, file_of())
    assert found["problem"] in {"json", "format", "entry"}
    assert time < LONG


def test_deep_nesting_in_a_field_that_nobody_knows_is_left_out(reader: Page) -> None:
    script = """sample => { const deep = '"mehr":' + '['.repeat(3e4) + ']'.repeat(3e4) + ',"at":';
      return readBackup(JSON.stringify(sample).replaceAll('"at":', () => deep), 'kundenbindung'); }"""
    assert reader.evaluate(script, file_of())["entries"] == [[key, value] for key, value in SAMPLES.items()]


def test_20000_entries_are_read_at_once(reader: Page) -> None:
    text = as_json(file_of({f"check:p{number // 2000}:open:o{number}": ANSWER for number in range(20_000)}))
    script = """text => { const start = performance.now(); const { entries } = readBackup(text, 'kundenbindung');
      return [entries.length, performance.now() - start]; }"""
    count, time = reader.evaluate(script, text)
    assert count == 20_000
    assert time < LONG


# --- The prototype stays what it is


def test_unknown_fields_at_every_level_are_left_out(reader: Page) -> None:
    script = """text => { const found = readBackup(text, 'kundenbindung'); const seen = [];
      const walk = (value) => {
        if (typeof value !== 'object') return;
        seen.push(Object.getPrototypeOf(value));
        Object.values(value).forEach(walk);
      };
      walk(found.entries);
      const isClean = seen.every((one) => [Object.prototype, Array.prototype].includes(one));
      return [found, isClean, ({}).hacked ?? null, [].hacked ?? null]; }"""
    found, is_clean, *leaks = reader.evaluate(script, POISONED)
    assert found["entries"] == [[key, value] for key, value in SAMPLES.items()]
    assert is_clean
    assert leaks == [None, None]


@pytest.mark.parametrize("key", [key for key, value in SAMPLES.items() if isinstance(value, dict)])
def test_fields_below_the_prototype_do_not_count(reader: Page, key: str) -> None:
    assert read(reader, as_json(file_of({key: {"__proto__": SAMPLES[key]}}))) == [{"problem": "entry", "where": 1}]


def test_the_prototype_as_key_in_a_file_of_version_1_is_refused(reader: Page) -> None:
    text = as_json(file_of(version=1, entries={f"kb:{SITE}:saved:erste": {"at": 1}, "__proto__": {"at": 1}}))
    assert read(reader, text) == [{"problem": "entry", "where": 2}]
