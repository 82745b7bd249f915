"""From the bytes of a file to its text, even if it was saved in another encoding than UTF-8."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# The longer mark first: UTF-32 begins like UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
OLD = "cp1252"


@dataclass(frozen=True)
class Encoding:
    """What a file that is not in UTF-8 seems to be in, and the first line (from 1) that shows it."""

    name: str
    line: int


def decode(data: str | bytes) -> tuple[str, Encoding | None]:
    """(text, its encoding if that is not UTF-8). Never fails: what has no meaning in any encoding is marked as such."""
    if isinstance(data, str):
        return data, None
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), Encoding(name, 1)
    if wide := _wide(data):
        return data.decode(wide, "replace"), Encoding("UTF-16", 1)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return data.decode(OLD, "replace"), Encoding("ANSI oder Latin-1", line)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: of every two bytes of German text one is mostly zero."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 4 < len(data) or not data:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"
