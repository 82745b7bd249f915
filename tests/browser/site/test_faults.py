"""A session on the real site, cut off between any two actions: nothing that stood there for a second is lost."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.checklist_reader import note_of
from tests.browser.fixtures.pages import SITE
from tests.browser.fixtures.plan_reader import field
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import EVERY

START = f"kb:{SITE}:"
SECOND = 1000
A_MOMENT = 100
PHONE, RESULT, PLAN, HISTORY, MANAGE = (
    f"checkliste/{name}/" for name in ("telefon", "auswertung", "plan", "verlauf", "pruefungen")
)
Stored = dict[str, Any]
Cut = Callable[[Page, Profiles], Page]
STEPS = 1 if EVERY else 3


@dataclass(frozen=True)
class Action:
    """What the reader does on a page, and what must be stored from then on."""

    path: str
    act: Callable[[Page], object]
    holds: Callable[[Stored], bool]


def item(page: Page, number: int) -> Any:
    return page.locator(f".kb-c >> nth={number}")


def values(stored: Stored, part: str, field: str) -> list[Any]:
    """One field of all entries whose key begins with `part`."""
    return [entry[field] for key, entry in stored.items() if key.startswith(part)]


SESSION = {
    "answers": Action(
        PHONE,
        lambda page: item(page, 0).get_by_label("Nein", exact=True).check(),
        lambda stored: values(stored, "check:erste:", "v")[:1] != [],
    ),
    "marks as important": Action(
        PHONE,
        lambda page: item(page, 0).get_by_label("Wichtig für uns").check(),
        lambda stored: True in values(stored, "check:erste:", "important"),
    ),
    "writes a note": Action(
        PHONE,
        lambda page: note_of(item(page, 0)).press_sequentially("Zentrale fragen"),
        lambda stored: "Zentrale fragen" in values(stored, "check:erste:", "note"),
    ),
    "answers more": Action(
        PHONE,
        lambda page: [item(page, n).get_by_label("Teilweise", exact=True).check() for n in (1, 2)],
        lambda stored: values(stored, "check:erste:", "v").count("teilweise") == 2,
    ),
    "says that it does not apply": Action(
        PHONE,
        lambda page: item(page, 3).get_by_label("Trifft nicht zu", exact=True).check(),
        lambda stored: "entfaellt" in values(stored, "check:erste:", "v"),
    ),
    "gives a reason": Action(
        PHONE,
        lambda page: item(page, 3).get_by_label("Warum trifft das nicht zu?").press_sequentially("Kein Telefon"),
        lambda stored: "Kein Telefon" in values(stored, "check:erste:", "reason"),
    ),
    "takes a step into the plan": Action(
        RESULT,
        lambda page: page.get_by_role("button", name="In den Plan").first.click(),
        lambda stored: len(values(stored, "plan:erste:check-", "what")) == 1,
    ),
    "says who": Action(
        PLAN,
        lambda page: field(page, 0, "Wer").press_sequentially("Frau Öz"),
        lambda stored: "Frau Öz" in values(stored, "plan:erste:", "who"),
    ),
    "says until when": Action(
        PLAN,
        lambda page: field(page, 0, "Bis wann").fill("2027-01-15"),
        lambda stored: "2027-01-15" in values(stored, "plan:erste:", "due"),
    ),
    "says how far": Action(
        PLAN,
        lambda page: field(page, 0, "Stand").select_option("laeuft"),
        lambda stored: "laeuft" in values(stored, "plan:erste:", "status"),
    ),
    "adds a measure": Action(
        PLAN,
        lambda page: add_measure(page, "Ansage neu sprechen"),
        lambda stored: "Ansage neu sprechen" in values(stored, "plan:erste:own-", "what"),
    ),
    "keeps a snapshot": Action(
        HISTORY,
        lambda page: page.get_by_role("button", name="Stand festhalten").click(),
        lambda stored: [len(answers) for answers in values(stored, "snapshot:erste:", "answers")] == [4],
    ),
    "names the assessment": Action(
        MANAGE,
        lambda page: rename(page, "Werk Nord"),
        lambda stored: "Werk Nord" in values(stored, "assessment:erste", "name"),
    ),
    "copies it": Action(
        MANAGE,
        lambda page: page.get_by_role("button", name=re.compile("Duplizieren|Kopieren")).first.click(),
        lambda stored: len(values(stored, "assessment:", "name")) == 2 and stored["current"] != "erste",
    ),
    "answers in the copy": Action(
        PHONE,
        lambda page: item(page, 0).get_by_label("Ja", exact=True).check(),
        lambda stored: sorted(v for key, v in _first_answers(stored)) == ["ja", "nein"],
    ),
}


def _first_answers(stored: Stored) -> list[tuple[str, str]]:
    """What every assessment says to the item that was answered first."""
    first = next(key for key, entry in stored.items() if key.startswith("check:erste:") and entry["note"] == "Zentrale fragen")
    ending = first.split(":", 2)[2]
    return [(key, entry["v"]) for key, entry in stored.items() if key.startswith("check:") and key.endswith(ending)]


def add_measure(page: Page, text: str) -> None:
    page.get_by_role("button", name="Eigene Maßnahme hinzufügen").click()
    page.keyboard.type(text)


def rename(page: Page, name: str) -> None:
    page.get_by_text("Bearbeiten").first.click()
    page.get_by_label("Name").first.fill(name)


def reload(page: Page, profiles: Profiles) -> Page:
    """The reader reloads the page."""
    page.reload()
    return page


def kill(page: Page, profiles: Profiles) -> Page:
    """The system ends the process of the page without asking, as phones do; the reader opens the page again."""
    context, address = page.context, page.url
    processes = profiles.devtools().send("SystemInfo.getProcessInfo")["processInfo"]
    with page.expect_event("crash"):
        for process in processes:
            if process["type"] == "renderer":
                os.kill(process["id"], signal.SIGKILL)
    page.close()
    opened = context.new_page()
    opened.goto(address)
    return opened


def stored_in(page: Page) -> Stored:
    """All values of the site by key without its beginning."""
    raw: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key.removeprefix(START): json.loads(text) for key, text in raw.items() if key.startswith(START)}


@pytest.mark.reader()
@pytest.mark.parametrize("cuts", [(reload,), (kill,)] if EVERY else [(reload, kill)], ids=lambda cuts: cuts[-1].__name__)
def test_nothing_is_lost_between_two_actions(
    built: BuiltSite, profiles: Profiles, context: BrowserContext, cuts: tuple[Cut, ...]
) -> None:
    """Every kind of cut after every action in CI, here and there in turn elsewhere."""
    page = context.new_page()
    done: dict[str, Action] = {}
    for number, (name, action) in enumerate(SESSION.items()):
        if page.url != built.url + action.path:
            page.goto(built.url + action.path)
        action.act(page)
        page.clock.run_for(SECOND)
        page.wait_for_timeout(A_MOMENT)  # which the browser itself needs, whatever its clock says
        if number % STEPS == 0:
            page = cuts[number // STEPS % len(cuts)](page, profiles)
        done[name] = action
        stored = stored_in(page)
        assert [name for name, action in done.items() if not action.holds(stored)] == []


@pytest.mark.reader()
def test_only_the_last_second_of_typing_may_be_lost(built: BuiltSite, profiles: Profiles, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(built.url + PHONE)
    note_of(item(page, 0)).press_sequentially("Das stand schon eine Weile da.")
    page.wait_for_timeout(SECOND)
    note_of(item(page, 0)).press_sequentially(" Das nicht.")
    page = kill(page, profiles)
    assert any(note.startswith("Das stand schon eine Weile da.") for note in values(stored_in(page), "check:erste:", "note"))


def test_two_tabs_on_one_assessment_end_with_the_answers_of_both(built: BuiltSite, context: BrowserContext) -> None:
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(built.url + PHONE)
    item(one, 0).get_by_label("Ja", exact=True).check()
    item(other, 1).get_by_label("Nein", exact=True).check()
    note_of(item(one, 1)).fill("aus der ersten")
    note_of(item(other, 0)).fill("aus der zweiten")
    for page in (one, other):
        expect(note_of(item(page, 0))).to_have_value("aus der zweiten")
        expect(note_of(item(page, 1))).to_have_value("aus der ersten")
        expect(item(page, 0).get_by_label("Ja", exact=True)).to_be_checked()
        expect(item(page, 1).get_by_label("Nein", exact=True)).to_be_checked()
    assert len(values(stored_in(one), "assessment:", "uid")) == 1
