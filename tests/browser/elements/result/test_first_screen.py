"""What one sees first: a sentence that differs with the answers, all areas, a step to take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.assessment_pages import (
    BY_HAND,
    CALL_BACK,
    CONSENT,
    DIRECT,
    LARGER,
    MAIL,
    ONCE,
    PLAIN,
    SIGNED,
    Area,
    Item,
    entry,
    put,
    record,
    stored_under,
)
from tests.browser.fixtures.result_reader import Result, area, part, unfold
from tests.conftest import BuiltSite
from tests.often import share

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
NARROW: ViewportSize = {"width": 320, "height": 640}
NAMES = ("Telefon", "Kunden kennen", "Zielgruppe und Kundenwert", "Markt und Ziele", "Post")


def areas(count: int) -> list[Area]:
    return [
        Area(f"a{n}", NAMES[n], tuple(Item(f"a{n}-{m}", f"Aussage {n}-{m}.", step="Tun.") for m in range(3)))
        for n in range(count)
    ]


def given(page_areas: list[Area], letters: str) -> dict[Item, str]:
    words = {"j": "ja", "n": "nein", "t": "teilweise"}
    return {item: words[letter] for one, letter in zip(page_areas, letters, strict=True) for item in one.items}


VERDICTS = {
    "jn": "Stark bei „Telefon“. Am meisten fehlt bei „Kunden kennen“.",
    "njjn": "Stark bei „Kunden kennen“. Am meisten fehlt bei „Telefon“.",
    "jjjjn": "Stark bei „Telefon“. Am meisten fehlt bei „Post“.",
    "jj": "In beiden Bereichen läuft es.",
    "nnn": "In allen 3 Bereichen fehlt das meiste. Beginnen Sie mit einem.",
    "tn": "Am weitesten sind Sie bei „Telefon“. Am meisten fehlt bei „Kunden kennen“.",
    "tj": "Stark bei „Kunden kennen“. Luft nach oben ist bei „Telefon“.",
}


def test_one_strength_and_one_gap_are_named(result: Result) -> None:
    for letters, words in VERDICTS.items():
        shown = areas(len(letters))
        expect(part(result(given(shown, letters), areas=shown), "verdict")).to_have_text(words)


def test_a_first_step_elsewhere_is_said_beside_the_largest_gap(result: Result) -> None:
    shown = areas(2)
    page = result(given(shown, "jt"), {f"check:erste:{shown[0].items[0].key}": entry("nein")}, areas=shown)
    names = [page.locator(".kb-card .kb-why").first.inner_text().split(":")[0], "Kunden kennen"]
    assert names == ["Telefon", "Kunden kennen"]
    expect(part(page, "verdict")).to_contain_text(
        "Am meisten fehlt bei „Kunden kennen“. Am meisten bewegt ein Schritt bei „Telefon“."
    )


def test_gaps_that_few_answers_show_are_counted(result: Result) -> None:
    shown = areas(4)
    page = result({area.items[0]: "nein" for area in shown[:3]} | {shown[3].items[0]: "ja"}, areas=shown)
    expect(part(page, "verdict")).to_contain_text("In 3 Bereichen zeigt sich eine Lücke, auch bei „Telefon“.")


def test_of_equal_gaps_the_one_is_named_where_the_first_step_is(result: Result) -> None:
    shown = areas(4)
    page = result(given(shown, "jnnn"), {f"check:erste:{shown[2].items[1].key}": entry("nein", important=True)}, areas=shown)
    expect(page.locator(".kb-card .kb-why").first).to_contain_text("Zielgruppe und Kundenwert:")
    expect(part(page, "verdict")).to_contain_text("Am meisten fehlt bei „Zielgruppe und Kundenwert“.")


def test_what_is_half_done_is_told_in_plain_words(result: Result) -> None:
    shown = areas(4)
    given_so_far = {shown[0].items[0]: "teilweise", shown[1].items[0]: "nein"}
    page = result(given_so_far, areas=shown[:2])
    expect(part(page, "verdict")).to_contain_text("Teilweise läuft es bei „Telefon“.")
    page = result({shown[0].items[0]: "teilweise", shown[1].items[0]: "ja"}, areas=shown[:2])
    expect(part(page, "verdict")).to_contain_text("Noch nicht so weit ist es bei „Telefon“.")


def test_why_a_step_comes_before_a_weaker_area_unfolds_with_it(result: Result) -> None:
    weak, strong = areas(2)
    important = replace(strong.items[0], id="wichtig")
    shown = [weak, replace(strong, items=(important, *strong.items[1:]))]
    values = dict.fromkeys(weak.items, "nein") | dict.fromkeys(strong.items[1:], "ja") | {important: "nein"}
    page = result(values, {f"check:erste:{important.key}": entry("nein", important, important=True)}, areas=shown)
    first = page.locator(".kb-card").first
    expect(first.locator(".kb-why")).to_have_text("Kunden kennen: Antwort Nein, wichtig")
    told = first.get_by_text("Ein anderer Bereich ist schwächer. Dieser Schritt geht trotzdem vor")
    expect(told).to_be_hidden()
    first.get_by_text("Mehr dazu").click()
    expect(told).to_be_visible()


def test_few_answers_say_that_they_are_few(result: Result) -> None:
    shown = areas(5)
    page = result({shown[0].items[0]: "nein"}, areas=shown)
    expect(part(page, "verdict")).to_have_text(
        "Erst 1 von 15 Aussagen ist beantwortet: ein erstes Bild. Eine Lücke zeigt sich bei „Telefon“."
    )
    page = result({one.items[0]: "ja" for one in shown}, areas=shown)
    expect(part(page, "verdict")).to_have_text("In allen 5 Bereichen gibt es gute Zeichen.")
    expect(part(page, "more_said")).to_have_text("Ein erstes Bild aus 5 von 15 Aussagen.")


def test_the_law_has_a_sentence_of_its_own(result: Result) -> None:
    every = dict.fromkeys((CALL_BACK, ONCE, MAIL, SIGNED, PLAIN), "ja")
    law = part(result(every | {CONSENT: "nein"}), "law")
    expect(law).to_contain_text("Eine gesetzliche Pflicht ist unerfüllt.")
    expect(law.get_by_role("link", name=CONSENT.text)).to_have_attribute("href", re.compile(f"/telefon/#{CONSENT.id}$"))
    law = part(result(every | {CONSENT: "weissnicht"}), "law")
    expect(law).to_contain_text("ist ungeklärt")
    expect(law.get_by_role("link", name=CONSENT.text)).to_be_visible()
    expect(part(result(every | {CONSENT: "ja"}), "law")).to_be_hidden()


def test_what_the_law_asks_for_comes_before_any_praise(result: Result) -> None:
    page = result(
        dict.fromkeys((CALL_BACK, ONCE, DIRECT, MAIL, SIGNED, PLAIN, BY_HAND), "ja") | {CONSENT: "nein"}, areas=LARGER
    )
    look = page.locator(".kb-look").inner_text()
    assert look.index("Pflicht ist unerfüllt") < look.index("Stark bei „Schriftlich“.")
    expect(part(page, "verdict")).not_to_contain_text("Telefon")


@pytest.mark.parametrize("answer", ["nein", "teilweise", "weissnicht"])
def test_an_area_with_an_open_duty_is_no_strength(result: Result, answer: str) -> None:
    every = dict.fromkeys((CALL_BACK, ONCE, DIRECT, MAIL, SIGNED, PLAIN, BY_HAND), "ja")
    page = result(every | {CONSENT: answer}, areas=LARGER)
    expect(part(page, "verdict")).to_have_text("Stark bei „Schriftlich“.")
    expect(area(page, "Telefon")).to_contain_text("Läuft · Pflicht offen")
    expect(area(page, "Schriftlich")).not_to_contain_text("Pflicht")
    page = result({CALL_BACK: "ja", MAIL: "ja", CONSENT: answer})
    expect(part(page, "verdict")).not_to_contain_text("Telefon")
    expect(area(page, "Telefon")).to_contain_text("Ja · Pflicht offen")


def test_where_one_statement_is_answered_the_answer_stands_there(result: Result) -> None:
    page = result({MAIL: "nein", CALL_BACK: "weissnicht"})
    page.set_viewport_size(PHONE)
    rows = part(page, "areas").get_by_role("link")
    assert [text.split() for text in rows.all_inner_texts()] == [
        ["○", "Schriftlich", "Nein"],
        ["–", "Telefon", "Weiß", "nicht"],
    ]
    expect(rows.first).to_have_attribute("href", re.compile(f"/schriftlich/#{MAIL.id}$"))
    expect(page.locator(".kb-legend")).to_be_hidden()
    page.set_viewport_size(DESKTOP)
    expect(rows.first).to_contain_text(f"Nein {MAIL.text}")


def test_bars_can_be_compared(result: Result) -> None:
    page = result(given(areas(4), "jntj"), areas=areas(4))
    page.set_viewport_size(PHONE)
    widths = page.locator(".kb-picture svg").evaluate_all("all => all.map((one) => one.getBoundingClientRect().width)")
    assert len(set(widths)) == 1
    expect(page.locator(".kb-legend")).to_be_hidden()


def test_a_sign_that_few_answers_lean_to_is_told_to_those_who_do_not_see_it(result: Result) -> None:
    page = result({MAIL: "nein", SIGNED: "nein"}, areas=LARGER)
    expect(area(page, "Schriftlich").get_by_role("link")).to_have_accessible_name(
        "Schriftlich eher „Zuerst angehen“ 2 von 4 beantwortet"
    )
    expect(page.get_by_text("○ Zuerst angehen ◐ Ausbauen ● Läuft")).to_be_visible()
    expect(area(page, "Telefon").get_by_role("link")).to_have_accessible_name("Telefon 0 von 4 beantwortet")


def test_going_deeper_says_how_long_it_takes(built: BuiltSite, tab: Page) -> None:
    page = filled(built, tab, "n", most=1)
    areas_shown = part(page, "areas").locator("li").count()
    assert areas_shown >= 11
    expect(part(page, "deeper").locator("li")).to_have_count(areas_shown)
    expect(part(page, "deeper").locator("li").first).to_have_text(re.compile(r".+: noch \d+ Aussagen?, \d+ Minuten?$"))


def test_what_was_put_into_the_plan_is_one_link_away(result: Result) -> None:
    page = result()
    onward = part(page, "onward").get_by_role("link", name="Zum Plan")
    expect(onward).to_be_hidden()
    page.get_by_role("button", name="In den Plan").first.click()
    expect(onward).to_have_attribute("href", re.compile("/plan/$"))


# --- The first screen of a phone


FIRMS: Mapping[str, str] = {"only no": "n", "only yes": "j", "by turns": "jnt", "half": "jjn"}


@pytest.mark.parametrize("letters", share(FIRMS.values()), ids=share(FIRMS))
def test_verdict_areas_and_first_step_stand_on_the_first_screen(built: BuiltSite, tab: Page, letters: str) -> None:
    page = filled(built, tab, letters)
    page.set_viewport_size(PHONE)
    expect(part(page, "verdict")).to_be_in_viewport(ratio=1)
    expect(part(page, "areas").locator("li").last).to_be_in_viewport(ratio=1)
    if letters != "j":
        expect(page.locator(".kb-card h3").first).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("letters", ["n", "jnt"])
def test_three_steps_are_in_the_plan_after_three_taps_on_two_screens(built: BuiltSite, tab: Page, letters: str) -> None:
    page = filled(built, tab, letters)
    page.set_viewport_size(PHONE)
    box = page.locator(".kb-card").nth(2).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 2 * PHONE["height"]
    for _ in range(3):
        page.get_by_role("button", name="In den Plan").first.click()
    assert len(stored_under(page, "plan", "erste")) == 3


def filled(built: BuiltSite, tab: Page, letters: str, most: int = 99) -> Page:
    """The built page with answers by area, in turns; at most so many in each."""
    tab.goto(f"{built.url}checkliste/auswertung/")
    found: list[list[str]] = tab.locator(".kb-items [data-area]").evaluate_all(
        "areas => areas.map((area) => [...area.querySelectorAll('[data-kind=statement]')].map((node) => node.dataset.id))"
    )
    words = {"j": "ja", "n": "nein", "t": "teilweise"}
    rows = {name: words[letters[at % len(letters)]] for at, names in enumerate(found) for name in names[:most]}
    put(tab, {"assessment:erste": record()} | {f"check:erste:statement:{name}": plain_answer(v) for name, v in rows.items()})
    return tab


def plain_answer(v: str) -> dict[str, Any]:
    return {"v": v, "note": "", "reason": "", "important": False, "rev": "r1", "t": "", "p": "", "at": 1}


def test_the_longest_names_fit_a_narrow_phone(result: Result) -> None:
    shown = [*areas(4), Area("lang", "Kundenbeziehungsmanagementsysteme", (Item("lang-1", "Aussage."),))]
    page = result(given(shown[:4], "jntj"), areas=shown)
    page.set_viewport_size(NARROW)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".kb-picture a").evaluate_all("links => links.every((link) => link.scrollWidth <= link.clientWidth)")
    assert violations(page) == []


def test_what_other_pages_colour_leaves_the_picture_alone(built: BuiltSite, tab: Page) -> None:
    edge = filled(built, tab, "j").locator(".kb-look").first.evaluate("node => getComputedStyle(node).borderInlineStartWidth")
    assert edge == "0px"
