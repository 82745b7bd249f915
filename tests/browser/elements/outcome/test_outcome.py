"""What comes of a test that was handed in: what to read, and a result that holds all there is to know."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.fixtures.exam_page import (
    ALL,
    ANSWER,
    COMPLAINT,
    PATH,
    SHARE,
    TICKS,
    answer_right,
    asked,
    begin,
    exam_page,
    go,
    link_to,
    order_of,
    reopened,
    result_in,
    score,
    spec_of,
)
from tests.browser.fixtures.pages import LOYAL, MEASURES, REASONS, SITE, reworded
from tests.browser.fixtures.site import Site


def test_what_is_missed_leads_to_where_it_can_be_read(take: Page, site: Site) -> None:
    go(take, site, link_to([*TICKS, SHARE, ANSWER]))
    begin(take)
    asked(take, LOYAL).get_by_label("Stimmt", exact=True).check()
    asked(take, SHARE).get_by_role("textbox").fill("12")
    take.get_by_role("button", name="Abgeben", exact=True).click()
    expect(take.get_by_text("3 Fragen sind noch offen.")).to_be_visible()
    take.get_by_role("button", name="Zur ersten offenen").click()
    first = next(one for one in order_of(take) if one not in {LOYAL.id, SHARE.id})
    expect(take.locator(f"[data-part=list] [data-id={first}] legend > *")).to_be_focused()
    take.get_by_role("button", name="Abgeben", exact=True).click()
    take.get_by_role("button", name="Trotzdem abgeben").click()
    assert score(take) == "0 von 4 Punkten"
    expect(take.locator("[data-part=topics] li")).to_have_text(["Thema 1: 0 von 3 – nachlesen", "Thema 2: 0 von 1 – nachlesen"])
    expect(take.locator("[data-part=reviewed] summary b").first).to_be_visible()
    assert sorted(take.locator("[data-part=reviewed] summary b").all_text_contents()) == sorted(
        ["Falsch.", "Falsch.", "Offen.", "Offen.", "Offen."]
    )


def test_what_is_given_back_holds_all_there_is_to_know(take: Page, site: Site, tmp_path: Path) -> None:
    spec = spec_of(ALL)
    go(take, site, link_to(ALL))
    begin(take, "Ümit <b>")
    answer_right(take)
    take.get_by_role("button", name="Abgeben", exact=True).click()
    expect(take.locator("[data-part=whose]")).to_have_text("Ümit <b> · Probe")
    with take.expect_download() as saved:
        take.get_by_role("button", name="Als Datei sichern").click()
    assert saved.value.suggested_filename == "test-probe-uemit-b.json"
    saved.value.save_as(tmp_path / "test.json")
    result = json.loads((tmp_path / "test.json").read_text())
    assert result | {"id": "", "at": 0, "began": 0, "answers": []} == {
        **{"format": "kb-test", "version": 1, "site": SITE, "spec": spec, "person": "Ümit <b>"},
        **{"id": "", "at": 0, "began": 0, "answers": []},
    }
    assert {one: verdict for one, _, verdict, _ in result["answers"]} == {
        question.id: "compared" if question is ANSWER else "right" for question in ALL
    }
    given = {one: texts for one, _, _, texts in result["answers"]}
    assert given[LOYAL.id] == ["k2"]
    assert given[ANSWER.id] == ["Es tut mir leid. <b>"]
    assert given[COMPLAINT.id] == ["s1", "s2", "s3"]
    assert "#r=1z." in result_in(take)


def test_a_result_survives_that_a_question_is_reworded_or_gone(site: Site, take: Page) -> None:
    go(take, site, link_to())
    begin(take)
    for question in (LOYAL, REASONS, MEASURES):
        asked(take, question).get_by_label(question.options[-1].text).check()
    take.get_by_role("button", name="Abgeben", exact=True).click()
    assert score(take) == "1 von 3 Punkten"
    site.pages[PATH] = exam_page([reworded(LOYAL, text="Anders gefragt."), MEASURES])
    take.reload()
    reopened(take)
    assert score(take) == "1 von 2 Punkten"
    take.locator("summary").filter(has_text="Anders gefragt.").click()
    expect(take.get_by_text("Diese Frage wurde inzwischen geändert.")).to_be_visible()
