"""The team page: files of colleagues in memory, disagreement first, and nothing that tells who said what."""

from __future__ import annotations

import re
from typing import Any

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
    Item,
    everything,
    put,
)
from tests.browser.fixtures.pages import STATEMENT_ANSWERS, Show
from tests.browser.fixtures.team import (
    FIVE,
    NAMES,
    WORDS,
    colleague,
    lines,
    mine,
    payload,
    person,
    pick,
    remove,
    section,
    team_page,
    topics,
    unfold,
    who_counts,
)

THREE = "Ab drei Personen erscheint ein Ergebnis, damit niemand zu erkennen ist."


def test_five_files_put_the_most_disagreement_first(show: Show) -> None:
    page = team_page(show, *FIVE)
    expect(page.get_by_text("Antworten von 5 Personen, Stand 18.11.2026 bis 22.11.2026.")).to_be_visible()
    assert topics(page) == [ONCE.text, MAIL.text, SIGNED.text, CALL_BACK.text]
    first = page.locator(".kb-agenda > li", has_text=ONCE.text)
    expect(first).to_contain_text("✓ 3 Ja, ✗ 2 Nein")
    expect(first).to_contain_text("weit auseinander")
    last = page.locator(".kb-agenda > li", has_text=CALL_BACK.text)
    expect(last).to_contain_text("✓ 4 Ja, ~ 1 Teilweise")
    expect(last).to_contain_text("einig")


def test_the_meeting_takes_45_minutes(show: Show, tab: Page) -> None:
    for count in range(1, 9):
        items = [Item(f"punkt-{number}", f"Aussage {number}.") for number in range(count)]
        area = AREAS[0].__class__("telefon", "Telefon", tuple(items))
        page = team_page(show, *(person(n, dict.fromkeys(items, "ja" if n else "nein")) for n in range(3)), areas=[area])
        minutes = re.findall(r"(\d+) Minuten$", page.locator(".kb-agenda").inner_text(), re.M)
        assert len(minutes) == min(count, 6) + 2
        assert sum(map(int, minutes)) == 45
        tab.evaluate("() => localStorage.clear()")


def test_what_many_do_not_know_and_what_all_find_missing(show: Show) -> None:
    page = team_page(show, *FIVE)
    unknown, missing = section(page, "Was viele nicht wissen"), section(page, "Wo alle Bedarf sehen")
    expect(unknown.locator("li")).to_have_count(1)
    expect(unknown).to_contain_text(CONSENT.text)
    expect(unknown).to_contain_text("✓ 3 Ja, ? 2 Weiß nicht")
    expect(missing.locator("li b")).to_have_text([SIGNED.text])


@pytest.mark.parametrize("count", [1, 2])
def test_below_three_people_nothing_is_shown(show: Show, count: int) -> None:
    page = team_page(show, *FIVE[:count])
    expect(page.get_by_text(THREE)).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    text = page.locator("kb-team").evaluate("node => { node.querySelector('.kb-items').remove(); return node.textContent; }")
    assert not re.search(r"\d (Ja|Nein|Teilweise)|\d+ von 100|Warteschleife", text)
    assert not any(item.text in text for item in WORDS)
    expect(page.locator(".kb-dist")).to_have_count(0)


def test_exactly_three_people_are_enough(show: Show) -> None:
    page = team_page(show, *FIVE[:3])
    expect(page.get_by_text("Antworten von 3 Personen")).to_be_visible()
    assert topics(page)[0] == ONCE.text


def test_removing_the_third_takes_every_figure_away(show: Show) -> None:
    page = team_page(show, *FIVE[:3])
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    remove(page, 2)
    expect(page.get_by_text(THREE)).to_be_visible()
    expect(page.get_by_role("button", name="Entfernen: Person 3")).to_be_focused()
    expect(page.locator("table").filter(visible=True)).to_have_count(0)
    expect(page.locator(".kb-dist, kb-team td, .kb-agenda li")).to_have_count(0)


def test_an_item_answered_by_two_has_no_figures(show: Show) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    row = page.get_by_role("row", name=PLAIN.text)
    expect(row).to_contain_text("zu wenige Antworten")
    assert row.locator("td").all_inner_texts()[1:] == ["–"] * 7 + ["2"]


# --- Nobody is to be recognised -------------------------------------------------------------------------------------------


def test_names_and_files_are_hidden_until_asked_for(show: Show) -> None:
    page = team_page(show, *FIVE)
    text = page.locator("kb-team").inner_text()
    assert not any(name in text for name in (*NAMES, "datei-1.json", "Prüfung 1"))
    expect(lines(page).locator("b")).to_have_text([f"Person {number}" for number in range(1, 6)])
    page.get_by_label("Namen zeigen").check()
    expect(lines(page).nth(2)).to_contain_text("Miriam Kaya · Prüfung 2 · datei-3.json")
    page.get_by_label("Namen zeigen").uncheck()
    expect(lines(page).nth(2)).not_to_contain_text("Miriam")


