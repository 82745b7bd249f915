"""What every question, figure, term and contradiction must say: rules for contents that are no rules of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.checks.guessing import guessing_problems
from kb.checks.law import law_problems
from kb.checks.leverage import without_short
from kb.checks.order import misplaced, place_text
from kb.checks.shape import shape_problems
from kb.checks.sheets import undescribed_sheets
from kb.checks.twins import twin_problems
from kb.messages import message
from kb.model import Article, Catalogue, Claim, Item, Problem, Question, Term, Thesis

MIN_FEEDBACK = 4
# The page itself says whether an answer is right.
VERDICT = re.compile(
    r"(?:(?:Das|Dies|Es|Diese Antwort) )?(?:ist |wäre |war )?(?:(?:leider|genau|völlig|ganz|absolut) )?"
    r"(?:ja|nein|richtig|falsch|stimmt(?: nicht)?|trifft (?:nicht )?zu|korrekt|genau)\s*[.!:;,–—-]",
    re.I,
)
YEAR = re.compile(r"(?:1[6-9]|20)\d\d|nicht genannt")
MAX_VERDICT = 8
ORIGIN, STUDIED = "**Herkunft:**", "**Untersucht:**"
REACH = ("**Was sie zeigt:**", "**Was sie nicht zeigt:**")
MAX_TERM = 25
MOST_STATEMENTS = 60
SORTED_AS = str.maketrans("äöüß", "aous")
CONTRADICTIONS = "Widersprüche"
SIDES = ("**Die eine Seite:**", "**Die andere Seite:**", "**Wie beides zusammengeht:**")


def content_problems(catalogue: Catalogue, prefix: str = "docs/") -> list[Problem]:
    """All of them, over all files."""
    return [
        *(problem for question in catalogue.questions() for problem in _question(question)),
        *(problem for claim in catalogue.claims() if claim.kind == "zahl" and claim.worth for problem in _figure(claim)),
        *(problem for claim in catalogue.claims() for problem in _verdict(claim)),
        *(problem for thesis in catalogue.theses() for problem in _verdict(thesis)),
        *(problem for term in catalogue.terms() for problem in _term(term)),
        *(problem for article in catalogue.articles.values() for problem in _term_order(article)),
        *(problem for article in catalogue.articles.values() for problem in _contradictions(article)),
        *(_short(article) for article in catalogue.articles.values() if without_short(article)),
        *too_many(catalogue),
        *guessing_problems(catalogue.questions()),
        *shape_problems(catalogue.articles),
        *law_problems(catalogue.articles),
        *undescribed_sheets(catalogue.articles),
        *twin_problems(catalogue, prefix),
    ]


def _question(question: Question) -> Iterator[Problem]:
    for option in question.parts:
        if 0 < len(option.feedback.split()) < MIN_FEEDBACK:
            yield _at(question, option.line, "question-feedback", text=option.text, min=MIN_FEEDBACK)
        elif match := VERDICT.match(option.feedback):
            yield _at(question, option.line, "question-verdict", found=match[0].strip(), min=MIN_FEEDBACK)
    if not question.explanation:
        yield _at(question, question.line, "question-explanation")
    if not question.reading:
        yield _at(question, question.line, "question-reading")


def _figure(claim: Claim) -> Iterator[Problem]:
    missing = [f"„{label} …“" for label in (ORIGIN, STUDIED) if label not in claim.worth]
    if not any(label in claim.worth for label in REACH):
        missing.append(f"„{REACH[1]} …“")
    if missing:
        yield _at(claim, claim.line, "figure-labels", missing=", ".join(missing))
    if not YEAR.search(claim.year):
        yield _at(claim, claim.line, "figure-year-odd" if claim.year else "figure-year", found=claim.year)


def _verdict(item: Claim | Thesis) -> Iterator[Problem]:
    """In the overview there is room for a few words."""
    words = len(item.verdict.split())
    if words > MAX_VERDICT:
        yield _at(item, item.line, "verdict-long", n=words, max=MAX_VERDICT)
    needed = item.more if isinstance(item, Thesis) else item.kind == "zahl" and item.worth
    if needed and not words:
        yield _at(item, item.line, "verdict-missing", max=MAX_VERDICT)


def _short(article: Article) -> Problem:
    line = next(section.line for section in article.sections if section.kind == "checklist")
    return Problem(article.path, line, message("short-missing"), "warning")


def too_many(catalogue: Catalogue) -> Iterator[Problem]:
    """A checklist that nobody gets through; what the law demands does not count."""
    statements = [check for check in catalogue.checks() if check.kind == "statement" and not check.mandatory]
    for check in statements[MOST_STATEMENTS:]:
        yield _at(check, check.line, "checks-many", n=len(statements), most=MOST_STATEMENTS)


def _term(term: Term) -> Iterator[Problem]:
    words = len(term.short.split())
    if words > MAX_TERM:
        yield _at(term, term.line, "term-long", n=words, max=MAX_TERM)
    if term.short and not term.short.endswith((".", "!", "?")):
        yield _at(term, term.line, "term-sentence")
    if "](" in term.short:
        yield _at(term, term.line, "term-link")


def _term_order(article: Article) -> Iterator[Problem]:
    terms = list(article.items(Term))
    keys = [term.names[0].casefold().translate(SORTED_AS) for term in terms]
    for place, neighbour in misplaced(keys):
        where = place_text("" if neighbour is None else terms[neighbour].text)
        yield _at(terms[place], terms[place].line, "list-order", found=terms[place].text, place=where)


def _contradictions(article: Article) -> Iterator[Problem]:
    """Level-3 sections below a heading „… Widersprüche“ of a page that compares theses: each names both sides."""
    if not any(section.kind == "theses" for section in article.sections):
        return
    for line, title, text in contradictions(article):
        missing = [label for label in SIDES if label not in text]
        if missing:
            labels = ", ".join(f"„{label} …“" for label in missing)
            yield Problem(article.path, line, message("contradiction-sides", found=title, missing=labels), "warning")
        for label in SIDES:
            if text.count(label) > 1:
                yield Problem(article.path, line, message("contradiction-twice", found=title, label=label), "warning")


def contradictions(article: Article) -> Iterator[tuple[int, str, str]]:
    """(line, title, text) of each contradiction on a page."""
    inside = False
    ends = [*(heading.line for heading in article.headings[1:]), len(article.lines) + 1]
    for heading, end in zip(article.headings, ends, strict=True):
        if heading.level <= 2:
            inside = heading.level == 2 and CONTRADICTIONS in heading.text
        elif inside and heading.level == 3:
            yield heading.line, heading.text, "\n".join(article.lines[heading.line : end - 1])


def _at(item: Item, line: int, key: str, **values: object) -> Problem:
    return Problem(item.path, line, message(key, **values), "warning")
