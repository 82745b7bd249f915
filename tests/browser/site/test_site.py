"""The real site, as readers meet it: every page walked, every kind of page judged by axe, quiz and checklist in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.accessibility import WIDTHS, set_width, violations
from tests.browser.fixtures.checklist_reader import note_of
from tests.browser.fixtures.paper import pdf_text, sheet_texts
from tests.browser.listening import without_errors
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import EVERY, share
from tests.project import contents

# One page of every kind.
KINDS = {
    "home": "",
    "topic": "themen/zufrieden-ist-nicht-treu/",
    "topics": "themen/",
    "quiz overview": "quiz/",
    "quiz topic": "quiz/halten-oder-gewinnen/",
    "quiz all": "quiz/alle/",
    "checklist overview": "checkliste/",
    "checklist area": "checkliste/schriftlich/",
    "all areas": "checkliste/alle/",
    "result": "checkliste/auswertung/",
    "plan": "checkliste/plan/",
    "history": "checkliste/verlauf/",
    "team": "checkliste/team/",
    "assessments and files": "checkliste/pruefungen/",
    "figures": "zahlen/",
    "contradictions": "widersprueche/",
    "glossary": "glossar/",
    "source": "quellen/kundenorientierung/",
    "guide": "mitmachen/frage/",
    "missing": "404.html",
}
REPEATING = ("quiz all", "all areas")
"""Very long pages of what stands on others as well."""
AROUND = ("auswertung", "plan", "verlauf", "pruefungen", "alle")
ARTICLE = "themen/zufrieden-ist-nicht-treu/"
TOPIC = "quiz/zufrieden-ist-nicht-treu/"
QUESTION = ".kb-q >> nth=0"
FITS = "document.documentElement.scrollWidth <= innerWidth"


def total(built: BuiltSite, kind: Literal["questions", "checks"]) -> int:
    """How many items of a kind the site has."""
    catalogue = contents()
    return len(catalogue.questions() if kind == "questions" else catalogue.checks())


def search(page: Page, query: str) -> None:
    """Type a query once the theme has started the search."""
    expect(page.locator(".md-search-result__meta")).to_have_text("Suchbegriff eingeben", timeout=20_000)
    page.locator("input[name=query]").press_sequentially(query)


@pytest.fixture(params=WIDTHS)
def look(request: pytest.FixtureRequest, profiles: Profiles) -> Iterator[Page]:
    """A tab of one width."""
    page = profiles.page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    yield page
    page.context.close()


@pytest.fixture
def phone(profiles: Profiles) -> Iterator[Page]:
    """A tab as narrow as a phone."""
    page = profiles.page(viewport={"width": WIDTHS[0], "height": 800}, reduced_motion="reduce")
    yield page
    page.context.close()


@dataclass(frozen=True)
class Walk:
    """A narrow tab that every kind of page is opened in, and what it has asked for since the page was opened."""

    page: Page
    requests: list[str]

    def to(self, address: str) -> None:
        """Opens a page, at the width of a phone."""
        set_width(self.page, WIDTHS[0])
        self.requests.clear()
        self.page.goto(address)


@pytest.fixture(scope="module")
def walk(profiles: Profiles) -> Iterator[Walk]:
    """In a profile of its own, which keeps nothing, as nobody enters anything. Errors and warnings fail in the end."""
    with without_errors(profiles.open(reduced_motion="reduce")) as context:
        requests: list[str] = []
        context.on("request", lambda request: requests.append(request.url))
        yield Walk(context.new_page(), requests)
        assert context.storage_state()["origins"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_a_fresh_page_which_asks_nobody_else(built: BuiltSite, walk: Walk, kind: str) -> None:
    """All pages are walked behind real servers: `make hosting`."""
    walk.to(built.url + KINDS[kind])
    assert walk.page.evaluate(FITS), "the page scrolls sideways"
    assert (kind in REPEATING and not EVERY) or violations(walk.page) == []
    set_width(walk.page, WIDTHS[-1])
    assert walk.page.evaluate(FITS), "the page scrolls sideways in a window"
    assert kind not in share(KINDS) or violations(walk.page) == []
    walk.page.wait_for_load_state("networkidle")
    assert walk.requests
    assert {url for url in walk.requests if not url.startswith((built.url, "data:", "blob:"))} == set()


@pytest.mark.thorough
@pytest.mark.parametrize("look", share(WIDTHS), indirect=True)
def test_axe_finds_nothing_while_a_quiz_is_answered(built: BuiltSite, look: Page) -> None:
    look.goto(built.url + TOPIC)
    questions = look.locator(".kb-q").all()
    for question in questions:
        question.locator("input").first.check(force=True)
        question.get_by_role("button", name="Auflösen").click()
    assert violations(look) == []
    look.goto(f"{built.url}quiz/")
    expect(look.locator("kb-progress")).to_contain_text(f"{len(questions)} von {len(questions)} beantwortet")
    assert violations(look) == []
    look.goto(built.url)
    expect(look.locator("kb-progress[data-set=quiz]")).to_contain_text(
        f"{len(questions)} von {total(built, 'questions')} Fragen beantwortet"
    )
    assert violations(look) == []


@pytest.mark.thorough
def test_axe_finds_nothing_on_the_pages_around_a_checklist_that_is_filled_in(built: BuiltSite, phone: Page) -> None:
    phone.goto(f"{built.url}checkliste/beschwerden/")
    for number, item in enumerate(phone.locator('.kb-c[data-kind="statement"]').all()):
        item.get_by_label(("Nein", "Teilweise", "Ja", "Weiß nicht")[number % 4], exact=True).check(force=True)
    phone.goto(f"{built.url}checkliste/auswertung/")
    phone.get_by_role("button", name="In den Plan").first.click()
    phone.goto(f"{built.url}checkliste/verlauf/")
    phone.get_by_role("button", name="Stand festhalten").click()
    for kind in AROUND:
        phone.goto(f"{built.url}checkliste/{kind}/")
        assert phone.evaluate(FITS), f"{kind} scrolls sideways"
        assert violations(phone) == [], kind
        set_width(phone, WIDTHS[-1])
        assert phone.evaluate(FITS), f"{kind} scrolls sideways in a window"
        assert kind not in share(AROUND) or violations(phone) == [], kind
        set_width(phone, WIDTHS[0])


def test_axe_finds_nothing_in_search_and_drawer(built: BuiltSite, look: Page) -> None:
    look.goto(built.url)
    if look.viewport_size and look.viewport_size["width"] < 600:
        look.locator("header label[for=__drawer]").click()
        assert violations(look) == []
        look.goto(built.url)
        look.locator("header label[for=__search]").first.click()
    search(look, "Beschwehrde")
    expect(look.locator(".md-search-result__item").first).to_be_visible()
    expect(look.get_by_role("status").get_by_role("link", name="Meinten Sie")).to_be_visible()
    assert violations(look) == []


def test_question_answered_in_the_article_is_answered_on_the_quiz_page(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + ARTICLE)
    question = tab.locator(QUESTION)
    question.locator("li.kb-right, input").first.check(force=True)
    question.get_by_role("button", name="Auflösen").click()
    told = question.get_by_role("status").inner_text()
    assert told
    tab.goto(built.url + TOPIC)
    expect(tab.locator(QUESTION).get_by_role("status")).to_have_text(told)
    expect(tab.locator("kb-quiz")).to_contain_text(f"1 von {tab.locator('.kb-q').count()} beantwortet")


def test_instant_navigation_brings_the_widget_along(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}datenschutz/")
    tab.evaluate("window.same = true")
    tab.locator(".kb-tabs a", has_text="Testen").click()
    tab.wait_for_url("**/quiz/")
    tab.locator(".kb-topics a", has_text="Zufrieden ist nicht treu").click()
    tab.wait_for_url("**/quiz/zufrieden-ist-nicht-treu/")
    expect(tab.locator(QUESTION).get_by_role("button", name="Auflösen")).to_be_visible()
    assert tab.evaluate("window.same") is True


def test_read_more_leads_to_a_section_of_the_article(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url + TOPIC)
    for question in tab.locator(".kb-q").all():
        question.get_by_role("button", name="Weiß ich nicht").click()
        target = question.locator(".kb-d .kb-l a").get_attribute("href") or ""
        assert re.search(r"/themen/zufrieden-ist-nicht-treu/#[\w-]+$", urljoin(tab.url, target))


def test_home_greets_a_returning_reader_with_where_she_stands(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/telefon/")
    tab.locator(".kb-c >> nth=0").get_by_label("Teilweise").check(force=True)
    tab.goto(built.url)
    statements = sum(check.kind == "statement" for check in contents().checks())
    expect(tab.locator("kb-progress[data-set=check]")).to_contain_text(f"1 von {statements} Aussagen beantwortet")
    tab.get_by_role("link", name="Kurzprüfung, ").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Kurzprüfung")


def test_checklist_is_saved_visibly_and_still_there_after_reload(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}checkliste/telefon/")
    item = tab.locator(".kb-c >> nth=1")
    item.get_by_label("Nein").check()
    note_of(item).fill("<img src=x onerror=alert(1)> bis Freitag")
    expect(item).to_contain_text("gespeichert")
    tab.reload()
    expect(item.get_by_label("Nein")).to_be_checked()
    expect(item.get_by_label("Notiz")).to_have_value("<img src=x onerror=alert(1)> bis Freitag")
    expect(item.get_by_text("So fangen Sie an")).to_be_visible()


def test_without_javascript_every_question_and_answer_is_there(built: BuiltSite, without_javascript: Page) -> None:
    page = without_javascript
    page.goto(built.url + TOPIC)
    for question in page.locator(".kb-q").all():
        expect(question.locator(".kb-o label").first).to_be_visible()
        question.locator("summary").click()
        expect(question.locator("details li").first).to_be_visible()
        expect(question.locator("details .kb-l a")).to_be_visible()
    page.goto(f"{built.url}checkliste/telefon/")
    expect(page.locator(".kb-c textarea:visible").first).to_be_visible()


def test_a_printed_area_is_a_numbered_sheet_for_a_meeting(built: BuiltSite, tab: Page, tmp_path: Path) -> None:
    checks = contents().checks()
    kinds = [check.kind for check in checks if check.path == "checkliste/beschwerden.md"]
    tab.goto(f"{built.url}checkliste/beschwerden/")
    text = pdf_text(tab, tmp_path)
    assert len(kinds) >= 6
    assert re.findall(r"^(\d+)\. \w", text, re.M) == [str(number) for number in range(1, len(kinds) + 1)]
    assert re.search(r"Name\s+Datum", text)
    assert len(re.findall(r"Wer\s+Bis wann", text)) == kinds.count("statement") >= 5


@pytest.mark.parametrize(("kind", "sheets"), [("", 1), ("checkliste/", 2), ("quiz/", 1)])
def test_an_overview_prints_without_an_empty_sheet(built: BuiltSite, tab: Page, tmp_path: Path, kind: str, sheets: int) -> None:
    tab.goto(built.url + kind)
    texts = sheet_texts(tab, tmp_path)
    assert len(texts) <= sheets
    assert all(len(text.split()) > 10 for text in texts)
