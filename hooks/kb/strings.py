"""The table of reader-facing texts, `strings.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("strings.yml")


@cache
def strings(part: str) -> dict[str, Any]:
    """One part of the table, such as `page` or `script`. Raises KeyError for an unknown part."""
    table: dict[str, dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return table[part]


def counted(name: str, n: int) -> str:
    """`1 Frage`, `3 Fragen`: the text `<name>_one` or `<name>_many` for a number."""
    form = "one" if n == 1 else "many"
    return str(strings("page")[f"{name}_{form}"]).format(n=n)
