"""A test from a link: taken without feedback, kept, handed in once, and what comes of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures.accessibility import set_width, violations
from tests.browser.fixtures.exam_page import (
    ALL,
    CHURN,
    COMPLAINT,
    EMPTY,
    MODEL,
    OTHER,
    PATH,
    SHARE,
    TICKS,
    WORDS,
    answer_right,
    asked,
    begin,
    exam_page,
    go,
    keys,
    link_to,
    order_of,
    reopened,
    score,
)
from tests.browser.fixtures.exams import in_order
from tests.browser.fixtures.pages import LOYAL, REASONS, Question
from tests.browser.fixtures.site import Site, transfer_size

BUDGET = 12_000
WITH_MORE = 18_000
FIELDS = ("estimate", "free", "gap", "match", "order")


def test_whoever_opens_a_link_answers_all_kinds_without_feedback_and_then_sees_what_was_right(site: Site, tab: Page) -> None:
    site.pages[PATH] = exam_page()
    tab.set_viewport_size({"width": 360, "height": 740})
    go(tab, site, link_to(ALL, minutes=20))
    expect(tab.get_by_role("heading", name="Probe")).to_be_visible()
    expect(tab.locator("[data-part=facts]")).to_have_text("8 Fragen · 20 Minuten Zeit")
    assert violations(tab) == []
    begin(tab)
    assert order_of(tab) == in_order(4711, "A", "", [question.id for question in ALL])
    expect(tab.get_by_role("timer")).to_have_text("noch 20 Minuten")
    expect(tab.get_by_role("heading", name="Probe")).to_be_focused()
    numbers = [re.match(r"\s*(\d+)\.", text) for text in tab.locator("[data-part=list] legend").all_text_contents()]
    assert [found and int(found[1]) for found in numbers] == list(range(1, 1 + len(ALL)))
    answer_right(tab)
    assert tab.locator(".kb-right:visible, .kb-wrong:visible, .kb-a:visible, kb-hint:visible").count() == 0
    expect(tab.locator("[data-part=count]")).to_have_text("8 von 8 beantwortet")
    assert violations(tab) == []
    tab.get_by_role("button", name="Abgeben", exact=True).click()
    expect(tab.locator("[data-part=score]")).to_be_focused()
    assert score(tab) == "7 von 7 Punkten"
    expect(tab.locator("[data-part=topics] li")).to_have_text(["Thema 1: 3 von 3", "Thema 2: 4 von 4"])
    assert [row.get_attribute("href") for row in tab.locator("[data-part=topics] a").all()] == [
        f"../../themen/{LOYAL.topic}/",
        f"../../themen/{OTHER}/",
    ]
    for summary in tab.locator("[data-part=reviewed] > details > summary").all():
        summary.click()
    expect(tab.locator("[data-part=reviewed]").get_by_text(MODEL)).to_be_visible()
    assert tab.locator("[data-part=reviewed] .kb-wrong").count() == 0
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_is_lost_by_a_reload_and_a_test_is_handed_in_once(take: Page, site: Site) -> None:
    go(take, site, link_to([LOYAL, CHURN, COMPLAINT, WORDS]))
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt nicht").check()
    asked(take, CHURN).get_by_role("textbox").fill("Abw")
    start = asked(take, COMPLAINT).locator("li > span").all_text_contents()
    asked(take, WORDS).get_by_role("combobox", name="Wort 0").select_option(label="Sinn 2")
    take.reload()
    expect(asked(take, LOYAL).get_by_label("Stimmt nicht")).to_be_checked()
    expect(asked(take, CHURN).get_by_role("textbox")).to_have_value("Abw")
    assert asked(take, COMPLAINT).locator("li > span").all_text_contents() == start
    expect(asked(take, WORDS).get_by_role("combobox", name="Wort 0").locator("option:checked")).to_have_text("Sinn 2")
    expect(take.locator("[data-part=count]")).to_have_text("3 von 4 beantwortet")
    take.get_by_role("button", name="Abgeben", exact=True).click()
    take.get_by_role("button", name="Trotzdem abgeben").click()
    was = score(take)
    assert [key for key in keys(take) if key.count(":") > 1] == []
    take.reload()
    reopened(take)
    assert score(take) == was == "1 von 4 Punkten"
    assert take.get_by_role("button", name="Abgeben", exact=True).count() == 0


def test_nobody_is_anonymous_by_accident(take: Page, site: Site) -> None:
    go(take, site, link_to())
    name = take.get_by_label("Ihr Name oder ein erfundener")
    expect(name).to_have_value("")
    take.get_by_role("button", name="Anfangen").click()
    expect(take.get_by_text("Bitte geben Sie zuerst einen Namen ein")).to_be_visible()
    expect(name).to_be_focused()
    made = take.get_by_role("button", name=re.compile(r"^\S+ \d\d nehmen$"))
    invented = made.inner_text().removesuffix(" nehmen")
    made.click()
    expect(name).to_have_value(invented)
    expect(take.locator("[data-part=nameless]")).to_be_empty()
    take.get_by_role("button", name="Anfangen").click()
    expect(take.locator("[data-part=list] .kb-q").first).to_be_visible()
    assert take.evaluate("JSON.parse(Object.values(localStorage)[0]).person") == invented


def test_before_it_begins_a_test_says_how_its_points_are_given_and_what_happens_when_time_is_up(take: Page, site: Site) -> None:
    several = take.get_by_text("Sind mehrere Antworten richtig, gibt es den Punkt nur, wenn genau diese angekreuzt sind.")
    timed = take.get_by_text("Ist die Zeit um, gibt der Test sich von selbst ab.")
    go(take, site, link_to(TICKS, minutes=20))
    expect(several).to_be_visible()
    expect(timed).to_be_visible()
    go(take, site, EMPTY)
    go(take, site, link_to([LOYAL, SHARE]))
    expect(take.get_by_role("button", name="Anfangen")).to_be_visible()
    expect(several).to_be_hidden()
    expect(timed).to_be_hidden()


def test_without_a_name_a_test_is_called_by_its_questions_which_are_counted_once(take: Page, site: Site) -> None:
    facts = take.locator("[data-part=facts]")
    go(take, site, link_to([LOYAL, SHARE], name=""))
    expect(take.get_by_role("heading", name="2 Fragen", exact=True)).to_be_visible()
    expect(facts).to_have_text("ohne Zeitbegrenzung")
    site.pages[PATH] = exam_page([LOYAL])
    take.reload()
    expect(facts).to_have_text("1 Frage · ohne Zeitbegrenzung")


def test_only_what_the_questions_of_the_test_need_is_loaded(take: Page, site: Site) -> None:
    loaded: list[str] = []
    take.on("request", lambda request: loaded.append(request.url.rpartition("/")[2].partition(".")[0]))
    go(take, site, link_to([LOYAL, SHARE]))
    begin(take)
    assert set(loaded) & {*FIELDS, "outcome", "compose"} == {"estimate"}


def test_words_where_a_number_is_asked_for_are_no_answer(take: Page, site: Site) -> None:
    go(take, site, link_to([SHARE, CHURN]))
    begin(take)
    asked(take, SHARE).get_by_role("textbox").fill("viele")
    asked(take, CHURN).get_by_role("textbox").fill("viele")
    expect(take.locator("[data-part=count]")).to_have_text("1 von 2 beantwortet")
    take.get_by_role("button", name="Abgeben", exact=True).click()
    expect(take.get_by_text("1 Frage ist noch offen.")).to_be_visible()
    take.get_by_role("button", name="Trotzdem abgeben").click()
    score(take)
    stored = take.evaluate("JSON.parse(Object.values(localStorage)[0])")
    assert {one: (verdict, given) for one, _, verdict, given in stored["answers"]} == {
        SHARE.id: ("open", []),
        CHURN.id: ("wrong", ["viele"]),
    }


def test_answers_of_a_test_are_none_of_the_quiz(take: Page, site: Site) -> None:
    go(take, site, link_to())
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt nicht").check()
    assert [key for key in keys(take) if not key.startswith("exam:")] == []
    assert len(keys(take)) == 2


def test_when_time_is_up_it_is_handed_in_as_it_stands(take: Page, site: Site) -> None:
    go(take, site, link_to(minutes=2))
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt nicht").check()
    take.clock.fast_forward(61_000)
    expect(take.get_by_role("timer")).to_have_text(re.compile(r"noch 5\d Sekunden"))
    take.clock.fast_forward(60_000)
    expect(take.get_by_text("Die Zeit war um. Der Test ist so abgegeben, wie er war.")).to_be_visible()
    assert score(take) == "1 von 3 Punkten"


def test_the_clock_runs_on_while_the_page_is_closed(take: Page, site: Site) -> None:
    go(take, site, link_to(minutes=2))
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt nicht").check()
    go(take, site, EMPTY)
    take.clock.fast_forward(600_000)
    go(take, site, link_to(minutes=2))
    reopened(take)
    expect(take.get_by_text("Die Zeit war um.")).to_be_visible()
    stored = take.evaluate("JSON.parse(Object.values(localStorage)[0])")
    assert stored["sent"] - stored["began"] == 120_000
    assert score(take) == "1 von 3 Punkten"


# --- Questions that have changed


def test_questions_that_are_gone_or_reworded_are_told_and_the_rest_goes_on(site: Site, tab: Page) -> None:
    site.pages[PATH] = exam_page([replace(LOYAL, rev="aa11"), replace(REASONS, rev="bb22")])
    marks = "aa" + "cc" + "dd"
    go(tab, site, link_to(marks=marks))
    gone = "1 Frage gibt es nicht mehr. Sie fällt weg. 1 Frage wurde geändert, seit es den Test gibt."
    expect(tab.locator("[data-part=gone]")).to_have_text(gone)
    begin(tab)
    assert set(order_of(tab)) == {LOYAL.id, REASONS.id}


def test_when_all_questions_are_gone_there_is_nothing_to_begin(site: Site, tab: Page) -> None:
    site.pages[PATH] = exam_page([SHARE])
    go(tab, site, link_to())
    expect(tab.locator("[data-part=gone]")).to_have_text("3 Fragen gibt es nicht mehr. Sie fallen weg.")
    expect(tab.get_by_role("button", name="Anfangen")).to_be_hidden()


def test_another_link_in_the_same_page_is_another_test_and_back_leads_back(take: Page, site: Site) -> None:
    go(take, site, link_to(name="Erster"))
    begin(take)
    take.evaluate("(link) => { location.href = link }", link_to([SHARE], name="Zweiter"))
    expect(take.get_by_role("heading", name="Zweiter")).to_be_visible()
    take.go_back()
    expect(take.get_by_role("heading", name="Erster")).to_be_visible()
    expect(take.locator("[data-part=list] .kb-q")).to_have_count(3)


def test_with_a_blocked_storage_it_works_until_one_leaves(take: Page, site: Site) -> None:
    take.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    go(take, site, link_to([LOYAL]))
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt nicht").check()
    take.get_by_role("button", name="Abgeben", exact=True).click()
    assert score(take) == "1 von 1 Punkten"


@pytest.mark.reader()
def test_by_keyboard_alone_one_comes_through(take: Page, site: Site, context: BrowserContext) -> None:
    go(take, site, link_to([LOYAL]))
    take.get_by_label("Ihr Name oder ein erfundener").focus()
    take.keyboard.press("Tab")
    take.keyboard.press("Enter")
    take.keyboard.press("Tab")
    take.keyboard.press("Enter")
    take.keyboard.press("Tab")
    take.keyboard.press("ArrowDown")
    take.keyboard.press("Tab")
    take.keyboard.press("Enter")
    expect(take.locator("[data-part=score]")).to_be_focused()
    assert len(context.pages) == 1


def test_without_javascript_the_page_says_where_the_questions_are(site: Site, without_javascript: Page) -> None:
    site.pages[PATH] = exam_page().replace("<html ", '<html class="no-js" ', 1)
    without_javascript.goto(site.url + PATH)
    expect(without_javascript.get_by_text("Ohne JavaScript lässt sich hier kein Test zusammenstellen.")).to_be_visible()
    assert without_javascript.get_by_role("link", name="Seite zum Drucken").get_attribute("href") == "../alle/"
    assert without_javascript.locator(".kb-q").count() == 0


@pytest.mark.parametrize(("more", "budget"), [("", BUDGET), ("compose", WITH_MORE), ("outcome", WITH_MORE)])
def test_script_and_style_fit_beside_those_of_every_page(more: str, budget: int) -> None:
    """The styles of all kinds of questions are in that of the test; their scripts come with the questions of a test."""
    assert 0 < transfer_size("exam") + (transfer_size(more, "js") if more else 0) <= budget


def test_nothing_is_wider_than_the_smallest_phone(take: Page, site: Site) -> None:
    long = Question("lang", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen?", LOYAL.options)
    site.pages[PATH] = exam_page([*ALL, long])
    set_width(take, 320)
    go(take, site, link_to([*ALL, long], name="x" * 80))
    begin(take)
    assert take.evaluate("document.documentElement.scrollWidth") <= 320
