"""In an article one question stands open; the others fold open, are led to, and are all on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import answer, answer_all, block, score

ARTICLE = pages.page(pages.quiz(level=pages.ARTICLE_LEVEL), "quiz")


def others(page: Page) -> Locator:
    return page.locator("summary", has_text="Weitere 2 Fragen")


def test_an_article_asks_one_question_and_offers_the_others(show: Show) -> None:
    page = show(ARTICLE)
    expect(page.get_by_role("heading", name=LOYAL.text)).to_be_visible()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_hidden()
    expect(score(page)).to_be_hidden()
    others(page).press("Enter")
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_visible()
    expect(page.get_by_role("heading", name=MEASURES.text)).to_be_visible()


def test_a_single_question_has_nothing_to_fold(show: Show) -> None:
    page = show(pages.page(pages.quiz((LOYAL,), level=pages.ARTICLE_LEVEL), "quiz"))
    expect(page.get_by_text(re.compile("^(Noch eine|Weitere)"))).to_have_count(0)


def test_the_next_question_opens_the_others(show: Show) -> None:
    page = show(ARTICLE)
    answer(page, LOYAL, "Stimmt nicht")
    expect(score(page)).to_have_text("1 von 3 beantwortet: 1 richtig.")
    block(page, LOYAL).get_by_role("button", name="Nächste Frage").click()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_focused()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_in_viewport()


def test_trying_again_opens_what_was_not_known(show: Show) -> None:
    page = show(ARTICLE)
    others(page).click()
    answer_all(page)
    page.reload()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_hidden()
    page.get_by_role("button", name="Falsche und nicht gewusste wiederholen").click()
    expect(page.get_by_role("heading", name=REASONS.text)).to_be_focused()


def test_a_link_to_a_question_opens_it_also_without_a_script(show: Show, without_javascript: Page) -> None:
    address = f"{show(ARTICLE).url}#{MEASURES.id}"
    without_javascript.goto(address)
    expect(without_javascript.get_by_role("heading", name=MEASURES.text)).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_all_questions_stand_in_front_of_the_key(
    show: Show, without_javascript: Page, tmp_path: Path, script: bool
) -> None:
    page = show(ARTICLE)
    if not script:
        without_javascript.goto(page.url)
        page = without_javascript
    asked, key = pdf_text(page, tmp_path).split("Lösungen")
    assert "Weitere 2 Fragen" not in asked + key
    for number, question in enumerate(QUESTIONS, 1):
        assert f"{number}. {question.text}" in asked
        assert f"Erklärung zu {question.id}." in key
    assert "Rückmeldung" not in asked
