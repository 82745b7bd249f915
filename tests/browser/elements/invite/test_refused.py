"""Invitations that are none: cut, foreign, made to do harm."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.fixtures.assessment_pages import everything
from tests.browser.fixtures.pages import INJECTED
from tests.browser.fixtures.returned import Links

Invited = Callable[..., Page]

HOSTILE: dict[str, dict[str, object]] = {
    "a name without end": {"name": "x" * 81},
    "no name": {"name": "  "},
    "an asker without end": {"from": "x" * 61},
    "a day that there is not": {"until": "2026-02-31"},
    "no day at all": {"until": "morgen"},
    "too many roles": {"roles": ["R"] * 9},
    "a role without end": {"roles": ["x" * 41]},
    "roles that are none": {"roles": [{"toString": 1}]},
    "another check": {"check": "__proto__"},
    "an id with a colon": {"id": "a:b:c:d:e"},
    "megabytes": {"name": "x" * 500_000},
}


def test_an_invitation_that_ours_never_makes_is_refused(invited: Invited, links: Links) -> None:
    page = invited(**HOSTILE["no name"])
    for name, changes in HOSTILE.items():
        expect(page.get_by_text("Diese Einladung ist unvollständig oder verändert.")).to_be_visible()
        expect(page.locator(".kb-c").first).to_be_visible()
        assert everything(page) == {}, f"before {name}"
        page.evaluate("() => { location.hash = 'einladung=7.AAAA'; }")
        expect(page.get_by_text("Diese Einladung stammt aus einer neueren Fassung")).to_be_visible()
        page.evaluate("(hash) => { location.hash = hash; }", links.invitation(**changes))  # type: ignore[arg-type]
    expect(page.get_by_text("Diese Einladung ist unvollständig oder verändert.")).to_be_visible()
    expect(page.locator(".kb-c").first).to_be_visible()
    assert everything(page) == {}


def test_of_another_site_cut_or_newer_it_is_told_so(invited: Invited, links: Links) -> None:
    page = invited(site="fremd")
    expect(page.get_by_text("Diese Einladung gehört zu einer anderen Website.")).to_be_visible()
    fragment = links.invitation()
    for broken in (*(fragment[:length] for length in range(11, len(fragment) - 1, 9)), fragment.replace("V", "W", 1)):
        page.evaluate("(hash) => { location.hash = hash; }", broken)
        expect(page.get_by_text("Diese Einladung ist unvollständig oder verändert.")).to_be_visible()
        page.evaluate("() => { location.hash = 'einladung=7.AAAA'; }")
        expect(page.get_by_text("Diese Einladung stammt aus einer neueren Fassung")).to_be_visible()


def test_markup_in_an_invitation_is_text(invited: Invited) -> None:
    page = invited(name=INJECTED, **{"from": INJECTED, "roles": [INJECTED[:40]]})
    expect(page.get_by_role("heading", name=INJECTED)).to_be_visible()
    page.get_by_role("button", name=INJECTED[:30]).click()
    expect(page.get_by_text(f"{INJECTED}, als {INJECTED[:40]}").last).to_be_visible()
    assert page.locator("kb-invite img").count() == 0
    assert page.evaluate("window.hacked") is None
