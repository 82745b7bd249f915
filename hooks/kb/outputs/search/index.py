"""Which word stands in which section, and how much it says there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kb.outputs.search.documents import Found, Section
from kb.outputs.search.words import words

LEVELS = 15
TITLE, HEADING, NAMES, TEXT = 11.0, 6.0, 8.0, 6.0
"""What a word says by standing in the title of a page, in a heading, among the other names, in a text again and again."""
HALF = 1.2
"""As many times in a text of usual length, and a word says half of what it can."""
USUAL = 70
"""Words in a section of usual length."""


def postings(pages: Sequence[Found]) -> dict[str, list[tuple[int, int]]]:
    """Word -> (number of the section in the whole site, weight from 1 to LEVELS), in order."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, weights in enumerate(_weights(pages)):
        for word, weight in weights.items():
            found[word].append((number, LEVELS if weight > LEVELS else round(weight) or 1))
    return dict(sorted(found.items()))


def _weights(pages: Sequence[Found]) -> Iterator[dict[str, float]]:
    for page in pages:
        for at, section in enumerate(page.sections):
            yield _weigh(section, TITLE if at == 0 else HEADING)


def _weigh(section: Section, title: float) -> dict[str, float]:
    text = list(words(section.text))
    scale = 1 / (0.5 + 0.5 * len(text) / USUAL)
    counts = Counter(text)
    says = {count: TEXT * count * scale / (count * scale + HALF) for count in set(counts.values())}
    found = {word: says[count] for word, count in counts.items()}
    for word in set(words(section.title)):
        found[word] = found.get(word, 0) + title
    for word in set(words(section.names)):
        found[word] = found.get(word, 0) + NAMES
    return found
