"""Sending a result as a link, and opening one: shown as it was sent, and never stored."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.assessment_pages import (
    ANNOYANCE,
    CALL_BACK,
    CONSENT,
    MAIL,
    ONCE,
    Item,
    answers,
    assessment_page,
    entry,
    everything,
    put,
    record,
)
from tests.conftest import BuiltSite

Show = Callable[..., Page]
GUEST = "Diese Auswertung kommt aus einem Link."
INJECTED = '<img src=x onerror="window.hacked=1">'
PACK = """async (file) => {
  const stream = new Blob([JSON.stringify(file)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `stand=1.${btoa(text).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=/g, "")}`;
}"""
ADD_LINK = """(href) => {
  const link = Object.assign(document.createElement("a"), { href, textContent: "Anna schickt das" });
  document.querySelector("article").prepend(link);
}"""
SENT: Mapping[str, Any] = {
    **answers({MAIL: "nein", CALL_BACK: "ja", ONCE: "teilweise", ANNOYANCE: "Warteschleife"}),
    "assessment:erste": record("Filiale Süd", respondent="Anna Müller"),
    f"check:erste:{CONSENT.key}": entry("nein", CONSENT, note="Streng vertraulich", important=True),
}
OWN: Mapping[str, Any] = answers({MAIL: "ja", CALL_BACK: "nein"}) | {"assessment:erste": record("Meine Prüfung")}


@pytest.fixture
def mine(show: Show) -> Page:
    """The page with own answers."""
    page = show(assessment_page("result"), "/auswertung/")
    put(page, OWN)
    expect(page.get_by_text("Meine Prüfung · 22.11.2026 · 2 von 7 beantwortet")).to_be_visible()
    return page


@pytest.fixture
def sent(show: Show, context: BrowserContext) -> Callable[..., str]:
    """The link that somebody else copies, with or without notes."""

    def copy(notes: bool = False) -> str:
        page = show(assessment_page("result"), "/auswertung/", context.new_page())
        page.evaluate("() => localStorage.clear()")
        put(page, SENT)
        if notes:
            page.get_by_label("mit Notizen und offenen Antworten").check()
        link = link_of(page)
        page.evaluate("() => localStorage.clear()")
        page.close()
        return link

    return copy


def link_of(page: Page) -> str:
    page.get_by_role("button", name="Link kopieren").click()
    field = page.get_by_label("Link zu dieser Auswertung")
    expect(field).to_be_visible()
    return field.input_value()


def open_link(page: Page, link: str) -> None:
    """As if it was opened in a tab of its own."""
    page.goto("about:blank")
    page.goto(link)


def packed(page: Page, entries: list[Any], **more: Any) -> str:
    file = {"format": "kundenbindung-sicherung", "version": 2, "site": "kundenbindung", "at": 1, "entries": entries, **more}
    fragment: str = page.evaluate(PACK, file)
    return fragment


def answer(item: Item, **more: Any) -> dict[str, Any]:
    return {"key": f"check:erste:{item.key}", "value": entry("nein", item, **more)}


# --- Sending


def test_the_link_stands_in_a_field_and_on_the_clipboard(mine: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_of(mine)
    expect(mine.get_by_text("Link kopiert.")).to_be_visible()
    assert re.fullmatch(r"http://[\d.:]+/auswertung/#stand=1\.[\w-]+", link)
    assert mine.evaluate("() => navigator.clipboard.readText()") == link


def test_the_clipboard_is_promised_the_link_before_it_is_made(mine: Page) -> None:
    """WebKit lets it be written only in the press itself."""
    mine.evaluate(
        "() => { window.order = []; const { write } = Clipboard.prototype; Clipboard.prototype.write = (items) => {"
        " window.order.push(document.querySelector('[data-part=link]').value); return items[0]"
        ".getType('text/plain').then(() => {}); } }"
    )
    link_of(mine)
    expect(mine.get_by_text("Link kopiert.")).to_be_visible()
    assert mine.evaluate("() => window.order") == [""]


def test_a_browser_that_takes_no_promises_is_given_the_text(mine: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.evaluate("() => { delete window.ClipboardItem; }")
    link = link_of(mine)
    expect(mine.get_by_text("Link kopiert.")).to_be_visible()
    assert mine.evaluate("() => navigator.clipboard.readText()") == link


def test_without_a_clipboard_the_text_is_selected(mine: Page) -> None:
    mine.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false; }"
    )
    link = link_of(mine)
    expect(mine.get_by_text("Kopieren geht hier nicht von selbst.")).to_be_visible()
    field = mine.get_by_label("Link zu dieser Auswertung")
    expect(field).to_be_focused()
    assert field.evaluate("(node) => node.selectionEnd - node.selectionStart") == len(link)


def test_the_link_follows_the_answers_and_the_choice(mine: Page) -> None:
    first = link_of(mine)
    put_here = "([key, value]) => { localStorage.setItem(key, value); dispatchEvent(new StorageEvent('storage', { key })); }"
    mine.evaluate(put_here, [f"kb:kundenbindung:check:erste:{ANNOYANCE.key}", json.dumps(entry("Warteschleife", ANNOYANCE))])
    mine.get_by_label("mit Notizen und offenen Antworten").check()
    mine.wait_for_function("(least) => document.querySelector('.kb-link').value.length > least", arg=len(first) + 20)
    mine.get_by_label("mit Notizen und offenen Antworten").uncheck()
    mine.wait_for_function("(most) => document.querySelector('.kb-link').value.length < most", arg=len(first) + 20)


def test_what_the_link_holds_is_said_before(mine: Page) -> None:
    expect(mine.get_by_text("hinter dem Zeichen #")).to_be_visible()
    expect(mine.get_by_text("Wer den Link hat, kann sie aber lesen")).to_be_visible()
    expect(mine.get_by_label("mit Notizen und offenen Antworten")).not_to_be_checked()
    expect(mine.get_by_role("link", name="Prüfungen und Dateien").first).to_be_visible()


# --- Opening


def test_a_link_shows_the_result_of_the_other_and_leaves_everything_as_it_was(sent: Callable[..., str], mine: Page) -> None:
    put(mine, OWN)
    link = sent()
    put(mine, OWN)
    before = everything(mine)
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("Ihre eigenen Antworten bleiben unverändert.")
    head = "Filiale Süd · ausgefüllt von Anna Müller · 22.11.2026 · 4 von 6 Aussagen beantwortet"
    expect(mine.get_by_text(head)).to_be_visible()
    expect(mine.locator(".kb-card").first).to_contain_text(CONSENT.text)
    for name in ("In den Plan", "Link kopieren", "Jetzt sichern"):
        expect(mine.get_by_role("button", name=name)).to_have_count(0)
    assert everything(mine) == before
    mine.get_by_role("button", name="Eigene Auswertung zeigen").press("Enter")
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    expect(mine.get_by_text(GUEST)).to_have_count(0)
    assert "#" not in mine.url
    assert everything(mine) == before


def test_notes_and_open_answers_come_along_only_if_chosen(sent: Callable[..., str], mine: Page) -> None:
    bare, full = sent(), sent(notes=True)
    open_link(mine, bare)
    expect(mine.get_by_text(GUEST)).to_contain_text("Notizen und offene Antworten sind nicht dabei.")
    text = mine.locator("main").evaluate("(node) => node.textContent")
    assert "Warteschleife" not in text
    assert "vertraulich" not in text
    open_link(mine, full)
    expect(mine.get_by_text(GUEST)).not_to_contain_text("nicht dabei")
    expect(mine.locator("main")).to_contain_text("Warteschleife")
    expect(mine.locator("main")).to_contain_text("Notiz: Streng vertraulich")


def test_a_link_pasted_into_the_open_page_is_shown_too(sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    mine.evaluate("(hash) => { location.hash = hash; }", link.split("#")[1])
    expect(mine.get_by_text(GUEST)).to_be_visible()
    mine.evaluate("() => { location.hash = ''; }")
    expect(mine.get_by_text(GUEST)).to_have_count(0)


def test_answers_given_to_another_checklist_are_marked(show: Show, sent: Callable[..., str], mine: Page) -> None:
    link = sent()
    show(assessment_page("result", version="v2"), "/auswertung/")
    open_link(mine, link)
    expect(mine.get_by_text(GUEST)).to_contain_text("einer anderen Fassung der Checkliste")


def test_another_anchor_is_no_link_of_ours(mine: Page) -> None:
    mine.goto(f"{mine.url}#so-wird-gerechnet")
    mine.reload()
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    expect(mine.locator(".kb-notice")).to_be_empty()


# --- What may come in


DAMAGED = {
    "cut off": "stand=1.pVfLjuM2EPyVhc4mIFKW",
    "no compression": "stand=1.AAAA",
    "no code": "stand=",
    "another form": "stand=7.AAAA",
    "half a number": "stand=1.%E0%A4%A",
    "markup": f"stand=1.{INJECTED}",
    "no JSON": "stand=0.bm8",
    "not an object": "stand=0.bnVsbA",
}
HOSTILE: dict[str, tuple[list[Any], dict[str, Any]]] = {
    "another site": ([answer(MAIL)], {"site": "fremd"}),
    "a newer format": ([answer(MAIL)], {"version": 3}),
    "a plan": ([{"key": "plan:erste:own-1", "value": {}}], {}),
    "a wrong answer": ([{"key": f"check:erste:{MAIL.key}", "value": {"v": "vielleicht", "at": 1}}], {}),
    "nothing": ([], {}),
    "a prototype": ([{"key": "check:__proto__:statement:a", "value": {"__proto__": 1}}], {}),
    "twice": ([answer(MAIL), answer(MAIL)], {}),
}
SENTENCES = re.compile("Dieser Link (ist unvollständig|gehört zu einer anderen|stammt aus einer neueren)")


@pytest.mark.parametrize("fragment", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_link_is_told_and_the_own_result_stands_below(mine: Page, fragment: str) -> None:
    before = everything(mine)
    open_link(mine, f"{mine.url}#{fragment}")
    expect(mine.locator(".kb-notice")).to_have_text(SENTENCES)
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    assert everything(mine) == before
    assert mine.evaluate("window.hacked") is None


@pytest.mark.parametrize(("entries", "more"), HOSTILE.values(), ids=HOSTILE)
def test_a_link_with_anything_else_in_it_is_refused_whole(mine: Page, entries: list[Any], more: dict[str, Any]) -> None:
    before = everything(mine)
    open_link(mine, f"{mine.url}#{packed(mine, entries, **more)}")
    expect(mine.locator(".kb-notice")).to_have_text(SENTENCES)
    expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
    assert everything(mine) == before


def test_a_link_that_is_far_too_long_is_refused(mine: Page) -> None:
    mine.evaluate("() => { location.hash = `stand=1.${'A'.repeat(70000)}`; }")
    expect(mine.locator(".kb-notice")).to_contain_text("Dieser Link ist zu lang.")


def test_markup_in_a_link_is_text(mine: Page) -> None:
    assessment = {"key": "assessment:erste", "value": record(INJECTED, respondent=INJECTED)}
    note = answer(MAIL, note=INJECTED)
    gone = {"key": f"check:erste:statement:{'x' * 20}", "value": entry("nein", note=INJECTED)}
    open_link(mine, f"{mine.url}#{packed(mine, [assessment, note, gone])}")
    expect(mine.get_by_text(GUEST)).to_be_visible()
    expect(mine.locator(".kb-frame")).to_contain_text(INJECTED)
    expect(mine.locator("[data-part='former'] li")).to_have_count(1)
    assert mine.locator("img").count() == 0
    assert mine.evaluate("window.hacked") is None


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_a_result_from_a_link(show: Show, sent: Callable[..., str], tab: Page, width: int) -> None:
    set_width(tab, width)
    link = sent(notes=True)
    show(assessment_page("result"), "/auswertung/")
    open_link(tab, link)
    expect(tab.get_by_text(GUEST)).to_be_visible()
    found = violations(tab)
    open_link(tab, f"{link[:-40]}")
    expect(tab.locator(".kb-notice")).to_have_text(SENTENCES)
    assert [*found, *violations(tab)] == []


def test_the_built_page_opens_a_link_also_by_instant_navigation(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/auswertung/")
    version = tab.locator("kb-result").get_attribute("data-version")
    entries = [{"key": "assessment:erste", "value": record("Filiale Süd", set=version)}]
    entries += [{"key": f"check:erste:statement:{name}", "value": entry("nein")} for name in ("nur-bei-uns", "kunden-befragt")]
    fragment = packed(tab, entries)
    tab.goto(f"{built.url}checkliste/")
    tab.evaluate(ADD_LINK, f"{built.url}checkliste/auswertung/#{fragment}")
    tab.get_by_role("link", name="Anna schickt das").click()
    expect(tab.get_by_text(GUEST)).to_be_visible()
    expect(tab.locator(".kb-card")).to_have_count(2)
    tab.get_by_role("button", name="Eigene Auswertung zeigen").click()
    expect(tab.get_by_text("Noch keine Antwort.")).to_be_visible()
