"""Stands: kept by hand or by themselves when the checklist changes, named, deleted, opened as an assessment."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import MAIL, answers, assessment_page, everything, record, stored, stored_under
from tests.browser.fixtures.checklist_reader import checklist_page, choose
from tests.browser.fixtures.history_reader import (
    HISTORY,
    SPRING,
    TODAY,
    freeze,
    group,
    kept,
    options,
    press,
    rows,
    stand,
    summary,
)
from tests.browser.fixtures.pages import PROMPT, Show
from tests.browser.fixtures.storage import FULL


def test_without_answers_it_leads_to_the_checklist(open_history: Callable[..., Page]) -> None:
    page = open_history()
    expect(page.get_by_text("Noch ist nichts beantwortet.")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Checkliste")).to_have_attribute("href", re.compile("/telefon/$"))
    expect(page.get_by_role("button", name="Stand festhalten")).to_be_hidden()
    expect(page.get_by_role("heading", name="Vergleichen")).to_be_hidden()
    assert everything(page) == {}


def test_a_stand_is_kept_with_all_answers_under_a_ready_name(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY))
    expect(page.get_by_text("Zum Vergleichen brauchen Sie einen festgehaltenen Stand.")).to_be_visible()
    expect(freeze(page).get_by_label("Name")).to_have_value("Stand vom 22.11.2026")
    press(page, "Stand festhalten")
    expect(freeze(page).get_by_role("status")).to_have_text("Festgehalten: „Stand vom 22.11.2026“.")
    assert rows(page) == ["Stand vom 22.11.2026"]
    expect(page.locator(".kb-stand")).to_contain_text("22.11.2026, 14:02 · 5 Aussagen beantwortet · dazu 1 offene Frage")
    (found,) = stored_under(page, "snapshot", "erste").values()
    assert (found["name"], found["set"], found["auto"]) == ("Stand vom 22.11.2026", "v1", False)
    assert dict(found["answers"]) == stored_under(page, "check", "erste")
    expect(summary(page)).to_have_text("Von „Stand vom 22.11.2026“ bis heute hat sich keine Antwort geändert.")


@pytest.mark.parametrize("day", ["2026-11-22", "2026-08-01"])
def test_whoever_keeps_a_stand_has_looked_again(open_history: Callable[..., Page], day: str) -> None:
    page = open_history(answers(TODAY) | {"assessment:erste": record(review=day)})
    press(page, "Stand festhalten")
    said = "Festgehalten: „Stand vom 22.11.2026“. Der Tag zum Wiederprüfen ist damit erledigt. Den nächsten wählen Sie im Plan."
    expect(freeze(page).get_by_role("status")).to_have_text(said)
    assert stored(page, "assessment", "erste")["review"] == ""
    expect(page.get_by_text("fällig seit")).to_be_hidden()


def test_a_day_that_is_still_to_come_stays(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | {"assessment:erste": record(review="2027-02-22")})
    press(page, "Stand festhalten")
    expect(freeze(page).get_by_role("status")).to_have_text("Festgehalten: „Stand vom 22.11.2026“.")
    assert stored(page, "assessment", "erste")["review"] == "2027-02-22"


def test_a_stand_is_kept_by_keyboard_under_a_name_of_ones_own(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY))
    freeze(page).get_by_label("Name").fill("Vor dem Umzug")
    page.keyboard.press("Enter")
    assert rows(page) == ["Vor dem Umzug"]
    expect(freeze(page).get_by_label("Name")).to_have_value("Stand vom 22.11.2026")
    freeze(page).get_by_label("Name").fill("   ")
    page.keyboard.press("Enter")
    assert sorted(rows(page)) == ["Stand vom 22.11.2026", "Vor dem Umzug"]


def test_a_full_storage_keeps_no_stand_and_says_so(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Stand festhalten")
    expect(freeze(page).get_by_role("status")).to_contain_text("Der Stand ließ sich nicht festhalten")
    assert everything(page) == before
    assert rows(page) == ["Frühjahr"]


def test_a_stand_that_was_taken_by_itself_says_so(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(stand("", (MAIL, "ja"), auto=True, version="alt"), SPRING))
    row = page.locator(".kb-stand").filter(has_text="1 Aussage beantwortet")
    expect(page.get_by_text("Fassung")).to_have_count(0)  # its version is for the file, not for people
    expect(row.get_by_text("Von selbst festgehalten, bevor die Checkliste sich änderte.")).to_be_visible()
    expect(row.get_by_role("heading")).to_have_text("Stand vom 23.10.2026")
    other = page.locator(".kb-stand").filter(has_text="Frühjahr")
    expect(other.get_by_text("Von selbst festgehalten")).to_be_hidden()


def test_renaming(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    press(page, "Umbenennen: Frühjahr")
    field = page.locator(".kb-stand").get_by_label("Name")
    expect(field).to_be_focused()
    expect(field).to_have_value("Frühjahr")
    field.fill("April")
    field.press("Enter")
    expect(page.get_by_role("button", name="Umbenennen: April")).to_be_focused()
    expect(field).to_be_hidden()
    assert rows(page) == ["April"]
    assert options(page, "von") == ["heute", "April"]
    assert stored(page, "snapshot", "erste", "s0") == SPRING | {"name": "April"}
    page.reload()
    assert rows(page) == ["April"]


def test_a_name_is_saved_when_the_page_is_left_while_typing(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    press(page, "Umbenennen: Frühjahr")
    page.keyboard.type("sputz")
    page.reload()
    assert rows(page) == ["Frühjahrsputz"]


def test_deleting_can_be_undone(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    press(page, "Löschen: Frühjahr")
    expect(page.get_by_text("„Frühjahr“ gelöscht.")).to_be_visible()
    expect(page.locator(".kb-stand")).to_have_count(0)
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert rows(page) == ["Frühjahr"]
    assert everything(page) == before


def test_a_stand_opens_as_an_assessment_of_its_own(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    expect(page.get_by_text("„Filiale Nord, Frühjahr“ ist jetzt als eigene Prüfung geöffnet.")).to_be_focused()
    expect(page.get_by_role("link", name="Zwischen Prüfungen wechseln")).to_be_visible()
    expect(page.locator(".kb-which b")).to_have_text("Filiale Nord, Frühjahr")
    current = stored(page, "current")
    assert stored_under(page, "check", current) == dict(SPRING["answers"])
    made = stored(page, "assessment", current)
    assert (made["person"], made["date"], made["set"]) == ("p1", "2026-10-23", "v1")
    assert made["uid"] not in ("u1", "", None)
    assert before.items() <= everything(page).items()


def test_a_full_storage_opens_nothing(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    expect(page.get_by_text("Die Prüfung ließ sich nicht anlegen")).to_be_focused()
    expect(page.get_by_role("link", name="Zwischen Prüfungen wechseln")).to_be_hidden()
    assert everything(page) == before


def test_another_tab_keeps_a_stand(open_history: Callable[..., Page], show: Show, context: BrowserContext) -> None:
    one = open_history(answers(TODAY) | kept(SPRING))
    two = show(HISTORY, page=context.new_page())
    press(one, "Umbenennen: Frühjahr")
    one.keyboard.type(" 26")
    press(two, "Stand festhalten")
    expect(one.locator(".kb-stand")).to_have_count(2)
    expect(one.locator(".kb-stand").get_by_label("Name").last).to_have_value("Frühjahr 26")
    expect(one.locator(".kb-stand").get_by_label("Name").last).to_be_focused()


def test_what_was_answered_is_kept_once_when_the_checklist_changes(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    old = stored_under(page, "check", "erste")
    changed = assessment_page("history", version="v2")
    two = context.new_page()
    show(changed, "/verlauf/")
    show(checklist_page().replace('data-version="v1"', 'data-version="v2"'), "/anders/", two)
    choose(two, PROMPT, "Ja")
    for tab in (page, two, page):
        tab.reload()
    found = stored_under(page, "snapshot", "erste")
    assert [(one["auto"], one["set"], dict(one["answers"])) for one in found.values()] == [(True, "v1", old)]
    assert stored(page, "assessment", "erste")["set"] == "v2"
    expect(page.locator(".kb-stand")).to_contain_text("Von selbst festgehalten")
    assert group(page, "Besser geworden (1)") == [f"{PROMPT.text} vorher Nein nachher Ja"]


def test_two_tabs_that_meet_the_changed_checklist_at_once_keep_one_stand(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    tabs = [page, *(context.new_page() for _ in range(3))]
    for number, tab in enumerate(tabs):
        show(assessment_page("history", version="v2"), f"/verlauf-{number}/", tab)
    assert len(stored_under(page, "snapshot", "erste")) == 1
    for tab in tabs:
        expect(tab.locator(".kb-stand")).to_have_count(1)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2027-02-22", "Wieder prüfen am 22.02.2027. "),
        ("2026-11-22", "Wieder prüfen: fällig seit 22.11.2026. "),
        ("", ""),
    ],
)
def test_it_says_when_to_look_again_and_leads_to_the_statements(open_history: Callable[..., Page], day: str, told: str) -> None:
    page = open_history(answers(TODAY) | {"assessment:erste": record(review=day)})
    again = page.locator('[data-part="again"]')
    expect(again).to_have_text(f"{told}Aussagen noch einmal beantworten: Kurzprüfung · Ganze Checkliste")
    expect(again.get_by_role("link", name="Kurzprüfung")).to_have_attribute("href", re.compile("/kurz/$"))
