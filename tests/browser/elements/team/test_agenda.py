"""From what the team talks about to what it does: the question, the way into the plan, and the sheet of paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fixtures.assessment_pages import CALL_BACK, MAIL, ONCE, put, stored, stored_under
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.paper import pdf_text
from tests.browser.fixtures.returned import SAVED, Links
from tests.browser.fixtures.team import FIVE, paste, person, team_page

QUESTION = "Fragen Sie bei jedem Punkt: Was läuft hier schon gut, was fehlt noch, und woran liegt das?"


def topic(page: Page, text: str) -> Locator:
    return page.locator(".kb-agenda > li", has_text=text)


def test_one_question_stands_above_all_topics_and_points_at_nobody(show: Show) -> None:
    apart = {ONCE: ("ja", "ja", "nein", "nein"), MAIL: ("nein", "ja", "ja", "ja")}
    page = team_page(show, *(person(n, {item: given[n] for item, given in apart.items()}) for n in range(4)))
    expect(page.get_by_text(QUESTION)).to_have_count(1)
    assert "?" not in "".join(topic(page, item.text).inner_text() for item in apart)
    before = page.get_by_text(QUESTION).bounding_box()
    first = page.locator(".kb-agenda").bounding_box()
    assert before and first and before["y"] < first["y"]


@pytest.mark.parametrize(
    ("unsure", "words"),
    [
        (0, "✓ 2 Ja, ✗ 2 Nein\nweit auseinander"),
        (1, "✓ 2 Ja, ✗ 1 Nein, ? 1 Weiß nicht\ngemischt"),
        (2, "✓ 2 Ja, ? 2 Weiß nicht"),
    ],
)
def test_few_people_are_counted_in_heads(show: Show, unsure: int, words: str) -> None:
    given = ["ja", "ja", *["nein"] * (2 - unsure), *["weissnicht"] * unsure]
    page = team_page(show, *(person(n, {ONCE: answer, MAIL: "ja" if n else "nein"}) for n, answer in enumerate(given)))
    point = page.locator(":is(.kb-agenda, .kb-points) > li", has_text=ONCE.text)
    expect(point).to_contain_text(re.compile(r"\s*".join(map(re.escape, words.split("\n")))))
    expect(point).not_to_contain_text(re.compile(r"%|von 100|wei(ß|ss) es nicht|wissen es nicht"))


@pytest.mark.parametrize(("count", "words"), [(9, "weit auseinander"), (10, "Durchschnitt 50 von 100 · weit auseinander")])
def test_a_mean_is_said_of_ten_people_and_more(show: Show, count: int, words: str) -> None:
    page = team_page(show, *(person(n, {ONCE: ("ja", "nein")[n % 2]}) for n in range(count)))
    facts = topic(page, ONCE.text).locator(".kb-m").nth(1)
    expect(facts).to_have_text(words)


@pytest.mark.parametrize(("yes", "no", "words"), [(3, 1, "gemischt"), (4, 1, "gemischt"), (3, 2, "weit auseinander")])
def test_only_where_two_stand_on_each_side_the_answers_are_far_apart(show: Show, yes: int, no: int, words: str) -> None:
    page = team_page(show, *(person(n, {ONCE: answer}) for n, answer in enumerate(["ja"] * yes + ["nein"] * no)))
    expect(topic(page, ONCE.text).locator(".kb-m").nth(1)).to_have_text(words)


def test_a_topic_goes_into_the_plan_and_out_again(show: Show) -> None:
    page = team_page(show, *FIVE)
    topic(page, CALL_BACK.text).get_by_role("button", name=f"In den Plan: {CALL_BACK.text}").click()
    link = topic(page, CALL_BACK.text).get_by_role("link", name="Steht im Plan")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("href", re.compile("/plan/$"))
    measure = stored(page, "plan", "erste", f"check-{CALL_BACK.id}")
    assert (measure["what"], measure["item"], measure["status"]) == (CALL_BACK.step, CALL_BACK.key, "offen")
    assert stored(page, "assessment", "erste")["name"] == "Erste Prüfung"
    topic(page, CALL_BACK.text).get_by_role("button", name="Rückgängig").click()
    expect(topic(page, CALL_BACK.text).get_by_role("button", name="In den Plan")).to_be_focused()
    assert stored_under(page, "plan", "erste") == {}


def test_what_was_in_the_plan_before_is_told_and_stays(show: Show) -> None:
    page = team_page(show)
    measure = {"what": "Zettel ans Telefon", "who": "Bernd", "due": "2026-12-01", "status": "laeuft", "order": 1, "at": 1}
    put(page, {f"plan:erste:check-{MAIL.id}": {**measure, "item": MAIL.key}})
    page = team_page(show, *FIVE)
    expect(topic(page, MAIL.text).get_by_role("link", name="Steht im Plan")).to_be_visible()
    expect(topic(page, MAIL.text).get_by_role("button")).to_have_count(0)
    topic(page, ONCE.text).get_by_role("button", name="In den Plan").click()
    orders = {name: value["order"] for name, value in stored_under(page, "plan", "erste").items()}
    assert orders == {f"check-{MAIL.id}": 1, f"check-{ONCE.id}": 2}


def test_on_paper_the_survey_has_its_name_and_the_measures_have_lines(show: Show, links: Links, tmp_path: Path) -> None:
    page = team_page(show)
    put(page, SAVED)
    paste(page, " ".join(links.of(n, {ONCE: "ja" if n else "nein"}) for n in range(4)))
    text = pdf_text(page, tmp_path)
    assert text.index("Umfrage Herbst · Antworten von 4 Personen, Stand 22.11.2026.") < text.index("Einstieg")
    assert len(re.findall(r"Was +Wer +Bis wann", text.split("Maßnahmen")[1])) == 3
    assert "In den Plan" not in text
    assert "Gelesen:" not in text


def test_made_in_another_browser_the_survey_has_its_name_all_the_same(show: Show, links: Links) -> None:
    page = team_page(show)
    paste(page, " ".join(links.of(n, {ONCE: "ja"}, name="Umfrage Winter") for n in range(3)))
    expect(page.get_by_text("Umfrage Winter · Antworten von 3 Personen")).to_be_visible()
