"""What `make check` says about the language of a page: sentences, habits, preferred terms, spelling."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.checks.catalogue import read_catalogue
from kb.checks.prose import WORD, Passage, passages, preferred, prose_problems
from kb.checks.references import reference_problems
from kb.checks.spelling import Speller
from kb.entries.article import parse_article

GLOSSARY = """# Glossar

## Begriffe {.glossary}

- Treue {#treue}

    Wer freiwillig bleibt, ist treu.

    Auch: Kundentreue

    Statt: Kundenloyalität

    [Seite](themen/seite.md)
"""


def problems(text: str) -> list[str]:
    catalogue = read_catalogue({"themen/seite.md": f"# Seite\n\n{text}\n", "glossar.md": GLOSSARY})
    article = catalogue.articles["themen/seite.md"]
    return [f"{p.line} {p.text}" for p in prose_problems(article, preferred(catalogue.terms()), passages(article))]


def sentences(text: str) -> list[tuple[int, str]]:
    article, _ = parse_article("seite.md", text)
    return [(s.line, s.text) for passage in passages(article) for s in passage.sentences()]


def test_sentences_end_where_a_reader_would_end_them_and_know_their_lines() -> None:
    text = "Nach § 7 Abs. 3 Nr. 2 gilt z. B. am 10. Juli nichts. „Das\nist alles.“ Mehr nicht!\n\n- Ein Punkt\n\n> Zitat. Noch?"
    assert sentences(text) == [
        (1, "Nach § 7 Abs. 3 Nr. 2 gilt z. B. am 10. Juli nichts."),
        (1, "„Das ist alles.“"),
        (2, "Mehr nicht!"),
        (4, "Ein Punkt"),
        (6, "Zitat."),
        (6, "Noch?"),
    ]


def test_only_our_own_running_text_counts() -> None:
    text = """---
title: Kopf
---
# Titel

`code` und [ein Link](https://x.example/a) mit **Fett**.

```
Im Code.
```

<!-- Kommentar. -->

## Belege

- Miller: How to. Journal.

## Danach

| Zelle | zwei |
|---|---|
"""
    assert [found for _, found in sentences(text)] == [
        "Titel",
        "und ein Link mit Fett.",
        "Danach",
        "Zelle",
        "zwei",
    ]


@given(st.text(alphabet="aB .!?\n\u00a0,„“()1", max_size=200))
def test_no_word_is_lost_when_a_passage_is_split(text: str) -> None:
    words = [word for sentence in Passage(text, 1).sentences() for word in sentence.words]
    assert words == WORD.findall(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Fragen Sie nach. Du weißt es.", "3 „Du“: Sprechen Sie"),
        ("Die Kolleg*innen wissen es.", "3 „Kolleg*innen“: Schreiben Sie ohne Sonderzeichen"),
        ("Alle MitarbeiterInnen wissen es.", "3 „MitarbeiterInnen“"),
        ("Das sind\n5 % mehr.", "4 „5 %“: Das Prozentzeichen"),
        ("Das sind 5% mehr.", "3 „5%“"),
        ("Das gilt z.B. hier.", "3 „z.B.“"),
        ("Das gilt - vielleicht.", "3 „ - “"),
        ('Das ist "nicht" so.', '3 Bei „"n“'),
        ("Die Kundenloyalität zählt.", "3 „Kundenloyalität“: Auf dieser Website steht dafür „Treue“"),
    ],
)
def test_habits_that_the_site_does_not_have_are_told(text: str, message: str) -> None:
    found = problems(text)
    assert [problem for problem in found if problem.startswith(message)] != [], found


@pytest.mark.parametrize(
    "text",
    [
        "„Du sparst 5% mit Kundenloyalität“, steht dort.".replace("5%", "fünf"),
        "Das sind 5\u00a0% mehr, z.\u00a0B. hier – oder dort …",
        "EU und KMU in Berlin, ihr Kunde.",
        "Mit `5% du` im Code.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_a_sentence_of_36_words_and_an_average_above_16_are_told() -> None:
    assert problems(" ".join(["Wort"] * 35) + ". Und. Auch. Noch.") == []
    found = problems(" ".join(["Wort"] * 36) + ".\n\nUnd.\n\nAuch.")
    assert [line[:40] for line in found] == ["3 Der Satz „Wort Wort Wort Wort Wort Wor"]
    assert problems(" ".join(["Wort"] * 17) + ".")[0].startswith("1 Die Sätze dieser Seite haben im Mittel 17,0 Wörter")


@cache
def speller() -> Speller:
    return Speller(("Ehrenberg", "Kumar"))


@pytest.mark.parametrize("word", ["Kundengespräche", "Ehrenberg", "Kumars", "Straße", "halbjährlich"])
def test_words_that_are_right(word: str) -> None:
    assert speller().knows(word)


@pytest.mark.parametrize("word", ["Kundenbindug", "Strasse", "daß", "Standart", "vorraus"])
def test_words_that_are_wrong(word: str) -> None:
    assert not speller().knows(word)


def test_a_wrong_word_is_told_once_with_its_line() -> None:
    article, _ = parse_article("seite.md", "# Seite\n\nEin Standart-Satz.\nEin Standart.\n\nx@standart.example und standart.de")
    assert [(p.line, p.text.split("“")[0]) for p in speller().problems(article, passages(article))] == [(3, "„Standart")]


def reference(text: str, hosts: str) -> list[str]:
    article, _ = parse_article("seite.md", text)
    return [f"{p.line} {p.text[:40]}" for p in reference_problems(article, dict([hosts.split()[:2]]) if hosts else {})]


def test_an_unknown_address_is_told_and_a_report_must_be_called_one() -> None:
    text = "# Seite\n\nSo ist es ([Quelle](https://www.x.example/a))."
    assert reference(text, "") == ["3 Die Adresse „x.example“ steht nicht in a"]
    assert reference(text, "x.example original") == []
    assert reference(text, "x.example bericht") == ["3 „x.example“ ist laut adressen.txt ein Be"]
    assert reference(text.replace("So", "Nach einem Bericht"), "x.example bericht") == []
    assert reference("[a](mailto:a@b.example) [b](c.md) `[c](https://y.example)`", "") == []
