"""A test on paper: its variants, their keys, and what stands on which page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import set_width
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
from tests.browser.fixtures.pages import LOYAL, REASONS, Question
from tests.browser.fixtures.paper import pdf_text, sheet_texts
from tests.browser.fixtures.site import Site


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
    text = pdf_text(tab, tmp_path)
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


def test_every_page_says_of_which_variant_it_is_and_counts_from_the_first_of_it(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page(LONG)
    go(tab, site, own_link(LONG, name="Kundenwert"))
    expect(tab.get_by_label("Name des Tests")).to_have_value("Kundenwert")
    feet = [re.findall(r"((?:Lösungen · )?Variante [AB]) · Seite (\d+)", page) for page in sheet_texts(tab, tmp_path)]
    sheets = len(feet) // 2 - 1
    assert sheets > 1
    numbers = [str(n + 1) for n in range(sheets)]
    keys = [[("Lösungen · Variante A", "1")], [("Lösungen · Variante B", "1")]]
    assert feet == [*([(f"Variante {letter}", n)] for letter in "AB" for n in numbers), *keys]
    set_width(tab, 360)
    sheet_texts(tab, tmp_path)  # again, with what is there already
    assert tab.evaluate("document.adoptedStyleSheets.length") == 1


def test_one_variant_without_key_is_one_sheet_and_no_question_is_split_in_two(site: Site, tab: Page, tmp_path: Path) -> None:
    site.pages[PATH] = exam_page(LONG)
    go(tab, site, own_link(LONG, name="", mix=False))
    expect(tab.get_by_text("Ohne Mischen gibt es nur eine Variante.")).to_be_visible()
    tab.get_by_label("mit Lösungen auf eigenen Blättern").uncheck()
    pages = sheet_texts(tab, tmp_path)
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
    text = pdf_text(tab, tmp_path)
    assert "Wer zufrieden ist, bleibt auch treu." in text
    assert "Abgeben" not in text
