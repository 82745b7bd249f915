"""A link that is damaged, foreign or hostile: refused whole, and its texts are texts."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import MAIL, entry, everything, record
from tests.browser.fixtures.link_reader import GUEST, SENTENCES, answer, open_link, packed
from tests.browser.fixtures.pages import INJECTED

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


def test_a_damaged_link_is_told_and_the_own_result_stands_below(mine: Page) -> None:
    before, address = everything(mine), mine.url
    for name, fragment in DAMAGED.items():
        open_link(mine, f"{address}#{fragment}")
        expect(mine.locator(".kb-notice")).to_have_text(SENTENCES)
        expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
        assert everything(mine) == before, name
        assert mine.evaluate("window.hacked") is None, name


def test_a_link_with_anything_else_in_it_is_refused_whole(mine: Page) -> None:
    before, address = everything(mine), mine.url
    for name, (entries, more) in HOSTILE.items():
        open_link(mine, f"{address}#{packed(mine, entries, **more)}")
        expect(mine.locator(".kb-notice")).to_have_text(SENTENCES)
        expect(mine.get_by_text("Meine Prüfung · 22.11.2026")).to_be_visible()
        assert everything(mine) == before, name


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
