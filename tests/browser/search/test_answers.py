"""What somebody types, and what she is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.outputs.search.words import words
from playwright.sync_api import Page

from tests.browser.search.conftest import Ask, Items, Propose
from tests.often import times

COMPLAINTS = (
    "themen/beschwerden/",
    "Beschwerden lösen",
    {"": "", "Antworten": "Eine Beschwerde beantworten Sie am selben Tag."},
)
LEAVING = (
    "themen/gehen/",
    "Warum Kunden gehen",
    {"": "", "Gründe": "Die Kündigung kommt selten ohne Grund. 87,8 % sagen nichts."},
)
PHONE = ("themen/telefon/", "Am Telefon", {"": "", "Warten": "Wer in der Warteschleife hängt, legt auf."})
PRICE = ("recht/", "Preise", {"": "", "Erhöhung": "Eine Preiserhöhung braucht eine Klausel."})
SITE = (COMPLAINTS, LEAVING, PHONE, PRICE)


def first(items: Items) -> str:
    """The page of the first result."""
    return str(items[0][0]["location"]).partition("#")[0]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("Beschwerde", COMPLAINTS),
        ("beschwerden", COMPLAINTS),
        ("Beschw", COMPLAINTS),
        ("Warum gehen meine Kunden weg?", LEAVING),
        ("gekündigt", LEAVING),
        ("kuendigen", LEAVING),
        ("kundigung", LEAVING),
        ("87,8", LEAVING),
        ("87.8 %", LEAVING),
        ("schleife", PHONE),
        ("telefonieren", PHONE),
        ("Kundenbeschwerde", COMPLAINTS),
        ("Telefonbeschwerde", COMPLAINTS),
        ("Beschwerdeportal", COMPLAINTS),
        ("PREISERHOEHUNG", PRICE),
        ("Preis-Erhöhung", PRICE),
        ("neue Beschwerden finden", COMPLAINTS),
        ("Preise zu erhöhen", PRICE),
    ],
)
def test_what_is_typed_leads_to_the_page(ask: Ask, query: str, page: tuple[str, str, dict[str, str]]) -> None:
    assert first(ask(query, *SITE)) == page[0]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("übergeben", "Die Übergabe am Freitag"),
        ("Abschluss", "Wer abschließen will"),
        ("widersprechen", "Ein Widerspruch genügt"),
        ("widerspricht", "Wer widersprechen will"),
        ("anzuschreiben", "Alle anschreiben"),
        ("zurückzurufen", "Heute zurückrufen"),
    ],
)
def test_a_verb_is_one_with_its_noun_and_with_its_zu(ask: Ask, propose: Propose, query: str, text: str) -> None:
    site = (*SITE, ("a/", "Anderes", {"": text}))
    assert first(ask(query, *site)) == "a/"
    assert propose(query, *site) is None


def test_a_word_that_says_little_counts_less_than_one_that_tells(ask: Ask) -> None:
    little = ("a/", "Finden", {"": "Finden und finden lassen."})
    telling = ("b/", "Plakate", {"": "Plakate und Plakate dort."})
    assert first(ask("Plakate finden", little, telling)) == "b/"


@pytest.mark.parametrize(
    ("typed", "meant", "page"),
    [
        ("Beschwehrde", "Beschwerde", COMPLAINTS),
        ("Warteschliefe", "Warteschleife", PHONE),
        ("Preiserhöung", "Preiserhöhung", PRICE),
        ("eine gute Kündigugn", "eine gute Kündigung", LEAVING),
    ],
)
def test_a_mistyped_word_is_understood_and_the_right_one_proposed(
    ask: Ask, propose: Propose, typed: str, meant: str, page: tuple[str, str, dict[str, str]]
) -> None:
    assert propose(typed, *SITE) == {"query": meant, "text": f"Meinten Sie „{meant}“?"}
    assert first(ask(typed, *SITE)) == page[0]


@pytest.mark.parametrize("query", ["Beschw", "Beschwerde", "Warte", "Kundenbeschwerde"])
def test_nothing_is_proposed_while_a_word_is_right_so_far(propose: Propose, query: str) -> None:
    assert propose(query, *SITE) is None


@pytest.mark.parametrize(
    "query", ["", " ", "K", "Zylinderkopf", "§§§", "99,9", "\u0000", "<script>", "__proto__", "constructor"]
)
def test_nothing_is_found_where_there_is_nothing(ask: Ask, query: str) -> None:
    assert ask(query, *SITE) == []


def test_another_name_of_the_glossary_finds_what_is_called_otherwise(ask: Ask) -> None:
    glossary = ("glossar/", "Glossar", {"": "", "Begriff": "Auch: Reklamation, schriftliche Beanstandung"})
    names = [["Beschwerde", "Reklamation", "schriftliche Beanstandung"]]
    for query in ("Reklamation", "Reklamationen", "eine schriftliche Beanstandung"):
        pages = [items[0]["location"].partition("#")[0] for items in ask(query, *SITE, glossary, names=names)]
        assert set(pages[:2]) == {glossary[0], COMPLAINTS[0]}, query
    assert COMPLAINTS[0] not in str(ask("Reklamation", *SITE, glossary))


def test_a_result_shows_and_marks_why_it_was_found(ask: Ask) -> None:
    [[best, page]] = ask("kündigen", *SITE)
    assert best["location"] == "themen/gehen/#gründe"
    assert best["text"] == "Die <mark>Kündigung</mark> kommt selten ohne Grund. 87,8 % sagen nichts."
    assert best["terms"] == {"Kündigung": True}, "marked on the page that it leads to"
    assert (page["location"], page["title"], page["text"]) == ("themen/gehen/", "Warum Kunden gehen", "")


def test_a_page_marks_no_single_letter_of_a_word_with_a_hyphen(ask: Ask) -> None:
    """The theme takes what it marks apart at hyphens, and marks each part wherever it stands, also within words."""
    [[best, *_]] = ask("E-Mail", ("a/", "Seite", {"": "", "Abschnitt": "Eine E-Mail zur Kunden-Liste geht an alle."}))
    assert best["terms"] == {"Mail": True}


def test_of_a_long_text_the_place_is_shown_in_which_most_words_stand(ask: Ask) -> None:
    text = f"Preis allein. {'Nichts davon. ' * 40}Preis und Klausel zusammen. {'Nichts davon. ' * 40}"
    [[best, *_]] = ask("Preis Klausel", ("a/", "Seite", {"": "", "Abschnitt": text}))
    assert "<mark>Preis</mark> und <mark>Klausel</mark> zusammen" in best["text"]
    assert best["text"].startswith("… ")
    assert best["text"].endswith(" …")
    assert len(best["text"]) < 300


def test_what_a_page_has_not_is_said_once(ask: Ask) -> None:
    [[best, *rest], *_] = ask("Klausel Beschwerde", PRICE)
    assert best["terms"]["Beschwerde"] is False
    assert not [item for item in rest if False in item["terms"].values()]


def test_the_page_itself_is_always_among_its_results(ask: Ask) -> None:
    for items in ask("Beschwerde Kündigung Warteschleife Klausel", *SITE):
        assert [item for item in items if "#" not in item["location"]]
        assert items[0]["score"] == max(item["score"] for item in items)


def test_texts_are_shown_as_they_are_and_never_run(ask: Ask) -> None:
    evil = ("a/", 'Treue <img src=x onerror="alert(1)">', {"": "", "<b>Treue</b>": "Treue & <script>alert(1)</script>"})
    [items] = ask("Treue", evil)
    shown = " ".join(item["title"] + item["text"] for item in items)
    assert "<mark>Treue</mark>" in shown
    assert not {"<img", "<script", "<b>"} & {tag for tag in ("<img", "<script", "<b>") if tag in shown}


# Of newer scripts the browser and Python know different letters.
@given(text=st.text(st.characters(max_codepoint=0x2FF), max_size=40))
def test_both_sides_fold_any_text_alike(searcher: Page, text: str) -> None:
    assert searcher.evaluate("text => wordsIn(text).flatMap(([word]) => foldedParts(word))", text) == list(words(text))


def test_any_query_is_answered(ask: Ask) -> None:
    signs = "aeoußäK 0,.-–'\"<>&%§()[]{}*+?^$|\\/\n\t😀\u202e"
    for n in range(times(40)):
        query = "".join(signs[(n * 7 + k * k) % len(signs)] for k in range(n % 23))
        assert isinstance(ask(query, *SITE), list)
