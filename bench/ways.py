"""What the ways through the site cost on a phone: to a plan, the whole list, from an article, for a colleague, on return.

Walked over the site as it is built from the project's own contents.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import mean
from typing import Any

from kb.paths import FORM, SHORT, TEAM
from kb.strings import strings
from playwright.sync_api import Page

from bench.build import build
from bench.environment import WORK
from bench.page import serve
from bench.walk import PHONE, Walk
from tests.browser.profiles import Profiles

PAGE_WORDS = strings("page")
WORDS = PAGE_WORDS["result_words"]
NO = strings("script")["shared"]["answers"]["nein"]
ARTICLE = "themen/zufrieden-ist-nicht-treu/"
MEASURES = 3
MEASURE = "Rückrufliste führen"
ITEM = "statement:rueckruf-gehalten"
BEGUN, BACK = "2026-08-20T10:00:00+02:00", "2026-11-22T10:00:00+01:00"
"""When the one who returns was here, and when she comes back."""
HEIGHTS = """() => [...document.querySelectorAll('.kb-c[data-kind="statement"]')].map(
  (card) => card.getBoundingClientRect().height)"""
STORE = "(stored) => { for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, JSON.stringify(value)); }"
HEIGHT = "() => document.documentElement.scrollHeight"


@dataclass(frozen=True)
class Way:
    """What a way costs; None for what is not asked of it. `key` names it among the texts."""

    key: str
    taps: int | None
    screens: float | None
    words: int | None


@dataclass(frozen=True)
class Ways:
    """All that was walked; of a card nobody has touched the height in pixels; what is due and not on the first screen.

    `statements` is how many the whole checklist has.
    """

    ways: list[Way]
    statements: int
    card: float
    unseen: int


def measure_ways(profiles: Profiles, project: Path) -> Ways:
    """Builds the site and walks through it."""
    site = _build(project)
    with serve(site) as served:
        ways = [
            _walked(profiles, served.url, "way_plan", _to_the_plan),
            _walked(profiles, served.url, "way_article", _to_an_own_answer),
            _walked(profiles, served.url, "way_colleague", _given_back),
        ]
        whole, heights = _list(profiles, served.url)
        unseen = _unseen(profiles, served.url)
    return Ways([*ways, whole], len(heights), mean(heights), unseen)


def _build(project: Path) -> Path:
    folder = WORK / "ways"
    shutil.rmtree(folder, ignore_errors=True)
    build("ours", project, project / "docs", folder)
    return folder


def _walked(profiles: Profiles, url: str, name: str, way: Callable[[Page, str], Walk]) -> Way:
    context = profiles.open(now=BACK, viewport=PHONE)
    walk = way(context.new_page(), url)
    context.close()
    return Way(name, walk.taps, walk.screens, walk.words)


def _to_the_plan(page: Page, url: str) -> Walk:
    """From the home page through the short check to three measures in the plan."""
    walk = _opened(page, url)
    walk.tap(page.locator(f'main a[href*="{_folder(SHORT)}"]'))
    _answer_all(walk)
    walk.tap(page.get_by_role("link", name=PAGE_WORDS["result_link"]))
    for _ in range(MEASURES):
        walk.tap(page.get_by_role("button", name=re.compile(f"^{WORDS['add']}")))
    walk.tap(page.locator('kb-result [data-to="plan"] a'))
    walk.reach(page.locator(".kb-measures > li").nth(MEASURES - 1))
    return walk


def _to_an_own_answer(page: Page, url: str) -> Walk:
    """From the end of an article to an answer of one's own: what was read before is not counted."""
    page.goto(f"{url}{ARTICLE}")
    page.locator(".kb-c").first.scroll_into_view_if_needed()
    walk = Walk(page)
    walk.tap(page.locator(".kb-c label").first)
    page.locator(".kb-c :checked").first.wait_for(state="attached")
    return walk


