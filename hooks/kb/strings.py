"""The table of reader-facing texts, `strings.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kb.texts import read_texts

TABLE = Path(__file__).with_name("strings.yml")


def strings(part: str) -> dict[str, Any]:
    """One part of the table, such as `page` or `script`. Raises KeyError for an unknown part."""
    part_of_table: dict[str, Any] = read_texts(TABLE)[part]
    return part_of_table


def counted(name: str, n: int) -> str:
    """`1 Frage`, `3 Fragen`: the text `<name>_one` or `<name>_many` for a number."""
    form = "one" if n == 1 else "many"
    return str(strings("page")[f"{name}_{form}"]).format(n=n)
