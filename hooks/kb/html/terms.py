"""Terms of the glossary explained in place: the first use on every page gets its explanation as a tooltip."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 - as Python-Markdown calls it
from collections.abc import Iterator, Sequence
from typing import Protocol

from markdown.treeprocessors import Treeprocessor

from kb.entries.glossary import ENDING
from kb.model import Term

# Where no term is marked: headings and links have a purpose of their own, code is not prose, blocks of items are not ours.
LEFT_ALONE = {"a", "abbr", "code", "pre", "kb-block", "svg", "script", "style", *(f"h{n}" for n in range(1, 7))}


class Host(Protocol):
    """Who knows the terms, and which page is being converted."""

    terms: Sequence[Term]
    here: str


class TermMarker(Treeprocessor):
    """Wraps the first use of each term of the page in `<abbr>`, which can be hovered, focused and tapped."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host

    def run(self, root: etree.Element) -> None:
        """Mark terms in the whole tree of a page."""
        terms = {name: term for term in self.host.terms if term.path != self.host.here for name in term.names}
        if terms:
            _Marking(terms).element(root)


class _Marking:
    """One page being marked; a term that is found is looked for no more."""

    def __init__(self, terms: dict[str, Term]) -> None:
        self.open = terms
        self.pattern = _pattern(terms)

    def element(self, parent: etree.Element) -> None:
        """Mark the text of an element and of everything in it, in reading order."""
        parent.text, first = self._split(parent.text)
        for child in list(parent):
            if child.tag not in LEFT_ALONE:
                self.element(child)
            child.tail, marks = self._split(child.tail)
            place = list(parent).index(child) + 1
            parent[place:place] = marks
        parent[0:0] = first

    def _split(self, text: str | None) -> tuple[str | None, list[etree.Element]]:
        """(text before the first term, the terms as elements with the text that follows each)."""
        marks: list[etree.Element] = []
        last = 0
        for match in self._matches(text or ""):
            mark = etree.Element("abbr", {"title": self._found(match["name"]).short, "tabindex": "0", "class": "kb-term"})
            mark.text = match[0]
            self._append(marks, (text or "")[last : match.start()])
            marks.append(mark)
            last = match.end()
        if not marks:
            return text, []
        marks[-1].tail = (text or "")[last:]
        return self.before, marks

    def _append(self, marks: list[etree.Element], text: str) -> None:
        if marks:
            marks[-1].tail = text
        else:
            self.before = text

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return (m for m in self.pattern.finditer(text) if m["name"] in self.open)

    def _found(self, name: str) -> Term:
        term = self.open[name]
        self.open = {other: kept for other, kept in self.open.items() if kept is not term}
        return term


def _pattern(names: dict[str, Term]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, longest))}){ENDING}(?![\w-])")
