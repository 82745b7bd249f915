"""A test in every engine: the same link asks the same questions in the same order, and what comes back says what was given."""

from __future__ import annotations

from tests.browser.fixtures.exams import exam_payload, in_order
from tests.engines.reader import Reader

PAGE = "quiz/test/"
MANY = 12
ASKED = "[data-part=list] .kb-q"


def test_a_link_asks_the_same_in_every_engine_and_is_handed_in_once(reader: Reader) -> None:
    reader.open(PAGE)
    ids = reader.js(
        "return [...document.querySelector('.kb-stock').content.querySelectorAll('[data-kind=single]')].map((q) => q.dataset.id)"
    )[:MANY]
    spec = {"v": 1, "name": "Probe <b>", "seed": 4711, "minutes": 0, "mix": True, "marks": "", "ids": ids}
    reader.open("404.html")
    reader.open(f"{PAGE}#t={exam_payload(spec)}")
    reader.press("[data-act=begin]")
    reader.shown(ASKED)
    assert [node.get_attribute("data-id") for node in reader.all(ASKED)] == in_order(4711, "A", "", ids)
    for node in reader.all(f"{ASKED} .kb-o li:first-child label"):
        reader.press(node)
    reader.says("[data-part=count]", f"{MANY} von {MANY}")
    shown = [node.get_attribute("value") for node in reader.all(f"{ASKED} .kb-o li:first-child input")]
    reader.open("404.html")
    reader.open(f"{PAGE}#t={exam_payload(spec)}")
    reader.until(lambda: reader.js(f"return document.querySelectorAll('{ASKED} input:checked').length") == MANY, "answers again")
    assert [node.get_attribute("value") for node in reader.all(f"{ASKED} .kb-o li:first-child input")] == shown
    reader.press("[data-act=hand-in]")
    reader.says("[data-part=score]", f"von {MANY} Punkten")
    reader.until(lambda: "#r=1" in str(reader.value("[data-part=back]")), "link to the result")
    assert reader.value("[data-part=list]", "childElementCount") == MANY
    reader.open(f"quiz/kurs/#{str(reader.value('[data-part=back]')).split('#')[1]}")
    reader.find("kb-course")
