"""Makes a site of any size out of German-looking text; the same seed gives the same bytes on every machine.

The content is made once as data and written in two languages: ours (plain Material reads it as ordinary lists)
and that of mkdocs-quiz, so that every variant builds the same words.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = 20
SECTIONS = 5
SEED = 1


def _split(text: str) -> list[str]:
    return text.split()


_JOINING = _split("""
    und oder wenn weil damit sodass für mit ohne gegen nach vor bei aus über unter zwischen durch der die das ein eine
    einen einem dieser jede manche viele wenige oft selten heute später deutlich langsam rasch gern nur auch noch schon
""")
_PLAIN = _split("""
    fragen antworten bleiben wechseln zahlen warten vergleichen empfehlen kündigen zuhören prüfen messen halten gewinnen
    lösen Größe Übersicht Käufer Gespräch Angebot Preis Termin Brief Anruf Rechnung Lieferung Zusage Fehler Lob Mühe
    Gewohnheit Erwartung Erfahrung Vertrauen Nähe Auswahl Alltag treu zufrieden freundlich verlässlich günstig schwierig
""")
_FRONT = _split("Kunden Service Vertriebs Beschwerde Vertrags Treue Bestands Telefon Firmen Markt Stamm Rückgewinnungs")
_BACK = _split("bindung gespräch beziehung pflege zahl wert befragung quote betreuung verlust entwicklung vereinbarung")
_COMPOUND = [front + back for front in _FRONT for back in _BACK]


@dataclass(frozen=True)
class Option:
    """One of the answers to choose from."""

    text: str
    feedback: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A single-choice question."""

    id: str
    text: str
    options: tuple[Option, ...]
    explanation: str


@dataclass(frozen=True)
class Section:
    """A heading with its paragraphs in Markdown."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """A topic page; `path` is relative to the content folder."""

    path: str
    title: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]


QuizWriter = Callable[[tuple[Question, ...]], Iterable[str]]


class Words:
    """Draws words and sentences, about as varied as prose: few joining words often, many compounds seldom."""

    def __init__(self, key: str) -> None:
        self._random = random.Random(key)  # noqa: S311 - the same text every time is wanted

    def word(self) -> str:
        """One word."""
        pool = self._random.choices((_JOINING, _PLAIN, _COMPOUND), (45, 35, 20))[0]
        return self._random.choice(pool)

    def phrase(self, length: int) -> str:
        """Words that begin like a sentence, without its end."""
        text = " ".join(self.word() for _ in range(length))
        return text[0].upper() + text[1:]

    def prose(self, length: int) -> str:
        """Sentences of about twelve words, `length` words in all."""
        lengths = [12] * (length // 12) + ([length % 12] if length % 12 else [])
        return " ".join(f"{self.phrase(n)}." for n in lengths)

    def headings(self, count: int) -> list[str]:
        """Different nouns."""
        return self._random.sample(_COMPOUND, count)


def path_of(number: int) -> str:
    """Where article `number` lies: folders of twenty."""
    return f"themen/g{number // FOLDER:02d}/t{number:04d}.md"


def articles(count: int, *, questions: int = 5, sections: int = SECTIONS) -> Iterator[Article]:
    """`count` articles that link to one another; one without sections is the page of the browser test."""
    for number in range(count):
        yield _article(number, count, questions, sections)


def _article(number: int, count: int, questions: int, sections: int) -> Article:
    words = Words(f"{SEED}:{number}")
    headings = words.headings(sections)
    lead = Section("", (words.prose(40),))
    return Article(
        path=path_of(number),
        title=f"{words.word().capitalize()} und {words.word()} {number}",
        sections=(lead, *(_section(words, heading, _near(number, count)) for heading in headings)),
        questions=tuple(_question(words, number, index) for index in range(questions)),
    )


def _near(number: int, count: int) -> str:
    return "../../" + path_of((number + 1) % count)


def _section(words: Words, heading: str, target: str) -> Section:
    linked = f"{words.prose(48)} Mehr dazu: [{words.phrase(3)}]({target})."
    return Section(heading, (linked, words.prose(48)))


def _question(words: Words, number: int, index: int) -> Question:
    right = (number + index) % 4
    return Question(
        id=f"t{number:04d}-frage-{index + 1}",
        text=f"{words.phrase(9)}?",
        options=tuple(_option(words, place == right) for place in range(4)),
        explanation=words.prose(24),
    )


def _option(words: Words, right: bool) -> Option:
    return Option(text=words.phrase(7), feedback=words.prose(14), right=right)


def own_quiz(questions: tuple[Question, ...]) -> Iterator[str]:
    """The quiz in the authoring language of this project."""
    yield "## Teste dich {.quiz}\n"
    for question in questions:
        yield f"### {question.text} {{#{question.id}}}\n"
        for option in question.options:
            yield f"- [{'x' if option.right else ' '}] {option.text}\n    > {option.feedback}"
        yield f"\n{question.explanation}\n"


def mkdocs_quiz(questions: tuple[Question, ...]) -> Iterator[str]:
    """The same quiz as mkdocs-quiz 1.7.1 wants it: a tag per question, feedback as a quote below its option."""
    yield "## Teste dich\n"
    for question in questions:
        yield f"<quiz>\n{question.text}"
        for option in question.options:
            yield f"- [{'x' if option.right else ' '}] {option.text}\n> {option.feedback}"
        yield f"\n{question.explanation}\n</quiz>\n"


def markdown(article: Article, quiz: QuizWriter) -> str:
    """The whole file."""
    return "\n".join([f"# {article.title}\n", *_prose(article.sections), *quiz(article.questions)])


def _prose(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield f"## {section.heading}\n"
        yield from (f"{paragraph}\n" for paragraph in section.paragraphs)


def write(docs: Path, content: Iterable[Article], quiz: QuizWriter, project: Path) -> None:
    """Writes `docs` anew: the articles, a home page and the pictures of the project, as its theme shows its icon."""
    shutil.rmtree(docs, ignore_errors=True)
    docs.mkdir(parents=True)
    if (project / "docs" / "assets").is_dir():
        shutil.copytree(project / "docs" / "assets", docs / "assets")
    (docs / "index.md").write_text(f"# Start\n\n{Words(f'{SEED}:start').prose(48)}\n", encoding="utf-8")
    for article in content:
        target = docs / article.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(markdown(article, quiz), encoding="utf-8")
