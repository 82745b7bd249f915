"""Tables of pictures that explain: what came and went in a year, an effect with its uncertainty, and a way of decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.entries.numbers import MISSING, SIGNS, bounds, number, spelled
from kb.placed import Chart

Rows = Sequence[tuple[int, Sequence[str]]]
Found = tuple[int, str, dict[str, object]]
"""A problem: its line, the key of its message, and the values in it."""

ON = "weiter"
# A sum of numbers with decimals may miss by less than this.
EXACT = 1e-6


@dataclass(frozen=True)
class Stage:
    """A row of a flow: a bar from `low` to `high`; `change` is what it adds or takes, nothing for the first and the last."""

    low: float
    high: float
    change: float


@dataclass(frozen=True)
class Estimate:
    """A row of a chart of change: a value and the range that it may lie in; without a range it is a limit."""

    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Fork:
    """A question of a path: the answers that end it, each with its advice, and the answer that leads on."""

    question: str
    ends: tuple[tuple[str, str], ...]
    on: str


def stages(chart: Chart) -> list[Stage]:
    """The bars of a flow, from the first amount to the last."""
    level = number(chart.rows[0][1])
    found = [Stage(0, level, 0)]
    for row in chart.rows[1:-1]:
        change = number(row[1])
        found.append(Stage(min(level, level + change), max(level, level + change), change))
        level += change
    return [*found, Stage(0, level, 0)]


def estimates(chart: Chart) -> list[Estimate]:
    """The rows of a chart of change."""
    return [Estimate(number(row[1]), *(None, None) if row[2] in MISSING else bounds(row[2])) for row in chart.rows]


def forks(chart: Chart) -> list[Fork]:
    """The questions of a path in order; its answers are called as the head of the table calls them."""
    return [_fork(row[0], list(zip(chart.head[1:], row[1:], strict=True))) for row in chart.rows]


def _fork(question: str, answers: Sequence[tuple[str, str]]) -> Fork:
    ends = tuple((label, advice) for label, advice in answers if not _leads_on(advice))
    return Fork(question, ends, next((label for label, advice in answers if _leads_on(advice)), ""))


def flow_problems(rows: Rows) -> Iterator[Found]:
    """Rows between the first and the last say with a sign what came or went, and the last is what that leaves."""
    unsigned = [(line, row[1]) for line, row in rows[1:-1] if row[1][0] not in SIGNS]
    for line, cell in unsigned:
        yield line, "chart-flow-sign", {"found": cell}
    if not unsigned:
        yield from _sum_problems(rows)


def _sum_problems(rows: Rows) -> Iterator[Found]:
    level = 0.0
    for line, row in rows[:-1]:
        level += number(row[1])
        if level < 0:
            yield line, "chart-flow-below", {"found": spelled(level)}
    line, last = rows[-1]
    if abs(number(last[1]) - level) > EXACT:
        yield line, "chart-flow-sum", {"found": last[1], "sum": spelled(level)}


def change_problems(rows: Rows) -> Iterator[Found]:
    """A range holds its value, the smaller number first."""
    for line, row in rows:
        if row[2] in MISSING:
            continue
        low, high = bounds(row[2])
        if low > high:
            yield line, "chart-range", {"found": row[2]}
        elif low == high:
            yield line, "chart-change-range", {"found": row[2]}
        elif not low <= number(row[1]) <= high:
            yield line, "chart-change-outside", {"found": row[1], "range": row[2]}


def path_problems(rows: Rows) -> Iterator[Found]:
    """Of each question but the last exactly one answer leads on, and every other one says what to do."""
    for place, (line, row) in enumerate(rows, 1):
        if not all(row):
            yield line, "chart-path-empty", {"on": ON}
            continue
        on = sum(map(_leads_on, row[1:]))
        last = place == len(rows)
        if last and on:
            yield line, "chart-path-last", {"on": ON}
        elif not last and on != 1:
            yield line, "chart-path-both" if on else "chart-path-end", {"on": ON}


def _leads_on(answer: str) -> bool:
    return answer.casefold() == ON
