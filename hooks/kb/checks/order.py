"""Lists that are kept in alphabetical order: which entries stand in the wrong place, and where they belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from kb.messages import message

Key = Any
"""Whatever can be compared with `<`."""


def misplaced(keys: Sequence[Key]) -> Iterator[tuple[int, int | None]]:
    """(place of an entry that is out of order, place of the one it belongs behind; None for the head of the list).

    As few entries as possible are named: all others are in order already.
    """
    kept = _ordered(keys)
    anchors = sorted(kept, key=lambda place: (keys[place], place))
    values = [keys[place] for place in anchors]
    for place in range(len(keys)):
        if place not in kept:
            at = bisect_right(values, keys[place])
            yield place, anchors[at - 1] if at else None


def behind(key: Key, keys: Sequence[Key]) -> int | None:
    """The place of the entry behind which a new one belongs; None for the head of the list."""
    found = [place for place, other in enumerate(keys) if other <= key]
    return max(found, key=lambda place: (keys[place], place)) if found else None


def place_text(neighbour: str) -> str:
    """Where an entry belongs, in words; without a neighbour it is the first."""
    return message("place-behind", found=neighbour) if neighbour else message("place-first")


def _ordered(keys: Sequence[Key]) -> set[int]:
    """The places of a longest part of the entries that is in order."""
    tails: list[Key] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, key in enumerate(keys):
        at = bisect_right(tails, key)
        before.append(places[at - 1] if at else None)
        tails[at : at + 1] = [key]
        places[at : at + 1] = [place]
    found: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
