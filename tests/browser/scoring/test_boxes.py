"""When a question comes again: never twice a day, never before its time, never lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.fixtures import modules
from tests.browser.fixtures.modules import Functions
from tests.browser.profiles import Profiles
from tests.often import share, times

PARTS = ("scoring/boxes.js", "shapes/day.js", "shapes/recall.js", "files/merge.js")
STEPS = (1, 3, 7, 21, 60)
ZONES = ["Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "Pacific/Kiritimati", "America/Santiago", "Pacific/Pago_Pago"]
DAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("UTC")).timestamp() * 1000
LIVE = """(moments) => {
  let stand = standOf({ v: [], s: "right", at: moments[0].at }, null);
  const asked = [];
  for (const { at, known, day = localDay(at) } of moments.slice(1)) {
    if (!isDue(stand, day)) continue;
    stand = after(stand, day, known, { at });
    asked.push([day, stand.box]);
  }
  return asked;
}"""
"""The days on which somebody is asked who looks at these moments, and the box afterwards."""


@pytest.fixture
def boxes(functions: Functions) -> Page:
    return functions(*PARTS)


def by_hand(looks: list[tuple[date, bool]]) -> list[list[Any]]:
    """The same by the calendar of another program."""
    (day, _), *rest = looks
    box, asked = 0, []
    for today, known in rest:
        if today >= day + timedelta(days=STEPS[box]):
            box, day = (min(box + 1, 4) if known else 0), today
            asked.append([day.isoformat(), box])
    return asked


def stand(**more: Any) -> dict[str, Any]:
    return {"box": 0, "day": DAY.isoformat(), "known": True, "gap": 0, "at": 1000} | more


def answer(result: str = "right", **more: Any) -> dict[str, Any]:
    return {"v": [], "s": result, "at": NOON} | more


def on(day: date, days: int = 0) -> str:
    return (day + timedelta(days=days)).isoformat()


# --- A year


@pytest.mark.parametrize("zone", share(ZONES))
def test_through_a_year_of_any_zone_the_days_are_those_of_the_calendar(profiles: Profiles, zone: str) -> None:
    """Summer time comes and goes, and somebody looks at any hour of the day and the night."""
    page = modules.load(profiles.page(timezone_id=zone), *PARTS)
    for seed in range(5):
        random = Random(seed)  # noqa: S311
        start = datetime(2026, 11, 22, tzinfo=ZoneInfo(zone)).timestamp()
        hours = sorted(random.sample(range(366 * 24), 1500))
        looks = [(start + hour * 3600 + random.randrange(3600), random.random() < 0.7) for hour in hours]
        days = [(datetime.fromtimestamp(at, ZoneInfo(zone)).date(), known) for at, known in looks]
        asked = page.evaluate(LIVE, [{"at": at * 1000, "known": known} for at, known in looks])
        assert asked == by_hand(days)
        assert len(asked) > 5
    page.context.close()


@settings(max_examples=times(500), deadline=None, derandomize=True)
@given(steps=st.lists(st.tuples(st.integers(0, 70 * 24), st.sampled_from(ZONES), st.booleans()), min_size=5, max_size=40))
def test_whoever_travels_is_asked_once_a_day_and_nothing_is_lost(boxes: Page, steps: list[tuple[int, str, bool]]) -> None:
    """Hours between two looks, where she is then, and whether she knows it. West of the date line yesterday comes again."""
    now = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("UTC"))
    moments: list[dict[str, Any]] = []
    for hours, zone, known in steps:
        now += timedelta(hours=hours)
        moments.append({"at": now.timestamp() * 1000, "day": now.astimezone(ZoneInfo(zone)).date().isoformat(), "known": known})
    days = [day for day, _ in boxes.evaluate(LIVE, moments)]
    assert days == sorted(set(days))
    late = {**moments[-1], "day": on(date.fromisoformat(moments[-1]["day"]), 63), "known": True}
    assert boxes.evaluate(LIVE, [*moments, late])[-1][0] == late["day"]


def test_a_clock_that_goes_back_shows_nothing_twice_and_one_that_was_years_ahead_loses_nothing(boxes: Page) -> None:
    due = "([stand, days]) => days.map((day) => isDue(stand, day))"
    assert boxes.evaluate(due, [stand(), [on(DAY, -1), on(DAY), on(DAY, 1), on(DAY, -30)]]) == [False, False, True, False]
    assert boxes.evaluate(due, [stand(day="2036-01-01", box=4), [on(DAY)]]) == [True]
    again = boxes.evaluate("([stand, day]) => after(stand, day, true, { at: 1 })", [stand(day="2036-01-01"), on(DAY)])
    assert (again["day"], again["box"], again["gap"]) == (on(DAY), 1, 0)
    early = boxes.evaluate("([stand, day]) => after(stand, day, false, { at: 1 })", [stand(), on(DAY, -1)])
    assert early["day"] == on(DAY), "or it would be asked a second time on the same day"


# --- Answers given elsewhere

ELSEWHERE: dict[str, tuple[dict[str, Any], dict[str, Any] | None, dict[str, Any]]] = {
    "known before its time": (answer(), stand(box=2, day=on(DAY, -6)), {"box": 2, "day": on(DAY, -6)}),
    "known when it was due": (answer(), stand(box=2, day=on(DAY, -7)), {"box": 3, "day": on(DAY), "gap": 7, "held": True}),
    "not known before its time": (answer("wrong"), stand(box=3, day=on(DAY, -2)), {"box": 0, "day": on(DAY), "known": False}),
    "given up": (answer("unknown"), stand(box=3, day=on(DAY, -2)), {"box": 0, "known": False}),
    "met by her own judgement": (answer("compared", v=["x", "met"]), stand(box=1, day=on(DAY, -3)), {"box": 2}),
    "partly met by her own judgement": (answer("compared", v=["x", "partly"]), stand(box=1, day=on(DAY, -3)), {"box": 0}),
    "not judged": (answer("compared", v=["x"]), stand(box=1, day=on(DAY, -3)), {"box": 1, "day": on(DAY, -3)}),
    "being tried again": (answer("wrong", r=True), stand(box=1, day=on(DAY, -3)), {"box": 1}),
    "older than what is kept": (answer("wrong", at=1), stand(box=1, day=on(DAY, -3)), {"box": 1}),
    "never asked here": (answer(), None, {"box": 0, "day": on(DAY), "known": True, "gap": 0}),
    "never asked here, not judged": (answer("compared", v=["x"]), None, {"box": 0, "known": False}),
    "at no time": (answer(at=-1e300), None, {"box": 0, "day": "1970-01-02"}),
    "after all times": (answer(at=1e300), None, {"box": 0, "day": "2096-10-02"}),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_an_answer_given_elsewhere_is_taken_into_account(boxes: Page, case: str) -> None:
    entry, kept, wanted = ELSEWHERE[case]
    found = boxes.evaluate("([entry, kept]) => standOf(entry, kept)", [entry, kept])
    assert wanted.items() <= found.items()


@pytest.mark.parametrize("entry", [None, answer("draft")])
def test_what_has_no_answer_is_never_due(boxes: Page, entry: dict[str, Any] | None) -> None:
    assert boxes.evaluate("([entry, kept]) => standOf(entry, kept)", [entry, stand()]) is None


# --- Several devices


@settings(max_examples=times(300), deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_two_devices_agree_after_a_merge_in_any_order(boxes: Page, seed: int) -> None:
    """Each has answered on ordinary pages and on that of the day, and takes in the file of the other one."""
    both = [device(Random(seed + number), number) for number in range(2)]  # noqa: S311
    script = """([one, other]) => {
      const merged = (here, there) => {
        const { changes } = planMerge(Object.entries(there), "", "", (key) => here[key] ?? null);
        return { ...here, ...Object.fromEntries(changes) };
      };
      return [merged(one, other), merged(other, one)].map((all) => {
        const read = (part, item) => all[`${part}:${item}`] ?? null;
        return standsOf(["single:a", "single:b"], read, "2026-11-22");
      });
    }"""
    first, second = boxes.evaluate(script, both)
    assert first == second
    answered = {key.removeprefix("quiz:") for values in both for key in values if key.startswith("quiz:")}
    assert {row["item"] for row in first} == answered
    last = {item: max(values[f"quiz:{item}"]["at"] for values in both if f"quiz:{item}" in values) for item in answered}
    assert all(row["stand"]["at"] <= last[row["item"]] for row in first)


def device(random: Random, number: int) -> dict[str, Any]:
    """What it has stored; no two devices have answered in the same millisecond."""
    values: dict[str, Any] = {}
    for item in ("single:a", "single:b"):
        for day in sorted(random.sample(range(1, 60), random.randrange(4))):
            at = day * 864e5 + number
            known = random.random() < 0.7
            values[f"quiz:{item}"] = answer("right" if known else "wrong", at=at)
            if random.random() < 0.5:
                values[f"recall:{item}"] = stand(box=random.randrange(5), day=on(date(1970, 1, 1), day), known=known, at=at)
    return values


# --- What is asked first, what comes, what lasts


def test_what_was_not_known_takes_turns_with_what_was_unsure_or_is_longest_overdue(boxes: Page) -> None:
    all_ = {
        "later": stand(day=on(DAY, -2)),
        "overdue": stand(day=on(DAY, -9)),
        "unsure": stand(day=on(DAY, -1), unsure=True),
        "wrong": stand(day=on(DAY, -1), known=False),
        "sure and wrong": stand(day=on(DAY, -1), known=False, sure=True),
        "not due": stand(),
    }
    rows = [{"item": item, "stand": one, "isAsked": False} for item, one in all_.items()]
    found = boxes.evaluate("([rows, day]) => dueOf(rows, day).map(({ item }) => item)", [rows, on(DAY)])
    assert found == ["sure and wrong", "unsure", "wrong", "overdue", "later"]


def test_ten_a_day_at_most(boxes: Page) -> None:
    def left(due: int, asked: int) -> list[int]:
        rows = [{"item": "", "stand": stand(day=on(DAY, -1)), "isAsked": False}] * due
        rows += [{"item": "", "stand": stand(), "isAsked": True}] * asked
        return list(boxes.evaluate("([rows, day]) => leftToday(rows, day)", [rows, on(DAY)]).values())

    found = [left(3, 0), left(12, 0), left(12, 4), left(12, 10), left(12, 14), left(0, 3)]
    assert found == [[3, 3], [10, 12], [6, 12], [0, 12], [0, 12], [0, 0]]


def test_every_question_is_told_once_among_what_comes_and_what_lasts(boxes: Page) -> None:
    stands = [stand(box=box) for box in range(5)] + [stand(day=on(DAY, -5))]
    coming = "([stands, day]) => comingUp(stands, day)"
    each = [(1, 2), (3, 1), (7, 1), (21, 1), (60, 1)]
    assert boxes.evaluate(coming, [stands, on(DAY)]) == [[on(DAY, days), n] for days, n in each]
    many = [stand()] * 25 + [stand(box=1)] * 7
    assert boxes.evaluate(coming, [many, on(DAY)]) == [[on(DAY, days), n] for days, n in ((1, 10), (2, 10), (3, 10), (4, 2))]
    gaps = {0: False, 7: True, 20: False, 21: True, 60: True, 400: False}
    kept = [stand(gap=gap, held=held) for gap, held in gaps.items()]
    assert boxes.evaluate("lastingOf", kept) == [
        {"days": 60, "known": 1, "total": 2},
        {"days": 21, "known": 1, "total": 1},
        {"days": 7, "known": 1, "total": 2},
    ]


def test_what_was_last_asked_after_a_week_is_kept_until_the_next_time(boxes: Page) -> None:
    script = """(steps) => steps.reduce((stand, [day, known]) => after(stand, day, known, {}),
      { box: 2, day: "2026-11-01", known: true, gap: 0, at: 1 })"""
    missed = boxes.evaluate(script, [["2026-11-08", True], ["2026-11-30", False], ["2026-12-01", True]])
    assert (missed["gap"], missed["held"], missed["box"]) == (22, False, 1)


def test_only_what_was_known_before_can_be_known_still(boxes: Page) -> None:
    """What she did not know and learns after a holiday has not lasted through it, and what she knew before that is told on."""
    script = "([stand, day, known]) => lastingOf([after(stand, day, known, {})])"
    missed = stand(day=on(DAY, -9), known=False)
    held = missed | {"gap": 21, "held": True}
    kept = [{"days": 21, "known": 1, "total": 1}]
    for known in (True, False):
        assert [boxes.evaluate(script, [one, on(DAY), known]) for one in (missed, held)] == [[], kept]
