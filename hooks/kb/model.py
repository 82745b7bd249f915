"""The catalogue: what contributors wrote, as frozen data; Markdown as written (dedented), lines from 1, paths with `/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from kb.placed import Chart, Place, Sheet
from kb.solutions import Kind, Option, Part, Solution

Severity = Literal["error", "warning"]
CheckKind = Literal["statement", "open"]

CLAIM_KINDS = ("irrtum", "these", "zahl", "empfehlung", "frage", "pruefpunkt", "hinweis")
VERDICTS = ("ja", "zum Teil", "nein", "offen")
"""Whether a common belief is true."""
GRADES = ("belegt", "plausibel", "umstritten", "unbelegt", "fachmeinung")
GRADED_KINDS = ("irrtum", "these", "zahl")
EFFECTS = ("hoch", "mittel", "gering")
EFFORTS = ("stunde", "tag", "woche")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, in words for a contributor who has never seen Python."""

    path: str
    line: int
    text: str
    severity: Severity = "error"

    def show(self, prefix: str = "") -> str:
        """`docs/themen/x.md:12: what is wrong. How to mend it.`"""
        return f"{prefix}{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or picture: its words, its target as written, and the line it stands in."""

    text: str
    target: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A quiz question with its options in the author's order or its solution; `rev` changes with wording or key.

    `reading` are the links alone in a paragraph of the explanation; `expected`: do most people take the statement for true?
    """

    id: str
    path: str
    line: int
    text: str
    context: str
    options: tuple[Option, ...]
    explanation: str
    kind: Kind
    fixed: bool
    rev: str
    reading: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    expected: bool | None = None
    solution: Solution | None = None
    hint: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything that has feedback of its own: the options, or the parts of the solution."""
        return self.options or (self.solution.parts if self.solution else ())


@dataclass(frozen=True, slots=True)
class Leverage:
    """How much a step moves, how well that is supported and by what, and what the step costs; what is not said is empty."""

    effect: str = ""
    grade: str = ""
    basis: Link | None = None
    effort: str = ""
    line: int = 0

    @property
    def whole(self) -> bool:
        """Whether all of it is said."""
        return all((self.effect, self.grade, self.basis, self.effort))


@dataclass(frozen=True, slots=True)
class Check:
    """An item of the checklist: a statement to affirm or an open question.

    `short` stands for its area in the short check; who does not know whether a `knowing` one holds has a gap there.
    """

    id: str
    path: str
    line: int
    text: str
    kind: CheckKind
    meaning: str
    next_step: str
    reading: tuple[Link, ...]
    mandatory: bool
    editorial: bool
    rev: str
    short: bool = False
    knowing: bool = False
    leverage: Leverage = Leverage()
    links: tuple[Link, ...] = ()

    @property
    def in_short(self) -> bool:
        """Whether the short check asks for it: it stands for its area, or the law requires it."""
        return self.kind == "statement" and (self.short or self.mandatory)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a source and what it is worth; of figures also the `verdict`, the `year` and whether all have heard them."""

    id: str
    path: str
    line: int
    text: str
    kind: str
    grade: str
    worth: str
    reading: tuple[Link, ...]
    links: tuple[Link, ...] = ()
    verdict: str = ""
    year: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary, known in texts by its `names`, the first in place of those to `avoid`, and `searched` for."""

    id: str
    path: str
    line: int
    text: str
    names: tuple[str, ...]
    avoid: tuple[str, ...]
    short: str
    more: str
    reading: tuple[Link, ...]
    links: tuple[Link, ...] = ()
    searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thesis:
    """A thesis that sources support or contradict, the `verdict` on it in a few words and `more` that is worth knowing."""

    id: str
    path: str
    line: int
    text: str
    positions: tuple[Position, ...]
    verdict: str
    more: str
    reading: tuple[Link, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """The claims that take one stand on a thesis: `for`, `against` or `depends`."""

    stand: str
    claims: tuple[str, ...]
    line: int


Item = Question | Check | Claim | Term | Thesis
ItemType = TypeVar("ItemType", Question, Check, Claim, Term, Thesis)


@dataclass(frozen=True)
class Section:
    """A marked section: lines `start` (its heading) up to, not including, `end`, counted from 0."""

    kind: str
    title: str
    line: int
    start: int
    end: int
    intro: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the anchor the site gives it."""

    level: int
    text: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Definitions:
    """Footnotes and abbreviations of a page by label; they travel with the items that use them."""

    footnotes: dict[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """One Markdown file. `lines` is its whole text, `body` the first line (from 0) behind the front matter.

    `links` are all links and pictures in order, `anchors` the ids its author wrote, whatever they are for.
    """

    path: str
    title: str
    meta: dict[str, object]
    lines: tuple[str, ...]
    body: int
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    definitions: Definitions
    links: tuple[Link, ...]
    charts: tuple[Chart, ...] = ()
    places: tuple[Place, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    anchors: frozenset[str] = frozenset()
    readable: bool = True

    def items(self, kind: type[ItemType]) -> Iterator[ItemType]:
        """The items of one type in the order they stand in the file."""
        return (item for section in self.sections for item in section.items if isinstance(item, kind))

    def tags(self) -> set[str]:
        """Its tags, from the front matter."""
        tags = self.meta.get("tags")
        return {str(tag) for tag in tags} if isinstance(tags, list) else set()


@dataclass(frozen=True)
class Catalogue:
    """All articles by path, in reading order, and all problems found in them.

    By path of a page, `related` are the articles to read next, best first, and `anchors` what links to it may name.
    """

    articles: dict[str, Article]
    problems: tuple[Problem, ...] = ()
    related: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anchors: Mapping[str, Set[str]] = field(default_factory=dict)

    def questions(self) -> list[Question]:
        """All questions, article by article."""
        return self._all(Question)

    def checks(self) -> list[Check]:
        """All checklist items, area by area."""
        return self._all(Check)

    def claims(self) -> list[Claim]:
        """All claims, source by source."""
        return self._all(Claim)

    def terms(self) -> list[Term]:
        """All entries of the glossary."""
        return self._all(Term)

    def theses(self) -> list[Thesis]:
        """All theses that are compared over the sources."""
        return self._all(Thesis)

    def _all(self, kind: type[ItemType]) -> list[ItemType]:
        return [item for article in self.articles.values() for item in article.items(kind)]

    def readable(self, path: str) -> bool:
        """Whether a file is in the encoding it must be in; of others, the text is only a guess."""
        return path not in self.articles or self.articles[path].readable

    def errors(self) -> list[Problem]:
        """The problems that must stop a build, ordered by file and line."""
        return sorted(p for p in self.problems if p.severity == "error")

    def warnings(self) -> list[Problem]:
        """The problems that deserve a look, ordered by file and line."""
        return sorted(p for p in self.problems if p.severity == "warning")
