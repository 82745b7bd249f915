"""Opening a result that somebody sent: shown as it was sent, and never stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.assessment_pages import CONSENT, PHONE, assessment_page, entry, everything, put, record
from tests.browser.fixtures.link_reader import GUEST, OWN, SENTENCES, open_link, packed
from tests.browser.fixtures.pages import Show
from tests.conftest import BuiltSite
from tests.often import share

ADD_LINK = """(href) => {
  const link = Object.assign(document.createElement("a"), { href, textContent: "Anna schickt das" });
  document.querySelector("article").prepend(link);
}"""


def test_a_link_shows_the_result_of_the_other_and_leaves_everything_as_it_was(sent: Callable[..., str], mine: Page) -> None:
    put(mine, OWN)
    link = sent()
    put(mine, OWN)
    before = everything(mine)
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("Ihre eigenen Antworten bleiben unverändert.")
    head = "Filiale Süd · ausgefüllt von Anna Müller · 22.11.2026 · 4 von 6 Aussagen beantwortet"
    expect(mine.get_by_text(head)).to_be_visible()
    expect(mine.locator(".kb-card").first).to_contain_text(CONSENT.text)
    for name in ("In den Plan", "Link kopieren", "Jetzt sichern"):
        expect(mine.get_by_role("button", name=name)).to_have_count(0)
    assert everything(mine) == before
    mine.get_by_role("button", name="Eigene Auswertung zeigen").press("Enter")
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    expect(mine.get_by_text(GUEST)).to_have_count(0)
    assert "#" not in mine.url
    assert everything(mine) == before


def test_notes_and_open_answers_come_along_only_if_chosen(sent: Callable[..., str], mine: Page) -> None:
    bare, full = sent(), sent(notes=True)
    open_link(mine, bare)
    expect(mine.get_by_text(GUEST)).to_contain_text("Notizen und offene Antworten sind nicht dabei.")
    text = mine.locator("main").evaluate("(node) => node.textContent")
    assert "Warteschleife" not in text
    assert "vertraulich" not in text
    open_link(mine, full)
    expect(mine.get_by_text(GUEST)).not_to_contain_text("nicht dabei")
    expect(mine.locator("main")).to_contain_text("Warteschleife")
    expect(mine.locator("main")).to_contain_text("Notiz: Streng vertraulich")


def test_a_link_pasted_into_the_open_page_is_shown_too(sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    mine.evaluate("(hash) => { location.hash = hash; }", link.split("#")[1])
    expect(mine.get_by_text(GUEST)).to_be_visible()
    mine.evaluate("() => { location.hash = ''; }")
    expect(mine.get_by_text(GUEST)).to_have_count(0)


def test_answers_given_to_another_checklist_are_marked(show: Show, sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    show(assessment_page("result", version="v2"), "/auswertung/")
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("einer anderen Fassung der Checkliste")


def test_answers_to_items_that_are_not_here_are_counted(show: Show, sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    show(assessment_page("result", areas=(PHONE,), version="v2"), "/auswertung/")
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("1 Antwort gehört zu einem Punkt, den es hier nicht gibt.")
    expect(mine.get_by_text("3 von 3 Aussagen beantwortet")).to_be_visible()


def test_another_anchor_is_no_link_of_ours(mine: Page) -> None:
    mine.goto(f"{mine.url}#so-wird-gerechnet")
    mine.reload()
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    expect(mine.locator(".kb-notice")).to_be_empty()


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_a_result_from_a_link(show: Show, sent: Callable[..., str], tab: Page, width: int) -> None:
    set_width(tab, width)
    link = sent(notes=True)
    show(assessment_page("result"), "/auswertung/")
    open_link(tab, link)
    expect(tab.get_by_text(GUEST)).to_be_visible()
    found = violations(tab)
    open_link(tab, f"{link[:-40]}")
    expect(tab.locator(".kb-notice")).to_have_text(SENTENCES)
    assert [*found, *violations(tab)] == []


def test_the_built_page_opens_a_link_also_by_instant_navigation(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/")
    version = tab.locator("kb-result").get_attribute("data-version")
    entries = [{"key": "assessment:erste", "value": record("Filiale Süd", set=version)}]
    entries += [{"key": f"check:erste:statement:{name}", "value": entry("nein")} for name in ("nur-bei-uns", "kunden-befragt")]
    fragment = packed(tab, entries)
    tab.goto(f"{built.url}checkliste/")
    tab.evaluate(ADD_LINK, f"{built.url}checkliste/auswertung/#{fragment}")
    tab.get_by_role("link", name="Anna schickt das").click()
    expect(tab.get_by_text(GUEST)).to_be_visible()
    expect(tab.locator(".kb-card")).to_have_count(2)
    tab.get_by_role("button", name="Eigene Auswertung zeigen").click()
    expect(tab.get_by_text("Noch keine Antwort.")).to_be_visible()
