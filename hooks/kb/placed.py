"""The places of a page that hold what stands elsewhere, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to draw where the comment in line `line` (from 1) stands: its kind and the cells of the table below it.

    The table reaches to the line `end`.
    """

    kind: str
    line: int
    end: int
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

    `kind` is the first word of the comment, as in `kb.entries.places`, `name` the rest of it.
    """

    kind: str
    name: str
    line: int
    end: int
    cards: tuple[PlacedCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to take along, in the lines `line` to `end` (from 1): a table to fill in, or a text to make one's own.

    `name` is that of its file. A table has a `head` and rows with examples, a text is Markdown.
    """

    name: str
    line: int
    end: int
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""

    @property
    def file(self) -> str:
        """The name of its file, with the ending of the program that opens it."""
        return f"{self.name}.{'xlsx' if self.head else 'docx'}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A section of a page one looks things up in: its heading and the Markdown below it."""

    id: str
    path: str
    line: int
    text: str
    more: str
