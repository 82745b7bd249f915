"""What a reader takes along from a template: on the clipboard, as a file, on paper."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from kb.html.lettering import plain_words
from kb.paths import url_of
from kb.placed import Sheet
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.paper import sheets
from tests.browser.fixtures.site import transfer_size
from tests.conftest import BuiltSite
from tests.often import share
from tests.project import contents

PAGES = {path: article.sheets for path, article in contents().articles.items() if article.sheets}
LOG, LETTER = "vorlagen/antwort-protokoll.md", "vorlagen/preisbrief.md"
EVERY = pytest.mark.parametrize("path", share(sorted(PAGES)))
A4 = {(595, 842), (842, 595)}
CLIPBOARD = "() => navigator.clipboard.readText()"
HEIGHTS = "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().height)"
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def opened(page: Page, built: BuiltSite, path: str) -> Page:
    page.goto(built.url + url_of(path))
    return page


def in_words(sheet: Sheet) -> str:
    """What a spreadsheet or a mail takes from the clipboard."""
    if sheet.head:
        return "\n".join("\t".join(map(plain_words, row)) for row in (sheet.head, *sheet.rows))
    return "\n\n".join(" ".join(part.split()) for part in sheet.text.replace("**", "").split("\n\n"))


@pytest.fixture
def page(tab: Page, context: BrowserContext) -> Iterator[Page]:
    """A tab that may use the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield tab


@EVERY
def test_copied_it_is_what_stands_in_the_markdown(page: Page, built: BuiltSite, path: str) -> None:
    opened(page, built, path)
    for number, sheet in enumerate(PAGES[path]):
        page.get_by_role("button", name="Kopieren").nth(number).click()
        expect(page.get_by_role("article").get_by_role("status").nth(number)).to_contain_text("Kopiert.")
        assert page.evaluate(CLIPBOARD) == in_words(sheet)


def test_on_an_intranet_without_clipboard_it_is_copied_all_the_same(page: Page, built: BuiltSite) -> None:
    page.add_init_script(WITHOUT_CLIPBOARD)
    opened(page, built, LOG)
    button = page.get_by_role("button", name="Kopieren")
    button.click()
    expect(page.get_by_role("article").get_by_role("status")).to_contain_text("Kopiert.")
    expect(button).to_be_focused()
    expect(page.locator("kb-sheet textarea")).to_have_count(0)


def test_where_nothing_can_be_copied_the_file_is_named(page: Page, built: BuiltSite) -> None:
    page.add_init_script(f"{WITHOUT_CLIPBOARD}; document.execCommand = () => false")
    opened(page, built, LETTER)
    page.get_by_role("button", name="Kopieren").first.click()
    expect(page.get_by_role("article").get_by_role("status").first).to_contain_text("Laden Sie die Datei.")


def test_a_page_reached_by_instant_navigation_copies_too(page: Page, built: BuiltSite) -> None:
    page.goto(f"{built.url}vorlagen/")
    page.get_by_role("article").get_by_role("link", name="Antwort-Protokoll").click()
    page.get_by_role("button", name="Kopieren").click()
    expect(page.get_by_role("article").get_by_role("status")).to_contain_text("Kopiert.")


@EVERY
def test_the_file_is_loaded_with_what_the_page_says(without_javascript: Page, built: BuiltSite, path: str) -> None:
    page = opened(without_javascript, built, path)
    expect(page.get_by_role("button", name="Kopieren")).to_have_count(0)
    expect(page.get_by_role("button", name="Drucken")).to_have_count(0)
    for link, sheet in zip(page.locator(".kb-file a").all(), PAGES[path], strict=True):
        with page.expect_download() as loaded:
            link.click()
        assert loaded.value.suggested_filename == sheet.file
        assert in_words(sheet).split("\n")[0] in words_of(Path(loaded.value.path()).read_bytes(), sheet)


def words_of(data: bytes, sheet: Sheet) -> str:
    """The first line of a file."""
    if sheet.text:
        return Document(BytesIO(data)).paragraphs[0].text
    table = load_workbook(BytesIO(data)).active
    assert table
    return "\t".join(str(cell.value) for cell in table[1])


@pytest.mark.parametrize("script", ["with script", "without script"])
@EVERY
def test_on_paper_stands_the_sheet_and_nothing_else(
    tab: Page, without_javascript: Page, built: BuiltSite, tmp_path: Path, path: str, script: str
) -> None:
    page = opened(tab if script == "with script" else without_javascript, built, path)
    papers = sheets(page, tmp_path, prefer_css_page_size=True)
    assert len(papers) == len(PAGES[path]), "one sheet of paper for each"
    for paper, sheet in zip(papers, PAGES[path], strict=True):
        assert paper.size in A4 if sheet.head else paper.size[0] < paper.size[1]
        assert in_words(sheet).split()[0] in paper.text
        assert [word for word in ("Kopieren", "Excel-Datei", "Zurück") if word in paper.text] == []
        assert ("Geführt von:" in paper.text) is bool(sheet.head)
    assert posixpath.basename(path) in {posixpath.basename(one) for one in PAGES}


def test_the_printer_is_asked_by_a_button(page: Page, built: BuiltSite) -> None:
    page.add_init_script("window.print = () => { document.title = 'gedruckt' }")
    opened(page, built, LOG).get_by_role("button", name="Drucken").click()
    expect(page).to_have_title("gedruckt")


@EVERY
def test_it_can_be_read_on_every_screen_in_both_colours(page: Page, built: BuiltSite, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")  # or the menu would still move while widths are compared
    opened(page, built, path)
    buttons = page.locator("kb-sheet :is(a, button)")
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert buttons.count() and min(buttons.evaluate_all(HEIGHTS)) >= 43.5
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width != 320:
            assert violations(page) == []


def test_on_a_phone_each_entry_stands_below_its_name(page: Page, built: BuiltSite) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    cell = opened(page, built, LOG).get_by_role("cell").nth(2)
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == f'"{PAGES[LOG][0].head[2]}"'
    expect(page.get_by_role("row")).to_have_count(1 + len(PAGES[LOG][0].rows))


def test_only_pages_with_a_sheet_load_anything_for_it(built: BuiltSite) -> None:
    root = built.project.root / "site"
    loading = {page.parent.relative_to(root).as_posix() for page in root.rglob("index.html") if "kb/sheet." in page.read_text()}
    assert loading == {url_of(path).rstrip("/") for path in PAGES}


def test_script_and_style_fit_into_3_kb() -> None:
    assert 0 < transfer_size("sheet") <= 3000
