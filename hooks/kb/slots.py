"""Markdown inside generated HTML, in two ways.

Written as plain files, a page holds its Markdown in place (`markdown="1"`, for any engine with md_in_html). Built by the
site, the HTML is a skeleton with numbered slots, and `kb.render` fills each slot with the page's own Markdown: the same
result, without sending generated HTML through a Markdown parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

from markupsafe import Markup, escape

SlotKind = Literal["span", "block"]


@dataclass(frozen=True)
class Slot:
    """Markdown of one line (`span`) or of several blocks. `level` and `id` make it a heading, else they are empty."""

    kind: SlotKind
    text: str
    level: int = 0
    id: str = ""


class Filler(Protocol):
    """What a template writes its Markdown with; `nest` and `flat` mark elements that hold Markdown further down."""

    nest: Markup
    flat: Markup

    def span(self, text: str) -> Markup:
        """End of a start tag and the Markdown text of one line in it."""

    def inline(self, text: str) -> Markup:
        """The same within a line that is already marked."""

    def flow(self, text: str, css: str = "") -> Markup:
        """A whole element with Markdown of one paragraph or several blocks."""

    def heading(self, level: int, anchor: str, text: str) -> Markup:
        """A whole heading."""


@dataclass
class PlainFiller:
    """Markdown in place."""

    nest: Markup = Markup(' markdown="1"')
    flat: Markup = Markup(' markdown="span"')

    def span(self, text: str) -> Markup:
        """See Filler."""
        return Markup(f' markdown="span">{text}')

    def inline(self, text: str) -> Markup:
        """See Filler."""
        return Markup(f">{text}")

    def flow(self, text: str, css: str = "") -> Markup:
        """See Filler."""
        return Markup(f'<div{_class(css)} markdown="1">\n\n{text}\n\n</div>')

    def heading(self, level: int, anchor: str, text: str) -> Markup:
        """See Filler."""
        return Markup(f'<h{level} id="{escape(anchor)}" markdown="span">{text}</h{level}>')


@dataclass
class SlotFiller:
    """Numbered slots, written as `\\x02number\\x03`; their Markdown collects in `slots`."""

    slots: list[Slot] = field(default_factory=list)
    nest: Markup = Markup("")
    flat: Markup = Markup("")

    def span(self, text: str) -> Markup:
        """See Filler."""
        return Markup(f">{self._add(Slot('span', text))}")

    def inline(self, text: str) -> Markup:
        """See Filler."""
        return self.span(text)

    def flow(self, text: str, css: str = "") -> Markup:
        """See Filler. A single plain paragraph becomes one element, to save bytes."""
        kind: SlotKind = "block" if _has_blocks(text) else "span"
        tag = "div" if kind == "block" or css else "span"
        return Markup(f"<{tag}{_class(css)}>{self._add(Slot(kind, text))}</{tag}>")

    def heading(self, level: int, anchor: str, text: str) -> Markup:
        """See Filler."""
        return self._add(Slot("span", text, level, anchor))

    def _add(self, slot: Slot) -> Markup:
        self.slots.append(slot)
        return Markup(f"\x02{len(self.slots) - 1}\x03")


def _class(css: str) -> str:
    return f' class="{escape(css)}"' if css else ""


def _has_blocks(text: str) -> bool:
    """Whether Markdown may be more than one paragraph: several lines, or a first character that can open a block."""
    return "\n" in text or not (text[:1].isalpha() or text[:1] in "„»(*`")
