"""The page of a class for everyone: without JavaScript, on paper, by keyboard and by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.paths import COURSE
from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.course_reader import (
    KINDS,
    WRONG,
    basis,
    class_of,
    course_page,
    file,
    mail,
    paste,
    pick,
    result,
    said,
    talked,
    unfold,
)
from tests.browser.fixtures.pages import LOYAL, REASONS, Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import Site, transfer_size
from tests.often import share

FOLDS = ("Alle Fragen", "Für alle, die Fragen schreiben", "Wer hat was")
CLASS = [*class_of(*range(7)), result(0, WRONG, id="another1")]
ON_SCREEN = ("Drucken", "Links einfügen", "CSV", "Gelesen", "Tab:", "sichern", "Schließen")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung"[:60]


def test_script_and_style_of_the_course_page_fit_into_18_kb() -> None:
    assert 0 < transfer_size("course") <= 18_000


def test_without_javascript_it_says_so_and_leads_to_the_questions(site: Site, without_javascript: Page) -> None:
    body = pages.page(pages.stocked("course", COURSE, KINDS), "course").replace(
        '<html lang="de">', '<html lang="de" class="no-js">'
    )
    site.pages["/quiz/kurs/"] = body
    without_javascript.goto(site.url + "/quiz/kurs/")
    expect(without_javascript.get_by_text("Ohne JavaScript lassen sich hier keine Ergebnisse auswerten.")).to_be_visible()
    expect(without_javascript.get_by_role("link", name="Seite zum Drucken")).to_have_attribute("href", "../alle/")
    expect(without_javascript.locator("kb-course :is(button, input, textarea, h2)").filter(visible=True)).to_have_count(0)


@pytest.mark.parametrize("width", share(WIDTHS))
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = course_page(show)
    found = {"empty": violations(page)}
    pick(page, *(file(one) for one in CLASS), file("kaputt"), file(result(9, spec={**CLASS[0]["spec"], "name": ""})))
    paste(page, mail([result(10, WRONG, person=LONG)]))
    expect(basis(page)).to_contain_text("9 Ergebnisse")
    for title in FOLDS:
        unfold(page, title)
    for summary in page.locator("tbody summary").all():
        summary.click()
    found["full"] = violations(page)
    assert not any(found.values()), found
    assert small_targets(page) == []
    set_width(page, 320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_the_keyboard_alone(show: Show) -> None:
    page = course_page(show)
    field = page.get_by_label("Links einfügen")
    field.focus()
    page.keyboard.insert_text(mail(CLASS))
    expect(said(page)).to_be_focused()
    page.get_by_role("button", name="Drucken").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(len(KINDS))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Fragen als Tabelle (CSV)")).to_be_focused()


def test_paper_holds_what_to_talk_about_and_what_was_opened_but_no_names(show: Show, tmp_path: Path) -> None:
    page = course_page(show)
    paste(page, mail(CLASS))
    expect(talked(page)).to_have_count(3)
    text = pdf_text(page, tmp_path)
    assert "8 Ergebnisse zum Test „Woche 3“" in text
    assert text.index("Darüber sprechen") < text.index(LOYAL.text) < text.index(REASONS.text)
    assert [word for word in (*ON_SCREEN, "Ahorn", "Wer hat was", "Alle Fragen") if word in text] == []
    unfold(page, "Alle Fragen")
    assert "Antworten" not in pdf_text(page, tmp_path)
    page.locator("tbody summary").first.click()
    text = pdf_text(page, tmp_path)
    assert "Alle Fragen" in text
    assert "× ✗ Stimmt" in text.replace("  ", " ")
    assert "Zuhören · Fragen" not in text  # an answer of what was left folded
    unfold(page, "Alle Fragen")
    assert "Alle Fragen" not in pdf_text(page, tmp_path)
    assert "Ahorn" not in text


def test_what_is_dropped_anywhere_on_the_element_is_read_and_the_page_stays(show: Show) -> None:
    page = course_page(show)
    drop = """(text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "test.json", { type: "application/json" }));
      const dropped = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files });
      document.querySelector("kb-course p").dispatchEvent(dropped);
    }"""
    page.evaluate(drop, file(CLASS[0])["buffer"].decode())
    expect(basis(page)).to_contain_text("1 Ergebnis zum Test")
