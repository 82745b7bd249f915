"""What the search of the theme cannot do by itself: questions of generated pages, parts of German compounds, spellings.

The index is that of lunr: one document per section. An extra field with a small boost holds what a reader may type for
a word in the text: the parts of a compound (Bindung in Kundenbindung), other forms, and ae/oe/ue/ss for umlauts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kb.site.context import Page
from kb.ids import GERMAN
from kb.strings import strings

FIELD = "kb"
BOOST = 0.2
WORD = re.compile(r"[^\W\d_]{4,}")
TAG = re.compile(r"<[^>]+>")
# How the theme puts the words that were found into the address of a result, so that the page can mark them.
MARKS = re.compile(r'(\w+)\.searchParams\.set\("h",(Object\.entries\(\w+\.terms\)[^;]*?,"")\)\)')
# What joins the parts of a compound, longest first so that „Erwartungs-“ is read as „Erwartung“ and not as a word of its own.
JOINTS = ("en", "es", "er", "s", "n", "e", "")
MIN_PART = 4
ENDINGS = ("en", "er", "es", "e", "n", "s")
# Ending of a noun -> what its other forms add.
LONGER: dict[str, tuple[str, ...]] = {
    "ung": ("en",),
    "heit": ("en",),
    "keit": ("en",),
    "schaft": ("en",),
    "n": (),
    "s": (),
    "er": ("n", "s"),
    "el": ("n", "s"),
    "e": ("n",),
    "": ("e", "en", "s"),
}


def extend_index(docs: list[dict[str, Any]], pages: Iterable[Page]) -> None:
    """Add the questions of `pages` to the documents of an index, and the extra field to all of them.

    `docs` are those of Material's index: `{"location", "title", "text"}`, perhaps with `tags`.
    """
    docs += [doc for page in pages for doc in _questions(page)]
    vocabulary = {word for doc in docs for word in _words(doc)}
    known = {word.lower() for word in vocabulary}
    table = {word: forms(word, known) for word in vocabulary}
    for doc in docs:
        # The theme would list tags in each result as a landmark without a name; here they are just words to be found by.
        tags = doc.pop("tags", [])
        doc[FIELD] = " ".join(sorted(set[str](tags).union(*(table[word] for word in _words(doc)))))


def without_empty_marks(script: str) -> str:
    """The theme's script, but an address gets no `?h=` where there is nothing to mark.

    So it is with the page above a section that was found, and with words found in the middle (`*bindung`).
    """
    return MARKS.sub(r'(h=>h&&\1.searchParams.set("h",h))(\2))', script)


def _words(doc: dict[str, Any]) -> set[str]:
    return set(WORD.findall(TAG.sub(" ", f"{doc['title']} {doc['text']}")))


def _questions(page: Page) -> Iterator[dict[str, Any]]:
    """The page and its questions, but neither options nor answers."""
    if not page.questions:
        return
    yield {"location": page.url, "title": strings("page")["quiz_of"].format(title=page.title), "text": ""}
    for question in page.questions:
        yield {"location": f"{page.url}#{question.id}", "title": question.text, "text": question.context}


def forms(word: str, known: set[str]) -> set[str]:
    """What a reader may type for a word, besides the word itself and its beginnings (the search finds those)."""
    lower = word.lower()
    found = {part for part in parts(lower, known) if part != lower}
    if word[0].isupper():
        found |= _longer(lower)
    spelled = {form.translate(GERMAN) for form in (lower, *found)}
    return (found | spelled) - {lower}


def parts(word: str, known: set[str]) -> set[str]:
    """The words of the site that a compound is made of, each with all that follows it."""
    found = set()
    for at in range(MIN_PART, len(word) - MIN_PART + 1):
        tail = word[at:]
        if tail in known and _is_part(word[:at], known):
            found.add(tail)
            found |= parts(tail, known)
    return found


def _is_part(head: str, known: set[str]) -> bool:
    heads = (head.removesuffix(joint) if joint else head for joint in JOINTS if head.endswith(joint))
    return any(len(candidate) >= MIN_PART - 1 and _known_word(candidate, known) for candidate in heads)


def _known_word(word: str, known: set[str]) -> bool:
    return word in known or any(word + ending in known for ending in ENDINGS)


def _longer(word: str) -> set[str]:
    """Forms of a noun that are longer than the word; the search finds the shorter ones as beginnings."""
    for ending, more in LONGER.items():
        if word.endswith(ending):
            return {word + letters for letters in more}
    return set()
