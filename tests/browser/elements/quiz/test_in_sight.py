"""The verdict stands under the finger: on a phone nothing jumps, whatever the question, and nothing scrolls without need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.fixtures.pages import LOYAL, MEASURES, REASONS, Show
from tests.browser.fixtures.quiz_reader import answer, answer_anyhow, block, choose, quiz_page, result
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import SHARE, share

PHONE: ViewportSize = {"width": 360, "height": 740}
HEADER = 48
ALMOST = 1.5
"""Pixels that rounding may cost."""
TOPS = "questions => questions.map(q => q.getBoundingClientRect().top)"
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    page = profiles.page(viewport=PHONE, reduced_motion="reduce")
    yield page
    page.context.close()


def in_sight(line: Locator) -> bool:
    box = line.bounding_box()
    height = (line.page.viewport_size or PHONE)["height"]
    return bool(box) and box["y"] >= HEADER - ALMOST and box["y"] + box["height"] <= height + ALMOST  # type: ignore[index]


def place(page: Page, question: Locator) -> list[float]:
    """Where the page stands, and everything of the question above its buttons."""
    parts = question.locator("legend, .kb-k, .kb-o label, .kb-own li, .kb-own label")
    return [float(page.evaluate("scrollY")), *parts.evaluate_all(TOPS)]


def press(question: Locator, name: str) -> tuple[float, float]:
    """(top of the pressed row, top of the verdict in its place)."""
    row = question.locator(".kb-b").first.bounding_box()
    question.get_by_role("button", name=name).click()
    verdict = question.get_by_role("status").bounding_box()
    assert row and verdict
    return row["y"], verdict["y"]


def check_all(page: Page) -> int:
    """Answers questions of all parts of a page and of every kind, with their first option; how many there are."""
    kinds = page.locator(".kb-q").evaluate_all("all => all.map(question => question.dataset.kind)")
    taken = {number for kind in kinds for number in share(at for at, one in enumerate(kinds) if one == kind)}
    questions = [page.locator(".kb-q").nth(number) for number in sorted(taken)]
    for question in questions:
        answer_anyhow(question)
        question.get_by_role("button", name="Auflösen").scroll_into_view_if_needed()
        before = place(page, question)
        row, verdict = press(question, "Auflösen")
        assert place(page, question) == pytest.approx(before, abs=ALMOST)
        assert verdict == pytest.approx(row, abs=ALMOST)
        assert in_sight(question.locator(".kb-r b"))
    return len(questions)


@pytest.mark.thorough
def test_every_verdict_of_the_site_takes_the_place_of_the_button(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url + "quiz/alle/")
    expect(phone.locator("kb-quiz.kb-on")).to_be_visible()
    assert check_all(phone) > 50 / SHARE


def test_so_it_does_where_the_text_is_twice_as_large(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url + "quiz/zufrieden-ist-nicht-treu/")
    expect(phone.locator("kb-quiz.kb-on")).to_be_visible()
    phone.evaluate(LARGE_TEXT)
    assert check_all(phone) > 1 / SHARE


def test_most_questions_fit_one_screen_with_options_and_button(built: BuiltSite, phone: Page) -> None:
    phone.goto(built.url + "quiz/alle/")
    expect(phone.locator("kb-quiz.kb-on")).to_be_visible()
    heights = phone.locator(".kb-q").evaluate_all("all => all.map(q => q.getBoundingClientRect().height)")
    fitting = [height for height in heights if height <= PHONE["height"] - HEADER]
    assert len(fitting) >= 0.9 * len(heights)


def test_a_verdict_out_of_sight_is_scrolled_to_and_no_further(show: Show, tab: Page) -> None:
    """By keyboard: the row of the button is above the screen when the second one, wrapped below it, is pressed."""
    tab.set_viewport_size({"width": 120, "height": 300})
    page = show(quiz_page(REASONS))
    give_up = block(page, REASONS).get_by_role("button", name="Weiß ich nicht")
    give_up.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY)")
    assert (block(page, REASONS).get_by_role("button", name="Auflösen").bounding_box() or {"y": 0})["y"] < 0
    give_up.press("Enter")
    assert in_sight(block(page, REASONS).locator(".kb-r b"))
    assert page.evaluate("scrollX") == 0


def test_asking_for_a_choice_moves_nothing_above(show: Show, tab: Page) -> None:
    tab.set_viewport_size(PHONE)
    page = show(quiz_page())
    block(page, REASONS).get_by_role("button", name="Auflösen").scroll_into_view_if_needed()
    before = place(page, block(page, REASONS))
    block(page, REASONS).get_by_role("button", name="Auflösen").click()
    expect(result(page, REASONS)).to_have_text("Bitte wählen Sie zuerst eine Antwort.")
    assert place(page, block(page, REASONS)) == pytest.approx(before, abs=ALMOST)


def test_answering_below_moves_nothing_that_is_answered_above(show: Show, tab: Page) -> None:
    tab.set_viewport_size(PHONE)
    page = show(quiz_page())
    answer(page, LOYAL, "Stimmt nicht")
    choose(page, MEASURES, "An Empfehlungen")
    block(page, MEASURES).get_by_role("button", name="Auflösen").scroll_into_view_if_needed()
    before = place(page, block(page, MEASURES))
    block(page, MEASURES).get_by_role("button", name="Auflösen").click()
    assert place(page, block(page, MEASURES)) == pytest.approx(before, abs=ALMOST)
