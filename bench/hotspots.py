"""Where the time of one build goes, from the numbers of cProfile."""

from __future__ import annotations

import pstats
from collections import defaultdict
from pathlib import Path

from bench.environment import ROOT
from bench.texts import TEXT, number, table

AREAS = 10
FUNCTIONS = 40
PACKAGES = "site-packages"

Key = tuple[str, int, str]
# Calls without and with recursion, own time, time with calls made, and who called.
Entry = tuple[int, int, float, float, object]


def show(profile: Path, project: Path = ROOT) -> str:
    """Two tables: own time by area, and the functions that take longest with all they call."""
    entries: dict[Key, Entry] = pstats.Stats(str(profile)).stats  # type: ignore[attr-defined]
    return f"{_areas(entries, project)}\n\n{_functions(entries, project)}"


def _areas(entries: dict[Key, Entry], project: Path) -> str:
    own: defaultdict[str, float] = defaultdict(float)
    for key, entry in entries.items():
        own[_area(key[0], project)] += entry[2]
    total = sum(own.values())
    longest = sorted(own.items(), key=lambda item: -item[1])[:AREAS]
    rows = [[area, f"{number(time, 1)} s", f"{number(100 * time / total, 0)} %"] for area, time in longest]
    return f"{TEXT['areas_title']}\n{table([TEXT['area'], TEXT['own_time'], TEXT['share']], rows)}"


def _functions(entries: dict[Key, Entry], project: Path) -> str:
    longest = sorted(entries.items(), key=lambda item: -item[1][3])[:FUNCTIONS]
    rows = [
        [_place(key, project), f"{number(entry[3], 1)} s", f"{number(entry[2], 1)} s", number(entry[1], 0)]
        for key, entry in longest
    ]
    heads = [TEXT["function"], TEXT["whole_time"], TEXT["own_time"], TEXT["calls"]]
    return f"{TEXT['functions_title']}\n{table(heads, rows)}"


def _area(file: str, project: Path) -> str:
    """The package, or the folder of the project, that a file belongs to."""
    path = Path(file)
    if PACKAGES in path.parts:
        return path.parts[path.parts.index(PACKAGES) + 1]
    if path.is_relative_to(project):
        return f"{path.relative_to(project).parts[0]}/"
    return "Python"


def _place(key: Key, project: Path) -> str:
    file, line, name = key
    path = Path(file)
    if file == "~":
        return name
    if PACKAGES in path.parts:
        path = Path(*path.parts[path.parts.index(PACKAGES) + 1 :])
    elif path.is_relative_to(project):
        path = path.relative_to(project)
    return f"{path}:{line} {name}"
