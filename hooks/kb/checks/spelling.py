"""German spelling: every word of a page stands in the dictionary or in our own list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from kb.checks.dictionary import GERMAN
from kb.checks.prose import Passage
from kb.messages import message
from kb.model import Article, Problem

# Letters with inner hyphens and apostrophes; digits and addresses are not for a dictionary.
TOKEN = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:[’'][^\W\d_]+)*(?![\w@/-]|\.\w)")
COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
ADDRESS = re.compile(r"\S+\.(?:com|de|org|net|at|eu|ch|example|md|py|yml|txt)\b\S*|https?://\S+")
MIN_LETTERS = 2
# Told as such by kb.checks.prose; a word must not fall apart at them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class Speller:
    """German spelling by dictionary, compounds included, and by our own list of words."""

    def __init__(self, own: Iterable[str], place: Callable[[str], str] | None = None) -> None:
        """`own` are words that are right though no dictionary knows them: names, terms, titles.

        `place` says where in that list a word belongs.
        """
        self._place = place or (lambda word: message("place-sorted"))
        self._own = frozenset(own)
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is spelled rightly."""
        if word not in self._known:
            self._known[word] = word in self._own or self.is_german(word) or self._genitive(word)
        return self._known[word]

    def is_german(self, word: str) -> bool:
        """Whether the dictionary knows a word."""
        return GERMAN.knows(word.replace("’", "'"))

    def _genitive(self, word: str) -> bool:
        """`Kumars`: an own word with the ending of the genitive."""
        return word.endswith("s") and word[:-1] in self._own

    def problems(self, article: Article, found: Iterable[Passage]) -> list[Problem]:
        """Every word in these passages of a page that is unknown, at its first use."""
        seen: dict[str, int] = {}
        for passage in found:
            text = INVISIBLE.sub("", unicodedata.normalize("NFC", passage.text))
            for number, line in enumerate(text.split("\n"), passage.line):
                for word in self._unknown(line):
                    seen.setdefault(word, number)
        return [self._unknown_word(article, word, line) for word, line in seen.items()]

    def _unknown_word(self, article: Article, word: str, line: int) -> Problem:
        return Problem(article.path, line, message("spelling", found=word, place=self._place(word)), "warning")

    def _unknown(self, line: str) -> Iterator[str]:
        text = ADDRESS.sub(" ", line)
        for compound in COMPOUND.findall(text):
            yield from (part for part in compound.split("-") if self._is_wrong(part) and compound not in self._own)
        for word in TOKEN.findall(COMPOUND.sub(" ", text)):
            if self._is_wrong(word):
                yield word

    def _is_wrong(self, word: str) -> bool:
        letters = word.isalpha() or "’" in word or "'" in word
        return letters and len(word) >= MIN_LETTERS and not self.knows(word)
