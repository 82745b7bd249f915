"""Names from anywhere: of prototypes in keys, of people with signs that turn a line, and what the page itself has written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import assessment_pages, backups
from tests.browser.fixtures.assessment_pages import AT, ONCE, answers, assessment_page, entry, key, put, record
from tests.browser.fixtures.manage_reader import choose as choose_file
from tests.browser.fixtures.manage_reader import file_of, manage_page, message, press, preview, saved_file
from tests.browser.fixtures.modules import SCRIPTS, SOURCES
from tests.browser.fixtures.pages import SITE, Show
from tests.browser.fixtures.team import payload
from tests.often import share

pytestmark = pytest.mark.thorough

PROTOTYPE = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "isPrototypeOf", "__defineGetter__"]
HIDDEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
HIDDEN += "\u200b\u2060\ufeff\u00ad\x00\x07\x1b\x7f\x85\u2028\u2029"
CHOSEN_BY_US = {"INNER_QUOTES", "LETTERS", "SETS", "TYPES", "WORDS"}
"""Asked only for what a pattern of the same script has found, or for words of the build."""
TABLE = re.compile(r"\b([A-Z][A-Z_]{2,})\[(?![\d\"'])")
ODD_TIMES = [0, -5, 0.5, 1e300, AT + 0.25]


def store(page: Page, texts: Mapping[str, Any]) -> None:
    raws = {name: value if isinstance(value, str) else json.dumps(value) for name, value in texts.items()}
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", raws)
    page.reload()


# --- Names of the prototype


@pytest.mark.parametrize("path", ["team", "result", "plan", "history", "manage"])
def test_no_name_of_a_key_breaks_a_page(show: Show, path: str) -> None:
    page = show(assessment_page(path), f"/{path}/")
    inner = [[f"{name}:erste:x", {"v": "ja"}] for name in PROTOTYPE]
    keys = {key(name, "x"): "{}" for name in PROTOTYPE} | {f"kb:{SITE}:{name}": "1" for name in PROTOTYPE}
    removed = {key("deleted", name): {"name": name, "at": AT, "entries": inner} for name in ("a", "constructor")}
    odd = {f"check:erste:open:{name.lower()}": entry("constructor") for name in PROTOTYPE}
    store(page, keys | removed | {key(name): value for name, value in (answers({ONCE: "ja"}) | odd).items()})
    expect(page.locator(f"kb-{path}.kb-on")).to_be_visible()
    expect(page.get_by_text("native code")).to_have_count(0)


def test_everything_can_be_saved_and_read_whatever_keys_are_named(show: Show) -> None:
    page = show(manage_page())
    names = {key(name, "x"): "{}" for name in PROTOTYPE}
    removed = {key("deleted", "a"): {"name": "A", "at": AT, "entries": [["__proto__:a", {}], ["constructor:a", {}]]}}
    store(page, names | removed | {key(name): value for name, value in answers({ONCE: "ja"}).items()})
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    assert f"unreadable:{key('constructor', 'x')}" in text
    (found,) = backups.read(backups.load(page.context.new_page()), text)
    assert {f"unreadable:{name}" for name in names} <= {name for name, _ in found["entries"]}


def test_words_from_outside_are_looked_up_in_tables_that_inherit_nothing() -> None:
    """A table of constants in a script is a list, a Map, or an object without a prototype."""
    loose = []
    everywhere = "\n".join(SOURCES[path] for path in SCRIPTS)
    for path in SCRIPTS:
        for name in set(TABLE.findall(SOURCES[path])) - CHOSEN_BY_US:
            declared = re.search(rf"^(?:export )?const {name} = (.*\n?.*)", everywhere, re.M)
            if declared and not re.match(r"\[|new |\{\s*__proto__: null", declared[1]):
                loose.append((path, name))
    assert loose == []


# --- Names of people


def test_hidden_signs_in_names_reach_no_sentence(show: Show) -> None:
    name = f"Filiale{HIDDEN} Nord"
    page = show(
        manage_page(),
        stored=answers({ONCE: "ja"}) | {"assessment:erste": record(name, respondent=f"A{HIDDEN}nna"), "current": "erste"},
    )
    assert_plain(page)
    press(page, "Löschen: Filiale Nord")
    expect(message(page)).to_have_text("„Filiale Nord“ ist gelöscht.")
    choose_file(page, file_of({"assessment:zwei": record(name, uid="u2")}), f"da{HIDDEN[4]}tei.json")
    expect(preview(page)).to_contain_text("datei.json, gesichert am")
    assert_plain(page)


def test_a_name_of_hidden_signs_only_is_none(show: Show) -> None:
    page = show(manage_page(), stored={"assessment:erste": record(HIDDEN), "current": "erste"})
    expect(page.get_by_role("heading", name="Ohne Namen")).to_be_visible()


@pytest.mark.parametrize("path", ["plan", "history", "result", "team"])
def test_hidden_signs_in_names_turn_nothing_on_other_pages(show: Show, path: str) -> None:
    page = show(assessment_page(path), f"/{path}/")
    name = f"Name{HIDDEN}"
    measure = {"what": name, "who": name, "due": "", "status": "offen", "item": "", "order": 1, "at": AT}
    stand = {"name": name, "at": AT, "set": "v1", "auto": False, "answers": [[ONCE.key, entry("nein", ONCE)]]}
    values = answers({ONCE: "ja"}) | {"assessment:erste": record(name, respondent=name), "plan:erste:a": measure}
    put(page, values | {"snapshot:erste:s": stand})
    if path == "team":
        page.locator("input[type=file]").set_input_files(payload("x", f"a{HIDDEN[4]}.json"))
        expect(page.get_by_text("Gelesen:")).to_be_visible()
    outside = """() => [...document.querySelectorAll('main *')].filter((node) => !node.closest('bdi, textarea, .kb-sheet'))
      .flatMap((node) => [...node.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data)).join('|')"""
    assert not set(HIDDEN[:12]) & set(page.evaluate(outside))


def assert_plain(page: Page) -> None:
    texts = page.locator("main").inner_text() + " ".join(
        page.locator("[aria-label]").evaluate_all("all => all.map((n) => n.ariaLabel)")
    )
    assert not set(HIDDEN) & set(texts)


# --- What the page has written comes back


def odd_values(number: int) -> dict[str, Any]:
    """Values as older or foreign programs may have stored them: the pages show them, so a file must carry them."""
    at = ODD_TIMES[number % len(ODD_TIMES)]
    free = ["v1", "Fassung vom 3. März", "../x", "a:b", "<b>", "", "\ud83d", "x" * 300][number % 8]
    answer = entry("ja", ONCE, at=at, note=HIDDEN)
    measure = {"what": "W", "who": "", "due": ["irgendwann", "12026-01-01", ""][number % 3], "status": "offen"}
    return {
        "assessment:erste": record("N", set=free, date="1.1.2026", at=at),
        f"check:erste:{ONCE.key}": answer,
        "plan:erste:Eigene_1": measure | {"item": "quiz:x", "order": 1e300, "at": at},
        f"snapshot:erste:auto-{free}-{at}": {
            "name": "S",
            "at": at,
            "set": free,
            "answers": [[ONCE.key, answer], ["Weg!", answer]],
        },
    }


@pytest.mark.parametrize("number", share(range(8)))
def test_what_pages_show_goes_into_a_file_and_comes_back(show: Show, number: int) -> None:
    page = show(manage_page("v2"))
    wanted = odd_values(number)
    texts = {key(name): json.dumps(value) for name, value in wanted.items()}
    page.evaluate("(texts) => { for (const [key, text] of texts) localStorage.setItem(key, text); }", list(texts.items()))
    page.reload()  # meets another version: what was answered so far is kept as a stand
    _, text = saved_file(page, "Alles aus diesem Browser sichern")
    (found,) = backups.read(backups.load(page.context.new_page()), text)
    assert "entries" in found, found
    parts = [name.split(":")[0] for name, _ in found["entries"]]
    readable = [part for part in parts if part != "unreadable"]  # what was mended is there in its old form too
    assert len(readable) >= len(wanted)
    assert {"assessment", "check", "plan", "snapshot"} <= set(parts)
    page.evaluate("() => localStorage.clear()")
    for path in ("result", "plan", "history", "team"):
        shown = show(assessment_page(path), f"/{path}/")
        store(shown, {key(name): value for name, value in found["entries"]})
        expect(shown.locator(f"kb-{path}.kb-on")).to_be_visible()


def test_a_version_in_free_words_makes_a_stand_that_a_file_brings_back(show: Show) -> None:
    page = show(
        assessment_page("history", version="v2"),
        "/verlauf/",
        stored=answers({ONCE: "ja"}) | {"assessment:erste": record(set="Fassung vom 3. März: neu!")},
    )
    expect(page.locator(".kb-stand")).to_have_count(1)
    (name,) = assessment_pages.stored_under(page, "snapshot", "erste")
    assert re.fullmatch(r"[a-z0-9-]{1,200}", name)
