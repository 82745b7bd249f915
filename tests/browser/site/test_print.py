"""On paper: questions first, then a key that matches them; checklists with boxes and lines to write on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.assessment_pages import ANNOYANCE, CALL_BACK, MAIL, ONCE, answers, assessment_page, entry
from tests.browser.fixtures.backups import MEASURE, SNAPSHOT
from tests.browser.fixtures.checklist_reader import field, note_of
from tests.browser.fixtures.pages import ANNOYED, LOYAL, QUESTIONS, REASONS, Show
from tests.browser.fixtures.paper import pdf_text, sheet_texts
from tests.browser.fixtures.site import Site

QUIZ = pages.page(pages.quiz(), "quiz")
CHECKLIST = pages.page(pages.checklist(), "checklist")


@pytest.fixture(params=["with script", "without script"])
def printed(
    request: pytest.FixtureRequest, site: Site, tab: Page, without_javascript: Page, tmp_path: Path
) -> Callable[..., str]:
    """The text of the printed page, in the order in which it stands on paper, with and without JavaScript."""
    page = tab if request.param == "with script" else without_javascript

    def to_text(html: str) -> str:
        site.pages["/druck/"] = html
        page.goto(site.url + "/druck/")
        return pdf_text(page, tmp_path)

    return to_text


def test_all_questions_come_before_the_key(printed: Callable[..., str]) -> None:
    text = printed(QUIZ)
    questions, key = text.split("Lösungen")
    for number, question in enumerate(QUESTIONS, 1):
        assert f"{number}. {question.text}" in questions
        assert all(option.text in questions for option in question.options)
        assert re.search(rf"{number}\. Antwort und Erklärung", key)
        assert all(option.feedback in key for option in question.options)
        assert f"Erklärung zu {question.id}." in key
    assert "Rückmeldung" not in questions


def test_letters_of_key_and_options_match(printed: Callable[..., str]) -> None:
    questions, key = printed(QUIZ).split("Lösungen")
    solution = key.split("2. Antwort")[1].split("3. Antwort")[0]
    letters = dict(re.findall(r"([A-D])\. +(?:Richtig|Falsch)\. +Rückmeldung zu „(.+?)“", solution))
    asked = questions.split(REASONS.text)[1].split(QUESTIONS[2].text)[0]
    assert sorted(letters) == ["A", "B", "C", "D"]
    for letter, option in letters.items():
        assert re.search(rf"{letter}\. +{re.escape(option)}", asked)


def test_no_buttons_on_paper(printed: Callable[..., str]) -> None:
    for html in (QUIZ, CHECKLIST):
        text = printed(html)
        for label in ("Prüfen\n", "Weiß ich nicht", "beantwortet", "Antwort löschen"):
            assert label not in text


AROUND = ("result", "plan", "history", "team", "manage")
EVERY_PAGE = {
    "quiz": QUIZ,
    "checklist": CHECKLIST,
    "progress": pages.page(pages.REMINDER + pages.progress("check", {"Schriftlich": pages.CHECKS}), "progress"),
    **{name: assessment_page(name) for name in AROUND},
}
OLD = answers({CALL_BACK: "ja", ONCE: "nein", ANNOYANCE: "Warteschleife", MAIL: "teilweise"})
OLD |= {
    "plan:erste:check-x": MEASURE,
    "snapshot:erste:s1": SNAPSHOT,
    **{f"check:erste:{check.kind}:{check.id}": entry("ja") for check in pages.CHECKS},
}
BUTTONS = "[data-site] :is(button, select, [type=file]):visible"


@pytest.mark.reader(now="2028-02-29T23:30:00+01:00")
@pytest.mark.parametrize("name", EVERY_PAGE)
def test_however_old_the_answers_are_no_page_prints_buttons_or_a_reminder(show: Show, name: str) -> None:
    page = show(EVERY_PAGE[name], stored=OLD)
    expect(page.locator(".kb-on").first).to_be_attached()
    page.emulate_media(media="print")
    assert page.locator(BUTTONS).all_inner_texts() == []
    expect(page.locator(".kb-remind:visible")).to_have_count(0)


@pytest.mark.reader(now="2028-02-29T23:30:00+01:00")
@pytest.mark.parametrize("name", [name for name, html in EVERY_PAGE.items() if "<kb-reminder" in html])
def test_the_reminder_is_on_the_screen_and_on_no_sheet(show: Show, tmp_path: Path, name: str) -> None:
    page = show(EVERY_PAGE[name], stored=OLD)
    expect(page.locator(".kb-remind")).to_contain_text("noch nicht als Datei gesichert")
    text = pdf_text(page, tmp_path)
    assert "Seite" in text
    assert "gesichert" not in text
    assert "Jetzt sichern" not in text


def test_the_checklist_is_a_form(printed: Callable[..., str]) -> None:
    text = printed(CHECKLIST)
    for label in (*pages.STATEMENT_ANSWERS.values(), "Wichtig für uns", "Notiz", "Warum trifft das nicht zu?", "Ihre Antwort"):
        assert label in text
    assert "Messen Sie eine Woche lang." in text


def test_an_answered_quiz_prints_its_key_at_the_end_only(show: Show, tmp_path: Path) -> None:
    page = show(QUIZ)
    for question in QUESTIONS:
        page.locator(f'[data-id="{question.id}"]').get_by_role("button", name="Weiß ich nicht").click()
    questions, key = pdf_text(page, tmp_path).split("Lösungen")
    assert "Rückmeldung" not in questions
    assert "nicht geraten" not in questions
    assert key.count("Rückmeldung") == sum(len(question.options) for question in QUESTIONS)


def test_details_are_closed_again_after_printing(show: Show) -> None:
    page = show(CHECKLIST)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".kb-y[open]")).to_have_count(2)
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".kb-y[open]")).to_have_count(0)


def test_typed_text_is_printed_in_full(show: Show, tmp_path: Path) -> None:
    page = show(CHECKLIST)
    lines = [f"Zeile {number} der Antwort" for number in range(12)]
    field(page, ANNOYED, "Ihre Antwort").fill("\n".join(lines))
    text = pdf_text(page, tmp_path)
    assert all(text.count(line) == 1 for line in lines)


def test_a_draft_does_not_open_the_answer_on_screen(show: Show) -> None:
    page = show(QUIZ)
    page.get_by_label("Stimmt nicht").check()
    expect(page.get_by_text(f"Rückmeldung zu „{LOYAL.options[0].text}“.")).to_be_hidden()


def test_the_key_begins_on_a_sheet_of_its_own(show: Show, tmp_path: Path) -> None:
    sheets = sheet_texts(show(QUIZ), tmp_path)
    first = next(number for number, text in enumerate(sheets) if "Lösungen" in text)
    assert first > 0
    assert sheets[first].startswith("Lösungen")


def test_a_long_address_in_a_note_cuts_nothing_off(show: Show, tmp_path: Path) -> None:
    page = show(CHECKLIST)
    item = page.locator(".kb-c").first
    note_of(item).fill(f"Vorher https://www.example.org/{'lang' * 60} nachher")
    text = re.sub(r"\s", "", pdf_text(page, tmp_path))
    assert f"https://www.example.org/{'lang' * 60}nachher" in text


def test_a_reason_is_asked_for_only_where_it_may_be_needed(show: Show, tmp_path: Path) -> None:
    page = show(CHECKLIST)
    statements = page.locator('.kb-c[data-kind="statement"]')
    before = pdf_text(page, tmp_path).count("Warum trifft das nicht zu?")
    statements.first.get_by_label("Nein", exact=True).check(force=True)
    assert before == statements.count()
    assert pdf_text(page, tmp_path).count("Warum trifft das nicht zu?") == before - 1
