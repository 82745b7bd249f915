"""The result as it is read: the step before the point it belongs to, what counts told apart from what is answered, on A4."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AREAS,
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    PLAIN,
    SIGNED,
    Area,
    entry,
    put,
    stored,
)
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.result_reader import Result, area, card, cards, lines_of, part, plan_of, table_of, with_appendix
from tests.conftest import BuiltSite

A4 = 700
"""CSS pixels between the margins of a sheet."""
TOO_WIDE = """(width) => [...document.querySelectorAll("body *")]
  .filter((node) => node.getBoundingClientRect().right > width && !node.closest(".kb-read"))
  .map((node) => `${node.tagName} ${node.className}`)"""
SIZE = "(node) => parseFloat(getComputedStyle(node).fontSize)"
OPEN_ALL = "() => window.dispatchEvent(new Event('beforeprint'))"


def on_paper(page: Page) -> Page:
    with_appendix(page)
    page.set_viewport_size({"width": A4, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate(OPEN_ALL)
    return page


# --- Cards


def test_the_step_is_what_a_card_says_first_and_largest(result: Result) -> None:
    mail = card(result(), MAIL)
    expect(mail.get_by_role("heading", level=3)).to_have_text(MAIL.step)
    lines = re.split(r"\n+", mail.inner_text())
    assert lines[0] == MAIL.step
    assert lines[1].startswith("Schriftlich: Antwort Nein")
    mail.get_by_text("Mehr dazu").click()
    expect(mail).to_contain_text(f"Punkt: {MAIL.text}")
    step, why = (mail.locator(name).evaluate(SIZE) for name in ("h3", ".kb-why"))
    assert step > why


@pytest.mark.parametrize(
    ("step", "first", "rest"),
    [
        ("Zählen Sie Anrufe. Notieren Sie die Zahl.", "Zählen Sie Anrufe.", "Notieren Sie die Zahl."),
        ("Ordnen Sie alles zu. Sperren Sie den Rest.", "Ordnen Sie alles zu.", "Sperren Sie den Rest."),
        ("Fragen Sie z. B. Kunden, bzw. Käufer.", "Fragen Sie z. B. Kunden, bzw. Käufer.", ""),
        ("Fragen Sie: „Was fehlt?“ Hören Sie zu.", "Fragen Sie: „Was fehlt?“", "Hören Sie zu."),
    ],
)
def test_of_a_long_step_the_first_sentence_is_the_heading_and_the_rest_folds(
    result: Result, step: str, first: str, rest: str
) -> None:
    long = replace(MAIL, step=step)
    page = result({long: "nein"}, areas=(Area("schriftlich", "Schriftlich", (long, SIGNED)),))
    expect(cards(page).get_by_role("heading", level=3)).to_have_text(first)
    if rest:
        expect(cards(page).get_by_text(rest)).to_be_hidden()
        cards(page).get_by_text("Mehr dazu").click()
        expect(cards(page).get_by_text(rest)).to_be_visible()
    page.get_by_role("button", name="In den Plan").click()
    assert stored(page, "plan", "erste", f"check-{MAIL.id}")["what"] == step


def test_what_is_planned_already_takes_no_place_among_the_suggestions(result: Result) -> None:
    page = result(more=plan_of(MAIL) | plan_of(CONSENT, status="laeuft"))
    expect(cards(page)).to_have_count(3)
    for item in (SIGNED, ONCE, PLAIN):
        expect(card(page, item).get_by_role("button", name="In den Plan")).to_be_visible()
    expect(page.get_by_text("Schon im Plan:")).to_be_visible()
    links = part(page, "planned").get_by_role("link")
    expect(links).to_have_text([CONSENT.text, MAIL.text])
    expect(links.first).to_have_attribute("href", re.compile("/plan/$"))


def test_what_follows_the_planned_ones_comes_from_several_areas_again(result: Result) -> None:
    given = {MAIL: "nein", SIGNED: "nein", PLAIN: "nein", CALL_BACK: "teilweise", ONCE: "teilweise"}
    areas = (Area("schriftlich", "Schriftlich", (MAIL, SIGNED, PLAIN)), Area("telefon", "Telefon", (CALL_BACK, ONCE)))
    page = result(given, plan_of(ONCE), areas=areas)
    expect(cards(page)).to_have_count(3)
    expect(cards(page).nth(1)).to_contain_text(CALL_BACK.text)


def test_three_steps_in_the_plan_are_enough_for_now(result: Result) -> None:
    enough = "Genug für jetzt."
    expect(result(more=plan_of(MAIL) | plan_of(CONSENT)).get_by_text(enough)).to_be_hidden()
    page = result(more=plan_of(MAIL) | plan_of(CONSENT) | plan_of(SIGNED))
    expect(page.get_by_text(enough)).to_be_visible()
    expect(cards(page)).to_have_count(0)
    ways = part(page, "more").locator("xpath=..").locator("a, button")
    expect(ways).to_have_text(["Zum Plan", "Mehr Vorschläge"])
    ways.last.click()
    expect(cards(page)).to_have_count(2)
    expect(cards(page).first.get_by_role("button")).to_be_focused()


def test_without_a_plan_there_is_no_line_about_it(result: Result) -> None:
    expect(result().get_by_text("Schon im Plan:")).to_be_hidden()


def test_what_was_just_planned_stays_in_its_place_until_the_next_visit(result: Result) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {CONSENT.text}").click()
    expect(cards(page)).to_have_count(3)
    expect(cards(page).first).to_contain_text(CONSENT.text)
    expect(cards(page).first.get_by_role("button")).to_have_text(["Rückgängig"])
    expect(page.get_by_text("Schon im Plan:")).to_be_hidden()
    page.reload()
    expect(cards(page)).to_have_count(3)
    expect(cards(page).first).to_contain_text(MAIL.text)
    expect(part(page, "planned").get_by_role("link")).to_have_text([CONSENT.text])


def test_what_was_said_about_the_plan_does_not_outlive_the_next_step(result: Result) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    expect(part(page, "said")).to_have_text("In den Plan übernommen.")
    page.get_by_role("button", name="Mehr Vorschläge").click()
    expect(part(page, "said")).to_be_empty()
    page.get_by_role("button", name=f"In den Plan: {SIGNED.text}").click()
    page.get_by_role("button", name=f"Rückgängig: {SIGNED.text}").click()
    expect(part(page, "said")).to_have_text("Aus dem Plan genommen.")


# --- Answered and counted


def test_what_has_no_value_is_told_by_what_is_missing(result: Result) -> None:
    page = result({PLAIN: "weissnicht", MAIL: "entfaellt"})
    assert lines_of(area(page, "Schriftlich")) == ["– Schriftlich", "2 von 3 beantwortet"]
    assert lines_of(area(page, "Telefon")) == ["– Telefon", "0 von 3 beantwortet"]
    expect(part(page, "head")).to_contain_text("2 von 6 Aussagen beantwortet")
    expect(part(page, "statement").locator("summary").nth(1)).to_have_text("Schriftlich: 2 von 3 beantwortet · 1 ohne Antwort")


def test_where_all_is_answered_and_much_not_known_that_is_what_is_said(result: Result) -> None:
    page = result({MAIL: "ja", SIGNED: "weissnicht", PLAIN: "weissnicht"})
    assert lines_of(area(page, "Schriftlich")) == ["● Schriftlich", "eher „Läuft“", "2 von 3 „Weiß nicht“"]
    expect(part(page, "deeper").locator("li").first).to_have_text("Schriftlich: bei 2 Aussagen „Weiß nicht“")


def test_heads_and_rules_use_the_same_word(result: Result) -> None:
    page = result()
    table_of(page)
    heads = page.locator(".kb-table thead th").all_inner_texts()
    assert heads[4] == "Gewertet"
    assert heads[-1] == "Ohne Antwort"
    page.get_by_text("So wird gerechnet").click()
    expect(page.get_by_text("Gewertet heißt: mit Ja, Teilweise oder Nein beantwortet.")).to_have_count(1)


def test_that_there_is_no_grade_is_said_once(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/")
    assert (tab.locator("article").text_content() or "").count("Gesamtnote") == 1


# --- On paper


def test_on_paper_nothing_is_wider_than_the_sheet(result: Result) -> None:
    page = on_paper(result())
    expect(page.locator(".kb-table")).to_be_visible()
    assert page.evaluate(TOO_WIDE, A4) == []


def test_on_paper_the_built_page_is_no_wider_than_the_sheet(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/")
    put(tab, {"check:erste:statement:nur-bei-uns": entry("nein")})
    page = on_paper(tab)
    expect(page.locator(".kb-table")).to_be_visible()
    assert page.evaluate(TOO_WIDE, A4) == []


def test_on_paper_only_what_was_answered_or_written_is_listed(result: Result, tmp_path: Path) -> None:
    noted = {f"check:erste:{ONCE.key}": entry("", ONCE, note="Fragen wir im Januar")}
    page = on_paper(result({CALL_BACK: "ja", MAIL: "ja"}, noted))
    rows = part(page, "statement").locator("li:visible")
    for item, count in {CALL_BACK: 1, ONCE: 1, MAIL: 1, CONSENT: 0, SIGNED: 0, PLAIN: 0}.items():
        expect(rows.filter(has_text=item.text)).to_have_count(count)
    expect(part(page, "open").locator("li").filter(has_text=ANNOYANCE.text)).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("kb-result.kb-full").wait_for()
    text = re.sub(r"\s+", " ", pdf_text(page, tmp_path))
    assert "Telefon: 1 von 3 beantwortet · 2 ohne Antwort" in text
    assert "Fragen wir im Januar" in text
    assert "Nicht beantwortet" in text


def test_on_screen_what_is_open_stays_in_the_list(result: Result) -> None:
    page = result({CALL_BACK: "ja"})
    page.evaluate(OPEN_ALL)
    for item in (item for one in AREAS for item in one.items):
        expect(page.locator("details li").filter(has_text=item.text)).to_be_visible()
