"""The checklist: answers, notes, and all of them there again after leaving and coming back."""

from __future__ import annotations

import pytest

from tests.engines.reader import Reader

AREA = "checkliste/telefon/"
ITEM = '.kb-c[data-kind="statement"]'
NOTE = f"{ITEM} .kb-n textarea"
IMPORTANT = f"{ITEM} .kb-i input"
OPEN = ".kb-v textarea"
LINES = "Erstens\nzweitens\ndrittens\nviertens\nfünftens"
TIMES = 5


def answer(reader: Reader, value: str, item: str = ITEM) -> None:
    reader.press(f'{item} .kb-s label:has([value="{value}"])')


def fill_in(reader: Reader) -> None:
    answer(reader, "teilweise")
    reader.press(f"{ITEM} .kb-i label")
    unfold(reader, ".kb-n")
    reader.type(NOTE, LINES)
    reader.says(f"{ITEM} .kb-w", "gespeichert")


def unfold(reader: Reader, fold: str) -> None:
    """Opens the first of these, if it is folded."""
    if not reader.value(fold, "open"):
        reader.press(f"{fold} > summary")


def is_filled_in(reader: Reader) -> None:
    reader.expect(f'{ITEM} [value="teilweise"]', True, "checked")
    reader.expect(IMPORTANT, True, "checked")
    reader.expect(NOTE, LINES)


def test_answers_and_notes_are_kept(reader: Reader) -> None:
    reader.open(AREA)
    fill_in(reader)
    reader.says(".kb-score", "Telefon · 1 von")
    assert not reader.value(f"{ITEM} .kb-y", "hidden")
    reader.open(AREA)
    is_filled_in(reader)
    reader.press(f"{ITEM} [data-act=clear]")
    reader.says(".kb-score", "Telefon · 0 von")


@pytest.mark.parametrize("path", [AREA, "checkliste/alle/"])
def test_ticks_and_notes_are_there_after_leaving_and_coming_back(reader: Reader, path: str) -> None:
    reader.open(path)
    fill_in(reader)
    for _ in range(TIMES):
        reader.open("glossar/")
        reader.back()
        is_filled_in(reader)


def test_what_was_typed_last_is_kept_when_the_page_is_left_at_once(reader: Reader) -> None:
    reader.open(AREA)
    unfold(reader, ".kb-n")
    reader.type(NOTE, "gerade noch")
    reader.open("glossar/")
    reader.back()
    reader.expect(NOTE, "gerade noch")
    assert any(entry.get("note") == "gerade noch" for entry in reader.stored().values() if isinstance(entry, dict))


def test_what_changed_elsewhere_meanwhile_wins_over_what_was_left(reader: Reader) -> None:
    reader.open(AREA)
    fill_in(reader)
    reader.open("checkliste/alle/")
    answer(reader, "nein", f"{ITEM}[data-id={first_id(reader)}]")
    reader.back()
    reader.expect(f'{ITEM} [value="nein"]', True, "checked")
    reader.expect(NOTE, LINES)


def first_id(reader: Reader) -> str:
    """The item that was answered before."""
    return next(key.split(":")[3] for key in reader.stored() if key.startswith("check:"))


@pytest.mark.parametrize("field", [NOTE, OPEN])
def test_a_field_grows_with_its_text(reader: Reader, field: str) -> None:
    reader.open(AREA)
    for fold in (".kb-n", ".kb-think"):
        unfold(reader, fold)
    reader.type(field, LINES)
    assert reader.js("return arguments[0].scrollHeight - arguments[0].clientHeight", reader.find(field)) <= 1
    tall = reader.value(field, "clientHeight")
    reader.open("glossar/")
    reader.open(AREA)
    assert abs(reader.value(field, "clientHeight") - tall) <= 2
    reader.put(field, "")
    assert reader.value(field, "clientHeight") < tall


def test_the_heading_of_an_item_keeps_its_distance(reader: Reader) -> None:
    """Margins inside a legend are lost in some engines."""
    reader.open(AREA)
    unfold(reader, ".kb-think")
    gap = """const legend = arguments[0]; const next = legend.nextElementSibling.getBoundingClientRect();
      const range = document.createRange(); range.selectNodeContents(legend.lastElementChild);
      return next.top - range.getBoundingClientRect().bottom"""
    for legend in reader.all(".kb-c legend"):
        assert reader.js(gap, legend) >= 8
