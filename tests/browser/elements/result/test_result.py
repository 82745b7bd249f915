"""The result: next steps first, areas without a grade, must-haves apart, and nothing that was answered hidden."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    AREAS,
    AT,
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
    assessment_page,
    entry,
    everything,
    put,
    stored,
    stored_under,
)
from tests.browser.fixtures.pages import INJECTED, Show
from tests.browser.fixtures.result_reader import (
    FULL,
    VALUED,
    Result,
    area,
    card,
    cards,
    lines_of,
    part,
    plan_of,
    snapshot,
    table_of,
    unfold,
)

SHIPPING = ("pünktlich", "vollständig", "sparsam verpackt")
VERSIONS = Area("versand", "Versand", tuple(Item(f"wir-{n}", f"Wir liefern {how}.") for n, how in enumerate(SHIPPING)))
QUESTIONS = Area("fragen", "Fragen", (Item("wer-kauft", "Wer kauft bei uns?", kind="open"),))


# --- Next steps


def test_three_steps_come_first_with_their_reasons(result: Result) -> None:
    page = result(VALUED, {f"check:erste:{SIGNED.key}": entry("teilweise", SIGNED, important=True)}, areas=LARGER)
    assert page.get_by_role("heading", level=2).first.inner_text() == "Nächste Schritte"
    expect(cards(page)).to_have_count(3)
    steps = [item.step for item in (CONSENT, SIGNED, MAIL)]
    assert [text.split("\n")[0] for text in cards(page).all_inner_texts()] == steps
    expect(cards(page).nth(0)).to_contain_text("Telefon: Pflicht, Antwort Nein")
    expect(cards(page).nth(1)).to_contain_text("Schriftlich: Antwort Teilweise, wichtig")


def test_a_step_shows_what_to_do_and_where_to_read_and_leads_to_the_item(result: Result) -> None:
    page = result()
    expect(card(page, MAIL).get_by_text(MAIL.step)).to_be_visible()
    expect(card(page, MAIL).get_by_role("link", name="Kurz gesagt")).to_be_hidden()
    card(page, MAIL).get_by_text("Mehr dazu").click()
    expect(card(page, MAIL).get_by_role("link", name="Kurz gesagt")).to_be_visible()
    expect(card(page, MAIL).get_by_role("link", name=MAIL.text)).to_have_attribute(
        "href", re.compile(rf"/schriftlich/#{MAIL.id}$")
    )


def test_other_answers_give_other_steps(result: Result) -> None:
    first = cards(result({CALL_BACK: "nein", MAIL: "ja"})).all_inner_texts()
    second = cards(result({CALL_BACK: "ja", MAIL: "nein"})).all_inner_texts()
    assert len(first) == len(second) == 1
    assert CALL_BACK.step in first[0]
    assert MAIL.step in second[0]


def test_more_suggestions_come_three_at_a_time_and_take_the_focus(result: Result) -> None:
    page = result()
    page.get_by_role("button", name="Mehr Vorschläge").press("Enter")
    expect(cards(page)).to_have_count(5)
    expect(cards(page).nth(3).get_by_role("button").first).to_be_focused()
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


def test_the_second_of_two_taps_neither_leaves_the_page_nor_undoes_the_first(result: Result) -> None:
    page = result()
    address = page.url
    button = page.get_by_role("button", name=f"In den Plan: {MAIL.text}")
    box = button.bounding_box()
    assert box is not None
    for share_of_width in (0.2, 0.9):
        button.dblclick(position={"x": box["width"] * share_of_width, "y": box["height"] / 2})
        expect(card(page, MAIL).get_by_role("link", name="Im Plan")).to_be_visible()
        assert page.url == address
        page.get_by_role("button", name=f"Rückgängig: {MAIL.text}").click()
    expect(card(page, MAIL).get_by_role("button", name="In den Plan")).to_be_visible()


def test_what_nobody_knows_is_found_out_first_and_so_it_stands_in_the_plan(result: Result) -> None:
    page = result({PLAIN: "weissnicht"})
    found_out = f"Klären Sie, wer das bei Ihnen weiß: „{PLAIN.text}“ Fragen Sie nach, und antworten Sie dann neu."
    expect(cards(page).first).to_contain_text("Schriftlich: erst herausfinden, Antwort Weiß nicht")
    page.get_by_role("button", name=f"In den Plan: {PLAIN.text}").click()
    assert stored(page, "plan", "erste", f"check-{PLAIN.id}")["what"] == found_out


def test_what_was_changed_in_the_plan_is_not_taken_out_by_undo(result: Result) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    put(page, plan_of(MAIL, who="Frau Lehmann"))
    expect(part(page, "planned").get_by_role("link", name=MAIL.text)).to_be_visible()
    expect(page.get_by_role("button", name="Rückgängig")).to_have_count(0)


def test_a_plan_changed_in_another_tab_cannot_be_undone_here(result: Result, show: Show, context: BrowserContext) -> None:
    page = result()
    page.get_by_role("button", name=f"In den Plan: {MAIL.text}").click()
    other = show(assessment_page("result"), "/auswertung/", context.new_page())
    put(other, plan_of(MAIL, who="Frau Lehmann"))
    expect(part(page, "planned").get_by_role("link", name=MAIL.text)).to_be_visible()
    expect(page.get_by_role("button", name="Rückgängig")).to_have_count(0)


def test_what_is_done_is_asked_about_and_no_step_any_more(result: Result) -> None:
    page = result(more=plan_of(MAIL, status="erledigt") | plan_of(SIGNED, status="laeuft"))
    expect(card(page, MAIL)).to_have_count(0)
    expect(part(page, "planned").get_by_role("link")).to_have_text([SIGNED.text])
    done = part(page, "done").locator("li")
    expect(done).to_have_text(re.compile("Im Plan erledigt. Passt die Antwort „Nein“ noch?"))
    expect(done.get_by_role("link", name=MAIL.text)).to_have_attribute("href", re.compile(rf"#{MAIL.id}$"))


def test_what_is_done_and_answered_with_yes_is_settled(result: Result) -> None:
    page = result({**FULL, MAIL: "ja"}, plan_of(MAIL, status="erledigt"))
    expect(part(page, "done").locator("li")).to_have_count(0)


def test_where_all_is_well_and_answered_one_keeps_the_stand_and_looks_again(result: Result) -> None:
    page = result(dict.fromkeys((CALL_BACK, ONCE, CONSENT, MAIL, SIGNED, PLAIN), "ja"))
    settled = part(page, "none")
    expect(settled).to_contain_text("Alles ist beantwortet, und kein Schritt ist offen. Wieder prüfen am 22.02.2027.")
    expect(settled.get_by_role("link")).to_be_hidden()
    settled.get_by_role("button", name="Stand festhalten").click()
    expect(part(page, "kept")).to_be_in_viewport()
    expect(part(page, "kept")).to_contain_text("Wieder prüfen am 22.02.2027.")
    assert len(stored_under(page, "snapshot", "erste")) == 1
    expect(cards(page)).to_have_count(0)


def test_where_all_is_well_so_far_the_way_goes_on_to_what_is_not_answered(result: Result) -> None:
    page = result({CALL_BACK: "ja", MAIL: "ja"})
    page.set_viewport_size({"width": 360, "height": 740})
    settled = part(page, "none")
    expect(settled).to_contain_text("Aus diesen Antworten folgt kein Schritt.")
    onward = settled.get_by_role("link", name=re.compile(r"^Noch 4 Aussagen, \d Minuten?$"))
    expect(onward).to_have_attribute("href", re.compile("/alle/$"))
    expect(onward).to_be_in_viewport(ratio=1)
    expect(settled.get_by_role("button", name="Stand festhalten")).to_be_in_viewport(ratio=1)


def test_the_newest_snapshot_tells_what_got_worse(result: Result) -> None:
    older = snapshot({ONCE: "nein", CALL_BACK: "ja", DIRECT: "ja"}, at=AT - 99)
    newer = snapshot({ONCE: "ja", CALL_BACK: "ja", DIRECT: "ja"})
    page = result(VALUED, {"snapshot:erste:b": older, "snapshot:erste:a": newer}, areas=LARGER)
    page.get_by_role("button", name="Mehr Vorschläge").click()
    expect(card(page, ONCE)).to_contain_text("schlechter als zuletzt")
    expect(part(page, "more_said")).to_contain_text("Schlechter als beim letzten Stand ist es bei „Telefon“.")
    assert next(row for row in table_of(page) if row[0] == "Telefon")[3] == "17 weniger"


# --- Areas


def test_areas_stand_in_order_with_sign_word_and_value(result: Result) -> None:
    page = result(VALUED, areas=LARGER)
    rows = part(page, "areas").locator("li")
    assert [lines_of(row) for row in rows.all()] == [
        ["○ Schriftlich", "17", "Zuerst angehen"],
        ["● Telefon", "83", "Läuft · Pflicht offen"],
    ]
    assert [bar.get_attribute("d") for bar in rows.locator(".kb-fill").all()] == ["M0 3H17", "M0 3H83"]
    expect(area(page, "Schriftlich").get_by_role("link")).to_have_attribute("href", re.compile("/schriftlich/$"))


def test_the_table_says_the_same_as_the_picture(result: Result) -> None:
    page = result(VALUED, areas=(*LARGER, VERSIONS, QUESTIONS))
    rows = table_of(page)
    pictured = part(page, "areas").locator("li").all_inner_texts()
    assert len(rows) == len(pictured) == 4
    for row, text in zip(rows, pictured, strict=True):
        assert row[0] in text
        assert row[1] in text or row[1] == "Noch kein Wert"
        assert row[2] == "–" or row[2] in text
    assert rows[0] == ["Schriftlich", "Zuerst angehen", "17", "–", "75\u00a0%", "0", "1", "2", "0", "1", "0"]
    assert rows[1] == ["Telefon", "Läuft", "83", "–", "100\u00a0%", "2", "1", "0", "0", "0", "0"]
    assert rows[2][1:5] == ["Noch kein Wert", "–", "–", "0\u00a0%"]
    assert rows[3][1:5] == ["Ohne Wert", "–", "–", "–"]


def test_too_little_answered_gives_no_value_but_a_sign_and_how_much_is_answered(result: Result) -> None:
    page = result({MAIL: "nein", SIGNED: "nein"}, areas=LARGER)
    assert lines_of(area(page, "Schriftlich")) == ["○ Schriftlich", "eher „Zuerst angehen“", "2 von 4 beantwortet"]
    assert lines_of(area(page, "Telefon")) == ["– Telefon", "0 von 4 beantwortet"]
    expect(part(page, "areas").locator("svg")).to_have_count(0)
    expect(part(page, "deeper").locator("li")).to_have_text(
        ["Schriftlich: noch 2 Aussagen, 1 Minute", "Telefon: noch 4 Aussagen, 1 Minute"]
    )


def test_areas_that_do_not_apply_say_so(result: Result) -> None:
    page = result(dict.fromkeys((MAIL, SIGNED, PLAIN), "entfaellt"), areas=(*AREAS, QUESTIONS))
    expect(area(page, "Schriftlich")).to_contain_text("Trifft nicht zu")
    expect(area(page, "Fragen")).to_contain_text("Ohne Wert")


def test_must_haves_stand_apart(result: Result) -> None:
    page = result({CONSENT: "nein", **dict.fromkeys((CALL_BACK, ONCE, DIRECT), "ja")}, areas=LARGER)
    expect(page.get_by_role("heading", name="Was das Gesetz verlangt")).to_be_visible()
    must = part(page, "musts").locator("li")
    expect(must).to_have_count(1)
    expect(must).to_contain_text("Nicht erfüllt")
    expect(must.get_by_role("link", name=CONSENT.text)).to_be_visible()
    expect(area(page, "Telefon")).to_contain_text("100")


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
    unfold(page)
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
    expect(page.locator("kb-result").get_by_role("link")).to_have_text(["Kurzprüfung, 1 Minute", "Prüfungen und Dateien"])
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
