"""Questions as every format takes them: in reading order, each with its topic, its texts ready to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from kb.checks.questions import is_statement
from kb.entries.gaps import shown
from kb.ids import fingerprint
from kb.markdown.links import written
from kb.model import Catalogue, Question
from kb.outputs.exchange.rich import Rich, Writer, paragraph
from kb.outputs.exchange.worked import NOTHING, Worked, worked_of
from kb.solutions import Option
from kb.strings import strings


@dataclass(frozen=True, slots=True)
class Site:
    """Where links lead: the site's name in storage, which stays the same for ever, and its address."""

    id: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A possible answer; `key` is that of the catalogue, and `named` if its author wrote it."""

    key: str
    named: bool
    text: Rich
    right: bool
    feedback: Rich


@dataclass(frozen=True, slots=True)
class Portable:
    """A question with its topic. `statement` says that its answers are true and false."""

    source: Question
    topic: str
    statement: bool
    text: Rich
    context: Rich
    answers: tuple[Answer, ...]
    explanation: Rich
    worked: Worked | None = None
    hint: Rich = NOTHING

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.source.id

    @property
    def asked(self) -> str:
        """The question and, in paragraphs of their own, what has to be known to answer it, as HTML."""
        unit = self.worked.sought.unit if self.worked and self.worked.sought else ""
        hint = paragraph(Rich(html=escape(strings("exchange")["unit"].format(unit=unit)))) if unit else ""
        return "\n".join(part for part in (paragraph(self.text), self.context.html, hint) if part)

    @property
    def told(self) -> str:
        """What is said of the whole, for formats that say nothing of each step or pair, as HTML."""
        reasons = self.worked.reasons.html if self.worked else ""
        return "\n".join(part for part in (reasons, self.explanation.html) if part)

    @property
    def several(self) -> bool:
        """Whether several answers may be chosen."""
        return self.source.kind == "multiple"

    @property
    def tags(self) -> tuple[str, ...]:
        """What else its author said of it, in the words of the authoring language."""
        expected = {True: "erwartet", False: "unerwartet", None: ""}[self.source.expected]
        return tuple(tag for tag in (expected, "fest" if self.source.fixed and not self.statement else "") if tag)


@dataclass(frozen=True, slots=True)
class Collection:
    """All of them, with the site they come from."""

    site: Site
    questions: tuple[Portable, ...]

    def topics(self) -> Mapping[str, tuple[Portable, ...]]:
        """Questions by the path of the article they stand in."""
        paths = dict.fromkeys(one.source.path for one in self.questions)
        return {path: tuple(one for one in self.questions if one.source.path == path) for path in paths}

    @property
    def title(self) -> str:
        """What all of them are called together."""
        return str(strings("exchange")["title"])

    @property
    def source(self) -> str:
        """Where they come from, what may be done with them, and which companies in them are made up."""
        site = f"{self.title} ({self.site.url})" if self.site.url else self.title
        return str(strings("exchange")["source"]).format(site=site)

    def only(self, questions: Sequence[Portable]) -> Collection:
        """Some of them."""
        return Collection(self.site, tuple(questions))


def collection_of(catalogue: Catalogue, site: Site) -> Collection:
    """Made from all questions of a catalogue."""
    notes = {path: tuple(article.definitions.footnotes.items()) for path, article in catalogue.articles.items()}
    titles = {path: article.title for path, article in catalogue.articles.items()}
    return Collection(site, tuple(_made(q, titles[q.path], site, notes[q.path]) for q in catalogue.questions()))


@lru_cache(maxsize=1000)
def _made(question: Question, topic: str, site: Site, notes: tuple[tuple[str, str], ...]) -> Portable:
    """Kept for the next build while somebody is writing."""
    writer = Writer(question.path, site.url, dict(notes))
    return Portable(
        question,
        topic,
        is_statement(question),
        writer.line(shown(question.text)),
        writer.flow(question.context),
        tuple(_answer(option, writer) for option in question.options),
        writer.flow(_explanation(question), notes=True),
        worked_of(question, writer),
        writer.flow(question.hint),
    )


def _explanation(question: Question) -> str:
    """What is to be read behind the answer, and where to read more."""
    links = ", ".join(f"[{link.text}]({written(link.target)})" for link in question.reading)
    reading = f"{strings('page')['read_more']} {links}" if links else ""
    return "\n\n".join(part for part in (question.explanation, reading) if part)


def _answer(option: Option, writer: Writer) -> Answer:
    named = option.key != fingerprint(option.text, length=5)
    return Answer(option.key, named, writer.line(option.text), option.right, writer.flow(option.feedback))
