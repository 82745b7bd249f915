"""What a measure holds: said and kept, also in a full or blocked storage, tied to an item, deleted and had back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import (
    CALL_BACK,
    ONCE,
    WRITING,
    answers,
    assessment_page,
    everything,
    stored,
    stored_under,
)
from tests.browser.fixtures.plan_reader import THREE, card, field, measure, names, plan, press, unfold
from tests.browser.fixtures.storage import BLOCKED, FULL


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
    unfold(page, 1)
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


def test_a_full_storage_is_told_and_typing_goes_on(open_plan: Callable[..., Page]) -> None:
    page = open_plan(THREE)
    page.evaluate(FULL)
    field(page, 1, "Was").fill("Eins, aber länger")
    field(page, 1, "Was").blur()
    expect(card(page, 1).get_by_role("status")).to_have_text("nicht gespeichert")
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll")).to_be_visible()
    assert names(page) == ["Eins, aber länger", "Zwei", "Drei"]


def test_blocked_storage_works_in_memory(open_plan: Callable[..., Page], tab: Page) -> None:
    tab.add_init_script(BLOCKED)
    page = open_plan()
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    field(page, 1, "Was").fill("Nur jetzt")
    field(page, 1, "Was").blur()
    expect(page.get_by_text("lässt das Speichern hier nicht zu")).to_be_visible()
    assert names(page) == ["Nur jetzt"]


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
