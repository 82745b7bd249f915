"""What readers find in every article under themen/: the same sections in the same order, short, and with evidence."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from kb.checks.catalogue import HOME
from kb.checks.front_matter import was_meant
from kb.checks.order import misplaced
from kb.checks.outline import Part, parts_of, unfolded
from kb.checks.prose import WORD, Passage
from kb.markdown.blocks import Block
from kb.markdown.links import find_links, resolve
from kb.messages import message
from kb.model import Article, Claim, Heading, Problem
from kb.paths import TOPICS

SHORT, STEPS, EXAMPLE, RESEARCH, QUIZ, HEARD, SOURCES, EVIDENCE = ORDER = (
    "Kurz gesagt",
    "Was Sie tun können",
    "Ein Beispiel",
    "Was die Forschung sagt",
    "Testen Sie sich",
    "Was man oft hört",
    "Was die Quellen sagen",
    "Belege",
)
FOLDED = (SOURCES, EVIDENCE)
"""Who reads on without opening anything does not meet them."""
PRACTICE = (STEPS, EXAMPLE)
GRADE_WORDS = re.compile(r"(?:Belegt|Plausibel|Umstritten|Unbelegt|Fachmeinung): \S")
MEANING = "Für Ihren Betrieb heißt das"
INVENTED = re.compile(r"\berfundene[smnr]?\s+Beispiel", re.I)
WHO, SIGN = STEP_LABELS = ("Wer und wie lange:", "Woran Sie es merken:")
READ = re.compile(r"\bgelesen\b", re.I)
BOLD = re.compile(r"\*\*\S|__\S")
MAX_SENTENCES = 5
MAX_STEPS = 3
MAX_WORDS = 1300
MAX_TAGS = 5
SHARE = 0.35
"""Of the words outside the quiz, what one can do makes at least so much, research at most; folded ones do not count."""


def shape_problems(articles: Mapping[str, Article]) -> list[Problem]:
    """What a reader would miss in an article, or find in another place than elsewhere."""
    topics = [a for path, a in articles.items() if path.startswith(TOPICS) and posixpath.basename(path) != HOME]
    claims = {(item.path, item.id) for article in articles.values() for item in article.items(Claim)}
    return [
        *(problem for article in topics for problem in _article(article, claims)),
        *_odd_tags(topics),
    ]


def _article(article: Article, claims: set[tuple[str, str]]) -> Iterator[Problem]:
    parts = parts_of(article)
    if not str(article.meta.get("description") or "").strip() and not was_meant(article, "description"):
        yield _at(article, 1, "shape-description")
    tags = article.meta.get("tags") or []
    if isinstance(tags, list) and not 1 <= len(tags) <= MAX_TAGS and not was_meant(article, "tags"):
        yield _at(article, _tag_line(article), "shape-tags", n=len(tags), max=MAX_TAGS)
    yield from _order(article, parts)
    yield from _needed(article, parts)
    for part in parts:
        if check := CHECKS.get(part.title):
            yield from check(article, part)
        if part.title == SOURCES and not _leads_to(part, article, claims):
            yield _at(article, part.line, "shape-sources")
    yield from _length(article, parts)


def _order(article: Article, parts: Sequence[Part]) -> Iterator[Problem]:
    """Whether the sections that articles share follow each other as elsewhere."""
    titles = [QUIZ if part.kind == "quiz" else part.title for part in parts]
    known = [(ORDER.index(title), part) for title, part in zip(titles, parts, strict=True) if title in ORDER]
    for place, neighbour in misplaced([rank for rank, _ in known]):
        part = known[place][1]
        if neighbour is None:
            first = min(known, key=lambda found: found[0] if found[1] is not part else len(ORDER))[1]
            yield _at(article, part.line, "shape-order-first", found=part.title, before=first.title)
        else:
            yield _at(article, part.line, "shape-order", found=part.title, behind=known[neighbour][1].title)


def _needed(article: Article, parts: Sequence[Part]) -> Iterator[Problem]:
    """The result in every article; in one that tells of studies also what to do, an example, and on what it rests."""
    titles = {part.title: part.line for part in parts}
    meant = _meant_titles(article, titles)
    for title, heading in meant.items():
        key = "shape-level" if heading.text == title else "shape-title"
        yield _at(article, heading.line, key, found=heading.text, title=title)
    titles = {**titles, **{title: heading.line for title, heading in meant.items()}, **_unmarked(article)}
    if SHORT not in titles:
        yield _at(article, parts[0].line if parts else article.body + 1, "shape-short")
    if RESEARCH not in titles:
        return
    for title, key in ((STEPS, "shape-no-steps"), (EXAMPLE, "shape-no-example"), (EVIDENCE, "shape-evidence")):
        if title not in titles:
            yield _at(article, titles[RESEARCH], key)


def _meant_titles(article: Article, titles: Collection[str]) -> dict[str, Heading]:
    """Headings that are nearly what a section is called that the article lacks, or stand on another level."""
    missing = {title.casefold(): title for title in ORDER if title not in titles and title != QUIZ}
    found: dict[str, Heading] = {}
    for heading in article.headings[1:]:
        close = get_close_matches(heading.text.casefold().strip(" .:?!"), missing, n=1, cutoff=0.85)
        if close and heading.level > 1:
            found.setdefault(missing[close[0]], heading)
    return found


def _unmarked(article: Article) -> dict[str, int]:
    """Titles in lines that are no headings for want of a blank, which is told."""
    found = ((line.lstrip("# \t").rstrip(), number) for number, line in enumerate(article.lines, 1) if line.strip()[:1] == "#")
    return {title: number for title, number in found if title in ORDER}


def _short(article: Article, part: Part) -> Iterator[Problem]:
    sentences = [*Passage(part.text, part.line + 1).sentences()]
    if not sentences:
        yield _at(article, part.line, "shape-short-empty")
    if len(sentences) > MAX_SENTENCES:
        yield _at(article, part.line, "shape-short-long", n=len(sentences), max=MAX_SENTENCES)


def _research(article: Article, part: Part) -> Iterator[Problem]:
    """Each finding is a heading with its grade; what it means for a firm comes first, its studies fold open below."""
    findings = [at for at, block in enumerate(part.blocks) if block.type == "heading"]
    if not findings:
        yield _at(article, part.line, "shape-grades")
    for at in findings:
        heading, [first, *_] = part.blocks[at], [*part.blocks[at + 1 : at + 2], None]
        if not GRADE_WORDS.match(heading.content):
            yield _at(article, heading.line, "shape-grade", found=heading.content)
        if first is None or not first.content.startswith(MEANING):
            yield _at(article, heading.line, "shape-meaning", begin=MEANING)


def _steps(article: Article, part: Part) -> Iterator[Problem]:
    """Steps are numbered, few, and say in bold what to do, then who does it, how long, and how one sees that it worked."""
    lists = [block for block in part.blocks if block.type == "ordered_list"]
    steps = [item for block in lists for item in block.children]
    if not steps:
        yield _at(article, part.line, "shape-steps")
    if len(steps) > MAX_STEPS:
        yield _at(article, steps[MAX_STEPS].line, "shape-steps-many", n=len(steps), max=MAX_STEPS)
    for step in steps:
        if not BOLD.match(_words(step)):
            yield _at(article, step.line, "shape-step-bold", number=article.lines[step.start].split()[0])
        inner = "\n".join(block.content for block in step.walk())
        for label in STEP_LABELS:
            if label not in inner:
                yield _at(article, step.line, "shape-step-label", label=label)


def _example(article: Article, part: Part) -> Iterator[Problem]:
    """The firm is invented, and the page says so, once."""
    said = [line for line, text in enumerate(article.lines, 1) if INVENTED.search(text)]
    if not INVENTED.search(part.text):
        yield _at(article, part.line, "shape-example")
    for line in said[1:]:
        yield _at(article, line, "shape-example-twice", first=said[0])


def _words(item: Block) -> str:
    return item.children[0].content if item.children else ""


def _evidence(article: Article, part: Part) -> Iterator[Problem]:
    if not READ.search(part.text):
        yield _at(article, part.line, "shape-read")


CHECKS: Mapping[str, Callable[[Article, Part], Iterator[Problem]]] = {
    SHORT: _short,
    RESEARCH: _research,
    STEPS: _steps,
    EXAMPLE: _example,
    EVIDENCE: _evidence,
}


def _leads_to(part: Part, article: Article, claims: set[tuple[str, str]]) -> bool:
    return any(resolve(link.target, article.path) in claims for link in find_links(part.text))


def _length(article: Article, parts: Sequence[Part]) -> Iterator[Problem]:
    words = {part.title: _count(part.text) for part in parts if part.title != EVIDENCE and part.kind != "quiz"}
    if sum(words.values()) > MAX_WORDS:
        yield _at(article, article.body + 1, "shape-length", n=sum(words.values()), max=MAX_WORDS)
    if RESEARCH not in words:
        return
    words.pop(SOURCES, None)
    words[RESEARCH] = sum(_count(unfolded(article, part)) for part in parts if part.title == RESEARCH)
    total = sum(words.values())
    lines = {part.title: part.line for part in parts}
    share = {"practice": sum(words.get(title, 0) for title in PRACTICE) / total, "research": words[RESEARCH] / total}
    if STEPS in words and share["practice"] < SHARE:
        yield _at(article, lines[STEPS], "shape-practice", share=_percent(share["practice"]), least=_percent(SHARE))
    if share["research"] > SHARE:
        yield _at(article, lines[RESEARCH], "shape-research", share=_percent(share["research"]), most=_percent(SHARE))


def _count(text: str) -> int:
    return len(WORD.findall(re.sub(r"\]\([^)]*\)", "]", text)))


def _percent(share: float) -> str:
    return f"{100 * share:.0f}"


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
