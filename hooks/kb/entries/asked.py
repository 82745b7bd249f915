"""What all kinds of questions share while they are read: what was asked, and what is found as the answer to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kb.markdown.attributes import Attributes
from kb.markdown.blocks import Block
from kb.solutions import Kind, Option, Solution


@dataclass(frozen=True)
class Asked:
    """A question with all that stands below it."""

    heading: Block
    text: str
    attributes: Attributes
    content: Sequence[Block]


@dataclass(frozen=True)
class Answers:
    """What can be answered, and the `blocks` that say so; `rev` are the texts whose change makes another question of it."""

    kind: Kind
    blocks: tuple[Block, ...]
    rev: tuple[str, ...]
    options: tuple[Option, ...] = ()
    solution: Solution | None = None
    fixed: bool = False
    expected: bool | None = None