def test_a_pseudonym_stays_with_its_person(show: Show) -> None:
    page = team_page(show, *FIVE)
    remove(page, 2)
    expect(lines(page).locator("b")).to_have_text(["Person 1", "Person 3", "Person 4", "Person 5"])
    pick(page, payload(FIVE[1]))
    expect(lines(page).locator("b").nth(1)).to_have_text("Person 2")


def test_notes_are_shown_on_request_in_an_order_that_tells_nothing(show: Show) -> None:
    def noted(number: int, note: str) -> dict[str, Any]:
        return colleague(number, notes={ONCE: note, PLAIN: "zu zweit"})

    people = [noted(0, "Zuletzt"), noted(1, "Anfangs"), noted(2, "Mitte")]
    found = []
    for order in (people, people[::-1]):
        page = team_page(show, *order)
        unfold(page)
        notes = section(page, "Notizen")
        expect(page.get_by_text("Zuletzt")).to_have_count(0)
        page.get_by_label("Notizen zeigen (ohne Namen)").check()
        expect(notes.locator("h3")).to_have_text([ONCE.text])
        found.append(notes.locator("li").all_inner_texts())
    assert found == [["Anfangs", "Mitte", "Zuletzt"]] * 2


def test_lists_without_anything_in_them_are_not_there(show: Show) -> None:
    page = team_page(show, *(person(n, {ONCE: "ja" if n else "nein", MAIL: "ja"}) for n in range(3)))
    expect(page.get_by_role("heading", name="Worüber Sie sprechen sollten")).to_be_visible()
    for title in ("Was viele nicht wissen", "Wo alle Bedarf sehen", "Wo Rollen verschieden antworten"):
        expect(page.get_by_role("heading", name=title)).to_have_count(0)


def test_an_answer_is_told_by_a_sign_and_every_point_by_its_area(show: Show) -> None:
    page = team_page(show, *FIVE)
    first = page.locator(".kb-agenda > li", has_text=ONCE.text)
    expect(first).to_contain_text("Telefon · 7 Minuten")
    expect(first).to_contain_text("✗ 2 Nein")
    expect(page.locator(".kb-legend").first).to_contain_text("✗ Nein")


def test_open_questions_show_how_many_answered_and_nothing_else(show: Show) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    page.get_by_label("Notizen zeigen (ohne Namen)").check()
    page.get_by_text("Offene Fragen").click()
    expect(page.get_by_text(f"{ANNOYANCE.text} – Antworten: 3")).to_be_visible()
    assert "Warteschleife" not in page.locator("kb-team").inner_text()


def test_of_files_nothing_is_stored(show: Show) -> None:
    page = team_page(show)
    put(page, {**mine({ONCE: "nein"}), "check:erste:statement:kaputt": {"v": 7}})
    before = everything(page)
    who_counts(page)
    pick(page, *(payload(values) for values in FIVE))
    page.get_by_label("Namen zeigen").check()
    remove(page, 2)
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    assert everything(page) == before
    page.reload()
    expect(lines(page)).to_have_count(1)
    assert everything(page) == before
    expect(page.get_by_text("Aus Dateien wird nichts gespeichert")).to_be_visible()


# --- Figures --------------------------------------------------------------------------------------------------------------


def test_the_table_says_what_the_picture_shows(show: Show) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    for item in (ONCE, CONSENT, SIGNED):
        row = page.get_by_role("row", name=item.text)
        expect(row).to_be_visible()
        numbers = [int(text) for text in row.locator("td").all_inner_texts()[1:6]]
        counts = dict(zip(STATEMENT_ANSWERS, numbers, strict=True))
        assert counts == {answer: WORDS[item].count(answer) for answer in counts}
        widths = row.locator("g").evaluate_all(
            "all => all.map(g => [g.getAttribute('class').slice(5), parseFloat(g.firstChild.getAttribute('width'))])"
        )
        assert {answer: round(width / 20) for answer, width in widths} == {a: n for a, n in counts.items() if n}


def test_the_table_can_follow_the_checklist(show: Show) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    heads = page.get_by_role("region", name="Alle Punkte").locator("tbody th")
    expect(heads.nth(0)).to_have_text(ONCE.text)
    expect(heads.nth(1)).to_have_text(MAIL.text)
    page.get_by_label("In der Reihenfolge der Checkliste").check()
    expect(heads).to_have_text([item.text for area in AREAS for item in area.items if item.kind == "statement"])
    expect(page.get_by_label("In der Reihenfolge der Checkliste")).to_be_focused()


def test_areas_have_means_of_their_items(show: Show) -> None:
    page = team_page(show, *FIVE)
    unfold(page)
    rows = section(page, "Bereiche").get_by_role("row")
    expect(rows.nth(1)).to_contain_text(re.compile("Telefon.*83 von 100.*gemischt.*13\u00a0%"))
    expect(rows.nth(2)).to_contain_text(re.compile("Schriftlich.*weniger als drei gewertete Aussagen.*–.*0\u00a0%"))


def test_long_tables_are_built_when_they_are_opened(show: Show) -> None:
    page = team_page(show, *FIVE)
    assert page.get_by_text(PLAIN.text).count() == 1, "in the catalogue only"
    unfold(page)
    page.get_by_text("Alle Punkte", exact=True).click()
    expect(page.get_by_text(PLAIN.text)).to_have_count(2)
