"""Where the things of ours stand that an edition hides or words anew: by id, with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kb.entries.article import parse_article
from kb.ids import ids_written
from kb.model import Article, Item, Section


@dataclass(frozen=True)
class Part:
    """An item in its file: its section, and its lines from `start` up to, not including, `end`, counted from 0."""

    item: Item
    section: Section
    start: int
    end: int

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.item.path

    def text(self, lines: Iterable[str]) -> str:
        """Its lines in the file, without blank ones at the end."""
        return "\n".join(list(lines)[self.start : self.end]).strip("\n")


@lru_cache(maxsize=512)
def article_of(path: str, text: str) -> Article:
    """A file of ours or of an edition, read once as long as it stays the same."""
    return parse_article(path, text)[0]


def ids_in(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Every id that is written somewhere -> the files; those of headings and in examples are among them."""
    found: dict[str, list[str]] = {}
    for path, text in texts.items():
        for name in ids_written(text):
            found.setdefault(name, []).append(path)
    return found


def parts_of(article: Article) -> dict[str, Part]:
    """The items of a file by their ids."""
    return {part.item.id: part for section in article.sections for part in _parts(section)}


def _parts(section: Section) -> Iterable[Part]:
    starts = [item.line - 1 for item in section.items]
    ends = [*starts[1:], section.end]
    return (Part(item, section, *lines) for item, *lines in zip(section.items, starts, ends, strict=True))
