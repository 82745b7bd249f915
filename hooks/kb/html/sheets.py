"""How a table to fill in stands on a sheet of A4: upright or across, and how many empty rows it has."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kb.html.lettering import plain_words
from kb.placed import Sheet

UPRIGHT_COLUMNS = 4
# In millimetres: a letter and a line of the printed table, what stands around the words of a cell, an empty row.
LETTER, LINE, AROUND, BLANK = 2.0, 4.4, 3.0, 11.2


@dataclass(frozen=True)
class Paper:
    """What margins and title leave of a sheet, in millimetres."""

    width: int
    height: int


UPRIGHT, ACROSS = Paper(174, 236), Paper(269, 156)


def is_wide(columns: int) -> bool:
    """Whether the sheet lies across."""
    return columns > UPRIGHT_COLUMNS


def blank_rows(sheet: Sheet) -> int:
    """As many as fit below the head and the examples."""
    paper = ACROSS if is_wide(len(sheet.head)) else UPRIGHT
    used = sum(_height(row, paper) for row in (sheet.head, *sheet.rows))
    return max(1, int((paper.height - used) / BLANK))


def _height(row: Sequence[str], paper: Paper) -> float:
    """Of the cell with the most lines."""
    letters = (paper.width / len(row) - AROUND) / LETTER
    return max(math.ceil(len(plain_words(cell)) / letters) for cell in row) * LINE + AROUND
