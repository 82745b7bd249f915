"""How a text becomes words to be found by. browser/search/words.js reads what people type in the same way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:[-‑–][^\W_]+(?:[.,]\d+)*)*")
HYPHEN = re.compile(r"[-‑–]")
THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+(?=,|$)")
# Spelled-out and forgotten umlauts are one word with the real ones: „Loesung“, „Losung“ and „Lösung“; „neue“ has none.
SPELLED_OUT = re.compile(r"([ao])e|(?<![aeq])(u)e")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The letters that a word is known by, whatever its case, umlauts and accents."""
    if word[0].isdigit():
        word = THOUSANDS.sub(lambda match: match[0].replace(".", ""), word).replace(".", ",")
    letters = word.lower().replace("ß", "ss")
    if not letters.isascii():
        letters = "".join(sign for sign in unicodedata.normalize("NFD", letters) if not unicodedata.combining(sign))
    return SPELLED_OUT.sub(lambda match: match[1] or match[2], letters)


def words(text: str) -> Iterator[str]:
    """The folded words of a text in their order; one with a hyphen also in its parts."""
    for found in WORD.findall(text):
        if found.isalnum() or not HYPHEN.search(found):
            yield fold(found)
            continue
        parts = HYPHEN.split(found)
        yield fold("".join(parts))
        yield from (fold(part) for part in parts)
