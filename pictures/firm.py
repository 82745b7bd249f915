"""A firm that does not exist, as a browser keeps it: its answers, what it plans, and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from kb.checks.catalogue import read_folder
from kb.model import Check
from kb.paths import area_of

NOW = 1_795_345_200_000
"""The clock of all pictures: the 22nd of November 2026, 11:00 UTC, in milliseconds."""
ID = "erste"
RECORD = {"name": "Malerbetrieb Beispiel", "respondent": "", "date": "2026-11-22", "at": NOW}
# What it answers in an area, over and over; OTHERS in all others.
ANSWERS = {
    "beschwerden": ("ja", "ja", "ja", "teilweise"),
    "einfachheit": ("ja", "ja", "teilweise"),
    "telefon": ("teilweise", "nein", "teilweise"),
    "organisation": ("nein", "teilweise", "nein"),
}
OTHERS = ("ja", "teilweise", "teilweise")


def stored(docs: Path) -> dict[str, Any]:
    """What stands in the browser, by key without the name of the site."""
    return {"current": ID, f"assessment:{ID}": RECORD, **dict(_answers(read_folder(docs).checks()))}


def _answers(checks: list[Check]) -> Iterator[tuple[str, dict[str, Any]]]:
    turns = {path: cycle(ANSWERS.get(area_of(path), OTHERS)) for path in {check.path for check in checks}}
    for check in checks:
        if check.kind == "statement":
            value = {
                "v": next(turns[check.path]),
                "note": "",
                "reason": "",
                "important": False,
                "rev": check.rev,
                "t": check.text,
            }
            yield f"check:{ID}:statement:{check.id}", {**value, "p": area_of(check.path), "at": NOW}
