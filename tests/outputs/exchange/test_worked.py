"""Numbers, orders and pairs, as readers that are not ours and the platforms themselves find them."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from kb.formats import FORMATS, left_out, told_without
from kb.outputs.exchange.portable import Collection
from lxml import etree
from onyx2moodle import parser as qti_parser
from pygiftparser import parser as gift_parser
from pygiftparser.answer import MatchingSet, NumericAnswerSet

from tests.outputs.exchange.samples import collection, data_of, parts

NUMBER = "### Wie viel? {#zahl}\n\n= 12,5 % ± 1,5\n\n- über 20 %\n    > Zu viel.\n- 5 bis 9 %\n    > Zu wenig.\n\nDarum.\n"
ORDER = "### In welcher Folge? {#folge}\n\n1. Erst {#a}\n    > Vorher geht nichts.\n2. Dann {#b}\n3. Zuletzt {#c}\n"
ROWS = "| Eins | eine 1 | Ja. |\n| Zwei | eine 2 | |\n| | eine 3 | Zu viel. |\n"
MATCH = f"### Was gehört dazu? {{#paare}}\n\n| A | B | C |\n|---|---|---|\n{ROWS}"


def all_three() -> Collection:
    return collection("\n".join((NUMBER, ORDER, MATCH)))


def test_a_reader_of_gift_finds_the_number_and_the_pairs() -> None:
    number, pairs = gift_parser.parseFile(StringIO(data_of("gift", all_three()).decode()))
    assert isinstance(number.answers, NumericAnswerSet)
    assert isinstance(pairs.answers, MatchingSet)
    assert [answer.fraction for answer in number.answers.answers] == [100, 0, 0]
    found = [(answer.question.strip(), answer.answer.strip()) for answer in pairs.answers.answers]
    assert found == [("Eins", "eine 1"), ("Zwei", "eine 2"), ("", "eine 3")]
    assert "Einheit: %." in number.text.replace("\\", "")


def test_moodle_gets_a_number_with_what_it_may_be_off_and_what_many_guess() -> None:
    number = etree.fromstring(data_of("moodle", all_three())).find("question[@type='numerical']")
    assert number is not None
    found = [(one.get("fraction"), one.findtext("text"), one.findtext("tolerance")) for one in number.iterfind("answer")]
    assert found == [("100", "12.5", "1.5"), ("0", "500010", "499990"), ("0", "7", "2")]
    assert number.findtext("units/unit/unit_name") == "%"


def test_moodle_gets_steps_in_their_order_and_pairs_with_what_is_left() -> None:
    root = etree.fromstring(data_of("moodle", all_three()))
    steps = [(one.get("fraction"), one.findtext("text")) for one in root.iterfind("question[@type='ordering']/answer")]
    assert steps == [("1", "Erst"), ("2", "Dann"), ("3", "Zuletzt")]
    pairs = root.iterfind("question[@type='matching']/subquestion")
    assert [(one.findtext("text") or "", one.findtext("answer/text")) for one in pairs] == [
        ("Eins", "eine 1"),
        ("Zwei", "eine 2"),
        ("", "eine 3"),
    ]


def test_what_is_said_of_an_answer_left_over_is_said_of_the_whole() -> None:
    for name in ("moodle", "gift", "canvas", "qti21"):
        data = data_of(name, collection(MATCH))
        told = data.decode() if name in ("moodle", "gift") else b"".join(parts(data).values()).decode()
        assert re.search(r"Übrig bleibt eine 3\\?: Zu viel\.", told), name


def test_a_reader_of_qti_finds_what_is_right(tmp_path: Path) -> None:
    files, found = parts(data_of("qti21", all_three())), {}
    for name in ("zahl", "folge", "paare"):
        file = tmp_path / f"{name}.xml"
        file.write_bytes(files[f"items/{name}.xml"])
        read = qti_parser.parse_item(file).response_decls["RESPONSE"]
        found[name] = (read.cardinality, read.base_type, len(read.correct_values))
    assert found == {
        "zahl": ("single", "float", 1),
        "folge": ("ordered", "identifier", 3),
        "paare": ("multiple", "directedPair", 2),
    }


def test_a_step_does_not_stand_first_where_it_is_to_be_put() -> None:
    item = parts(data_of("qti21", all_three()))["items/folge.xml"]
    shown = [one.get("identifier") for one in etree.fromstring(item).iter("{*}simpleChoice")]
    assert sorted(shown, key=str) == ["a-a", "a-b", "a-c"] != shown


GAP = "### Aus {{Verlust|Abwanderung}} lernt man. {#luecke}\n\n- Gewinn\n    > Im Gegenteil.\n\nDarum.\n"


def test_a_gap_is_a_short_answer_with_all_its_words() -> None:
    gap = etree.fromstring(data_of("moodle", collection(GAP))).find("question[@type='shortanswer']")
    assert gap is not None
    assert [(one.get("fraction"), one.findtext("text")) for one in gap.iterfind("answer")] == [
        ("100", "Verlust"),
        ("100", "Abwanderung"),
        ("0", "Gewinn"),
    ]
    assert "Aus (…) lernt man." in (gap.findtext("questiontext/text") or "")


def test_no_word_of_a_gap_stands_in_its_question() -> None:
    for name in ("moodle", "gift", "csv"):
        told = data_of(name, collection(GAP)).decode()
        assert "{{" not in told
        assert "Aus (…) lernt man." in told


def test_several_gaps_are_named_where_a_format_has_room_for_one() -> None:
    source = collection("### {{Eins}} und {{zwei}} {#luecken}\n\nDarum.\n").questions[0].source
    assert {one.name: left_out(one, source) for one in FORMATS if left_out(one, source)} == {
        **dict.fromkeys(("moodle", "canvas", "qti21", "gift"), "gaps"),
        "aiken": "gap",
    }


def test_a_hint_goes_where_there_is_room_and_is_named_elsewhere() -> None:
    questions = collection("### Was? {#was}\n\nHinweis: Denken Sie an *gestern*.\n\n- [x] Ja\n- [ ] Nein\n")
    moodle = etree.fromstring(data_of("moodle", questions))
    assert moodle.findtext("question/hint/text") == "<p>Denken Sie an <em>gestern</em>.</p>"
    sources = [one.source for one in questions.questions]
    named = {one.name for one in FORMATS if "Hinweise" in told_without(one, sources)}
    assert named == {"canvas", "qti21", "gift", "aiken"}


def test_a_model_answer_is_shown_afterwards_and_kept_for_whoever_judges() -> None:
    free = "### Wie schreiben Sie das? {#frei}\n\n> Ich rufe Sie an.\n>\n> Morgen.\n\nDarum.\n"
    essay = etree.fromstring(data_of("moodle", collection(free))).find("question[@type='essay']")
    assert essay is not None
    assert essay.findtext("graderinfo/text") == "<p>Ich rufe Sie an.</p>\n<p>Morgen.</p>"
    assert "Ich rufe Sie an." in (essay.findtext("generalfeedback/text") or "")
    assert "Ich rufe Sie an." not in (essay.findtext("questiontext/text") or "")
    assert left_out(FORMATS[[one.name for one in FORMATS].index("gift")], collection(free).questions[0].source) == "free"
