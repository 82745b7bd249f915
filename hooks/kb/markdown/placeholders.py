"""`[[Name und Anschrift]]`: where whoever runs the site has to say something that only she knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.markdown.links import blank_code

PLACEHOLDER = re.compile(r"\[\[(?P<name>[^\[\]\x00\n]+)\]\]")


def placeholders(text: str) -> Iterator[tuple[int, str]]:
    """Line, counted from 1, and name of each; in code, it is only shown how one is written."""
    if "[[" not in text:
        return
    for match in PLACEHOLDER.finditer(blank_code(text)):
        yield text.count("\n", 0, match.start()) + 1, match["name"]


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The text with those filled in that there is a value for; lines keep their numbers."""
    parts, end = [], 0
    for match in PLACEHOLDER.finditer(blank_code(text)) if "[[" in text else ():
        parts += [text[end : match.start()], values.get(match["name"], match[0])]
        end = match.end()
    return "".join([*parts, text[end:]])
