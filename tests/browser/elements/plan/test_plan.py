"""The plan: what, who, until when; its order, its dates, and what leaves it on paper or for the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    AT,
    CALL_BACK,
    ONCE,
    SIGNED,
    WRITING,
    answers,
    assessment_page,
    everything,
    put,
    record,
    stored,
    stored_under,
)
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import transfer_size

"""A Sunday."""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
INJECTED = '<img src=x onerror="window.hacked=1">'
PLAN = assessment_page("plan")
Show = Callable[..., Page]


def measure(what: str, order: float = 0, **more: object) -> dict[str, Any]:
    return {"what": what, "who": "", "due": "", "status": "offen", "item": "", "order": order, "at": AT - 10**9, **more}


def plan(*measures: dict[str, Any]) -> dict[str, Any]:
    return {"assessment:erste": record(), **{f"plan:erste:own-{at}": one for at, one in enumerate(measures)}}


THREE = plan(measure("Eins", 0), measure("Zwei", 1), measure("Drei", 2))


@pytest.fixture
def open_plan(show: Show) -> Callable[..., Page]:
    """Opens the plan with what is stored."""

    def open_page(values: dict[str, Any] | None = None, html: str = PLAN) -> Page:
        page = show(html)
        if values:
            put(page, values)
        return page

    return open_page


def card(page: Page, number: int) -> Locator:
    return page.locator(".kb-measure").nth(number - 1)


def field(page: Page, number: int, label: str) -> Locator:
    return (
        card(page, number).get_by_role("combobox") if label == "Stand" else card(page, number).get_by_label(label, exact=True)
    )


def press(page: Page, number: int, label: str) -> None:
    card(page, number).get_by_role("button", name=label).click()


def names(page: Page) -> list[str]:
    return [str(area.input_value()) for area in page.locator(".kb-measure textarea").all()]


def said(page: Page) -> Locator:
    return page.locator(".kb-said")


def due(page: Page, number: int) -> Locator:
    return card(page, number).locator(".kb-due")


# --- Measures


def test_without_answers_it_leads_to_the_checklist(open_plan: Callable[..., Page]) -> None:
    page = open_plan()
    expect(page.get_by_text("Noch nichts geplant. Beantworten Sie zuerst")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Checkliste")).to_have_attribute("href", re.compile("/telefon/$"))
    assert everything(page) == {}


def test_with_answers_it_leads_to_the_next_steps(open_plan: Callable[..., Page]) -> None:
    page = open_plan(answers({CALL_BACK: "nein"}))
    expect(page.get_by_text("Noch nichts geplant. Die Auswertung nennt")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Checkliste")).to_be_hidden()
    link = page.get_by_role("link", name="Nächste Schritte in der Auswertung")
    expect(link).to_have_attribute("href", re.compile("/auswertung/$"))


def test_everything_of_a_measure_is_saved_and_there_later(open_plan: Callable[..., Page]) -> None:
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    expect(field(page, 1, "Was")).to_be_focused()
    field(page, 1, "Was").fill("Anrufe zählen")
    field(page, 1, "Wer").fill("Kim Berger")
    field(page, 1, "Bis wann").fill("2026-12-01")
    field(page, 1, "Stand").select_option("läuft")
    expect(card(page, 1).get_by_role("status")).to_have_text("gespeichert 14:02")
    (found,) = stored_under(page, "plan", "erste").values()
    expected = {"what": "Anrufe zählen", "who": "Kim Berger", "due": "2026-12-01", "status": "laeuft", "item": "", "order": 0}
    assert {name: found[name] for name in expected} == expected
    assert stored(page, "assessment", "erste")["set"] == "v1"
    page.reload()
    assert names(page) == ["Anrufe zählen"]
    expect(field(page, 1, "Wer")).to_have_value("Kim Berger")
    expect(field(page, 1, "Bis wann")).to_have_value("2026-12-01")
    expect(field(page, 1, "Stand")).to_have_value("laeuft")


def test_typed_text_survives_an_immediate_reload(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    field(page, 2, "Was").press_sequentially(" und mehr")
    page.reload()
    assert names(page) == ["Eins", "Zwei und mehr", "Drei"]


def test_an_empty_measure_is_not_kept(open_plan: Callable[..., Page]) -> None:
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    field(page, 1, "Wer").fill("   ")
    field(page, 1, "Stand").select_option("läuft")
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    expect(page.locator(".kb-measure")).to_have_count(1)
    expect(field(page, 1, "Was")).to_be_focused()
    page.reload()
    expect(page.locator(".kb-measure")).to_have_count(0)
    assert everything(page) == {}


def test_a_measure_that_was_emptied_is_gone_after_a_reload(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    field(page, 2, "Was").fill("")
    field(page, 2, "Was").blur()
    expect(page.locator(".kb-measure")).to_have_count(3)
    page.reload()
    assert names(page) == ["Eins", "Drei"]


def test_a_measure_says_which_item_it_belongs_to_and_how_that_is_answered(open_plan: Callable[..., Page]) -> None:
    values = plan(measure("Zählen", item=CALL_BACK.key), measure("Offen", 1, item=ONCE.key))
    page = open_plan(answers({CALL_BACK: "nein"}) | values)
    link = card(page, 1).get_by_role("link", name=CALL_BACK.text)
    expect(link).to_have_attribute("href", re.compile(f"/telefon/#{CALL_BACK.id}$"))
    expect(card(page, 1)).to_contain_text("Gehört zu „Telefon“")
    expect(card(page, 1)).to_contain_text("Ihre Antwort heute: Nein")
    expect(card(page, 2)).to_contain_text("Ihre Antwort heute: noch keine")


@pytest.mark.parametrize(("answer", "asked"), [("ja", False), ("nein", True), ("teilweise", True), ("", True)])
def test_a_measure_that_is_done_asks_whether_the_answer_still_fits(
    open_plan: Callable[..., Page], answer: str, asked: bool
) -> None:
    page = open_plan(answers({CALL_BACK: answer}) | plan(measure("Zählen", item=CALL_BACK.key)))
    expect(card(page, 1).get_by_text("Passt Ihre Antwort noch?")).to_have_count(0)
    field(page, 1, "Stand").select_option("erledigt")
    expect(card(page, 1).get_by_text("Passt Ihre Antwort noch?")).to_have_count(int(asked))
    expect(card(page, 1).get_by_role("link", name="Antwort prüfen")).to_have_count(int(asked))


def test_a_measure_whose_item_is_gone_says_so(open_plan: Callable[..., Page]) -> None:
    values = answers({CALL_BACK: "nein"}) | plan(measure("A", item=CALL_BACK.key), measure("B", 1, item="statement:nie"))
    page = open_plan(values, assessment_page("plan", [WRITING]))
    expect(card(page, 1)).to_contain_text(f"der nicht mehr in der Checkliste steht: „{CALL_BACK.text}“")
    expect(card(page, 2)).to_contain_text("Gehört zu einem Punkt, der nicht mehr in der Checkliste steht.")


# --- Dates, told from a fixed day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-19", "überfällig seit 3 Tagen"),
        ("2026-11-21", "überfällig seit gestern"),
        ("2023-02-25", "überfällig seit 1.366 Tagen"),
        ("2026-11-22", "heute fällig"),
        ("2026-11-23", "morgen fällig"),
        ("2026-11-24", ""),
        ("2026-02-30", "„30.02.2026“ ist kein Termin. Bitte wählen Sie ein Datum."),
        ("0026-12-01", "„01.12.0026“ ist kein Termin. Bitte wählen Sie ein Datum."),
        ("morgen", "„morgen“ ist kein Termin. Bitte wählen Sie ein Datum."),
    ],
)
def test_a_date_is_told_in_words(open_plan: Callable[..., Page], day: str, words: str) -> None:
    page = open_plan(plan(measure("A", due=day)))
    expect(due(page, 1)).to_have_text(words)


def test_a_day_of_this_week_is_named(open_plan: Callable[..., Page], tab: Page) -> None:
    page = open_plan(plan(measure("A", due="2026-11-20"), measure("B", 1, due="2026-11-22"), measure("C", 2, due="2026-11-23")))
    tab.clock.set_fixed_time("2026-11-18T23:30:00+01:00")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(due(page, 1)).to_have_text("diese Woche fällig, am Freitag")
    expect(due(page, 2)).to_have_text("diese Woche fällig, am Sonntag")
    expect(due(page, 3)).to_have_text("")


def test_the_first_line_sums_up_with_what_is_overdue_first(open_plan: Callable[..., Page]) -> None:
    past = {"due": "2026-11-01"}
    values = plan(
        measure("A", 0),
        measure("B", 1, status="laeuft", **past),
        measure("C", 2, status="laeuft"),
        measure("D", 3, status="laeuft"),
        measure("E", 4, status="erledigt", **past),
    )
    page = open_plan(values)
    expect(page.locator(".kb-score")).to_have_text("5 Maßnahmen: 1 überfällig, 1 offen, 2 laufen, 1 erledigt.")
    expect(due(page, 5)).to_have_text("")
    field(page, 2, "Stand").select_option("erledigt")
    press(page, 3, "Löschen")
    expect(page.locator(".kb-score")).to_have_text("4 Maßnahmen: 1 offen, 1 läuft, 2 erledigt.")


# --- Order


def test_moving_keeps_the_focus_and_is_announced(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    press(page, 3, "Nach oben")
    assert names(page) == ["Eins", "Drei", "Zwei"]
    expect(said(page)).to_have_text("„Drei“ steht jetzt an Stelle 2 von 3.")
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names(page) == ["Drei", "Eins", "Zwei"]
    expect(said(page)).to_have_text("„Drei“ steht schon ganz oben.")
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_be_focused()
    expect(page.get_by_role("button", name="Nach oben: Drei")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Nach unten: Drei").press("Enter")
    expect(page.get_by_role("button", name="Nach unten: Drei")).to_be_focused()
    page.reload()
    assert names(page) == ["Eins", "Drei", "Zwei"]


def test_sorting_by_date_can_be_taken_back(open_plan: Callable[..., Page]) -> None:
    dates = ["", "2027-01-01", "2026-11-01", "2026-12-01"]
    values = plan(
        *(measure(f"M{at}", at, due=day) for at, day in enumerate(dates)), measure("M4", 4, due="2026-01-01", status="erledigt")
    )
    page = open_plan(values)
    before = everything(page)
    expect(page.get_by_role("button", name="Vorherige Reihenfolge")).to_be_hidden()
    page.get_by_role("button", name="Nach Termin ordnen").click()
    assert names(page) == ["M2", "M3", "M1", "M0", "M4"]
    expect(said(page)).to_contain_text("Nach Termin geordnet.")
    page.get_by_role("button", name="Nach Termin ordnen").click()
    expect(said(page)).to_contain_text("stehen schon nach Termin geordnet")
    page.get_by_role("button", name="Vorherige Reihenfolge").click()
    assert names(page) == ["M0", "M1", "M2", "M3", "M4"]
    expect(page.get_by_role("button", name="Nach Termin ordnen")).to_be_focused()
    assert {name: one["order"] for name, one in stored_under(page, "plan", "erste").items()} == {
        f"own-{at}": at for at in range(5)
    }
    assert before.keys() == everything(page).keys()


def test_the_same_order_twice_is_stable_and_stays_so_while_editing(open_plan: Callable[..., Page]) -> None:
    values = plan(measure("B", at=AT - 5), measure("C", at=AT - 5), measure("A", at=AT - 9), measure("D", 7, at=1))
    page = open_plan(values)
    assert names(page) == ["A", "B", "C", "D"]
    field(page, 1, "Wer").fill("Kim")
    field(page, 1, "Wer").blur()
    assert names(page) == ["A", "B", "C", "D"]
    page.reload()
    assert names(page) == ["A", "B", "C", "D"]
    press(page, 1, "Nach unten")
    assert names(page) == ["B", "A", "C", "D"]


def test_a_full_storage_leaves_the_order_as_it_was(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    before = everything(page)
    page.evaluate(f"() => {{ {FULL} }}")
    press(page, 3, "Nach oben")
    expect(said(page)).to_have_text("Die Reihenfolge ließ sich nicht speichern. Sie ist wie zuvor.")
    assert names(page) == ["Eins", "Zwei", "Drei"]
    assert everything(page) == before


def test_a_full_storage_is_told_and_typing_goes_on(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    page.evaluate(f"() => {{ {FULL} }}")
    field(page, 1, "Was").fill("Eins, aber länger")
    field(page, 1, "Was").blur()
    expect(card(page, 1).get_by_role("status")).to_have_text("nicht gespeichert")
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll")).to_be_visible()
    assert names(page) == ["Eins, aber länger", "Zwei", "Drei"]


def test_blocked_storage_works_in_memory(open_plan: Callable[..., Page], tab: Page) -> None:
    blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    tab.add_init_script(blocked)
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    field(page, 1, "Was").fill("Nur jetzt")
    field(page, 1, "Was").blur()
    expect(page.get_by_text("lässt das Speichern hier nicht zu")).to_be_visible()
    assert names(page) == ["Nur jetzt"]


# --- Deleting


def test_deleting_can_be_undone(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    before = everything(page)
    press(page, 2, "Löschen")
    assert names(page) == ["Eins", "Drei"]
    expect(page.get_by_text("„Zwei“ gelöscht.")).to_be_visible()
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert names(page) == ["Eins", "Zwei", "Drei"]
    assert everything(page) == before


def test_deleting_an_empty_measure_needs_no_undo(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    press(page, 4, "Löschen")
    assert names(page) == ["Eins", "Zwei", "Drei"]
    expect(page.get_by_role("button", name="Eigene Maßnahme hinzufügen")).to_be_focused()


# --- Two tabs


def test_two_tabs_change_one_measure(open_plan: Callable[..., Page], show: Show, context: BrowserContext) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    field(one, 1, "Was").press_sequentially(", getippt")
    field(two, 1, "Stand").select_option("läuft")
    expect(field(one, 1, "Stand")).to_have_value("laeuft")
    expect(field(one, 1, "Was")).to_have_value("Eins, getippt")
    field(one, 1, "Was").blur()
    expect(field(two, 1, "Was")).to_have_value("Eins, getippt")
    found = stored(one, "plan", "erste", "own-0")
    assert (found["what"], found["status"]) == ("Eins, getippt", "laeuft")


def test_another_tab_moves_and_deletes_while_typing(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    field(one, 3, "Was").press("End")
    press(two, 3, "Nach oben")
    expect(field(one, 2, "Was")).to_be_focused()
    press(two, 1, "Löschen")
    expect(one.locator(".kb-measure")).to_have_count(2)
    one.keyboard.type("!")
    expect(field(one, 1, "Was")).to_have_value("Drei!")


def test_text_typed_into_a_measure_that_another_tab_deleted_is_not_lost(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE)
    two = show(PLAN, page=context.new_page())
    one.clock.pause_at("2026-11-22T15:00:00+01:00")
    field(one, 1, "Was").press_sequentially(", getippt")
    press(two, 1, "Löschen")
    expect(field(two, 1, "Was")).to_have_value("Eins, getippt")
    assert names(one) == names(two) == ["Eins, getippt", "Zwei", "Drei"]


def test_another_assessment_is_shown_when_it_is_opened_elsewhere(
    open_plan: Callable[..., Page], show: Show, context: BrowserContext
) -> None:
    one = open_plan(THREE | {"assessment:zweite": record("Süd"), "plan:zweite:own-9": measure("Nur hier")})
    field(one, 1, "Was").press_sequentially(", noch in der ersten")
    two = show(PLAN, page=context.new_page())
    two.evaluate("key => localStorage.setItem(key, '\"zweite\"')", "kb:kundenbindung:current")
    expect(field(one, 1, "Was")).to_have_value("Nur hier")
    assert names(one) == ["Nur hier"]
    assert stored(one, "plan", "erste", "own-0")["what"] == "Eins, noch in der ersten"
    expect(one.locator(".kb-which")).to_contain_text("Süd")


# --- What is taken along


def test_the_calendar_file_holds_open_measures_with_a_date(open_plan: Callable[..., Page]) -> None:
    values = plan(
        measure("Anrufe zählen; Liste, kurz", due="2026-12-01", who="Kim"),
        measure("Ohne Termin", 1),
        measure("Fertig", 2, due="2026-11-01", status="erledigt"),
        measure("Vorlage", 3, due="2026-11-30", status="laeuft"),
    )
    page = open_plan(values)
    expect(page.get_by_role("button", name="Termine als Kalenderdatei")).to_have_accessible_description(
        re.compile("2 offene Maßnahmen mit Termin")
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Termine als Kalenderdatei").click()
    assert download.value.suggested_filename == "kundenbindung-plan-2026-11-22.ics"
    calendar = Calendar.from_ical(Path(download.value.path()).read_text(encoding="utf-8"))
    events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    assert {name: event.decoded("DTSTART") for name, event in events.items()} == {
        "Anrufe zählen; Liste, kurz": date(2026, 12, 1),
        "Vorlage": date(2026, 11, 30),
    }
    assert "Filiale Nord" in str(events["Vorlage"]["DESCRIPTION"])
    expect(said(page)).to_have_text("Die Kalenderdatei ist gespeichert.")


def test_without_dates_the_calendar_button_says_what_is_missing(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Ohne Termin"), measure("Fertig", 1, due="2026-11-01", status="erledigt")))
    page.evaluate("() => { URL.createObjectURL = () => { window.saved = true; return ''; }; }")
    page.get_by_role("button", name="Termine als Kalenderdatei").click()
    expect(said(page)).to_have_text("Dafür fehlt noch ein Termin. Tragen Sie bei einer offenen Maßnahme „Bis wann“ ein.")
    assert page.evaluate("window.saved") is None


def test_the_print_button_prints(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Drucken oder als PDF sichern").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_on_paper_it_is_a_table(open_plan: Callable[..., Page], tmp_path: Path, scheme: str) -> None:
    long = "\n".join(f"Zeile {number} der Maßnahme" for number in range(9))
    values = plan(measure(long, who="Kim Berger", due="2026-12-01", status="laeuft", item=SIGNED.key), measure("Nur das", 1))
    page = open_plan(values, assessment_page("plan", scheme=scheme, title="Plan"))
    field(page, 2, "Was").fill("Nur das, eben getippt")
    text = pdf_text(page, tmp_path)
    assert re.search(r"Was +Wer +Bis wann +Stand", text)
    assert "Filiale Nord, Stand 22.11.2026" in text
    assert re.search(r"Kim Berger +01\.12\.2026 +läuft", text)
    assert all(text.count(f"Zeile {number} der Maßnahme") == 1 for number in range(9))
    assert "Nur das, eben getippt" in text
    for label in ("Nach oben", "Löschen", "Kalenderdatei", "gespeichert", "Eigene Maßnahme", "Rückgängig", "Zur Auswertung"):
        assert label not in text


# --- For everyone


def test_a_whole_session_by_keyboard(open_plan: Callable[..., Page]) -> None:
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Erste")
    for press_key in ("Tab", "Kim"):
        page.keyboard.press(press_key) if press_key == "Tab" else page.keyboard.type(press_key)
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").focus()
    page.keyboard.press("Space")
    page.keyboard.type("Zweite")
    tab_to(page, "Nach oben: Zweite")
    page.keyboard.press("Enter")
    assert names(page) == ["Zweite", "Erste"]
    tab_to(page, "Löschen: Zweite")
    page.keyboard.press("Enter")
    assert names(page) == ["Erste"]
    page.keyboard.press("Enter")
    assert names(page) == ["Zweite", "Erste"]
    page.reload()
    assert names(page) == ["Zweite", "Erste"]
    expect(field(page, 2, "Wer")).to_have_value("Kim")


def tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
    pytest.fail(f"not reached: {name}")


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    html = assessment_page("plan")
    page = show(html)
    found = {"empty": violations(page)}
    late = measure("Zählen", due="2020-01-01", item=CALL_BACK.key, status="laeuft")
    done = measure("Fertig", 1, item=ONCE.key, status="erledigt")
    values = answers({CALL_BACK: "nein", ONCE: "teilweise"}) | plan(late, done, measure("Weg", 2, item="statement:weg"))
    put(page, values | {"assessment:zweite": record("Süd")})
    found["filled"] = violations(page)
    press(page, 3, "Nach oben")
    press(page, 1, "Löschen")
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    found["changed"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert small_targets(page) == []


def test_every_field_has_its_name_and_every_measure_its_group(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    expect(page.get_by_role("group", name="Maßnahme 2 von 3").get_by_label("Bis wann")).to_be_visible()
    expect(page.get_by_role("group", name="Maßnahme 2 von 3").get_by_role("combobox", name="Stand")).to_be_visible()


def test_whatever_stands_in_the_storage_is_shown_as_text_and_without_nonsense(open_plan: Callable[..., Page]) -> None:
    odd = measure(INJECTED, 1e308, who=INJECTED, due=INJECTED, item=INJECTED, at=1e300)
    page = open_plan(plan(odd, measure("__proto__", -1e308, due="9999-99-99", item="statement:constructor", at=-1e300)))
    expect(field(page, 2, "Was")).to_have_value(INJECTED)
    text = page.locator("kb-plan").inner_text()
    assert not re.search(r"NaN|undefined|Invalid|Infinity|\[object", text)
    press(page, 2, "Nach oben")
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    assert names(page) == [INJECTED, "__proto__", ""]
    assert page.evaluate("window.hacked") is None


def test_an_unreadable_measure_is_kept_aside(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Gut"), measure("Schlecht", 1, status="vielleicht")))
    assert names(page) == ["Gut"]
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()


def test_without_javascript_all_items_can_be_read(site: Any, without_javascript: Page) -> None:
    site.pages["/plan/"] = PLAN
    without_javascript.goto(site.url + "/plan/")
    expect(without_javascript.get_by_text(CALL_BACK.text)).to_be_visible()


def test_script_and_style_stay_small() -> None:
    assert 0 < transfer_size("plan") <= 13_500
