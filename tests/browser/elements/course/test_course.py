"""A teacher reads what her class gave back: what to talk about, how the questions worked, and who has what."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import everything
from tests.browser.fixtures.course_reader import (
    GAP,
    GUESS,
    KINDS,
    PAIRED,
    RIGHT,
    SPEC,
    STEPPED,
    WRONG,
    answered,
    basis,
    class_of,
    course_page,
    file,
    link,
    mail,
    paste,
    pick,
    result,
    said,
    talked,
    unfold,
)
from tests.browser.fixtures.pages import LOYAL, MEASURES, REASONS, Show, reworded

ASKED = [option.text for option in MEASURES.options]


def test_from_a_few_mails_to_what_to_talk_about(show: Show) -> None:
    page = course_page(show)
    expect(page.locator("[data-part=report]")).to_be_hidden()
    paste(page, mail([*class_of(*range(6)), *class_of(1)]))
    expect(said(page)).to_have_text("Gelesen: 7. Doppelt: 1 (Ahorn 1).")
    expect(basis(page)).to_have_text("6 Ergebnisse zum Test „Woche 3“. Im Mittel 4,5 von 7 richtig, von 2 bis 7.")
    expect(page.get_by_label("Links einfügen")).to_be_hidden()
    expect(talked(page).locator("b")).to_have_text([f"{at}. {one.text}" for at, one in enumerate(KINDS[:3], 1)])
    expect(talked(page).first).to_contain_text("1 von 6 richtig. 5 wählten „Stimmt“.")
    expect(talked(page).nth(2)).to_contain_text("3 von 6 richtig. 3 wählten „An einer hohen Note in der Umfrage“.")
    expect(talked(page).nth(2)).to_contain_text(f"3 ließen „{ASKED[2]}“ weg.")
    expect(talked(page).nth(2)).to_contain_text(f"Richtig ist: {ASKED[0]} · {ASKED[2]}")
    whole, reading = talked(page).first.get_by_role("link").all()
    expect(whole).to_have_text("Frage mit Erklärung")
    expect(whole).to_have_attribute("href", f"../{LOYAL.topic}/#{LOYAL.id}")
    expect(reading).to_have_text(f"Thema {LOYAL.topic}: Kurz gesagt")
    expect(reading).to_have_attribute("target", "_blank")
    assert everything(page) == {}


def test_what_is_right_is_told_in_words_for_every_kind(show: Show) -> None:
    page = course_page(show)
    asked = {
        LOYAL: "Stimmt nicht",
        GUESS: "66 %. Als richtig gilt, was höchstens 3\u00a0Prozentpunkte daneben liegt.",
        STEPPED: "Zuhören · Fragen · Lösen",
        PAIRED: "Churn → Abwanderung · NPS → Empfehlung",
        GAP: "Größe · Kunden-Treue",
    }
    for question in asked:
        paste(page, mail([result(n, {question: WRONG[question]}, spec={**SPEC, "ids": [question.id]}) for n in range(5)]))
    choice = page.get_by_label("Ergebnisse zu mehreren Tests")
    found = []
    for at in range(len(asked)):
        choice.select_option(index=at)
        found.append(talked(page).locator("p", has_text="Richtig ist:").inner_text())
    assert found == [f"Richtig ist: {words}" for words in asked.values()]


def test_reading_that_names_only_a_section_gets_the_title_of_its_topic(show: Show) -> None:
    page = course_page(show)
    page.locator(".kb-keys").evaluate(
        "({ content }, id) => { content.querySelector(`[data-id=${id}] p a`).textContent = 'Abschnitt'; }", REASONS.id
    )
    paste(page, mail(class_of(*range(2, 7))))
    expect(talked(page).filter(has_text=REASONS.text).get_by_role("link", name="Abschnitt")).to_have_text(
        f"Thema {REASONS.topic} – Abschnitt"
    )


def test_links_and_files_come_together_and_doubles_are_told(show: Show) -> None:
    page = course_page(show)
    one, two, three = class_of(0, 1, 2)
    paste(page, link(one))
    expect(basis(page)).to_have_text("1 Ergebnis zum Test „Woche 3“. 7 von 7 richtig.")
    pick(page, file(one), file(two), file(three), file("[]", "brief.json"))
    expect(said(page)).to_have_text("Gelesen: 3. Doppelt: 1 (Ahorn 0). Abgelehnt: 1.")
    expect(page.get_by_text("brief.json: Das ist kein Ergebnis eines Tests.")).to_be_visible()
    expect(basis(page)).to_contain_text("3 Ergebnisse")
    paste(page, link(two))
    expect(said(page)).to_have_text("Gelesen: 1. Doppelt: 1 (Ahorn 1).")
    nameless = result(9, person=" ")
    paste(page, mail([one, two, nameless, nameless, three]))
    expect(said(page)).to_have_text("Gelesen: 5. Doppelt: 4 (Ahorn 0, Ahorn 1, Ohne Namen …).")


def test_a_mail_program_may_have_broken_and_coded_the_links(show: Show) -> None:
    page = course_page(show)
    whole = [link(one) for one in class_of(0, 1)]
    broken = "\n> ".join(whole[0][at : at + 70] for at in range(0, len(whole[0]), 70))
    quoted = whole[1].replace("=", "=3D")
    coded = "=\r\n".join(quoted[at : at + 75] for at in range(0, len(quoted), 75))
    paste(page, f"Von: x\n> {broken}\n\n{coded}\n-- \nGruß")
    expect(said(page)).to_have_text("Gelesen: 2.")


def test_a_link_is_opened_and_leaves_the_address(show: Show, tab: Page) -> None:
    page = course_page(show)
    page.evaluate("(hash) => { location.hash = hash; }", link(class_of(1)[0]).partition("#")[2])
    expect(basis(page)).to_contain_text("1 Ergebnis zum Test")
    assert page.evaluate("location.hash") == ""
    paste(page, link(class_of(2)[0]))
    expect(basis(page)).to_contain_text("2 Ergebnisse")
    tab.reload()
    expect(basis(page)).to_be_hidden()


@pytest.mark.parametrize("back", [True, False])
def test_when_navigation_replaces_the_element_a_link_counts_once_and_is_told(show: Show, back: bool) -> None:
    """As the theme does it: the element is made anew, and the address may be put back."""
    page = course_page(show)
    opened = "#" + link(class_of(1)[0]).partition("#")[2]
    page.evaluate(
        """([hash, back]) => {
          const element = document.querySelector("kb-course");
          const copy = element.cloneNode(true);
          location.hash = hash;
          addEventListener("hashchange", () => setTimeout(() => {
            copy.classList.remove("kb-on");
            element.replaceWith(copy);
            if (back) location.hash = hash;
          }), { once: true });
        }""",
        [opened, back],
    )
    expect(said(page)).to_have_text("Gelesen: 1.")
    expect(basis(page)).to_contain_text("1 Ergebnis zum Test")
    pick(page, file(class_of(1)[0]))
    expect(said(page)).to_have_text("Gelesen: 1. Doppelt: 1 (Ahorn 1).")


def test_results_of_another_test_are_set_apart_and_can_be_chosen(show: Show) -> None:
    page = course_page(show)
    other = {**SPEC, "name": "", "ids": [LOYAL.id]}
    paste(page, mail([*class_of(0, 1), result(7, {LOYAL: RIGHT[LOYAL]}, spec=other)]))
    expect(basis(page)).to_contain_text("2 Ergebnisse zum Test „Woche 3“.")
    choice = page.get_by_label("Ergebnisse zu mehreren Tests")
    assert choice.locator("option").all_inner_texts() == ["Woche 3 (2)", "Test ohne Namen (1)"]
    choice.select_option(label="Test ohne Namen (1)")
    expect(basis(page)).to_have_text("1 Ergebnis. 1 von 1 richtig.")
    expect(talked(page)).to_have_count(0)


def test_every_question_with_what_was_answered(show: Show) -> None:
    page = course_page(show)
    paste(page, mail([*class_of(*range(7)), result(9, {})]))
    rows = unfold(page, "Alle Fragen").locator("tbody tr")
    expect(rows).to_have_count(len(KINDS))
    expect(rows.nth(1)).to_contain_text(f"2. {REASONS.text}")
    expect(rows.nth(1)).to_contain_text("2 von 8")
    expect(rows.nth(7)).to_contain_text("7 mit eigenen Worten")
    for summary in rows.locator("summary").all():
        summary.click()
    given = {row.locator("th").inner_text().split(".")[0]: row.locator("li").all_inner_texts() for row in rows.all()}
    assert given["1"] == ["6 × ✗ Stimmt", "1 × ✓ Stimmt nicht"]
    assert given["3"] == [f"7 × ✓ {ASKED[0]}", f"4 × ✗ {ASKED[1]}", f"3 × ✓ {ASKED[2]} (4 × weggelassen)", f"0 × ✗ {ASKED[3]}"]
    assert given["4"] == ["4 × ✓ 66", "3 × ✗ 40"]
    assert given["5"] == ["5 × ✓ Zuhören · Fragen · Lösen", "2 × ✗ Fragen · Zuhören · Lösen"]
    assert given["6"][0] == "6 × ✓ Churn → Abwanderung · NPS → Empfehlung"
    assert given["7"] == ["7 × ✓ groesse · kundentreue"]
    assert given["8"] == ["7 × Weil es wehtut."]


def test_who_has_what_is_shown_only_on_request_and_one_can_be_left_out(show: Show) -> None:
    page = course_page(show)
    twin = result(0, {LOYAL: WRONG[LOYAL]}, id="another1")
    changed = result(1, RIGHT, person="Ahorn 1")
    paste(page, mail([*class_of(0, 1), twin, changed]))
    expect(basis(page)).to_contain_text("3 Ergebnisse")
    assert "Ahorn" not in page.locator("kb-course").inner_text()
    people = unfold(page, "Wer hat was").locator(".kb-points > li")
    expect(people).to_have_count(4)
    expect(people.filter(has_text="Diesen Namen gibt es zweimal")).to_have_count(2)
    expect(people.filter(has_text="Eines davon wurde verändert")).to_contain_text(["Zählt nicht."])
    expect(people.filter(has_text="nicht richtig: 1 · eigene Worte: 8")).to_have_count(1)
    people.nth(0).get_by_role("button", name="Weglassen: Ahorn 0").click()
    expect(basis(page)).to_contain_text("2 Ergebnisse")
    expect(people.nth(0).get_by_role("button", name="Mitzählen: Ahorn 0")).to_be_focused()
    page.keyboard.press("Enter")
    expect(basis(page)).to_contain_text("3 Ergebnisse")


def test_what_was_asked_differently_counts_as_it_was_judged_then_and_is_told(show: Show) -> None:
    page = course_page(show, reworded(LOYAL), *[one for one in KINDS if one not in (LOYAL, REASONS)])
    paste(
        page,
        mail(
            [
                result(1),
                result(2, {LOYAL: ["k1"], REASONS: ["a1"]}, answers=answered({LOYAL: ["k1"], REASONS: ["a1"]}, "right")),
            ]
        ),
    )
    expect(page.get_by_text("4 Antworten galten einer anderen Fassung der Frage.")).to_be_visible()
    rows = unfold(page, "Alle Fragen").locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("Seit dem Test geändert: 2 Antworten")
    expect(rows.nth(0)).to_contain_text("2 von 2")
    expect(rows.nth(1)).to_contain_text(f"2. {REASONS.id}")
    expect(rows.nth(1)).to_contain_text("Diese Frage gibt es hier nicht mehr.")
    expect(rows.nth(1)).to_contain_text("2 von 2")


def test_what_was_gone_before_the_test_counts_for_nobody(show: Show) -> None:
    page = course_page(show)
    spec = {**SPEC, "ids": [*SPEC["ids"], "schon-vorher-weg"]}
    paste(page, mail([result(n, spec=spec) for n in range(2)]))
    expect(basis(page)).to_contain_text("Im Mittel 7 von 7 richtig")
    expect(unfold(page, "Alle Fragen").locator("tbody tr")).to_have_count(len(KINDS))


def test_a_verdict_that_does_not_fit_the_key_is_worked_out_again(show: Show) -> None:
    page = course_page(show)
    paste(page, link(result(1, WRONG, answers=answered(WRONG, "right"))))
    expect(page.get_by_text("8 Urteile passten nicht zur Lösung. Es zählt die Lösung.")).to_be_visible()
    expect(basis(page)).to_contain_text("0 von 7 richtig")


def test_what_nearly_all_have_right_needs_no_talk(show: Show) -> None:
    page = course_page(show)
    paste(page, mail(class_of(*[0] * 3)))
    expect(basis(page)).to_contain_text("1 Ergebnis")
    few = page.get_by_text("Unter fünf Ergebnissen sagen Zahlen nichts")
    calm = page.get_by_text("Jede Frage, die sich beurteilen")
    expect(few).to_be_visible()
    expect(calm).to_be_hidden()
    paste(page, mail([result(number) for number in range(1, 5)]))
    expect(calm).to_be_visible()
    expect(few).to_be_hidden()


@pytest.mark.parametrize(("number", "words"), [(4, ""), (19, "schwanken die Zahlen"), (20, "")])
def test_few_results_are_read_with_caution(show: Show, number: int, words: str) -> None:
    page = course_page(show)
    paste(page, mail([result(at, WRONG if at else RIGHT) for at in range(number)]))
    expect(page.locator("[data-part=cautions]")).to_contain_text(words) if words else None
    expect(page.locator("[data-part=cautions] p")).to_have_count(1 if words else 0)
    expect(talked(page)).to_have_count(0 if number < 5 else 3)
    authors = unfold(page, "Für alle, die Fragen schreiben")
    if number < 5:
        expect(authors).to_contain_text("Ab fünf Ergebnissen steht hier, welche Fragen auffallen.")
    else:
        expect(authors.locator("li").first).to_contain_text("Zu schwer: nur 1 von")
        expect(authors.locator("li").first).to_contain_text(LOYAL.id)
        expect(authors.locator("li").first).to_contain_text("Irreführend: „Stimmt“ wurde öfter gewählt")
        expect(authors.locator("li").first).to_contain_text("Unterscheidet: gut (1)")
        guessed = authors.locator("li", has_text=GUESS.text)
        expect(guessed).to_contain_text(f"Häufigste falsche Schätzung: „40“ ({number - 1}-mal)")
        expect(guessed).not_to_contain_text("Irreführend: „40“")
        expect(unfold(page, "Alle Fragen")).not_to_contain_text("Unterscheidet")
