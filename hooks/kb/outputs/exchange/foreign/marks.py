"""Words of others as Markdown in which no sign has a meaning."""

from __future__ import annotations

import re

# Behind a backslash for both readers of Markdown; the others only as the number of the sign.
MARKS = re.compile(r"([\\`*\[\]])|(?<![^\W_])(_)|(_)(?![^\W_])")
NUMBERED = {sign: f"&#{ord(sign)};" for sign in "{}|~"}
NAMED = str.maketrans({"<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;", **NUMBERED})
ENTITY = re.compile(r"&(?=#?\w+;)")
# What begins a block of another kind.
START = re.compile(r"(?P<sign>[-+#])|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<other>[=:!^])")


def escaped(words: str) -> str:
    """Words within a text."""
    plain = ENTITY.sub("&amp;", words)
    return MARKS.sub(lambda match: "\\" + match[0], plain).translate(NAMED)


def at_start(markdown: str) -> str:
    """Markdown at whose start no block of another kind begins."""
    found = START.match(markdown)
    if not found:
        return markdown
    if found["sign"]:
        return f"\\{markdown}"
    if found["number"]:
        return f"{found['number']}\\{markdown[found.start('dot') :]}"
    return f"&#{ord(found['other'])};{markdown[1:]}"
