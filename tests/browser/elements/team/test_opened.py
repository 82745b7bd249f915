"""A link that is opened where the team page is open already, on the whole website."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import returned
from tests.browser.fixtures.assessment_pages import Item
from tests.browser.fixtures.returned import Links
from tests.conftest import BuiltSite

STATEMENTS = "nodes => nodes.map(({ dataset, textContent }) => [dataset.id, textContent.trim(), dataset.rev])"
KEYS = "nodes => nodes.map(({ dataset }) => `${dataset.kind}:${dataset.id}`)"


def test_opened_in_the_tab_of_the_team_page_a_link_is_read_once(
    built: BuiltSite, tab: Page, links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.goto(f"{built.url}checkliste/team/")
    monkeypatch.setattr(returned, "KEYS", tab.locator(".kb-items [data-kind]").evaluate_all(KEYS))
    item_id, text, rev = tab.locator(".kb-items [data-kind=statement]").evaluate_all(STATEMENTS)[0]
    site = str(tab.locator("kb-team").get_attribute("data-site"))
    fragment = links.of(1, {Item(item_id, text, rev=rev): "ja"}, site=site).split("#")[1]
    with tab.expect_request("**/checkliste/team/"):  # instant navigation loads the page anew and opens the link again
        tab.evaluate("(hash) => { location.hash = hash; }", fragment)
    expect(tab.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    expect(tab.get_by_text("Gelesen: 1. Abgelehnt: 0.", exact=True)).to_be_visible()
    assert "#" not in tab.url
    tab.evaluate("(hash) => { location.hash = hash; }", fragment)
    expect(tab.get_by_text("Schon dabei: 1.")).to_be_visible()
