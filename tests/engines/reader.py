"""What a reader does in a browser, in the same words for all engines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from selenium.common import StaleElementReferenceException, TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.engines.served import Served

T = TypeVar("T")
PATIENCE = 15
"""Seconds that a reader waits for what must come."""
READY = """return document.readyState === "complete"
  && [...document.querySelectorAll("[data-site]:not(kb-form, kb-sheet, kb-survey)")].every((node) =>
    !node.localName.startsWith("kb-") || node.localName === "kb-reminder" || node.classList.contains("kb-on"))"""
CENTRE = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"


class Reader:
    """One tab of an engine, with an empty storage at the start."""

    QUIET = "404.html"
    """A page that keeps nothing when it is left."""
    NOTED = "sessionStorage"
    """Where the collector keeps what went wrong."""

    def __init__(self, name: str, driver: WebDriver, served: Served, downloads: Path) -> None:
        self.name = name
        self.driver = driver
        self.served = served
        self.url = served.url
        self.downloads = downloads

    # --- Where the reader goes

    def open(self, path: str = "") -> None:
        """A full load, as by typing the address."""
        self.driver.get(self.url + path)
        self.ready()

    def open_narrow(self, path: str = "") -> None:
        """The page in a frame of 360 px."""
        self.driver.get(self.served.frame)
        self.js("document.querySelector('iframe').src = arguments[0]", self.url + path)
        self.driver.switch_to.frame(self.driver.find_element(By.CSS_SELECTOR, "iframe"))
        self.until(lambda: self.js("return location.href !== 'about:blank' && document.body !== null"), f"frame with {path}")
        self.ready()

    def leave_frame(self) -> None:
        """Back to the whole window."""
        self.driver.switch_to.default_content()

    def ready(self) -> None:
        """Waits until the elements of the page work."""
        self.until(lambda: self.js(READY), "page ready")

    def back(self) -> None:
        """The button of the browser."""
        self.driver.back()
        self.ready()

    def forward(self) -> None:
        """The button of the browser."""
        self.driver.forward()
        self.ready()

    # --- What the reader sees

    def all(self, css: str) -> list[WebElement]:
        """All that match, seen or not."""
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def find(self, css: str, within: WebElement | None = None) -> WebElement:
        """The first that matches, as soon as it is there."""
        place = within or self.driver
        return self.until(lambda: next(iter(place.find_elements(By.CSS_SELECTOR, css)), None), css)

    def shown(self, css: str) -> WebElement:
        """The first that matches and is seen, as soon as there is one."""
        return self.until(lambda: next((node for node in self.all(css) if node.is_displayed()), None), f"{css} shown")

    def text(self, css: str) -> str:
        """The text of the first that matches."""
        return " ".join(str(self.find(css).get_attribute("textContent")).split())

    def value(self, css: str, name: str = "value") -> Any:
        """A property of the first that matches."""
        return self.js(f"return arguments[0].{name}", self.find(css))

    def expect(self, css: str, wanted: object, name: str = "value") -> None:
        """Waits for a property to have this value."""
        try:
            self.until(lambda: self.value(css, name) == wanted, f"{css}.{name}")
        except AssertionError:
            assert self.value(css, name) == wanted, f"{css}.{name}"

    def says(self, css: str, part: str) -> None:
        """Waits for a text to contain this."""
        try:
            self.until(lambda: part in self.text(css), css)
        except AssertionError:
            assert part in self.text(css)

    # --- What the reader does

    def press(self, css: str | WebElement) -> None:
        """A click in the middle of the first that is seen."""
        node = self.shown(css) if isinstance(css, str) else css
        self.js(CENTRE, node)
        node.click()

    def press_text(self, text: str, css: str = "a, button, summary") -> None:
        """A click on what is called so."""
        named = f"{text} among {css}"
        self.press(
            self.until(lambda: next((n for n in self.all(css) if n.is_displayed() and n.text.strip() == text), None), named)
        )

    def type(self, css: str, text: str) -> None:
        """Types into an empty or filled field; a line break is the Enter key."""
        field = self.shown(css)
        self.js(CENTRE, field)
        field.send_keys(text.replace("\n", Keys.ENTER))

    def put(self, css: str, value: str, event: str = "change") -> None:
        """Sets a field that engines draw differently, as a date, with the events of a choice."""
        code = """const [field, value, event] = arguments; field.value = value;
          for (const type of ["input", event]) field.dispatchEvent(new Event(type, { bubbles: true }))"""
        self.js(code, self.shown(css), value, event)

    def js(self, code: str, *arguments: object) -> Any:
        """Runs code in the page."""
        return self.driver.execute_script(code, *arguments)

    def until(self, condition: Callable[[], T | None], what: str) -> T:
        """Waits for something true and returns it."""
        wait = WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException])
        try:
            return cast(T, wait.until(lambda _: condition()))
        except TimeoutException:
            raise AssertionError(f"{self.name}: waited in vain for {what} at {self.driver.current_url}") from None

    # --- What lies beside the page

    def stored(self) -> dict[str, Any]:
        """All entries of the site."""
        raw = self.js("return Object.entries(localStorage).filter(([key]) => key.startsWith('kb:'))")
        return {key.split(":", 2)[2]: json.loads(value) for key, value in raw}

    def download(self, ending: str) -> Path:
        """The newest file with this ending, once it is whole."""

        def newest() -> Path | None:
            files = sorted(self.downloads.glob(f"*{ending}"), key=lambda path: path.stat().st_mtime)
            return files[-1] if files and files[-1].stat().st_size and not list(self.downloads.glob("*.part")) else None

        return self.until(newest, f"file {ending}")

    def forget(self) -> None:
        """Empties the storage, on a page that would not fill it again on leaving."""
        self.open(self.QUIET)
        self.js("localStorage.clear()")

    def begin(self) -> None:
        """Empty storage and no files, as on the first visit."""
        self.leave_frame()
        self.forget()
        self.js("sessionStorage.clear()")
        for path in self.downloads.iterdir():
            path.unlink()

    def problems(self) -> list[str]:
        """What the pages of this visit told the collector."""
        self.leave_frame()
        if not self.driver.current_url.startswith(self.url):
            self.open(self.QUIET)
        return list(self.js(f"return JSON.parse({self.NOTED}.getItem('problems') ?? '[]')"))


class UnpackedReader(Reader):
    """The same tab, for the site that was unpacked from its ZIP into a folder."""

    QUIET = "seiten/betrieb/index.html"
    NOTED = "localStorage"

    def __init__(self, other: Reader) -> None:
        super().__init__(other.name, other.driver, other.served, other.downloads)
        self.url = other.served.unpacked
