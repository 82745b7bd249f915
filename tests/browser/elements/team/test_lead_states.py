"""The lead's page in every state that it has: for axe, by keyboard, and small."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import MAIL, ONCE, stored_under
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import Links
from tests.browser.fixtures.team import paste, team_page, unfold, who_counts
from tests.often import share

BAR = 48  # as high as the bar of the site, which covers what lies under it
ROLES = ("Service", "Service", "Service", "Vertrieb", "Vertrieb", "Leitung")


def sent(links: Links, survey: str) -> list[str]:
    """What six colleagues gave back, the last one not all."""
    return [
        links.of(n, {ONCE: "ja" if role == "Service" else "nein", **({MAIL: "ja"} if n < 5 else {})}, role=role, invite=survey)
        for n, role in enumerate(ROLES)
    ]


def invite(page: Page) -> str:
    """Makes an invitation, and gives the id of its survey."""
    page.get_by_label("Name der Umfrage").fill("Umfrage Herbst")
    page.get_by_role("button", name="Einladung anlegen").press("Enter")
    expect(page.get_by_role("heading", name="Einladung ist fertig. Jetzt verschicken:")).to_be_focused()
    (survey,) = stored_under(page, "invitation")
    return survey


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_from_the_invitation_to_the_last_removal(show: Show, links: Links, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = team_page(show)
    found = {"empty": violations(page)}
    who_counts(page)
    answers = sent(links, invite(page))
    found["invited"] = violations(page)
    paste(page, f"{answers[0]} {answers[1][:-6]}")
    expect(page.get_by_label("Links einfügen")).to_have_attribute("aria-invalid", "true")
    found["refused"] = violations(page)
    paste(page, " ".join(answers))
    expect(page.get_by_role("heading", name="Worüber Sie sprechen sollten")).to_be_visible()
    page.get_by_role("button", name="In den Plan").first.click()
    unfold(page)
    found["read"] = violations(page)
    assert fits(page)
    who_counts(page)
    page.get_by_role("button", name="Entfernen: Person 2").click()
    found["asked"] = violations(page)
    assert small_targets(page) == []
    page.get_by_role("button", name="Trotzdem entfernen").click()
    found["removed"] = violations(page)
    assert not any(found.values()), found
    assert fits(page)


def test_from_the_refusal_to_the_plan_by_keyboard_alone(show: Show, links: Links) -> None:
    page = team_page(show)
    who_counts(page)
    paste(page, " ".join(sent(links, invite(page))))
    page.get_by_role("button", name="In den Plan").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Steht im Plan")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="In den Plan").first).to_be_focused()
    page.locator("summary", has_text="Wer zählt").press("Enter")
    page.get_by_role("button", name="Entfernen: Person 1").press("Enter")
    expect(page.get_by_role("button", name="Behalten")).to_be_focused()
    expect(page.get_by_role("button", name="Behalten")).to_have_accessible_description(
        "Zählen mehr als drei Personen, lässt sich aus den Zahlen davor und danach ausrechnen, was diese Person"
        " geantwortet hat. Wirklich entfernen?"
    )


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
def test_what_is_to_be_sent_comes_into_sight_and_says_what_follows(
    show: Show, context: BrowserContext, tab: Page, size: tuple[int, int]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    page = team_page(show)
    who_counts(page)
    invite(page)
    heading = page.get_by_role("heading", name="Einladung ist fertig. Jetzt verschicken:")
    box = heading.bounding_box()
    assert box and box["y"] >= BAR, "not under the bar of the site"
    expect(page.get_by_text("Was zurückkommt, fügen Sie unter „Antworten sammeln“ ein.")).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Text zum Verschicken")).to_be_in_viewport(ratio=1)
    copy = page.get_by_role("button", name="Text kopieren")
    expect(copy).to_be_in_viewport(ratio=1)
    copy.click()
    expect(page.get_by_text("Kopiert.")).to_be_in_viewport(ratio=1)
