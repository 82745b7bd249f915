"""A test is put together: what is chosen, the link that comes of it, and the sheets for paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.exam_page import (
    ALL,
    ANSWER,
    CHURN,
    COMPLAINT,
    MEANINGS,
    MODEL,
    PATH,
    SHARE,
    STEPS,
    TICKS,
    WORDS,
    begin,
    exam_page,
    go,
    link_to,
    own_link,
)
from tests.browser.fixtures.exams import in_order
from tests.browser.fixtures.pages import INJECTED, LOYAL, REASONS, Question
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import Site

MADE = re.compile("#t=")


@pytest.fixture
def compose(site: Site, tab: Page) -> Page:
    """The page without a link."""
    site.pages[PATH] = exam_page()
    tab.goto(site.url + PATH)
    expect(tab.locator("[data-part=link]")).to_have_value(MADE)
    return tab


def link(tab: Page) -> str:
    return str(tab.locator("[data-part=link]").input_value())


def changed_from(tab: Page, before: str) -> str:
    expect(tab.locator("[data-part=link]")).to_have_value(MADE)
    assert link(tab) != before
    return link(tab)


def chosen(tab: Page) -> list[str]:
    return [str(box.get_attribute("data-pick")) for box in tab.locator("[data-pick]:checked").all()]


def unfold(tab: Page) -> None:
    """The questions, by topic."""
    tab.get_by_text("Gewählte Fragen").click()
    for summary in tab.locator("[data-part=pickList] summary").all():
        summary.click()


def choose(tab: Page, *questions: Question) -> None:
    unfold(tab)
    for question in ALL:
        tab.locator(f"[data-pick={question.id}]").set_checked(question in questions)


def test_with_two_taps_a_test_is_ready_and_whoever_opens_it_gets_what_was_chosen(compose: Page) -> None:
    assert violations(compose) == []
    compose.get_by_label("Zahl der Fragen").fill("4")
    expect(compose.locator("[data-part=chosen]")).to_have_text("4 Fragen")
    compose.get_by_label("Name des Tests").fill(INJECTED)
    compose.get_by_label("Minuten").fill("15")
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    picked = chosen(compose)
    assert len(picked) == 4
    compose.get_by_role("link", name="Test ansehen").click()
    expect(compose.get_by_role("heading", name=INJECTED)).to_be_visible()
    expect(compose.locator("[data-part=facts]")).to_have_text("4 Fragen · 15 Minuten Zeit")
    begin(compose)
    shown = [node.get_attribute("data-id") for node in compose.locator("[data-part=list] .kb-q").all()]
    assert sorted(map(str, shown)) == sorted(picked)


def test_the_same_number_gives_the_same_test_and_another_one_another(compose: Page) -> None:
    compose.get_by_text("Reihenfolge", exact=True).click()
    compose.get_by_label("Zahl der Fragen").fill("3")
    seed = compose.get_by_label("Nummer der Auswahl")
    seed.fill("17")
    first, picked = changed_from(compose, ""), chosen(compose)
    seed.fill("18")
    second = changed_from(compose, first)
    seed.fill("17")
    assert changed_from(compose, second) == first
    assert chosen(compose) == picked
    compose.get_by_role("button", name="Neu mischen").click()
    changed_from(compose, first)


def test_topics_and_single_questions_can_be_chosen(compose: Page) -> None:
    compose.get_by_text("Themen: alle").click()
    compose.get_by_label("Thema 2 (5)").uncheck()
    assert set(chosen(compose)) == {question.id for question in TICKS}
    expect(compose.locator("[data-part=topicSum]")).to_have_text("1 Thema")
    compose.get_by_role("button", name="Keine").click()
    expect(compose.get_by_role("button", name="Link kopieren", exact=True)).to_be_hidden()
    expect(compose.locator("[data-part=chosen]")).to_have_text("Noch keine Frage gewählt.")
    choose(compose, LOYAL, SHARE)
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("2")
    compose.get_by_text("Reihenfolge", exact=True).click()
    before = link(compose)
    compose.get_by_role("button", name="Neu mischen").click()
    changed_from(compose, before)
    assert set(chosen(compose)) == {LOYAL.id, SHARE.id}  # what one chose oneself is only mixed


def test_the_questions_of_a_topic_are_folded_away_and_each_topic_says_how_many_are_chosen(compose: Page) -> None:
    compose.get_by_label("Zahl der Fragen").fill("8")
    compose.get_by_text("Gewählte Fragen").click()
    topics = compose.locator("[data-part=pickList] summary")
    expect(topics).to_have_text(["Thema 1 (3 von 3)", "Thema 2 (5 von 5)"])
    assert compose.locator("[data-pick]:visible").count() == 0
    topics.last.click()
    compose.locator(f"[data-pick={SHARE.id}]").uncheck()
    expect(topics.last).to_have_text("Thema 2 (4 von 5)")
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("7")


def test_a_number_that_cannot_be_is_told_in_words_stays_as_typed_and_loses_no_test(compose: Page) -> None:
    number, told = compose.get_by_label("Zahl der Fragen"), compose.locator("[data-part=toldN]")
    number.fill("4")
    expect(compose.locator("[data-part=chosen]")).to_have_text("4 Fragen")
    expect(told).to_be_empty()
    picked = chosen(compose)
    for typed in ("0", "-3", "2.5", "", "e"):
        number.fill("" if typed == "e" else typed)
        number.press_sequentially("e" if typed == "e" else "")
        expect(told).to_have_text("Bitte eine ganze Zahl ab 1. Es bleibt bei 4 Fragen.")
        assert (chosen(compose), number.get_attribute("aria-invalid")) == (picked, "true")
        assert number.evaluate("field => field.validity.badInput ? 'e' : field.value") == typed
        expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    number.fill("99")
    expect(told).to_have_text("Zu diesen Themen gibt es 8 Fragen. Alle sind gewählt.")
    expect(number).to_have_value("99")
    assert len(chosen(compose)) == len(ALL)
    compose.get_by_text("Themen: alle").click()
    compose.get_by_label("Thema 2 (5)").uncheck()
    expect(told).to_have_text("Zu diesen Themen gibt es 3 Fragen. Alle sind gewählt.")
    compose.get_by_role("button", name="Keine").click()
    expect(told).to_have_text("Wählen Sie mindestens ein Thema.")
    number.fill("3")
    compose.get_by_role("button", name="Alle", exact=True).click()
    expect(told).to_be_empty()
    assert (len(chosen(compose)), number.get_attribute("aria-invalid")) == (3, "false")


def test_minutes_and_the_number_of_the_choice_say_what_holds_when_they_cannot_be(compose: Page) -> None:
    minutes, told = compose.get_by_label("Minuten"), compose.locator("[data-part=toldMinutes]")
    for typed, holds in (("900", "600 Minuten Zeit"), ("-5", "ohne Zeitbegrenzung"), ("e", "ohne Zeitbegrenzung")):
        minutes.fill("")
        minutes.press_sequentially(typed)
        expect(told).to_have_text(f"Möglich sind ganze Minuten bis 600. Jetzt gilt: {holds}.")
    minutes.fill("")
    expect(told).to_be_empty()
    compose.get_by_text("Reihenfolge", exact=True).click()
    compose.get_by_label("Nummer der Auswahl").fill("1000000")
    expect(compose.locator("[data-part=toldSeed]")).to_have_text("Möglich sind ganze Zahlen bis 999999. Jetzt gilt: 999999.")


def test_a_reload_keeps_what_was_put_together_and_a_link_can_be_changed(compose: Page, site: Site) -> None:
    choose(compose, LOYAL, SHARE)
    compose.get_by_label("Name des Tests").fill("Mein Test")
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    compose.reload()
    expect(compose.get_by_label("Name des Tests")).to_have_value("Mein Test")
    go(compose, site, own_link([LOYAL, SHARE], name="Alt", minutes=5, mix=False))
    expect(compose.get_by_label("Name des Tests")).to_have_value("Alt")
    expect(compose.get_by_label("Minuten")).to_have_value("5")
    assert chosen(compose) == [LOYAL.id, SHARE.id]


def test_who_makes_a_test_has_a_link_of_her_own_and_whoever_takes_it_does_not_get_there(compose: Page, site: Site) -> None:
    choose(compose, LOYAL, SHARE)
    expect(compose.locator("[data-part=link]")).to_have_value(MADE)
    own = compose.locator("[data-part=own]").input_value()
    compose.goto(link(compose))
    expect(compose.get_by_role("button", name="Anfangen")).to_be_visible()
    assert compose.locator("kb-exam a:visible").count() == 0
    compose.goto(own)
    expect(compose.get_by_label("Zahl der Fragen")).to_have_value("2")
    assert set(chosen(compose)) == {LOYAL.id, SHARE.id}


def test_each_link_is_copied_by_its_own_button(compose: Page) -> None:
    compose.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compose.get_by_role("button", name="Link kopieren", exact=True).click()
    expect(compose.get_by_text("Link kopiert.")).to_be_visible()
    assert compose.evaluate("navigator.clipboard.readText()") == link(compose)
    compose.get_by_text("Ihr Link zum Ändern und Drucken").click()
    compose.get_by_role("button", name="Ihren Link kopieren").click()
    expect(compose.get_by_text("Link kopiert.")).to_have_count(1)
    expect(compose.locator("[data-part=saidOwn]")).to_have_text("Link kopiert.")
    assert compose.evaluate("navigator.clipboard.readText()") == link(compose).replace("#t=", "#e=")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_folds_open_can_be_used_by_everyone(compose: Page, width: int) -> None:
    set_width(compose, width)
    for summary in compose.locator("[data-part=compose] summary").all():
        summary.click()
    assert violations(compose) == []
    assert compose.evaluate("document.documentElement.scrollWidth") <= width


# --- Paper


def on_paper(tab: Page, folder: Path) -> str:
    return pdf_text(tab, folder)


def letters(question: Question, variant: str) -> str:
    """The letters of the right answers."""
    keys = [option.key for option in question.options]
    order = keys if question.fixed else in_order(4711, variant, question.id, keys)
    right = {option.key for option in question.options if option.right}
    return "".join("ABCD"[order.index(key)] for key in order if key in right)


def rows_of(tab: Page, title: str) -> list[list[str]]:
    """Of the key, row by row: which letters have a cross, or the words."""
    sheet = tab.locator(".kb-sheet", has_text=title)
    found = []
    for row in sheet.locator("tbody tr").all():
        cells = [str(cell).strip() for cell in row.locator("td").all_text_contents()]
        found.append(cells if len(cells) == 1 else ["".join(sign for sign, cell in zip("ABCD", cells, strict=False) if cell)])
    return found


def test_two_variants_and_their_keys_are_printed_each_on_a_sheet_of_its_own(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page()
    go(tab, site, own_link(ALL, name="Kundenwert", minutes=20))
    expect(tab.get_by_label("Name des Tests")).to_have_value("Kundenwert")
    text = on_paper(tab, tmp_path)
    titles = re.findall(r"^ *((?:Lösungen: )?Kundenwert – Variante [AB])", text, re.M)
    names = [f"Kundenwert – Variante {variant}" for variant in "AB"]
    assert titles == [*names, *(f"Lösungen: {name}" for name in names)]
    assert [
        len(re.findall(word, text)) for word in ("Name:", "Datum:", "Punkte:", "20 Minuten Zeit", "Nummer der Auswahl: 4711")
    ] == [2] * 5
    assert len(re.findall(r"nur, wenn genau\s+diese\s+angekreuzt\s+sind", text)) == 4
    assert "Ändern" not in text
    assert "So geht es" not in text
    for variant in "AB":
        order = in_order(4711, variant, "", [question.id for question in ALL])
        sheet = text.split(f"Kundenwert – Variante {variant}")[1].split("Kundenwert")[0]
        places = [re.search(rf"{order.index(question.id) + 1}\. +{re.escape(question.text[:20])}", sheet) for question in ALL]
        assert None not in places
        rows = rows_of(tab, f"Lösungen: Kundenwert – Variante {variant}")
        by_id = dict(zip(order, rows, strict=True))
        assert {one.id: by_id[one.id] for one in TICKS} == {one.id: [letters(one, variant)] for one in TICKS}
        assert by_id[CHURN.id] == ["Abwanderung"]
        assert by_id[ANSWER.id] == [MODEL]
        assert by_id[SHARE.id][0].startswith("66 %")
        steps = in_order(4711, variant, COMPLAINT.id, [step.key for step in STEPS])
        steps = [*steps[1:], steps[0]] if steps == sorted(steps) else steps
        assert by_id[COMPLAINT.id] == [" – ".join(key[1:] for key in steps)]
    paper = tab.locator(".kb-sheet", has_text="Kundenwert – Variante A").first
    assert [box.evaluate("e => e.value") for box in paper.locator("select").all()] == ["", "", ""]
    given = paper.locator(".kb-paper li").all_text_contents()
    assert sorted(given) == [pair.answer for pair in MEANINGS]
    right = "ABC"[given.index("Sinn 0")] + " – " + "ABC"[given.index("Sinn 1")] + " – " + "ABC"[given.index("Sinn 2")]
    at = in_order(4711, "A", "", [question.id for question in ALL]).index(WORDS.id)
    assert rows_of(tab, "Lösungen: Kundenwert – Variante A")[at] == [right]


LONG = [Question(f"frage-{n}", f"Was gilt im Fall {n}?", REASONS.options, case="Ein Satz. " * 30) for n in range(12)]


def pages_of(tab: Page, folder: Path) -> list[str]:
    """The text of each page, in one line."""
    on_paper(tab, folder)
    return [" ".join(page.extract_text().split()) for page in PdfReader(folder / "druck.pdf").pages]


def test_every_page_says_of_which_variant_it_is_and_counts_from_the_first_of_it(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page(LONG)
    go(tab, site, own_link(LONG, name="Kundenwert"))
    expect(tab.get_by_label("Name des Tests")).to_have_value("Kundenwert")
    feet = [re.findall(r"((?:Lösungen · )?Variante [AB]) · Seite (\d+)", page) for page in pages_of(tab, tmp_path)]
    sheets = len(feet) // 2 - 1
    assert sheets > 1
    numbers = [str(n + 1) for n in range(sheets)]
    keys = [[("Lösungen · Variante A", "1")], [("Lösungen · Variante B", "1")]]
    assert feet == [*([(f"Variante {letter}", n)] for letter in "AB" for n in numbers), *keys]
    set_width(tab, 360)
    pages_of(tab, tmp_path)  # again, with what is there already
    assert tab.evaluate("document.adoptedStyleSheets.length") == 1


def test_one_variant_without_key_is_one_sheet_and_no_question_is_split_in_two(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page(LONG)
    go(tab, site, own_link(LONG, name="", mix=False))
    expect(tab.get_by_text("Ohne Mischen gibt es nur eine Variante.")).to_be_visible()
    tab.get_by_label("mit Lösungen auf eigenen Blättern").uncheck()
    pages = pages_of(tab, tmp_path)
    assert [re.findall(r"Seite (\d+)", page) for page in pages] == [[str(n + 1)] for n in range(len(pages))]
    assert len(pages) > 2
    assert [word for page in pages for word in ("Variante", "Lösungen") if word in page] == []
    asked = [re.findall(r"(\d+)\. Was gilt im Fall (\d+)", page) for page in pages]
    assert [pair for here in asked for pair in here] == [(str(n + 1), str(n)) for n in range(12)]
    for page, here in zip(pages, asked, strict=True):
        texts = ("Ein Satz." * 30, *(option.text for option in REASONS.options))
        assert [page.replace(" ", "").count(text.replace(" ", "")) for text in texts] == [len(here)] * len(texts)


def test_paper_prints_the_test_that_is_taken_without_buttons(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page()
    tab.goto(site.url + link_to([LOYAL], name="Kundenwert"))
    begin(tab)
    text = on_paper(tab, tmp_path)
    assert "Wer zufrieden ist, bleibt auch treu." in text
    assert "Abgeben" not in text
