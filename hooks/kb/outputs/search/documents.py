"""What may be found: the pages of the site, each with its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from kb.model import Catalogue, Term
from kb.paths import url_of
from kb.site.context import Page
from kb.strings import strings

TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")
SEARCHED = "gesucht"
"""The line in the head of a page with words that it is looked for by and does not say."""
# How the address of a page begins, and what a hit there counts against one in an article, in hundredths, where the head
# of the page says nothing (`boost` below `search`).
WEIGHTS = (
    ("themen/", 100),
    ("vorlagen/", 100),
    ("glossar/", 90),
    ("recht/", 90),
    ("widersprueche/", 70),
    ("checkliste/", 65),
    ("zahlen/", 70),
    ("mitmachen/", 50),
    ("quiz/", 55),
    ("", 80),
)
OWN_WEIGHTS = {"": 50, "themen/": 50, "vorlagen/": 50, "quiz/": 80, "checkliste/": 80}
"""Pages that name all others have every word and say little of any; where somebody begins to test is what she looks for."""


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; the first of a page has the page's title and no anchor.

    `names` are further words that it is found by.
    """

    anchor: str
    title: str
    text: str
    names: str = ""


@dataclass(frozen=True)
class Found:
    """A page with its sections."""

    url: str
    weight: int
    sections: tuple[Section, ...]


def documents(entries: Iterable[Mapping[str, object]], pages: Iterable[Page], catalogue: Catalogue) -> list[Found]:
    """All pages, from the index of the theme (`location`, `title`, `text` in HTML), the generated pages and the catalogue."""
    found: dict[str, list[Section]] = {}
    weights: dict[str, int] = {}
    for entry in entries:
        url, _, anchor = str(entry["location"]).partition("#")
        found.setdefault(url, []).append(Section(anchor, _plain(entry["title"]), _plain(entry["text"])))
        if isinstance(boost := entry.get("boost"), int | float):
            weights[url] = round(100 * boost)
    found.update({page.url: [*_sections(page)] for page in pages if page.url not in found})
    names, about = _names(catalogue), _descriptions(catalogue)
    for url, sections in found.items():
        sections[0] = replace(sections[0], text=_with(about.get(url, ""), sections[0].text))
    return [Found(url, weights.get(url, _weight(url)), (*_named(url, sections, names),)) for url, sections in found.items()]


def groups(terms: Iterable[Term]) -> list[tuple[str, ...]]:
    """Of each term of the glossary all that it is called; only what is called in several ways."""
    found = (tuple(dict.fromkeys((*term.names, *term.avoid, *term.searched))) for term in terms)
    return [names for names in found if len(names) > 1]


def terms_of(catalogue: Catalogue) -> Iterator[Term]:
    """The terms of all glossaries."""
    return (term for article in catalogue.articles.values() for term in article.items(Term))


def _sections(page: Page) -> Iterator[Section]:
    """A page that the theme does not read: its title and its questions, but neither options nor answers."""
    title = strings("page")["quiz_of"].format(title=page.title) if page.questions else page.title
    yield Section("", title, "")
    for question in page.questions:
        yield Section(question.id, _plain(question.text), _plain(question.context))


def _names(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    """(address of the page, anchor) -> further words."""
    found = {(url_of(term.path), term.id): " ".join((*term.names, *term.avoid, *term.searched)) for term in terms_of(catalogue)}
    for path, article in catalogue.articles.items():
        found[url_of(path), ""] = " ".join((str(article.meta.get(SEARCHED, "")), *sorted(article.tags())))
    return found


def _descriptions(catalogue: Catalogue) -> dict[str, str]:
    """Address of a page -> what its head says of it."""
    return {url_of(path): str(article.meta.get("description", "")) for path, article in catalogue.articles.items()}


def _named(url: str, sections: Iterable[Section], names: Mapping[tuple[str, str], str]) -> Iterator[Section]:
    return (replace(section, names=names.get((url, section.anchor), "")) for section in sections)


def _weight(url: str) -> int:
    return OWN_WEIGHTS.get(url) or next(weight for start, weight in WEIGHTS if url.startswith(start))


def _with(about: str, text: str) -> str:
    """The text below a title begins with what the head of the page says of it, unless it says so itself."""
    return text if about in text else f"{about} {text}".strip()


def _plain(html: object) -> str:
    return SPACE.sub(" ", unescape(TAG.sub(" ", str(html)))).strip()
