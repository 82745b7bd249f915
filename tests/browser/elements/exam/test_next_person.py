"""A device that goes from hand to hand: nothing of the one before is left, and the solutions are not in sight."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.exam_page import EMPTY, asked, begin, go, hand_on, keys, link_to, score
from tests.browser.fixtures.pages import LOYAL, REASONS
from tests.browser.fixtures.site import Site


def test_a_device_goes_on_to_the_next_person(take: Page, site: Site) -> None:
    go(take, site, link_to([LOYAL]))
    handed_in = []
    for person in ("Ahorn 27", "Birke 31"):
        begin(take, person)
        assert take.locator("[data-part=list] :checked").count() == 0
        asked(take, LOYAL).get_by_label("Stimmt nicht").check()
        take.get_by_role("button", name="Abgeben", exact=True).click()
        expect(take.locator("[data-part=whose]")).to_contain_text(person)
        handed_in.append(take.evaluate("JSON.parse(Object.values(localStorage)[0]).id"))
        hand_on(take)
        expect(take.get_by_label("Ihr Name oder ein erfundener")).to_be_focused()
        expect(take.get_by_label("Ihr Name oder ein erfundener")).to_have_value("")
        assert keys(take) == []
    assert len(set(handed_in)) == 2


def test_whoever_opens_the_link_after_somebody_handed_in_has_to_ask_for_the_solutions(take: Page, site: Site) -> None:
    take.clock.set_fixed_time(datetime(2026, 11, 30, 12, tzinfo=UTC))
    go(take, site, link_to([LOYAL, REASONS]))
    begin(take, "Aylin <b>")
    take.get_by_role("button", name="Abgeben", exact=True).click()
    take.get_by_role("button", name="Trotzdem abgeben").click()
    expect(take.locator("[data-part=reviewed] > details")).to_have_count(2)
    go(take, site, EMPTY)
    go(take, site, link_to([LOYAL, REASONS]))
    expect(take.get_by_role("heading", name="Probe")).to_be_visible()
    expect(take.get_by_text("Schon abgegeben: Aylin <b>, 30.11.2026")).to_be_visible()
    assert take.locator("[data-part=done]:visible, [data-part=reviewed] > *").count() == 0
    assert violations(take) == []
    take.get_by_role("button", name="Ergebnis ansehen").click()
    expect(take.locator("[data-part=score]")).to_be_focused()
    assert score(take) == "0 von 2 Punkten"
    take.reload()
    hand_on(take)
    expect(take.get_by_label("Ihr Name oder ein erfundener")).to_be_focused()
    assert keys(take) == []
