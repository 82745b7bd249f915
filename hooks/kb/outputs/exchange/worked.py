"""What is worked out in place of ticked: a number, an order, what belongs together; ready for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.entries.matches import answers_of
from kb.entries.orders import mixed
from kb.ids import slugify
from kb.model import Question
from kb.outputs.exchange.rich import Rich, Writer
from kb.solutions import Estimate, Free, Gaps, Guess, Match, Order, Pair, Step
from kb.strings import strings

FAR = 1_000_000
"""Stands for no bound where a format needs one."""
NOTHING = Rich()


@dataclass(frozen=True, slots=True)
class Sought:
    """A number, in a unit, and what it may be off."""

    text: str
    value: str
    off: str
    unit: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A typical wrong number from `low` to `high`, a step, or what is given and the `answer` to it.

    What is left over has an answer and no text.
    """

    key: str
    text: Rich
    feedback: Rich
    answer: str = ""
    low: str = ""
    high: str = ""

    @property
    def middle(self) -> str:
        """Between both bounds."""
        return plainly((float(self.low) + float(self.high)) / 2)

    @property
    def off(self) -> str:
        """From there to either bound."""
        return plainly((float(self.high) - float(self.low)) / 2)


@dataclass(frozen=True, slots=True)
class Worked:
    """The solution; `words` are those of each gap, with pieces that are confused with them.

    `shown` is the order in which steps stand at first, `choices` what there is to match, by their keys; `model` is an answer to
    compare one's own with.
    """

    pieces: tuple[Piece, ...]
    sought: Sought | None = None
    shown: tuple[Piece, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    reasons: Rich = NOTHING
    words: tuple[tuple[str, ...], ...] = ()
    model: Rich = NOTHING

    def key_of(self, piece: Piece) -> str:
        """The key of the answer that belongs to what is given."""
        return next(key for key, text in self.choices if text == piece.answer)


def worked_of(question: Question, writer: Writer) -> Worked | None:
    """Of a question without options."""
    solution = question.solution
    if isinstance(solution, Estimate):
        return Worked(tuple(_guesses(solution, writer)), _sought(solution))
    if isinstance(solution, Order):
        steps = {step.key: _step(step, writer) for step in solution.parts}
        shown = tuple(steps[step.key] for step in mixed(question.id, solution))
        return Worked(tuple(steps.values()), shown=shown, reasons=_reasons(solution.parts, writer))
    if isinstance(solution, Match):
        found = tuple(_pair(pair, writer) for pair in (*solution.parts, *solution.left))
        return Worked(found, choices=tuple(answers_of(solution)), reasons=_reasons((*solution.parts, *solution.left), writer))
    if isinstance(solution, Gaps):
        pieces = (Piece(slugify(one.text), writer.line(one.text), writer.flow(one.feedback)) for one in solution.parts)
        return Worked(tuple(pieces), words=solution.words)
    if isinstance(solution, Free):
        told = writer.flow(f"{strings('exchange')['model']}\n\n{solution.text}")
        return Worked((), reasons=told, model=writer.flow(solution.text))
    return None


def plainly(number: float) -> str:
    """A number as programs write it."""
    return f"{number:.12g}"


def _sought(solution: Estimate) -> Sought:
    low, high = solution.value - solution.tolerance, solution.value + solution.tolerance
    numbers = [plainly(number) for number in (solution.value, solution.tolerance, low, high)]
    return Sought(solution.text, numbers[0], numbers[1], solution.unit, *numbers[2:])


def _guesses(solution: Estimate, writer: Writer) -> Iterator[Piece]:
    for guess in solution.parts:
        low, high = _bounds(guess)
        text = writer.line(guess.text)
        yield Piece(f"{low}-{high}".replace(".", "_"), text, writer.flow(guess.feedback), low=low, high=high)


def _bounds(guess: Guess) -> tuple[str, str]:
    return plainly(-FAR if guess.low is None else guess.low), plainly(FAR if guess.high is None else guess.high)


def _step(step: Step, writer: Writer) -> Piece:
    return Piece(step.key, writer.line(step.text), writer.flow(step.feedback))


def _pair(pair: Pair, writer: Writer) -> Piece:
    return Piece(pair.key, writer.line(pair.text), writer.flow(pair.feedback), pair.answer)


def _reasons(parts: Sequence[Step | Pair], writer: Writer) -> Rich:
    """What is said of each part, for formats that say it only of the whole."""
    lines = [f"* {_named(part)}: {part.feedback}" for part in parts if part.feedback]
    return writer.flow("\n".join(" ".join(line.split()) for line in lines))


def _named(part: Step | Pair) -> str:
    """A step, or what belongs together; what is left over has an answer alone."""
    if isinstance(part, Step):
        return part.text
    return f"{part.text} → {part.answer}" if part.text else f"{strings('exchange')['left']} {part.answer}"
