"""The course of time: stands that are kept, opened again, and compared."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AT,
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    PHONE,
    PLAIN,
    SIGNED,
    Item,
    answers,
    assessment_page,
    entry,
    everything,
    key,
    put,
    record,
    stored,
    stored_under,
)
from tests.browser.fixtures.checklist_reader import checklist_page, choose
from tests.browser.fixtures.pages import PROMPT
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.site import transfer_size

FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
INJECTED = '<img src=x onerror="window.hacked=1">'
HISTORY = assessment_page("history")
GONE = Item("fax", "Faxe liegen nicht länger als einen Tag.")
TODAY = {CALL_BACK: "nein", ONCE: "teilweise", CONSENT: "ja", ANNOYANCE: "Montags", SIGNED: "weissnicht", PLAIN: "ja"}
Answer = tuple[Item, str] | tuple[Item, str, dict[str, Any]]
Show = Callable[..., Page]


def stand(name: str, *given: Answer, days: int = 30, auto: bool = False, version: str = "v1") -> dict[str, Any]:
    pairs = [[one[0].key, entry(one[1], one[0], **(one[2] if len(one) > 2 else {}))] for one in given]
    return {"name": name, "at": AT - days * 86_400_000, "set": version, "auto": auto, "answers": pairs}


SPRING = stand("Frühjahr", (CALL_BACK, "ja"), (ONCE, "nein"), (CONSENT, "ja"), (SIGNED, "ja"), (MAIL, "ja"), (GONE, "ja"))


def kept(*stands: dict[str, Any]) -> dict[str, Any]:
    return {f"snapshot:erste:s{at}": one for at, one in enumerate(stands)}


@pytest.fixture
def open_history(show: Show) -> Callable[..., Page]:
    """Opens the page with what is stored."""

    def open_page(values: dict[str, Any] | None = None, html: str = HISTORY) -> Page:
        page = show(html)
        if values:
            put(page, values)
        return page

    return open_page


def rows(page: Page) -> list[str]:
    return page.locator(".kb-stand h3").all_inner_texts()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def freeze(page: Page) -> Locator:
    return page.locator(".kb-new")


def summary(page: Page) -> Locator:
    return page.locator(".kb-compare [role=status]")


def options(page: Page, label: str) -> list[str]:
    return page.get_by_role("combobox", name=label).locator("option").all_inner_texts()


def chosen(page: Page) -> list[str]:
    boxes = [page.get_by_role("combobox", name=label, exact=True) for label in ("von", "bis")]
    return [str(box.evaluate("box => box.selectedOptions[0].textContent")) for box in boxes]


def group(page: Page, title: str) -> list[str]:
    """The entries under a heading, as texts in one line each."""
    items = page.locator(f'h3:text-is("{title}") + ul > li')
    return [" ".join(text.split()) for text in items.all_inner_texts()]


# --- Keeping a stand


def test_without_answers_it_leads_to_the_checklist(open_history: Callable[..., Page]) -> None:
    page = open_history()
    expect(page.get_by_text("Noch ist nichts beantwortet.")).to_be_visible()
    expect(page.get_by_role("link", name="Zur Checkliste")).to_have_attribute("href", re.compile("/telefon/$"))
    expect(page.get_by_role("button", name="Stand festhalten")).to_be_hidden()
    expect(page.get_by_role("heading", name="Vergleichen")).to_be_hidden()
    assert everything(page) == {}


def test_a_stand_is_kept_with_all_answers_under_a_ready_name(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY))
    expect(page.get_by_text("Zum Vergleichen brauchen Sie einen festgehaltenen Stand.")).to_be_visible()
    expect(freeze(page).get_by_label("Name")).to_have_value("Stand vom 22.11.2026")
    press(page, "Stand festhalten")
    expect(freeze(page).get_by_role("status")).to_have_text("Festgehalten: „Stand vom 22.11.2026“.")
    assert rows(page) == ["Stand vom 22.11.2026"]
    expect(page.locator(".kb-stand")).to_contain_text("22.11.2026, 14:02 · 6 Antworten · Fassung v1")
    (found,) = stored_under(page, "snapshot", "erste").values()
    assert (found["name"], found["set"], found["auto"]) == ("Stand vom 22.11.2026", "v1", False)
    assert dict(found["answers"]) == stored_under(page, "check", "erste")
    expect(summary(page)).to_have_text("Von „Stand vom 22.11.2026“ bis heute hat sich keine Antwort geändert.")


def test_a_stand_is_kept_by_keyboard_under_a_name_of_ones_own(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY))
    freeze(page).get_by_label("Name").fill("Vor dem Umzug")
    page.keyboard.press("Enter")
    assert rows(page) == ["Vor dem Umzug"]
    expect(freeze(page).get_by_label("Name")).to_have_value("Stand vom 22.11.2026")
    freeze(page).get_by_label("Name").fill("   ")
    page.keyboard.press("Enter")
    assert sorted(rows(page)) == ["Stand vom 22.11.2026", "Vor dem Umzug"]


def test_a_full_storage_keeps_no_stand_and_says_so(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Stand festhalten")
    expect(freeze(page).get_by_role("status")).to_contain_text("Der Stand ließ sich nicht festhalten")
    assert everything(page) == before
    assert rows(page) == ["Frühjahr"]


def test_a_stand_that_was_taken_by_itself_says_so(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(stand("", (MAIL, "ja"), auto=True, version="alt"), SPRING))
    row = page.locator(".kb-stand").filter(has_text="Fassung alt")
    expect(row.get_by_text("Von selbst festgehalten, bevor die Checkliste sich änderte.")).to_be_visible()
    expect(row).to_contain_text("1 Antwort ·")
    expect(row.get_by_role("heading")).to_have_text("Stand vom 23.10.2026")
    other = page.locator(".kb-stand").filter(has_text="Frühjahr")
    expect(other.get_by_text("Von selbst festgehalten")).to_be_hidden()


def test_renaming(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    press(page, "Umbenennen: Frühjahr")
    field = page.locator(".kb-stand").get_by_label("Name")
    expect(field).to_be_focused()
    expect(field).to_have_value("Frühjahr")
    field.fill("April")
    field.press("Enter")
    expect(page.get_by_role("button", name="Umbenennen: April")).to_be_focused()
    expect(field).to_be_hidden()
    assert rows(page) == ["April"]
    assert options(page, "von") == ["heute", "April"]
    assert stored(page, "snapshot", "erste", "s0") == SPRING | {"name": "April"}
    page.reload()
    assert rows(page) == ["April"]


def test_a_name_is_saved_when_the_page_is_left_while_typing(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    press(page, "Umbenennen: Frühjahr")
    page.keyboard.type("sputz")
    page.reload()
    assert rows(page) == ["Frühjahrsputz"]


def test_deleting_can_be_undone(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    press(page, "Löschen: Frühjahr")
    expect(page.get_by_text("„Frühjahr“ gelöscht.")).to_be_visible()
    expect(page.locator(".kb-stand")).to_have_count(0)
    expect(page.get_by_role("button", name="Rückgängig")).to_be_focused()
    page.keyboard.press("Enter")
    assert rows(page) == ["Frühjahr"]
    assert everything(page) == before


def test_a_stand_opens_as_an_assessment_of_its_own(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    expect(page.get_by_text("„Filiale Nord, Frühjahr“ ist jetzt als eigene Prüfung geöffnet.")).to_be_focused()
    expect(page.get_by_role("link", name="Zwischen Prüfungen wechseln")).to_be_visible()
    expect(page.locator(".kb-which b")).to_have_text("Filiale Nord, Frühjahr")
    current = stored(page, "current")
    assert stored_under(page, "check", current) == dict(SPRING["answers"])
    made = stored(page, "assessment", current)
    assert (made["person"], made["date"], made["set"]) == ("p1", "2026-10-23", "v1")
    assert made["uid"] not in ("u1", "", None)
    assert before.items() <= everything(page).items()


def test_a_full_storage_opens_nothing(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    before = everything(page)
    page.evaluate(FULL)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    expect(page.get_by_text("Die Prüfung ließ sich nicht anlegen")).to_be_focused()
    expect(page.get_by_role("link", name="Zwischen Prüfungen wechseln")).to_be_hidden()
    assert everything(page) == before


def test_another_tab_keeps_a_stand(open_history: Callable[..., Page], show: Show, context: BrowserContext) -> None:
    one = open_history(answers(TODAY) | kept(SPRING))
    two = show(HISTORY, page=context.new_page())
    press(one, "Umbenennen: Frühjahr")
    one.keyboard.type(" 26")
    press(two, "Stand festhalten")
    expect(one.locator(".kb-stand")).to_have_count(2)
    expect(one.locator(".kb-stand").get_by_label("Name").last).to_have_value("Frühjahr 26")
    expect(one.locator(".kb-stand").get_by_label("Name").last).to_be_focused()


# --- The checklist changes


def test_what_was_answered_is_kept_once_when_the_checklist_changes(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    old = stored_under(page, "check", "erste")
    changed = assessment_page("history", version="v2")
    two = context.new_page()
    show(changed, "/verlauf/")
    show(checklist_page().replace('data-version="v1"', 'data-version="v2"'), "/anders/", two)
    choose(two, PROMPT, "Ja")
    for tab in (page, two, page):
        tab.reload()
    found = stored_under(page, "snapshot", "erste")
    assert [(one["auto"], one["set"], dict(one["answers"])) for one in found.values()] == [(True, "v1", old)]
    assert stored(page, "assessment", "erste")["set"] == "v2"
    expect(page.locator(".kb-stand")).to_contain_text("Von selbst festgehalten")
    assert group(page, "Besser geworden (1)") == [f"{PROMPT.text} vorher Nein nachher Ja"]


def test_two_tabs_that_meet_the_changed_checklist_at_once_keep_one_stand(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    tabs = [page, *(context.new_page() for _ in range(3))]
    for number, tab in enumerate(tabs):
        show(assessment_page("history", version="v2"), f"/verlauf-{number}/", tab)
    assert len(stored_under(page, "snapshot", "erste")) == 1
    for tab in tabs:
        expect(tab.locator(".kb-stand")).to_have_count(1)


# --- Comparing


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
    early = stand("Früh", (CALL_BACK, "ja"), (ONCE, "nein"), (MAIL, "nein"), (SIGNED, "nein"), (PLAIN, "teilweise"))
    page = open_history(
        answers({CALL_BACK: "nein", ONCE: "teilweise", MAIL: "ja", SIGNED: "nein", PLAIN: "teilweise"}) | kept(early)
    )
    cells = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-areas tr").all()]
    assert cells == [
        ["Bereich", "von", "bis", "Veränderung"],
        ["Telefon", "50", "25", "gefallen"],
        ["Schriftlich", "17", "50", "gestiegen"],
    ]


def test_areas_without_a_value_cannot_be_compared(open_history: Callable[..., Page]) -> None:
    page = open_history(
        answers({CALL_BACK: "nein", ONCE: "ja"}) | kept(stand("Früh", (CALL_BACK, "nein"), (ONCE, "ja"), (MAIL, "ja")))
    )
    cells = [row.locator("th, td").all_inner_texts() for row in page.locator(".kb-areas tbody tr").all()]
    assert cells == [["Telefon", "50", "50", "gleich"], ["Schriftlich", "kein Wert", "kein Wert", "nicht vergleichbar"]]


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
    same = " ".join(page.locator("details li").inner_text().split())
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


# --- For everyone


def test_a_whole_session_by_keyboard(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING))
    freeze(page).get_by_label("Name").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr"]
    tab_to(page, "Umbenennen: Frühjahr")
    page.keyboard.press("Enter")
    page.keyboard.type(" 26")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr 26"]
    tab_to(page, "Löschen: Frühjahr 26")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert rows(page) == ["Stand vom 22.11.2026", "Frühjahr 26"]
    page.get_by_role("combobox", name="von").focus()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    expect(summary(page)).to_contain_text("Von „Frühjahr 26“ bis heute: 1 besser")


def tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
    pytest.fail(f"not reached: {name}")


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_any_state(show: Show, tab: Page, width: int) -> None:
    set_width(tab, width)
    page = show(assessment_page("history"))
    found = {"empty": violations(page)}
    put(page, answers(TODAY))
    found["answered"] = violations(page)
    automatic = stand("", (MAIL, "ja"), auto=True, days=60)
    put(page, kept(SPRING, automatic) | {"assessment:zweite": record("Süd")})
    page.get_by_text("Unverändert (1)").click()
    press(page, "Umbenennen: Frühjahr")
    found["compared"] = violations(page)
    press(page, "Stand festhalten")
    page.get_by_role("button", name="Löschen").first.click()
    found["deleted"] = violations(page)
    press(page, "Als neue Prüfung öffnen: Frühjahr")
    found["opened"] = violations(page)
    assert not any(found.values()), found
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert small_targets(page) == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_on_paper_it_is_a_report(open_history: Callable[..., Page], tmp_path: Path, scheme: str) -> None:
    page = open_history(answers(TODAY) | kept(SPRING), assessment_page("history", scheme=scheme, title="Verlauf"))
    text = pdf_text(page, tmp_path)
    for shown in ("Filiale Nord, Stand 22.11.2026", "Frühjahr", "Besser geworden (1)", "Schlechter geworden (1)", "Montags"):
        assert shown in text
    assert "Von „Frühjahr“ bis heute: 1 besser, 1 schlechter" in text
    assert CONSENT.text in text, "what is folded on the screen is printed"
    for hidden in ("Umbenennen", "Löschen", "Als neue Prüfung", "Zur Auswertung", "Rückgängig", "Stand festhalten"):
        assert hidden not in text


def test_whatever_stands_in_the_storage_is_shown_as_text_and_without_nonsense(open_history: Callable[..., Page]) -> None:
    odd = stand(INJECTED, (MAIL, "ja", {"note": INJECTED, "rev": "x", "t": INJECTED}), (Item("constructor", INJECTED), "nein"))
    odd["answers"] += [["open:weg", entry(INJECTED)], ["__proto__", entry("quatsch")], [INJECTED, entry("ja")]]
    values = answers(TODAY) | kept(odd | {"at": 1e300, "set": ""}, stand("", days=10**12), SPRING)
    page = open_history(values)
    page.get_by_role("combobox", name="von").select_option(INJECTED)
    text = page.locator("kb-history").inner_text()
    assert INJECTED in text
    assert not re.search(r"NaN|undefined|Invalid|Infinity|\[object|null", text)
    page.get_by_role("button", name=re.compile("^Als neue Prüfung öffnen: <img")).click()
    expect(page.get_by_text("ist jetzt als eigene Prüfung geöffnet")).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_an_unreadable_stand_is_kept_aside(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING, SPRING | {"answers": "viele"}))
    assert rows(page) == ["Frühjahr"]
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()
    raw = everything(page)[key("unreadable", key("snapshot", "erste", "s1"))]
    assert json.loads(raw)["answers"] == "viele"


def test_items_of_one_area_only(open_history: Callable[..., Page]) -> None:
    page = open_history(answers(TODAY) | kept(SPRING), assessment_page("history", [PHONE]))
    expect(page.locator(".kb-areas tbody tr")).to_have_count(1)
    expect(page.get_by_text("Steht nicht mehr in der Checkliste.")).to_have_count(4)


def test_script_and_style_stay_small() -> None:
    assert 0 < transfer_size("history") <= 14_000
