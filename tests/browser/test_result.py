"""The result: next steps first, areas without a grade, must-haves apart, and nothing that was answered hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.fixtures.accessibility import LOOKS, Look, dress, small_targets, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AREAS,
    AT,
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    PLAIN,
    SIGNED,
    Area,
    Item,
    answers,
    assessment_page,
    entry,
    everything,
    key,
    put,
    record,
    stored,
)
from tests.browser.fixtures.site import Site, transfer_size
from tests.browser.test_print import pdf_text

Show = Callable[..., Page]
Result = Callable[..., Page]
INJECTED = '<img src=x onerror="window.hacked=1">'
WRONG_WORDS = re.compile(r"NaN|undefined|Invalid|null|\[object|Infinity")
BUDGET = 13_500
FULL: Mapping[Item, str] = {
    **{CALL_BACK: "ja", ONCE: "teilweise", CONSENT: "nein", ANNOYANCE: "Warteschleife"},
    **{MAIL: "nein", SIGNED: "teilweise", PLAIN: "weissnicht"},
}
VERSIONS = Area("versand", "Versand", (Item("puenktlich", "Wir liefern pünktlich."), Item("wohin", "Wohin?", kind="open")))
QUESTIONS = Area("fragen", "Fragen", (Item("wer-kauft", "Wer kauft bei uns?", kind="open"),))


@pytest.fixture
def result(show: Show) -> Result:
    """Opens the page with these answers and further values in the storage."""

    def open_result(given: Mapping[Item, str] = FULL, more: Mapping[str, Any] | None = None, **options: Any) -> Page:
        page = show(assessment_page("result", **options), "/auswertung/")
        page.evaluate("() => localStorage.clear()")
        put(page, answers(given) | dict(more or {}))
        return page

    return open_result


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-part="{name}"]')


def cards(page: Page) -> Locator:
    return page.locator(".kb-card")


def card(page: Page, item: Item) -> Locator:
    return cards(page).filter(has_text=item.text)


def plan_of(item: Item, **more: object) -> dict[str, Any]:
    measure = {"what": "Etwas", "who": "", "due": "", "status": "offen", "item": item.key, "order": 4, "at": AT, **more}
    return {f"plan:erste:check-{item.id}": measure}


def snapshot(values: Mapping[Item, str], at: int = AT - 9, **more: object) -> dict[str, Any]:
    pairs = [[item.key, entry(v, item)] for item, v in values.items()]
    return {"name": "Stand", "at": at, "set": "v1", "auto": False, "answers": pairs, **more}


def table_of(page: Page) -> list[list[str]]:
    page.get_by_text("Alle Werte als Tabelle").first.click()
    return [row.locator("th, td").all_inner_texts() for row in part(page, "table").locator("tr").all()]


# --- Next steps


def test_three_steps_come_first_with_their_reasons(result: Result) -> None:
    page = result(more={f"check:erste:{SIGNED.key}": entry("teilweise", SIGNED, important=True)})
    assert page.get_by_role("heading", level=2).first.inner_text() == "Nächste Schritte"
    expect(cards(page)).to_have_count(3)
    assert [text.split("\n")[0] for text in cards(page).all_inner_texts()] == [CONSENT.text, MAIL.text, SIGNED.text]
    expect(cards(page).nth(0)).to_contain_text("Telefon: Pflicht. Antwort Nein.")
    expect(cards(page).nth(2)).to_contain_text("Schriftlich: Antwort Teilweise. Wichtig für uns.")
    expect(cards(page).nth(2)).to_contain_text("Bereich mit niedrigem Wert.")


def test_a_step_shows_what_to_do_and_where_to_read_and_leads_to_the_item(result: Result) -> None:
    page = result()
    expect(card(page, MAIL).get_by_text(MAIL.step)).to_be_visible()
    expect(card(page, MAIL).get_by_role("link", name="Kurz gesagt")).to_be_visible()
    expect(card(page, MAIL).get_by_role("link", name=MAIL.text)).to_have_attribute(
        "href", re.compile(rf"/schriftlich/#{MAIL.id}$")
    )


def test_other_answers_give_other_steps(result: Result) -> None:
    first = cards(result({CALL_BACK: "nein", MAIL: "ja"})).all_inner_texts()
    second = cards(result({CALL_BACK: "ja", MAIL: "nein"})).all_inner_texts()
    assert len(first) == len(second) == 1
    assert CALL_BACK.text in first[0]
    assert MAIL.text in second[0]


def test_more_suggestions_come_three_at_a_time_and_take_the_focus(result: Result) -> None:
    page = result()
    page.get_by_role("button", name="Mehr Vorschläge").press("Enter")
    expect(cards(page)).to_have_count(5)
    expect(cards(page).nth(3).get_by_role("link").first).to_be_focused()
    expect(page.get_by_role("button", name="Mehr Vorschläge")).to_be_hidden()


def test_one_tap_puts_a_step_into_the_plan_and_one_takes_it_out(result: Result) -> None:
    page = result(more=plan_of(ONCE))
    before = everything(page)
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").press("Enter")
    expect(card(page, MAIL).get_by_role("link", name="Im Plan")).to_have_attribute("href", re.compile("/plan/$"))
    measure = stored(page, "plan", "erste", f"check-{MAIL.id}")
    assert measure.pop("at") > 0
    assert measure == {"what": MAIL.step, "who": "", "due": "", "status": "offen", "item": MAIL.key, "order": 5}
    expect(part(page, "said")).to_have_text("In den Plan übernommen.")
    undo = page.get_by_role("button", name=f"Rückgängig: {MAIL.text}")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.get_by_role("button", name=f"In den Plan: {MAIL.text}")).to_be_focused()
    assert everything(page) == before


def test_what_was_changed_in_the_plan_is_not_taken_out_by_undo(result: Result) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    put(page, plan_of(MAIL, who="Frau Lehmann"))
    expect(card(page, MAIL).get_by_text("Im Plan")).to_be_visible()
    expect(card(page, MAIL).get_by_role("button")).to_have_count(0)


def test_a_plan_changed_in_another_tab_cannot_be_undone_here(result: Result, show: Show, context: BrowserContext) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, plan_of(MAIL, who="Frau Lehmann"))
    expect(card(page, MAIL).get_by_role("button")).to_have_count(0)


def test_what_is_done_is_asked_about_and_no_step_any_more(result: Result) -> None:
    page = result(more=plan_of(MAIL, status="erledigt") | plan_of(SIGNED, status="laeuft"))
    expect(card(page, MAIL)).to_have_count(0)
    expect(card(page, SIGNED)).to_have_count(1)
    done = part(page, "done").locator("li")
    expect(done).to_have_text(re.compile("Im Plan erledigt. Passt die Antwort „Nein“ noch?"))
    expect(done.get_by_role("link", name=MAIL.text)).to_have_attribute("href", re.compile(rf"#{MAIL.id}$"))


def test_what_is_done_and_answered_with_yes_is_settled(result: Result) -> None:
    page = result({**FULL, MAIL: "ja"}, plan_of(MAIL, status="erledigt"))
    expect(part(page, "done").locator("li")).to_have_count(0)


def test_without_a_gap_there_is_no_step_and_it_says_why(result: Result) -> None:
    page = result(dict.fromkeys((CALL_BACK, ONCE, CONSENT, MAIL, SIGNED, PLAIN), "ja"))
    expect(page.get_by_text("Noch kein Schritt.")).to_be_visible()
    expect(cards(page)).to_have_count(0)


def test_the_newest_snapshot_tells_what_got_worse(result: Result) -> None:
    older = snapshot({ONCE: "nein", CALL_BACK: "ja"}, at=AT - 99)
    newer = snapshot({ONCE: "ja", CALL_BACK: "ja"})
    page = result(more={"snapshot:erste:b": older, "snapshot:erste:a": newer})
    page.get_by_role("button", name="Mehr Vorschläge").click()
    expect(card(page, ONCE)).to_contain_text("Seit dem letzten Stand schlechter.")
    expect(part(page, "areas").locator("li").filter(has_text="Telefon")).to_contain_text("25 weniger als beim letzten Stand")


# --- Areas


def test_areas_stand_in_order_with_word_value_and_completeness(result: Result) -> None:
    page = result()
    rows = part(page, "areas").locator("li")
    texts = [re.split(r"\n+", text) for text in rows.all_inner_texts()]
    assert texts == [
        ["Schriftlich", "Zuerst angehen", "25 von 100 · 2 von 3 beantwortet"],
        ["Telefon", "Läuft", "75 von 100 · 2 von 2 beantwortet"],
    ]
    assert [bar.get_attribute("value") for bar in rows.locator("progress").all()] == ["25", "75"]
    expect(page.get_by_text("Eine Gesamtnote gibt es nicht")).to_be_visible()


def test_the_table_says_the_same_as_the_picture(result: Result) -> None:
    page = result(areas=(*AREAS, VERSIONS, QUESTIONS))
    rows = table_of(page)
    pictured = part(page, "areas").locator("li").all_inner_texts() + part(page, "rest").locator("> li").all_inner_texts()
    assert len(rows) == len(pictured) == 4
    for row, text in zip(rows, pictured, strict=True):
        assert text.startswith(row[0])
        assert row[1] in text
        assert row[2] == "–" or f"{row[2]} von 100" in text
    assert rows[0] == ["Schriftlich", "Zuerst angehen", "25", "67\u00a0%", "0", "1", "1", "0", "1", "0"]
    assert rows[1] == ["Telefon", "Läuft", "75", "100\u00a0%", "1", "1", "0", "0", "0", "0"]
    assert rows[2][1:4] == ["Noch kein Wert", "–", "0\u00a0%"]
    assert rows[3][1:4] == ["Ohne Wert", "–", "–"]


def test_too_little_answered_gives_no_value_but_what_is_missing(result: Result) -> None:
    page = result({MAIL: "nein"})
    rest = part(page, "rest").locator("> li").filter(has_text="Schriftlich")
    expect(rest).to_contain_text("Noch kein Wert")
    expect(rest).to_contain_text("1 von 3 beantwortet.")
    assert rest.locator("ul a").all_inner_texts() == [SIGNED.text, PLAIN.text]
    expect(part(page, "areas").locator("li")).to_have_count(0)


def test_areas_that_do_not_apply_say_so(result: Result) -> None:
    page = result(dict.fromkeys((MAIL, SIGNED, PLAIN), "entfaellt"), areas=(*AREAS, QUESTIONS))
    rest = part(page, "rest")
    expect(rest.locator("> li").filter(has_text="Schriftlich")).to_contain_text("Alle Aussagen treffen nicht zu.")
    expect(rest.locator("> li").filter(has_text="Fragen")).to_contain_text("keine Aussagen")


def test_must_haves_stand_apart(result: Result) -> None:
    page = result({CONSENT: "nein", CALL_BACK: "ja", ONCE: "ja"})
    must = part(page, "musts").locator("li")
    expect(must).to_have_count(1)
    expect(must).to_contain_text("Nicht erfüllt")
    expect(must).to_contain_text(CONSENT.step)
    expect(part(page, "areas").locator("li")).to_contain_text("100 von 100")


@pytest.mark.parametrize(
    ("answer", "word"), [("ja", "Erfüllt"), ("weissnicht", "Ungeklärt"), ("entfaellt", "Trifft nicht zu"), ("", "Offen")]
)
def test_every_state_of_a_must_have_is_told(result: Result, answer: str, word: str) -> None:
    page = result({CALL_BACK: "ja"} | ({CONSENT: answer} if answer else {}))
    expect(part(page, "musts").locator("b")).to_have_text(word)


# --- All that was answered


def test_everything_answered_and_typed_is_listed(result: Result) -> None:
    more = {
        f"check:erste:{ANNOYANCE.key}": entry("Erste Zeile\nZweite Zeile", ANNOYANCE, note="Aus dem Gespräch"),
        f"check:erste:{MAIL.key}": entry("entfaellt", MAIL, reason="Wir mailen nicht.", important=True),
        f"check:erste:{PLAIN.key}": entry("ja", PLAIN, rev="alt"),
    }
    page = result(more=more)
    page.evaluate("() => document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    expect(part(page, "open")).to_contain_text("Erste Zeile\nZweite Zeile", use_inner_text=True)
    expect(part(page, "open")).to_contain_text("Notiz: Aus dem Gespräch")
    mail = part(page, "statement").locator("li").filter(has_text=MAIL.text)
    for text in ("Trifft nicht zu", "Wichtig für uns", "Grund: Wir mailen nicht."):
        expect(mail).to_contain_text(text)
    expect(part(page, "statement").locator("li").filter(has_text=PLAIN.text)).to_contain_text("Frage wurde geändert")
    for item in (CALL_BACK, ONCE, CONSENT, SIGNED):
        expect(part(page, "statement").locator("li").filter(has_text=item.text)).to_have_count(1)


def test_answers_from_an_earlier_version_are_shown_as_text(result: Result) -> None:
    gone = Item("weg", INJECTED)
    answer = entry("nein", gone, note=INJECTED)
    page = result(more={f"check:erste:{gone.key}": answer, "check:erste:open:o": entry("constructor")})
    page.get_by_text("Aus früherer Fassung").click()
    rows = part(page, "former").locator("li")
    expect(rows).to_have_count(2)
    expect(rows.filter(has_text=INJECTED)).to_contain_text(f"Notiz: {INJECTED}")
    expect(rows.filter(has_text="open:o")).to_contain_text("constructor")
    assert page.evaluate("window.hacked") is None


def test_before_the_first_answer_it_says_how_to_begin(result: Result, show: Show) -> None:
    page = show(assessment_page("result"), "/auswertung/")
    expect(page.get_by_text("Noch keine Antwort.")).to_be_visible()
    expect(page.get_by_role("link", name="Telefon")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


# --- Storage


def test_an_answer_in_another_tab_appears_and_open_parts_stay_open(result: Result, show: Show, context: BrowserContext) -> None:
    page = result({CALL_BACK: "ja"})
    summary = part(page, "statement").locator("summary").filter(has_text="Telefon")
    summary.click()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, {f"check:erste:{ONCE.key}": entry("nein", ONCE)})
    expect(card(page, ONCE)).to_be_visible()
    expect(summary).to_have_text("Telefon: 2 von 3 beantwortet")
    expect(part(page, "statement").get_by_text(CALL_BACK.text)).to_be_visible()


def test_a_link_keeps_the_focus_when_answers_change(result: Result, show: Show, context: BrowserContext) -> None:
    page = result({CALL_BACK: "nein"})
    card(page, CALL_BACK).get_by_role("link").first.focus()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, {f"check:erste:{ONCE.key}": entry("nein", ONCE)})
    expect(card(page, ONCE)).to_be_visible()
    expect(card(page, CALL_BACK).get_by_role("link").first).to_be_focused()


def test_with_a_full_storage_the_plan_stays_in_memory_and_it_says_so(result: Result) -> None:
    page = result()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll.")).to_be_visible()
    expect(card(page, MAIL).get_by_text("Im Plan")).to_be_visible()


def test_with_a_blocked_storage_it_still_opens(show: Show, tab: Page) -> None:
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    page = show(assessment_page("result"), "/auswertung/")
    expect(page.get_by_text("Noch keine Antwort.")).to_be_visible()
    expect(page.get_by_text("Dieser Browser lässt das Speichern hier nicht zu.")).to_be_visible()


DAMAGED: dict[str, Any] = {
    "a strange date": {"assessment:erste": record(name="", date="morgen", respondent=INJECTED)},
    "no numbers": {f"check:erste:{MAIL.key}": {"v": "ja"}, f"plan:erste:check-{MAIL.id}": 7, "snapshot:erste:x": []},
    "an unknown answer": {f"check:erste:{MAIL.key}": entry("vielleicht", MAIL)},
    "a huge order": plan_of(ONCE, order=1e308),
    "an empty snapshot": {"snapshot:erste:x": snapshot({})},
    "a time that is none": {"saved:erste": {"at": -1e300}, f"check:erste:{MAIL.key}": entry("nein", MAIL, at=1e300)},
}


@pytest.mark.parametrize("more", DAMAGED.values(), ids=DAMAGED)
def test_nothing_senseless_is_ever_shown(result: Result, more: Mapping[str, Any]) -> None:
    page = result(more=more)
    page.get_by_role("button", name="In den Plan:").first.click()
    page.evaluate("() => document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert not WRONG_WORDS.search(page.locator("main").inner_text())
    assert page.evaluate("window.hacked") is None


def test_answers_to_a_former_checklist_are_frozen_once(result: Result) -> None:
    page = result(version="v2")
    found = [name for name in everything(page) if name.startswith(key("snapshot", "erste", ""))]
    assert len(found) == 1
    assert len(json.loads(everything(page)[found[0]])["answers"]) == len(FULL)
    assert stored(page, "assessment", "erste")["set"] == "v2"


# --- The reminder


@pytest.mark.parametrize(
    ("count", "age", "said"),
    [(9, 0, None), (10, 0, "10 Antworten sind"), (1, 90_000_000, "1 Antwort ist"), (1, 80_000_000, None)],
)
def test_answers_without_a_file_are_told_of_when_they_are_many_or_old(
    result: Result, tab: Page, count: int, age: int, said: str | None
) -> None:
    tab.clock.set_fixed_time(AT / 1000)
    given = {f"check:erste:statement:x-{number}": entry("ja", at=AT - age) for number in range(count)}
    reminder = result({}, given).locator(".kb-remind")
    if said is None:
        expect(reminder).to_be_hidden()
    else:
        expect(reminder).to_contain_text(f"{said} noch nicht als Datei gesichert.")


def test_saving_writes_a_file_of_this_assessment_and_ends_the_reminder(result: Result, tab: Page) -> None:
    tab.clock.set_fixed_time(AT / 1000)
    own = {f"check:erste:{item.key}": entry(v, item, at=AT - 90_000_000) for item, v in FULL.items()} | plan_of(MAIL)
    other = {"check:zweite:statement:a": entry("ja"), "assessment:zweite": record("Zweite")}
    page = result({}, {"assessment:erste": record("Größe & Maß Süd")} | own | other)
    with page.expect_download() as started:
        page.get_by_role("button", name="Jetzt sichern").press("Enter")
    assert started.value.suggested_filename == "kundenbindung-groesse-mass-sued-2026-11-22.json"
    entries = json.loads(Path(started.value.path()).read_text())["entries"]
    assert {one["key"] for one in entries} == {"assessment:erste", *own}
    assert stored(page, "saved:erste") == {"at": AT}
    expect(page.locator(".kb-remind").get_by_role("status")).to_be_focused()
    expect(page.locator(".kb-remind")).to_have_text("Als Datei gesichert.", use_inner_text=True)
    page.reload()
    expect(page.locator(".kb-remind")).to_be_hidden()


# --- For everyone


def test_on_paper_the_result_is_complete(result: Result, tmp_path: Path) -> None:
    more = {
        f"check:erste:{ANNOYANCE.key}": entry("Die Warteschleife am Montag", ANNOYANCE),
        f"check:erste:{PLAIN.key}": entry("weissnicht", PLAIN, note="Noch zu klären"),
        "check:erste:statement:weg": entry("nein", Item("weg", "Diese Aussage gibt es nicht mehr.")),
    }
    text = re.sub(r"\s+", " ", pdf_text(result(more=more), tmp_path))
    typed = ("Die Warteschleife am Montag", "Noch zu klären", "Filiale Nord", "22.11.2026")
    assert all(wanted in text for wanted in (*typed, CONSENT.step, "25 von 100", "67 %"))
    assert all(item.text in text for area in AREAS for item in area.items)
    assert "Diese Aussage gibt es nicht mehr." in text
    assert "Ab 75 heißt ein Bereich" in text
    assert not any(word in text for word in ("In den Plan", "Mehr Vorschläge", "Link kopieren", "Drucken"))


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing_in_any_state(show: Show, result: Result, tab: Page, look: Look) -> None:
    dress(tab, look)
    found = {"empty": violations(show(assessment_page("result", scheme=look.scheme), "/auswertung/"))}
    more = plan_of(MAIL, status="erledigt") | {"check:erste:statement:weg": entry("nein", note="N")}
    page = result(more=more, scheme=look.scheme)
    page.get_by_role("button", name="In den Plan:").first.click()
    found["filled"] = violations(page)
    page.evaluate("() => document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    page.get_by_role("button", name="Link kopieren").click()
    expect(part(page, "link")).to_be_visible()
    found["opened"] = violations(page)
    assert not any(found.values()), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_targets_are_large_enough(result: Result, tab: Page) -> None:
    dress(tab, LOOKS[0])
    assert small_targets(result()) == []


def test_without_javascript_the_items_are_a_list(site: Site, without_javascript: Page) -> None:
    site.pages["/auswertung/"] = assessment_page("result")
    without_javascript.goto(site.url + "/auswertung/")
    expect(without_javascript.get_by_text(MAIL.text)).to_be_visible()
    expect(without_javascript.get_by_role("button")).to_have_count(0)


def test_script_and_style_fit_beside_those_of_every_page() -> None:
    assert 0 < transfer_size("result") <= BUDGET
