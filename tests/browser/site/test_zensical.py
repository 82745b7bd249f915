"""The same site with another engine: what a reader does with quiz, checklist, result and plan works there too."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import BuiltSite

pytestmark = pytest.mark.thorough

TOPIC = "quiz/zufrieden-ist-nicht-treu/"


def test_an_answer_is_told_about_and_kept(zensical: BuiltSite, tab: Page) -> None:
    tab.goto(zensical.url + TOPIC)
    question = tab.locator(".kb-q").first
    question.locator("input").first.check(force=True)
    question.get_by_role("button", name="Auflösen").click()
    told = question.get_by_role("status").inner_text()
    assert told
    tab.reload()
    expect(question.get_by_role("status")).to_have_text(told)
    question.locator(".kb-d .kb-l a").click()
    tab.wait_for_url("**/themen/zufrieden-ist-nicht-treu/#*")


def test_a_checklist_leads_to_a_result_and_into_a_plan(zensical: BuiltSite, tab: Page) -> None:
    tab.goto(f"{zensical.url}checkliste/beschwerden/")
    items = tab.locator('.kb-c[data-kind="statement"]')
    for number, item in enumerate(items.all()):
        item.get_by_label(("Nein", "Teilweise", "Ja")[number % 3], exact=True).check(force=True)
    expect(items.last).to_contain_text("gespeichert")
    tab.locator(".kb-ways a", has_text="Auswertung").click()
    tab.wait_for_url("**/checkliste/auswertung/")
    tab.get_by_role("button", name="In den Plan").first.click()
    tab.goto(f"{zensical.url}checkliste/plan/")
    expect(tab.locator(".kb-measure")).to_have_count(1)
    tab.goto(zensical.url)
    expect(tab.locator('kb-progress[data-set="check"]')).to_contain_text("Aussagen beantwortet")


def test_a_click_in_the_menu_brings_the_widget_along(zensical: BuiltSite, tab: Page) -> None:
    tab.goto(f"{zensical.url}datenschutz/")
    tab.evaluate("window.same = true")
    tab.locator(".md-nav--primary a", has_text="Testen").first.click()
    tab.wait_for_url("**/quiz/")
    tab.locator(".kb-topics a", has_text="Zufrieden ist nicht treu").click()
    tab.wait_for_url(f"**/{TOPIC}")
    expect(tab.locator(".kb-q").first.get_by_role("button", name="Auflösen")).to_be_visible()
    assert tab.evaluate("window.same") is True


def test_the_whole_checklist_names_its_reader_once_and_leads_on_once(zensical: BuiltSite, tab: Page) -> None:
    tab.goto(f"{zensical.url}checkliste/alle/")
    assert tab.locator(".kb-part").count() > 1
    for part in (".kb-end > .kb-ways", ".kb-hand"):
        tab.emulate_media(media="print" if part == ".kb-hand" else "screen")
        expect(tab.locator(f"kb-checklist > {part}").locator("visible=true")).to_have_count(1)


def test_a_link_to_what_folds_open_opens_it(zensical: BuiltSite, without_javascript: Page) -> None:
    without_javascript.goto(f"{zensical.url}themen/zufrieden-ist-nicht-treu/#belege")
    expect(without_javascript.get_by_text("Gelesen wurden die veröffentlichten Zusammenfassungen")).to_be_in_viewport()


def test_without_javascript_questions_and_answers_are_there(zensical: BuiltSite, without_javascript: Page) -> None:
    without_javascript.goto(zensical.url + TOPIC)
    question = without_javascript.locator(".kb-q").first
    expect(question.locator(".kb-o label").first).to_be_visible()
    question.locator("summary").click()
    expect(question.locator("details li").first).to_be_visible()
