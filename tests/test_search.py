"""Words a German reader may type, and what the index holds for them."""

from __future__ import annotations

from typing import Any

import pytest
from kb.context import Page
from kb.model import Option, Question
from kb.search import FIELD, extend_index, forms

KNOWN = {
    "kunden",
    "bindung",
    "kundenbindung",
    "erwartung",
    "erwartungen",
    "beschwerde",
    "größe",
    "frist",
    "antwortfrist",
    "antwort",
}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Kundenbindung", {"bindung", "kundenbindungen"}),
        ("Antwortfrist", {"frist"}),
        ("Beschwerde", {"beschwerden"}),
        ("Größe", {"groesse", "größen"}),
    ],
)
def test_parts_of_compounds_other_forms_and_spellings_are_found(word: str, found: set[str]) -> None:
    assert found <= forms(word, KNOWN)


@pytest.mark.parametrize("word", ["Unterkunft", "schnell", "Kanten"])
def test_no_part_is_made_up(word: str) -> None:
    assert not {"kunft", "unter", "hell", "kante"} & forms(word, KNOWN)


def test_questions_join_the_index_without_their_answers_and_tags_become_words() -> None:
    options = (Option("a", "Ja", True, "Genau.", 1), Option("b", "Nein", False, "Doch.", 2))
    question = Question("wer", "themen/x.md", 1, "Wer bleibt treu?", "Ein Fall", options, "Weil", "single", False, "r")
    docs: list[dict[str, Any]] = [{"location": "themen/x/", "title": "Treue", "text": "", "tags": ["Messen"]}]
    extend_index(docs, [Page("quiz/x.md", "Treue", "", "themen/x.md", questions=(question,))])
    assert [doc["location"] for doc in docs] == ["themen/x/", "quiz/x/", "quiz/x/#wer"]
    assert "Messen" in docs[0][FIELD].split()
    assert "tags" not in docs[0]
    assert {docs[2]["title"], docs[2]["text"]} == {"Wer bleibt treu?", "Ein Fall"}
