"""GIFT, the text format of Moodle: its signs behind a backslash, line breaks written out, nothing is taken for another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kb.outputs.exchange.moodle import category_of, name_of
from kb.outputs.exchange.portable import Answer, Collection, Portable
from kb.outputs.exchange.weights import share
from kb.outputs.exchange.worked import Worked
from kb.outputs.templating import filled

TEMPLATES = Path(__file__).with_name("templates")
SIGNS = re.compile(r"[\\~=#{}:]")
# At the start of an answer a weight or the name of a markup would be read.
LEADING = {"%": "&#37;", "[": "&#91;"}
BLANKS = re.compile(r"[ \t\r]*\n\s*|\t")


def gift(collection: Collection) -> bytes:
    """All questions as one file."""
    topics = [
        (_line(category_of(collection, questions[0])), [_question(question) for question in questions])
        for questions in collection.topics().values()
    ]
    return filled(TEMPLATES, "gift.txt", {"topics": topics, "source": _line(collection.source)}).encode()


def escaped(html: str) -> str:
    """A text in which no sign has a meaning of its own."""
    text = SIGNS.sub(r"\\\g<0>", html.strip())
    return BLANKS.sub(r"\\n", text)


def _line(text: str) -> str:
    return " ".join(text.split())


def _question(question: Portable) -> dict[str, object]:
    common: dict[str, object] = {
        "id": question.id,
        "tags": question.tags,
        "name": escaped(_line(name_of(question))),
        "text": escaped(question.asked),
        "explanation": [escaped(question.told)] if question.told else [],
        "statement": "",
        "mark": "",
    }
    if question.statement:
        right = next(answer for answer in question.answers if answer.right)
        wrong = next(answer for answer in question.answers if not answer.right)
        truth = "TRUE" if right is question.answers[0] else "FALSE"
        return common | {"statement": truth, "right": escaped(right.feedback.html), "wrong": escaped(wrong.feedback.html)}
    if question.worked:
        return common | {"answers": list(_worked(question.worked)), "mark": "#" if question.worked.sought else ""}
    return common | {"answers": [_answer(question, answer) for answer in question.answers]}


def _worked(worked: Worked) -> Iterator[dict[str, str]]:
    """A number with its bounds, and what many guess; or what belongs together."""
    if worked.sought:
        yield {"mark": "=%100%", "text": f"{worked.sought.value}:{worked.sought.off}", "feedback": ""}
    for word in worked.words[0] if worked.words else ():
        yield {"mark": "=%100%", "text": escaped(word), "feedback": ""}
    for piece in worked.pieces:
        if worked.words:
            yield {"mark": "=%0%", "text": escaped(piece.text.plain), "feedback": escaped(piece.feedback.html)}
        elif worked.sought:
            yield {"mark": "=%0%", "text": f"{piece.low}..{piece.high}", "feedback": escaped(piece.feedback.html)}
        else:
            yield {"mark": "=", "text": f"{escaped(piece.text.html)} -> {escaped(_line(piece.answer))}", "feedback": ""}


def _answer(question: Portable, answer: Answer) -> dict[str, str]:
    text = escaped(answer.text.html)
    if text[:1] in LEADING:
        text = LEADING[text[:1]] + text[1:]
    mark = f"~%{share(question, answer)}%" if question.several else "=" if answer.right else "~"
    return {"mark": mark, "text": text, "feedback": escaped(answer.feedback.html)}
