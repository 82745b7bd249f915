"""What contributors read when something is wrong, from the table `messages.yml`."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from kb.texts import read_texts

TABLE = Path(__file__).with_name("messages.yml")
MESSAGES: dict[str, str] = read_texts(TABLE)


def message(key: str, **values: object) -> str:
    """The sentence for `key` with its values filled in. Raises KeyError for an unknown key or a missing value."""
    return MESSAGES[key].format(**values)


def opening(key: str, **values: object) -> str:
    """How the sentence for `key` begins, up to its hint."""
    return MESSAGES[key].partition("{hint}")[0].format(**values)


def hint(found: str, known: list[str] | tuple[str, ...], mark: str = "") -> str:
    """` Meinten Sie „x“?` when something known is spelled nearly like `found`, else nothing."""
    close = get_close_matches(found, known, n=1, cutoff=0.7)
    return f" Meinten Sie „{mark}{close[0]}“?" if close else ""
