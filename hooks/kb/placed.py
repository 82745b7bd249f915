"""The places of a page that hold what stands elsewhere, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to draw where the comment in line `line` (from 1) stands: its kind and the cells of the table below it."""

    kind: str
    line: int
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """An article that a list names to be shown as a card: the target of its link; `mark` are the words that single it out."""

    target: str
    line: int
    mark: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment asks for something that stands elsewhere: it takes the lines `line` to `end` (from 1).

    `kind` is `question`, `progress`, `example`, `start` or `cards`, `name` the rest of the comment.
    """

    kind: str
    name: str
    line: int
    end: int
    cards: tuple[PlacedCard, ...] = ()
