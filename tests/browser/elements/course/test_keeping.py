"""What was read lives in the page alone: it can be kept as one file, and nothing that is not kept goes without a question."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.fixtures.course_reader import (
    RIGHT,
    SPEC,
    basis,
    class_of,
    course_page,
    file,
    link,
    mail,
    paste,
    pick,
    result,
    said,
)
from tests.browser.fixtures.pages import LOYAL, Show


def is_asked(page: Page) -> bool:
    """Whether the page wants to be asked before it is left."""
    event = "new Event('beforeunload', { cancelable: true })"
    return bool(page.evaluate(f"() => !window.dispatchEvent({event})"))


def kept(page: Page, folder: Path) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Alle in einer Datei sichern").click()
    assert download.value.suggested_filename.endswith("-ergebnisse.json")
    download.value.save_as(folder / "klasse.json")
    return (folder / "klasse.json").read_text(encoding="utf-8")


def test_one_file_holds_all_that_was_read_and_is_read_again(show: Show, tmp_path: Path) -> None:
    page = course_page(show)
    assert not is_asked(page)
    other = {**SPEC, "name": "Woche 4", "ids": [LOYAL.id]}
    paste(page, mail([*class_of(0, 1), result(7, {LOYAL: RIGHT[LOYAL]}, spec=other), result(1, RIGHT, person="Ahorn 1")]))
    expect(page.get_by_text("Schließen Sie die Seite, ist das hier weg.")).to_be_visible()
    assert is_asked(page)
    page.get_by_label("Ergebnisse zu mehreren Tests").select_option(label="Woche 4 (1)")
    text = kept(page, tmp_path)
    assert not is_asked(page)
    page.reload()
    expect(basis(page)).to_be_hidden()
    pick(page, file(text), file(json.dumps([class_of(2)[0], {"format": "x"}]), "halb.json"))
    expect(said(page)).to_have_text("Gelesen: 5. Abgelehnt: 1.")
    expect(page.get_by_text("halb.json: ")).to_be_visible()
    expect(basis(page)).to_have_text("3 Ergebnisse zum Test „Woche 3“. Im Mittel 6 von 7 richtig, von 5 bis 7.")
    assert not is_asked(page)
    assert json.loads(text)[2]["spec"]["name"] == "Woche 4"


def test_only_what_nobody_has_as_a_file_is_asked_about(show: Show) -> None:
    page = course_page(show)
    one, two = class_of(0, 1)
    pick(page, file(one))
    expect(basis(page)).to_contain_text("1 Ergebnis")
    assert not is_asked(page)
    paste(page, link(two))
    expect(basis(page)).to_contain_text("2 Ergebnisse")
    assert is_asked(page)
    pick(page, file(two))
    expect(said(page)).to_contain_text("Doppelt: 1")
    assert not is_asked(page)


def test_the_whole_file_may_be_pasted_and_a_mail_may_begin_with_a_bracket(show: Show) -> None:
    page = course_page(show)
    paste(page, json.dumps(class_of(0, 1)))
    expect(said(page)).to_have_text("Gelesen: 2.")
    paste(page, f"[Extern] Mein Ergebnis\n{mail(class_of(2))}")
    expect(said(page)).to_have_text("Gelesen: 1.")
    paste(page, "[]")
    expect(said(page)).to_have_text("Darin steht kein Link mit einem Ergebnis.")
