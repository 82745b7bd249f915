"""What is kept in the browser: shapes, failures of the storage, the file, and the size of the scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.modules import load
from tests.browser.fixtures.pages import LOYAL, QUESTIONS, SITE, TOPIC
from tests.browser.fixtures.site import Site, bundles, transfer_size
from tests.browser.fixtures.storage import BLOCKED, FULL

NAME = f"quiz:single:{LOYAL.id}"
KEY = f"kb:{SITE}:{NAME}"
ANSWER = {"v": ["k1"], "o": ["Stimmt"], "s": "wrong", "rev": "r1", "t": LOYAL.text, "p": TOPIC, "at": 1}
UNREADABLE = {
    "no JSON": "{kaputt",
    "a number": "7",
    "null": "null",
    "a list": "[]",
    "unknown status": json.dumps(ANSWER | {"s": "richtig"}),
    "index instead of key": json.dumps(ANSWER | {"v": [0]}),
    "answer is no list": json.dumps(ANSWER | {"v": "k1"}),
    "two answers to a single choice": json.dumps(ANSWER | {"v": ["k1", "k2"], "o": ["Stimmt", "Stimmt nicht"]}),
    "texts do not match keys": json.dumps(ANSWER | {"o": []}),
    "no time": json.dumps({name: value for name, value in ANSWER.items() if name != "at"}),
    "huge": json.dumps(ANSWER | {"t": "x" * 500_000}),
}
BROKEN_STORAGE = {
    "full": f"({FULL})();",
    "blocked": BLOCKED,
    "read-only": "Storage.prototype.setItem = () => { throw new DOMException('', 'InvalidAccessError'); };",
}
MESSAGES = {"full": "Der Speicher dieses Browsers ist voll", "blocked": "lässt das Speichern hier nicht zu"}


@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_value_is_kept_aside_and_never_shown(show: Callable[..., Page], raw: str) -> None:
    page = show(pages.page(pages.quiz(), "quiz"))
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [KEY, raw])
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.get_by_text("Eine gespeicherte Antwort ist nicht lesbar")).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", f"kb:{SITE}:unreadable:{KEY}") == raw
    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None


def test_what_a_page_has_no_shape_for_is_left_where_it_is(tab: Page) -> None:
    """A module that forgets to import the shape of what it reads must not take it away from the pages that know it."""
    page = load(tab, "store/store.js")
    page.evaluate("key => localStorage.setItem(key, '{}')", f"kb:{SITE}:plan:erste:a")
    assert page.evaluate("([site, key]) => KbStore.of(site).get(key)", [SITE, f"kb:{SITE}:plan:erste:a"]) is None
    assert page.evaluate("() => Object.entries(localStorage)") == [[f"kb:{SITE}:plan:erste:a", "{}"]]


def test_unreadable_value_survives_a_full_storage(show: Callable[..., Page]) -> None:
    page = show(pages.page(pages.quiz(), "quiz"))
    page.evaluate("key => localStorage.setItem(key, '{kaputt')", KEY)
    page.add_init_script(BROKEN_STORAGE["full"])
    page.reload()
    expect(page.get_by_text(MESSAGES["full"])).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == "{kaputt"


@pytest.mark.parametrize("fault", BROKEN_STORAGE)
def test_without_storage_the_page_says_so_and_works_on(show: Callable[..., Page], tab: Page, fault: str) -> None:
    tab.add_init_script(BROKEN_STORAGE[fault])
    page = show(pages.page(pages.quiz(), "quiz"))
    question = page.locator(".kb-q").first
    question.get_by_label("Stimmt nicht").check()
    question.get_by_role("button", name="Auflösen").click()
    expect(question.get_by_role("status")).to_have_text("Richtig.")
    expect(page.get_by_role("status").filter(has_text=MESSAGES.get(fault, MESSAGES["blocked"]))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Antworten als Datei sichern").click()
    entries = json.loads(Path(download.value.path()).read_text())["entries"]
    assert [entry["value"]["v"] for entry in entries if entry["key"] == NAME] == [["k2"]]


def test_what_could_not_be_written_is_written_once_there_is_room(show: Callable[..., Page], tab: Page) -> None:
    tab.add_init_script("window.setItem = Storage.prototype.setItem;" + BROKEN_STORAGE["full"])
    page = show(pages.page(pages.quiz(), "quiz"))
    page.get_by_label("Stimmt nicht").check()
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")
    page.get_by_label("An Empfehlungen").check()
    expect(page.get_by_text(MESSAGES["full"])).to_have_count(0)
    assert page.evaluate("key => localStorage.getItem(key)", KEY)


def test_the_file_holds_every_answer(show: Callable[..., Page]) -> None:
    page = show(pages.page(pages.progress("quiz", {"Treue": QUESTIONS}), "progress"))
    page.evaluate(
        "([key, value]) => { localStorage.setItem(key, value); localStorage.setItem('kb:andere:quiz:single:x', value); }",
        [KEY, json.dumps(ANSWER)],
    )
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Antworten als Datei sichern").click()
    saved = json.loads(Path(download.value.path()).read_text())
    assert download.value.suggested_filename.startswith(f"{SITE}-")
    assert {name: saved[name] for name in ("format", "version", "site", "entries")} == {
        "format": "kundenbindung-sicherung",
        "version": 2,
        "site": SITE,
        "entries": [{"key": NAME, "value": ANSWER}],
    }


def test_two_sites_on_one_host_do_not_mix(show: Callable[..., Page]) -> None:
    page = show(pages.page(pages.quiz().replace(f'data-site="{SITE}"', 'data-site="andere"'), "quiz"), "/andere/")
    page.get_by_label("Stimmt nicht").check()
    show(pages.page(pages.quiz(), "quiz"))
    expect(page.locator("input:checked")).to_have_count(0)


def test_works_from_a_file(tab: Page, tmp_path: Path) -> None:
    for name, text in bundles().items():
        (tmp_path / name).write_text(text)
    (tmp_path / "seite.html").write_text(pages.page(pages.quiz(), "quiz", root=""))
    tab.goto((tmp_path / "seite.html").as_uri())
    tab.get_by_label("Stimmt nicht").check()
    tab.reload()
    expect(tab.get_by_label("Stimmt nicht")).to_be_checked()


def test_running_a_bundle_twice_does_no_harm(show: Callable[..., Page]) -> None:
    page = show(pages.page(pages.quiz(), "quiz"))
    page.add_script_tag(url="/quiz.js")
    page.get_by_label("Stimmt nicht").check()
    expect(page.get_by_role("button", name="Auflösen")).to_have_count(len(QUESTIONS))


def test_an_element_taken_out_and_put_back_still_works(show: Callable[..., Page]) -> None:
    page = show(pages.page(pages.quiz(), "quiz"))
    page.evaluate("() => { const e = document.querySelector('kb-quiz'); const p = e.parentNode; e.remove(); p.append(e); }")
    page.get_by_label("Stimmt nicht").check()
    expect(page.get_by_role("button", name="Auflösen")).to_have_count(len(QUESTIONS))


def test_no_global_names(show: Callable[..., Page], site: Site) -> None:
    body = pages.quiz() + pages.checklist() + pages.progress("quiz", {"Treue": QUESTIONS})
    names = "() => Object.keys(window).sort()"
    site.pages |= {"/leer.js": " ", "/leer.css": " "}
    before = show(pages.page(body, "leer"), "/ohne/").evaluate(names)
    for bundle in ("quiz", "checklist", "progress"):
        assert show(pages.page(body, bundle)).evaluate(names) == before


@pytest.mark.parametrize(("bundle", "most"), [("quiz", 8000), ("progress", 8000)])
def test_a_bundle_is_small(bundle: str, most: int) -> None:
    """What a returning reader meets first, overdue and due, stands in `progress`."""
    assert transfer_size(bundle) <= most
