"""Aiken: a question, its answers behind letters, the right one; a line for each and nothing else."""

from __future__ import annotations

from pathlib import Path
from string import ascii_uppercase

from kb.outputs.exchange.portable import Collection, Portable
from kb.outputs.templating import filled

TEMPLATES = Path(__file__).with_name("templates")


def aiken(collection: Collection) -> bytes:
    """All questions as one file."""
    return filled(TEMPLATES, "aiken.txt", {"questions": map(_question, collection.questions)}).encode()


def _question(question: Portable) -> dict[str, object]:
    answers = [(letter, _line(answer.text.plain)) for letter, answer in zip(ascii_uppercase, question.answers, strict=False)]
    right = next(letter for letter, answer in zip(ascii_uppercase, question.answers, strict=False) if answer.right)
    return {"text": _line(f"{question.text.plain} {question.context.plain}"), "answers": answers, "right": right}


def _line(text: str) -> str:
    return " ".join(text.split())
