"""The anchors a link may lead to, on the pages of the articles and on those made from items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kb.entries.read_more import by_reading
from kb.ids import slugify
from kb.model import Article, Check, Claim, Question
from kb.paths import CHECKLIST, FIGURES, FIRST_OPEN, FORM, MANAGE, QUIZ, QUIZ_ALL, READING, SHORT, generated_paths, quiz_path
from kb.solutions import Match, Option, Pair, Step
from kb.strings import strings

TAG_LIST = "<!-- material/tags -->"


def all_anchors(articles: Mapping[str, Article], related: Iterable[str]) -> dict[str, set[str]]:
    """The anchors of every page, by its path; the articles `related` have others below them to read next."""
    found: dict[str, set[str]] = {path: set() for path in generated_paths(articles)}
    for path, article in articles.items():
        found.setdefault(path, set()).update(_own(article))
        questions = {item.id for item in article.items(Question)}
        for page in (quiz_path(path), QUIZ_ALL):
            found.get(page, set()).update(questions)
        found.get(FORM, set()).update(item.id for item in article.items(Check))
        found.get(SHORT, set()).update(item.id for item in article.items(Check) if item.in_short)
        figures = (item for item in article.items(Claim) if item.kind == "zahl")
        found.get(FIGURES, set()).update(item.id for item in figures)
    _add_headings(found, articles)
    _add_lists(found, articles, related)
    return found


def _own(article: Article) -> set[str]:
    items = {item.id for section in article.sections for item in section.items}
    asked = {place.name for place in article.places if place.kind == "question"}
    keys = {key for question in article.items(Question) for key in _keys(question)}  # stored, never on the page
    return {heading.anchor for heading in article.headings} | items | asked | (article.anchors - keys)


def _keys(question: Question) -> Iterator[str]:
    left = question.solution.left if isinstance(question.solution, Match) else ()
    return (part.key for part in (*question.parts, *left) if isinstance(part, Option | Step | Pair))


def _add_headings(found: dict[str, set[str]], articles: Mapping[str, Article]) -> None:
    """Headings that the build writes itself, and the tags that Material lists."""
    page = strings("page")
    for path, anchor in (
        (QUIZ, slugify(page["quiz_topics"])),
        (QUIZ_ALL, slugify(page["quiz_all"])),
        (CHECKLIST, slugify(page["checklist_areas"])),
        (MANAGE, "sichern"),  # manage-frame.html.j2, kb-reminder.js
        (MANAGE, READING),
    ):
        found.get(path, set()).add(anchor)
    for path, article in articles.items():
        found.get(quiz_path(path), set()).add(slugify(page["quiz_of"].format(title=article.title)))
        if any(True for _ in article.items(Check)):
            found[path].add(FIRST_OPEN)
            found.get(FORM, set()).add(slugify(article.title))


def _add_lists(found: dict[str, set[str]], articles: Mapping[str, Article], related: Iterable[str]) -> None:
    page = strings("page")
    checks = [item for article in articles.values() for item in article.items(Check)]
    claims = [item for article in articles.values() for item in article.items(Claim)]
    for key, pages in (
        ("topic_checks", by_reading(checks)),
        ("topic_claims", by_reading(claims)),
        ("related", related),
    ):
        for path in pages:
            found.get(path, set()).add(slugify(page[key]))
    for path, own in by_reading(checks).items():
        found.get(path, set()).update(check.id for check in own)  # to be answered in place
    tags = {f"tag:{slugify(tag)}" for article in articles.values() for tag in article.tags()}
    for path, article in articles.items():
        if TAG_LIST in article.lines:
            found[path] |= tags
