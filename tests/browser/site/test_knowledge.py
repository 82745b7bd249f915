"""What readers do with the knowledge: look a term up where it stands, compare the sources, read a picture or its table."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from kb.model import Catalogue, Thesis
from playwright.sync_api import Locator, Page, expect

from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.project import contents

ARTICLE = "themen/halten-oder-gewinnen/"
TERMS = """async (addresses) => {
  const titles = (page, selector) => [...page.querySelectorAll(selector)].map((term) => term.title);
  const terms = async ([path, address]) => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    if (!page.querySelector("h1")) throw new Error(address);
    const misplaced = titles(page, ":is(h1, h2, h3, a, code) abbr.kb-term");
    return [path, { anywhere: titles(page, "abbr.kb-term"), misplaced }];
  };
  return Object.fromEntries(await Promise.all(Object.entries(addresses).map(terms)));
}"""
"""Pages as the browser parses them, without showing each: the build explains terms, no script does."""
COST, GALLUP, CURVES = "wie-viel-teurer-ist-ein-neuer-kunde", "gallup-wie-gebunden-sind-beschaeftigte", "zwei-kurven"
SPOKEN = """all => all.map((one) => {
  const copy = one.cloneNode(true);
  for (const silent of copy.querySelectorAll("[aria-hidden=true]")) silent.remove();
  return copy.textContent;
})"""
WORDS = {"for": "dafür", "depends": "bedingt", "against": "dagegen"}


def first_term(page: Page) -> tuple[Locator, str]:
    """The first term of a page and its explanation."""
    term = page.locator("abbr.kb-term").first
    return term, term.get_attribute("title") or ""


def test_a_term_is_explained_where_it_stands_by_keyboard(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ARTICLE)
    term, explanation = first_term(tab)
    assert len(explanation) > 20
    term.focus()
    tip = tab.get_by_role("tooltip")
    expect(tip).to_contain_text(explanation)
    expect(term).to_have_attribute("aria-describedby", re.compile("."))
    term.blur()
    expect(tip).to_have_count(0)


def test_a_term_is_explained_where_it_stands_by_tapping_on_a_phone(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    page.goto(built.url + ARTICLE)
    term, explanation = first_term(page)
    term.tap()
    tip = page.get_by_role("tooltip").locator(".md-tooltip2__inner")
    expect(tip).to_contain_text(explanation)
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.url.endswith(ARTICLE)
    page.context.close()


def test_every_page_explains_a_term_only_once_and_never_in_headings_or_links(built: BuiltSite, tab: Page) -> None:
    articles = contents().articles
    addresses = {path: built.url + re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/") for path in articles}
    tab.goto(built.url)
    found = tab.evaluate(TERMS, addresses)
    for path, titles in found.items():
        assert len(titles["anywhere"]) == len(set(titles["anywhere"])), path
        assert titles["misplaced"] == [], path
    assert found["glossar.md"]["anywhere"] == []
    assert sum(bool(titles["anywhere"]) for titles in found.values()) > 20


def test_most_terms_of_the_glossary_are_explained_somewhere(built: BuiltSite) -> None:
    pages = (built.project.root / "site").rglob("*.html")
    found = {
        title for page in pages for title in re.findall(r'<abbr class="kb-term"[^>]*title="([^"]*)"', page.read_text("utf-8"))
    }
    assert len(found) >= 30


def stands(catalogue: Catalogue, thesis: Thesis) -> list[str]:
    """What each source says of a thesis, in words, in the order of the sources; those that say nothing are left out."""
    names = {claim.id: catalogue.articles[claim.path].meta["kuerzel"] for claim in catalogue.claims() if claim.id[0] == "s"}
    return sorted({f"{names[claim]} {WORDS[p.stand]}" for p in thesis.positions for claim in p.claims})


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_comparison_fits_and_is_read_out_in_words(built: BuiltSite, profiles: Profiles, width: int) -> None:
    page = profiles.page(viewport={"width": width, "height": 800})
    page.goto(f"{built.url}widersprueche/")
    rows = page.locator(".kb-rows--theses .kb-row > summary")
    catalogue = contents()
    expect(rows).to_have_count(len(catalogue.theses()))
    for thesis, row in zip(catalogue.theses(), rows.all(), strict=True):
        box = row.bounding_box()
        assert box
        assert box["x"] + box["width"] <= width
        spoken = row.locator(".kb-stand:not([aria-hidden])")
        assert [" ".join(words.split()) for words in spoken.evaluate_all(SPOKEN)] == stands(catalogue, thesis)
        expect(row.locator(".kb-verdict")).to_have_text(thesis.verdict)
        signs = spoken.locator("[aria-hidden=true]").all_text_contents()
        words = spoken.locator(".kb-read").all_text_contents()
        assert len(set(zip(words, signs, strict=True))) == len(set(words)), "a sign stands for two words"
    page.context.close()


def test_on_a_desk_each_sign_stands_below_the_name_of_its_source(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 1280, "height": 800})
    page.goto(f"{built.url}widersprueche/")
    middles = "all => all.map(one => { const box = one.getBoundingClientRect(); return Math.round(box.x + box.width / 2) })"
    heads = page.locator(".kb-heads .kb-signs > span")
    assert heads.all_inner_texts() == ["S0", "S1", "S2", "S3", "S4"]
    for row in page.locator(".kb-rows--theses .kb-row").all():
        assert row.locator(".kb-stand > b").evaluate_all(middles) == pytest.approx(heads.evaluate_all(middles), abs=2)
    page.context.close()


def test_the_heads_stay_in_sight_above_the_rows_and_nothing_covers_them(built: BuiltSite, profiles: Profiles) -> None:
    page = profiles.page(viewport={"width": 1280, "height": 800})
    page.goto(f"{built.url}widersprueche/")
    for row in page.locator(".kb-rows > li").all()[8:12]:
        row.evaluate("row => window.scrollTo(0, row.getBoundingClientRect().top + scrollY - 60)")
        head = page.locator(".kb-heads .kb-signs > span").nth(2)
        on_top = head.evaluate(
            "th => { const box = th.getBoundingClientRect();"
            " return th.contains(document.elementFromPoint(box.x + box.width / 2, box.bottom - 3)); }"
        )
        assert on_top
    page.context.close()


def test_a_thesis_folds_open_to_its_claims_and_they_lead_to_their_sources(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}widersprueche/")
    row = tab.locator(".kb-row").first
    row.locator("summary").click()
    claims = row.locator("ul.kb-stands a")
    assert claims.count() >= 2
    claims.first.click()
    expect(tab).to_have_url(re.compile(r"/quellen/[\w-]+/#s\d-\w+$"))
    # Not `:target`: the theme changes the page without a real navigation, and then nothing is one.
    expect(tab.locator(f'[id="{tab.url.rpartition("#")[2]}"]')).to_be_in_viewport()


def chart_below(tab: Page, heading: str) -> Locator:
    """The first picture below a heading: others may join it on the page."""
    return tab.locator(f"[id='{heading}'] ~ figure.kb-chart").first


@pytest.mark.parametrize("heading", [COST, GALLUP, CURVES])
def test_every_picture_has_a_name_and_its_values_in_a_table_below(built: BuiltSite, tab: Page, heading: str) -> None:
    tab.goto(f"{built.url}zahlen/")
    figure = chart_below(tab, heading)
    picture = figure.locator("svg[role=img]")
    assert (picture.get_attribute("aria-label") or "").startswith("Bild: ")
    rows = figure.locator("xpath=following::table[1]").locator("tbody tr").all()
    assert len(rows) >= 5
    texts = picture.locator("text").all_text_contents()
    for row in rows:
        assert (row.locator("td").first.text_content() or "") in texts


def test_the_bars_of_shares_add_up_and_are_as_long_as_their_numbers_say(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}zahlen/")
    figure = chart_below(tab, GALLUP)
    rows = figure.locator("xpath=following::table[1]").locator("tbody tr").all()
    values = [[float(cell.replace(",", ".")) for cell in row.locator("td").all_text_contents()[1:]] for row in rows]
    assert all(sum(row) == pytest.approx(100, abs=1) for row in values)
    widths = [
        float(w) for w in figure.locator("svg[role=img] rect").evaluate_all("all => all.map(r => r.getAttribute('width'))")
    ]
    unit = widths[0] / values[0][0]
    flat = [value for row in values for value in row]
    assert widths == pytest.approx([value * unit for value in flat], abs=0.5)


def test_the_two_curves_bend_in_opposite_ways(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}zahlen/")
    lines = chart_below(tab, CURVES).locator("polyline")
    found = lines.evaluate_all("all => all.map(line => line.getAttribute('points'))")
    heights = [[-float(point.split(",")[1]) for point in points.split()] for points in found]
    steps = [[b - a for a, b in pairwise(line)] for line in heights]
    assert len(steps) == 2
    assert steps[0] == sorted(steps[0], reverse=True)
    assert steps[1] == sorted(steps[1])


def test_pictures_follow_light_and_dark(built: BuiltSite, profiles: Profiles) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page = profiles.page(color_scheme=scheme)
        page.goto(f"{built.url}zahlen/")
        colours.append(page.locator("figure.kb-chart text").first.evaluate("text => getComputedStyle(text).fill"))
        page.context.close()
    assert colours[0] != colours[1]


def test_every_article_ends_with_related_ones_and_the_next_in_the_reading_order(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ARTICLE)
    related = tab.locator("#passende-artikel + ul a")
    assert 2 <= related.count() <= 3
    first = related.first.inner_text()
    related.first.click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text(first)
    expect(tab.locator(".md-footer__link--next")).to_be_visible()


@pytest.mark.parametrize("name", ["heute", "test", "kurs"])
def test_a_page_that_somebody_came_to_by_a_link_leads_to_no_other_tool(built: BuiltSite, tab: Page, name: str) -> None:
    tab.goto(f"{built.url}quiz/{name}/")
    expect(tab.locator(".md-footer")).to_be_visible()
    assert tab.locator(".md-footer__link:visible").count() == 0
