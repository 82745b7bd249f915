"""The HTML elements that contents may use, and their attributes."""

from __future__ import annotations

COMMON = frozenset({"class", "id", "lang", "title"})
BOX = COMMON | {"markdown"}
TAGS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small"), COMMON),
    **dict.fromkeys(("span", "strong", "sub", "sup", "u", "var", "wbr"), COMMON),
    **dict.fromkeys(("div", "figcaption", "figure", "p", "section", "summary"), BOX),
    "details": BOX | {"open"},
}
