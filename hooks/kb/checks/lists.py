"""Lists beside the contents, one entry a line: our own words, and the addresses that references lead to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from kb.checks.order import behind, misplaced, place_text
from kb.checks.references import CLASSES, bare_host, is_mirror
from kb.messages import message
from kb.model import Problem

Order = Callable[[str], object]


@dataclass(frozen=True)
class Entry:
    """A line of a list: its words, and where it stands (from 1)."""

    words: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        """What it is sorted by."""
        return self.words[0]


@dataclass(frozen=True)
class Listed:
    """A list as it was read; `name` is what a contributor would call the file.

    Entries of others hold too where they are `beside` it; new ones have their place among its own.
    """

    name: str
    entries: tuple[Entry, ...] = ()
    unreadable: bool = False
    beside: tuple[Entry, ...] = ()

    @property
    def names(self) -> list[str]:
        """What is listed, in the order of the file."""
        return [entry.name for entry in self.entries]

    @property
    def valid(self) -> tuple[Entry, ...]:
        """All that holds."""
        return self.entries + self.beside


def word_order(word: str) -> tuple[str, str]:
    """Capitals do not count, unless they are all that differs."""
    return word.casefold(), word


def read_list(name: str, data: bytes) -> Listed:
    """The entries of a file; `#` begins a comment."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Listed(name, unreadable=True)
    lines = ((tuple(line.partition("#")[0].split(None, 2)), number) for number, line in enumerate(text.splitlines(), 1))
    return Listed(name, tuple(Entry(words, number) for words, number in lines if words))


def proposed_place(name: str, listed: Listed, order: Order) -> str:
    """Where a new entry belongs: `hinter „Markt“`."""
    place = behind(order(name), [order(other) for other in listed.names])
    return place_text("" if place is None else listed.entries[place].name)


def word_problems(listed: Listed, is_german: Callable[[str], bool]) -> list[Problem]:
    """What is wrong with the list of words: several in a line, those that need no entry, the order."""
    return _with_order(listed, word_order, _words(listed, is_german))


def host_problems(listed: Listed, used: Collection[str]) -> list[Problem]:
    """What is wrong with the list of addresses: lines that say too little, those nobody links to, the order."""
    return _with_order(listed, str, _hosts(listed, used))


def _with_order(listed: Listed, order: Order, known: Iterable[Problem]) -> list[Problem]:
    """The known problems, lines that stand twice, and those out of order; a line is told one thing at a time."""
    found = [Problem(listed.name, 1, message("not-utf8"))] if listed.unreadable else [*known]
    first: dict[str, Entry] = {}
    for entry in listed.entries:
        if first.setdefault(entry.name, entry) is not entry:
            found.append(_about(listed, entry, "list-twice", other=first[entry.name].line))
    told = {problem.line for problem in found}
    good = [entry for entry in listed.entries if entry.line not in told]
    for place, neighbour in misplaced([order(entry.name) for entry in good]):
        found.append(
            _about(listed, good[place], "list-order", place=place_text(good[neighbour].name if neighbour is not None else ""))
        )
    return found


def _words(listed: Listed, is_german: Callable[[str], bool]) -> Iterator[Problem]:
    for entry in listed.entries:
        if len(entry.words) > 1:
            yield _about(listed, entry, "list-words")
        elif is_german(entry.name):
            yield _about(listed, entry, "list-known")


def _hosts(listed: Listed, used: Collection[str]) -> Iterator[Problem]:
    for entry in listed.entries:
        if (bare := bare_host(entry.name)) and bare != entry.name:
            yield _about(listed, entry, "host-form", proposal=bare)
        elif len(entry.words) < 3 or entry.words[1] not in CLASSES:
            line = " ".join(entry.words)
            yield Problem(listed.name, entry.line, message("host-line", found=line, allowed=", ".join(CLASSES)))
        elif is_mirror(entry.name):
            yield _about(listed, entry, "host-mirror")
        elif entry.name not in used:
            yield _about(listed, entry, "host-unused")


def hosts_of(listed: Listed) -> dict[str, str]:
    """Host -> class. A line that is told to be unreadable still says that its address is known."""
    return {bare_host(entry.name): entry.words[1] if len(entry.words) > 1 else "" for entry in listed.valid}


def _about(listed: Listed, entry: Entry, key: str, **values: object) -> Problem:
    return Problem(listed.name, entry.line, message(key, found=entry.name, **values))
