"""Several assessments beside each other, and what happens to answers when the checklist changes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.checklist_reader import block, checklist_page, choose, field, key, stored
from tests.browser.fixtures.modules import load
from tests.browser.fixtures.pages import ANNOYED, PROMPT, SIGNED, SITE, Show

REWORDED = replace(PROMPT, text="Briefe und E-Mails beantworten wir noch am selben Tag.", rev="r2")


def full(when: str) -> str:
    """A storage that takes nothing more where the JavaScript condition `when` on `key` holds."""
    refuse = f"if ({when}) throw new DOMException('', 'QuotaExceededError'); window.real.call(this, key, value);"
    return f"window.real = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {{ {refuse} }};"


def changed_page() -> str:
    """The same area after an edit of its first item."""
    return pages.page(pages.checklist((REWORDED, SIGNED, ANNOYED), version="v2"), "checklist")


def snapshots(page: Page) -> list[dict[str, Any]]:
    """All snapshots of the first assessment."""
    values = page.evaluate(
        "start => Object.keys(localStorage).filter(key => key.startsWith(start)).map(key => localStorage.getItem(key))",
        f"kb:{SITE}:snapshot:erste:",
    )
    return [json.loads(value) for value in values]


def record(page: Page) -> dict[str, Any]:
    """The first assessment."""
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:assessment:erste"))
    return found


def test_before_answers_meet_a_changed_checklist_they_are_frozen(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    field(page, ANNOYED, "Ihre Antwort").fill("die Warteschleife")
    before = {check.id: stored(page, check) for check in (PROMPT,)}
    show(changed_page())
    expect(block(page, PROMPT)).to_contain_text("Frage wurde geändert, bitte prüfen.")
    (snapshot,) = snapshots(page)
    assert {name: snapshot[name] for name in ("name", "set", "auto")} == {"name": "", "set": "v1", "auto": True}
    answers = dict(snapshot["answers"])
    assert answers["statement:post-ein-arbeitstag"] == before[PROMPT.id]
    assert answers["open:anrufer-aerger"]["v"] == "die Warteschleife"
    assert record(page)["set"] == "v2"


def test_a_change_is_frozen_once_however_often_and_in_however_many_tabs_one_looks(show: Show, context: BrowserContext) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    show(changed_page())
    other = show(changed_page(), page=context.new_page())
    for tab in (page, other, page):
        tab.reload()
        expect(block(tab, PROMPT).get_by_label("Nein", exact=True)).to_be_checked()
    assert len(snapshots(page)) == 1


def test_every_further_change_is_frozen_too(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    show(changed_page())
    choose(page, PROMPT, "Ja")
    show(checklist_page())
    assert sorted(dict(s["answers"])["statement:post-ein-arbeitstag"]["v"] for s in snapshots(page)) == ["ja", "nein"]


def test_nothing_is_frozen_where_nothing_was_answered_or_nothing_changed(show: Show) -> None:
    page = show(changed_page())
    show(checklist_page())
    choose(page, PROMPT, "Ja")
    page.reload()
    assert snapshots(page) == []


def test_without_room_for_the_snapshot_the_change_is_not_forgotten(show: Show, tab: Page) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Nein")
    tab.add_init_script("if (sessionStorage.full) {" + full("key.includes(':snapshot:')") + "}")
    page.evaluate("sessionStorage.full = 1")
    show(changed_page())
    expect(page.get_by_text("Der Speicher dieses Browsers ist voll")).to_be_visible()
    assert (snapshots(page), record(page)["set"]) == ([], "v1")
    page.evaluate("delete sessionStorage.full")
    page.reload()
    expect(block(page, PROMPT).get_by_label("Nein", exact=True)).to_be_checked()
    assert len(snapshots(page)) == 1


def test_whose_answers_these_are_is_told_as_soon_as_there_is_a_choice(show: Show) -> None:
    page = show(checklist_page())
    choose(page, PROMPT, "Ja")
    expect(page.locator(".kb-which")).to_be_hidden()
    second = {"name": "Werk <b>Süd</b>", "respondent": "", "date": "2026-11-22", "at": 1}
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"kb:{SITE}:assessment:zweite", json.dumps(second)])
    page.evaluate("key => localStorage.setItem(key, '\"zweite\"')", f"kb:{SITE}:current")
    page.reload()
    expect(page.locator(".kb-which")).to_have_text("Prüfung: Werk <b>Süd</b> wechseln")
    assert page.evaluate("key => localStorage.getItem(key)", key(PROMPT))


def test_many_keys_are_written_all_or_not_at_all(tab: Page) -> None:
    page = load(tab, "store/transaction.js")
    changes = "new Map([['a', 1], ['b', null], ['c', 2], ['d', 3]])"
    attempt = f"writeAll({{ written() {{}} }}, {changes})"
    before = page.evaluate("() => { localStorage.a = 'alt'; localStorage.b = 'weg'; return { ...localStorage }; }")
    page.evaluate("() => {" + full("key === 'd'") + "}")
    assert page.evaluate(attempt) is False
    assert page.evaluate("({ ...localStorage })") == before
    page.evaluate("() => { Storage.prototype.setItem = window.real; }")
    assert page.evaluate(attempt) is True
    assert page.evaluate("({ ...localStorage })") == {"a": "1", "c": "2", "d": "3"}
