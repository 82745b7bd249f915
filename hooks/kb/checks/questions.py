"""Quality of questions, as warnings: what makes a question guessable or teaches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kb.checks.solutions import solution_problems
from kb.entries.options import STATEMENT, judges
from kb.messages import message
from kb.model import Article, Catalogue, Check, Problem, Question
from kb.solutions import Option

# A question for reasons (Warum kommen Kunden nicht wieder?) asks about what is the case.
REASON = re.compile(r"\b(?:warum|weshalb|wieso|woran|wodurch)\b", re.I)
NEGATIVE = re.compile(r"\b(nicht(?! nur)|kein(?:e[mnrs]?)?|niemals|nie|außer)\b", re.I)
ABSOLUTE = re.compile(r"\b(immer|nie|niemals|ausschließlich|stets|ausnahmslos|grundsätzlich|alle[mnrs]?|jede[mnrs]?)\b", re.I)
ALL_OF = re.compile(
    r"\b(alle[s]?|keine[s]?|nichts) (?:der|von|davon|des)?\s?(?:oben )?(?:genannte[nsm]?|vorherigen|davon"
    r"|antworten(?=\W*$| sind| stimmen| treffen| oben))\b"
    r"|\bsowohl [A-D] als auch [A-D]\b",
    re.I,
)
# Words by which feedback says what people expect.
EXPECTATION = re.compile(
    r"\b(?:naheliegend\w*|naheläge|liegt nahe|lag nahe|einleuchtend\w*|leuchtet ein|verbreitet\w*|vertraut|klingt|gilt als|"
    r"(?:man|viele|die meisten) (?:denk|glaub|mein|erwarte|vermute|könnte meinen|halten)\w*|"
    r"(?:denk|erwarte|glaub|vermute)t man|"
    r"wird (?:meist |oft |gern )?(?:erwartet|vermutet)|erwartet wird|heißt es|wie erwartet|übliche\w*)\b",
    re.I,
)
MOST_RIGHT = 4
MIN_QUESTIONS = 8
MAX_SHARE = 0.6


def lint(catalogue: Catalogue) -> list[Problem]:
    """All warnings about questions and check items."""
    questions = catalogue.questions()
    choices = _choices(questions)
    return [
        *(
            p
            for q in questions
            for p in (*_lint_feedback(catalogue.articles[q.path], q), *_lint_question(q), *solution_problems(q))
        ),
        *_lint_longest(choices),
        *_lint_position(choices),
        *(_warn(c, c.line, "lint-open") for c in catalogue.checks() if c.kind == "open" and "?" not in c.text),
    ]


def is_statement(question: Question) -> bool:
    """Whether the question is a statement to judge as true or not."""
    return [o.text.casefold() for o in question.options] == ["stimmt", "stimmt nicht"]


def _lint_feedback(article: Article, question: Question) -> Iterator[Problem]:
    """Answers that explain nothing; a line below one without its mark was probably meant to."""
    for option in question.parts:
        below = "".join(article.lines[option.line : option.line + 1])
        if not option.feedback and below.startswith(" ") and below.strip():
            yield _warn(question, option.line + 1, "lint-feedback-mark", found=below.strip())
        elif not option.feedback and question.kind != "match":
            yield _warn(question, option.line, "lint-reason" if question.kind == "order" else "lint-feedback", text=option.text)


def _lint_question(question: Question) -> Iterator[Problem]:
    for option in question.options:
        if ALL_OF.search(option.text):
            yield _warn(question, option.line, "lint-all-of", text=option.text)
    # `Ja` and `Nein` may answer what is asked.
    said = {option.text.casefold().strip(" .!") for option in question.options} == {*STATEMENT}
    if judges(question.options) and not is_statement(question) and (said or not question.text.endswith("?")):
        yield _warn(question, question.line, "lint-statement")
    asks = not is_statement(question) and not REASON.search(question.text)
    if asks and (match := NEGATIVE.search(question.text)):
        yield _warn(question, question.line, "lint-negative", found=match[0])
    if sum(option.right for option in question.options) > MOST_RIGHT:
        yield _warn(question, question.line, "lint-many", max=MOST_RIGHT)
    yield from _lint_expectation(question)
    if is_statement(question) and question.options[1].right and (match := ABSOLUTE.search(question.text)):
        yield _warn(question, question.line, "lint-absolute", found=match[0])


def _lint_expectation(question: Question) -> Iterator[Problem]:
    """What people expect is said of both answers to a statement or of neither."""
    found = [(option, EXPECTATION.search(option.feedback)) for option in question.options]
    told = [(option, match[0]) for option, match in found if match]
    if is_statement(question) and len(told) == 1:
        option, words = told[0]
        yield _warn(question, option.line, "lint-expectation", found=words, text=option.text)


def _warn(item: Question | Check, line: int, key: str, **values: object) -> Problem:
    return Problem(item.path, line, message(key, **values), "warning")


def _choices(questions: Sequence[Question]) -> list[Question]:
    """The questions whose options have lengths and places to betray them: single choice, not a statement."""
    return [q for q in questions if q.kind == "single" and not is_statement(q) and any(o.right for o in q.options)]


def _lint_longest(choices: Sequence[Question]) -> Iterator[Problem]:
    caught = [q for q in choices if max(q.options, key=_length).right]
    if len(choices) >= MIN_QUESTIONS and len(caught) > MAX_SHARE * len(choices):
        share = round(100 * len(caught) / len(choices))
        yield _warn(caught[0], caught[0].line, "lint-longest", share=share, n=len(choices))


def _length(option: Option) -> int:
    return len(option.text)


def _lint_position(choices: Sequence[Question]) -> Iterator[Problem]:
    places = [[o.right for o in q.options].index(True) for q in choices]
    for place in sorted(set(places)):
        if len(choices) >= MIN_QUESTIONS and places.count(place) > MAX_SHARE * len(choices):
            first = choices[places.index(place)]
            share = round(100 * places.count(place) / len(choices))
            yield _warn(first, first.line, "lint-position", share=share, place=place + 1)
