"""What a class gave back, read on the page of its teacher."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.fixtures.course_reader import VERDICTS
from tests.browser.fixtures.exams import RESULT, SITE, list_of_spec, payload
from tests.engines.reader import Reader

COURSE = "quiz/kurs/"
QUESTIONS = """const { content } = document.querySelector(".kb-keys");
return [...content.querySelectorAll("[data-kind=single]")].slice(0, 4).map((node) => {
  const keys = [...node.querySelectorAll("ol > li")];
  const of = (right) => keys.find(({ dataset }) => ("right" in dataset) === right).dataset.key;
  return [node.dataset.id, node.dataset.rev, of(true), of(false)];
})"""


def returned(questions: list[list[str]], number: int) -> str:
    """The link of somebody who has so many of the questions right."""
    spec = {"v": 1, "name": "Woche 3", "seed": 1, "minutes": 0, "mix": False, "marks": "", "ids": [one[0] for one in questions]}
    answers = [
        [at, rev, VERDICTS.index("right"), right if at < number else wrong]
        for at, (_, rev, right, wrong) in enumerate(questions)
    ]
    parts = [SITE, list_of_spec(spec), f"Ahorn {number}", f"person{number}", RESULT["at"], RESULT["began"], answers]
    return f"https://firma.example/{COURSE}#r={payload(parts)}"


def test_a_teacher_reads_what_came_back_and_takes_a_table_along(reader: Reader) -> None:
    reader.open(COURSE)
    questions = reader.js(QUESTIONS)
    reader.put("[data-part=paste]", " ".join(f"Hallo, {returned(questions, number)} Gruß" for number in range(5)), "input")
    reader.says("[data-part=basis]", "5 Ergebnisse zum Test „Woche 3“.")
    assert len(reader.all("[data-part=talk] > li")) == 3
    reader.press("[data-fold=items] > summary")
    reader.says("[data-fold=items] tbody tr", "4 von 5")
    reader.press("[data-act=items-csv]")
    table = Path(reader.download(".csv")).read_text(encoding="utf-8-sig")
    assert re.search(rf"^1;{questions[0][0]};", table, re.M)
    reader.driver.get(f"{reader.url}{COURSE}#{returned(questions, 2).partition('#')[2]}")
    reader.says("[data-part=said]", "Doppelt: 1 (")
