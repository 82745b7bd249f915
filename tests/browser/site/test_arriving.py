"""A page while its scripts are on their way, and where they do not come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

AREA, RESULT = "checkliste/beschwerden/", "checkliste/auswertung/"
SCRIPTS = "**/*.js"
WATCH = """
window.moved = 0;
new PerformanceObserver(() => (document.documentElement.dataset.painted = "")).observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.moved += value;
}).observe({ type: "layout-shift", buffered: true });
"""
FINISH = "document.getAnimations().forEach((one) => one.finish())"
LITTLE = 0.02
"""What moves on a screen, as the browser counts it; from 0.1 on people are disturbed by it."""


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    page = profiles.page(viewport={"width": 360, "height": 740})
    yield page
    page.context.close()


@pytest.mark.parametrize("path", [AREA, RESULT])
def test_nothing_moves_when_the_scripts_come_after_the_page(built: BuiltSite, phone: Page, path: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.add_init_script(WATCH)
    phone.route(SCRIPTS, hold)
    phone.goto(built.url + path, wait_until="commit")
    expect(phone.locator("[data-painted]")).to_be_attached()
    phone.unroute(SCRIPTS)
    expect(phone.locator(".kb-on").first).to_be_visible()
    phone.wait_for_load_state("networkidle")
    assert held
    assert phone.evaluate("moved") < LITTLE


def test_what_stands_in_for_the_result_is_not_laid_out_while_it_waits(built: BuiltSite, phone: Page) -> None:
    phone.route(SCRIPTS, lambda route: route.abort())
    phone.goto(built.url + RESULT)
    assert not phone.locator("[data-id]").first.evaluate("e => e.checkVisibility()")


def test_a_page_is_painted_before_the_script_of_the_theme_comes(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url)
    theme = phone.locator("body > script[src*=bundle]")
    expect(theme).to_have_count(1)
    expect(theme).to_have_js_property("defer", True)


@pytest.mark.parametrize("path", ["", "quiz/", "checkliste/"])
def test_every_link_leads_somewhere(built: BuiltSite, phone: Page, path: str) -> None:
    phone.goto(built.url + path)
    expect(phone.locator("kb-progress.kb-on").first).to_be_attached()
    expect(phone.locator("a:not([href])")).to_have_count(0)


@pytest.mark.parametrize("path", [AREA, RESULT])
def test_where_scripts_are_switched_off_the_page_says_so_and_shows_all(
    built: BuiltSite, without_javascript: Page, path: str
) -> None:
    without_javascript.goto(built.url + path)
    expect(without_javascript.locator(".kb-off")).to_be_visible()
    expect(without_javascript.locator("[data-id]").first).to_be_visible()


def test_where_scripts_do_not_come_the_points_stand_in_for_the_result(built: BuiltSite, phone: Page) -> None:
    phone.route(SCRIPTS, lambda route: route.abort())
    phone.goto(built.url + RESULT)
    expect(phone.locator("[data-id]").first).to_be_hidden()
    phone.evaluate(FINISH)
    expect(phone.locator("[data-id]").first).to_be_visible()
