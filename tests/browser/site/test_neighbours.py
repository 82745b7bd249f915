"""Two sites on one origin, one of them an edition of the other: each has its name, and neither sees answers of the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Neighbours

pytestmark = pytest.mark.thorough

AREA = "checkliste/telefon/"
STATEMENT = "anruf-am-selben-tag"


def answer(tab: Page, url: str, value: str) -> None:
    tab.goto(url + AREA)
    tab.locator(f"#{STATEMENT}, [data-id={STATEMENT}]").first.get_by_label(value, exact=True).check()
    tab.clock.run_for(2000)


def chosen(tab: Page, url: str) -> list[str]:
    tab.goto(url + AREA)
    expect(tab.locator(f"[data-id={STATEMENT}]").first).to_be_visible()
    checked = tab.locator(f"[data-id={STATEMENT}] input[type=radio]:checked")
    return [str(node.get_attribute("value")) for node in checked.all()]


def test_answers_in_one_are_none_in_the_other(neighbours: Neighbours, tab: Page) -> None:
    answer(tab, neighbours.ours, "Ja")
    assert chosen(tab, neighbours.theirs) == []
    answer(tab, neighbours.theirs, "Nein")
    assert (chosen(tab, neighbours.ours), chosen(tab, neighbours.theirs)) == (["ja"], ["nein"])
    keys = tab.evaluate("Object.keys(localStorage).filter((key) => key.includes('check:'))")
    assert sorted({key.split(":")[1] for key in keys}) == ["kantmetall", "kundenbindung"]


def test_answers_are_still_there_when_the_site_moves_on_its_origin(neighbours: Neighbours, tab: Page) -> None:
    moved = neighbours.edition.with_name("neu")
    moved.symlink_to(neighbours.edition.with_name("wissen"))
    answer(tab, neighbours.ours, "Ja")
    assert chosen(tab, neighbours.ours.replace("/wissen/", "/neu/")) == ["ja"]


def test_the_whole_name_of_an_edition_can_be_read_on_a_phone(neighbours: Neighbours, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(neighbours.theirs)
    tab.locator("header label[for=__drawer]").click()
    name = tab.locator(".md-nav--primary > .md-nav__title")
    expect(name).to_contain_text("Kundenbindung bei Kantmetall")
    assert name.evaluate("node => node.scrollWidth <= node.clientWidth")
