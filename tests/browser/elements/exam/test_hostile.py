"""What may come in as a link or stand in the storage: told or kept aside, never taken for anything else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.exam_page import PATH, begin, go, link_to, spec_of
from tests.browser.fixtures.exams import exam_payload, payload
from tests.browser.fixtures.pages import INJECTED
from tests.browser.fixtures.site import Site

HOSTILE = {
    "cut": (exam_payload(spec_of())[:-5], "unvollständig oder verändert"),
    "huge": ("1z.a-" + "x" * 70_000, "zu lang"),
    "foreign": (exam_payload(spec_of(), site="andere"), "gehört zu einer anderen Website"),
    "newer": ("9" + exam_payload(spec_of())[1:], "neueren Fassung"),
    "no test": (payload(["x", {"__proto__": 1}]), "gehört zu einer anderen Website"),
    "script": ("<script>window.hacked=1</script>", "unvollständig oder verändert"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_link_that_is_none_is_told_without_all_it_takes_to_make_one(take: Page, site: Site, case: str) -> None:
    link, told = HOSTILE[case]
    go(take, site, f"{PATH}#t={link}")
    expect(take.locator("[data-part=problem]")).to_contain_text(told)
    expect(take.get_by_label("Name des Tests")).to_be_hidden()
    expect(take.locator("[data-part=problem]")).not_to_contain_text("Datei")
    take.get_by_role("link", name="Selbst einen Test zusammenstellen").click()
    expect(take.get_by_label("Name des Tests")).to_be_visible()
    expect(take.locator("[data-part=problem]")).to_be_empty()
    assert take.evaluate("window.hacked") is None


def test_nothing_in_a_test_is_taken_for_html(take: Page, site: Site) -> None:
    go(take, site, link_to(name=INJECTED))
    expect(take.get_by_role("heading", name=INJECTED)).to_be_visible()
    begin(take, INJECTED)
    take.get_by_role("button", name="Abgeben", exact=True).click()
    take.get_by_role("button", name="Trotzdem abgeben").click()
    expect(take.locator("[data-part=score]")).to_be_visible()
    assert take.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "value", ["7", '"x"', "{}", '{"person":1}', '{"person":"A","id":"a","began":1,"sent":2,"answers":[[1]]}', "["]
)
def test_what_is_broken_in_the_storage_is_kept_aside_and_the_test_begins_anew(take: Page, site: Site, value: str) -> None:
    go(take, site, link_to())
    begin(take)
    key = next(key for key in take.evaluate("Object.keys(localStorage)") if ":exam:" in key)
    take.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])
    take.reload()
    expect(take.get_by_role("button", name="Anfangen")).to_be_visible()
    kept = take.evaluate("Object.entries(localStorage)")
    assert [raw for name, raw in kept if name.endswith(key)] == [value]
