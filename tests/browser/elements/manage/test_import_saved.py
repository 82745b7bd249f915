"""A file that comes in: what is in a file by now, and what is here only still."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import AT, SIGNED, entry, put, stored
from tests.browser.fixtures.incoming import FILE, FOREIGN, NEWER
from tests.browser.fixtures.manage_reader import file_of, manage_page, press, read_in, values
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.two_assessments import MEASURE

TOLD = "noch nicht als Datei gesichert"
LATE = AT + 5


def test_answers_that_come_from_a_file_are_in_one(show: Show) -> None:
    page = show(manage_page())
    read_in(page, file_of(FOREIGN, at=LATE))
    assert stored(page, "saved:erste") == {"at": AT + 10}  # its newest answer is newer than the file says it is
    expect(page.get_by_text(TOLD)).to_be_hidden()
    press(page, "Rückgängig")
    assert values(page) == {}


def test_a_newer_answer_that_is_here_only_is_told_still(page: Page) -> None:
    put(page, {f"check:erste:{SIGNED.key}": entry("ja", SIGNED, at=AT + 100)})
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, "saved:erste") == {"at": AT + 10}


@pytest.mark.parametrize("last", [None, {"at": AT - 50}])
def test_an_older_answer_that_is_here_only_does_not_count_as_saved(page: Page, last: dict[str, int] | None) -> None:
    put(page, {f"check:erste:{SIGNED.key}": entry("ja", SIGNED, at=AT - 20)} | ({"saved:erste": last} if last else {}))
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, "saved:erste") == last


@pytest.mark.parametrize("name", ["plan:erste:own-9", "snapshot:erste:s9"])
def test_a_measure_or_a_snapshot_that_is_here_only_does_not_count_as_saved(page: Page, name: str) -> None:
    older = {"name": "Frühjahr", "set": "v1", "auto": False, "answers": []} if name.startswith("snapshot") else MEASURE
    put(page, {name: older | {"at": AT - 20}})
    read_in(page, file_of(FILE | NEWER))
    assert stored(page, name)
    assert stored(page, "saved:erste") is None


def test_what_was_saved_elsewhere_says_nothing_about_what_is_here(page: Page) -> None:
    read_in(page, file_of(FOREIGN | {"saved:erste": {"at": AT + 50}}))
    assert stored(page, "saved:erste") is None
