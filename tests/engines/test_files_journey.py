"""Assessments and files: out of one browser and into the next."""

from __future__ import annotations

import json

from tests.engines.reader import Reader
from tests.engines.test_checklist_journey import answer
from tests.engines.test_result_journey import give_answers

MANAGE = "checkliste/pruefungen/"
TEAM = "checkliste/team/"
CARD = ".kb-card[data-assessment]"
TIMES = 5


def take_in(reader: Reader, path: str) -> None:
    reader.find("[data-part=file]").send_keys(path)
    reader.shown("[data-part=preview]")


def test_a_saved_file_brings_everything_back(reader: Reader) -> None:
    give_answers(reader)
    reader.open(MANAGE)
    reader.press("[data-act=save]")
    file = reader.download(".json")
    answers = {key: value for key, value in reader.stored().items() if key.startswith("check:")}
    assert len(json.loads(file.read_text("utf-8"))["entries"]) > len(answers)
    reader.forget()
    reader.open(MANAGE)
    take_in(reader, str(file))
    reader.press("[data-act=apply]")
    reader.until(lambda: any(key.startswith("check:") for key in reader.stored()), "answers")
    kept = {key.rpartition(":")[2]: value["v"] for key, value in reader.stored().items() if key.startswith("check:")}
    assert kept == {key.rpartition(":")[2]: value["v"] for key, value in answers.items()}


def test_sheets_and_reports_are_saved(reader: Reader) -> None:
    give_answers(reader)
    reader.open(MANAGE)
    for act, ending in (("csv", ".csv"), ("md", ".md")):
        reader.press(f"[data-act={act}]")
        assert "Telefon" in reader.download(ending).read_text("utf-8-sig")


def test_the_name_of_an_assessment_is_there_after_leaving_and_coming_back(reader: Reader) -> None:
    give_answers(reader)
    reader.open(MANAGE)
    reader.press(f"{CARD} summary")
    field = f"{CARD} [name=respondent]"
    reader.type(field, "Frau Özdemir")
    reader.put(f"{CARD} [name=date]", "2999-05-06", "input")
    reader.says(f"{CARD} [data-part=saved]", "gespeichert")
    for _ in range(TIMES):
        reader.open("glossar/")
        reader.back()
        reader.expect(field, "Frau Özdemir")
        reader.expect(f"{CARD} [name=date]", "2999-05-06")
        reader.expect("[data-part=bare]", True, "checked")


def test_asking_to_keep_the_answers_is_answered_at_once(reader: Reader) -> None:
    """While the browser asks its reader, the page says so."""
    reader.open(MANAGE)
    if not reader.js("return Boolean(navigator.storage?.persist)"):
        assert not reader.find("[data-part=keep]").is_displayed()
        return
    reader.shown("[data-part=keep]")
    before = reader.text("[data-part=kept]")
    assert before
    if reader.find("[data-act=keep]").is_displayed():
        reader.press("[data-act=keep]")
        reader.until(lambda: reader.text("[data-part=kept]") != before, "word on keeping")


def test_the_files_of_colleagues_come_together(reader: Reader) -> None:
    paths = []
    for value in ("ja", "nein", "teilweise"):
        reader.forget()
        reader.open("checkliste/telefon/")
        answer(reader, value)
        reader.open(MANAGE)
        reader.press("[data-act=team]")
        file = reader.download(".json")
        paths.append(str(file.rename(file.with_name(f"{value}.team"))))
    reader.forget()
    reader.open(TEAM)
    reader.find("[data-part=input]").send_keys("\n".join(paths))
    reader.until(lambda: len(reader.all("[data-part=people] > li")) == 3, "three persons")
    reader.shown("[data-part=agenda] .kb-agenda")


def test_everything_goes_at_once_and_comes_back_while_the_page_is_open(reader: Reader) -> None:
    give_answers(reader)
    reader.open("datenschutz/")
    before = reader.stored()
    reader.says("kb-erase", "1 Prüfung")
    reader.press("[data-act=erase]")
    reader.says("kb-erase", "liegt nichts von dieser Website")
    assert reader.stored() == {}
    reader.press("kb-erase [data-act=undo]")
    reader.until(lambda: reader.stored() == before, "back again")
    reader.press("[data-act=erase]")
    reader.open("checkliste/auswertung/")
    assert reader.stored() == {}
