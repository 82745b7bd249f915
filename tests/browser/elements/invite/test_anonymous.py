"""Who gives back anonymously: nothing in the link leads back to her, nor to another link of hers."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Page, expect

from tests.browser.elements.invite.conftest import Invited
from tests.browser.fixtures.assessment_pages import MAIL, stored
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import SURVEY
from tests.browser.fixtures.team import lines, paste, team_page

NAMED, ANONYMOUS = "zurückgeben", "Anonym zurückgeben"


def give_back(page: Page, way: str) -> str:
    """The link that is shown then."""
    page.get_by_role("button", name=way).locator("visible=true").first.click()
    return page.get_by_label("Ihr Link").locator("visible=true").input_value()


def inside(link: str) -> bytes:
    """What stands in a link, texts among it as they are."""
    code = link.rpartition(".")[2]
    return base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))


@pytest.fixture
def answered(invited: Invited) -> Page:
    """One answer of somebody with a name."""
    page = invited()
    page.get_by_label("Name oder Pseudonym (freiwillig)").fill("Petra Muster")
    page.get_by_role("button", name="Als Vertrieb").click()
    page.locator(f'.kb-c[data-id="{MAIL.id}"]').get_by_text("Nein", exact=True).click()
    expect(page.get_by_text("1 von 6 beantwortet.").last).to_be_visible()
    return page


def test_it_tells_the_survey_and_the_role_but_neither_name_nor_mark_nor_hour(answered: Page) -> None:
    own = stored(answered, "assessment", stored(answered, "current"))
    marks = ("Petra Muster", "Umfrage Herbst", own["uid"])
    named, anonymous = give_back(answered, NAMED), give_back(answered, ANONYMOUS)
    assert [mark.encode() in inside(named) for mark in marks] == [True] * 3
    assert [mark.encode() in inside(anonymous) for mark in marks] == [False] * 3
    assert [mark.encode() in inside(anonymous) for mark in (SURVEY, "Vertrieb")] == [True] * 2


def test_two_of_one_person_count_as_two_of_that_day_and_that_is_told(answered: Page, show: Show) -> None:
    expect(answered.get_by_text("zählt jeder Link als eigene Person.").locator("visible=true")).to_have_count(1)
    links = [give_back(answered, ANONYMOUS) for _ in range(2)]
    answered.evaluate("() => localStorage.clear()")
    lead = team_page(show)
    for link in links:
        paste(lead, link)
    expect(lines(lead).filter(has_text="1 von 6 beantwortet")).to_have_count(2)
    expect(lines(lead).filter(has_text="Vertrieb")).to_have_count(2)
