"""Two stands of the answers, one beside the other."""

from __future__ import annotations

from tests.engines.reader import Reader
from tests.engines.test_checklist_journey import answer
from tests.engines.test_result_journey import give_answers

HISTORY = "checkliste/verlauf/"
FROM, TO = '.kb-choice [name="from"]', '.kb-choice [name="to"]'
TIMES = 5


def freeze(reader: Reader, name: str) -> None:
    reader.open(HISTORY)
    reader.js("arguments[0].value = ''", reader.find(".kb-freeze input"))
    reader.type(".kb-freeze input", name)
    reader.press(".kb-freeze button")
    reader.says(".kb-kept", name)


def test_what_changed_since_a_kept_stand_is_shown(reader: Reader) -> None:
    give_answers(reader)
    freeze(reader, "Im Frühjahr")
    reader.open("checkliste/telefon/")
    answer(reader, "ja")
    reader.open(HISTORY)
    reader.says(".kb-compare .kb-score", "1 besser")


def test_what_is_compared_is_what_is_chosen_after_leaving_and_coming_back(reader: Reader) -> None:
    """Also in an engine that loads the page anew and so forgets the choice, which is not stored."""
    give_answers(reader)
    freeze(reader, "Im Frühjahr")
    freeze(reader, "Im Herbst")
    reader.put(TO, reader.value(f"{TO} option:nth-child(3)"))
    for _ in range(TIMES):
        reader.open("glossar/")
        reader.back()
        for select in (FROM, TO):
            reader.says(".kb-compare .kb-score", reader.value(select, "selectedOptions[0].text"))
