"""Reads the tables of texts that stand beside the code; what people write in their pages is read by kb.markdown.front."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C takes a tenth of the time; every start of a program reads these tables."""


@cache
def read_texts(path: Path) -> dict[str, Any]:
    """A table of our own, read once. Raises yaml.YAMLError for one that is broken."""
    table: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe loader either way
    return table
