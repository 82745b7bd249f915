"""A test in every engine: the same link asks the same questions in the same order, and what comes back says what was given."""

from __future__ import annotations

from tests.browser.fixtures.exams import exam_payload, in_order
from tests.engines.reader import Reader

PAGE = "quiz/test/"
MANY = 12
ASKED = "[data-part=list] .kb-q"


def stocked(reader: Reader, kind: str) -> list[str]:
    """The ids of the questions that are in the page."""
    found = "[...document.querySelector('.kb-stock').content.querySelectorAll(`.kb-q${arguments[0]}`)]"
    code = f"return {found}.map((question) => question.dataset.id)"
    return list(reader.js(code, kind))


def spec_of(ids: list[str]) -> dict[str, object]:
    """A test of these questions."""
    return {"v": 1, "name": "Probe <b>", "seed": 4711, "minutes": 0, "mix": True, "marks": "", "ids": ids}


def test_a_link_asks_the_same_in_every_engine_and_is_handed_in_once(reader: Reader) -> None:
    reader.open(PAGE)
    ids = stocked(reader, "[data-kind=single]")[:MANY]
    spec = spec_of(ids)
    reader.open("404.html")
    reader.open(f"{PAGE}#t={exam_payload(spec)}")
    reader.press("[data-act=take-name]")
    reader.press("[data-act=begin]")
    reader.shown(ASKED)
    assert [node.get_attribute("data-id") for node in reader.all(ASKED)] == in_order(4711, "A", "", ids)
    for node in reader.all(f"{ASKED} .kb-o li:first-child label"):
        reader.press(node)
    reader.says("[data-part=count]", f"{MANY} von {MANY}")
    shown = [node.get_attribute("value") for node in reader.all(f"{ASKED} .kb-o li:first-child input")]
    reader.open("404.html")
    reader.open(f"{PAGE}#t={exam_payload(spec)}")
    reader.until(lambda: len(reader.all(f"{ASKED} input:checked")) == MANY, "answers again")
    assert [node.get_attribute("value") for node in reader.all(f"{ASKED} .kb-o li:first-child input")] == shown
    reader.press("[data-act=hand-in]")
    reader.says("[data-part=score]", f"von {MANY} Punkten")
    reader.says("[data-part=whose]", "· Probe <b>")
    reader.until(lambda: "#r=1" in str(reader.value("[data-part=back]")), "link to the result")
    assert reader.value("[data-part=list]", "childElementCount") == MANY
    reader.open(f"quiz/kurs/#{str(reader.value('[data-part=back]')).split('#')[1]}")
    reader.find("kb-course")


def test_paper_has_the_same_order_and_the_same_key_in_every_engine(reader: Reader) -> None:
    reader.open(PAGE)
    ids = stocked(reader, "")
    reader.open("404.html")
    reader.open(f"{PAGE}#e={exam_payload(spec_of(ids))}")
    reader.until(lambda: reader.value("[data-part=link]"), "link")
    reader.js("window.dispatchEvent(new Event('beforeprint'))")
    for at, variant in enumerate("AB"):
        questions = f".kb-sheet:nth-child({at + 1}) .kb-q"
        assert [node.get_attribute("data-id") for node in reader.all(questions)] == in_order(4711, variant, "", ids)
        assert options_in(reader, questions) == {
            one: in_order(4711, variant, one, keys) for one, keys in options_in(reader, questions).items()
        }
        assert reader.value(f".kb-sheet:nth-child({at + 3}) tbody", "rows.length") == len(ids)


def options_in(reader: Reader, questions: str) -> dict[str, list[str]]:
    """The keys of the options as they stand, by question, of those whose options are mixed."""
    code = """return [...document.querySelectorAll(arguments[0])].filter((one) => !("fixed" in one.dataset))
      .map((one) => [one.dataset.id, [...one.querySelectorAll(".kb-o input")].map((input) => input.value)])"""
    return dict(reader.js(code, questions))
