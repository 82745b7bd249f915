"""The site out of its ZIP, opened by a double click: what readers do works, and nothing is asked of anybody."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from zipfile import ZipFile

import pytest
from kb.offline import main
from playwright.sync_api import Page, expect

from tests.browser.fixtures.storage import BLOCKED
from tests.browser.listening import listen
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

PATIENCE = 20_000
"""The search reads all texts before it finds the first time."""


@pytest.fixture(scope="module")
def folder(built: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a person has unpacked the ZIP; a name with a blank and an umlaut, as people have them."""
    place = tmp_path_factory.mktemp("share") / "Eigene Böden"
    archive = place.with_suffix(".zip")
    assert main([str(built.project.root / "site"), str(archive)]) == 0
    with ZipFile(archive) as packed:
        packed.extractall(place)
    return place.as_uri()


@pytest.fixture
def heard() -> list[str]:
    """Errors and warnings of the console, and requests to anybody."""
    return []


@pytest.fixture
def reader(profiles: Profiles, heard: list[str]) -> Iterator[Page]:
    page = profiles.page()
    listen(page, heard, "file:", "blob:", "data:")
    yield page
    page.context.close()
    assert heard == []


def opened(page: Page, folder: str, path: str) -> None:
    page.goto(f"{folder}/seiten/{path}index.html")


def answer(page: Page, label: str) -> None:
    page.locator(".kb-c label", has_text=label).first.click()


def test_from_the_start_page_tabs_lead_on(folder: str, reader: Page) -> None:
    reader.goto(f"{folder}/index.html")
    reader.wait_for_url("**/seiten/index.html")
    for title, path in (("Lesen", "themen"), ("Testen", "quiz"), ("Prüfen", "checkliste")):
        reader.locator(".kb-tabs a", has_text=title).click()
        reader.wait_for_url(f"**/seiten/{path}/index.html")


def test_opened_out_of_the_zip_alone_the_start_page_says_what_to_do(folder: str, profiles: Profiles, tmp_path: Path) -> None:
    alone = shutil.copy(url2pathname(urlsplit(f"{folder}/index.html").path), tmp_path)
    page = profiles.page()
    page.goto(Path(alone).as_uri())
    expect(page.get_by_text("Entpacken Sie zuerst die ganze ZIP-Datei")).to_be_visible()
    page.context.close()


def test_a_term_explains_itself_and_no_page_loads_all_texts(folder: str, reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    opened(reader, folder, "themen/zufrieden-ist-nicht-treu/")
    term = reader.locator(".md-content abbr").first
    expect(term).to_have_attribute("tabindex", "0")
    term.hover()
    expect(reader.locator(".md-tooltip2--active")).to_be_visible()
    assert asked and not [url for url in asked if "search_index" in url]


def test_search_finds_and_leads_to_the_place(folder: str, reader: Page) -> None:
    opened(reader, folder, "checkliste/")
    reader.locator(".md-search__input").press_sequentially("Beschwerde")
    found = reader.locator(".md-search-result__link").first
    expect(found).to_be_visible(timeout=PATIENCE)
    found.click()
    reader.wait_for_url("**/seiten/**/*beschwer*/index.html*")


def test_answers_are_kept_over_a_reload_and_known_to_other_pages(folder: str, reader: Page) -> None:
    opened(reader, folder, "checkliste/telefon/")
    answer(reader, "Nein")
    reader.reload()
    expect(reader.locator(".kb-c input[value=nein]").first).to_be_checked()
    opened(reader, folder, "checkliste/auswertung/")
    expect(reader.locator("kb-result")).to_contain_text("Telefon")
    opened(reader, folder, "quiz/zufrieden-ist-nicht-treu/")
    reader.locator("[data-act=give-up]").first.click()
    reader.reload()
    expect(reader.locator(".kb-score")).to_contain_text("1 von")


def test_plan_and_team_and_files_work(folder: str, reader: Page) -> None:
    opened(reader, folder, "checkliste/telefon/")
    answer(reader, "Nein")
    for path, element in (("plan", "plan"), ("team", "team"), ("pruefungen", "manage")):
        opened(reader, folder, f"checkliste/{path}/")
        expect(reader.locator(f"kb-{element}.kb-on")).to_be_attached()
    with reader.expect_download() as saved:
        reader.locator("[data-act=save]").first.click()
    assert saved.value.suggested_filename.endswith(".json")


def test_a_template_is_a_file_beside_the_page(folder: str, reader: Page) -> None:
    opened(reader, folder, "vorlagen/beschwerdeliste/")
    with reader.expect_download() as saved:
        reader.get_by_role("link", name="Excel-Datei laden").first.click()
    assert saved.value.suggested_filename.endswith(".xlsx")


def test_a_browser_that_forbids_storage_says_so_and_offers_the_file(folder: str, reader: Page) -> None:
    reader.add_init_script(BLOCKED)
    opened(reader, folder, "checkliste/telefon/")
    answer(reader, "Nein")
    expect(reader.get_by_text("Dieser Browser lässt das Speichern hier nicht zu").first).to_be_visible()
    with reader.expect_download() as saved:
        reader.get_by_role("button", name="Antworten als Datei sichern").first.click()
    assert saved.value.suggested_filename.endswith(".json")
    reader.locator(".md-search__input").press_sequentially("Beschwerde")
    expect(reader.locator(".md-search-result__link").first).to_be_visible(timeout=PATIENCE)
