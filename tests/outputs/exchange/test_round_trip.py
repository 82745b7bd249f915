"""What goes out comes back: the same questions, but for what the format says it cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from kb.checks.catalogue import read_catalogue
from kb.formats import left_out
from kb.outputs.exchange.foreign import imported
from kb.outputs.exchange.portable import Collection, Portable, collection_of
from kb.outputs.exchange.worked import Worked
from kb.strings import strings
from lxml import html as lxml_html

from tests.often import times
from tests.outputs.exchange.samples import SITE, collection, data_of, form, held, made_up, made_up_parts, ours

PARTED = ("order", "match", "free")
FORMATS = ("moodle", "qti21", "gift", "csv", "xlsx")
HINTLESS = ("gift", "qti21")


def back(name: str, questions: Collection) -> tuple[Portable, ...]:
    """Questions that went out in a format and were read in again as the contents of an article."""
    text, _ = imported(form(name).file, data_of(name, questions), set())
    return collection_of(read_catalogue({"themen/x.md": f"# Titel\n\n{text}"}), SITE).questions


def said(question: Portable, name: str) -> list[object]:
    """All that a format holds of a question; but in a table, what is said of a step or pair stands elsewhere."""
    whole = name in ("csv", "xlsx")
    parted = question.source.kind in PARTED
    texts = [question.text, question.context, *([question.explanation] if whole or not parted else [])]
    answers = [(answer.text.html, answer.right, answer.feedback.html) for answer in question.answers]
    hint = [] if name in HINTLESS else [question.hint.html]
    tags = [tag for tag in question.tags if name != "qti21" or tag == "fest"]
    worked = list(solution(question.worked, whole or not parted)) if question.worked else []
    return [question.id, question.source.kind, tags, *hint, *(text.html for text in texts), *answers, *worked]


def solution(worked: Worked, whole: bool) -> Iterator[object]:
    if worked.sought:
        yield worked.sought.value, worked.sought.off, worked.sought.unit
    yield worked.words
    yield worked.model.html
    for piece in worked.pieces:
        told = (piece.feedback.html, "" if piece.low or piece.answer else piece.key) if whole else ()
        yield (piece.low, piece.high) if piece.low else (piece.text.html, piece.answer), *told


def asked(question: Portable) -> list[object]:
    """What of it Aiken holds."""
    words = " ".join(f"{question.text.plain} {question.context.plain}".split())
    return [words, *((" ".join(answer.text.plain.split()), answer.right) for answer in question.answers)]


def keys(questions: Sequence[Portable]) -> list[list[str]]:
    return [[answer.key for answer in one.answers] for one in questions]


@pytest.mark.parametrize("name", FORMATS)
def test_all_our_questions_come_back_as_they_were(name: str) -> None:
    sent = held(name)
    assert [said(one, name) for one in back(name, ours())] == [said(one, name) for one in sent]
    assert {one.source.kind for one in sent} >= {"single", "multiple", "estimate", "match"}


@pytest.mark.parametrize("way", strings("exchange")["unit_before"])
def test_a_unit_is_known_as_older_files_say_it(way: str) -> None:
    sent = collection("### Wie viel? {#zahl}\n\n= 12 Punkte ± 2\n")
    data = (
        data_of("moodle", sent).decode().replace(strings("exchange")["unit"].format(unit="Punkte"), way.format(unit="Punkte"))
    )
    text, _ = imported("fragen.xml", data.encode(), set())
    assert way.format(unit="Punkte") in data
    assert "= 12 Punkte ± 2" in text
    assert way.partition("{unit}")[0].strip() not in text


@pytest.mark.parametrize("name", ["moodle", "qti21", "gift"])
def test_what_is_said_of_a_step_or_pair_comes_back_in_the_explanation(name: str) -> None:
    parted = (one for one in zip(held(name), back(name, ours()), strict=True) if one[0].source.kind in PARTED)
    for sent, found in parted:
        pieces = sent.worked.pieces if sent.worked else ()
        assert pieces or (sent.worked and sent.worked.model)
        assert all(" ".join(piece.feedback.plain.split()) in found.explanation.plain for piece in pieces)
        assert strings("exchange")["model"] not in found.explanation.plain


@pytest.mark.parametrize("name", ["csv", "xlsx", "qti21"])
def test_a_format_with_names_keeps_the_keys_of_answers(name: str) -> None:
    assert keys(back(name, ours())) == keys(held(name))


def test_aiken_brings_back_questions_and_answers() -> None:
    assert list(map(asked, back("aiken", ours()))) == list(map(asked, held("aiken")))


@settings(max_examples=times(300), deadline=None)
@given(question=made_up())
def test_any_question_comes_back_with_all_its_words(question: str) -> None:
    sent = collection(question)
    for name in FORMATS:
        assert [plain(one, name) for one in back(name, sent)] == [plain(one, name) for one in sent.questions], name


@settings(max_examples=times(100), deadline=None)
@given(question=made_up_parts())
def test_any_steps_and_pairs_come_back(question: str) -> None:
    sent = collection(question)
    for name in FORMATS:
        known = [one for one in sent.questions if not left_out(form(name), one.source)]
        assert [plain(one, name) for one in back(name, sent)] == [plain(one, name) for one in known], name


def plain(question: Portable, name: str) -> list[object]:
    """What it says in words and links, however they are set."""
    texts = (question.text, question.context, question.explanation)
    answers = [(words(a.text.html), a.right, words(a.feedback.html)) for a in question.answers]
    pieces = [(words(one.text.html), one.answer) for one in question.worked.pieces] if question.worked else []
    tags = [tag for tag in question.tags if name != "qti21" or tag == "fest"]
    return [question.id, question.source.kind, tags, *(words(text.html) for text in texts), *answers, *pieces]


def words(html: str) -> tuple[str, list[str]]:
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return "".join(root.text_content().split()), [one.get("href", "") for one in root.iter("a")]
