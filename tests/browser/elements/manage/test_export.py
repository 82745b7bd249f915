"""What leaves the browser: one assessment, the file for the team, everything, a table, a report."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    CALL_BACK,
    MAIL,
    ONCE,
    answers,
    entry,
    everything,
    put,
    record,
    stored,
)
from tests.browser.fixtures.manage_reader import manage_page, message, press, saved_file, values
from tests.browser.fixtures.pages import SITE, Show
from tests.browser.fixtures.team import payload, pick, team_page
from tests.browser.fixtures.two_assessments import SNAPSHOT

DAY = "2026-11-22"
DAY_LONG = 86_400_000

MEASURE = {
    "what": "Anrufe zählen",
    "who": "Herr Özil",
    "due": "",
    "status": "offen",
    "item": CALL_BACK.key,
    "order": 1,
    "at": 1,
}
NORTH: dict[str, Any] = answers({CALL_BACK: "ja", ANNOYANCE: "Die Warteschleife"}) | {
    **{"assessment:erste": record(respondent="Anna Schmidt", person="abcdefghij")},
    **{"plan:erste:check-x": MEASURE, "snapshot:erste:s1": SNAPSHOT},
    **{f"check:erste:{ONCE.key}": entry("entfaellt", ONCE, note="Frau Lehmann fragen", reason="Es gibt nur einen Apparat.")},
    **{f"check:erste:{MAIL.key}": entry("", MAIL, note="nur eine Notiz")},
}
OTHER: dict[str, Any] = {
    "assessment:sued": record("Werk Süd", uid="u2"),
    f"check:sued:{MAIL.key}": entry("teilweise", MAIL),
    "quiz:single:x": {"v": ["a"], "o": ["A"], "s": "right", "r": False, "rev": "r", "t": "t", "p": "p", "at": 1},
    "current": "erste",
}


@pytest.fixture
def page(show: Show) -> Page:
    return show(manage_page(), stored=NORTH | OTHER)


def entries(text: str) -> dict[str, Any]:
    """What a file holds, by key."""
    found = json.loads(text)
    assert {name: found[name] for name in ("format", "version", "site")} == {
        **{"format": "kundenbindung-sicherung", "version": 2},
        **{"site": SITE},
    }
    return {one["key"]: one["value"] for one in found["entries"]}


def test_one_assessment_is_saved_whole_and_alone(page: Page) -> None:
    expect(page.get_by_text("Noch nie als Datei gesichert.")).to_be_visible()
    name, text = saved_file(page, "Als Datei sichern")
    assert name == f"kundenbindung-filiale-nord-{DAY}.json"
    assert entries(text) == NORTH
    expect(message(page)).to_contain_text(f"Datei erstellt: {name}.")
    expect(page.get_by_text("Zuletzt als Datei gesichert: 22.11.2026, 14:02.")).to_be_visible()
    assert stored(page, "saved:erste")["at"] > 0


def test_the_file_for_the_team_holds_nothing_that_was_written(page: Page) -> None:
    before = everything(page)
    name, text = saved_file(page, "Für das Team sichern")
    assert name == f"kundenbindung-team-abcdef-{DAY}.json"
    assert entries(text) == {
        "assessment:erste": record("", person="abcdefghij"),
        f"check:erste:{CALL_BACK.key}": NORTH[f"check:erste:{CALL_BACK.key}"],
        f"check:erste:{ONCE.key}": entry("entfaellt", ONCE),
    }
    for written in ("Anna", "Nord", "Lehmann", "Apparat", "Warteschleife", "Notiz", "Özil"):
        assert written not in text
    assert everything(page) == before  # it is no backup


def test_the_file_for_the_team_may_hold_everything(page: Page) -> None:
    page.get_by_label("ohne Notizen, Gründe, offene Antworten und Namen").uncheck()
    name, text = saved_file(page, "Für das Team sichern")
    assert name == f"kundenbindung-filiale-nord-{DAY}.json"
    assert entries(text) == NORTH


@pytest.mark.parametrize("notes", [False, True])
def test_the_anonymous_file_leads_back_to_nobody(page: Page, notes: bool) -> None:
    page.get_by_label("anonym", exact=True).check()
    page.get_by_label("ohne Notizen, Gründe, offene Antworten und Namen").set_checked(not notes)
    (name, text), (other_name, other) = (saved_file(page, "Für das Team sichern") for _ in range(2))
    found, again = entries(text), entries(other)
    owner, owner_again = found.pop("assessment:anonym"), again.pop("assessment:anonym")
    assert {key for key, value in owner.items() if value} == {"set", "person", "at"}
    assert name == f"kundenbindung-anonym-{owner['person'][:6]}-{DAY}.json" != other_name
    assert owner["person"] not in ("abcdefghij", owner_again["person"])
    assert found == again
    assert {time % DAY_LONG for time in (json.loads(text)["at"], owner["at"], *(one["at"] for one in found.values()))} == {0}
    assert all(word not in text for word in ("Anna", "Nord", "abcdefghij", "Özil", "erste"))
    assert ("Warteschleife" in text) == notes
    assert found[f"check:anonym:{CALL_BACK.key}"]["v"] == "ja"


def test_two_anonymous_files_of_one_person_count_as_two(page: Page, show: Show) -> None:
    page.get_by_label("anonym", exact=True).check()
    files = [payload(saved_file(page, "Für das Team sichern")[1], name) for name in ("1.json", "2.json")]
    page.evaluate("localStorage.clear()")
    pick(team_page(show), *files)
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_everything_is_saved_with_the_quiz(page: Page) -> None:
    name, text = saved_file(page, "Alles aus diesem Browser sichern")
    assert name == f"kundenbindung-alles-{DAY}.json"
    assert entries(text) == NORTH | OTHER
    assert stored(page, "saved:erste")["at"] > 0


def test_the_table_has_all_items_of_the_open_assessment(page: Page) -> None:
    name, text = saved_file(page, "Tabelle (CSV)")
    assert name == f"kundenbindung-filiale-nord-{DAY}.csv"
    rows = text.removeprefix("\ufeff").splitlines()
    assert rows[0].startswith("Bereich;Punkt;Art;")
    assert len(rows) == 8
    assert any("Trifft nicht zu" in row and "Frau Lehmann fragen" in row for row in rows)


def test_the_report_has_areas_plan_and_answers(page: Page) -> None:
    name, text = saved_file(page, "Bericht (Markdown)")
    assert name == f"kundenbindung-filiale-nord-{DAY}.md"
    assert text.startswith("# Auswertung: Filiale Nord\n")
    for part in ("## Bereiche", "## Plan", "Anrufe zählen", "> Die Warteschleife", "Ausgefüllt von: Anna Schmidt"):
        assert part in text


def test_the_report_says_what_to_do_next(page: Page) -> None:
    put(page, answers({ONCE: "nein"}))
    _, text = saved_file(page, "Bericht (Markdown)")
    assert f"| {ONCE.step} | {ONCE.text} | Telefon | Antwort Nein" in text.replace("\\.", ".")


SLUGS = {
    "Filiale Köln-Süd / Größe 2": "filiale-koeln-sued-groesse-2",
    "Café Zoë ¡olé!": "cafe-zoe-ole",
    "Ü": "ue",
    "": "pruefung",
    "山田 😀": "pruefung",
    "../../etc/passwd": "etc-passwd",
    "x" * 200: "x" * 60,
    "u\u0308ber": "ueber",
}


def test_a_file_is_named_after_the_assessment(page: Page) -> None:
    for name, slug in SLUGS.items():
        put(page, {"assessment:erste": record(name)})
        assert saved_file(page, "Als Datei sichern")[0] == f"kundenbindung-{slug}-{DAY}.json"


def test_an_old_record_is_marked_so_that_its_file_is_known_again(page: Page) -> None:
    old = {name: value for name, value in record().items() if name not in ("uid", "person")}
    put(page, {"assessment:erste": old})
    _, text = saved_file(page, "Als Datei sichern")
    marked = entries(text)["assessment:erste"]
    assert marked["uid"] == marked["person"] != ""
    assert marked == stored(page, "assessment", "erste")


def test_one_value_that_cannot_be_read_does_not_spoil_the_file(page: Page) -> None:
    put(page, {"plan:erste:own-1": MEASURE | {"due": "morgen"}, "anderes": 7})
    page.evaluate("key => localStorage.setItem(key, '{kaputt')", fixtures.key("quiz", "single", "y"))
    before = values_but(page, "quiz:single:y", "plan:erste:own-1", "anderes")
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    page.evaluate("() => localStorage.clear()")
    page.reload()
    page.get_by_label("Datei wählen").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    press(page, "Übernehmen")
    found = {name: value for name, value in values(page).items() if not name.startswith("saved")}
    mended = {"plan:erste:own-1": MEASURE | {"due": ""}}
    assert {name: value for name, value in found.items() if not name.startswith("unreadable")} == before | mended
    kept = {name.removeprefix("unreadable:kb:kundenbindung:"): raw for name, raw in found.items() if "unreadable" in name}
    assert kept == {
        "plan:erste:own-1": json.dumps(MEASURE | {"due": "morgen"}, separators=(",", ":"), ensure_ascii=False),
        "quiz:single:y": "{kaputt",
        "anderes": "7",
    }


def values_but(page: Page, *without: str) -> dict[str, Any]:
    """All readable values but some."""
    found = {name.split(":", 2)[2]: raw for name, raw in everything(page).items()}
    return {name: json.loads(raw) for name, raw in found.items() if name not in without}


def test_without_answers_it_says_what_to_do_first(show: Show) -> None:
    page = show(manage_page())
    expect(page.get_by_role("button", name="Als Datei sichern")).to_have_count(0)
    expect(page.get_by_text("Beginnen Sie zum Beispiel mit dem Bereich")).to_be_visible()
    press(page, "Alles aus diesem Browser sichern")
    expect(message(page)).to_have_text("In diesem Browser ist noch nichts gespeichert.")


def test_printing_is_one_link_away(page: Page) -> None:
    links = page.locator(".kb-group li a")
    assert [link.get_attribute("href") for link in links.all()] == ["/alle/", "/auswertung/", "/plan/"]


# --- Kept for good ----------------------------------------------------------------------------------------------------

PERSIST = """Object.defineProperty(navigator, "storage", {{ value: {{
  persisted: () => Promise.resolve({before}), persist: () => Promise.resolve({after}) }} }});"""


ASKING = "persist: () => new Promise(() => {})"


@pytest.mark.parametrize(
    ("after", "answer"), [("true", "löscht Ihre Antworten nicht von selbst"), ("false", "hat es nicht erlaubt")]
)
def test_the_browser_is_asked_to_keep_answers_and_what_it_said_is_told(show: Show, tab: Page, after: str, answer: str) -> None:
    tab.add_init_script(PERSIST.format(before="false", after=after))
    page = show(manage_page())
    expect(page.get_by_text("Dieser Browser darf Ihre Antworten löschen")).to_be_visible()
    press(page, "Dauerhaft speichern")
    expect(page.get_by_text(answer)).to_be_visible()
    expect(page.get_by_role("button", name="Dauerhaft speichern")).to_have_count(1 if after == "false" else 0)


def test_while_the_browser_asks_its_reader_the_page_says_so(show: Show, tab: Page) -> None:
    tab.add_init_script(PERSIST.format(before="false", after="false").replace("persist: () => Promise.resolve(false)", ASKING))
    page = show(manage_page())
    press(page, "Dauerhaft speichern")
    expect(page.get_by_text("Ihr Browser fragt Sie jetzt")).to_be_visible()


def test_where_answers_are_kept_there_is_nothing_to_ask(show: Show, tab: Page) -> None:
    tab.add_init_script(PERSIST.format(before="true", after="true"))
    page = show(manage_page())
    expect(page.get_by_text("Dieser Browser löscht Ihre Antworten nicht von selbst.")).to_be_visible()
    expect(page.get_by_role("button", name="Dauerhaft speichern")).to_have_count(0)


@pytest.mark.parametrize("storage", ["undefined", "{}"])
def test_an_older_browser_does_not_tell(show: Show, tab: Page, storage: str) -> None:
    tab.add_init_script(f"Object.defineProperty(navigator, 'storage', {{ value: {storage} }});")
    page = show(manage_page())
    expect(page.get_by_role("heading", name="Einlesen")).to_be_visible()
    expect(page.get_by_role("heading", name="Dauerhaft speichern")).to_have_count(0)


@pytest.mark.parametrize(("button", "is_given"), [("Für das Team sichern", True), ("Als Datei sichern", False)])
def test_whoever_was_asked_has_given_back_with_the_file_for_the_team(page: Page, button: str, is_given: bool) -> None:
    put(page, {"assessment:erste": record(invite="k3v9q2x8")})
    _, text = saved_file(page, button)
    assert ("given" in entries(text)["assessment:erste"]) is is_given
    assert ("given" in stored(page, "assessment", "erste")) is is_given
