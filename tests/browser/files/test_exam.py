"""A test as a link, what comes back as a link or a file, and the order of its questions, which is the same for all."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.exams import (
    RESULT,
    SITE,
    SPEC,
    any_result,
    any_spec,
    exam_payload,
    in_order,
    list_of_spec,
    payload,
    payload_of,
)
from tests.browser.fixtures.modules import Functions
from tests.often import times

IDS = [f"frage-{n}" for n in range(40)]


@pytest.fixture
def codec(functions: Functions) -> Page:
    """The functions under test."""
    return functions("files/exam.js", "files/exam-write.js", "files/exam-order.js", "shapes/exam.js")


def read_exam(page: Page, text: str, site: str = SITE) -> Any:
    return page.evaluate("([text, site]) => readExam(text, site)", [text, site])


def read_result(page: Page, text: str, site: str = SITE) -> Any:
    return page.evaluate("([text, site]) => readResult(text, site)", [text, site])


# --- There and back


def test_a_test_comes_out_of_its_link_as_it_went_in(codec: Page) -> None:
    rng = random.Random(3)  # noqa: S311
    specs = [SPEC, *(any_spec(rng) for _ in range(times(200)))]
    made = codec.evaluate("(specs) => Promise.all(specs.map((spec) => writeExam(spec, 'kundenbindung')))", specs)
    assert [read_exam(codec, f"#{link}") for link in made] == specs
    assert [read_exam(codec, f"https://site.example/quiz/test/#{link}") for link in made[:2]] == specs[:2]


def test_what_is_given_back_comes_out_of_its_link_and_its_file_as_it_went_in(codec: Page) -> None:
    rng = random.Random(4)  # noqa: S311
    results = [RESULT, *(any_result(rng) for _ in range(times(200)))]
    links = codec.evaluate("(results) => Promise.all(results.map(writeResult))", results)
    assert [read_result(codec, f"#{link}") for link in links] == results
    assert [read_result(codec, json.dumps(result, indent=1)) for result in results] == results


def test_python_writes_links_the_page_reads(codec: Page) -> None:
    assert read_exam(codec, exam_payload()) == SPEC
    assert read_exam(codec, payload([codec.evaluate("0"), list_of_spec(SPEC)], "p")) == {"problem": "site"}


def test_a_link_that_a_mail_broke_into_lines_is_read(codec: Page) -> None:
    link = codec.evaluate("(result) => writeResult(result)", RESULT)
    assert read_result(codec, "\r\n".join([link[:30], f" {link[30:90]}", link[90:]])) == RESULT


def test_what_is_too_long_for_a_link_goes_into_a_file(codec: Page) -> None:
    rng = random.Random(5)  # noqa: S311
    text = ["".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(2000)) for _ in range(20)]
    long = RESULT | {"answers": [["gruende-zu-gehen", "r1", "compared", text]]}
    assert codec.evaluate("(result) => writeResult(result)", long) == ""
    assert read_result(codec, json.dumps(long)) == long


def test_a_test_has_one_key_and_another_test_another(codec: Page) -> None:
    rng = random.Random(6)  # noqa: S311
    specs = [SPEC, *(SPEC | {name: value} for name, value in {"seed": 4712, "name": "", "mix": False, "minutes": 0}.items())]
    specs += [any_spec(rng) for _ in range(20)]
    keys = codec.evaluate("(specs) => specs.map((spec) => examKey(spec))", specs)
    assert keys == codec.evaluate("(specs) => specs.map((spec) => examKey({ ...spec, marks: spec.marks || undefined }))", specs)
    assert len(set(keys)) == len(specs)


@pytest.mark.parametrize(
    ("name", "person", "file"),
    [
        ("Kundenwert, 2. Lehrjahr", "Ahorn 27", "test-kundenwert-2-lehrjahr-ahorn-27.json"),
        ("", "Jürgen Groß", "test-juergen-gross.json"),
        ("../../etc", "<b>é", "test-etc-b-e.json"),
        ("ж", "\u202e", "test.json"),
    ],
)
def test_a_file_is_named_after_the_test_and_the_person(codec: Page, name: str, person: str, file: str) -> None:
    result = RESULT | {"spec": SPEC | {"name": name}, "person": person}
    assert codec.evaluate("(result) => resultFileName(result)", result) == file


# --- What is refused

BAD_SPECS: dict[str, dict[str, Any]] = {
    "no questions": {"ids": []},
    "too many": {"ids": [f"f-{n}" for n in range(201)]},
    "one twice": {"ids": ["a", "a"]},
    "an id that is none": {"ids": ["<script>"]},
    "an id that is no text": {"ids": [7]},
    "ids that are no list": {"ids": {"0": "a", "length": 1}},
    "a seed that is no whole number": {"seed": 1.5},
    "a seed below nothing": {"seed": -1},
    "a seed that is a text": {"seed": "4711"},
    "more minutes than a day has room for": {"minutes": 601},
    "a name that is too long": {"name": "x" * 81},
    "a name that is no text": {"name": ["x"]},
    "marks that do not fit": {"marks": "abcd"},
    "marks that are none": {"marks": "<b>xyz"},
    "marks with a line break": {"marks": "abcd\n\n"},
}


@pytest.mark.parametrize("case", BAD_SPECS)
def test_a_test_that_is_none_is_refused(codec: Page, case: str) -> None:
    spec = SPEC | BAD_SPECS[case]
    assert read_exam(codec, exam_payload(spec)) == {"problem": "garbled"}
    assert read_result(codec, json.dumps(RESULT | {"spec": spec})) == {"problem": "garbled"}


LONG_GIVEN = [["gruende-zu-gehen", "r1", "compared", ["x" * 2001]]]
BAD_RESULTS: dict[str, dict[str, Any]] = {
    "answers that are no list": {"answers": {}},
    "an answer that is no list": {"answers": ["right"]},
    "an answer to another question": {"answers": [["fremd", "r1", "right", []]]},
    "an answer twice": {"answers": [RESULT["answers"][0]] * 2},
    "more answers than questions": {"answers": RESULT["answers"] + RESULT["answers"]},
    "a verdict that is none": {"answers": [["gruende-zu-gehen", "r1", "best", []]]},
    "a text that is too long": {"answers": LONG_GIVEN},
    "too many texts": {"answers": [["gruende-zu-gehen", "r1", "right", ["x"] * 51]]},
    "something given that is no text": {"answers": [["gruende-zu-gehen", "r1", "right", [1]]]},
    "what was given is no list": {"answers": [["gruende-zu-gehen", "r1", "right", "k1"]]},
    "a person that is no text": {"person": 7},
    "a person that is too long": {"person": "x" * 61},
    "an id that is no text": {"id": ["abcdef"]},
    "an id with other signs": {"id": "<script>"},
    "a time that is none": {"at": "heute"},
    "a time before all times": {"began": -1},
    "a time that no date can be made of": {"at": 9e15},
    "a site that is no text": {"site": None},
}


@pytest.mark.parametrize("case", BAD_RESULTS)
def test_what_is_no_result_is_refused(codec: Page, case: str) -> None:
    assert read_result(codec, json.dumps(RESULT | BAD_RESULTS[case])) == {"problem": "garbled"}


def test_other_fields_get_in_nowhere(codec: Page) -> None:
    poisoned = json.dumps(RESULT | {"more": 1, "spec": SPEC | {"more": 1}}).replace('"more"', '"__proto__"', 1)
    assert read_result(codec, poisoned) == RESULT
    assert codec.evaluate("({}).more") is None


WHOLE = exam_payload()
REFUSED = {
    "": "garbled",
    "#t=": "garbled",
    "https://site.example/": "garbled",
    WHOLE[:-4]: "garbled",
    WHOLE.replace("1z", "1p", 1): "garbled",
    "2" + WHOLE[1:]: "newer",
    "x" * 70_000: "big",
    payload("no list"): "garbled",
    payload([]): "site",
    payload([None, None], "p"): "site",
    payload_of(b"\xff\xfe", "p"): "garbled",
    payload_of(b" " * 2_000_000): "big",
    exam_payload(site="andere"): "site",
}


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:24])
def test_what_is_no_test_is_told(codec: Page, text: str) -> None:
    assert read_exam(codec, text) == {"problem": REFUSED[text]}


FILES = {
    "{": "garbled",
    "[]": "format",
    '{"format": "kundenbindung-sicherung", "version": 2}': "format",
    json.dumps(RESULT | {"version": 2}): "newer",
    json.dumps(RESULT | {"version": "1"}): "garbled",
    json.dumps(RESULT | {"site": "andere"}): "site",
    " " * 1_000_001: "big",
    "Hallo, anbei mein Ergebnis": "garbled",
    payload([SITE, list_of_spec(SPEC), "Ahorn", "abc123", 1, 1, None]): "garbled",
    payload([SITE, None, "Ahorn", "abc123", 1, 1, [[0, "r1", 0]]]): "garbled",
    payload([SITE, list_of_spec(SPEC), "Ahorn", "abc123", 1, 1, [[9, "r1", 0]]]): "garbled",
    payload([SITE, list_of_spec(SPEC), "Ahorn", "abc123", 1, 1, ["x"]]): "garbled",
}


@pytest.mark.parametrize("text", FILES, ids=lambda text: text[:24])
def test_what_nobody_gave_back_is_told(codec: Page, text: str) -> None:
    assert read_result(codec, text) == {"problem": FILES[text]}


def test_one_changed_sign_is_noticed(codec: Page) -> None:
    rng = random.Random(7)  # noqa: S311
    start = WHOLE.index("-") + 1
    for _ in range(times(300)):
        at = rng.randrange(start, len(WHOLE))
        sign = rng.choice([one for one in "abcXYZ019" if one != WHOLE[at]])
        found = read_exam(codec, WHOLE[:at] + sign + WHOLE[at + 1 :])
        assert found in ({"problem": "garbled"}, SPEC), at  # the last sign may hold bits that mean nothing


# --- The order


@pytest.mark.parametrize("variant", ["A", "B", "C"])
def test_the_order_is_what_another_program_works_out_from_the_same_words(codec: Page, variant: str) -> None:
    spec = SPEC | {"ids": IDS}
    ask = "([spec, variant, keys]) => [idsOf(spec, variant), [...keys].sort(byPlace(spec, variant, 'größe'))]"
    keys = ["a1", "a2", "ä3", "constructor"]
    questions, answers = codec.evaluate(ask, [spec, variant, keys])
    assert questions == in_order(4711, variant, "", IDS)
    assert answers == in_order(4711, variant, "größe", keys)


def test_without_mixing_the_order_stays_as_it_is(codec: Page) -> None:
    assert codec.evaluate("(spec) => idsOf(spec, 'B')", SPEC | {"mix": False, "ids": IDS}) == IDS


def test_questions_are_drawn_as_evenly_from_all_topics_as_can_be(codec: Page) -> None:
    topics = {"a": 1, "b": 5, "c": 9}
    questions = [{"id": f"{topic}-{n}", "topic": topic} for topic, most in topics.items() for n in range(most)]
    for seed, n in ((1, 3), (2, 7), (3, 15), (4, 99)):
        found = codec.evaluate("([seed, questions, n]) => drawn(seed, questions, n)", [seed, questions, n])
        counts = {topic: sum(one.startswith(topic) for one in found) for topic in topics}
        fair = max(counts.values())
        assert all(counts[topic] in {fair, fair - 1} or counts[topic] == most for topic, most in topics.items())
        assert found == [one["id"] for one in questions if one["id"] in found]
        assert len(found) == min(n, 15)
