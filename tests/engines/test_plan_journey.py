"""The plan: what, who, until when, kept on the way back and in a calendar file."""

from __future__ import annotations

from tests.engines.reader import Reader

PLAN = "checkliste/plan/"
CARD = ".kb-measure:last-child"
WHAT = f"{CARD} .kb-field-what textarea"
WHO = f"{CARD} .kb-field-who input"
DUE = f"{CARD} .kb-field-due input"
STATUS = f"{CARD} .kb-field-status select"
LINES = "Beschwerden zählen\nUrsachen ordnen\nWochenliste führen\nmit allen besprechen"
DAY = "2999-05-06"
TIMES = 5


def add_measure(reader: Reader) -> None:
    reader.press("[data-act=own]")
    reader.type(WHAT, LINES)
    reader.type(WHO, "Frau Özdemir")
    reader.put(DUE, DAY)
    reader.put(STATUS, "laeuft")
    reader.says(f"{CARD} .kb-w", "gespeichert")


def is_there(reader: Reader) -> None:
    for css, value in ((WHAT, LINES), (WHO, "Frau Özdemir"), (DUE, DAY), (STATUS, "laeuft")):
        reader.expect(css, value)


def test_a_measure_is_kept(reader: Reader) -> None:
    reader.open(PLAN)
    add_measure(reader)
    reader.open(PLAN)
    is_there(reader)
    reader.press(f"{CARD} [data-act=fold]")
    reader.press(f"{CARD} [data-act=drop]")
    reader.press("[data-act=undo]")
    is_there(reader)


def test_all_fields_are_filled_after_leaving_and_coming_back(reader: Reader) -> None:
    reader.open(PLAN)
    add_measure(reader)
    for _ in range(TIMES):
        reader.open("glossar/")
        reader.back()
        is_there(reader)


def test_a_measure_of_four_lines_is_read_whole(reader: Reader) -> None:
    reader.open(PLAN)
    add_measure(reader)
    reader.open(PLAN)
    reader.press(f"{CARD} [data-act=fold]")
    for _ in range(2):
        assert reader.js("return arguments[0].scrollHeight - arguments[0].clientHeight", reader.find(WHAT)) <= 1
        reader.driver.set_window_size(700, 900)
    reader.driver.set_window_size(1280, 900)


def test_a_calendar_file_is_saved(reader: Reader) -> None:
    reader.open(PLAN)
    add_measure(reader)
    reader.press("[data-act=calendar]")
    text = reader.download(".ics").read_text(encoding="utf-8")
    assert DAY.replace("-", "") in text
    assert "Beschwerden zählen" in text
