"""The answers of an assessment in a link: nothing is lost that it shall carry, and whatever it holds does no harm."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

import pytest
from kb.strings import strings
from playwright.sync_api import Page

from tests.browser.fixtures.backups import ANSWER, AT, PARTS, RECORD, SAMPLES, SITE, as_json, file_of, generated, load
from tests.browser.fixtures.modules import Functions
from tests.often import times

RETURN = """async ([file, notes]) => {
  const fragment = await toLongLink(file, notes);
  const found = fragment && await fromLongLink('#' + fragment);
  return { fragment, ...found, file: found?.text && readBackup(found.text, 'kundenbindung') };
}"""
OLD_BROWSER = "() => { delete window.CompressionStream; delete window.DecompressionStream; }"
HALF_OLD_BROWSER = """() => { for (const name of ['CompressionStream', 'DecompressionStream']) {
  const Stream = window[name];
  window[name] = function (form) { if (form === 'deflate-raw') throw new TypeError('form'); return new Stream(form); };
} }"""
MAX_FRAGMENT = 65536


@pytest.fixture
def reader(functions: Functions) -> Page:
    """A page with the functions."""
    return functions(*PARTS)


def returned(page: Page, values: dict[str, Any], notes: bool = True) -> dict[str, Any]:
    """What comes out of the link that these entries went into."""
    found: dict[str, Any] = page.evaluate(RETURN, [file_of(values), notes])
    return found


def opened(page: Page, fragment: str) -> dict[str, Any]:
    """What the page makes of a fragment."""
    script = """async text => { const found = await fromLongLink(text);
      return found.text ? readBackup(found.text, 'kundenbindung') : found; }"""
    found: dict[str, Any] = page.evaluate(script, fragment)
    return found


def packed(data: bytes | str, form: int = 1) -> str:
    """A fragment with anything inside."""
    raw = data.encode() if isinstance(data, str) else data
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(raw) + deflate.flush() if form else raw
    return f"stand={form}.{base64.urlsafe_b64encode(body).decode().rstrip('=')}"


def carried(values: dict[str, Any]) -> list[list[Any]]:
    """The entries that a link carries, as they are read from it."""
    return [[key, _carried(key, value)] for key, value in values.items() if _is_carried(key, value)]


def _is_carried(key: str, value: Any) -> bool:
    fields = ("v", "note", "reason", "important")
    return key.startswith("assessment:") or (key.startswith("check:") and any(value.get(name) for name in fields))


def _carried(key: str, value: Any) -> Any:
    if key.startswith("check:"):
        return {"important": False} | value | {"t": "", "p": ""}
    return {name: own for name, own in value.items() if name not in ("review", "given")}  # when to look again is no answer


# --- Out and in again


def test_a_link_carries_record_and_answers_only(reader: Page) -> None:
    found = returned(reader, SAMPLES)
    assert found["file"]["entries"] == carried(SAMPLES)
    assert [key for key, _ in carried(SAMPLES)] == ["assessment:erste", "check:erste:statement:a", "check:erste:open:o"]
    assert re.fullmatch(r"stand=1\.[A-Za-z0-9_-]+", found["fragment"])
    assert found["notes"]


def test_generated_assessments_come_back(reader: Page) -> None:
    batch = list(generated(times(1000)))
    results = reader.evaluate(f"batch => Promise.all(batch.map({RETURN}))", [[file_of(values), True] for values in batch])
    for values, found in zip(batch, results, strict=True):
        assert sorted_entries(found["file"]["entries"]) == sorted_entries(carried(values))
        assert (found["file"]["at"], found["file"]["repaired"]) == (AT, 0)


def sorted_entries(entries: list[list[Any]]) -> list[str]:
    """As texts, because the order of fields does not matter."""
    return [json.dumps(entry, sort_keys=True) for entry in entries]


@pytest.mark.parametrize("age", [OLD_BROWSER, HALF_OLD_BROWSER], ids=["without streams", "without this form of them"])
def test_an_older_browser_makes_a_longer_link_that_all_can_read(tab: Page, age: str) -> None:
    load(tab).evaluate(age)
    found = returned(tab, SAMPLES)
    assert found["fragment"].startswith("stand=0.")
    assert found["file"]["entries"] == carried(SAMPLES)


def test_an_older_browser_says_that_it_cannot_read_a_compressed_link(tab: Page) -> None:
    fragment = returned(load(tab), SAMPLES)["fragment"]
    tab.evaluate(OLD_BROWSER)
    assert opened(tab, fragment) == {"problem": "unsupported"}


def test_a_link_without_notes_from_before_there_were_short_ones_is_read(reader: Page) -> None:
    bare = {name: value for name, value in ANSWER.items() if name in {"v", "important", "rev", "at"}}
    old = file_of({"assessment:erste": RECORD, "check:erste:statement:a": bare}, bare=True)
    script = """async text => { const found = await fromLongLink(text);
      return [found.notes, readBackup(found.text, 'kundenbindung')]; }"""
    notes, found = reader.evaluate(script, packed(as_json(old)))
    whole = ANSWER | {"note": "", "reason": "", "t": "", "p": ""}
    assert found["entries"] == [*carried({"assessment:erste": RECORD}), ["check:erste:statement:a", whole]]
    assert notes is False


def test_the_wording_of_the_items_stays_at_home(reader: Page) -> None:
    values = {"check:erste:statement:a": ANSWER | {"t": "Wortlaut", "p": "bereich"}}
    fragment = returned(reader, values)["fragment"]
    payload = zlib.decompress(base64.urlsafe_b64decode(fragment[8:] + "==="), -15).decode()
    assert not {"Wortlaut", "bereich"} & set(re.findall(r"\w+", payload))


@pytest.mark.parametrize("count", [8, 80])
def test_what_is_too_long_for_a_link_is_not_made_into_one(reader: Page, count: int) -> None:
    script = """text => { const file = JSON.parse(text);
      const noise = () => Array.from({ length: 20000 }, () => String.fromCharCode(33 + Math.random() * 90)).join('');
      for (const { value } of file.entries) value.note = noise();
      return toLongLink(file, true); }"""
    assert reader.evaluate(script, as_json(file_of({f"check:erste:statement:a{n}": ANSWER for n in range(count)}))) is None


def test_a_link_broken_into_lines_is_read(reader: Page) -> None:
    fragment = returned(reader, SAMPLES)["fragment"]
    lines = "\r\n ".join(fragment[start : start + 60] for start in range(0, len(fragment), 60))
    for text in (
        lines,
        lines.replace("\r\n ", "%0D%0A%20"),
        fragment.replace("=", "%3D"),
        f"#{fragment}).",
        f"{fragment}&utm_source=mail",
    ):
        assert opened(reader, text)["entries"] == carried(SAMPLES)


@pytest.mark.parametrize("text", ["", "#", "#kurz-gesagt", "#stand", "#stand=x.abc", "#stand=1.", "#__kein-stand=1.abc"])
def test_other_fragments_are_not_taken_for_a_link(reader: Page, text: str) -> None:
    assert reader.evaluate("text => fromShortLink(text, 'kundenbindung', [])", text) == {"problem": "garbled"}
    assert opened(reader, text) == {"problem": "garbled"}


# --- Length


def full(notes: int) -> dict[str, Any]:
    """63 answered items with ids and revisions as long as the real ones."""
    words = ["ja", "teilweise", "nein", "ja", "weissnicht", "ja", "nein"]
    values: dict[str, Any] = {"assessment:erste": RECORD | {"uid": "1x2y3z4a5b6c7d8e9f", "person": "9f8e7d6c5b4a3z2y1x"}}
    for number in range(63):
        ident = f"{zlib.crc32(b'%d' % number):08x}-am-selben-tag-{number}"
        note = f"Seit März mit Frau Nr. {number} besprochen, bleibt so." if number < notes else ""
        rev = f"{zlib.crc32(b'rev%d' % number):08x}"
        answer = {"v": words[number % 7], "note": note, "reason": "", "rev": rev, "at": AT + number * 7919}
        values[f"check:erste:statement:{ident}"] = ANSWER | {"important": number % 5 == 0} | answer
    return values


@pytest.mark.parametrize(("notes", "longest"), [(0, 2500), (10, 3000)])
def test_a_full_assessment_fits_into_a_link(reader: Page, notes: int, longest: int) -> None:
    fragment = returned(reader, full(notes))["fragment"]
    print(f"{notes} notes: {len(fragment)} characters")
    assert len(fragment) <= longest


# --- Damaged and hostile links


def test_a_link_cut_off_anywhere_is_refused(reader: Page) -> None:
    fragment = returned(reader, SAMPLES)["fragment"]
    script = "async texts => { const all = []; for (const text of texts) all.push(await fromLongLink(text)); return all; }"
    found = reader.evaluate(script, [fragment[:length] for length in range(len(fragment) - 1)])
    assert {json.dumps(one) for one in found} == {'{"problem": "garbled"}'}


def test_an_uncompressed_link_cut_off_anywhere_is_refused(reader: Page) -> None:
    fragment = packed(json.dumps(file_of({"saved:erste": {"at": 1}})), 0)
    assert {opened(reader, fragment[:length])["problem"] for length in range(len(fragment) - 1)} == {"garbled"}


GARBAGE = {
    "no base64": "stand=1.a",
    "no deflate": "stand=1." + "A" * 400,
    "no deflate either": packed(b"\xff" * 300, 0).replace("=0.", "=1."),
    "zlib with its head": "stand=1."
    + base64.urlsafe_b64encode(zlib.compress(as_json(file_of()).encode())).decode().rstrip("="),
    "more behind the end": "stand=1."
    + base64.urlsafe_b64encode(base64.urlsafe_b64decode(packed("{}")[8:] + "==") + b"more").decode().rstrip("="),
    "no UTF-8": packed(b'{"entries": [], "site": "\xff"}'),
    "no JSON": packed("hallo"),
    "null": packed("null"),
    "a number": packed("7"),
    "a list": packed("[]"),
    "entries missing": packed("{}"),
    "entries as text": packed('{"entries": "abc"}'),
    "entries as list of null": packed('{"entries": [null]}'),
    "an entry without value": packed('{"entries": [{"key": "check:erste:open:a"}]}'),
    "an entry without key": packed('{"entries": [{"value": {}}]}'),
    "an entry of the plan": packed(as_json(file_of({"plan:erste:check-a": SAMPLES["plan:erste:check-a"]}))),
    "an entry of the quiz": packed(as_json(file_of({"quiz:single:x": SAMPLES["quiz:single:x"]}))),
    "the prototype as key": packed('{"entries": [{"key": "__proto__:a", "value": {}}]}'),
    "deep nesting": packed("[" * 30_000 + "]" * 30_000),
    "deep nesting in an answer": packed(
        as_json(file_of({"check:erste:open:o": ANSWER})).replace('"nein"', "[" * 200_000 + "]" * 200_000)
    ),
}


@pytest.mark.parametrize("fragment", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_refused(reader: Page, fragment: str) -> None:
    assert opened(reader, fragment)["problem"] in {"garbled", "entry"}


@pytest.mark.parametrize(
    "changes", [{"site": "andere"}, {"version": 3}, {"format": "x"}, {"at": None}, {"entries": []}], ids=str
)
def test_what_is_in_a_link_is_checked_like_a_file(reader: Page, changes: dict[str, Any]) -> None:
    expected = {"site": "site", "version": "newer", "format": "format", "at": "format", "entries": "empty"}
    assert opened(reader, packed(as_json(file_of() | {"entries": file_of()["entries"][:3]} | changes))) == {
        "problem": expected[next(iter(changes))]
    }


def test_unknown_fields_and_the_prototype_stay_outside(reader: Page) -> None:
    poison = '{"__proto__": {"hacked": 1}, "constructor": {"prototype": {"hacked": 1}}, "hacked": 1, "'
    values = {key: SAMPLES[key] for key in ("assessment:erste", "check:erste:statement:a")}
    found = opened(reader, packed(as_json(file_of(values)).replace('{"', poison)))
    assert found["entries"] == carried(values)
    assert reader.evaluate("() => ({}).hacked ?? null") is None


def test_markup_stays_text(reader: Page) -> None:
    script = "<script>window.hacked = 1</script><img src=x onerror=window.hacked=1>"
    found = returned(reader, {"check:erste:open:o": ANSWER | {"v": script, "note": script}})
    assert (found["file"]["entries"][0][1]["v"], found["file"]["entries"][0][1]["note"]) == (script, script)
    assert reader.evaluate("() => window.hacked") is None


def test_half_a_character_is_replaced(reader: Page) -> None:
    found = returned(reader, {"check:erste:open:o": ANSWER})
    assert found["file"]["repaired"] == 0
    broken = packed(as_json(file_of({"check:erste:open:o": ANSWER | {"v": "a\ud800"}})))
    assert opened(reader, broken)["entries"][0][1]["v"] == "a\ufffd"


BOMBS = {
    "40 MB of one letter": b"a" * 40_000_000,
    "40 MB of blanks in JSON": b'{"entries": [' + b" " * 40_000_000 + b"]}",
    "just above the limit": b'{"entries": []}' + b" " * 1_000_000,
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_not_unpacked(tab: Page, data: bytes) -> None:
    fragment = packed(data)
    assert len(fragment) <= MAX_FRAGMENT
    script = """async text => { let most = 0; const Native = window.Blob;
      window.Blob = class extends Native { constructor(parts) { super(parts); most = Math.max(most, this.size); } };
      const start = performance.now();
      return [await fromLongLink(text), most, performance.now() - start]; }"""
    found, most, time = load(tab).evaluate(script, fragment)
    assert found == {"problem": "big"}
    assert most <= MAX_FRAGMENT
    assert time < 20_000


def test_a_fragment_beyond_64_kb_is_not_even_unpacked(tab: Page) -> None:
    script = "text => { window.atob = () => { throw new Error('unpacked'); }; return fromLongLink(text); }"
    assert load(tab).evaluate(script, "stand=0." + "A" * MAX_FRAGMENT) == {"problem": "big"}


def test_every_problem_has_its_sentence() -> None:
    assert {"garbled", "big", "unsupported", "newer", "site"} <= set(strings("script")["link"]["problems"])
    assert SITE not in json.dumps(strings("script")["link"])
