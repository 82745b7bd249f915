"""The site around them: search, dark colours, a phone."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.engines.reader import Reader

DARK = 0.3
BROKEN = """return [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)")].flatMap((heading) => {
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
    const range = document.createRange();
    range.setStart(texts.currentNode, index);
    range.setEnd(texts.currentNode, index + word.length);
    const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
    const lines = new Set(parts.map(({ top }) => Math.round(top)));
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    if (lines.size > 1 && width < heading.clientWidth) broken.push(word);
  }
  return broken;
})"""
PAGES = (
    "",
    "themen/zufrieden-ist-nicht-treu/",
    "quiz/zufrieden-ist-nicht-treu/",
    "checkliste/telefon/",
    "checkliste/auswertung/",
    "checkliste/plan/",
    "checkliste/verlauf/",
    "checkliste/team/",
    "checkliste/pruefungen/",
    "zahlen/",
    "widersprueche/",
    "glossar/",
)


def search(reader: Reader, words: str) -> None:
    reader.open()
    if not reader.find(".md-search__input").is_displayed():
        reader.press('.md-header label[for="__search"]')
    reader.find(".md-search__input").send_keys(words)
    reader.until(lambda: reader.all(".md-search-result__link"), "results")


@pytest.mark.parametrize("words", ["Größe", "kundenzufriedenheit", "treue kunden", "beschwehrde"])
def test_search_finds_and_its_links_lead_to_clean_addresses(reader: Reader, words: str) -> None:
    search(reader, words)
    addresses = reader.js("return [...document.querySelectorAll('.md-search-result__link')].map((link) => link.href)")
    assert addresses
    assert [address for address in addresses if address.partition("#")[0].endswith(("?h=", "&h="))] == []
    reader.driver.switch_to.active_element.send_keys(Keys.ENTER)
    reader.until(lambda: reader.driver.current_url != reader.url, "page found")
    reader.ready()
    reader.back()
    reader.until(lambda: reader.driver.current_url == reader.url, "home")


def test_dark_colours_stay_and_empty_controls_are_dark(reader: Reader) -> None:
    reader.open("checkliste/telefon/")
    for _ in range(2):
        reader.press(next(node for node in reader.all('.md-header label[for^="__palette"]') if node.is_displayed()))
    reader.until(lambda: reader.find("body").get_attribute("data-md-color-scheme") == "slate", "dark")
    for path in ("checkliste/plan/", "checkliste/telefon/"):
        reader.open(path)
        assert reader.find("body").get_attribute("data-md-color-scheme") == "slate"
    for field in reader.all(".kb-c .kb-s label"):
        assert brightness(reader, field) < DARK


def brightness(reader: Reader, field: WebElement) -> float:
    """Of the ground of a control, beside its words, from 0 to 1."""
    reader.js("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", field)
    measure = """const [png, done] = arguments; const image = new Image(); image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
      const [red, green, blue] = context.getImageData(image.width / 6, image.height / 4, 1, 1).data;
      done((red + green + blue) / 765) }; image.src = 'data:image/png;base64,' + png"""
    return float(reader.driver.execute_async_script(measure, field.screenshot_as_base64))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_cut_off_on_a_phone(reader: Reader, path: str) -> None:
    reader.open_narrow(path)
    assert reader.js("return innerWidth") == 360
    assert reader.js("return document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    "path", ["", "themen/zufrieden-ist-nicht-treu/", "quiz/alle/", "checkliste/telefon/", "quellen/irrtuemer/"]
)
def test_no_heading_is_hyphenated_where_there_is_room(reader: Reader, path: str) -> None:
    reader.open(path)
    assert reader.all(".md-content h1")
    assert reader.js(BROKEN) == []
    reader.open_narrow(path)
    assert reader.js(BROKEN) == []


@pytest.mark.parametrize(
    "path", ["quellen/anziehen-statt-binden/#s2-17", "zahlen/#s2-17", "widersprueche/#these-treue-verzeiht-fehler"]
)
def test_a_link_opens_the_row_it_names_in_sight(reader: Reader, path: str) -> None:
    reader.open_narrow(path)
    name = path.partition("#")[2]
    row = f"details:has(> [id='{name}'])"
    reader.until(lambda: reader.find(row).get_attribute("open"), "row open")
    reader.until(
        lambda: 0 <= reader.js(f'return document.querySelector("{row}").getBoundingClientRect().top') < 400, "row in sight"
    )
    assert len(reader.all(".kb-row[open]")) == 1


def test_from_an_article_one_lands_on_the_open_row(reader: Reader) -> None:
    reader.open("themen/mitarbeitende-und-fuehrung/")
    for fold in reader.all(".md-content details:has(a[href$='#s2-17']) > summary"):
        if fold.is_displayed():
            reader.press(fold)
    reader.press(next(link for link in reader.all(".md-content a[href$='#s2-17']") if link.is_displayed()))
    reader.until(lambda: reader.driver.current_url.endswith("quellen/anziehen-statt-binden/#s2-17"), "source")
    reader.until(lambda: reader.find("details:has(> [id='s2-17'])").get_attribute("open"), "row open")
