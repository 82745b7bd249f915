"""`python -m bench`: builds, loads, prints and keeps all numbers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench import build, hotspots, interaction, load, page, report, saving, search, search_report, ways
from bench.environment import CACHE, ROOT, WORK, BenchError, machine, quiz_python
from bench.texts import TEXT

BROWSED = ("page", "checklist", "team", "saves", "ways", "load", "search")
PARTS = (*build.VARIANTS, *BROWSED)
RESULT = CACHE / "bench.json"
PROFILE = WORK / "profile"


@dataclass
class Findings:
    """What has been measured so far."""

    builds: dict[int, list[build.Result]] = field(default_factory=dict)
    goals: list[report.Goal] = field(default_factory=list)
    page: dict[str, object] | None = None
    waits: dict[str, object] = field(default_factory=dict)

    def data(self) -> dict[str, object]:
        """Everything for the JSON file."""
        return {
            "machine": asdict(machine()),
            "builds": [report.build_data(result) for results in self.builds.values() for result in results],
            "page": self.page,
            "waits": self.waits,
            "goals": [asdict(goal) for goal in self.goals],
        }


def _whole(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.strip().isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(TEXT["bad_number"].format(found=text, least=least))
        return int(text)

    return read


def _sizes(text: str) -> list[int]:
    try:
        return sorted({_whole(2)(part) for part in text.split(",")})
    except argparse.ArgumentTypeError:
        raise argparse.ArgumentTypeError(TEXT["bad_list"].format(found=text, least=2)) from None


def _parts(text: str) -> list[str]:
    wanted = [part.strip() for part in text.split(",")]
    for part in wanted:
        if part not in PARTS:
            raise argparse.ArgumentTypeError(TEXT["bad_part"].format(found=part, parts=", ".join(PARTS)))
    return [part for part in PARTS if part in wanted]


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=TEXT["description"])
    parser.add_argument("--rounds", type=_whole(1), default=3, help=TEXT["option_rounds"])
    parser.add_argument("--sizes", type=_sizes, default=[100, 1000], help=TEXT["option_sizes"])
    parser.add_argument("--loads", type=_whole(1), default=15, help=TEXT["option_loads"])
    parts = TEXT["option_only"].format(parts=", ".join(PARTS))
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=parts)
    parser.add_argument("--project", type=Path, default=ROOT, help=TEXT["option_project"])
    variants = TEXT["option_profile"].format(parts=", ".join(build.VARIANTS))
    parser.add_argument("--profile", choices=build.VARIANTS, help=variants)
    return parser.parse_args(given)


def _available(variants: list[str]) -> list[str]:
    if "mkdocs-quiz" not in variants:
        return variants
    try:
        quiz_python()
    except BenchError as error:
        print(error, file=sys.stderr)
        return [variant for variant in variants if variant != "mkdocs-quiz"]
    return variants


def _builds(given: argparse.Namespace, findings: Findings) -> None:
    variants = _available([part for part in given.only if part not in BROWSED])
    for articles in given.sizes if variants else []:
        results = build.compare(given.project, variants, articles, given.rounds)
        findings.builds[articles] = results
        print(f"\n{report.cost(results)}\n\n{report.sizes(results)}", flush=True)
    if findings.builds:
        findings.goals += report.build_goals(results)
    if len(findings.builds) > 1:
        _growth(findings)


def _growth(findings: Findings) -> None:
    small, *_, large = findings.builds
    grown = report.growth(findings.builds[small], findings.builds[large])
    findings.goals += report.growth_goals(small, large, grown)
    print(f"\n{report.growth_table(small, large, grown)}", flush=True)


def _page(given: argparse.Namespace, findings: Findings) -> None:
    sites = page.build_sites(given.project)
    with page.browser() as chromium:
        found = page.measure_bytes(chromium, sites)
        scripts = page.measure_scripts(chromium, sites, given.loads)
    findings.page = report.page_data(found, scripts)
    findings.goals += report.page_goals(found, scripts)
    print(f"\n{report.page_table(found, scripts)}", flush=True)


def _checklist(given: argparse.Namespace, findings: Findings) -> None:
    with page.browser() as chromium:
        clicks = interaction.measure_clicks(chromium, given.project)
    findings.waits["checklist"] = asdict(clicks)
    findings.goals += report.click_goals(clicks)
    print(f"\n{report.click_table(clicks)}", flush=True)


def _team(given: argparse.Namespace, findings: Findings) -> None:
    with page.browser() as chromium:
        times = interaction.measure_team(chromium, given.project, given.rounds)
    findings.waits["team"] = asdict(times)
    findings.goals += report.team_goals(times)
    print(f"\n{report.team_table(times)}", flush=True)


def _saves(given: argparse.Namespace, findings: Findings) -> None:
    """On the project's own contents (0) and on the largest of the sizes."""
    with page.browser() as chromium:
        found = [saving.measure_saves(chromium, given.project, size, given.rounds) for size in (0, given.sizes[-1])]
    findings.waits["saves"] = [asdict(one) for one in found]
    findings.goals += report.save_goals(found)
    print(f"\n{report.save_table(found)}", flush=True)


def _ways(given: argparse.Namespace, findings: Findings) -> None:
    with page.browser() as chromium:
        found = ways.measure_ways(chromium, given.project)
    findings.waits["ways"] = asdict(found)
    findings.goals += report.way_goals(found)
    print(f"\n{report.way_table(found)}", flush=True)


def _load(given: argparse.Namespace, findings: Findings) -> None:
    found = load.measure_load(given.project, given.rounds)
    findings.waits["load"] = asdict(found)
    findings.goals += report.load_goals(found)
    print(f"\n{report.load_table(found)}", flush=True)


def _search(given: argparse.Namespace, findings: Findings) -> None:
    with page.browser() as chromium:
        found = search.measure_search(chromium, given.project, given.sizes[-1], given.rounds)
    findings.waits["search"] = search_report.search_data(found)
    findings.goals += search_report.search_goals(found)
    print(f"\n{search_report.search_tables(found)}", flush=True)


def _profile(given: argparse.Namespace) -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    build.profile(given.project, given.profile, given.sizes[-1], PROFILE)
    print(hotspots.show(PROFILE, given.project))


MEASURES = {
    "page": _page,
    "checklist": _checklist,
    "team": _team,
    "saves": _saves,
    "ways": _ways,
    "load": _load,
    "search": _search,
}


def _measure(given: argparse.Namespace) -> None:
    print(machine().show(), flush=True)
    findings = Findings()
    _builds(given, findings)
    for part, measure in MEASURES.items():
        if part in given.only:
            measure(given, findings)
    if findings.goals:
        print(f"\n{report.goal_table(findings.goals)}")
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(findings.data(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n" + TEXT["saved"].format(path=RESULT))


def main() -> int:
    """Runs what the command line asks for."""
    given = arguments()
    given.project = given.project.resolve()
    try:
        if not (given.project / "mkdocs.yml").is_file():
            raise BenchError(TEXT["no_config"].format(path=given.project))
        (_profile if given.profile else _measure)(given)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
