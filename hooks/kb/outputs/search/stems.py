"""What is left of a German word without its endings: „Kündigung“, „kündigen“ and „gekündigt“ are one.

The stemmer is Snowball's for German (https://snowballstem.org/algorithms/german/stemmer.html), run twice: „Abwanderung“ and
„abwandern“ are one only then. browser/search/lexicon.js does without it: it is told how many letters come off each word.
"""

from __future__ import annotations

import re

import Stemmer

# The „ge“ of a participle, also behind what is split off a verb: „abgewandert“.
PARTICIPLE = re.compile(
    r"^((?:ab|an|auf|aus|bei|ein|fest|her|hin|mit|nach|vor|weg|zu|zuruck)?)ge(?=.{4,}(?:t|en)(?:e[mnrs]?)?$)"
)
# „begeistert“ loses its t; „Qualität“, „Geschäft“ and „Test“ do not.
NOT_BEFORE_T = "aioufs"
LEAST_WITH_T = 6
LEAST = 3

_stemmer = Stemmer.Stemmer("german")


def stem(word: str) -> str:
    """The stem of a folded word. It begins the word, or what is left of it without the „ge“ of a participle."""
    return _twice(PARTICIPLE.sub(r"\1", word))


def cut(word: str) -> int:
    """How many letters the stem is shorter than the word without the „ge“ of a participle."""
    whole = PARTICIPLE.sub(r"\1", word)
    return len(whole) - len(_twice(whole))


def _twice(word: str) -> str:
    return _shorter(_without_t(_shorter(word)))


def _shorter(word: str) -> str:
    shorter: str = _stemmer.stemWord(word)
    return shorter if len(shorter) >= LEAST else word


def _without_t(word: str) -> str:
    return word[:-1] if len(word) >= LEAST_WITH_T and word[-1] == "t" and word[-2] not in NOT_BEFORE_T else word
