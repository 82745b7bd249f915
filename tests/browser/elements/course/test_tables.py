"""The figures of a class as tables for spreadsheet programs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures.course_reader import (
    KINDS,
    OWN,
    RIGHT,
    WRONG,
    basis,
    class_of,
    course_page,
    mail,
    paste,
    result,
    unfold,
)
from tests.browser.fixtures.pages import LOYAL, REASONS, Show


def downloaded(page: Page, name: str, folder: Path) -> list[list[str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    assert download.value.suggested_filename.endswith(".csv")
    download.value.save_as(folder / "tabelle.csv")
    text = (folder / "tabelle.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_tables_for_a_spreadsheet_have_every_figure_and_no_formula(show: Show, tmp_path: Path) -> None:
    page = course_page(show)
    evil = result(9, {**WRONG, OWN: ["=1+1"]}, person="=HYPERLINK(1)")
    paste(page, mail([*class_of(0, 1, 2), evil]))
    unfold(page, "Alle Fragen")
    item_heads, *rows = downloaded(page, "Fragen als Tabelle (CSV)", tmp_path)
    assert [len(row) for row in rows] == [len(item_heads)] * len(KINDS)
    assert rows[0][:9] == ["1", LOYAL.id, LOYAL.text, "4", "1", "3", "0", "0", "0,25"]
    unfold(page, "Wer hat was")
    heads, *people = downloaded(page, "Personen als Tabelle (CSV)", tmp_path)
    assert heads[3:5] == [f"1 {LOYAL.id}", f"2 {REASONS.id}"]
    assert people[0][0].startswith("'=")
    assert people[1][:5] == ["Ahorn 0", "7", "7", "richtig", "richtig"]
    assert people[0][3] == "nicht richtig"
    assert [head for head in (*item_heads, *heads) if head.startswith("'")] == []
    assert [cell for row in (*rows, *people) for cell in row if cell.startswith(("=", "+", "@"))] == []


def test_thirty_simulated_results_come_out_of_the_page_as_numpy_has_them(show: Show, tmp_path: Path) -> None:
    """Abilities are known, as is how hard each question is; a few are left out."""
    random = np.random.default_rng(3)
    asked = [question for question in RIGHT if question is not OWN]
    chance = 1 / (1 + np.exp(np.linspace(-2, 2, len(asked)) - 2 * random.normal(size=(30, 1))))
    scores = (random.random(chance.shape) < chance).astype(int)
    given = [{one: (RIGHT if right else WRONG)[one] for one, right in zip(asked, row, strict=True)} for row in scores.tolist()]
    for answers in given[::7]:
        answers.update({one: [] for one, texts in answers.items() if texts == WRONG[one]})
    page = course_page(show)
    paste(page, mail([result(number, answers) for number, answers in enumerate(given)]))
    expect(basis(page)).to_contain_text("30 Ergebnisse")
    unfold(page, "Alle Fragen")
    _, *rows = downloaded(page, "Fragen als Tabelle (CSV)", tmp_path)
    found = [[float(cell.replace(",", ".")) for cell in row[8:10]] for row in rows[: len(asked)]]
    rests = scores.sum(axis=1, keepdims=True) - scores
    apart = [np.corrcoef(scores[:, at], rests[:, at])[0, 1] for at in range(len(asked))]
    assert np.array(found) == pytest.approx(np.column_stack([scores.mean(axis=0), apart]), abs=5e-5)
    assert rows[len(asked)][3] == "0"
