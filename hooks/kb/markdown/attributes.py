"""`{#id .class}` at the end of a heading or item."""

from __future__ import annotations

import re
from dataclasses import dataclass

ATTRIBUTES = re.compile(r"\s*\{:?\s*([#.][^{}]*?)\s*\}\s*$")

# A class may follow without a space: `#kennung.muss`.
WORD = re.compile(r"[#.][^#.\s]*|[^#.\s]\S*")

# Ids that authors give to anything else than headings and items: `{#id}`, and in HTML.
EXPLICIT = re.compile(r"\{[^{}\n]*#(?P<braces>[\w-]+)[^{}\n]*\}|<[a-zA-Z][^<>]*\sid=[\"'](?P<html>[^\"'<>\s]+)[\"']")


@dataclass(frozen=True)
class Attributes:
    """What stood in the braces. `stray` is whatever is neither one id nor a class."""

    ids: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id, or an empty string."""
        return self.ids[0] if self.ids else ""


def split_attributes(text: str) -> tuple[str, Attributes]:
    """`Wort {#id .klasse}` -> (`Wort`, its attributes); text without braces comes back unchanged."""
    match = ATTRIBUTES.search(text)
    if not match:
        return text.strip(), Attributes()
    words = WORD.findall(match[1])
    return text[: match.start()].strip(), Attributes(
        ids=tuple(w[1:] for w in words if w.startswith("#")),
        classes=tuple(w[1:] for w in words if w.startswith(".")),
        stray=tuple(w for w in words if w[0] not in "#."),
    )


def explicit_anchors(live: str) -> frozenset[str]:
    """All ids written in a text (see `kb.entries.slips.markup` for what `live` is)."""
    return frozenset(m["braces"] or m["html"] for m in EXPLICIT.finditer(live))
