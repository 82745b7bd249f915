"""Many generated assessments come in and are as they were, also in a newer checklist."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.assessment_pages import put
from tests.browser.fixtures.backups import generated
from tests.browser.fixtures.incoming import unsaved
from tests.browser.fixtures.manage_reader import WIPE, manage_page, read_in, saved_file, values
from tests.browser.fixtures.pages import Show
from tests.often import times

pytestmark = pytest.mark.thorough

COUNT, TOGETHER = times(1000), 50
SET = "0a1b2c3d"


def batches() -> list[dict[str, Any]]:
    """All of them, some in one browser at a time; each record with its own mark, as all have that were ever saved."""
    marked = []
    for number, found in enumerate(generated(COUNT)):
        own = f"assessment:pruefung-{number}"
        marked.append(found | {own: found[own] | {"set": SET, "uid": f"u{number}", "person": "p"}})
    together = [marked[start : start + TOGETHER] for start in range(0, COUNT, TOGETHER)]
    return [
        {name: value for own in some for name, value in own.items()} | {"current": f"pruefung-{at * TOGETHER}"}
        for at, some in enumerate(together)
    ]


def through_a_file(page: Page, found: dict[str, Any], target: str) -> None:
    """Out of the page that is open and, with an empty storage, into the one at this address."""
    page.evaluate(WIPE)
    put(page, found)
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    page.evaluate(WIPE)
    page.goto(target)
    read_in(page, text)


def test_many_assessments_come_back_as_they_were(show: Show) -> None:
    page = show(manage_page(SET))
    for found in batches():
        through_a_file(page, found, page.url)
        assert unsaved(page) == {name: value for name, value in found.items() if not name.startswith("saved")}


OPEN_ALL = "() => { for (const one of document.querySelectorAll('[data-act=open]')) if (!one.hidden) one.click(); }"


def test_many_assessments_lose_nothing_in_a_newer_checklist(show: Show) -> None:
    newer = show(manage_page("ffff0000"), path="/neu/").url
    page = show(manage_page(SET), path="/alt/")
    older = page.url
    for found in batches():
        page.goto(older)
        through_a_file(page, found, newer)
        page.evaluate(OPEN_ALL)
        after = values(page)
        for name, value in found.items():
            if name.startswith("assessment:"):
                assert after[name] | {"set": SET, "at": value["at"]} == value
                assert after[name]["set"] == "ffff0000"
            elif name != "current" and not name.startswith("saved"):
                assert after[name] == value
        frozen = {
            name.split(":")[1]: value for name, value in after.items() if name.startswith("snapshot:") and name not in found
        }
        for own in {name.split(":")[1] for name in found if name.startswith("check:")}:
            given = {name.split(":", 2)[2]: value for name, value in found.items() if name.startswith(f"check:{own}:")}
            assert dict(frozen[own]["answers"]) == given
