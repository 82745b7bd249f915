"""Tables and goals from the measured numbers, and the same as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import median

from bench.build import Result
from bench.interaction import CLICKED_ITEMS, TEAM_FILES, TEAM_ITEMS, Clicks, TeamTimes
from bench.load import READERS, REQUESTS, Load
from bench.page import QUESTIONS, PageBytes, ScriptTimes
from bench.saving import Saves
from bench.texts import TEXT, VARIANT_NAMES, amount, number, table
from bench.ways import Way, Ways

GOAL_SIZE = 1000
WAY_LIMITS = {
    "way_plan": {"taps": 18, "screens": 12},
    "way_list": {"screens": 30},
    "way_article": {"taps": 1},
    "way_colleague": {"taps": 4},
}


@dataclass(frozen=True)
class Goal:
    """A number and its limit, the most or `least` it should be; `cpu` is in processor time, hardly moved by a busy machine."""

    name: str
    value: float
    limit: float
    cpu: float | None = None
    least: bool = False

    def show(self) -> str:
        """One line with the verdict."""
        met = self.value >= self.limit if self.least else self.value <= self.limit
        beside = TEXT["beside"].format(cpu=number(self.cpu)) if self.cpu else ""
        bound = TEXT["at_least" if self.least else "at_most"]
        values = {"value": number(self.value), "bound": bound, "limit": number(self.limit), "beside": beside}
        return TEXT["goal"].format(verdict=TEXT["met" if met else "missed"], name=self.name, **values)


def _by_variant(results: Sequence[Result]) -> dict[str, Result]:
    return {result.variant: result for result in results}


def _heads(*names: str) -> list[str]:
    return [TEXT[name] for name in names]


def _ratio(value: float, base: float | None) -> str:
    return "–" if not base else number(value / base)


def cost(results: Sequence[Result]) -> str:
    """Time of all variants at one size."""
    known = _by_variant(results)
    heads = _heads("variant", "time", "spread", "to_plain", "to_prune", "cpu", "to_plain", "to_prune")
    rows = [[VARIANT_NAMES[result.variant], *_time(result, known), *_cpu(result, known)] for result in results]
    title = TEXT["cost_title"].format(articles=number(results[0].articles, 0), rounds=len(results[0].runs))
    return f"{title}\n{table(heads, rows)}"


def _ratios(result: Result, known: dict[str, Result], name: str) -> list[str]:
    return [_ratio(getattr(result, name), getattr(known.get(base), name, None)) for base in ("plain", "prune")]


def _time(result: Result, known: dict[str, Result]) -> list[str]:
    seconds = [run.seconds for run in result.runs]
    spread = f"{number(min(seconds), 1)}–{number(max(seconds), 1)} s"
    return [f"{number(result.seconds, 1)} s", spread, *_ratios(result, known, "seconds")]


def _cpu(result: Result, known: dict[str, Result]) -> list[str]:
    return [f"{number(result.cpu, 1)} s", *_ratios(result, known, "cpu")]


def _memory(result: Result, known: dict[str, Result]) -> list[str]:
    return [amount(result.peak), *_ratios(result, known, "peak")]


def sizes(results: Sequence[Result]) -> str:
    """Memory used and bytes written by all variants at one size."""
    known = _by_variant(results)
    heads = _heads("variant", "memory", "to_plain", "to_prune", "output", "to_plain", "pages", "per_page", "largest")
    rows = [[VARIANT_NAMES[result.variant], *_memory(result, known), *_size(result, known)] for result in results]
    title = TEXT["size_title"].format(articles=number(results[0].articles, 0))
    return f"{title}\n{table(heads, rows)}"


def _size(result: Result, known: dict[str, Result]) -> list[str]:
    output = result.output
    ratio = _ratio(output.total, known["plain"].output.total if "plain" in known else None)
    return [amount(output.total), ratio, number(output.pages, 0), amount(output.per_page), amount(output.largest)]


@dataclass(frozen=True)
class Growth:
    """How much more a variant costs for one article or page when there are more (1 = linear); time is processor time."""

    variant: str
    time: float
    memory: float
    page: float


def growth(small: Sequence[Result], large: Sequence[Result]) -> list[Growth]:
    """The growth of each variant from one size to another."""
    before = _by_variant(small)
    return [_growth(before[result.variant], result) for result in large if result.variant in before]


def _growth(small: Result, large: Result) -> Growth:
    more = large.articles / small.articles
    return Growth(
        variant=large.variant,
        time=large.cpu / small.cpu / more,
        memory=large.peak / small.peak / more,
        page=large.output.per_page / small.output.per_page,
    )


def growth_table(small: int, large: int, grown: Sequence[Growth]) -> str:
    """How each variant grows with the site."""
    rows = [[VARIANT_NAMES[one.variant], number(one.time), number(one.memory), number(one.page)] for one in grown]
    title = TEXT["growth_title"].format(small=number(small, 0), large=number(large, 0))
    return f"{title}\n{table(_heads('variant', 'time_growth', 'memory_growth', 'page_growth'), rows)}"


def page_table(found: PageBytes, scripts: ScriptTimes) -> str:
    """The page of questions beside plain text."""
    rows = [_page_row(variant, found, scripts) for variant in found.transfers]
    rows.append([TEXT["ratio"], number(found.ratio, 3), "", "", "", number(scripts.ratio)])
    loads = len(scripts.seconds["ours"])
    title = TEXT["page_title"].format(questions=QUESTIONS, loads=loads)
    return f"{title}\n{table(_heads('kind', 'transfer', 'requests', 'widget', 'assets', 'script'), rows)}"


def _page_row(variant: str, found: PageBytes, scripts: ScriptTimes) -> list[str]:
    sent = found.transfers[variant]
    widget = amount(found.widget) if variant == "ours" else "–"
    time = f"{number(scripts.median(variant) * 1000, 1)} ms"
    return [VARIANT_NAMES[variant], amount(sent.total), str(len(sent.sent)), widget, amount(sent.ours), time]


def build_goals(results: Sequence[Result]) -> Iterator[Goal]:
    """The goals of issue 2; on a small site they say little."""
    known = _by_variant(results)
    if "ours" not in known or results[0].articles < GOAL_SIZE:
        return
    ours, articles = known["ours"], number(results[0].articles, 0)
    if plain := known.get("plain"):
        yield Goal(TEXT["goal_time_plain"].format(articles=articles), ours.seconds / plain.seconds, 0.42, ours.cpu / plain.cpu)
    if prune := known.get("prune"):
        yield Goal(TEXT["goal_time_prune"].format(articles=articles), ours.seconds / prune.seconds, 1.1, ours.cpu / prune.cpu)
        yield Goal(TEXT["goal_memory"].format(articles=articles), ours.peak / prune.peak, 1.3)


def growth_goals(small: int, large: int, grown: Sequence[Growth]) -> Iterator[Goal]:
    """Linear in time, and pages that do not grow with the site."""
    for one in grown:
        if one.variant == "ours":
            numbers = {"small": number(small, 0), "large": number(large, 0)}
            yield Goal(TEXT["goal_time_growth"].format(**numbers), one.time, 1.1)
            yield Goal(TEXT["goal_page_growth"].format(**numbers), one.page, 1.05)


def page_goals(found: PageBytes, scripts: ScriptTimes) -> list[Goal]:
    """The goals of issue 2 for the page of questions."""
    return [
        Goal(TEXT["goal_widget"], found.widget / 1000, 45),
        Goal(TEXT["goal_transfer"], found.ratio, 1.12),
        Goal(TEXT["goal_script"], scripts.ratio, 1.2),
    ]


def click_table(clicks: Clicks) -> str:
    """What a click in a long checklist takes."""
    row = [f"{number(time, 1)} ms" for time in (clicks.median, clicks.p95, max(clicks.times))]
    title = TEXT["click_title"].format(items=number(CLICKED_ITEMS, 0), clicks=len(clicks.times))
    return f"{title}\n{table(_heads('waiting', 'middle', 'p95', 'longest'), [[TEXT['click'], *row]])}"


def click_goals(clicks: Clicks) -> list[Goal]:
    """95 of 100 clicks are answered before anybody notices a delay."""
    return [Goal(TEXT["goal_click"].format(items=number(CLICKED_ITEMS, 0)), clicks.p95, 50)]


def team_table(times: TeamTimes) -> str:
    """What the files of a large team take, in processor time."""
    steps = (("team_result", times.result), ("team_all", times.table))
    rows = [[TEXT[name], f"{number(median(found), 3)} s", f"{number(max(found), 3)} s"] for name, found in steps]
    title = TEXT["team_title"].format(files=TEAM_FILES, items=TEAM_ITEMS, rounds=len(times.result))
    return f"{title}\n{table(_heads('waiting', 'middle', 'longest'), rows)}"


def team_goals(times: TeamTimes) -> list[Goal]:
    """A result within a second of script."""
    return [Goal(TEXT["goal_team"].format(files=TEAM_FILES, items=TEAM_ITEMS), median(times.result), 1)]


def save_table(found: Sequence[Saves]) -> str:
    """What a save takes under `make serve`."""
    heads = _heads("contents", "first_build", "next_build", "cpu", "to_first", "served", "visible", "memory")
    return f"{TEXT['save_title'].format(saves=len(found[0].visible))}\n{table(heads, [_save_row(one) for one in found])}"


def _save_row(one: Saves) -> list[str]:
    name = TEXT["articles"].format(articles=number(one.articles, 0)) if one.articles else TEXT["own_contents"]
    times = (one.builds[0], median(one.builds[1:]), median(one.cpu[1:]))
    waits = (f"{number(median(times))} s" for times in (one.served, one.visible))
    return [name, *(f"{number(time)} s" for time in times), number(one.share), *waits, amount(one.peak)]


def save_goals(found: Sequence[Saves]) -> Iterator[Goal]:
    """A save is seen before the hand is back from the keyboard, and a large site does not spoil it."""
    for one in found:
        name = TEXT["articles"].format(articles=number(one.articles, 0)) if one.articles else TEXT["own_contents"]
        yield Goal(TEXT["goal_visible"].format(contents=name), median(one.visible), 3 if one.articles else 1)
        if one.articles >= GOAL_SIZE:
            yield Goal(TEXT["goal_next_build"].format(contents=name), one.share, 0.35)


def way_table(found: Ways) -> str:
    """What every way costs."""
    return (
        f"{TEXT['way_title']}\n{table(_heads('way', 'taps', 'screens', 'words'), [_way_row(way, found) for way in found.ways])}"
    )


def _way_name(way: Way, found: Ways) -> str:
    return TEXT[way.key].format(items=found.statements)


def _way_row(way: Way, found: Ways) -> list[str]:
    cells = ((way.taps, 0), (way.screens, 1), (way.words, 0))
    return [_way_name(way, found), *("–" if value is None else number(value, digits) for value, digits in cells)]


def way_goals(found: Ways) -> Iterator[Goal]:
    """The goals of the ways that people go."""
    for way in found.ways:
        for part, limit in WAY_LIMITS[way.key].items():
            yield Goal(TEXT["goal_way"].format(way=_way_name(way, found), part=TEXT[part]), getattr(way, part), limit)
    yield Goal(TEXT["goal_card"], found.card, 330)
    yield Goal(TEXT["goal_return"], found.unseen, 0)


def load_table(found: Load) -> str:
    """How fast a server answers with our settings and without."""
    values = {"requests": number(found.requests, 0), "lost": found.lost, "turn": number(REQUESTS, 0), "readers": READERS}
    rows = [
        [TEXT[f"load_{variant}"], number(REQUESTS / median(times), 0), f"{number(sum(found.cpu[variant]))} s"]
        for variant, times in found.seconds.items()
    ]
    return f"{TEXT['load_title'].format(**values)}\n{table(_heads('load', 'per_second', 'cpu'), rows)}"


def load_goals(found: Load) -> Iterator[Goal]:
    """The goals of a server with many readers."""
    yield Goal(TEXT["goal_load"], found.ratio(), 1.05, found.cpu_ratio())
    yield Goal(TEXT["goal_lost"], found.lost, 0)


def goal_table(goals: Sequence[Goal]) -> str:
    """All goals with their verdicts."""
    return "\n".join([TEXT["goals"], *(goal.show() for goal in goals)])


def build_data(result: Result) -> dict[str, object]:
    """One result for the JSON file."""
    medians = {"seconds": result.seconds, "cpu": result.cpu, "peak": result.peak, "per_page": result.output.per_page}
    return {**asdict(result), "median": medians}


def page_data(found: PageBytes, scripts: ScriptTimes) -> dict[str, object]:
    """The page for the JSON file."""
    totals = {variant: one.total for variant, one in found.transfers.items()}
    medians = {variant: scripts.median(variant) for variant in scripts.seconds}
    return {
        **asdict(found),
        **asdict(scripts),
        "transferred": totals,
        "transfer_ratio": found.ratio,
        "script_seconds": medians,
        "script_ratio": scripts.ratio,
    }
