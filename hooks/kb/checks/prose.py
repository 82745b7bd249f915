"""The running text of a page as sentences with line numbers, and what makes it hard to read or inconsistent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

from kb.entries.article import plain
from kb.entries.glossary import ENDING, LABELS
from kb.entries.labels import label_of
from kb.entries.theses import STANDS
from kb.markdown.blocks import Block, read_blocks
from kb.markdown.links import LINK, blank_code
from kb.messages import message
from kb.model import Article, Problem, Question, Term
from kb.solutions import Estimate

MAX_AVERAGE = 16
MAX_WORDS = 35
# Full stops that end no sentence: abbreviations, ordinals, initials.
ABBREVIATIONS = "Abs|Art|Aufl|Bd|Co|Dr|Hrsg|Jg|Nr|Prof|S|St|bzw|ca|etc|evtl|inkl|usw|vgl|[a-zäöü]|[A-ZÄÖÜ]"
NO_END = re.compile(rf"\b(?:{ABBREVIATIONS}|\d+)\.(?=[\s\u00a0])")
END = re.compile(r"[.!?…]+[“”’\")\]]*(?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:[-’'/&.][^\W_]+)*")
MARKUP = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\[\^[^\]]+\]|<[^<>]*>|\{[^{}]*\}")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
CODE = re.compile(r"`[^`]*`")
QUOTED = re.compile(r"„[^“”]*“")
# What stands in these sections are the words of others: titles of studies, names.
REFERENCES = ("Belege",)
STOP = "\u2024"  # a full stop that ends nothing, kept one character long so that lines can be counted

# What every text avoids, with the key of the message that says so.
HABITS = (
    # Du is a name as well: Du u. a. 2007
    (re.compile(r"\b(?:Du(?!,|[\s\u00a0]u\.)|du|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?|[Ee]uch|[Ee]ure?[mnrs]?)\b"), "prose-du"),
    (re.compile(r"\b\w+(?:[*:_]in(?:nen)?|/-?in(?:nen)?|In(?:nen)?)\b(?<![A-Z]{2})"), "prose-gender"),
    (re.compile(r"(?<![\w=])\"\w|\w\"(?![\w>])|„[^“”\n]{,40}”|[«»]"), "prose-quotes"),
    (re.compile(r"\d[\d.,]* ?%(?<!\u00a0%)"), "prose-percent"),
    (re.compile(r"\b[zudo]\. ?[BahÄ]\.(?<!\.\u00a0.\.)"), "prose-abbreviation"),
    (re.compile(r"(?<=\w) - (?=\w)|\.\.\."), "prose-dash"),
    # Zero width, soft hyphens, and accents that stand apart from their letter: left over from other programs.
    (re.compile(r"\w*[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f]\w*"), "prose-invisible"),
)


@dataclass(frozen=True)
class Sentence:
    """A sentence without markup and the line it begins in, counted from 1."""

    text: str
    line: int

    @property
    def words(self) -> list[str]:
        """Its words; a compound with hyphens is one."""
        return WORD.findall(self.text)

    @property
    def complete(self) -> bool:
        """Whether it ends like a sentence; labels and entries of lists do not."""
        return END.search(self.text) is not None


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading or row of a table: its text without markup and the line it begins in."""

    text: str
    line: int

    def sentences(self) -> Iterator[Sentence]:
        """Its sentences in order."""
        text = NO_END.sub(lambda m: m[0][:-1] + STOP, self.text)
        start = 0
        for end in (*(m.end() for m in END.finditer(text)), len(text)):
            part = text[start:end]
            if WORD.search(part):
                lead = len(part) - len(part.lstrip())
                line = self.line + text.count("\n", 0, start + lead)
                yield Sentence(" ".join(part.replace(STOP, ".").split()), line)
            start = end


def passages(article: Article) -> list[Passage]:
    """Everything on a page that is meant to be read as our own words, in order."""
    body = [""] * article.body + list(article.lines[article.body :])
    found: list[Passage] = []
    ours = True
    for block in read_blocks(body)[0]:
        if block.type == "heading" and block.level <= 2:
            ours = plain(block.content) not in REFERENCES
        found += _passages(block, body) if ours else ()
    special = figures(article)
    return [passage for passage in found if passage.line not in special]


