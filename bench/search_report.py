"""Tables, goals and plain data of the three searches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.build import Run
from bench.report import Goal
from bench.search import BUILDS, KNOWN, PARTS, SHOWN, Cost, Query, Search, most
from bench.texts import SEARCH_NAMES, TEXT, amount, number, table

LIMITS = {"first": 0.85, "three": 0.95, "nothing": 0.05}
MOST_BYTES, MOST_SECONDS, MOST_BUILD = 0.3, 0.5, 1.05


@dataclass(frozen=True)
class Hits:
    """How many queries were answered how."""

    first: int
    three: int
    nothing: int
    lost: int

    def show(self) -> str:
        """Without what was lost."""
        return f"{self.first} / {self.three} / {self.nothing}"


def parts_of(found: Search) -> dict[str, list[int]]:
    """The numbers of the queries by part, only of parts that have any."""
    parts = {part: [at for at, query in enumerate(found.queries) if query.part == part] for part in PARTS}
    return {part: numbers for part, numbers in parts.items() if numbers}


def hits(found: Search, engine: str, numbers: Iterable[int]) -> Hits:
    """What a search found of some queries."""
    rows = [(found.queries[at], found.pages[engine][at], found.pages["default"][at]) for at in numbers]
    return Hits(
        first=sum(_first(query, pages) for query, pages, _ in rows),
        three=sum(not query.expected.isdisjoint(pages[:SHOWN]) for query, pages, _ in rows),
        nothing=sum(not pages for _, pages, _ in rows),
        lost=sum(_first(query, default) and not _first(query, pages) for query, pages, default in rows),
    )


def _first(query: Query, pages: Sequence[str]) -> bool:
    return not query.expected.isdisjoint(pages[:1])


def search_tables(found: Search) -> str:
    """All that a terminal shows."""
    parts = parts_of(found).items()
    quality = [_quality(found, part, numbers) for part, numbers in parts]
    costs = [_costs(found, size) for size in found.costs]
    builds = [_builds(size, runs) for size, runs in found.builds.items()]
    return "\n\n".join([*quality, *costs, *builds, _wrong(found)])


def _contents(size: int) -> str:
    return TEXT["articles"].format(articles=number(size, 0)) if size else TEXT["own_contents"]


def _quality(found: Search, part: str, numbers: Sequence[int]) -> str:
    heads = [TEXT[name] for name in ("search", "first", "three", "nothing", "lost")]
    counted = {engine: hits(found, engine, numbers) for engine in found.pages}
    rows = [[SEARCH_NAMES[engine], *map(str, asdict(one).values())] for engine, one in counted.items()]
    title = TEXT["search_title"].format(part=part, queries=len(numbers))
    return f"{title}\n{table(heads, rows)}\n\n{TEXT['kinds_title']}\n{_kinds(found, numbers)}"


def _kinds(found: Search, numbers: Sequence[int]) -> str:
    kinds = dict.fromkeys(found.queries[at].kind for at in numbers)
    by_kind = {kind: [at for at in numbers if found.queries[at].kind == kind] for kind in kinds}
    rows = [[kind, str(len(some)), *_shown(found, some)] for kind, some in by_kind.items()]
    return table([TEXT["sort"], TEXT["queries"], *(SEARCH_NAMES[engine] for engine in found.pages)], rows)


def _shown(found: Search, numbers: Sequence[int]) -> Iterator[str]:
    return (hits(found, engine, numbers).show() for engine in found.pages)


def _costs(found: Search, size: int) -> str:
    heads = [TEXT[name] for name in ("search", "first_view", "to_result", "to_result_most", "answer", "shown")]
    rows = [[SEARCH_NAMES[engine], *_cost(cost)] for engine, cost in found.costs[size].items()]
    return f"{TEXT['search_cost_title'].format(contents=_contents(size))}\n{table(heads, rows)}"


def _cost(cost: Cost) -> list[str]:
    shown = f"{number(most(cost.shown), 0)} ms" if cost.shown else "–"
    sent = [cost.first_view, median(cost.to_result), max(cost.to_result)]
    return [*map(amount, sent), f"{number(most(cost.answer), 0)} ms", shown]


def _builds(size: int, runs: dict[str, list[Run]]) -> str:
    heads = [TEXT["variant"], *(TEXT[name] for name in ("time", "cpu"))]
    rows = [[SEARCH_NAMES[name], f"{number(_seconds(runs[name]))} s", f"{number(_cpu(runs[name]))} s"] for name in BUILDS]
    title = TEXT["search_builds_title"].format(contents=_contents(size), rounds=len(runs["ours"]))
    return f"{title}\n{table(heads, rows)}"


def _seconds(runs: Sequence[Run]) -> float:
    return median(run.seconds for run in runs)


def _cpu(runs: Sequence[Run]) -> float:
    return median(run.cpu for run in runs)


def _wrong(found: Search) -> str:
    """Only of the known part: whoever tunes must not see the other."""
    rows = zip(found.queries, found.pages["ours"], found.pages["default"], strict=True)
    lines = [_line(*row) for row in rows if row[0].part == KNOWN and not _first(*row[:2])]
    return "\n".join([TEXT["search_wrong"], *lines]) if lines else ""


def _line(query: Query, ours: Sequence[str], default: Sequence[str]) -> str:
    lost = TEXT["search_lost"] if _first(query, default) else ""
    values = {"found": ", ".join(ours[:SHOWN]) or "–", "expected": ", ".join(sorted(query.expected)), "lost": lost}
    return TEXT["search_wrong_line"].format(text=query.text, **values)


def search_goals(found: Search) -> Iterator[Goal]:
    """The goals of the search."""
    for part, numbers in parts_of(found).items():
        ours = hits(found, "ours", numbers)
        for name, limit in LIMITS.items():
            share = getattr(ours, name) / len(numbers)
            yield Goal(TEXT[f"goal_{name}"].format(part=part), share, limit, least=name != "nothing")
        yield Goal(TEXT["goal_not_lost"].format(part=part), ours.lost, 0)
    for size in found.costs:
        yield from _cost_goals(_contents(size), found.costs[size]["ours"], found.builds[size])


def _cost_goals(contents: str, cost: Cost, runs: dict[str, list[Run]]) -> Iterator[Goal]:
    yield Goal(TEXT["goal_search_bytes"].format(contents=contents), max(cost.to_result) / 1e6, MOST_BYTES)
    yield Goal(TEXT["goal_search_wait"].format(contents=contents), cost.wait / 1000, MOST_SECONDS)
    ours, without = runs["ours"], runs["theme-index"]
    ratio = _seconds(ours) / _seconds(without)
    yield Goal(TEXT["goal_search_build"].format(contents=contents), ratio, MOST_BUILD, _cpu(ours) / _cpu(without))


def search_data(found: Search) -> dict[str, object]:
    """For the JSON file: of the part kept apart only how many."""
    return {
        "queries": {part: _counted(found, numbers) for part, numbers in parts_of(found).items()},
        "costs": {size: {engine: asdict(cost) for engine, cost in costs.items()} for size, costs in found.costs.items()},
        "builds": {size: _run_data(runs) for size, runs in found.builds.items()},
    }


def _counted(found: Search, numbers: Sequence[int]) -> dict[str, object]:
    return {engine: asdict(hits(found, engine, numbers)) for engine in found.pages}


def _run_data(runs: dict[str, list[Run]]) -> dict[str, object]:
    return {name: [asdict(run) for run in some] for name, some in runs.items()}
