"""One who walks through the site on a phone, and counts what it costs: taps, screens and words.

A screen is a height of the phone: one for every page that is opened, and what is scrolled. A question that takes the place of
another costs its words. A word is met when it stands in sight, once for each page and place in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
IN_SIGHT = """() => {
  const seen = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode;
    if (!nodeValue.trim() || !parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNode(texts.currentNode);
    const { top, bottom, left, right } = range.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && bottom > top) seen.push(nodeValue.trim());
  }
  return seen;
}"""
SCROLLED = "() => scrollY"


@dataclass
class Walk:
    """A walk that begins on a page that is open."""

    page: Page
    taps: int = 0
    pages: int = 1
    scrolled: float = 0
    _met: set[tuple[str, str]] = field(default_factory=set)
    _at: str = ""

    def __post_init__(self) -> None:
        self._at = self._address()
        self.look()

    @property
    def screens(self) -> float:
        """Screens of the phone: those that pages begin with, and what was scrolled."""
        return self.pages + self.scrolled / PHONE["height"]

    @property
    def words(self) -> int:
        """Words that stood in sight."""
        return sum(len(text.split()) for _, text in self._met)

    def has_met(self, text: str) -> bool:
        """Whether these words stood in sight."""
        return any(text in met for _, met in self._met)

    def look(self) -> None:
        """What is in sight is read."""
        self._met |= {(self._at, text) for text in self.page.evaluate(IN_SIGHT)}

    def reach(self, target: Locator) -> None:
        """Scrolls until the target is in sight, a screen at a time, and reads on the way."""
        target.first.wait_for()
        before = self.page.evaluate(SCROLLED)
        target.first.scroll_into_view_if_needed()
        self.scrolled += abs(self.page.evaluate(SCROLLED) - before)
        self.look()

    def tap(self, target: Locator) -> None:
        """Goes there and taps it once."""
        self.reach(target)
        target.first.click()
        self.taps += 1
        self.settle()

    def settle(self) -> None:
        """After a tap another page may be open, or another question be in its place."""
        self.page.wait_for_load_state("load")
        if self._address() != self._at:
            self._at = self._address()
            self.pages += 1
        self.look()

    def _address(self) -> str:
        return str(self.page.url.split("#")[0])
