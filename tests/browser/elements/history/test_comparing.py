"""Two stands compared: every kind of move, areas in words, notes and wordings, and which two."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AT,
    CALL_BACK,
    CONSENT,
    DIRECT,
    LARGER,
    MAIL,
    ONCE,
    PLAIN,
    SIGNED,
    answers,
    assessment_page,
    key,
)
from tests.browser.fixtures.checklist_reader import checklist_page, choose
from tests.browser.fixtures.history_reader import (
    GONE,
    SPRING,
    TODAY,
    chosen,
    freeze,
    group,
    kept,
    options,
    press,
    stand,
    summary,
)
from tests.browser.fixtures.pages import PROMPT

MOBILE = replace(DIRECT, id="mobil", text="Unterwegs sind wir zu erreichen.")


def test_every_kind_of_move_is_told_with_both_answers(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    assert chosen(page) == ["Frühjahr", "heute"]
    expect(summary(page)).to_have_text(
        "Von „Frühjahr“ bis heute: 1 besser, 1 schlechter, 2 neu beantwortet, 2 nicht mehr beantwortet, 1 anders."
    )
    assert group(page, "Besser geworden (1)") == [f"{ONCE.text} vorher Nein nachher Teilweise"]
    assert group(page, "Schlechter geworden (1)") == [f"{CALL_BACK.text} vorher Ja nachher Nein"]
    assert group(page, "Neu beantwortet (2)") == [
        f"{ANNOYANCE.text} vorher nicht beantwortet nachher Montags",
        f"{PLAIN.text} vorher nicht beantwortet nachher Ja",
    ]
    assert group(page, "Nicht mehr beantwortet (2)") == [
        f"{MAIL.text} vorher Ja nachher nicht beantwortet",
        f"{GONE.text} vorher Ja nachher nicht beantwortet Steht nicht mehr in der Checkliste.",
    ]
    assert group(page, "Anders beantwortet (1)") == [f"{SIGNED.text} vorher Ja nachher Weiß nicht"]
    link = page.get_by_role("link", name=ONCE.text)
    expect(link).to_have_attribute("href", re.compile(f"/telefon/#{ONCE.id}$"))
    expect(page.locator(".kb-compare").get_by_text(CONSENT.text)).to_be_hidden()
    page.get_by_text("Unverändert (1)").click()
    expect(page.locator(".kb-compare").get_by_text(CONSENT.text)).to_be_visible()


def test_headings_of_better_and_worse_are_of_one_size(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    looks = "node => { const s = getComputedStyle(node); return [node.localName, s.fontSize, s.fontWeight, s.color].join(); }"
    found = {page.get_by_role("heading", name=name).evaluate(looks) for name in ("Besser geworden", "Schlechter geworden")}
    assert len(found) == 1


def test_no_word_of_the_table_is_torn_on_a_phone(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    set_width(page, WIDTHS[0])
    torn = page.locator(".kb-areas :is(th, td)").evaluate_all("""(cells) => cells.flatMap((cell) => {
      const range = document.createRange();
      const text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
      return [...(text?.data ?? "").matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
      }).map(([word]) => word);
    })""")
    assert torn == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_areas_are_a_table_in_words(open_history: Callable[..., Page]) -> None:
    phone, writing = (
        ((CALL_BACK, "ja"), (ONCE, "nein"), (DIRECT, "ja")),
        ((MAIL, "nein"), (SIGNED, "nein"), (PLAIN, "teilweise")),
    )
    now = {CALL_BACK: "nein", ONCE: "teilweise", DIRECT: "ja", MAIL: "ja", SIGNED: "nein", PLAIN: "teilweise"}
    page = open_history(answers(now) | kept(stand("Früh", *phone, *writing)), assessment_page("history", LARGER))
    cells = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-areas tr").all()]
    assert cells == [
        ["Bereich", "von", "bis", "Veränderung"],
        ["Schriftlich", "17", "50", "gestiegen"],
        ["Telefon", "67", "50", "gefallen"],
    ]


def test_where_the_result_shows_other_values_a_line_says_why(open_history: Callable[..., Page]) -> None:
    early = stand("Früh", (CALL_BACK, "ja"), (ONCE, "nein"), (DIRECT, "ja"))
    page = open_history(
        answers({CALL_BACK: "ja", ONCE: "weissnicht", DIRECT: "ja", MOBILE: "nein"}) | kept(early),
        assessment_page("history", (replace(LARGER[0], items=(*LARGER[0].items, MOBILE)),)),
    )
    cells = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-areas tbody tr").all()]
    assert cells == [["Telefon", "100", "100", "gleich"]]
    line = "Verglichen ist nur, was beide Male gewertet wurde. Über alle Antworten, wie in der Auswertung: Telefon 67 → 67."
    expect(page.get_by_text(line)).to_be_visible()


def test_what_is_without_an_answer_is_counted_as_everywhere_else(open_history: Callable[..., Page]) -> None:
    page = open_history(answers({CALL_BACK: "ja"}) | kept(stand("Früh", (CALL_BACK, "nein"))))
    expect(page.get_by_text("In beiden Ständen ohne Antwort: 5 Aussagen und 1 offene Frage.")).to_be_visible()


def test_where_all_was_rated_both_times_nothing_needs_saying(open_history: Callable[..., Page]) -> None:
    early = stand("Früh", (CALL_BACK, "ja"), (ONCE, "nein"), (DIRECT, "ja"))
    now = answers({CALL_BACK: "ja", ONCE: "ja", DIRECT: "ja"})
    page = open_history(now | kept(early), assessment_page("history", LARGER))
    expect(page.locator(".kb-areas")).to_be_visible()
    expect(page.get_by_text("Über alle Antworten")).to_be_hidden()


def test_areas_without_a_value_cannot_be_compared(open_history: Callable[..., Page]) -> None:
    page = open_history(
        answers({CALL_BACK: "nein", ONCE: "ja", DIRECT: "teilweise"})
        | kept(stand("Früh", (CALL_BACK, "nein"), (ONCE, "ja"), (DIRECT, "teilweise"), (MAIL, "ja"))),
        assessment_page("history", LARGER),
    )
    cells = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-areas tbody tr").all()]
    assert cells == [["Telefon", "50", "50", "gleich"]]
    apart = page.get_by_text("Schriftlich: kein Wert → kein Wert")
    expect(apart).to_be_hidden()
    page.get_by_text("1 Bereich lässt sich nicht vergleichen").click()
    expect(apart).to_be_visible()


def test_what_changed_comes_before_the_areas_and_without_any_value_there_is_no_table(open_history: Callable[..., Page]) -> None:
    page = open_history(answers({CALL_BACK: "ja"}) | kept(stand("Früh", (CALL_BACK, "nein"))))
    better = page.get_by_role("heading", name="Besser geworden (1)").bounding_box()
    folded = page.get_by_text("2 Bereiche lassen sich nicht vergleichen").bounding_box()
    assert better is not None
    assert folded is not None
    kept_ones = page.get_by_role("heading", name="Festgehaltene Stände").bounding_box()
    assert kept_ones is not None
    assert better["y"] < folded["y"] < kept_ones["y"]
    expect(page.get_by_role("heading", name="Bereiche")).to_be_hidden()
    expect(page.locator(".kb-areas")).to_be_hidden()


def test_a_changed_note_is_told_even_where_the_answer_is_the_same(open_history: Callable[..., Page]) -> None:
    early = stand("Früh", (CALL_BACK, "nein", {"note": "Mittags", "important": True}), (ONCE, "teilweise"))
    values = answers({CALL_BACK: "nein", ONCE: "ja"}) | kept(early)
    values[f"check:erste:{ONCE.key}"] |= {"note": "Seit Mai\nmit Vertretung", "important": True}
    page = open_history(values)
    assert group(page, "Besser geworden (1)") == [
        f"{ONCE.text} vorher Teilweise nachher Ja Notiz vorher keine Notiz nachher Seit Mai mit Vertretung "
        "Jetzt wichtig für Sie."
    ]
    page.get_by_text("Unverändert (1)").click()
    expect(page.get_by_text("Bei 1 davon hat sich die Notiz oder der Grund geändert.")).to_be_visible()
    same = " ".join(page.locator('[data-part="moves"] details li').inner_text().split())
    assert same == f"{CALL_BACK.text} Antwort Nein Notiz vorher Mittags Notiz nachher keine Nicht mehr wichtig für Sie."


def test_a_changed_wording_is_told(open_history: Callable[..., Page]) -> None:
    reworded = {"rev": "r0", "t": "Briefe beantworten wir bald."}
    page = open_history(answers({MAIL: "ja"}) | kept(stand("Früh", (MAIL, "nein", reworded), version="v0")))
    assert group(page, "Besser geworden (1)") == [
        f"{MAIL.text} vorher Nein nachher Ja Wortlaut geändert. Früher: „Briefe beantworten wir bald.“"
    ]
    expect(page.get_by_text("Die Checkliste hat sich dazwischen geändert.")).to_be_visible()


def test_two_kept_stands_are_compared(open_history: Callable[..., Page]) -> None:
    summer = stand("Sommer", (CALL_BACK, "teilweise"), (ONCE, "ja"), days=10)
    page = open_history(answers(TODAY) | kept(SPRING, summer))
    assert options(page, "von") == options(page, "bis") == ["heute", "Sommer", "Frühjahr"]
    assert chosen(page) == ["Sommer", "heute"]
    page.get_by_role("combobox", name="von").select_option("Frühjahr")
    page.get_by_role("combobox", name="bis").select_option("Sommer")
    expect(summary(page)).to_contain_text("Von „Frühjahr“ bis „Sommer“: 1 besser, 1 schlechter, 4 nicht mehr beantwortet.")
    press(page, "Stand festhalten")
    assert chosen(page) == ["Frühjahr", "Sommer"]
    page.get_by_role("combobox", name="von").select_option("heute")
    expect(page.get_by_text("Der Stand unter „von“ ist jünger als der unter „bis“.")).to_be_visible()
    page.get_by_role("combobox", name="bis").select_option("heute")
    expect(summary(page)).to_have_text("Bitte wählen Sie zwei verschiedene Stände.")
    expect(page.locator(".kb-areas")).to_be_hidden()


def test_the_first_comparison_is_with_the_last_stand_that_differs(open_history: Callable[..., Page]) -> None:
    same = stand("Gestern", *TODAY.items(), days=1)
    page = open_history(answers(TODAY) | kept(SPRING, same))
    assert chosen(page) == ["Frühjahr", "heute"]
    press(page, "Löschen: Frühjahr")
    assert chosen(page) == ["Gestern", "heute"]
    expect(summary(page)).to_have_text("Von „Gestern“ bis heute hat sich keine Antwort geändert.")


def test_stands_of_one_name_are_told_apart(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING, SPRING | {"at": AT}))
    assert [re.sub(r"\d\d:\d\d", "…", text) for text in options(page, "von")] == [
        "heute",
        "Frühjahr (22.11.2026, …)",
        "Frühjahr (23.10.2026, …)",
    ]


def test_a_name_being_typed_survives_much_that_another_tab_stores(
    open_history: Callable[..., Page], context: BrowserContext, site: Any
) -> None:
    page = open_history(answers(TODAY))
    freeze(page).get_by_label("Name").fill("Vor dem Umzug")
    site.pages["/leer/"] = "<!doctype html>"
    other = context.new_page()
    other.goto(f"{site.url}/leer/")
    much = [key(f"plan:erste:own-{number}") for number in range(30)]
    other.evaluate("(keys) => { for (const key of keys) localStorage.setItem(key, '{}'); }", much)
    last = key("snapshot:erste:neu")
    other.evaluate("([key, text]) => localStorage.setItem(key, text)", [last, json.dumps(SPRING)])
    expect(page.locator(".kb-stand")).to_have_count(1)
    page.wait_for_timeout(100)
    expect(freeze(page).get_by_label("Name")).to_have_value("Vor dem Umzug")


def test_an_answer_from_another_tab_appears(open_history: Callable[..., Page], context: BrowserContext, site: Any) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    page.get_by_text("Unverändert (1)").click()
    site.pages["/checkliste/"] = checklist_page()
    other = context.new_page()
    other.goto(site.url + "/checkliste/")
    choose(other, PROMPT, "Nein")
    expect(page.get_by_role("heading", name="Schlechter geworden (2)")).to_be_visible()
    expect(page.locator(".kb-compare").get_by_text(CONSENT.text)).to_be_visible()
