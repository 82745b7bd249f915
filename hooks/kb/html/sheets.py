"""How a table to fill in stands on a sheet of A4: upright or across, and how many empty rows it has."""

from __future__ import annotations

from collections.abc import Sequence

UPRIGHT_COLUMNS = 4
BLANK_UPRIGHT, BLANK_ACROSS = 16, 10


def is_wide(columns: int) -> bool:
    """Whether the sheet lies across."""
    return columns > UPRIGHT_COLUMNS


def blank_rows(head: Sequence[str]) -> int:
    """As many as fit below the head and two examples."""
    return BLANK_ACROSS if is_wide(len(head)) else BLANK_UPRIGHT
