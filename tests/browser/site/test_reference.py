"""Pages one looks things up in: an overview first, one's own entry open when one comes for it, everything on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kb.paths import url_of
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.paper import pdf_text
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import EVERY, share
from tests.project import contents

DESK = {"width": 1280, "height": 800}
FIGURES, THESES, LAW = "zahlen/", "widersprueche/", "recht/"
SOURCE = "quellen/anziehen-statt-binden/"
OWN, OTHER = "s2-17", "s2-15"
PRINTED = [(FIGURES, 21), (THESES, 21), (LAW, 18), (SOURCE, 21)]
"""So many entries at least. The first of two are alike, and so are the last."""
BEST_KNOWN = "s4-04"
LINKS = """async (addresses) => {
  const targets = new Set();
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    for (const link of page.querySelectorAll("a[href*='#']")) targets.add(new URL(link.getAttribute("href"), address).href);
  }
  return [...targets];
}"""
"""Where all links of the site with a fragment lead, from the pages as they are served."""

SEEN = """(id) => {
  const target = document.getElementById(id);
  const top = (target.closest("details") ?? target).getBoundingClientRect().top;
  const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
  const names = target.closest(".kb-rows") ? ".md-header, .kb-heads" : ".md-header";
  const above = [...document.querySelectorAll(names)];
  return top >= Math.max(...above.map((one) => one.getBoundingClientRect().bottom)) - 1 && (top < innerHeight / 2 || isAtEnd);
}"""
"""Whether what a link names begins in sight, below the header and the heads of the columns."""
ASTRAY = f"""async (places) => {{
  const isSeen = {SEEN};
  const astray = [];
  for (const [id, folds] of Object.entries(places)) {{
    for (const open of document.querySelectorAll(".kb-row[open]")) open.open = false;
    location.hash = `#${{id}}`;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const opened = [...document.querySelectorAll(".kb-row[open]")];
    const isRight = folds ? opened.length === 1 && opened[0].contains(document.getElementById(id)) : opened.length === 0;
    if (!isRight || !isSeen(id)) astray.push(id);
  }}
  return astray;
}}"""
"""Which of the places of a page are not open, or not in sight, once the address names them."""


def entry(page: Page, name: str) -> Locator:
    """What folds open for an item."""
    return page.locator(f"details:has(> [id='{name}'])")


def arrived(page: Page, name: str) -> None:
    """The entry is open, begins in sight below the header, and is the only one that is open."""
    expect(entry(page, name)).to_have_attribute("open", "")
    expect(page.locator(".kb-row[open]")).to_have_count(1)
    page.wait_for_function(SEEN, arg=name)


@pytest.mark.parametrize("path", [FIGURES, THESES])
def test_the_whole_overview_stands_on_two_screens_of_a_desk(built: BuiltSite, profiles: Profiles, path: str) -> None:
    page = profiles.page(viewport=DESK)
    page.goto(built.url + path)
    end = page.locator(".kb-rows").first.evaluate("list => list.getBoundingClientRect().bottom + scrollY")
    assert end <= 2 * DESK["height"]
    page.context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_figure_has_a_row_with_verdict_grade_and_year(built: BuiltSite, profiles: Profiles, width: int) -> None:
    page = profiles.page(viewport={"width": width, "height": 800})
    page.goto(built.url + FIGURES)
    found = [claim for claim in contents().claims() if claim.kind == "zahl"]
    figures = sorted(found, key=lambda claim: (claim.id != BEST_KNOWN, not claim.id.startswith("v-")))
    rows = page.locator(".kb-rows--figures .kb-row > summary")
    expect(rows).to_have_count(len(figures))
    for claim, row in zip(figures, rows.all(), strict=True):
        words = " ".join(row.inner_text().split())
        assert words.endswith(f"{claim.verdict} {claim.grade} {claim.year}")
        expect(row.get_by_role("heading", level=2)).to_be_visible()
        box = row.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24
    page.context.close()


def test_a_row_opens_by_keyboard_and_by_touch_in_its_place(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + FIGURES)
    row = entry(tab, OWN)
    expect(row.get_by_text("Herkunft:")).to_be_hidden()
    row.locator("summary").focus()
    title = row.get_by_role("heading").bounding_box()
    tab.keyboard.press("Enter")
    expect(row.get_by_text("Herkunft:")).to_be_visible()
    assert row.get_by_role("heading").bounding_box() == title
    entry(tab, OTHER).locator("summary").click()
    expect(entry(tab, OTHER).get_by_text("Herkunft:")).to_be_visible()


def test_the_best_known_figure_comes_first_then_what_is_told_everywhere(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + FIGURES)
    first, *others = tab.locator(".kb-rows--figures .kb-place").evaluate_all("all => all.map(a => a.id)")
    assert first == BEST_KNOWN
    told = [name.startswith("v-") for name in others]
    assert told == sorted(told, reverse=True)
    assert True in told


@pytest.mark.thorough
def test_every_link_to_a_reference_page_leads_in_sight_and_opens_what_it_names(built: BuiltSite, tab: Page) -> None:
    found = contents()
    claims = found.claims()
    names = [*((claim.path, claim.id) for claim in claims), *((thesis.path, thesis.id) for thesis in found.theses())]
    names += [("zahlen.md", claim.id) for claim in claims if claim.kind == "zahl"]
    entries = [found.articles[f"{path.strip('/')}.md"] for path in (FIGURES, THESES, LAW)]
    names += [(page.path, heading.anchor) for page in entries for heading in page.headings if heading.level == 3]
    items = {f"{built.url}{url_of(path)}#{name}" for path, name in names}
    pages = {address.partition("#")[0] for address in items}
    tab.goto(built.url)
    linked = tab.evaluate(LINKS, [f"{built.url}{url_of(path)}" for path in found.articles])
    places = items.union(link for link in linked if link.partition("#")[0] in pages)
    for page in share(sorted(pages)):
        tab.goto(page)
        here = {address.partition("#")[2]: address in items for address in places if address.startswith(f"{page}#")}
        assert tab.evaluate(ASTRAY, here) == [], page


def test_a_browser_without_javascript_opens_the_entry_that_a_link_names(built: BuiltSite, without_javascript: Page) -> None:
    for address in (f"{SOURCE}#{OWN}", f"{FIGURES}#{OWN}", f"{THESES}#these-treue-verzeiht-fehler", f"{LAW}#recht-uwg-7a"):
        without_javascript.goto(built.url + address)
        name = address.partition("#")[2]
        expect(entry(without_javascript, name)).to_have_attribute("open", "")
        expect(entry(without_javascript, name).locator("summary")).to_be_in_viewport()


def test_from_an_article_one_lands_on_the_entry_and_back_in_the_article(built: BuiltSite, tab: Page) -> None:
    article = f"{built.url}themen/mitarbeitende-und-fuehrung/"
    tab.goto(article)
    tab.locator("summary", has_text="Vergleich der Quellen").click()
    tab.locator(f"a[href$='#{OWN}']").locator("visible=true").first.click()
    tab.wait_for_url(re.compile(f"{SOURCE}#{OWN}$"))
    arrived(tab, OWN)
    tab.go_back()
    tab.wait_for_url(re.compile("themen/mitarbeitende-und-fuehrung/"))


def test_who_searches_for_a_figure_lands_on_its_own_entry(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    expect(tab.locator(".md-search-result__meta")).to_have_text("Suchbegriff eingeben", timeout=20_000)
    tab.locator("input[name=query]").press_sequentially("87,8")
    tab.locator(f".md-search-result__link[href*='#{OWN}']").first.click()
    tab.wait_for_url(re.compile(f"#{OWN}$"))
    arrived(tab, OWN)


@pytest.mark.parametrize(("path", "least"), PRINTED if EVERY else PRINTED[::2])
def test_on_paper_every_entry_is_open_also_without_a_script(
    built: BuiltSite, without_javascript: Page, tmp_path: Path, path: str, least: int
) -> None:
    without_javascript.goto(built.url + path)
    text = " ".join(pdf_text(without_javascript, tmp_path).split())
    folds = without_javascript.locator(".kb-row > :not(summary)")
    endings = [" ".join((words or "").split()[-2:]) for words in folds.all_text_contents() if (words or "").strip()]
    assert len(endings) >= least
    assert [words for words in endings if words not in text] == []


def test_axe_finds_nothing_in_open_entries(built: BuiltSite, tab: Page) -> None:
    for path in share((FIGURES, THESES, LAW)):
        tab.goto(built.url + path)
        tab.locator(".kb-row > summary").first.click()
        expect(tab.locator(".kb-row[open]")).to_have_count(1)
        assert violations(tab) == []


def test_the_contents_at_the_side_name_sections_only(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + SOURCE)
    contents = tab.locator(".md-sidebar--secondary .md-nav__link")
    assert contents.count() >= 3
    assert [link for link in contents.all() if "#s2-" in (link.get_attribute("href") or "")] == []
