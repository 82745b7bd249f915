"""How a reader hears that something is due: a quiet line on the home page and in the overview, and nothing else."""

from __future__ import annotations

import pytest
from kb.solutions import Estimate
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures.assessment_pages import stored_under
from tests.browser.fixtures.pages import Question
from tests.browser.fixtures.quiz_reader import answer_anyhow
from tests.browser.fixtures.recall_reader import answered as answered_of
from tests.browser.fixtures.recall_reader import asked, days_ago, recall_page, said
from tests.browser.fixtures.site import Site
from tests.browser.fixtures.storage import put_all
from tests.conftest import BuiltSite

LINE = ".kb-today"
WRONG = {"v": [], "o": [], "s": "wrong", "rev": "r", "t": "T", "p": "p", "at": days_ago(2)}


def line(page: Page) -> Locator:
    return page.locator(f"{LINE}:visible")


@pytest.fixture
def answered(built: BuiltSite, tab: Page) -> list[str]:
    """Three questions of the site, answered two days ago; a fourth one is not there any more."""
    tab.goto(f"{built.url}quiz/")
    topics = tab.locator(".kb-topics [data-items]").evaluate_all("(nodes) => nodes.map(({ dataset }) => dataset.items)")
    items = " ".join(topics).split(" ")
    found = [item for item in items if item.startswith("single:")][:3]
    put_all(tab, {f"quiz:{item}": WRONG for item in (*found, "single:gibt-es-nicht")})
    return found


def test_the_home_page_and_the_overview_lead_to_what_is_due_until_it_is_done(
    built: BuiltSite, tab: Page, answered: list[str]
) -> None:
    for path in ("quiz/", ""):
        tab.goto(built.url + path)
        expect(line(tab)).to_have_text("Heute dran: 3 Fragen")
        expect(tab.locator("[data-set=quiz] .kb-next:visible")).to_have_count(1 if path else 0)
        expect(tab.get_by_role("link", name="Mit einer Frage anfangen")).to_have_count(0)
    line(tab).get_by_role("link").click()
    for left in reversed(range(len(answered))):
        expect(asked(tab)).to_have_count(1)
        tab.get_by_role("button", name="Weiß ich nicht").click()
        tab.get_by_role("button", name="Nächste Frage" if left else "Zum Ergebnis").click()
    expect(said(tab)).to_have_text("Für heute fertig: 0 von 3 gewusst.")
    tab.goto(built.url)
    expect(tab.locator("kb-progress.kb-on").first).to_be_attached()
    expect(line(tab)).to_have_count(0)
    tab.goto(f"{built.url}quiz/")
    expect(tab.get_by_role("link", name="Mit einer Frage anfangen")).to_be_visible()
    tab.goto(built.url)
    tab.clock.fast_forward("24:00:00")
    tab.reload()
    expect(line(tab)).to_have_text("Heute dran: 3 Fragen")


def test_the_home_page_and_the_page_of_the_day_tell_the_same_numbers(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}quiz/heute/")
    items = " ".join(tab.locator("kb-recall [data-items]").evaluate_all("(all) => all.map(({ dataset }) => dataset.items)"))
    put_all(tab, {f"quiz:{item}": WRONG for item in items.split(" ")[:12]})
    tab.reload()
    expect(said(tab)).to_contain_text("Heute dran: 10 von 12 Fragen,")
    tab.goto(built.url)
    expect(line(tab)).to_have_text("Heute dran: 10 von 12 Fragen")


def test_questions_of_every_kind_are_asked_and_answered(built: BuiltSite, tab: Page) -> None:
    tab.goto(f"{built.url}quiz/heute/")
    items = " ".join(tab.locator("kb-recall [data-items]").evaluate_all("(all) => all.map(({ dataset }) => dataset.items)"))
    one_of_each = {item.split(":")[0]: item for item in items.split(" ")}
    put_all(tab, {f"quiz:{item}": WRONG for item in one_of_each.values()})
    tab.reload()
    for left in reversed(range(len(one_of_each))):
        answer_anyhow(tab.locator(".kb-q"))
        tab.get_by_role("button", name="Auflösen").click()
        tab.get_by_role("button", name="Nächste Frage" if left else "Zum Ergebnis").click()
    expect(said(tab)).to_contain_text(f"von {len(one_of_each)} gewusst.")
    assert sorted(stored_under(tab, "recall")) == sorted(one_of_each.values())


