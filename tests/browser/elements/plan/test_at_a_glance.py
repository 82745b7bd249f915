"""The plan as it is met: what, who and until when on each card, the rest on demand, and one clear next step at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

from tests.browser.fixtures.accessibility import set_width
from tests.browser.fixtures.assessment_pages import put, record, stored
from tests.browser.fixtures.paper import sheet_texts
from tests.browser.fixtures.plan_reader import card, field, line_in, line_of, measure, plan, unfold
from tests.conftest import BuiltSite

PHONE: ViewportSize = {"width": 360, "height": 740}
LONG = "Fragen Sie drei neue Kunden, was den Ausschlag gab. Vergleichen Sie die Antworten mit Ihrem Satz."


def test_a_measure_says_what_and_asks_who_and_until_when(open_plan: Callable[..., Page]) -> None:
    page = open_plan(
        plan(measure("Zählen", due="2026-11-19", who="Kim"), measure("Vorlage", 1), measure("Fertig", 2, status="erledigt"))
    )
    assert line_of(page, 1) == "Zählen überfällig seit 3 Tagen"
    assert line_of(page, 2) == "Vorlage"
    assert line_of(page, 3) == "Fertig erledigt"
    expect(card(page, 1).get_by_label("Wer", exact=True)).to_have_value("Kim")
    expect(card(page, 1).get_by_label("Bis wann", exact=True)).to_have_value("2026-11-19")
    for label in ("Wer", "Bis wann"):
        expect(card(page, 2).get_by_label(label, exact=True)).to_be_visible()
    expect(card(page, 1).get_by_label("Was", exact=True)).to_be_hidden()
    line_in(page, 1).press("Enter")
    expect(card(page, 1).get_by_label("Was", exact=True)).to_be_visible()


def test_who_and_until_when_are_set_without_opening_the_measure(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Zählen", due="2026-11-19")))
    field(page, 1, "Wer").fill("Frau Lehmann")
    field(page, 1, "Bis wann").fill("2026-12-01")
    expect(card(page, 1).get_by_label("Was", exact=True)).to_be_hidden()
    assert line_of(page, 1) == "Zählen"
    page.reload()
    expect(field(page, 1, "Wer")).to_have_value("Frau Lehmann")
    expect(field(page, 1, "Bis wann")).to_have_value("2026-12-01")


def test_of_a_long_measure_the_first_sentence_stands_on_the_card_open_or_not(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure(LONG)))
    first = "Fragen Sie drei neue Kunden, was den Ausschlag gab."
    assert line_of(page, 1) == first
    unfold(page, 1)
    expect(card(page, 1).get_by_label("Was", exact=True)).to_have_value(LONG)
    assert line_of(page, 1) == f"{first} Zuklappen"
    line_in(page, 1).click()
    expect(card(page, 1).get_by_label("Was", exact=True)).to_be_hidden()
    assert line_of(page, 1) == first


def test_by_date_is_offered_from_two_dates_on(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Eins", due="2026-12-01"), measure("Zwei", 1)))
    by_date = page.get_by_role("button", name="Nach Termin ordnen")
    expect(by_date).to_be_hidden()
    field(page, 2, "Bis wann").fill("2026-12-02")
    expect(by_date).to_be_visible()


def test_on_a_phone_three_long_measures_are_read_without_scrolling(open_plan: Callable[..., Page], tab: Page) -> None:
    page = open_plan(plan(*(measure(LONG, number, who="Kim", due="2026-11-01") for number in range(3))))
    set_width(tab, PHONE["width"])
    who, until, last = (at(part) for part in (field(page, 3, "Wer"), field(page, 3, "Bis wann"), card(page, 3)))
    assert last["y"] + last["height"] <= PHONE["height"]
    assert who["y"] == until["y"]
    assert min(who["height"], until["height"]) >= 44


def test_on_a_phone_three_measures_stand_on_the_first_screen_of_the_site(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto(f"{built.url}checkliste/plan/")
    put(tab, plan(*(measure(LONG, number, who="Kim", due="2026-11-01") for number in range(3))))
    last = at(card(tab, 3))
    assert last["height"] <= 150
    assert last["y"] + last["height"] <= PHONE["height"]


def at(node: Locator) -> FloatRect:
    box = node.bounding_box()
    assert box is not None
    return box


def test_the_day_to_look_again_is_proposed_in_three_months_and_kept_on_demand(open_plan: Callable[..., Page]) -> None:
    page = open_plan(plan(measure("Zählen")))
    expect(page.get_by_label("Wieder prüfen am")).to_have_value("2027-02-22")
    assert "review" not in stored(page, "assessment", "erste")
    page.get_by_role("button", name="Vormerken").click()
    assert stored(page, "assessment", "erste")["review"] == "2027-02-22"
    expect(page.get_by_text("Wieder prüfen am 22.02.2027.")).to_be_visible()
    expect(page.get_by_role("button", name="Vormerken")).to_be_hidden()
    page.get_by_label("Wieder prüfen am").fill("2027-05-01")
    assert stored(page, "assessment", "erste")["review"] == "2027-05-01"
    page.reload()
    expect(page.get_by_label("Wieder prüfen am")).to_have_value("2027-05-01")


def test_a_day_that_is_over_is_neither_proposed_nor_taken(open_plan: Callable[..., Page]) -> None:
    page = open_plan({"assessment:erste": record(review="2026-11-21")})
    field = page.get_by_label("Wieder prüfen am")
    expect(field).to_have_value("2027-02-22")
    field.fill("2026-11-20")
    expect(page.get_by_text("Dieser Tag ist vorbei. Wählen Sie einen späteren.")).to_be_visible()
    assert stored(page, "assessment", "erste")["review"] == "2026-11-21"
    page.reload()
    page.get_by_role("button", name="Vormerken").click()
    assert stored(page, "assessment", "erste")["review"] == "2027-02-22"


def test_a_day_that_is_due_is_told_with_a_way_to_look_again(open_plan: Callable[..., Page]) -> None:
    page = open_plan({"assessment:erste": record(review="2026-11-21")})
    expect(page.get_by_text("Wieder prüfen: fällig seit 21.11.2026.")).to_be_visible()
    expect(page.get_by_role("link", name="Jetzt wieder prüfen")).to_have_attribute("href", re.compile("/(kurz|alle)/$"))
    page.get_by_role("button", name="Vormerken").click()
    expect(page.get_by_text("fällig seit")).to_be_hidden()
    expect(page.get_by_role("link", name="Jetzt wieder prüfen")).to_be_hidden()


def test_an_emptied_day_is_no_day(open_plan: Callable[..., Page]) -> None:
    page = open_plan({"assessment:erste": record(review="2027-02-22")})
    page.get_by_label("Wieder prüfen am").fill("")
    expect(page.get_by_text("Kein Tag vorgemerkt.")).to_be_visible()
    assert stored(page, "assessment", "erste")["review"] == ""


@pytest.mark.parametrize("day", ["2027-02-30", "morgen", "9999-99-99"])
def test_what_is_no_day_is_not_shown_as_one(open_plan: Callable[..., Page], day: str) -> None:
    page = open_plan({"assessment:erste": record(review=day)})
    expect(page.get_by_label("Wieder prüfen am")).to_have_value("2027-02-22")


def test_the_calendar_file_holds_the_day_to_look_again(open_plan: Callable[..., Page]) -> None:
    page = open_plan({"assessment:erste": record(review="2027-02-22")})
    expect(page.get_by_text("Der Tag, an dem Sie wieder prüfen, ist dabei.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Termine als Kalenderdatei").click()
    calendar = Calendar.from_ical(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == ["Kundenbindung wieder prüfen"]


def test_ten_measures_have_one_sheet(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    tab.goto(f"{built.url}checkliste/plan/")
    items = tab.locator(".kb-items [data-kind=statement]").evaluate_all("nodes => nodes.map((node) => node.dataset.id)")
    owner = {"who": "Frau Dr. Leutheusser-Schnarrenberger", "due": "2026-12-01"}
    ten = [measure(LONG, n, item=f"statement:{items[n]}", **owner) for n in range(10)]
    put(tab, plan(*ten) | {"assessment:erste": record(review="2027-02-22")})
    expect(tab.locator(".kb-measure")).to_have_count(10)
    (text,) = sheet_texts(tab, tmp_path)
    assert text.count("01.12.2026") == 10
    assert "Wieder prüfen am 22.02.2027" in text


WORD_LINES = """(cell, word) => {
  const text = cell.firstChild, at = text.data.indexOf(word), range = new Range();
  range.setStart(text, at); range.setEnd(text, at + word.length);
  return range.getClientRects().length;
}"""


def test_on_paper_what_to_do_has_the_most_room_and_no_word_is_broken(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/plan/")
    put(tab, plan(measure(LONG, who="Kim", due="2026-11-01"), measure("Zählen", 1, status="erledigt")))
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 627, "height": 900})  # A4 less its margins
    assert at(tab.locator(".kb-sheet th").first)["width"] > at(tab.locator(".kb-sheet table"))["width"] / 2
    for word in ("Bis wann", "01.11.2026", "überfällig", "erledigt"):
        cell = tab.locator(".kb-sheet :is(th, td)", has_text=word)
        assert cell.evaluate(WORD_LINES, word) == 1
        assert cell.evaluate("node => node.scrollWidth <= node.clientWidth")
