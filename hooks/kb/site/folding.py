"""What an article shows at once, and what folds open: the studies behind a finding, sources and evidence at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.checks.outline import Part, details_of, parts_of, unfolded
from kb.checks.shape import EVIDENCE, FOLDED, PRACTICE, RESEARCH, SHORT, SOURCES
from kb.minutes import reading_minutes
from kb.model import Article
from kb.paths import TOPICS
from kb.site.context import Context
from kb.strings import counted, strings

LAW = "Was das Recht verlangt"
MOST_OF_LAW = 5
"""Paragraphs, lists and tables; where there are more, the first two stay in sight."""


@dataclass(frozen=True)
class Fold:
    """Lines `start` to `end` (from 0, end excluded) that become one thing."""

    start: int
    end: int
    template: str
    values: dict[str, str]


def folded(context: Context, article: Article, lines: Sequence[str], claims: str) -> list[str]:
    """The lines of an article with its parts set off or folded, so that no line moves; `claims` belong to its sources."""
    result = list(lines)
    for fold in _folds(article, claims):
        body = "\n".join(result[fold.start : fold.end]).strip("\n")
        text = context.templates.page(fold.template, body=body, **fold.values)
        result[fold.start : fold.end] = [f"\n{text}\n", *[""] * (fold.end - fold.start - 1)]
    return result


def line_of_own(article: Article) -> int:
    """The line (from 0) in front of which the own check items stand.

    Behind what one can do and the example, where one reads on with one's own firm in mind; without those in front of the
    evidence at the end, or behind the last line.
    """
    parts = parts_of(article)
    practice = [at for at, part in enumerate(parts) if part.title in PRACTICE]
    following = parts[practice[-1] + 1 :] if practice else [part for part in parts[-1:] if part.title == EVIDENCE]
    return following[0].line - 1 if following else len(article.lines)


def has_sources(article: Article) -> bool:
    """Whether it says what the sources say about its topic."""
    return article.path.startswith(TOPICS) and any(part.title == SOURCES and part.blocks for part in parts_of(article))


def _folds(article: Article, claims: str) -> Iterator[Fold]:
    for part in parts_of(article):
        if not part.blocks:
            continue
        if part.title == SHORT:
            yield Fold(part.blocks[0].start, part.blocks[-1].end, "gist", {"facts": _facts(article)})
        if part.title == RESEARCH:
            yield from _studies(part)
        if part.title == LAW and len(part.blocks) > MOST_OF_LAW:
            values = {"summary": strings("page")["law_details"], "named": _anchor(article, part)}
            yield Fold(part.blocks[2].start, part.blocks[-1].end, "fold", values)
        if part.title == SOURCES:
            values = {"summary": strings("page")["sources"], "after": claims.strip("\n"), "named": _anchor(article, part)}
            yield Fold(part.blocks[0].start, part.blocks[-1].end, "fold", values)
        if part.title == EVIDENCE:
            works = sum(len(block.children) for block in part.blocks if block.type == "bullet_list")
            summary = strings("page")["evidence"].format(works=counted("works", works))
            values = {"summary": summary, "named": _anchor(article, part)}
            yield Fold(part.blocks[0].start, part.blocks[-1].end, "fold", values)


def _anchor(article: Article, part: Part) -> str:
    """The name links use for a section; they open what folds in it."""
    return next(heading.anchor for heading in article.headings if heading.line == part.line)


def _studies(part: Part) -> Iterator[Fold]:
    for detail in details_of(part):
        yield Fold(detail[0].start, detail[-1].end, "fold", {"summary": strings("page")["studies"]})


def _facts(article: Article) -> str:
    """How long it takes to read what is not folded, and how sure its result is."""
    read = [part for part in parts_of(article) if part.kind != "quiz" and part.title not in FOLDED]
    texts = [unfolded(article, part) if part.title == RESEARCH else part.text for part in read]
    grade = strings("grades").get(str(article.meta.get("beleg", "")), "")
    form = strings("page")["reading_graded" if grade else "reading"]
    return str(form).format(minutes=counted("minutes", reading_minutes(texts)), grade=grade)
