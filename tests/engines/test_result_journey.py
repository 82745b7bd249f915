"""From answers to the result, to the plan, and to somebody else by a link."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.engines.reader import Reader
from tests.engines.test_checklist_journey import answer

AREA = "checkliste/telefon/"
RESULT = "checkliste/auswertung/"
PLAN = "checkliste/plan/"
PASTE = Keys.CONTROL + "v"


def give_answers(reader: Reader) -> None:
    reader.open(AREA)
    for at, item in enumerate(reader.all('.kb-c[data-kind="statement"]')):
        identity = item.get_attribute("data-id")
        answer(reader, "ja" if at % 2 else "nein", f'.kb-c[data-id="{identity}"]')


def test_the_result_names_steps_and_one_press_plans_them(reader: Reader) -> None:
    give_answers(reader)
    reader.press_text("Zur Auswertung")
    reader.until(lambda: RESULT in reader.driver.current_url, "result")
    reader.ready()
    reader.shown("[data-part=areas] svg")
    reader.press("[data-act=add]")
    reader.press('[data-to="plan"] a')
    reader.until(lambda: PLAN in reader.driver.current_url, "plan")
    reader.ready()
    assert reader.value(".kb-field-what textarea")


def test_the_link_is_copied_and_shows_the_result_to_somebody_else(reader: Reader) -> None:
    give_answers(reader)
    reader.open(RESULT)
    reader.press("[data-act=copy]")
    reader.until(lambda: reader.text("[data-part=copied]"), "word on the copy")
    assert reader.text("[data-part=copied]") == reader.find("[data-part=copied]").get_attribute("data-done")
    link = reader.value("[data-part=link]")
    assert pasted(reader) == link
    reader.forget()
    reader.driver.get(link)
    reader.ready()
    reader.shown("[data-part=areas] svg")
    assert reader.find("[data-act=own]").is_displayed()
    assert reader.stored() == {}


def test_back_and_forward_keep_the_link_and_ones_own_result_apart(reader: Reader) -> None:
    give_answers(reader)
    reader.open(RESULT)
    reader.press("[data-act=copy]")
    reader.until(lambda: reader.value("[data-part=link]"), "link")
    reader.driver.get(reader.value("[data-part=link]"))
    reader.shown("[data-act=own]")
    reader.back()
    reader.until(lambda: not reader.find("[data-act=own]").is_displayed(), "own result")
    reader.forward()
    reader.shown("[data-act=own]")


def pasted(reader: Reader) -> str:
    """What the clipboard holds, as pasting into a field shows it."""
    reader.open("checkliste/telefon/")
    reader.press(".kb-think > summary")
    reader.type(".kb-v textarea", PASTE)
    return str(reader.until(lambda: reader.value(".kb-v textarea"), "pasted text"))
