"""What the lead is told about single people: how much each answered, and what can be worked out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.fixtures.assessment_pages import AREAS, CONSENT, ONCE, put, stored_under
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import SAVED, Links
from tests.browser.fixtures.team import FIVE, lines, paste, remove, team_page, who_counts

STATEMENTS = [item for area in AREAS for item in area.items if item.kind == "statement"]
WORKED_OUT = "lässt sich aus den Zahlen davor und danach ausrechnen, was diese Person geantwortet hat"


def test_taking_a_person_away_is_asked_for_and_the_reason_is_told(show: Show) -> None:
    page = team_page(show, *FIVE)
    page.get_by_role("button", name="Entfernen: Person 2").click()
    expect(page.get_by_text(WORKED_OUT)).to_be_visible()
    expect(page.get_by_role("button", name="Behalten")).to_be_focused()
    expect(page.get_by_text("Antworten von 5 Personen")).to_be_visible()
    page.get_by_role("button", name="Behalten").click()
    expect(page.get_by_text(WORKED_OUT)).to_have_count(0)
    expect(page.get_by_role("button", name="Entfernen: Person 2")).to_be_focused()
    expect(lines(page)).to_have_count(5)


def test_a_person_who_is_taken_away_for_good_is_gone_and_the_next_one_has_the_focus(show: Show) -> None:
    page = team_page(show, *FIVE)
    remove(page, 2)
    expect(page.get_by_text("Antworten von 4 Personen")).to_be_visible()
    expect(page.get_by_role("button", name="Entfernen: Person 3")).to_be_focused()


def test_what_does_not_count_is_taken_away_at_once(show: Show) -> None:
    page = team_page(show, FIVE[0], FIVE[0], FIVE[1])
    page.get_by_role("button", name="Entfernen: Person 1").nth(1).click()
    expect(lines(page)).to_have_count(2)
    expect(page.get_by_text("Bisher zählen 2 Personen.")).to_be_visible()


def test_where_names_can_be_shown_the_page_says_what_the_lead_could_find_out(show: Show) -> None:
    page = team_page(show, *FIVE)
    expect(page.get_by_text("Wer die Antworten einsammelt, könnte jeden Link einzeln lesen")).to_be_visible()


def test_answers_to_fewer_than_all_statements_are_told_and_counted(show: Show, links: Links) -> None:
    page = team_page(show)
    put(page, SAVED)
    paste(page, " ".join([links.of(1, dict.fromkeys(STATEMENTS, "ja")), links.of(2, dict.fromkeys(STATEMENTS[:4], "ja"))]))
    expect(page.locator("summary", has_text="Wer zählt · 1 nicht vollständig")).to_be_visible()
    who_counts(page)
    expect(lines(page).nth(0)).to_contain_text("6 von 6 beantwortet")
    expect(lines(page).nth(0)).not_to_contain_text("Nicht alles")
    expect(lines(page).nth(1)).to_contain_text("4 von 6 beantwortet")
    expect(lines(page).nth(1)).to_contain_text("Nicht alles beantwortet")


def test_of_a_short_survey_only_its_statements_count(show: Show, links: Links) -> None:
    page = team_page(show)
    (key, survey), *_ = SAVED.items()
    put(page, {key: survey | {"check": "kurz"}})
    paste(page, links.of(1, {CONSENT: "ja"}))
    who_counts(page)
    expect(lines(page)).to_contain_text("1 von 1 beantwortet")
    expect(page.locator("summary", has_text="nicht vollständig")).to_have_count(0)


def test_a_link_remembered_before_is_dropped_with_its_person(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, links.of(1, {ONCE: "ja"}))
    remove(page, 1)
    expect(page.get_by_text("Noch keine Antworten.")).to_be_visible()
    assert stored_under(page, "returned") == {}
