"""The short check, one statement at a time: answers, back and forward, and the list."""

from __future__ import annotations

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.engines.reader import Reader

SHORT = "checkliste/kurz/"
NOW = ".kb-now"


def asked(reader: Reader) -> str:
    """The one statement on the screen."""
    (card,) = [card for card in reader.all(".kb-c") if card.is_displayed()]
    return str(card.get_attribute("data-id"))


def goes_on(reader: Reader, before: str) -> str:
    reader.until(lambda: reader.value(NOW, "dataset.id") != before, "next statement")
    return asked(reader)


def choose(reader: Reader, value: str) -> None:
    reader.press(f'{NOW} .kb-s label:has([value="{value}"])')


def test_an_answer_leads_on_and_the_browser_leads_back(reader: Reader) -> None:
    reader.open(SHORT)
    first = asked(reader)
    choose(reader, "teilweise")
    second = goes_on(reader, first)
    reader.until(lambda: reader.js("return document.activeElement.closest('.kb-now') !== null"), "focus on the statement")
    choose(reader, "nein")
    third = goes_on(reader, second)
    assert len({first, second, third}) == 3
    reader.driver.back()
    assert goes_on(reader, third) == second
    reader.expect(f'{NOW} [value="nein"]', True, "checked")
    reader.driver.back()
    assert goes_on(reader, second) == first
    reader.driver.forward()
    assert goes_on(reader, first) == second
    assert sorted(entry["v"] for key, entry in reader.stored().items() if key.startswith("check:")) == ["nein", "teilweise"]


def test_keys_answer_and_the_end_leads_to_the_result(reader: Reader) -> None:
    reader.open(SHORT)
    reader.press("[data-act=forward]")
    total = len(reader.all(".kb-c"))
    for _ in range(total - 1):
        before = asked(reader)
        reader.driver.switch_to.active_element.send_keys("1")
        reader.until(lambda before=before: reader.js("return document.querySelector('.kb-now')?.dataset.id") != before, "next")  # type: ignore[misc]
    reader.until(lambda: reader.find(".kb-done").is_displayed(), "the end")
    reader.says(".kb-done", f"{total - 1} von {total}")
    reader.press("[data-act=back]")
    reader.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    reader.until(lambda: reader.find(".kb-done").is_displayed(), "the end once more")
    reader.press_text("Zur Auswertung", ".kb-end a")
    reader.until(lambda: "auswertung" in reader.driver.current_url, "result")


def test_the_list_is_always_there_and_remembered(reader: Reader) -> None:
    reader.open(SHORT)
    reader.press("[data-act=list]")
    reader.open(SHORT)
    assert len([card for card in reader.driver.find_elements(By.CSS_SELECTOR, ".kb-c") if card.is_displayed()]) > 10
