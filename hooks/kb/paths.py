"""Where generated pages stand, relative to the content folder."""

from __future__ import annotations

from collections.abc import Mapping

from kb.model import Article, Check, Claim, Question

# The folder whose articles readers find under "Themen", all of one shape.
TOPICS = "themen/"
COMPARISON, BELIEFS = "widersprueche.md", "quellen/verbreitet.md"
QUIZ, QUIZ_ALL, CHECKLIST, FIGURES = "quiz/index.md", "quiz/alle.md", "checkliste/index.md", "zahlen.md"
SHORT, FORM, RESULT, PLAN, HISTORY, TEAM, MANAGE = (
    f"checkliste/{name}.md" for name in ("kurz", "alle", "auswertung", "plan", "verlauf", "team", "pruefungen")
)
# What one does with all questions; behind the topics in the menu, in this order.
TODAY, EXAM, COURSE, EXCHANGE = (f"quiz/{name}.md" for name in ("heute", "test", "kurs", "mitnehmen"))
QUIZ_TOOLS = (TODAY, EXAM, COURSE, EXCHANGE)
# On the page of an area the place that leads to its first statement without an answer (kb-checklist.js).
FIRST_OPEN = "offen"
# Where a file is read in (manage-frame.html.j2).
READING = "einlesen"
# The pages around the checklist, in the order of the menu; all others in its folder are areas.
TOOLS = (SHORT, FORM, RESULT, PLAN, HISTORY, TEAM, MANAGE)
# What stands in a file of one of these paths introduces the generated page; items there would not appear.
INTRODUCED = (QUIZ, QUIZ_ALL, CHECKLIST, FIGURES, SHORT, FORM, RESULT, PLAN, HISTORY, TEAM, MANAGE)
# Where one looks after what one has entered: these tell what is in no file yet.
REMINDING = (CHECKLIST, RESULT, PLAN, HISTORY, MANAGE)
# Beyond this, one page with every question helps nobody and would outgrow every other page.
MAX_ALL = 200


def topic_of(path: str) -> str:
    """The topic an article's quiz is stored and addressed under: `themen/x.md` -> `x`."""
    topic = path.removesuffix(".md").removeprefix(TOPICS).removesuffix("/index")
    return f"{topic}-quiz" if f"quiz/{topic}.md" in (QUIZ, QUIZ_ALL, *QUIZ_TOOLS) else topic


def area_of(path: str) -> str:
    """The name an area of the checklist is stored under: `checkliste/telefon.md` -> `telefon`."""
    return path.removesuffix(".md").removeprefix("checkliste/")


def url_of(path: str) -> str:
    """The site-relative address of a page, with a folder for every page; empty for the first page of all."""
    steps = path.removesuffix(".md").split("/")
    return "".join(f"{step}/" for step in (steps[:-1] if steps[-1] == "index" else steps))


def quiz_path(path: str) -> str:
    """The quiz page of an article."""
    return f"quiz/{topic_of(path)}.md"


def generated_paths(articles: Mapping[str, Article]) -> set[str]:
    """All pages that are made from items of these articles; links may lead there."""
    questions = {path: len(list(article.items(Question))) for path, article in articles.items()}
    found = {quiz_path(path) for path, count in questions.items() if count}
    if found:
        found |= {QUIZ, QUIZ_ALL} if sum(questions.values()) <= MAX_ALL else {QUIZ}
    checks = [check for article in articles.values() for check in article.items(Check)]
    if checks:
        found |= {CHECKLIST, FORM, RESULT, PLAN, HISTORY, TEAM, MANAGE}
    if any(check.in_short for check in checks):
        found.add(SHORT)
    if any(c.kind == "zahl" for a in articles.values() for c in a.items(Claim)):
        found.add(FIGURES)
    return found
