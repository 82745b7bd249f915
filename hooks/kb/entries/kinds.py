"""The kinds of marked sections, one row each. A new kind is a module that reads it and a row here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.entries.checklist import read_checklist
from kb.entries.claims import read_claims
from kb.entries.glossary import read_glossary
from kb.entries.quiz import read_quiz
from kb.entries.theses import read_theses
from kb.markdown.blocks import Block
from kb.markdown.reader import Reader
from kb.model import Item

SectionReader = Callable[[Reader, Sequence[Block]], tuple[str, tuple[Item, ...]]]
"""From the blocks below the heading to (introduction as Markdown, items)."""


@dataclass(frozen=True)
class SectionKind:
    """What `## Titel {.name}` opens.

    `needed` is what it must hold, in words for a contributor; `place` the folder it may stand in, if only one;
    `boxed` whether its entries have boxes; `elements` what the browser loads for it. It is shown by the template of its name.
    """

    read: SectionReader
    needed: str
    place: str = ""
    boxed: bool = False
    elements: tuple[str, ...] = ()


KINDS = {
    "quiz": SectionKind(read_quiz, "eine Frage (### …)", boxed=True, elements=("quiz",)),
    "checklist": SectionKind(read_checklist, "einen Prüfpunkt (- [ ] …)", "checkliste/", boxed=True, elements=("checklist",)),
    "claims": SectionKind(read_claims, "eine Aussage (- …)", "quellen/"),
    "glossary": SectionKind(read_glossary, "einen Begriff (- …)"),
    "theses": SectionKind(read_theses, "eine These (- …)"),
}
_ANY = "|".join(KINDS)
# `(quiz)` at the end of a heading, in place of braces.
ROUND = re.compile(rf"\(\s*\.?({_ANY})\s*\)\s*$")
# The name of a section in braces that do not make it a class: without a dot, or not at the end of the line.
NAMED = re.compile(rf"\{{[^{{}}]*(?<![#\w-])({_ANY})(?![\w-])[^{{}}]*\}}")
# A heading that opens, or was meant to open, a section with boxes.
BOXED = re.compile(rf"[{{(][^{{}}()]*(?:{'|'.join(name for name, kind in KINDS.items() if kind.boxed)})")
