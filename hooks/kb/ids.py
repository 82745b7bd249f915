"""Names made from text: anchors and proposed ids from German, and fingerprints that change with a text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from itertools import count

GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"})
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WRITTEN = re.compile(r"\{[^{}\n]*#([\w-]+)")


def slugify(text: str, separator: str = "-") -> str:
    """Lower-case ASCII words joined by `separator`: `Größe zählt!` -> `groesse-zaehlt`.

    Signature as Python-Markdown's `toc` extension expects it (its own slugify drops ß and umlauts).
    """
    ascii_text = unicodedata.normalize("NFKD", text.translate(GERMAN)).encode("ascii", "ignore").decode()
    return separator.join(re.findall(r"[a-z0-9]+", ascii_text.lower()))


def is_id(text: str) -> bool:
    """Whether a text is a permanent id: lower-case ASCII words joined by hyphens."""
    return ID.fullmatch(text) is not None


def ids_written(text: str) -> list[str]:
    """What stands as an id in braces anywhere in a file, whatever it belongs to."""
    return WRITTEN.findall(text)


def free_id(text: str, taken: Callable[[str], bool], words: int = 5) -> str:
    """The id to propose for a text, with a number behind it as long as it is `taken`."""
    proposal = propose_id(text, words)
    candidates = (f"{proposal}-{number}" if number > 1 else proposal for number in count(1))
    return next(name for name in candidates if not taken(name))


def propose_id(text: str, words: int = 5) -> str:
    """An id to paste where one is missing: the first few words of the item's text."""
    return "-".join(slugify(text).split("-")[:words]) or "neuer-eintrag"


def squeeze(text: str) -> str:
    """Text with every run of white space as one space."""
    return " ".join(text.split())


def fingerprint(*parts: str, length: int = 8) -> str:
    """A short hash of texts, white space aside; the same on every machine and in every run."""
    return hashlib.sha256("\x1f".join(map(squeeze, parts)).encode("utf-8", "replace")).hexdigest()[:length]
