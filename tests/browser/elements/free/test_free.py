"""An answer in one's own words: compared by oneself with the model answer, and never called right by the machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kb.solutions import Free
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.pages import INJECTED, LOYAL, Question, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import answer, block, quiz_page, result, score, stored
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

MODEL = "Ich bedaure den Fehler. Morgen um acht ist jemand da."
ASKED = Question("antwort", "Was antworten Sie?", (), solution=Free(MODEL))
CHANGED = "Frage wurde geändert, bitte prüfen."


def text(page: Page) -> str:
    return block(page, ASKED).get_by_role("textbox", name="Ihre Antwort in eigenen Worten").input_value()


def write(page: Page, words: str) -> None:
    block(page, ASKED).get_by_role("textbox").fill(words)


def compare(page: Page, words: str, judged: str = "") -> None:
    write(page, words)
    block(page, ASKED).get_by_role("button", name="Auflösen").click()
    if judged:
        block(page, ASKED).get_by_role("button", name=judged, exact=True).click()


def test_one_compares_oneself_and_says_how_near_it_was(show: Show) -> None:
    page = show(quiz_page(ASKED))
    expect(page.get_by_text(MODEL)).to_be_hidden()
    compare(page, MODEL)
    expect(result(page, ASKED)).to_have_text("Vergleichen Sie selbst.")
    expect(block(page, ASKED).locator(".kb-d .kb-said")).to_have_text(MODEL)
    for judged in ("getroffen", "teilweise getroffen", "nicht getroffen"):
        block(page, ASKED).get_by_role("button", name=judged, exact=True).click()
        expect(result(page, ASKED)).to_have_text(f"Selbst eingeschätzt: {judged}")
        expect(result(page, ASKED)).to_be_focused()
        expect(block(page, ASKED).locator("[aria-pressed=true]")).to_have_text([judged])


def test_it_counts_as_answered_and_never_as_right_or_wrong(show: Show) -> None:
    page = show(quiz_page(ASKED, LOYAL))
    compare(page, MODEL, "getroffen")
    expect(score(page)).to_have_text("1 von 2 beantwortet: 1 selbst verglichen.")
    answer(page, LOYAL, "Stimmt nicht")
    expect(score(page)).to_have_text("2 von 2 beantwortet: 1 richtig, 1 selbst verglichen.")
    expect(page.get_by_role("button", name="Falsche wiederholen")).to_be_hidden()
    show(pages.page(pages.progress("quiz", {"Treue": (ASKED, LOYAL)}), "progress"), "/quiz/")
    expect(page.locator(".kb-topics .kb-count")).to_have_text("2 von 2 beantwortet, 1 richtig")


def test_only_what_was_wrong_is_asked_again(show: Show) -> None:
    page = show(quiz_page(ASKED, LOYAL))
    compare(page, "Nichts", "nicht getroffen")
    answer(page, LOYAL, "Stimmt")
    page.get_by_role("button", name="Falsche wiederholen").click()
    assert text(page) == "Nichts"
    expect(result(page, LOYAL)).to_have_text("")


def test_without_a_word_there_is_nothing_to_compare(show: Show) -> None:
    page = show(quiz_page(ASKED))
    compare(page, "  ")
    expect(result(page, ASKED)).to_have_text("Bitte schreiben Sie zuerst eine Antwort.")
    assert stored(page, ASKED) is None
    block(page, ASKED).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, ASKED)).to_have_text("Gut, dass Sie nicht geraten haben.")
    expect(block(page, ASKED).locator(".kb-d .kb-said")).to_be_visible()
    expect(block(page, ASKED).locator("[aria-pressed]")).to_have_count(0)


def test_draft_and_answer_survive_a_reload_and_other_words(show: Show) -> None:
    page = show(quiz_page(ASKED))
    write(page, "Zwei\nZeilen")
    page.reload()
    assert text(page) == "Zwei\nZeilen"
    compare(page, INJECTED, "teilweise getroffen")
    show(quiz_page(replace(ASKED, rev="r2", solution=Free("Anders."))))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    assert text(page) == INJECTED
    expect(result(page, ASKED)).to_have_text("Selbst eingeschätzt: teilweise getroffen")
    assert page.evaluate("window.hacked") is None


def test_two_tabs_show_the_same(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page(ASKED, LOYAL))
    two = show(quiz_page(ASKED, LOYAL), page=context.new_page())
    write(two, "Von hier")
    answer(one, LOYAL, "Stimmt")
    expect(result(two, LOYAL)).to_contain_text("nicht richtig")
    assert text(two) == "Von hier"


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED))
    found = violations(page)
    compare(page, "Mein Text", "getroffen")
    assert found + violations(page) + small_targets(page) == []
    sizes = [button.bounding_box() for button in block(page, ASKED).locator("[aria-pressed]").all()]
    assert [box for box in sizes if not box or box["height"] < 44] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_the_model_folds_open_and_on_paper_it_stands_in_the_key(
    site: Site, without_javascript: Page, show: Show, tmp_path: Path
) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    block(page, ASKED).get_by_text("Antwort und Erklärung").click()
    expect(block(page, ASKED).get_by_text(MODEL)).to_be_visible()
    questions, key = " ".join(pdf_text(show(quiz_page(ASKED)), tmp_path).split()).split("Lösungen")
    assert MODEL not in questions
    assert f"Musterantwort: {MODEL}" in key


def test_it_is_small() -> None:
    assert 0 < transfer_size("free") <= 3000
