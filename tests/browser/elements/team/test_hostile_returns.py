"""Links that come back cut, changed, foreign or made to do harm: told, and nothing else happens."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import MAIL, ONCE, everything, put
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.returned import SAVED, Links
from tests.browser.fixtures.team import lines, paste, team_page, unfold, who_counts

BROKEN = "unvollständig oder verändert"
UNDEFINED = ("undefined", "NaN", "[object", "Invalid")


def test_cut_anywhere_a_link_is_refused_and_nothing_is_kept(show: Show, links: Links) -> None:
    page = team_page(show)
    before = everything(page)
    whole = links.of(1, {ONCE: "ja", MAIL: "nein"}, role="Service")
    start = whole.index("stand=2.") + len("stand=2.")
    cut = [whole[:length] for length in range(start + 1, len(whole), 7)]
    paste(page, "\n\n".join(cut))
    expect(page.get_by_text(f"Gelesen: 0. Abgelehnt: {len(cut)}.")).to_be_visible()
    expect(page.get_by_text("Noch keine Antworten.")).to_be_visible()
    assert everything(page) == before


def test_one_changed_sign_anywhere_is_noticed(show: Show, links: Links) -> None:
    page = team_page(show)
    whole = links.of(1, {ONCE: "ja", MAIL: "nein"})
    start = whole.index("stand=2.") + len("stand=2.")
    changed = [whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :] for at in range(start, len(whole) - 1, 5)]
    paste(page, "\n\n".join(changed))
    expect(page.get_by_text(f"Gelesen: 0. Abgelehnt: {len(changed)}.")).to_be_visible()
    expect(lines(page)).to_have_count(0)


def test_a_role_that_nobody_offered_is_text_and_no_more(show: Show, links: Links, tab: Page) -> None:
    for role in ("__proto__", "constructor", INJECTED[:40], "\u202eegnutieL", "x" * 5000):
        is_text(team_page(show), links, role)
        tab.evaluate("() => localStorage.clear()")


def is_text(page: Page, links: Links, role: str) -> None:
    paste(page, " ".join(links.of(n, {ONCE: "ja" if n % 2 else "nein"}, role=role if n < 3 else "Service") for n in range(6)))
    expect(page.get_by_text("Antworten von 6 Personen")).to_be_visible()
    unfold(page)
    said = page.locator("kb-team").inner_text()
    assert "Service 3" in said
    assert "\u202e" not in said
    assert not any(word in said for word in UNDEFINED)
    assert page.locator("kb-team :is(img, script)").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_link_that_names_another_survey_or_none_at_all_does_no_harm(show: Show, links: Links) -> None:
    page = team_page(show)
    put(page, SAVED)
    surveys = ("../../x", "__proto__", "", "k" * 300)
    paste(page, " ".join(links.of(n, {ONCE: "ja"}, invite=survey) for n, survey in enumerate(surveys)))
    who_counts(page)
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
    expect(lines(page).filter(has_text="gehört zu einer anderen Umfrage und zählt nicht")).to_have_count(3)
    page.reload()
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()


def test_a_thousand_links_at_once_do_not_stop_the_page(show: Show, links: Links) -> None:
    page = team_page(show)
    good = links.of(1, {ONCE: "ja"})
    paste(page, f"{good} " + " ".join(f"stand=2.{'A' * (n % 50)}" for n in range(1000)))
    expect(page.get_by_text("Gelesen: 1. Abgelehnt: 5")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=BROKEN)).to_have_count(1)
    expect(page.get_by_text("Bisher zählt 1 Person.")).to_be_visible()
