"""How texts become words, and which words are forms of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.outputs.search.stems import cut, stem
from kb.outputs.search.words import fold, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lösung, Loesung, Losung", ["losung", "losung", "losung"]),
        ("Maßnahme MASSNAHME", ["massnahme", "massnahme"]),
        ("Über Überauswahl", ["uber", "uberauswahl"]),
        ("neue treue Bauern", ["neue", "treue", "bauern"]),
        ("Qualität", ["qualitat"]),
        ("87,8 % von 1.250.000", ["87,8", "von", "1250000"]),
        ("3.5 und 3,5", ["3,5", "und", "3,5"]),
        ("§ 312k BGB", ["312k", "bgb"]),
        ("Opt-in", ["optin", "opt", "in"]),
        ("ohne_Strich „“ – …", ["ohne", "strich"]),
        ("Café", ["cafe"]),
        ("", []),
    ],
)
def test_a_text_becomes_words_without_case_accents_and_umlauts(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


@pytest.mark.parametrize(
    "forms",
    [
        ("Kündigung", "kündigen", "gekündigt", "Kündigungen"),
        ("Abwanderung", "abwandern", "abgewanderte", "abgewandert"),
        ("Begeisterung", "begeistert", "begeisterte", "begeistern"),
        ("Kunde", "Kunden"),
        ("zufrieden", "Zufriedenheit", "zufriedene"),
        ("Antwort", "antworten", "Antworten"),
        ("eingetragen", "eintragen"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("Kunde", "kündigen"), ("Test", "Tee"), ("Markt", "Marke")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789,", min_size=1, max_size=40))
def test_any_word_has_a_stem_that_is_no_longer(word: str) -> None:
    assert stem(word)
    assert 0 <= cut(word) < 36


@given(st.text(max_size=80))
def test_any_text_becomes_words_that_stay_what_they_are(text: str) -> None:
    assert all(word and fold(word) == word for word in words(text))
