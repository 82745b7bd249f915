"""The plan as a file for calendars: read by a person once, and by an independent reader of the format ever after."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page

from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.takeaway import GOOD_DATES, LINE_END, NOON, TURNING, Generator, measure
from tests.often import times
from tests.project import ROOT

VECTOR = ROOT / "tests" / "vectors" / "plan.ics"
NAMES = {"name": "Vertrieb Süd", "site": "kundenbindung", "now": NOON + 60_000, "uid": "k3x9"}
STATUS = {"offen": "offen", "laeuft": "läuft", "erledigt": "erledigt"}
LATEST_SEQUENCE = 2**31 - 1
WRITE = """([plans, names]) => plans.map((plan) => {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(toCalendar(plan, names)));
})"""
READABLE = [
    measure("own-1", "Vertretung am Mittag regeln; auch freitags, auch im Urlaub", "Kim, Alex", "2026-12-31", "laeuft"),
    measure(
        "check-einwilligung", "Liste der Einwilligungen anlegen:\nPapier\\Datei 👩‍👩‍👧", due="2028-02-29", at=NOON - 86_400_000
    ),
    measure("own-2", "Ist schon getan", due="2026-12-01", status="erledigt"),
    measure("own-3", "Ohne Datum"),
]


@pytest.fixture
def calendar(functions: Functions) -> Page:
    """The function under test."""
    return functions("files/calendar.js")


def written(page: Page, *plans: list[dict[str, Any]], **names: object) -> list[str]:
    return list(page.evaluate(WRITE, [plans, NAMES | names]))


def events(text: str) -> list[Any]:
    return list(Calendar.from_ical(text.encode()).walk("VEVENT")) if text else []


def alarms(event: Any) -> list[Any]:
    return list(event.walk("VALARM"))


def only(page: Page, one: dict[str, Any], **names: object) -> Any:
    found = events(written(page, [one], **names)[0])
    assert len(found) == 1
    return found[0]


def as_stored(text: str) -> str:
    """What the format can hold: no control characters but tabs, one kind of line end, whole characters; no blanks around."""
    text = TURNING.sub("", text)
    lines = (re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", line) for line in LINE_END.split(text))
    return re.sub("[\ud800-\udfff]", "\ufffd", "\n".join(lines)).strip(" \t\n\u00a0\u3000\ufeff")


def test_the_file_is_as_read_by_a_person(calendar: Page) -> None:
    assert written(calendar, READABLE)[0].encode() == VECTOR.read_bytes()


def test_the_day_to_look_again_is_an_event_of_its_own(calendar: Page) -> None:
    first, again = events(written(calendar, READABLE[:1], review="2027-02-22", at=NOON)[0])
    assert str(again["SUMMARY"]) == "Kundenbindung wieder prüfen"
    assert again["DTSTART"].dt == date(2027, 2, 22)
    assert str(again["DESCRIPTION"]) == "Prüfung: Vertrieb Süd"
    assert again["LAST-MODIFIED"].dt == datetime.fromtimestamp(NOON / 1000, UTC)
    assert str(again["UID"]) == "_review@k3x9@kundenbindung" != str(first["UID"])


@pytest.mark.parametrize("day", ["", "2027-02-30", "0027-02-22", "morgen"])
def test_what_is_no_day_to_look_again_is_no_event(calendar: Page, day: str) -> None:
    assert written(calendar, [], review=day) == [""]


def test_generated_plans_are_read_with_the_same_texts_and_dates(calendar: Page) -> None:
    generator = Generator(5545)
    plans = [[generator.measure(number) for number in range(4)] for _ in range(times(1000))]
    names = {"name": generator.text(), "site": "kundenbindung"}
    for plan, text in zip(plans, written(calendar, *plans, **names), strict=True):
        dated = [one for one in plan if one["due"] in GOOD_DATES and one["status"] != "erledigt"]
        found = events(text)
        assert [str(event["SUMMARY"]) for event in found] == [as_stored(one["what"]) or "Neue Maßnahme" for one in dated]
        assert [event["DTSTART"].dt for event in found] == [date.fromisoformat(one["due"]) for one in dated]
        assert [event["DTEND"].dt - event["DTSTART"].dt for event in found] == [timedelta(days=1)] * len(dated)
        assert [str(event["DESCRIPTION"]) for event in found] == [expected_description(one, names["name"]) for one in dated]
        assert all(0 <= event["SEQUENCE"] <= LATEST_SEQUENCE for event in found)
        assert [[str(alarm["DESCRIPTION"]) for alarm in alarms(event)] for event in found] == [
            [str(event["SUMMARY"])] for event in found
        ]
        assert_lines(text)


def expected_description(one: dict[str, Any], name: str) -> str:
    values = {"Wer": one["who"], "Stand": STATUS[one["status"]], "Prüfung": name}
    return "\n".join(f"{label}: {as_stored(value)}" for label, value in values.items() if as_stored(value))


@pytest.mark.parametrize(
    ("what", "title"),
    [
        ("Zählen Sie Anrufe. Bestimmen Sie danach, wer zurückruft. So geht keiner unter.", "Zählen Sie Anrufe."),
        ("Fragen Sie bzw. Frau Kim drei Kunden. Notieren Sie es.", "Fragen Sie bzw. Frau Kim drei Kunden."),
        ("Anrufen z. B. Herrn Noll", "Anrufen z. B. Herrn Noll"),
    ],
)
def test_the_title_is_the_first_sentence_and_nothing_is_lost(calendar: Page, what: str, title: str) -> None:
    (event,) = events(written(calendar, [measure("own-1", what, due="2026-12-01")])[0])
    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]).startswith(what) == (what != title)


def assert_lines(text: str) -> None:
    """Every line ends with CRLF, has at most 75 octets and no control character but tabs."""
    assert text.count("\r") == text.count("\n") == text.count("\r\n")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", line)


@pytest.mark.parametrize("character", ["x", "ß", "€", "👩", "\\", ";", "\n", "\ud83d"], ids=ascii)
def test_no_character_is_split_at_the_end_of_a_line(calendar: Page, character: str) -> None:
    names = ["x" * before + character * 40 + "Ende" for before in range(60, 76)]
    for what, text in zip(
        names, written(calendar, *([measure("own-1", what, due="2026-12-01")] for what in names)), strict=True
    ):
        assert_lines(text)
        assert "\ufffd" not in text or character == "\ud83d"
        assert str(events(text)[0]["SUMMARY"]) == as_stored(what)


def test_a_line_of_75_octets_is_not_folded_and_one_of_76_is(calendar: Page) -> None:
    texts = written(calendar, *([measure("own-1", "x" * (75 - len("SUMMARY:") + more), due="2026-12-01")] for more in (0, 1)))
    assert ["\r\n " in text[text.index("SUMMARY") : text.index("DESCRIPTION")] for text in texts] == [False, True]


@pytest.mark.parametrize(
    "due",
    [
        "",
        "2026-02-30",
        "2027-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "0026-12-01",
        "20261-12-01",
        "+002026-12-01",
        "morgen",
    ],
)
def test_a_bad_date_is_skipped_and_the_others_stay(calendar: Page, due: str) -> None:
    text = written(calendar, [measure("own-1", "Gut", due="2026-12-01"), measure("own-2", "Schlecht", due=due)])[0]
    assert [str(event["SUMMARY"]) for event in events(text)] == ["Gut"]


@pytest.mark.parametrize("due", [None, 20261201, ["2026-12-01"], {}])
def test_a_date_that_is_no_text_is_skipped(calendar: Page, due: object) -> None:
    assert written(calendar, [measure("own-1", "Schlecht") | {"due": due}]) == [""]


def test_without_an_open_measure_with_a_date_there_is_no_file(calendar: Page) -> None:
    assert written(calendar, [], READABLE[2:]) == ["", ""]


def test_importing_again_updates_the_same_event(calendar: Page) -> None:
    first = only(calendar, READABLE[0])
    later = only(calendar, READABLE[0] | {"what": "Neu", "due": "2027-01-04", "at": NOON + 5000}, now=NOON + 9000)
    assert first["UID"] == later["UID"]
    assert later["SEQUENCE"] - first["SEQUENCE"] == 5
    assert later["LAST-MODIFIED"].dt - first["LAST-MODIFIED"].dt == timedelta(seconds=5)
    assert later["DTSTAMP"].dt == datetime.fromtimestamp(NOON / 1000 + 9, UTC)


def test_measures_sites_and_assessments_have_events_of_their_own(calendar: Page) -> None:
    found = [only(calendar, READABLE[0]), only(calendar, READABLE[1]), only(calendar, READABLE[0], site="andere")]
    found += [only(calendar, READABLE[0], uid="anders"), only(calendar, READABLE[0], uid="")]
    assert len({str(event["UID"]) for event in found}) == len(found)


@pytest.mark.parametrize("at", [0, -1, 0.5, NOON + 0.5, 4e12, 1e300, None, "x"])
def test_any_time_of_change_gives_a_valid_event(calendar: Page, at: object) -> None:
    event = only(calendar, READABLE[0] | {"at": at})
    assert 0 <= event["SEQUENCE"] <= LATEST_SEQUENCE
    assert event["LAST-MODIFIED"].dt <= event["DTSTAMP"].dt


def test_nobody_is_shown_as_busy(calendar: Page) -> None:
    assert only(calendar, READABLE[0])["TRANSP"] == "TRANSPARENT"


def test_every_event_reminds_once_at_nine_on_the_day_before(calendar: Page) -> None:
    for event in events(written(calendar, READABLE)[0]):
        (alarm,) = alarms(event)
        assert alarm["ACTION"] == "DISPLAY"
        assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])
        start = datetime.combine(event["DTSTART"].dt, datetime.min.time())
        assert start + alarm["TRIGGER"].dt == start - timedelta(days=1) + timedelta(hours=9)
        assert "RELATED" not in alarm["TRIGGER"].params


def test_the_alarm_stands_last_in_its_event(calendar: Page) -> None:
    text = written(calendar, READABLE)[0]
    assert text.count("BEGIN:VALARM") == text.count("END:VALARM\r\nEND:VEVENT") == text.count("BEGIN:VEVENT") == 2


@pytest.mark.parametrize("field", ["what", "who", "id", "name", "site", "uid"])
@pytest.mark.parametrize(
    "text",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO",
        'a;b,c\\n:d"e',
        "\0\x07\x1b\x85\u2028",
        "=1+1<script>",
        "ä" * 5000,
        "\ud83d",
    ],
)
def test_hostile_text_stays_text_in_every_field(calendar: Page, field: str, text: str) -> None:
    names = {field: text} if field in NAMES else {}
    raw = written(calendar, [READABLE[0] | {field: text}], **names)[0]
    assert_lines(raw)
    found = events(raw)
    assert [part.name for part in Calendar.from_ical(raw.encode()).walk()] == ["VCALENDAR", "VEVENT", "VALARM"]
    assert alarms(found[0])[0]["ACTION"] == "DISPLAY"
    shown = [str(found[0][name]) for name in ("UID", "SUMMARY", "DESCRIPTION")]
    assert any(as_stored(text) in part for part in shown)
