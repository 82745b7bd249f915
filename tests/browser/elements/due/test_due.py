"""How many questions are due: worked out by a script that only those load who have answered one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.recall_reader import days_ago
from tests.browser.fixtures.storage import put_all
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

SCRIPT = "script[src*='/due.']"
LINE = ".kb-today:visible"


def answer_one(page: Page, status: str = "wrong") -> None:
    items = page.locator("[data-set=quiz] [data-items*='single:']").first.get_attribute("data-items") or ""
    item = next(item for item in items.split(" ") if item.startswith("single:"))
    put_all(page, {f"quiz:{item}": {"v": [], "o": [], "s": status, "rev": "r", "t": "T", "p": "p", "at": days_ago(2)}})


def test_who_has_answered_nothing_loads_nothing_for_it(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    expect(tab.locator("kb-progress.kb-on").first).to_be_attached()
    expect(tab.locator(SCRIPT)).to_have_count(0)
    answer_one(tab)
    tab.reload()
    expect(tab.locator(LINE)).to_have_text("Heute dran: 1 Frage")
    expect(tab.locator(SCRIPT)).to_have_count(1)


@pytest.mark.parametrize("status", ["draft", "wrong"])
def test_where_the_script_does_not_come_the_way_on_stays(built: BuiltSite, profiles: Profiles, status: str) -> None:
    tab = profiles.page()
    tab.goto(built.url)
    answer_one(tab, status)
    tab.route("**/due.*.js", lambda route: route.abort())
    tab.reload()
    expect(tab.locator("[data-set=quiz] .kb-next")).to_be_visible()
    expect(tab.locator(LINE)).to_have_count(0)
    tab.context.close()