@pytest.mark.parametrize("path", ["themen/zufrieden-ist-nicht-treu/", "quiz/zufrieden-ist-nicht-treu/"])
def test_whoever_answers_a_first_question_reads_that_it_comes_again(built: BuiltSite, tab: Page, path: str) -> None:
    tab.goto(built.url + path)
    told = tab.get_by_text("Was Sie beantwortet haben, kommt nach Tagen wieder:")
    expect(tab.locator("kb-quiz.kb-on").first).to_be_attached()
    expect(told).to_be_hidden()
    tab.locator(".kb-q").first.get_by_role("button", name="Weiß ich nicht").click()
    expect(told).to_be_visible()
    tab.emulate_media(media="print")
    expect(told).to_be_hidden()
    tab.emulate_media(media="screen")
    told.get_by_role("link", name="Heute dran").click()
    expect(said(tab)).to_have_text("Heute ist nichts dran.")
    expect(tab.get_by_text("Das nächste Mal: morgen, 1 Frage.")).to_be_visible()


@pytest.mark.parametrize("kind", ["", "estimate"])
def test_only_what_the_questions_of_the_day_need_is_loaded(built: BuiltSite, tab: Page, kind: str) -> None:
    loaded: list[str] = []
    tab.goto(f"{built.url}quiz/heute/")
    items = " ".join(tab.locator("kb-recall [data-items]").evaluate_all("(all) => all.map(({ dataset }) => dataset.items)"))
    put_all(tab, {f"quiz:{item}": WRONG for item in [one for one in items.split(" ") if kind and one.startswith(kind)][:1]})
    tab.on("request", lambda request: loaded.append(request.url.rpartition("/")[2].partition(".")[0]))
    tab.reload()
    expect(asked(tab)).to_have_count(1 if kind else 0)
    expect(said(tab)).not_to_be_empty()
    found = set(loaded) & {"hint", "estimate", "free", "gap", "match", "order"}
    assert found - {"hint"} == {kind} - {""}


@pytest.mark.parametrize("missing", ["estimate", "hint"])
def test_where_a_kind_of_question_does_not_load_the_page_says_what_to_do(site: Site, tab: Page, missing: str) -> None:
    question = Question("anteil", "Wie viel?", (), solution=Estimate("66 %", 66, "%", 3, 1), hint="Mehr als die Hälfte.")
    tab.route(f"**/{missing}.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    site.pages["/heute/"] = recall_page(question)
    tab.goto(site.url + "/heute/")
    put_all(tab, answered_of(question))
    tab.reload()
    expect(said(tab)).to_have_text("Ein Teil dieser Seite ließ sich nicht laden. Laden Sie die Seite neu.")
    tab.unroute_all()
    tab.reload()
    expect(asked(tab)).to_have_text("Wie viel?")
    tab.get_by_text("Hinweis", exact=True).click()
    expect(tab.locator(".kb-hinted")).not_to_be_empty()


def test_whoever_switched_it_off_hears_nothing(built: BuiltSite, tab: Page, answered: list[str]) -> None:
    put_all(tab, {"recall-off": {"off": True, "at": days_ago(1)}})
    for path in ("", "quiz/"):
        tab.goto(built.url + path)
        expect(tab.locator("kb-progress.kb-on").first).to_be_attached()
        expect(line(tab)).to_have_count(0)
    put_all(tab, {"recall-off": {"off": False, "at": days_ago(0)}})
    tab.reload()
    expect(line(tab)).to_have_text(f"Heute dran: {len(answered)} Fragen")


def test_whoever_has_answered_nothing_sees_no_line(built: BuiltSite, tab: Page) -> None:
    tab.goto(built.url)
    expect(tab.locator("kb-progress.kb-on").first).to_be_attached()
    expect(line(tab)).to_have_count(0)
    assert tab.evaluate("Object.keys(localStorage)") == []
