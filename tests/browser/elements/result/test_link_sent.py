"""Sending a result as a link: on the clipboard or in a field, and what it holds is said before."""

from __future__ import annotations

import json
import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.assessment_pages import ANNOYANCE, entry
from tests.browser.fixtures.link_reader import link_of


def test_the_link_stands_in_a_field_and_on_the_clipboard(mine: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_of(mine)
    expect(mine.get_by_text("Link kopiert.")).to_be_visible()
    assert re.fullmatch(r"http://[\d.:]+/auswertung/#stand=2\.[\w-]+", link)
    assert mine.evaluate("() => navigator.clipboard.readText()") == link


def test_the_clipboard_is_promised_the_link_before_it_is_made(mine: Page) -> None:
    """WebKit lets it be written only in the press itself."""
    mine.evaluate(
        "() => { window.order = []; const { write } = Clipboard.prototype; Clipboard.prototype.write = (items) => {"
        " window.order.push(document.querySelector('[data-part=link]').value); return items[0]"
        ".getType('text/plain').then(() => {}); } }"
    )
    mine.get_by_label("mit Notizen und offenen Antworten").check()
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
