"""A file that comes in: dropped, by keyboard, the last one chosen, and with two tabs of different builds."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import assessment_pages as fixtures
from tests.browser.fixtures.incoming import FOREIGN, HERE, OTHER
from tests.browser.fixtures.manage_reader import cards, choose, file_of, manage_page, payload, press, preview, read_in
from tests.browser.fixtures.pages import Show

DROP = """([names, text]) => { const data = new DataTransfer();
  for (const name of names) data.items.add(new File([text], name, { type: "application/json" }));
  const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
  const zone = document.querySelector(".kb-drop");
  zone.dispatchEvent(over);
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  return over.defaultPrevented; }"""


def test_a_file_may_be_dropped(page: Page) -> None:
    assert page.evaluate(DROP, [["datei.json"], json.dumps(file_of(FOREIGN))]) is True
    press(page, "Übernehmen")
    assert "Vom Handy" in cards(page)


def test_one_file_at_a_time(page: Page) -> None:
    page.evaluate(DROP, [["a.json", "b.json"], json.dumps(file_of(FOREIGN))])
    expect(page.get_by_text("Bitte nur eine Datei auf einmal.")).to_be_visible()
    expect(preview(page)).to_be_hidden()


def test_the_file_chosen_last_counts(page: Page) -> None:
    page.evaluate("""() => { const read = Blob.prototype.text; Blob.prototype.text = async function () {
      if (this.name === "langsam.json") await new Promise((done) => { window.go = done; });
      return read.call(this); }; }""")
    choose(page, file_of(FOREIGN), "langsam.json")
    choose(page, file_of(OTHER), "schnell.json")
    expect(preview(page)).to_contain_text("schnell.json")
    page.evaluate("() => new Promise((done) => { window.go(); setTimeout(done, 100); })")
    expect(preview(page)).to_contain_text("schnell.json")


def test_everything_works_by_keyboard(page: Page) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Datei wählen").focus()
        page.keyboard.press("Enter")
    chooser.value.set_files(payload(file_of(OTHER)))
    expect(page.get_by_role("heading", name="Das steht in der Datei")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Als Kopie hinzufügen")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Übernehmen")).to_be_focused()
    page.keyboard.press("Enter")
    assert "Filiale Nord (Kopie)" in cards(page)


def test_tabs_with_different_builds_do_not_answer_each_other_for_ever(show: Show, context: BrowserContext) -> None:
    page = show(manage_page(), stored=HERE)
    other = show(manage_page("v2"), path="/neu/", page=context.new_page())
    read_in(other, file_of(OTHER))
    press(other, "Neue Prüfung")
    page.evaluate("() => { window.told = 0; addEventListener('storage', () => window.told++); }")
    press(page, "Öffnen: Filiale Nord")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.told") < 10
    assert len(fixtures.stored_under(page, "snapshot", "erste")) <= 5
