"""How much room a text takes in a picture. No font is known when the site is built, so this is an upper bound of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

FONT = 13
LINE = 18
# Widths in em: at least those of Verdana and DejaVu, the widest fonts that systems use for text.
NARROW = frozenset(" \u00a0\u202f.,:;'’‘!()[]/-ijlIftr")
BROAD = frozenset("#+<=>^~−")
WIDE = frozenset("mwMW%@&—…€→")
EM_NARROW, EM_LETTER, EM_CAPITAL, EM_WIDE, EM_OTHER = 0.5, 0.69, 0.89, 1.1, 1.4
LATIN = "\u024f"
SOFT = "\u00ad"
FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
INLINE = MarkdownIt("commonmark")


def plain_words(markdown: str) -> str:
    """The words of a table's cell as a reader sees them: no marks, links, footnotes, or HTML."""
    tokens = [token for block in INLINE.parseInline(FOOTNOTE.sub("", markdown)) for token in block.children or ()]
    words = "".join(token.content for token in tokens if token.type in ("text", "code_inline", "image"))
    return " ".join(words.replace(SOFT, "").split())


def width_of(text: str) -> float:
    """No font for reading needs more than this for a line of text."""
    return FONT * sum(map(_em, text))


def wrap(text: str, room: float) -> tuple[str, ...]:
    """The text in lines that fit into `room`; only words that do not fit into a line of their own are broken."""
    lines: list[str] = []
    for word in (part for whole in text.split() for part in _parts(whole, room)):
        if lines and not lines[-1].endswith(SOFT) and width_of(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(line.replace(SOFT, "-") for line in lines)


def _parts(word: str, room: float) -> Iterator[str]:
    """A word in pieces that fit; all but the last end in a soft hyphen."""
    while width_of(word) > room:
        length = next((n for n in range(len(word), 1, -1) if width_of(f"{word[:n]}-") <= room), 1)
        yield word[:length] + SOFT
        word = word[length:]
    yield word


def _em(sign: str) -> float:
    if sign in NARROW:
        return EM_NARROW
    if sign in WIDE:
        return EM_WIDE
    if sign in BROAD:
        return EM_CAPITAL
    if sign > LATIN:
        return EM_LETTER if sign in "„“”‚–•" else EM_OTHER
    return EM_CAPITAL if sign.isupper() else EM_LETTER