def figures(article: Article) -> frozenset[int]:
    """The lines of numbers to estimate. All else that is read here stands in the lines of a page themselves."""
    return frozenset(line for question in article.items(Question) for line in _figures(question))


def _figures(question: Question) -> Iterator[int]:
    """The lines of a number to estimate, which the page writes in its own way."""
    if isinstance(question.solution, Estimate):
        yield question.solution.line
        yield from (guess.line for guess in question.solution.parts)


def _passages(block: Block, lines: Sequence[str]) -> Iterator[Passage]:
    if block.type in ("paragraph", "heading"):
        if not _is_label(block):
            yield Passage(_words_of(block.content), block.line)
    elif block.type == "table":
        rows = enumerate(lines[block.start : block.end], block.line)
        yield from (Passage(_words_of(cell), number) for number, row in rows for cell in row.split("|"))
    else:
        for child in block.children:
            yield from _passages(child, lines)


def _is_label(block: Block) -> bool:
    return label_of(block.content, (*LABELS, *STANDS)) != ""


def _words_of(markdown: str) -> str:
    """A passage without markup; line breaks stay where they are."""
    text = LINK.sub(lambda m: m["text"], CODE.sub("", blank_code(markdown).replace("\x00", " ")))
    return ENTITY.sub(lambda m: unescape(m[0]).replace("\n", " "), MARKUP.sub("", text))


def preferred(terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """(word to avoid, name to write instead), as the glossary says: all of it that the language of a page depends on."""
    return tuple((word, term.names[0]) for term in terms for word in term.avoid)


def prose_problems(article: Article, avoided: tuple[tuple[str, str], ...], found: Sequence[Passage]) -> list[Problem]:
    """What in these passages of a page should be written more simply, or as everywhere else; `avoided` as by `preferred`."""
    sentences = [sentence for passage in found for sentence in passage.sentences()]
    long = [s for s in sentences if len(s.words) > MAX_WORDS]
    return sorted(
        {
            *(_warn(article, s.line, "prose-long", n=len(s.words), max=MAX_WORDS, text=s.text[:40]) for s in long),
            *_average(article, sentences),
            *(problem for passage in found for problem in _habits(article, passage)),
            *(problem for passage in found for problem in _instead(article, passage, avoided)),
        }
    )


def _average(article: Article, sentences: Sequence[Sentence]) -> Iterator[Problem]:
    """The average is that of whole sentences: entries of lists would make it look better than it is."""
    counts = [len(s.words) for s in sentences if s.complete]
    if counts and sum(counts) > MAX_AVERAGE * len(counts):
        average = f"{sum(counts) / len(counts):.1f}".replace(".", ",")
        yield _warn(article, article.body + 1, "prose-average", average=average, max=MAX_AVERAGE)


def _habits(article: Article, passage: Passage) -> Iterator[Problem]:
    text = QUOTED.sub(lambda m: re.sub(r"[^\n%\d\u00a0 ]", "x", m[0]), passage.text)
    for pattern, key in HABITS:
        yield from (_warn(article, _line(passage, match), key, found=match[0]) for match in pattern.finditer(text))


def _instead(article: Article, passage: Passage, avoided: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    """Words for which the glossary prefers another; in a marked quotation they may stand."""
    text = QUOTED.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), passage.text).replace("\u00a0", " ").replace("\u2011", "-")
    if not _spelled(tuple(word for word, _ in avoided)).search(text):  # as in nearly every passage
        return
    for word, name in avoided:
        for match in _spelled((word,)).finditer(text):
            yield _warn(article, _line(passage, match), "prose-instead", found=match[0], term=name)


@cache
def _spelled(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, with its endings; compiled once, as every passage is searched. Without words, nothing."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))}){ENDING}(?![\w-])" if words else r"(?!)")


def _line(passage: Passage, match: re.Match[str]) -> int:
    return passage.line + passage.text.count("\n", 0, match.start())


def _warn(article: Article, line: int, key: str, **values: object) -> Problem:
    return Problem(article.path, line, message(key, **values), "warning")
