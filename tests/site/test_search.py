"""Words a German reader may type, and what the index holds for them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from kb.model import Question
from kb.solutions import Option
from kb.site.context import Page
from kb.site.search import FIELD, extend_index, forms, without_empty_marks

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


def test_the_theme_writes_no_empty_mark_into_an_address() -> None:
    folder = files("material") / "templates" / "assets" / "javascripts"
    [script] = [
        path.read_text("utf-8") for path in folder.iterdir() if path.name.startswith("bundle.") and path.name.endswith(".js")
    ]
    always, sometimes = '&&s.searchParams.set("h",Object', '&&(h=>h&&s.searchParams.set("h",h))(Object'
    assert (script.count(always), script.count(sometimes)) == (1, 0)
    mended = without_empty_marks(script)
    assert (mended.count(always), mended.count(sometimes)) == (0, 1)
    assert without_empty_marks(mended) == mended
    assert mended.replace("(h=>h&&s", "s").replace('("h",h))(Object', '("h",Object') == script