def _answer_all(walk: Walk) -> None:
    """One statement after the other, as each answer leads to the next."""
    cards = walk.page.locator(".kb-c:visible")
    cards.first.wait_for()
    while cards.count():
        name = cards.first.get_attribute("data-id")
        walk.tap(cards.first.locator("label", has_text=NO))
        walk.page.locator(f'.kb-c[data-id="{name}"]').wait_for(state="hidden")
        walk.settle()


def _list(profiles: Profiles, url: str) -> tuple[Way, list[float]]:
    """The whole checklist as a list: screens from top to bottom, and the heights of the cards of statements."""
    context = profiles.open(now=BACK, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{url}{_folder(FORM)}")
    page.locator("kb-checklist.kb-on").first.wait_for()
    heights = page.evaluate(HEIGHTS)
    screens = page.evaluate(HEIGHT) / PHONE["height"]
    context.close()
    return Way("way_list", None, screens, None), heights


def _opened(page: Page, address: str) -> Walk:
    page.goto(address)
    page.locator(".kb-on").first.wait_for(state="attached")
    return Walk(page)


def _folder(path: str) -> str:
    return f"{path.removesuffix('.md')}/"


def _given_back(page: Page, url: str) -> Walk:
    """From the link that a colleague got to the link that she gives back. Her answers are no taps of this way."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    invitation = _invitation(page, url)
    page.evaluate("() => localStorage.clear()")  # from here on it is the browser of another person
    page.goto("about:blank")
    walk = _opened(page, invitation)
    walk.tap(page.locator('[data-part="roles"] button:visible'))
    before = walk.taps
    _answer_all(walk)
    walk.taps = before
    walk.tap(page.locator('kb-invite [data-act="give"]:visible'))
    page.locator('kb-invite [data-part="link"]:visible').wait_for()
    return walk


def _invitation(page: Page, url: str) -> str:
    """What a lead sends."""
    page.goto(f"{url}{_folder(TEAM)}")
    page.locator('[data-part="name"]').fill("Umfrage Herbst")
    page.locator('[data-act="invite"]').click()
    return page.locator('[data-part="made"] .kb-link').input_value()


def _unseen(profiles: Profiles, url: str) -> int:
    """How many of an overdue measure and the day to look again are not on the first screen, at home and on the checklist."""
    context = profiles.open(now=BACK, viewport=PHONE)
    page = context.new_page()
    page.goto(url)
    page.evaluate(
        "stored => { for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, JSON.stringify(value)); }",
        _left(),
    )
    found = sum(_unseen_on(page, f"{url}{path}") for path in ("", "checkliste/"))
    context.close()
    return found


def _unseen_on(page: Page, address: str) -> int:
    page.goto(address)
    page.locator("kb-progress.kb-on").first.wait_for()
    walk = Walk(page)
    return sum(not walk.has_met(text) for text in (MEASURE, "Wieder prüfen"))


def _left() -> dict[str, Any]:
    """What she had stored when she was last here: an answer, a measure with its day, a stand and the day to look again."""
    at = datetime.fromisoformat(BEGUN).timestamp() * 1000
    answer = {"v": "nein", "note": "", "reason": "", "important": False, "rev": "", "t": "", "p": "telefon", "at": at}
    record = {
        "name": "Elektro Sommer",
        "respondent": "",
        "date": "2026-08-20",
        "uid": "a",
        "person": "a",
        "review": "2026-11-20",
        "at": at,
    }
    measure = {"what": MEASURE, "who": "Eva", "due": "2026-09-30", "status": "offen", "item": "", "order": 1, "at": at}
    stand = {"name": "Sommer", "at": at, "set": "", "auto": False, "answers": [[ITEM, answer]]}
    entries = {"assessment:erste": record, f"check:erste:{ITEM}": answer, "plan:erste:a": measure, "snapshot:erste:a": stand}
    return {f"kb:kundenbindung:{key}": value for key, value in entries.items()}
