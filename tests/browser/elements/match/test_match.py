"""Things to match: a choice in each row, told how many are right, and never lost when the rows change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kb.solutions import Match, Pair
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.pages import Question, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.quiz_reader import block, quiz_page, result, score
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

MEANINGS = {"Abwanderung": "Kunden gehen", "Wiederkauf": "Kunden kommen wieder", "Empfehlung": "Kunden erzählen davon"}
ROWS = tuple(Pair(f"p{n}", name, text, f"Grund für {name}.", 1) for n, (name, text) in enumerate(MEANINGS.items()))
LEFT = Pair("", "", "Kunden zahlen später", "", 1)
ASKED = Question("woerter", "Was bedeuten diese Wörter?", (), solution=Match(ROWS, (LEFT,)))
CHANGED = "Frage wurde geändert, bitte prüfen."


def chosen(page: Page) -> dict[str, str]:
    rows = block(page, ASKED).locator("kb-match label")
    return {
        row.locator("span").inner_text(): row.locator("option:checked").inner_text().replace("– wählen –", "")
        for row in rows.all()
    }


def choose(page: Page, **meanings: str) -> None:
    for name, text in meanings.items():
        block(page, ASKED).get_by_role("combobox", name=name).select_option(label=text)


def resolve(page: Page, **meanings: str) -> None:
    choose(page, **meanings)
    block(page, ASKED).get_by_role("button", name="Auflösen").click()


def test_all_right_is_told_with_its_reasons_and_what_is_left(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS)
    expect(result(page, ASKED)).to_have_text("Richtig.")
    said = [f"{name}: {text}. Grund für {name}." for name, text in MEANINGS.items()]
    expect(block(page, ASKED).locator(".kb-d .kb-match li")).to_have_text([*said, f"Übrig bleibt: {LEFT.answer}."])


def test_two_swapped_rows_are_named_else_how_many_are_right(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS | {"Abwanderung": MEANINGS["Wiederkauf"], "Wiederkauf": MEANINGS["Abwanderung"]})
    expect(result(page, ASKED)).to_have_text("Das ist nicht richtig. Vertauscht sind nur „Abwanderung“ und „Wiederkauf“.")
    page.get_by_role("button", name="Antworten zurücksetzen").click()
    resolve(page, **MEANINGS | {"Abwanderung": LEFT.answer})
    expect(result(page, ASKED)).to_have_text("Das ist nicht richtig. Richtig zugeordnet: 2 von 3.")
    expect(block(page, ASKED).locator("kb-match .kb-wrong span")).to_have_text(["Abwanderung"])


def test_every_row_is_asked_for(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, Abwanderung="Kunden gehen")
    expect(result(page, ASKED)).to_have_text("Bitte wählen Sie in jeder Zeile etwas aus.")
    expect(score(page)).to_have_text("Noch keine Frage beantwortet.")
    block(page, ASKED).get_by_role("button", name="Weiß ich nicht").click()
    expect(result(page, ASKED)).to_have_text("Gut, dass Sie nicht geraten haben.")
    expect(block(page, ASKED).locator(".kb-d .kb-match")).to_be_visible()


def test_by_keyboard_alone(show: Show) -> None:
    page = show(quiz_page(ASKED))
    block(page, ASKED).get_by_role("combobox").first.focus()
    for text in MEANINGS.values():
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(result(page, ASKED)).to_be_focused()
    expect(result(page, ASKED)).to_have_text("Richtig.")


def test_draft_and_answer_survive_a_reload_and_another_try(show: Show) -> None:
    page = show(quiz_page(ASKED))
    choose(page, Wiederkauf="Kunden gehen")
    page.reload()
    assert chosen(page) == {"Abwanderung": "", "Wiederkauf": "Kunden gehen", "Empfehlung": ""}
    resolve(page, Abwanderung="Kunden gehen", Empfehlung="Kunden gehen")
    page.reload()
    expect(result(page, ASKED)).to_contain_text("Richtig zugeordnet: 1 von 3.")
    page.get_by_role("button", name="Falsche wiederholen").click()
    assert set(chosen(page).values()) == {""}


def test_an_answer_survives_other_words_turned_rows_and_fewer_left(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS)
    show(quiz_page(replace(ASKED, rev="r2", text="Was heißt das?", solution=Match(ROWS[::-1]))))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(result(page, ASKED)).to_have_text("Richtig.")
    assert chosen(page) == MEANINGS


def test_with_a_row_added_only_that_one_is_asked_for(show: Show) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS)
    more = Pair("p9", "Treue", "Kunden bleiben", "", 1)
    show(quiz_page(replace(ASKED, rev="r2", solution=Match((*ROWS, more)))))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(result(page, ASKED)).to_have_text("")
    assert chosen(page) == MEANINGS | {"Treue": ""}
    resolve(page, Treue="Kunden bleiben")
    expect(result(page, ASKED)).to_have_text("Richtig.")


@pytest.mark.parametrize("rows", [ROWS[:2], (ROWS[0], ROWS[1], replace(ROWS[2], answer="Kunden loben"))])
def test_with_a_row_or_an_answer_gone_the_earlier_ones_are_quoted(show: Show, rows: tuple[Pair, ...]) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS)
    show(quiz_page(replace(ASKED, rev="r2", solution=Match(rows))))
    quoted = ", ".join(f"„{name} → {text}“" for name, text in MEANINGS.items())
    expect(page.get_by_text(f"{CHANGED} Ihre frühere Antwort lautete {quoted}.")).to_be_visible()
    assert set(chosen(page).values()) == {""}


def test_two_tabs_show_the_same(show: Show, context: BrowserContext) -> None:
    one = show(quiz_page(ASKED))
    two = show(quiz_page(ASKED), page=context.new_page())
    choose(one, Abwanderung="Kunden gehen")
    expect(block(two, ASKED).get_by_role("combobox", name="Abwanderung").locator("option:checked")).to_have_text("Kunden gehen")
    resolve(two, Wiederkauf="Kunden gehen", Empfehlung="Kunden gehen")
    expect(result(one, ASKED)).to_contain_text("Richtig zugeordnet: 1 von 3.")


@pytest.mark.parametrize("width", share([320, *WIDTHS]))
def test_it_is_for_everyone(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(quiz_page(ASKED))
    sizes = [select.bounding_box() for select in page.locator("select").all()]
    assert [box for box in sizes if not box or min(box["width"], box["height"]) < 44] == []
    expect(page.locator(".kb-paper")).to_be_hidden()
    found = violations(page)
    resolve(page, **MEANINGS | {"Abwanderung": LEFT.answer})
    assert found + violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_javascript_what_belongs_together_folds_open(site: Site, without_javascript: Page) -> None:
    site.pages["/quiz/"] = quiz_page(ASKED)
    page = without_javascript
    page.goto(site.url + "/quiz/")
    block(page, ASKED).get_by_text("Antwort und Erklärung").click()
    expect(block(page, ASKED).get_by_text("Grund für Empfehlung.")).to_be_visible()


def test_on_paper_answers_have_letters_and_the_key_stands_behind(show: Show, tmp_path: Path) -> None:
    page = show(quiz_page(ASKED))
    resolve(page, **MEANINGS)
    questions, key = " ".join(pdf_text(page, tmp_path).split()).split("Lösungen")
    for letter, text in zip("ABCD", sorted([*MEANINGS.values(), LEFT.answer]), strict=True):
        assert f"{letter}. {text}" in questions
    assert "Grund" not in questions
    assert "Wiederkauf: Kunden kommen wieder. Grund für Wiederkauf." in key


def test_it_is_small(show: Show) -> None:
    assert 0 < transfer_size("match") <= 3000
