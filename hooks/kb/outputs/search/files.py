"""The files of the index: the words first, then only the lists and texts that a search needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kb.outputs.search.documents import Found
from kb.outputs.search.index import LEVELS, postings
from kb.outputs.search.stems import cut
from kb.outputs.search.words import words

FOLDER = "search"
FIRST = f"{FOLDER}/woerter.json"
PARTS = f"{FOLDER}/teile"
"""Nothing but files whose names tell their contents, which browsers keep (kb/outputs/hosting/headers.py)."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LIST_SIZE = 60_000
TEXT_SIZE = 24_000
"""About how many letters of JSON go into one file."""


def search_files(pages: Sequence[Found], groups: Iterable[Sequence[str]]) -> dict[str, bytes]:
    """Contents of all files by their address. All names but that of the first tell the contents."""
    found = postings(pages)
    lists = _Parts("liste", LIST_SIZE)
    for places in found.values():
        lists.add(_packed(places))
    texts = _Parts("text", TEXT_SIZE)
    for page in pages:
        texts.add([[section.anchor, section.title, section.text] for section in page.sections])
    first = {
        "pages": [[page.url, page.weight, len(page.sections)] for page in pages],
        "words": _front_coded(found),
        "cuts": "".join(DIGITS[cut(word)] for word in found),
        "also": [[" ".join(words(name)) for name in names] for names in groups],
        "lists": lists.starts,
        "texts": texts.starts,
    }
    files = dict([*lists.files(), *texts.files()])
    first |= {"files": [name.removeprefix(f"{FOLDER}/") for name in files]}
    return {**files, FIRST: _json(first).encode()}


class _Parts:
    """Values one after the other in files of some size; `starts` has the number of the first value in each."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._parts: list[list[str]] = []
        self._left = 0
        self.starts: list[int] = []
        self._count = 0

    def add(self, value: object) -> None:
        text = _json(value)
        if self._left < len(text) or not self._parts:
            self._parts.append([])
            self.starts.append(self._count)
            self._left = self._size
        self._parts[-1].append(text)
        self._left -= len(text)
        self._count += 1

    def files(self) -> Iterator[tuple[str, bytes]]:
        return (_file(self._name, f"[{','.join(part)}]".encode()) for part in self._parts)


def _packed(places: Sequence[tuple[int, int]]) -> list[int]:
    """Each place as one number: how far it is from the one before, and its weight."""
    pairs = pairwise([(-1, 0), *places])
    return [(number - before - 1) * (LEVELS + 1) + weight for (before, _), (number, weight) in pairs]


def _front_coded(sorted_words: Iterable[str]) -> str:
    """Each word without what it begins with like the one before, whose length stands in front."""
    return " ".join(
        f"{DIGITS[same]}{word[same:]}" for before, word in pairwise(["", *sorted_words]) for same in [_same(before, word)]
    )


def _same(a: str, b: str) -> int:
    most = min(len(a), len(b), len(DIGITS) - 1)
    return next((at for at in range(most) if a[at] != b[at]), most)


def _file(name: str, data: bytes) -> tuple[str, bytes]:
    return f"{PARTS}/{name}.{hashlib.sha256(data).hexdigest()[:8]}.json", data


# One for all: json.dumps makes a new one each time where it is given any setting.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
