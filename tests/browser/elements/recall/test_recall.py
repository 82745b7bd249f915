"""What was answered in the quiz comes again after some days, as long as the reader wants it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kb.solutions import Free
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixtures import pages
from tests.browser.fixtures.assessment_pages import everything, stored
from tests.browser.fixtures.pages import LOYAL, MEASURES, QUESTIONS, REASONS, Question, Show
from tests.browser.fixtures.quiz_reader import answer, block, choose, quiz_page, result
from tests.browser.fixtures.recall_reader import (
    answered,
    asked,
    day_ago,
    give_up,
    go_on,
    know,
    press,
    recall_page,
    repeated,
    said,
)
from tests.browser.fixtures.storage import BLOCKED
from tests.often import share

ALL = answered(LOYAL) | answered(REASONS, result="wrong") | answered(MEASURES)
KEY = ("recall", LOYAL.kind, LOYAL.id)
MANY = tuple(replace(LOYAL, id=f"frage-{n}", text=f"Frage {n}?") for n in range(13))
OWN_WORDS = Question("antwort", "Was antworten Sie?", (), solution=Free("Ich bedaure den Fehler."))


def test_whoever_has_answered_nothing_is_led_to_a_topic(show: Show) -> None:
    page = show(recall_page())
    expect(said(page)).to_contain_text("Noch gibt es nichts zu wiederholen.")
    expect(said(page)).to_contain_text("Antworten in einem Test zählen hier nicht.")
    expect(page.locator("kb-recall a:visible")).to_have_text(["Thema zufrieden-ist-nicht-treu"])
    expect(page.locator("kb-recall button:visible")).to_have_count(0)


def test_who_is_done_goes_on_where_she_was_last_as_the_home_page_has_it(show: Show) -> None:
    first = replace(LOYAL, id="anderes", topic="anderes-thema")
    page = show(recall_page(first, LOYAL, MEASURES), stored=repeated(LOYAL, 0, 1))
    expect(page.get_by_text("Weiter mit:")).to_contain_text(f"Thema {LOYAL.topic}")
    expect(page.locator("kb-recall a:visible")).to_have_count(1)


def test_what_is_due_is_asked_anew_what_was_wrong_first_and_at_the_end_it_says_what_comes_when(show: Show) -> None:
    page = show(recall_page(), stored=ALL)
    expect(said(page)).to_have_text("Heute dran: 3 Fragen, etwa 1 Minute.")
    expect(asked(page)).to_have_text(REASONS.text)
    expect(page.locator(".kb-q :checked")).to_have_count(0)
    answer(page, REASONS, "Ein Umzug des Betriebs")
    expect(result(page, REASONS)).to_contain_text("nicht richtig")
    expect(page.locator(".kb-d")).to_contain_text("Noch 2 Fragen, etwa 1 Minute.")
    off = page.get_by_role("button", name="Wiederholen ausschalten")
    expect(off).to_be_visible()
    go_on(page)
    expect(asked(page)).to_be_focused()
    expect(off).to_be_hidden()
    know(page, LOYAL)
    know(page, MEASURES)
    expect(said(page)).to_have_text("Für heute fertig: 2 von 3 gewusst.")
    expect(said(page)).to_be_focused()
    expect(off).to_be_visible()
    expect(page.get_by_text("Morgen kommt 1 wieder, am Mittwoch 2.")).to_be_visible()
    expect(page.locator("kb-recall a:visible")).to_have_text(["Thema zufrieden-ist-nicht-treu"])
    told = page.locator("kb-recall > .kb-frame").inner_text()
    page.reload()
    expect(said(page)).to_have_text("Für heute fertig: 2 von 3 gewusst.")
    expect(page.locator("kb-recall > .kb-frame")).to_have_text(told, use_inner_text=True)


@pytest.mark.thorough
def test_three_weeks_of_a_learner(show: Show, tab: Page) -> None:
    """She answers three questions, looks in each day, knows one always and one never."""
    page = show(quiz_page())
    for question in QUESTIONS:
        answer(
            page, question, *{LOYAL: ["Stimmt"], REASONS: ["Ein Umzug des Betriebs"], MEASURES: ["An Empfehlungen"]}[question]
        )
    seen: dict[Question, list[int]] = {LOYAL: [], MEASURES: []}
    for day in range(1, 22):
        tab.clock.fast_forward("24:00:00")
        show(recall_page(LOYAL, MEASURES))  # the third one is gone
        for _ in range(2):
            for question in (one for one in seen if block(page, one).is_visible()):
                seen[question].append(day)
                (know if question == LOYAL else give_up)(page, question)
        expect(asked(page)).to_have_count(0)
    assert seen == {LOYAL: [1, 4, 11], MEASURES: list(range(1, 22))}
    expect(page.get_by_text("Nach einer Woche noch gewusst: 1 von 1")).to_be_visible()
    expect(page.get_by_text("Morgen kommt 1 wieder, am 24. Dezember 1.")).to_be_visible()


def test_the_earlier_answer_stays_until_the_new_one_is_given(show: Show) -> None:
    page = show(recall_page(LOYAL), stored=answered(LOYAL))
    before = everything(page)
    choose(page, LOYAL, "Stimmt")
    assert everything(page) == before
    press(page, "Auflösen")
    assert stored(page, "quiz", LOYAL.kind, LOYAL.id)["s"] == "wrong"
    assert stored(page, *KEY) | {"at": 0} == {
        **{"box": 0, "day": day_ago(0), "known": False, "sure": False, "unsure": False, "gap": 0, "at": 0}
    }


def test_sure_or_unsure_is_kept_and_changes_no_answer(show: Show) -> None:
    found = []
    for trust in ("sicher", "unsicher", ""):
        page = show(recall_page(LOYAL), stored=answered(LOYAL))
        if trust:
            page.get_by_role("radio", name=trust, exact=True).check()
        answer(page, LOYAL, "Stimmt")
        expect(page.get_by_role("radiogroup")).to_have_count(0)
        kept, given = stored(page, *KEY), stored(page, "quiz", LOYAL.kind, LOYAL.id)
        found.append((kept["sure"], kept["unsure"], kept["box"], given["s"]))
    assert found == [(True, False, 0, "wrong"), (False, True, 0, "wrong"), (False, False, 0, "wrong")]


@pytest.mark.parametrize(("judged", "box"), [("getroffen", 3), ("teilweise getroffen", 0), ("", 0)])
def test_one_judges_ones_own_words(show: Show, judged: str, box: int) -> None:
    page = show(recall_page(OWN_WORDS), stored=repeated(OWN_WORDS, 7, 2))
    block(page, OWN_WORDS).get_by_role("textbox").fill("Es tut mir leid.")
    press(page, "Auflösen")
    if judged:
        press(page, "nicht getroffen")
        press(page, judged)
    assert stored(page, "recall", "free", OWN_WORDS.id)["box"] == box
    go_on(page)
    expect(said(page)).to_have_text(f"Für heute fertig: {int(box > 0)} von 1 gewusst.")


def know_all(page: Page, count: int) -> None:
    for _ in range(count):
        page.locator(".kb-o label").nth(1).click()
        press(page, "Auflösen")
        go_on(page)


def test_ten_a_day_and_more_on_demand(show: Show) -> None:
    page = show(recall_page(*MANY), stored={key: value for one in MANY for key, value in answered(one).items()})
    expect(said(page)).to_have_text("Heute dran: 10 von 13 Fragen, etwa 3 Minuten.")
    know_all(page, 10)
    expect(said(page)).to_have_text("Für heute fertig: 10 von 10 gewusst.")
    expect(page.get_by_text("Morgen kommen 3 wieder, am Mittwoch 10.")).to_be_visible()
    page.reload()
    expect(said(page)).to_have_text("Für heute fertig: 10 von 10 gewusst.")
    press(page, "3 Fragen mehr")
    expect(said(page)).to_have_text("Heute dran: 3 Fragen, etwa 1 Minute.")
    expect(asked(page)).to_be_focused()
    know_all(page, 1)
    page.reload()
    press(page, "2 Fragen mehr")
    know_all(page, 2)
    expect(said(page)).to_have_text("Für heute fertig: 13 von 13 gewusst.")
    expect(page.get_by_text("Am Mittwoch kommen 10 wieder, am Donnerstag 3.")).to_be_visible()


def test_where_nothing_is_due_it_says_the_day_and_how_many(show: Show) -> None:
    known = repeated(REASONS, 2, 3) | repeated(MEASURES, 2, 3)
    page = show(recall_page(), stored=answered(LOYAL, 0) | known)
    expect(said(page)).to_have_text("Heute ist nichts dran.")
    expect(page.get_by_text("Das nächste Mal: morgen, 1 Frage.")).to_be_visible()
    page = show(recall_page(), stored=known)
    expect(page.get_by_text("Das nächste Mal: Freitag, 11. Dezember, 2 Fragen.")).to_be_visible()


def test_who_takes_more_after_a_reload_gets_what_the_button_says(show: Show) -> None:
    """Of the ten she took last she has answered three, then the page was loaded again."""
    many = tuple(replace(LOYAL, id=f"frage-{n}") for n in range(22))
    done = {key: value for one in many[:13] for key, value in repeated(one, 0, 1).items()}
    page = show(recall_page(*many), stored=done | {key: value for one in many[13:] for key, value in answered(one).items()})
    press(page, "9 Fragen mehr")
    expect(said(page)).to_have_text("Heute dran: 9 Fragen, etwa 3 Minuten.")


def test_who_wants_none_of_it_is_left_alone_and_may_come_back(show: Show, context: BrowserContext) -> None:
    page = show(recall_page(), stored=ALL)
    other = show(recall_page(), page=context.new_page())
    press(page, "Wiederholen ausschalten")
    for one in (page, other):
        expect(said(one)).to_have_text(
            "Wiederholen ist ausgeschaltet. Ihr Stand bleibt. Die Startseite erinnert Sie nicht mehr."
        )
        expect(one.locator("kb-recall :is(a, button, .kb-q):visible")).to_have_text(["Wiederholen einschalten"])
    page.reload()
    press(page, "Wiederholen einschalten")
    expect(asked(page)).to_have_text(REASONS.text)


def test_what_comes_in_from_another_tab_disturbs_no_question_and_counts_once(show: Show, context: BrowserContext) -> None:
    one = show(recall_page(LOYAL), stored=repeated(LOYAL, 7, 2))
    two = show(recall_page(LOYAL), page=context.new_page())
    choose(one, LOYAL, "Stimmt nicht")
    know(two, LOYAL)
    expect(one.locator(".kb-q :checked")).to_have_count(1)
    press(one, "Auflösen")
    assert (stored(one, *KEY)["box"], stored(one, *KEY)["gap"]) == (3, 7)


CHANGED = {
    "reworded": (LOYAL, pages.reworded(LOYAL, text="Wer zufrieden ist, der bleibt.")),
    "with other options": (LOYAL, replace(LOYAL, options=tuple(replace(one, key=f"n{one.key}") for one in LOYAL.options))),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_changed_question_is_asked_as_it_is_now(show: Show, case: str) -> None:
    before, now = CHANGED[case]
    page = show(recall_page(now), stored=answered(before, v=["k2"], o=["Stimmt nicht"]))
    expect(page.get_by_text("Frage wurde geändert")).to_be_hidden()
    answer(page, now, "Stimmt nicht")
    expect(result(page, now)).to_contain_text("Richtig.")


def test_what_is_gone_or_of_another_kind_is_not_due_and_stays_stored(show: Show) -> None:
    other = replace(LOYAL, options=MEASURES.options)
    page = show(recall_page(other, REASONS), stored=ALL | repeated(LOYAL, 9, 2))
    before = everything(page)
    know(page, REASONS)
    expect(said(page)).to_have_text("Für heute fertig: 1 von 1 gewusst.")
    assert before.items() - everything(page).items() <= {(key, value) for key, value in before.items() if REASONS.id in key}


@pytest.mark.parametrize("value", share([7, "x", None, {"box": 9}, {"box": 1, "day": "2026-02-30", "gap": 0, "at": 1}, []]))
def test_a_broken_entry_is_kept_aside_and_the_question_comes_all_the_same(show: Show, value: object) -> None:
    page = show(recall_page(LOYAL), stored=answered(LOYAL) | {":".join(KEY): value})
    expect(asked(page)).to_have_text(LOYAL.text)
    know(page, LOYAL)
    assert stored(page, *KEY)["box"] == 1


def test_where_nothing_can_be_stored_the_page_says_so(show: Show, tab: Page) -> None:
    tab.add_init_script(BLOCKED)
    page = show(recall_page())
    expect(page.locator(".kb-bar").first).to_contain_text("lässt das Speichern hier nicht zu")
    expect(said(page)).to_contain_text("Noch gibt es nichts zu wiederholen.")
