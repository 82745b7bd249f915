"""Anki's own library opens the cards, and what was learnt stays when they are imported once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection as Anki
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as Update
from anki.lang import set_lang
from anki.lang import tr_legacyglobal as tr
from anki.scheduler.v3 import Scheduler
from kb.strings import strings
from lxml import html

from tests.outputs.exchange.samples import collection, data_of, held, ours
from tests.project import ROOT

FIRST = "### Warum bleiben Kunden? {#warum}\n\n- [x] Weil es passt\n    > Ja, so.\n- [ ] Weil sie müssen\n\nDenn so ist es.\n"
SECOND = "\n### Wer kommt wieder? {#wer}\n\n- [ ] Alle\n- [x] Manche\n\nSo ist es.\n"


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Anki]:
    anki = Anki(str(tmp_path / "collection.anki2"))
    yield anki
    anki.close()


def bring(anki: Anki, data: bytes, always: bool = False) -> None:
    """Import a file, as the guide says for a new edition or as Anki proposes."""
    file = Path(anki.path).with_name("fragen.apkg")
    file.write_bytes(data)
    how = Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS if always else Update.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
    options = ImportAnkiPackageOptions(update_notes=how, update_notetypes=how)
    anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))


def learn(anki: Anki, words: str) -> None:
    """Answer the card with these words once."""
    card = anki.get_card(anki.find_cards(words)[0])
    card.start_timer()
    anki.sched.answerCard(card, 3)


def reviews(anki: Anki) -> list[tuple[int, int]]:
    return [(card, reps) for card, reps in anki.db.all("select id, reps from cards where reps > 0")]  # type: ignore[union-attr]


def test_all_cards_are_there_in_a_deck_for_each_topic(learner: Anki) -> None:
    bring(learner, data_of("anki", ours()))
    assert learner.card_count() == len(held("anki"))
    decks = {deck.name for deck in learner.decks.all_names_and_ids()}
    assert decks >= {f"Kundenbindung::{one[0].topic}" for one in ours().topics().values()}


def test_a_card_asks_and_then_tells_what_is_right_and_why(learner: Anki) -> None:
    bring(learner, data_of("anki", collection(FIRST)))
    card = learner.get_card(learner.find_cards("")[0])
    asked, told = card.question(), card.answer()
    assert "Warum bleiben Kunden?" in asked
    assert "Weil sie müssen" in asked
    assert "✓" not in asked
    assert "✓ Weil es passt" in told
    assert "Ja, so." in told
    assert "Denn so ist es." in told


def test_an_edited_question_is_renewed_and_what_was_learnt_stays(learner: Anki) -> None:
    bring(learner, data_of("anki", collection(FIRST + SECOND)))
    learn(learner, "Warum")
    before = reviews(learner)
    edited = SECOND + "\n### Neu? {#neu}\n\n- [x] Ja\n- [ ] Nein\n\n" + FIRST.replace("Denn so", "Denn ganz anders")
    bring(learner, data_of("anki", collection(edited)), always=True)
    assert learner.card_count() == 3
    assert reviews(learner) == before != []
    assert "Denn ganz anders" in learner.get_card(learner.find_cards("Warum")[0]).answer()


def test_without_the_hint_of_the_guide_nothing_is_lost_or_doubled(learner: Anki) -> None:
    bring(learner, data_of("anki", collection(FIRST)))
    learn(learner, "Warum")
    before = reviews(learner)
    bring(learner, data_of("anki", collection(FIRST.replace("Denn so", "Anders") + SECOND)))
    assert (learner.card_count(), reviews(learner)) == (2, before)


@pytest.mark.parametrize("always", [True, False])
def test_what_somebody_added_to_our_card_is_lost_only_where_the_guide_says_so(learner: Anki, always: bool) -> None:
    bring(learner, data_of("anki", collection(FIRST)))
    note = learner.get_note(learner.find_notes("")[0])
    note.fields[2] += "Siehe Heft."
    note.tags.append("klausur")
    learner.update_note(note)
    bring(learner, data_of("anki", collection(FIRST)), always=always)
    kept = learner.get_note(note.id)
    assert ("Siehe Heft." in kept.fields[2], "klausur" in kept.tags) == (not always, not always)


def test_the_page_names_what_anki_shows_as_anki_names_it_in_german() -> None:
    page = (ROOT / "docs/quiz/mitnehmen.md").read_text("utf-8")
    section = page.partition("<summary>Anki</summary>")[2].partition("</details>")[0]
    set_lang("de")
    names = [tr.actions_import(), tr.studying_study_now(), tr.qt_accel_file(), tr.importing_update_always()]
    names += [tr.importing_update_notes(), tr.importing_update_notetypes()]
    set_lang("en")
    ours_to_name = {strings("exchange")["formats"]["anki"], strings("exchange")["title"]}
    assert set(re.findall("„([^“]+)“", section)) - ours_to_name == {name.strip("&:") for name in names}


def test_steps_and_pairs_stand_mixed_before_the_card_is_turned(learner: Anki) -> None:
    order = "### In welcher Folge? {#folge}\n\n1. Erst {#a}\n    > Vorher geht nichts.\n2. Dann {#b}\n3. Zuletzt {#c}\n"
    bring(learner, data_of("anki", collection(order)))
    card = learner.get_card(learner.find_cards("")[0])
    asked, told = card.question(), card.answer()
    assert "Vorher geht nichts." not in asked
    places = [[side.index(word) for word in ("Erst", "Dann", "Zuletzt")] for side in (asked, told)]
    assert places[0] != sorted(places[0])
    assert places[1] == sorted(places[1])
    assert "Vorher geht nichts." in told


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("### Wie viel? {#zahl}\n\n= 12 % ± 2\n\n- über 20 %\n    > Zu viel.\n", "12", "✗ über 20"),
        ("### Aus {{Verlust}} lernt man. {#luecke}\n\n- Gewinn\n    > Im Gegenteil.\n", "Verlust", "✗ Gewinn"),
    ],
)
def test_what_many_answer_wrongly_is_not_taken_for_a_solution(learner: Anki, question: str, right: str, wrong: str) -> None:
    bring(learner, data_of("anki", collection(question)))
    card = learner.get_card(learner.find_cards("")[0])
    assert "✗" not in card.question()
    told = html.fromstring(card.answer())
    assert [right in one.text_content() for one in told.xpath("//*[@class='right']")] == [True]
    assert [" ".join(one.text_content().split()).startswith(wrong) for one in told.xpath("//li")] == [True]


def test_the_question_is_bold_on_both_sides(learner: Anki) -> None:
    bring(learner, data_of("anki", collection(FIRST.replace("}\n\n- [x]", "}\n\nEs regnet.\n\n- [x]"))))
    card = learner.get_card(learner.find_cards("")[0])
    for side in (card.question(), card.answer()):
        (bold,) = html.fromstring(f"<div>{side}</div>").cssselect(".question > p:first-child")
        assert bold.text_content() == "Warum bleiben Kunden?"
    assert ".question > p:first-child { font-weight: bold; }" in card.css()


def test_a_deck_names_its_source(learner: Anki) -> None:
    questions = collection(FIRST)
    bring(learner, data_of("anki", questions))
    deck = learner.decks.by_name("Kundenbindung::Titel")
    assert deck
    assert deck["desc"] == questions.source


def test_cards_come_in_the_order_of_the_questions(learner: Anki) -> None:
    asked = [f"### Frage {n}? {{#f{n}}}\n\n- [x] Ja\n- [ ] Nein\n\nSo ist es.\n" for n in (3, 1, 4, 2, 5)]
    bring(learner, data_of("anki", collection("\n".join(asked))))
    deck = learner.decks.by_name("Kundenbindung::Titel")
    assert deck
    learner.decks.select(deck["id"])
    assert isinstance(learner.sched, Scheduler)
    met = []
    while queued := learner.sched.get_queued_cards().cards:
        card = learner.get_card(queued[0].card.id)
        met.append(card.note()["Kennung"])
        card.start_timer()
        learner.sched.answerCard(card, 4)
    assert met == ["f3", "f1", "f4", "f2", "f5"]


def test_a_card_of_steps_or_pairs_says_what_to_do(learner: Anki) -> None:
    order = "### In welcher Folge? {#folge}\n\n1. Erst {#a}\n2. Dann {#b}\n3. Zuletzt {#c}\n\n"
    match = "### Was passt? {#paare}\n\n| A | B | C |\n|---|---|---|\n| Eins | I | |\n| Zwei | II | |\n| | III | |\n"
    bring(learner, data_of("anki", collection(order + match)))
    steps, pairs = (learner.get_card(learner.find_cards(word)[0]).question() for word in ("Folge", "passt"))
    todo = strings("exchange")["todo"]
    assert [todo["order"] in steps, todo["match"] in steps] == [True, False]
    assert [todo["order"] in pairs, todo["match"] in pairs] == [False, True]
    listed = [one.text_content() for one in html.fromstring(f"<div>{pairs}</div>").xpath("//li")]
    assert sorted(listed) == ["Eins", "I", "II", "III", "Zwei"]
