"""The files of the index: what stands in them, and that nothing but the index does."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from kb.checks.catalogue import read_catalogue
from kb.model import Question
from kb.outputs.search.documents import Found, Section, documents, groups, terms_of
from kb.outputs.search.files import FIRST, search_files
from kb.site.context import Page
from kb.solutions import Option

GLOSSARY = b"""---
description: Alle Begriffe von A bis Z
gesucht: Lexikon, Fachwort
---

# Glossar

## Begriffe {.glossary}

- Abwanderung (Churn) {#abwanderung}

    Ende der Beziehung.

    Auch: Churn

    Gesucht: Kundenverlust

    [Glossar](glossar.md)
"""
ENTRIES = (
    {"location": "glossar/", "title": "Glossar", "text": ""},
    {"location": "glossar/#abwanderung", "title": "Abwanderung", "text": "<p>Ende der <em>Beziehung</em> &amp; mehr.</p>"},
)
OPTIONS = (Option("a", "Vielleicht", True, "Genau.", 1), Option("b", "Keinesfalls", False, "Doch.", 2))
QUESTION = Question("wer", "themen/x.md", 1, "Wer bleibt treu?", "Ein Fall", OPTIONS, "Weil", "single", False, "r")


def read(files: dict[str, bytes]) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in files.items()}


def lexicon(first: dict[str, Any]) -> list[str]:
    """The words, decoded as browser/search/lexicon.js does."""
    found: list[str] = []
    for coded in first["words"].split(" "):
        found.append((found[-1] if found else "")[: int(coded[0], 36)] + coded[1:])
    return found


def places(files: dict[str, Any], word: str) -> list[int]:
    """The sections in which a word stands."""
    first = files[FIRST]
    lists = [one for name in first["files"][: len(first["lists"])] for one in files[f"search/{name}"]]
    number, found = -1, []
    for place in lists[lexicon(first).index(word)]:
        number += place // 16 + 1
        found.append(number)
    return found


def made(pages: list[Found]) -> dict[str, Any]:
    return read(search_files(pages, []))


def test_pages_have_what_the_theme_reads_and_what_their_heads_and_the_glossary_add() -> None:
    catalogue = read_catalogue({"glossar.md": GLOSSARY}, ())
    [page] = documents(ENTRIES, (), catalogue)
    assert page.url == "glossar/"
    assert page.sections[0].names.split() == ["Lexikon,", "Fachwort"]
    assert page.sections[0].text == "Alle Begriffe von A bis Z"
    assert page.sections[1].text == "Ende der Beziehung & mehr."
    assert page.sections[1].names == "Abwanderung Churn Kundenverlust"
    assert groups(terms_of(catalogue)) == [("Abwanderung", "Churn", "Kundenverlust")]


def test_the_head_of_a_page_says_how_much_a_hit_in_it_counts() -> None:
    said: dict[str, object] = {"location": "themen/a/", "title": "A", "text": "", "boost": 0.4}
    entries = (
        said,
        {**said, "location": "themen/b/", "boost": 1.0},
        {**said, "location": "quiz/c/", "boost": "hoch"},
        *ENTRIES,
    )
    assert [page.weight for page in documents(entries, (), read_catalogue({}, ()))] == [40, 100, 55, 90]


def test_questions_are_found_without_their_answers_and_pages_without_texts_by_their_titles() -> None:
    quiz = Page("quiz/x.md", "Treue", "", "themen/x.md", questions=(QUESTION,))
    form = Page("checkliste/kurz.md", "Kurzprüfung", "", "checkliste/kurz.md", searched=False)
    found = documents((), (quiz, form), read_catalogue({}, ()))
    assert [(page.url, [section.title for section in page.sections]) for page in found] == [
        ("quiz/x/", ["Quiz: Treue", "Wer bleibt treu?"]),
        ("checkliste/kurz/", ["Kurzprüfung"]),
    ]
    text = b" ".join(search_files(found, []).values()).decode()
    assert "Ein Fall" in text
    assert not [word for word in ("Vielleicht", "Keinesfalls", "Genau", "Weil", "keinesfalls") if word in text]


def test_every_word_knows_its_sections_in_order() -> None:
    pages = [
        Found("a/", 100, (Section("", "Treue Kunden", ""), Section("x", "Preis", "Kunden zahlen"))),
        Found("b/", 100, (Section("", "Preise", "Der Preis"),)),
    ]
    files = made(pages)
    assert places(files, "kunden") == [0, 1]
    assert places(files, "preis") == [1, 2]
    assert lexicon(files[FIRST]) == sorted(lexicon(files[FIRST]))
    assert [entry[0] for entry in files[FIRST]["pages"]] == ["a/", "b/"]


def test_a_title_says_more_than_a_heading_and_a_heading_more_than_a_text() -> None:
    page = Found("a/", 100, (Section("", "Treue", ""), Section("x", "Treue", ""), Section("y", "", "Treue " + "und " * 60)))
    first = made([page])[FIRST]
    [packed] = [one for one in made([page])[f"search/{first['files'][0]}"] if len(one) == 3]
    assert [one % 16 for one in packed] == sorted((one % 16 for one in packed), reverse=True)
    assert len({one % 16 for one in packed}) == 3


def test_files_stay_small_and_their_names_tell_their_contents() -> None:
    text = " ".join(f"wort{n}" for n in range(400))
    pages = [Found(f"p{n}/", 100, (Section("", f"Seite {n}", f"{text} {n}"),)) for n in range(200)]
    files = search_files(pages, [])
    again = search_files([*pages[:-1], Found("p199/", 100, (Section("", "Anders", ""),))], [])
    texts = {name for name in files if "text." in name}
    assert max(len(data) for name, data in files.items() if name != FIRST) < 100_000
    assert len(texts) > 10
    assert len(texts - set(again)) == 1
    starts = json.loads(files[FIRST])["texts"]
    assert all(a < b for a, b in pairwise(starts))
