"""What keeps it going: today's stand kept, and the day to look again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures import storage
from tests.browser.fixtures.assessment_pages import MAIL, put, record, stored, stored_under
from tests.browser.fixtures.link_reader import OWN, open_link
from tests.browser.fixtures.result_reader import Result, part, snapshot


def test_one_tap_keeps_the_stand_and_notes_the_day_to_look_again(result: Result) -> None:
    page = result()
    page.get_by_role("button", name="Stand festhalten").click()
    (kept,) = stored_under(page, "snapshot", "erste").values()
    assert kept["name"] == "Stand vom 22.11.2026"
    assert dict(kept["answers"])[MAIL.key]["v"] == "nein"
    assert stored(page, "assessment", "erste")["review"] == "2027-02-22"
    expect(part(page, "kept")).to_have_text("Festgehalten: „Stand vom 22.11.2026“. Wieder prüfen am 22.02.2027.")
    expect(part(page, "planned_review").get_by_role("link", name="Zum Plan")).to_be_visible()


def test_a_second_stand_of_the_day_has_its_time_in_the_name(result: Result) -> None:
    page = result(more={"snapshot:erste:a": snapshot({MAIL: "ja"}, name="Stand vom 22.11.2026")})
    expect(page.get_by_text("Zuletzt festgehalten: „Stand vom 22.11.2026“.")).to_be_visible()
    page.get_by_role("button", name="Stand festhalten").click()
    names = [one["name"] for one in stored_under(page, "snapshot", "erste").values()]
    assert sorted(names) == ["Stand vom 22.11.2026", "Stand vom 22.11.2026, 14:02"]


def test_another_day_is_kept_as_soon_as_it_is_chosen(result: Result) -> None:
    page = result(more={"assessment:erste": record(review="2027-03-01")})
    expect(page.get_by_label("Wieder prüfen am")).to_have_value("2027-03-01")
    page.get_by_label("Wieder prüfen am").fill("2027-05-01")
    assert stored(page, "assessment", "erste")["review"] == "2027-05-01"
    page.get_by_label("Wieder prüfen am").fill("")
    expect(part(page, "kept")).to_have_text("Kein Tag vorgemerkt.")
    assert stored(page, "assessment", "erste")["review"] == ""


def test_a_day_that_is_over_is_neither_proposed_nor_taken(result: Result) -> None:
    page = result(more={"assessment:erste": record(review="2026-11-21")})
    field = page.get_by_label("Wieder prüfen am")
    expect(field).to_have_value("2027-02-22")
    expect(part(page, "planned_review")).to_be_hidden()
    field.fill("2026-11-20")
    expect(part(page, "kept")).to_have_text("Dieser Tag ist vorbei. Wählen Sie einen späteren.")
    assert stored(page, "assessment", "erste")["review"] == "2026-11-21"
    page.reload()
    page.get_by_role("button", name="Stand festhalten").click()
    assert stored(page, "assessment", "erste")["review"] == "2027-02-22"


def test_with_a_full_storage_no_stand_is_kept_and_it_says_so(result: Result) -> None:
    page = result()
    page.evaluate(storage.FULL)
    page.get_by_role("button", name="Stand festhalten").click()
    expect(part(page, "kept")).to_contain_text("ließ sich nicht festhalten")
    assert stored_under(page, "snapshot", "erste") == {}


def test_what_came_in_a_link_is_not_kept(sent: Any, mine: Page) -> None:
    put(mine, OWN)
    link = sent()
    put(mine, OWN)
    open_link(mine, link)
    expect(mine.get_by_text("Diese Auswertung kommt aus einem Link.")).to_be_visible()
    expect(mine.get_by_role("button", name="Stand festhalten")).to_have_count(0)
    expect(mine.get_by_role("button", name="Eine Seite drucken")).to_be_visible()
