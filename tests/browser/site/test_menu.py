"""The way around the site: three tabs, the menu of the checklist, what stands quietly at the foot."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite

CLOSED = 200
"""Milliseconds after which the theme has closed the drawer of a page that opens."""
TABS = ["Lesen", "Testen", "Prüfen"]
PLACES = {
    "": "",
    "themen/": "Lesen",
    "zahlen/": "Lesen",
    "quellen/irrtuemer/": "Lesen",
    "quiz/alle/": "Testen",
    "checkliste/telefon/": "Prüfen",
    "checkliste/plan/": "Prüfen",
    "datenschutz/": "",
    "404.html": "",
}
AREAS, TOOLS = "Bereiche", "Werkzeuge"
TALL = 44


def tabs(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Hauptbereiche").get_by_role("link")


def current(page: Page) -> list[str]:
    return page.locator(".kb-tabs [aria-current]").all_inner_texts()


def group(page: Page, name: str) -> Locator:
    return page.locator(".md-nav--primary").get_by_role("list", name=name)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_three_tabs_are_whole_and_in_sight_at_every_width(built: BuiltSite, tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.goto(f"{built.url}checkliste/telefon/")
    assert tabs(tab).all_inner_texts() == TABS
    edges = [0.0]
    for link in tabs(tab).all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= TALL <= box["width"]
        assert box["x"] >= edges[-1] - 1
        assert link.evaluate("e => e.scrollWidth <= e.offsetWidth")
        edges.append(box["x"] + box["width"])
    search = tab.locator("header .md-search, header label[for=__search]").locator("visible=true").first.bounding_box()
    assert search
    assert edges[-1] <= search["x"] + 1
    assert tab.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("path", "name"), PLACES.items())
def test_the_tab_of_the_page_is_marked(built: BuiltSite, without_javascript: Page, path: str, name: str) -> None:
    without_javascript.goto(built.url + path)
    assert current(without_javascript) == [name] * bool(name)


def test_the_mark_is_more_than_a_colour_and_exact_for_who_listens(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/")
    marked = tab.locator(".kb-tabs [aria-current]")
    expect(marked).to_have_attribute("aria-current", "page")
    assert marked.evaluate("e => getComputedStyle(e).borderBottomColor") == "rgb(255, 255, 255)"
    tab.goto(f"{built.url}checkliste/plan/")
    expect(marked).to_have_attribute("aria-current", "true")


def test_the_mark_follows_without_loading_the_page_anew(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}themen/")
    tab.evaluate("window.same = true")
    for name, address in (("Testen", "**/quiz/"), ("Prüfen", "**/checkliste/"), ("Lesen", "**/themen/")):
        tabs(tab).filter(has_text=name).click()
        tab.wait_for_url(address)
        expect(tab.locator(".kb-tabs [aria-current]")).to_have_text(name)
    assert tab.evaluate("window.same") is True


def test_tabs_and_foot_lead_somewhere_from_a_file(built: BuiltSite, without_javascript: Page) -> None:
    root = Path(built.project.root) / "site"
    page = without_javascript
    page.goto((root / "checkliste" / "plan" / "index.html").as_uri())
    targets = page.locator(".kb-tabs a, .kb-about a").evaluate_all("all => all.map(a => a.href)")
    assert len(targets) == 8
    for target in targets:
        assert (root / target.split("/site/")[1] / "index.html").is_file(), target


def test_the_checklist_is_grouped_and_both_groups_are_in_sight(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/telefon/")
    areas, tools = (group(tab, name).get_by_role("link").all_inner_texts() for name in (AREAS, TOOLS))
    assert {"Markt und Ziele", "Telefon", "Instrumente"} <= set(areas)
    assert [name for name in tools if name != "Kurzprüfung"] == [
        "Alle Bereiche",
        "Auswertung",
        "Plan",
        "Verlauf",
        "Team",
        "Prüfungen und Dateien",
    ]
    assert not set(areas) & set(tools)


def test_on_a_phone_the_menu_shows_the_groups_and_leads_on(built: BuiltSite, tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{built.url}checkliste/telefon/")
    tab.clock.run_for(CLOSED)
    tab.locator("header label[for=__drawer]").click()
    expect(tab.locator(".kb-group > span", has_text=AREAS)).to_be_in_viewport()
    group(tab, AREAS).get_by_role("link", name="Beschwerden").click()
    tab.wait_for_url("**/checkliste/beschwerden/")


def test_beside_the_page_stands_only_its_own_section(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}zahlen/")
    menu = tab.locator(".md-nav--primary")
    for name in ("Themen", "Widersprüche", "Quellen", "Glossar"):
        expect(menu.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(menu.get_by_text("Datenschutz")).to_be_hidden()
    expect(menu.get_by_text("Prüfen", exact=True)).to_be_hidden()


def test_what_is_no_tab_stands_at_the_foot(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    foot = tab.get_by_role("navigation", name="Über diese Website").get_by_role("link")
    assert foot.all_inner_texts() == ["Mitmachen", "Website betreiben", "Impressum", "Datenschutz", "Barrierefreiheit"]
    foot.last.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Barrierefreiheit")


def test_the_way_to_improve_a_page_is_told_in_words_below_its_text(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}themen/halten-oder-gewinnen/")
    link = tab.get_by_role("link", name="Seite verbessern")
    expect(link).to_have_attribute("href", "https://git.example/kundenbindung/edit/main/docs/themen/halten-oder-gewinnen.md")
    last = tab.locator("article :is(p, li)").last.bounding_box()
    box = link.bounding_box()
    assert last and box
    assert box["y"] >= last["y"]
    expect(tab.locator("article a[rel=edit]")).to_have_count(1)


def test_nothing_lies_over_the_text_after_scrolling_back(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 360, "height": 740})
    page.goto(f"{built.url}themen/halten-oder-gewinnen/")
    page.mouse.wheel(0, 3000)
    expect(page.locator("html")).to_have_js_property("scrollTop", 3000)
    page.mouse.wheel(0, -400)
    expect(page.locator("html")).to_have_js_property("scrollTop", 2600)
    at = "([x, y]) => document.elementFromPoint(x, y).closest('article, header') !== null"
    assert all(page.evaluate(at, [x, y]) for x in (100, 180, 260) for y in range(60, 700, 40))
    page.context.close()


def test_nobody_tabs_through_a_drawer_that_is_shut(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 360, "height": 740})
    page.goto(f"{built.url}themen/")
    link = page.locator(".md-nav--primary a").last
    drawer = page.locator("#__drawer")
    assert not link.evaluate("e => e.checkVisibility()")
    page.locator("header label[for=__drawer]").click()
    expect(drawer).to_be_checked()
    page.wait_for_function("e => e.checkVisibility()", arg=link.element_handle())
    page.context.close()
