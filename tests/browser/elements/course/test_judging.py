"""The page of a class judges as the elements of the questions do, which it does not load."""

from __future__ import annotations

from kb.paths import COURSE

from tests.browser.fixtures import pages
from tests.browser.fixtures.course_reader import GAP, GUESS, KINDS, OWN, PAIRED, RIGHT, STEPPED, WRONG
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.pages import LOYAL, MEASURES, REASONS, Question

ELEMENTS = [f"elements/{kind}/kb-{kind}.js" for kind in ("estimate", "order", "match", "gap", "free")]
JUDGE = """([quiz, keys, tried]) => {
  const inert = (innerHTML) => Object.assign(document.createElement("template"), { innerHTML }).content;
  const nodesOf = (html) => document.importNode(inert(html), true);
  document.body.replaceChildren(nodesOf(quiz));
  const asked = document.body;
  const known = questionsIn(nodesOf(keys));
  return tried.map(([id, given]) => {
    const node = asked.querySelector(`[data-id="${id}"]`);
    const field = node.querySelector(".kb-own") ?? new Choices(node);
    const question = known(id);
    const there = [field.knows(given), field.judge(given)];
    const here = [question.knows(given), question.isRight(given) ? "right" : "wrong"];
    const words = there[0] && here[0] ? [field.words(given).join(" "), question.words(given).join(" ")] : [];
    return [id, given, there, here, words];
  });
}"""
MORE: dict[Question, list[list[str]]] = {
    LOYAL: [[], ["k1", "k2"], ["gone"]],
    REASONS: [["a2", "a1"], ["A2"]],
    MEASURES: [["m3", "m1"], ["m1"], ["m1", "m3", "m2"]],
    GUESS: [["69"], ["69,1"], ["63"], ["ca. 66 %"], ["sechsundsechzig"], ["66 67"], ["1e400"]],
    STEPPED: [["s0", "s1"], ["s2", "s1", "s0"], ["s0", "s1", "s2", "s2"]],
    PAIRED: [[*reversed(RIGHT[PAIRED])], ["p0=gone", "p1=gone"], ["nope", "p1=x"]],
    GAP: [["GRÖSSE", "Kunden Treue"], ["Größe", ""], ["Größe"], ["Groesze", "kundentreue"]],
    OWN: [["irgendetwas"]],
}
NOT_JUDGED = (OWN, PAIRED)
"""What is written freely is compared; what is matched is not judged by its element while a row is open or twice there."""


def test_what_is_given_is_known_and_judged_as_on_the_page_of_the_question(functions: Functions) -> None:
    page = functions("elements/course/questions.js", "page/choices.js", *ELEMENTS)
    tried = [(one, given) for one in KINDS for given in (RIGHT[one], WRONG[one], *MORE[one])]
    html = [pages.quiz(KINDS), pages.stocked("course", COURSE, KINDS)]
    found = page.evaluate(JUDGE, [*html, [[one.id, given] for one, given in tried]])
    own = [one.id for one in NOT_JUDGED]
    judged = [(*row, words) for *row, words in found if row[0] not in own and row[2][0]]
    assert [row for row in judged if row[2] != row[3]] == []
    assert {row[2][1] for row in judged} == {"right", "wrong"}
    assert {row[0] for row in judged} == {one.id for one in KINDS} - set(own)
    assert [row for row in found if row[3][0] and not row[2][0]] == []
    assert [row[4] for row in found if row[4] and row[0] != OWN.id and row[4][0] != row[4][1]] == []
    assert len([row for row in found if row[4]]) > len(KINDS)
    pairs = [row for row in found if row[0] == PAIRED.id]
    assert [row[3] for row in pairs] == [[True, "right"], [True, "wrong"], [True, "right"], [False, "wrong"], [False, "wrong"]]
    assert [row[2][1] for row in pairs[:3]] == ["right", "wrong", "right"]
