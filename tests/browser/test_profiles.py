"""Whatever day, zone and language this machine has: a page is read on the same day, in the same place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.site import Site
from tests.browser.profiles import NOW, Profiles

WHERE = "() => [Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language, new Date(0).getTimezoneOffset()]"
BERLIN = ["Europe/Berlin", "de-DE", -60]
TICK = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => done(Date.now())), 50))"


def seconds_after(page: Page, moment: str) -> float:
    now = datetime.fromtimestamp(page.evaluate("() => Date.now()") / 1000, UTC)
    return (now - datetime.fromisoformat(moment)) / timedelta(seconds=1)


def test_a_page_is_read_on_the_same_day_in_the_same_place(tab: Page) -> None:
    assert tab.evaluate(WHERE) == BERLIN
    assert 0 <= seconds_after(tab, NOW) < 60


def test_no_page_escapes(profiles: Profiles, site: Site, tab: Page) -> None:
    site.pages["/seite/"] = '<link rel="icon" href="data:,"><p>Seite</p>'
    tab.goto(site.url + "/seite/")
    with tab.expect_popup() as opened:
        tab.evaluate("() => void window.open(location.href)")
    alone = profiles.page()
    for page in (tab, opened.value, tab.context.new_page(), alone):
        page.goto(site.url + "/seite/")
        assert page.evaluate(WHERE) == BERLIN
        assert 0 <= seconds_after(page, NOW) < 60
    alone.context.close()


def test_time_passes_and_timers_run_as_for_a_person(tab: Page) -> None:
    before = tab.evaluate("() => Date.now()")
    assert 50 <= tab.evaluate(TICK) - before < 4000
    tab.reload()
    assert tab.evaluate("() => Date.now()") > before + 50


@pytest.mark.reader(now="2027-03-28T09:00:00+13:00", timezone_id="Pacific/Auckland", locale="en-NZ")
def test_a_test_can_want_another_day_and_place(tab: Page) -> None:
    assert tab.evaluate(WHERE) == ["Pacific/Auckland", "en-NZ", -720]
    assert 0 <= seconds_after(tab, "2027-03-27T20:00:00+00:00") < 60


def test_days_pass_at_will(tab: Page) -> None:
    tab.clock.fast_forward(13 * 86_400_000)
    assert 0 <= seconds_after(tab, NOW) - 13 * 86_400 < 60
    assert tab.evaluate(TICK) > tab.evaluate("() => Date.now()") - 4000
