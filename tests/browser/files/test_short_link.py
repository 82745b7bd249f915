"""A short link: three bytes for an answer, read by item after the checklist has changed, refused where it is not whole."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from random import Random

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.backups import ANSWER, AT, PARTS, RECORD, file_of, load
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.short_link import ADDRESS, LONGEST, WORDS, answer, full, read, revs_of, told, written
from tests.often import times


@pytest.fixture
def reader(functions: Functions) -> Page:
    """A page with the functions."""
    return functions(*PARTS)


# --- Length -------------------------------------------------------------------------------------------------------------


def test_a_link_of_63_answers_is_short(reader: Page) -> None:
    whose = {
        "name": "Umfrage Herbst 2026",
        "respondent": "Sonnenblume",
        "person": "1x2y3z4a5b6c7d8e9f0",
        "invite": "k3v9q2x8",
        "role": "Service",
    }
    link = ADDRESS + written(reader, full(), RECORD | whose)
    print(f"{len(link)} characters")
    assert len(link) < LONGEST


def test_every_answer_has_its_place_in_a_link_and_keeps_it(reader: Page) -> None:
    places, known = reader.evaluate("() => [CHOICES, ANSWERS]")
    assert places[:6] == ["", *WORDS], "links of today would be read wrongly"
    assert set(known) == set(places[1:])


def test_it_needs_no_compression(tab: Page) -> None:
    load(tab).evaluate("() => { delete window.CompressionStream; delete window.DecompressionStream; }")
    fragment = written(tab, full())
    assert told(read(tab, fragment, revs_of(full()))).keys() == full().keys()


# --- Out and in again ---------------------------------------------------------------------------------------------------


def test_of_the_last_answer_no_more_is_told_than_the_step_says(reader: Page) -> None:
    script = """([at, step]) =>
      writeShort({ site: 'kundenbindung', answers: [['statement:a', { v: 'ja', rev: 'r1', at }]], keys: [], step })"""
    day = 86_400_000
    for step, expected in ((1, AT), (day, AT // day * day)):
        fragment = reader.evaluate(script, [AT, step])
        (_, record), *_ = read(reader, fragment, {"statement:a": "r1"})["entries"]
        assert record["at"] == expected


def test_what_was_chosen_and_by_whom_comes_back_and_nothing_written(reader: Page) -> None:
    answers = {"statement:a": ANSWER, "statement:b": answer("ja")}
    record = RECORD | {"invite": "k3v9q2x8", "role": "Vertrieb", "respondent": "Zoë"}
    found = read(reader, written(reader, answers, record), revs_of(answers))
    assert told(found) == {"statement:a": ("nein", True, "r1"), "statement:b": ("ja", False, "r1")}
    own = {name: record[name] for name in ("name", "respondent", "date", "set", "person", "invite", "role")}
    assert found["entries"][0] == ["assessment:link", own | {"at": AT}]
    assert {(value["note"], value["reason"]) for _, value in found["entries"][1:]} == {("", "")}
    assert (found["notes"], found["unknown"]) == (False, 0)


def test_an_open_answer_and_a_note_alone_stay_at_home(reader: Page) -> None:
    answers = {
        "open:o": ANSWER | {"v": "Streng vertraulich"},
        "statement:a": answer("", note="Nur eine Notiz"),
        "statement:b": answer("ja"),
    }
    fragment = written(reader, answers)
    assert told(read(reader, fragment, revs_of(answers))).keys() == {"statement:b"}
    assert b"ertraulich" not in bytes_of(fragment)


def test_two_hundred_random_sheets_come_back(reader: Page) -> None:
    random = Random(11)  # noqa: S311
    for _ in range(times(200)):
        answers = {
            f"statement:punkt-{random.randrange(10**6)}": answer(
                random.choice(WORDS), f"{random.randrange(2**32):08x}", important=random.random() < 0.3
            )
            for _ in range(random.randrange(1, 90))
        }
        record = RECORD | {"name": random.choice(["", "Grüße 😀", "<b>", "x" * 200]), "date": random.choice(["", "2024-02-29"])}
        found = read(reader, written(reader, answers, record), revs_of(answers))
        assert told(found) == {key: (value["v"], value["important"], value["rev"]) for key, value in answers.items()}
        assert {name: found["entries"][0][1][name] for name in ("name", "date")} == {
            "name": record["name"],
            "date": record["date"],
        }


def test_the_time_is_that_of_the_last_answer(reader: Page) -> None:
    answers = {"statement:a": answer("ja", at=AT), "statement:b": answer("ja", at=AT + 7)}
    found = read(reader, written(reader, answers), revs_of(answers))
    assert {value["at"] for _, value in found["entries"]} == {AT + 7}


# --- After the checklist has changed ------------------------------------------------------------------------------------


def test_it_is_read_by_item_after_items_have_come_gone_and_moved(reader: Page) -> None:
    answers = full()
    fragment = written(reader, answers)
    keys = list(answers)
    Random(3).shuffle(keys)  # noqa: S311
    later = {key: answers[key]["rev"] for key in keys[2:]} | {f"statement:neu-{n}": "r" for n in range(20)}
    found = read(reader, fragment, later)
    assert told(found) == {key: (answers[key]["v"], answers[key]["important"], answers[key]["rev"]) for key in keys[2:]}
    assert found["unknown"] == 2


def test_another_wording_is_told(reader: Page) -> None:
    answers = {"statement:a": answer("ja", "r1"), "statement:b": answer("ja", "r1")}
    found = told(read(reader, written(reader, answers), {"statement:a": "r1", "statement:b": "r2"}))
    assert found["statement:a"][2] == "r1"
    assert found["statement:b"][2] not in {"r1", "r2", ""}


def test_items_with_the_same_code_are_told_apart_by_other_codes(reader: Page) -> None:
    one, other = reader.evaluate("""() => { const seen = new Map();
      for (let n = 0; ; n += 1) { const code = codeOf(`statement:p${n}`, 0);
        if (seen.has(code)) return [seen.get(code), `statement:p${n}`]; seen.set(code, `statement:p${n}`); } }""")
    answers = {one: answer("ja"), other: answer("nein")}
    assert told(read(reader, written(reader, answers), revs_of(answers))) == {
        one: ("ja", False, "r1"),
        other: ("nein", False, "r1"),
    }
    alone = written(reader, {one: answer("ja")})
    found = read(reader, alone, {one: "r1", other: "r1"})
    assert (told(found), found["unknown"]) == ({}, 1), "an answer that could be to either is to none"


@pytest.mark.thorough
def test_a_checklist_that_leaves_no_code_free_makes_a_longer_link(reader: Page) -> None:
    script = """([answers]) => writeShort({ site: 'kundenbindung', answers,
      keys: Array.from({ length: 20000 }, (_, n) => `statement:${n}`) })"""
    values = {f"statement:{n}": answer("ja") for n in range(60)}
    assert reader.evaluate(script, [list(values.items())]) is None
    file = file_of({f"check:erste:{key}": value for key, value in values.items()})
    assert reader.evaluate("file => toLongLink(file, false)", file).startswith("stand=1.")


def test_a_time_that_is_none_and_a_day_that_is_none_do_not_spoil_a_link(reader: Page) -> None:
    answers = {"statement:a": answer("ja", at=1e300), "statement:b": answer("ja")}
    found = read(reader, written(reader, answers, RECORD | {"date": "morgen"}), revs_of(answers))
    assert told(found).keys() == answers.keys()
    assert found["entries"][0][1]["date"] == ""
    assert found["entries"][0][1]["at"] <= reader.evaluate("Date.now()")


# --- Damaged, foreign and hostile ---------------------------------------------------------------------------------------


def bytes_of(fragment: str) -> bytes:
    code = fragment.partition(".")[2]
    return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))


def fragment_of(data: bytes) -> str:
    return "stand=2." + base64.urlsafe_b64encode(data).decode().rstrip("=")


def signed(page: Page, body: bytes) -> str:
    """Whoever forges a link can forge the checksum as well."""
    total = page.evaluate("bytes => sumOf(Uint8Array.from(bytes))", list(body))
    return fragment_of(int(total).to_bytes(4, "big") + body)


def refused(page: Page, fragment: str, revs: Mapping[str, str] | None = None) -> str:
    found = read(page, fragment, revs or {"statement:a": "r1"})
    return str(found["problem"])


def test_cut_off_anywhere_it_is_refused(reader: Page) -> None:
    fragment = written(reader, full(9))
    assert {refused(reader, fragment[:length]) for length in range(8, len(fragment) - 1)} == {"garbled"}


def test_with_any_byte_changed_it_is_refused(reader: Page) -> None:
    whole = bytes_of(written(reader, full(9)))
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :]
        assert refused(reader, fragment_of(changed)) == "garbled"


def test_of_another_site_it_is_refused(reader: Page) -> None:
    answers = {"statement:a": answer("ja")}
    assert refused(reader, written(reader, answers, site="fremd")) == "site"


@pytest.mark.parametrize("form", [3, 7, 9])
def test_of_a_newer_form_it_is_told_so(reader: Page, form: int) -> None:
    assert refused(reader, f"stand={form}.AAAA") == "newer"


def test_broken_into_lines_or_with_more_behind_it_is_read(reader: Page) -> None:
    answers = full()
    fragment = written(reader, answers)
    lines = "\r\n ".join(fragment[start : start + 60] for start in range(0, len(fragment), 60))
    for text in (
        lines,
        lines.replace("\r\n ", "%0D%0A%20"),
        fragment.replace("=", "%3D"),
        f"#{fragment}).",
        f"{fragment}&utm=mail",
    ):
        assert told(read(reader, text, revs_of(answers))).keys() == answers.keys()


def forged(page: Page) -> dict[str, bytes]:
    """Bodies that a program of ours never writes; all of this site."""
    start = bytes_of(written(page, {"statement:a": answer("ja")}))[4:7]
    code = format(page.evaluate("() => codeOf('statement:a', 0)"), "016b")
    given = packed_bits("0", code, "0010", "00000000")
    empty = bytes(6)
    return {
        "nothing": b"",
        "only a beginning": start,
        "a text without end": start + b"\xff" * 10,
        "a text longer than all": start + b"\x7fabc",
        "a text that is none": start + b"\x02\xff\xfe" + bytes(9),
        "a name that is too long": start + b"\xa1\x9c\x01" + b"x" * 20_001 + bytes(5) + bytes(3),
        "a day that files do not know": start + empty + b"\xff\xff\xff\x07" + b"\x00\x01" + given,
        "a day beyond all": start + empty + b"\xff\xff\xff\xff\xff\x7f" + b"\x00\x01" + given,
        "a time beyond all": start + empty + b"\x00" + b"\xff\xff\xff\xff\xff\xff\xff\x0f" + b"\x01" + given,
        "more answers than there are": start + empty + bytes(2) + b"\x03" + given,
        "answers without end": start + empty + bytes(2) + b"\xff\xff\xff\xff\x0f" + b"\xff" * 40_000,
        "an answer that there is not": start + empty + bytes(2) + b"\x01" + packed_bits("0", code, "1111", "00000000"),
        "the same answer twice": start + empty + bytes(2) + b"\x02" + packed_bits(*twice(code)),
    }


def twice(code: str) -> tuple[str, ...]:
    """Of two answers the upper bit of a gap is written as ones."""
    return ("1" * int(code[0]) + "0", code[1:], "001000000000", "0" * 16, "001000000000")


def packed_bits(*parts: str) -> bytes:
    text = "".join(parts)
    return bytes(int(text[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(text), 8))


def test_what_is_forged_is_refused_whole(reader: Page) -> None:
    for name, body in forged(reader).items():
        assert refused(reader, signed(reader, body)) == "garbled", name
    assert json.dumps(reader.evaluate("() => ({}).v ?? null")) == "null"
