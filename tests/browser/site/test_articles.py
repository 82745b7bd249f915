"""What readers meet in an article: the first step soon, studies and evidence when they want them, all of it on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.ids import slugify
from playwright.sync_api import Page, expect

from tests.browser.fixtures.paper import pdf_text
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import share
from tests.project import contents

LAW = "themen/schreiben-und-telefonieren/"
NAMED = (
    ("Was das Recht verlangt", "Sie bewerben eigene, ähnliche Angebote."),
    ("Was die Quellen sagen", "Quelle ohne Titel"),
)
ARTICLE = "themen/zufrieden-ist-nicht-treu/"
PHONE = {"width": 360, "height": 740}
STEPS = "#was-sie-tun-koennen ~ ol > li"
ROW = "beide zusammen"
STUDY, WORK = "Eine Auswertung von 245 Arbeiten", "Why Satisfied Customers Defect"


def test_on_a_phone_the_first_step_stands_on_the_first_two_screens(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport=PHONE)
    articles = [path for path in contents().articles if path.startswith("themen/") and "index" not in path]
    below: dict[str, float] = {}
    for path in share(articles):
        page.goto(f"{built.url}{path.removesuffix('.md')}/")
        top = page.locator(STEPS).first.evaluate("step => step.getBoundingClientRect().top + scrollY")
        below |= {path: top} if top > 2 * PHONE["height"] else {}
    assert articles
    assert below == {}
    page.context.close()


def test_studies_fold_open_by_keyboard(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ARTICLE)
    study = tab.get_by_text(STUDY)
    expect(study).to_be_hidden()
    tab.get_by_text("Studien und Zahlen").first.focus()
    tab.keyboard.press("Enter")
    expect(study).to_be_visible()


@pytest.mark.parametrize(("name", "words"), NAMED)
def test_a_link_to_what_folds_opens_it_with_its_heading_in_sight(
    built: BuiltSite, profiles: Profiles, name: str, words: str
) -> None:
    page = profiles.page(viewport=PHONE)
    page.goto(f"{built.url}{LAW}#{slugify(name)}")
    expect(page.get_by_text(words)).to_be_visible()
    heading = page.get_by_role("heading", name=name)
    expect(heading).to_be_in_viewport()
    header = page.locator(".md-header").bounding_box()
    box = heading.bounding_box()
    assert box and header
    assert header["height"] <= box["y"] < PHONE["height"] / 2
    page.context.close()


def test_the_table_below_a_picture_folds_open_by_keyboard(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ARTICLE)
    row = tab.get_by_role("cell", name=ROW)
    expect(tab.locator(".kb-chart")).to_be_visible()
    expect(row).to_be_hidden()
    tab.get_by_text("Alle Angaben als Tabelle").focus()
    tab.keyboard.press("Enter")
    expect(row).to_be_visible()


def test_on_paper_all_is_there_also_without_a_script(built: BuiltSite, without_javascript: Page, tmp_path: Path) -> None:
    without_javascript.goto(built.url + ARTICLE)
    text = " ".join(pdf_text(without_javascript, tmp_path).split())
    assert STUDY in text
    assert text.count(f"{ROW} 48 52") == 2, "in the picture, and in the table below it"
    assert WORK in text
