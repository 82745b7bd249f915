"""Five invented firms on a phone: what each of them sees first is its own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fixtures.firms import FIRMS, given, stored
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

NAMES = [firm["name"] for firm in FIRMS]
PHONE: ViewportSize = {"width": 360, "height": 740}
STORE = "(stored) => { for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, JSON.stringify(value)); }"
FirstScreen = tuple[str, str, str]
POINT = "cards => cards.map(card => card.querySelector('details a').hash.slice(1))"


@pytest.fixture(scope="module")
def first_screens(built: BuiltSite, profiles: Profiles) -> dict[str, tuple[FirstScreen, list[str]]]:
    """Verdict, picture and first step of every firm, in words; and the points that its steps are about."""
    return {firm["name"]: first_screen(profiles, built, firm) for firm in FIRMS}


def first_screen(profiles: Profiles, built: BuiltSite, firm: Mapping[str, Any]) -> tuple[FirstScreen, list[str]]:
    page = profiles.page(viewport=PHONE)
    page.goto(built.url)
    page.evaluate(STORE, stored(firm))
    page.goto(f"{built.url}checkliste/auswertung/")
    found = (told(page, "verdict"), told(page, "areas"), told(page, "steps").split("\n")[0])
    points: list[str] = page.locator('kb-result [data-part="steps"] > li').evaluate_all(POINT)
    page.context.close()
    return found, points


def told(page: Page, part: str) -> str:
    return page.locator(f'kb-result [data-part="{part}"]').inner_text()


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_two_firms_differ_in_verdict_picture_and_first_step(
    first_screens: dict[str, tuple[FirstScreen, list[str]]], one: str, other: str
) -> None:
    differs = [a != b for a, b in zip(first_screens[one][0], first_screens[other][0], strict=True)]
    assert differs == [True, True, True]


@pytest.mark.parametrize("firm", FIRMS, ids=NAMES)
def test_the_first_three_steps_are_those_its_description_asks_for(
    first_screens: dict[str, tuple[FirstScreen, list[str]]], firm: Mapping[str, Any]
) -> None:
    _, points = first_screens[firm["name"]]
    assert points == firm["steps"]


def test_a_reason_names_the_evidence_beside_the_effect(profiles: Profiles, built: BuiltSite) -> None:
    page = profiles.page(viewport=PHONE)
    page.goto(built.url)
    page.evaluate(STORE, stored(FIRMS[0]))
    page.goto(f"{built.url}checkliste/auswertung/")
    reasons = page.locator('kb-result [data-part="steps"] .kb-why')
    expect(reasons.nth(1)).to_have_text("Telefon: Wirkung mittel (plausibel), eine Woche, Antwort Nein, wichtig")


@pytest.mark.parametrize("firm", FIRMS, ids=NAMES)
def test_a_firm_answers_statements_that_there_are(firm: Mapping[str, Any]) -> None:
    known = {check.id for check in contents().checks() if check.kind == "statement"}
    assert given(firm).keys() - known == set()
