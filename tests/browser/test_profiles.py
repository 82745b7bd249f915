"""Whatever day, zone and language this machine has: a page is read on the same day, in the same place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Error, Page

from tests.browser.fixtures.site import Site
from tests.browser.lending import TURNS, Lending
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


LEAVE = """async () => {
  localStorage.setItem("a", "1");
  sessionStorage.setItem("a", "1");
  document.cookie = "a=1; max-age=3600";
  window.name = "a";
  window.addEventListener("pagehide", () => localStorage.setItem("late", "1"));
  await (await caches.open("a")).put("/a", new Response("a"));
  await new Promise((done, failed) => Object.assign(indexedDB.open("a"), { onsuccess: done, onerror: failed }));
}"""
TRACES = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, window.name, history.length, window.marked ?? "",
  (await caches.keys()).length, (await indexedDB.databases()).length,
  (await navigator.permissions.query({ name: "geolocation" })).state,
]"""
NONE = [0, 0, "", "", 2, "", 0, 0, "prompt"]


def arrive(context: BrowserContext, site: Site) -> Page:
    page = context.new_page()
    page.goto(site.url + "/seite/")
    return page


def leave_traces(page: Page) -> None:
    page.context.grant_permissions(["geolocation"])
    page.add_init_script("window.marked = 'a'")
    page.reload()
    page.evaluate(LEAVE)
    page.context.new_page().goto(page.url)
    assert page.evaluate(TRACES) != NONE


def test_who_is_lent_a_profile_finds_no_traces(profiles: Profiles, site: Site) -> None:
    site.pages["/seite/"] = '<link rel="icon" href="data:,"><p>Seite</p>'
    lending, lent = Lending(profiles), set()
    for _ in range(4):
        with lending.lend() as context:
            lent.add(context)
            page = arrive(context, site)
            assert page.evaluate(TRACES) == NONE
            assert 0 <= seconds_after(page, NOW) < 60
            leave_traces(page)
    lending.close()
    assert len(lent) == 1


def crash(page: Page) -> None:
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")


TOUCHES: dict[str, Callable[[Page], object]] = {
    "going on": lambda page: page.clock.fast_forward(600),
    "stopped": lambda page: page.clock.pause_at("2026-11-22T15:00:00+01:00"),
    "another day": lambda page: page.clock.set_fixed_time("2026-03-05T09:00:00+01:00"),
    "dead": lambda page: crash(page.context.pages[0]),
    "closed": lambda page: page.context.close(),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_cannot_be_taken_back_is_lent_no_more(profiles: Profiles, site: Site, touch: str) -> None:
    site.pages["/seite/"] = '<link rel="icon" href="data:,"><p>Seite</p>'
    lending = Lending(profiles)
    with lending.lend() as touched:
        TOUCHES[touch](arrive(touched, site))
    with lending.lend() as context:
        assert context != touched
        assert arrive(context, site).evaluate(TRACES) == NONE
    lending.close()


def test_one_that_dies_while_nobody_has_it_is_not_lent(profiles: Profiles, site: Site) -> None:
    site.pages["/seite/"] = '<link rel="icon" href="data:,"><p>Seite</p>'
    lending = Lending(profiles)
    with lending.lend() as dead:
        pass
    crash(dead.pages[0])
    with lending.lend() as context:
        assert context != dead
        assert arrive(context, site).evaluate(TRACES) == NONE
    lending.close()


def test_a_profile_is_lent_so_often_and_no_more(profiles: Profiles) -> None:
    lending, lent = Lending(profiles), []
    for _ in range(TURNS + 1):
        with lending.lend() as context:
            lent.append(context)
    lending.close()
    assert {*lent[:TURNS]} == {lent[0]}
    assert lent[TURNS] != lent[0]


def test_an_error_is_told_to_whoever_made_it(profiles: Profiles, site: Site) -> None:
    site.pages["/seite/"] = '<link rel="icon" href="data:,"><p>Seite</p>'
    lending = Lending(profiles)
    with pytest.raises(AssertionError, match="ein Fehler"), lending.lend() as context:
        arrive(context, site).evaluate("() => console.error('ein Fehler')")
    with lending.lend() as after:
        assert after == context
    lending.close()
