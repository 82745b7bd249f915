"""What readers find in every article under themen/: the same sections in the same order, short, and with evidence."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from kb.checks.catalogue import HOME
from kb.checks.order import misplaced
from kb.checks.outline import Part, parts_of
from kb.checks.prose import WORD, Passage
from kb.markdown.blocks import Block
from kb.markdown.links import find_links, resolve
from kb.messages import message
from kb.model import Article, Claim, Problem

FOLDER = "themen/"
SHORT, SOURCES, RESEARCH, STEPS, EVIDENCE, QUIZ = (
    "Kurz gesagt",
    "Was die Quellen sagen",
    "Was die Forschung sagt",
    "Was Sie tun können",
    "Belege",
    "Testen Sie sich",
)
ORDER = (SHORT, "Was man oft hört", SOURCES, RESEARCH, STEPS, EVIDENCE, QUIZ)
GRADE_WORDS = re.compile(r"^\*\*(?:Belegt|Plausibel|Umstritten|Unbelegt|Fachmeinung)\b", re.M)
READ = re.compile(r"\bgelesen\b", re.I)
BOLD = re.compile(r"\*\*\S|__\S")
MAX_SENTENCES = 5
MAX_STEPS = 5
MAX_WORDS = 1200
MAX_TAGS = 5


def shape_problems(articles: Mapping[str, Article]) -> list[Problem]:
    """What a reader would miss in an article, or find in another place than elsewhere."""
    topics = [a for path, a in articles.items() if path.startswith(FOLDER) and posixpath.basename(path) != HOME]
    claims = {(item.path, item.id) for article in articles.values() for item in article.items(Claim)}
    return [
        *(problem for article in topics for problem in _article(article, claims)),
        *_odd_tags(topics),
    ]


def _article(article: Article, claims: set[tuple[str, str]]) -> Iterator[Problem]:
    parts = parts_of(article)
    if not str(article.meta.get("description") or "").strip():
        yield _at(article, 1, "shape-description")
    tags = article.meta.get("tags") or []
    if isinstance(tags, list) and not 1 <= len(tags) <= MAX_TAGS:
        yield _at(article, _tag_line(article), "shape-tags", n=len(tags), max=MAX_TAGS)
    yield from _order(article, parts)
    for part in parts:
        if check := CHECKS.get(part.title):
            yield from check(article, part)
        if part.title == SOURCES and not _leads_to(part, article, claims):
            yield _at(article, part.line, "shape-sources")
    yield from _length(article, parts)


def _order(article: Article, parts: Sequence[Part]) -> Iterator[Problem]:
    """The sections that every article shares: is the first there, is the evidence, do they follow each other as elsewhere?"""
    titles = [QUIZ if part.kind == "quiz" else part.title for part in parts]
    if SHORT not in titles:
        yield _at(article, parts[0].line if parts else article.body + 1, "shape-short")
    if RESEARCH in titles and EVIDENCE not in titles:
        behind = max((t for t in titles if t in ORDER and ORDER.index(t) < ORDER.index(EVIDENCE)), key=ORDER.index)
        yield _at(article, parts[titles.index(RESEARCH)].line, "shape-evidence", behind=behind)
    known = [(ORDER.index(title), part) for title, part in zip(titles, parts, strict=True) if title in ORDER]
    for place, neighbour in misplaced([rank for rank, _ in known]):
        part = known[place][1]
        if neighbour is None:
            first = min(known, key=lambda found: found[0] if found[1] is not part else len(ORDER))[1]
            yield _at(article, part.line, "shape-order-first", found=part.title, before=first.title)
        else:
            yield _at(article, part.line, "shape-order", found=part.title, behind=known[neighbour][1].title)


def _short(article: Article, part: Part) -> Iterator[Problem]:
    sentences = [*Passage(part.text, part.line + 1).sentences()]
    if not sentences:
        yield _at(article, part.line, "shape-short-empty")
    if len(sentences) > MAX_SENTENCES:
        yield _at(article, part.line, "shape-short-long", n=len(sentences), max=MAX_SENTENCES)


def _research(article: Article, part: Part) -> Iterator[Problem]:
    if not GRADE_WORDS.search(part.text):
        yield _at(article, part.line, "shape-grades")


def _steps(article: Article, part: Part) -> Iterator[Problem]:
    """Steps are numbered, few, and say in bold what to do."""
    lists = [block for block in part.blocks if block.type == "ordered_list"]
    steps = [item for block in lists for item in block.children]
    if not steps:
        yield _at(article, part.line, "shape-steps")
    if len(steps) > MAX_STEPS:
        yield _at(article, steps[MAX_STEPS].line, "shape-steps-many", n=len(steps), max=MAX_STEPS)
    for step in steps:
        if not BOLD.match(_words(step)):
            yield _at(article, step.line, "shape-step-bold", number=article.lines[step.start].split()[0])


def _words(item: Block) -> str:
    return item.children[0].content if item.children else ""


def _evidence(article: Article, part: Part) -> Iterator[Problem]:
    if not READ.search(part.text):
        yield _at(article, part.line, "shape-read")


CHECKS: Mapping[str, Callable[[Article, Part], Iterator[Problem]]] = {
    SHORT: _short,
    RESEARCH: _research,
    STEPS: _steps,
    EVIDENCE: _evidence,
}


def _leads_to(part: Part, article: Article, claims: set[tuple[str, str]]) -> bool:
    return any(resolve(link.target, article.path) in claims for link in find_links(part.text))


def _length(article: Article, parts: Sequence[Part]) -> Iterator[Problem]:
    ours = [part for part in parts if part.title != EVIDENCE and part.kind != "quiz"]
    words = len(WORD.findall(re.sub(r"\]\([^)]*\)", "]", "\n".join(part.text for part in ours))))
    if words > MAX_WORDS:
        yield _at(article, article.body + 1, "shape-length", n=words, max=MAX_WORDS)


def _odd_tags(topics: Sequence[Article]) -> Iterator[Problem]:
    """A tag that only one article has, while others have one that is spelled nearly alike."""
    used = {
        article.path: [t for t in tags if isinstance(t, str)]
        for article in topics
        if (tags := article.meta.get("tags")) and isinstance(tags, list)
    }
    all_tags = [tag for tags in used.values() for tag in tags]
    for article in topics:
        for tag in used.get(article.path, []):
            others = [other for other in dict.fromkeys(all_tags) if other != tag and all_tags.count(other) > 1]
            close = get_close_matches(tag.casefold(), [other.casefold() for other in others], n=1, cutoff=0.8)
            if close and all_tags.count(tag) == 1:
                meant = next(other for other in others if other.casefold() == close[0])
                yield _at(article, _tag_line(article), "shape-tag-new", found=tag, meant=meant)


def _tag_line(article: Article) -> int:
    lines = enumerate(article.lines[: article.body], 1)
    return next((number for number, line in lines if line.startswith("tags:")), 1)


def _at(article: Article, line: int, key: str, **values: object) -> Problem:
    return Problem(article.path, line, message(key, **values), "warning")
