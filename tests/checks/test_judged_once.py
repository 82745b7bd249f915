"""The language of a page is judged once as long as nothing changes that it is judged by, and never said from memory alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from kb.check import Checker, lists_of
from kb.checks.catalogue import read_catalogue
from kb.checks.language import Language
from kb.checks.prose import Passage, passages
from kb.kept import Kept
from kb.model import Article, Catalogue, Problem

PAGE = """---
title: Kopf
---
# Seite

Die Kundenloyalität und die Kumartreue zählen ([Quelle](https://x.example/a)).
"""
GUESSED = """
## Fragen {.quiz}

### Wie viele bleiben? {#wie-viele}

= 7 % ± 3

Die meisten bleiben.
"""
GLOSSARY = """# Glossar

## Begriffe {.glossary}

- Treue {#treue}

    Wer freiwillig bleibt, ist treu.

    Statt: Kundenloyalität

    [Seite](themen/seite.md)
"""
# What each part of the contents, and each list, may be.
PAGES = (
    PAGE,
    PAGE.replace("\n\nDie", "\n\n\nDie"),
    PAGE.replace("Kopf", "Haupt\ntags: [kopf]"),
    PAGE.replace("zählen", "zähln"),
)
GLOSSARIES = (GLOSSARY, GLOSSARY.replace("Treue {", "Kundentreue {"), GLOSSARY.replace("Statt: Kunden", "Statt: Marken"))
WORDS = (b"", b"Kumartreue\n", b"Anders\nMiller\n")
HOSTS = (b"", b"x.example original Wir\n", b"a.example original Wir\nx.example bericht Wir\n")


def states() -> Iterator[tuple[Catalogue, dict[str, tuple[str, bytes]]]]:
    """Contents and lists in every combination: none is like the one before it in all that counts."""
    for page, glossary, words, hosts in product(PAGES, GLOSSARIES, WORDS, HOSTS):
        catalogue = read_catalogue({"themen/seite.md": page, "glossar.md": glossary})
        yield catalogue, {"words": ("woerter.txt", words), "hosts": ("adressen.txt", hosts)}
    yield catalogue, {"words": ("woerter.txt", words)}
    yield catalogue, {"words": ("firma/woerter.txt", words), "hosts": ("adressen.txt", hosts)}


def test_what_is_kept_says_what_a_fresh_look_says() -> None:
    kept = Kept(lasting=True)
    seen = set()
    for catalogue, files in states():
        lists = lists_of(files)
        found = Checker(lists).problems(catalogue)
        assert Checker(lists, kept).problems(catalogue) == found
        assert Checker(lists, kept).problems(catalogue) == found
        seen.add(tuple(found))
    assert len(seen) > len(PAGES) * len(GLOSSARIES) * len(WORDS)


def test_a_page_is_judged_anew_where_its_lines_are_read_otherwise() -> None:
    """A number to estimate is no prose, as long as its question can be read; whether it can, its lines alone do not say."""
    asked = read_catalogue({"themen/seite.md": PAGE + GUESSED})
    article = asked.articles["themen/seite.md"]
    kept = Kept(lasting=True)
    found = [
        _language(replace(article, **changes), kept)
        for changes in ({}, {"sections": ()}, {"path": "a.md"}, {"readable": False})
    ]
    assert [["7 %" in told.text for told in problems].count(True) for problems in found] == [0, 1, 0, 0]
    assert [{told.path for told in problems} for problems in found] == [{article.path}, {article.path}, {"a.md"}, set()]


def _language(article: Article, kept: Kept) -> list[Problem]:
    lists = lists_of({"words": ("woerter.txt", b"")})
    return list(Language(lists.words, lists.hosts, kept).problems(Catalogue({article.path: article})))


def test_unknown_words_are_told_where_nothing_else_is_wrong_in_their_line_any_more() -> None:
    kept = Kept(lasting=True)
    catalogue = read_catalogue({"themen/seite.md": PAGE})
    error = Problem("themen/seite.md", 6, "Kumartreue", "error")
    judged = Language(lists_of({"words": ("woerter.txt", b"")}).words, None, kept)
    told = [["„Kumartreue“" in one.text for one in judged.problems(replace(catalogue, problems=p))] for p in ((error,), ())]
    assert told == [[], [True]]


def test_pages_that_did_not_change_are_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def judge(article: Article) -> list[Passage]:
        judged.append(article.path)
        return passages(article)

    monkeypatch.setattr("kb.checks.language.passages", judge)
    kept, lists = Kept(lasting=True), lists_of({"words": ("woerter.txt", b""), "hosts": ("adressen.txt", b"")})
    for page in (PAGES[0], PAGES[0], PAGES[1]):
        Checker(lists, kept).problems(read_catalogue({"themen/seite.md": page, "glossar.md": GLOSSARY}))
    assert judged == ["glossar.md", "themen/seite.md", "themen/seite.md"]
