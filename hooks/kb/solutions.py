"""What can be answered to a question, by its kind: options to tick, or a solution that is worked out otherwise.

The parts of a solution are read one by one like options: each has a `text`, its own `feedback` and a `line`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["single", "multiple", "estimate", "order", "match", "gap", "free"]
"""As an answer is stored; see `browser/shapes/quiz.js`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer. `key` identifies it in stored answers, whatever its position."""

    key: str
    text: str
    right: bool
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Guess:
    """A typical wrong estimate, from `low` to `high`; where one of them is open, the other does not belong to it."""

    text: str
    low: float | None
    high: float | None
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number to estimate, in a `unit`: right is what is off by `tolerance` at most. `text` is the number as written."""

    text: str
    value: float
    unit: str
    tolerance: float
    line: int
    parts: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an order; its feedback says why it stands there. `key` identifies it in stored answers."""

    key: str
    text: str
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Order:
    """Steps in the only order that is right."""

    parts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is given and the `answer` that belongs to it, plain text; without a text the answer is left over."""

    key: str
    text: str
    answer: str
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs that belong together; several may have the same answer, and some answers are `left` over."""

    parts: tuple[Pair, ...]
    left: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Confused:
    """A word that is often confused with the right one."""

    text: str
    feedback: str
    line: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """The `words` that are right in each gap of the question, the usual one first."""

    words: tuple[tuple[str, ...], ...]
    parts: tuple[Confused, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """A model answer, as Markdown, that one compares with one's own: no machine judges that."""

    text: str
    parts: tuple[()] = ()


Solution = Estimate | Order | Match | Gaps | Free
Part = Option | Guess | Step | Pair | Confused
