"""Steps to put in order: by two buttons at each, told where one stands, and never lost when the steps change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kb.entries.orders import mixed
from kb.solutions import Order, Step
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.pages import Question, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import block, quiz_page, result, score, stored
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

NAMES = ("Zuhören", "Nachfragen", "Entschuldigen", "Beheben")
STEPS = tuple(Step(f"s{number}", name, f"Grund für {name}.", 1) for number, name in enumerate(NAMES, 1))
ASKED = Question("beschwerde", "In welcher Reihenfolge antworten Sie auf eine Beschwerde?", (), solution=Order(STEPS))
CHANGED = "Frage wurde geändert, bitte prüfen."


def order(page: Page, question: Question = ASKED) -> list[str]:
    return block(page, question).locator("kb-order li > span").all_text_contents()


def move(page: Page, name: str, way: str) -> None:
    page.get_by_role("button", name=f"„{name}“ nach {way}").click()


def put(page: Page, *names: str) -> None:
    """Every step up to its place, the first one first."""
    for place, name in enumerate(names):
        while order(page).index(name) > place:
            move(page, name, "oben")


def resolve(page: Page, *names: str) -> None:
    put(page, *names)
    block(page, ASKED).get_by_role("button", name="Auflösen").click()


def marks(page: Page) -> list[str]:
    items = block(page, ASKED).locator("kb-order li")
    return [item.evaluate("e => getComputedStyle(e, '::after').content")[1:2] for item in items.all()]


def test_the_first_order_is_always_the_same_and_never_right() -> None:
    for number in range(200):
        at_first = mixed(f"frage-{number}", Order(STEPS))
        assert at_first != list(STEPS)
        assert sorted(at_first, key=STEPS.index) == list(STEPS)
        assert mixed(f"frage-{number}", Order(STEPS)) == at_first


def test_the_right_order_is_told_with_its_reasons(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, *NAMES)
    expect(result(page, ASKED)).to_have_text("Richtig.")
    reasons = block(page, ASKED).locator(".kb-d .kb-order li")
    expect(reasons).to_have_text([f"{n}. {name} Grund für {name}." for n, name in enumerate(NAMES, 1)])
    assert marks(page) == ["✓"] * 4
    expect(page.get_by_role("button", name="nach oben")).to_have_count(0)


def test_two_swapped_steps_are_named(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, "Zuhören", "Entschuldigen", "Nachfragen", "Beheben")
    expect(result(page, ASKED)).to_have_text("Das ist nicht richtig. Vertauscht sind nur „Entschuldigen“ und „Nachfragen“.")
    assert marks(page) == ["✓", "✗", "✗", "✓"]


def test_else_it_is_told_how_many_stand_right(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, "Nachfragen", "Entschuldigen", "Zuhören", "Beheben")
    expect(result(page, ASKED)).to_have_text("Das ist nicht richtig. An der richtigen Stelle: 1 von 4.")


def test_who_has_moved_nothing_is_told_so(show: Show) -> None:
    page = show(quiz_page(ASKED))
    block(page, ASKED).get_by_role("button", name="Auflösen").click()
    expect(result(page, ASKED)).to_contain_text("So, wie es dasteht, stimmt die Reihenfolge nicht.")
    assert stored(page, ASKED) is None
    block(page, ASKED).get_by_role("button", name="Weiß ich nicht").click()
    expect(block(page, ASKED).locator(".kb-d .kb-order")).to_be_visible()
    assert marks(page) == ["o"] * 4  # „none“: nothing was chosen


def test_by_keyboard_the_focus_stays_on_the_moved_step_and_its_place_is_said(show: Show) -> None:
    page = show(quiz_page(ASKED))
    last = order(page)[-1]
    button = page.get_by_role("button", name=f"„{last}“ nach oben")
    button.focus()
    for place in (3, 2, 1):
        page.keyboard.press("Enter")
        expect(button).to_be_focused()
        expect(page.locator("[aria-live]")).to_have_text(f"„{last}“ steht jetzt an Stelle {place} von 4.")
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    assert order(page)[0] == last
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert order(page)[1] == last


def test_draft_and_answer_survive_a_reload_and_another_try(show: Show) -> None:
    page = show(quiz_page(ASKED))
    at_first = order(page)
    move(page, at_first[1], "oben")
    moved = order(page)
    page.reload()
    assert order(page) == moved
    resolve(page, "Nachfragen", "Zuhören", "Entschuldigen", "Beheben")
    page.reload()
    expect(result(page, ASKED)).to_contain_text("Vertauscht sind nur „Nachfragen“ und „Zuhören“.")
    page.get_by_role("button", name="Falsche wiederholen").click()
    assert order(page) == at_first
    resolve(page, *NAMES)
    expect(score(page)).to_have_text("Alles richtig: 1 von 1.")


def test_an_answer_survives_other_words_and_is_judged_by_the_order_of_today(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, *NAMES)
    reworded = replace(STEPS[0], text="Genau zuhören")
    turned = Order((STEPS[1], reworded, *STEPS[2:]))
    show(quiz_page(replace(ASKED, rev="r2", solution=turned)))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(result(page, ASKED)).to_contain_text("Vertauscht sind nur „Genau zuhören“ und „Nachfragen“.")


def test_two_tabs_show_the_same_order(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page(ASKED))
    two = show(quiz_page(ASKED), page=context.new_page())
    resolve(one, *NAMES)
    expect(result(two, ASKED)).to_have_text("Richtig.")
    assert order(two) == list(NAMES)


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED))
    sizes = [button.bounding_box() for button in page.locator("kb-order button").all()]
    assert [box for box in sizes if not box or min(box["width"], box["height"]) < 44] == []
    found = violations(page)
    resolve(page, "Nachfragen", "Zuhören")
    assert found + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_steps_stand_there_and_their_order_folds_open(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    assert sorted(order(page)) == sorted(NAMES)
    expect(page.get_by_role("button")).to_have_count(0)
    block(page, ASKED).get_by_text("Antwort und Erklärung").click()
    expect(block(page, ASKED).get_by_text("Grund für Entschuldigen.")).to_be_visible()


def test_on_paper_steps_stand_as_they_came_and_the_key_behind(show: Show, tmp_path: Path) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, *NAMES)
    text = " ".join(pdf_text(page, tmp_path).split())
    questions, key = text.split("Lösungen")
    assert all(name in questions for name in NAMES)
    assert "Grund" not in questions
    assert "2. Nachfragen Grund für Nachfragen. 3. Entschuldigen" in key


def test_it_is_small(show: Show) -> None:
    assert 0 < transfer_size("order") <= 3000
