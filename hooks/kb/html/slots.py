"""Markdown inside generated HTML.

The HTML is a skeleton with numbered slots, the same on every page that shows the items, and `kb.html.render` fills each slot
with the page's own Markdown. So generated HTML never goes through a Markdown parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from markupsafe import Markup, escape

from kb.entries.leverage import facts_of
from kb.entries.read_more import reading_of, reading_place
from kb.markdown.compose import Composer
from kb.model import Check, Claim, Item, Question
from kb.placed import Entry

Shown = Item | Entry
SlotKind = Literal["span", "block", "reading"]


@dataclass(frozen=True, slots=True)
class Slot:
    """Markdown of one line (`span`), of several blocks, or where to read more about `item`.

    `level` makes it the heading of `item`, or one of its own under `anchor`; `target` is where a `reading` of plain words
    leads to. Else they are empty. The id of a `folded` heading stands elsewhere on the page, in what folds open below it.
    """

    kind: SlotKind
    text: str
    item: Shown | None = None
    level: int = 0
    target: str = ""
    anchor: str = ""
    folded: bool = False

    @property
    def id(self) -> str:
        """The anchor of a heading."""
        return self.item.id if self.item and self.level else self.anchor

    def on(self, composer: Composer, level: int) -> Slot:
        """The slot as it stands on the composer's page, where questions are headings of `level`."""
        if self.item is None:
            return self
        if self.kind != "reading" or isinstance(self.item, Entry):
            text = composer.take(self.text, self.item.path)
            level = level if self.level else 0
            return self if text is self.text and level == self.level else replace(self, text=text, level=level)
        if isinstance(self.item, Question) and not self.item.reading:
            text, target = reading_place(self.item, composer)
            return replace(self, text=text, target=target)
        return replace(self, kind="span", text=reading_of(self.item, composer))


@dataclass
class SlotFiller:
    """Numbered slots between two control characters; their Markdown collects in `slots`, as its authors wrote it.

    With `plain`, headings keep their ids wherever they stand: other engines read them from the HTML for their search.
    """

    slots: list[Slot] = field(default_factory=list)
    plain: bool = False

    def span(self, text: str, item: Item | None = None) -> Markup:
        """End of a start tag and the Markdown text of one line in it."""
        return Markup(f">{self._add(Slot('span', text, item))}")

    def inline(self, text: str, item: Item | None = None) -> Markup:
        """The same within a line that is already marked."""
        return self.span(text, item)

    def flow(self, text: str, item: Shown, css: str = "") -> Markup:
        """A whole element with Markdown of one paragraph or several blocks; a single plain one becomes one element."""
        kind: SlotKind = "block" if _has_blocks(text) else "span"
        tag = "div" if kind == "block" or css else "span"
        return Markup(f"<{tag}{_class(css)}>{self._add(Slot(kind, text, item))}</{tag}>")

    def heading(self, item: Item) -> Markup:
        """The text of an item as a heading with the item's id. Its level is known when the slot is put on a page."""
        return self._add(Slot("span", item.text, item, level=1))

    def summary(self, item: Shown) -> Markup:
        """The heading of what folds open; its id is that of `place`."""
        return self._add(Slot("span", item.text, item, level=1, folded=not self.plain))

    def place(self, item: Shown) -> Markup:
        """Where links to an item lead, within what folds open: only from there a browser opens it by itself."""
        return Markup("" if self.plain else f'<span class="kb-place" id="{escape(item.id)}"></span>')

    def title(self, text: str, anchor: str) -> Markup:
        """The heading of a group of items, on the level above theirs."""
        return self._add(Slot("span", text, level=2, anchor=anchor))

    def reading(self, item: Check | Claim | Question) -> Markup:
        """End of a start tag and where to read more."""
        return Markup(f">{self._add(Slot('reading', '', item))}")

    def facts(self, item: Check) -> Markup:
        """End of a start tag and what a statement says of its step; ask `item.leverage.whole` first."""
        return self.span(facts_of(item), item)

    def _add(self, slot: Slot) -> Markup:
        self.slots.append(slot)
        return Markup(f"\x02{len(self.slots) - 1}\x03")


def _class(css: str) -> str:
    return f' class="{escape(css)}"' if css else ""


def _has_blocks(text: str) -> bool:
    """Whether Markdown may be more than one paragraph: several lines, or a first character that can open a block."""
    return "\n" in text or not (text[:1].isalpha() or text[:1] in "„»(*`")
