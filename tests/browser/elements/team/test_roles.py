"""Roles on the team page: how many of each, where they differ, and why they are not compared."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import MAIL, ONCE
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import Links
from tests.browser.fixtures.team import paste, section, team_page, unfold

COMPARED = "Wo Rollen verschieden antworten"


def answered(links: Links, *roles: str, others: str = "nein") -> str:
    """Service says yes, all others say something else."""
    return " ".join(
        links.of(n, {ONCE: "ja" if role == "Service" else others, MAIL: "ja"}, role=role) for n, role in enumerate(roles)
    )


def compared(page: Page) -> list[str]:
    unfold(page)
    return section(page, COMPARED).locator(".kb-role").all_inner_texts()


def test_who_invites_reads_beforehand_how_many_a_role_needs(show: Show) -> None:
    page = team_page(show)
    hint = "Rollen lassen sich nur vergleichen, wenn jede mindestens drei Personen hat"
    expect(page.get_by_text(hint)).to_be_visible()
    expect(page.get_by_label("Rollen zur Auswahl")).to_have_accessible_description(
        f"{hint}. Kleinere Rollen zählen mit anderen zusammen."
    )


def test_roles_are_compared_where_they_differ(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, answered(links, *["Service"] * 3, *["Vertrieb"] * 4))
    expect(page.get_by_text("Rollen: Vertrieb 4, Service 3.")).to_be_visible()
    unfold(page)
    rows = section(page, COMPARED)
    expect(rows.locator("li")).to_have_count(1)
    expect(rows.locator("li")).to_contain_text(ONCE.text)
    expect(rows.locator(".kb-role")).to_have_text(["Service100", "Vertrieb0"])


def test_one_boss_counts_with_the_smaller_role_and_is_never_shown_alone(show: Show, links: Links) -> None:
    """With all counts and the means of both others in sight, the rest could be worked out."""
    page = team_page(show)
    paste(page, answered(links, *["Service"] * 4, *["Vertrieb"] * 3, "Leitung"))
    expect(page.get_by_text("Rollen: Service 4, Vertrieb 3, Leitung 1.")).to_be_visible()
    unfold(page)
    expect(section(page, COMPARED).locator(".kb-role b")).to_have_text(["Service", "Vertrieb + Leitung"])
    expect(section(page, COMPARED)).to_contain_text("Rollen mit weniger als drei Personen zählen mit anderen zusammen.")


def test_where_only_one_role_has_three_the_page_says_why_nothing_is_compared(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, answered(links, *["Service"] * 3, "Vertrieb", "Vertrieb"))
    expect(page.get_by_text("Es braucht zwei Rollen mit je mindestens drei Personen.")).to_be_visible()
    unfold(page)
    expect(page.get_by_role("heading", name=COMPARED)).to_have_count(0)
    expect(page.locator(".kb-role")).to_have_count(0)


def test_where_roles_answer_alike_the_page_says_so(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, answered(links, *["Service"] * 3, *["Vertrieb"] * 3, others="ja"))
    expect(page.get_by_text("Bei keinem Punkt lässt sich zwischen ihnen ein Unterschied zeigen.")).to_be_visible()


def test_without_any_role_there_is_no_word_of_roles(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, answered(links, "", "", "", ""))
    expect(page.get_by_text("Antworten von 4 Personen")).to_be_visible()
    expect(page.get_by_text("Rollen:")).to_have_count(0)
