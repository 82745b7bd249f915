"""However much is stored or comes in: pages stay quick, room is left for answers, and whoever has too much can delete it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import assessment_pages, backups, manage_reader, plan_reader, storage
from tests.browser.fixtures.assessment_pages import AT, ONCE, answers, assessment_page, entry, key, put, record
from tests.browser.fixtures.manage_reader import choose, manage_page, message, press, preview, read_in, values
from tests.browser.fixtures.pages import SITE, Show
from tests.browser.fixtures.team import payload
from tests.browser.profiles import Profiles
from tests.project import ROOT

pytestmark = pytest.mark.thorough

MEASURE = {"what": "Eine Maßnahme", "who": "", "due": "", "status": "offen", "item": "", "order": 1, "at": AT}
STAND = {"name": "Ein Stand", "at": AT, "set": "v1", "auto": False, "answers": [[ONCE.key, entry("ja", ONCE)]]}
FILL = """(rest) => { let size = 4e6; let n = 0;
  while (size >= 1) {
    try { localStorage.setItem(`voll-${n}`, "x".repeat(size)); n += 1; } catch { size = Math.floor(size / 2); }
  }
  if (rest) localStorage.setItem("voll-0", "x".repeat(4e6 - rest)); }"""
COUNTED = """() => { window.reads = 0;
  for (const [owner, name] of [[Storage.prototype, 'getItem'], [Object, 'keys']]) {
    const real = owner[name];
    owner[name] = function (what) { const found = real.call(this, what);
      window.reads += owner === Object ? (what === localStorage ? found.length : 0) : 1; return found; };
  } }"""


@pytest.fixture(scope="module")
def reader(profiles: Profiles) -> Iterator[Page]:
    """A page with the functions, one for all: they keep nothing between two calls."""
    page = profiles.page()
    yield backups.load(page)
    page.context.close()


def assessments(count: int, first: int = 0) -> dict[str, Any]:
    """So many, each with an answer."""
    found: dict[str, Any] = {}
    for number in range(first, first + count):
        found |= {f"assessment:a{number}": record(f"Nr. {number}", uid=f"u{number}", person=f"p{number}", at=AT + number)}
        found |= {f"check:a{number}:{ONCE.key}": entry("ja", ONCE)}
    return found


def store(page: Page, entries: Mapping[str, Any]) -> None:
    texts = {key(name): value if isinstance(value, str) else json.dumps(value) for name, value in entries.items()}
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)


# --- The limits, said once


def test_the_guide_and_the_schema_tell_the_limits_of_the_scripts(reader: Page) -> None:
    most = reader.evaluate("() => ({ ...MOST, entries: BACKUP_LIMIT.entries })")
    guide = (ROOT / "docs" / "betrieb" / "index.md").read_text(encoding="utf-8")
    told = {int(number.replace(".", "")) for number in re.findall(r"^\| .* \| ([\d.]+)$", guide.replace(" |\n", "\n"), re.M)}
    assert set(most.values()) <= told
    schema = (ROOT / "docs" / "assets" / "schema" / "sicherung-2.schema.json").read_text(encoding="utf-8")
    assert [name for name, number in most.items() if str(number) not in schema and name != "sheet"] == []


@pytest.mark.parametrize(
    ("values_", "kind"),
    [
        ({f"check:erste:open:o{n}": backups.ANSWER for n in range(2001)}, "check"),
        ({f"plan:erste:m{n}": backups.MEASURE for n in range(501)}, "plan"),
        ({f"snapshot:erste:s{n}": backups.SNAPSHOT for n in range(301)}, "snapshot"),
        ({f"check:p{n}:open:o": backups.ANSWER for n in range(201)}, "assessment"),
    ],
    ids=["answers", "measures", "stands", "assessments without a record"],
)
def test_a_file_says_of_what_it_has_too_many(reader: Page, values_: dict[str, Any], kind: str) -> None:
    assert backups.read(reader, backups.as_json(backups.file_of(values_))) == [{"problem": "limit", "where": kind}]
    (last, *_) = reversed(values_)
    fewer = {name: value for name, value in values_.items() if name != last}
    assert len(backups.read(reader, backups.as_json(backups.file_of(fewer)))[0]["entries"]) == len(fewer)


def test_a_refused_file_is_told_in_words_on_both_pages(show: Show) -> None:
    sentence = "Das wären mehr als 200 Prüfungen."
    page = show(manage_page())
    choose(page, manage_reader.file_of(assessments(201)))
    expect(page.get_by_text(sentence)).to_be_visible()
    page = show(assessment_page("team"), "/team/")
    page.locator("input[type=file]").set_input_files(payload(assessments(201)))
    expect(page.get_by_text(sentence)).to_be_visible()


def test_small_files_do_not_add_up_to_too_many(show: Show) -> None:
    page = show(manage_page())
    read_in(page, manage_reader.file_of(assessments(150)))
    choose(page, manage_reader.file_of(assessments(60, first=150)))
    expect(preview(page)).to_contain_text("Das wären mehr als 200 Prüfungen. Löschen Sie zuerst")
    expect(page.get_by_role("button", name="Übernehmen")).to_be_hidden()
    assert len(assessment_pages.stored_under(page, "assessment")) == 150


def test_sheets_of_a_team_do_not_add_up_to_too_many(show: Show) -> None:
    page = show(assessment_page("team"), "/team/")
    files = [payload(assessments(200, first=200 * number), f"{number}.json") for number in range(3)]
    page.locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("mehr als 500 Antwortbögen auf einmal")).to_be_visible()
    expect(page.locator(".kb-people > li")).to_have_count(400)


# --- Whoever has more from an earlier time


def test_too_many_assessments_are_shown_in_part_and_can_be_deleted(show: Show) -> None:
    page = show(manage_page(), stored=assessments(260) | {"current": "a0"})
    expect(page.locator(".kb-card:visible")).to_have_count(201)  # the open one among them
    expect(page.get_by_text("Gezeigt sind 201 von 260.")).to_be_visible()
    press(page, "Löschen: Nr. 259")
    expect(message(page)).to_have_text("„Nr. 259“ ist gelöscht.")
    expect(page.get_by_text("Gezeigt sind 201 von 259.")).to_be_visible()
    assert len(assessment_pages.stored_under(page, "check", "a1")) == 1


def test_too_many_measures_are_shown_in_part_and_can_be_deleted(show: Show) -> None:
    page = show(
        assessment_page("plan"),
        "/plan/",
        stored=answers({ONCE: "ja"}) | {f"plan:erste:m{n:03}": MEASURE | {"order": n} for n in range(510)},
    )
    expect(page.locator(".kb-measure")).to_have_count(500)
    expect(page.get_by_text("Gezeigt sind die ersten 500.")).to_be_visible()
    plan_reader.press(page, 0, "Löschen")
    expect(page.locator(".kb-measure")).to_have_count(500)
    assert len(assessment_pages.stored_under(page, "plan", "erste")) == 509
    press(page, "Eigene Maßnahme hinzufügen")
    expect(page.get_by_text("Mehr als 500 Maßnahmen")).to_be_visible()


def test_too_many_stands_are_shown_in_part_and_can_be_deleted(show: Show) -> None:
    page = show(
        assessment_page("history"),
        "/verlauf/",
        stored=answers({ONCE: "ja"}) | {f"snapshot:erste:s{n:03}": STAND | {"at": AT + n} for n in range(310)},
    )
    expect(page.locator(".kb-stand")).to_have_count(300)
    expect(page.get_by_text("Gezeigt sind 300 von 310.")).to_be_visible()
    page.locator(".kb-stand [data-act=drop]").first.click()
    expect(page.get_by_text("Gezeigt sind 300 von 309.")).to_be_visible()
    page.locator(".kb-freeze button").click()
    expect(page.get_by_text("Mehr als 300 Stände")).to_be_visible()
    assert len(assessment_pages.stored_under(page, "snapshot", "erste")) == 309


def reads(page: Page, count: int) -> int:
    """How often the page asks the storage for a value or a key while it opens."""
    page.evaluate("() => localStorage.clear()")
    put(page, assessments(count) | {"current": "a0"})
    page.reload()
    expect(page.locator(".kb-card:visible")).to_have_count(count)
    return int(page.evaluate("() => window.reads"))


def test_reading_twice_as_many_assessments_takes_twice_as_many_reads(show: Show, tab: Page) -> None:
    tab.add_init_script(f"({COUNTED})()")
    page = show(manage_page())
    few, many = reads(page, 50), reads(page, 100)
    assert 100 <= few < many <= 2.2 * few


# --- Room for answers


def test_what_is_not_understood_is_told_with_its_size_and_can_be_deleted(show: Show) -> None:
    page = show(manage_page())
    store(page, {"unreadable:a": "x" * 1_200_000, "fremd:b": "y", "__proto__:c": "z"})
    page.reload()
    expect(page.get_by_text("3 unlesbare Einträge (1,2 MB)")).to_be_visible()
    page.locator("[data-act=unread]").click()
    expect(page.get_by_text("unlesbare Einträge")).to_be_hidden()
    assert values(page) == {}
    press(page, "Rückgängig")
    expect(page.get_by_text("3 unlesbare Einträge (1,2 MB)")).to_be_visible()


def test_a_file_cannot_fill_the_storage_with_what_nobody_understands(show: Show) -> None:
    page = show(manage_page())
    junk = {f"unreadable:x{number}": "x" * 600_000 for number in range(3)}
    choose(page, manage_reader.file_of(assessments(1) | junk | {"unreadable:klein": "k"}))
    expect(preview(page)).to_contain_text("1 Prüfung und 4 unlesbare Einträge (1,8 MB)")
    expect(preview(page)).to_contain_text("Nicht übernommen: 3 unlesbare Einträge (1,8 MB).")
    press(page, "Übernehmen")
    assert set(values(page)) == {*assessments(1), "current", "unreadable:klein", "saved:a0"}


def test_what_comes_in_leaves_room_for_answers(show: Show) -> None:
    page = show(manage_page())
    page.evaluate(FILL, 300_000)
    before = assessment_pages.everything(page)
    notes = {f"check:a0:statement:x{number}": entry("ja", note="n" * 19_000) for number in range(10)}
    choose(page, manage_reader.file_of(assessments(1) | notes))
    press(page, "Übernehmen")
    expect(message(page)).to_contain_text("Der Speicher dieses Browsers ist voll")
    assert assessment_pages.everything(page) == before
    read_in(page, manage_reader.file_of(assessments(1)))
    expect(message(page)).to_contain_text("hinzugefügt")


def test_with_a_full_storage_an_assessment_can_be_deleted_and_had_back(show: Show) -> None:
    page = show(manage_page(), stored=assessments(3))
    page.evaluate(FILL, 0)
    before = values_of_ours(page)
    press(page, "Löschen: Nr. 1")
    expect(message(page)).to_have_text("„Nr. 1“ ist endgültig gelöscht.")
    assert not [name for name in values_of_ours(page) if ":a1" in name]
    press(page, "Rückgängig")
    assert values_of_ours(page) == before


def values_of_ours(page: Page) -> dict[str, Any]:
    return {name: json.loads(raw) for name, raw in assessment_pages.everything(page).items() if name.startswith(f"kb:{SITE}:")}


def test_a_storage_that_takes_nothing_loses_nothing(show: Show) -> None:
    page = show(manage_page(), stored=assessments(2))
    before = assessment_pages.everything(page)
    page.evaluate(storage.FULL)
    press(page, "Löschen: Nr. 1")
    expect(message(page)).to_contain_text("Es wurde nichts geändert")
    assert assessment_pages.everything(page) == before
