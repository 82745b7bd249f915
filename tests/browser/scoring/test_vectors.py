"""Scoring, comparison and team figures in a real browser, against vectors computed by hand (tests/vectors/*.txt)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import sqrt
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.modules import code_of
from tests.browser.fixtures.scorer import COUNTS, SOURCES, Entries, call
from tests.project import ROOT

FOLDER = ROOT / "tests" / "vectors"
FILES = {"scoring": "score", "comparison": "compare", "team": "team"}
KINDS = {"": "statement", "?": "open"}
TOKEN = re.compile(r"(§?)(\??)(~?)([^=!:]+)(?::(\w+):(\w+))?(?:=([^!]*))?(!?)$")
NO_AREA = "-"


@dataclass
class Vector:
    """One block of a file; `answers` has one map per state (before, after) or person, `roles` one for each person."""

    name: str
    items: list[dict[str, Any]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    answers: dict[int, dict[str, object]] = field(default_factory=dict)
    expected: dict[str, str] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)

    def key(self, name: str) -> str:
        """The key of an item named by its id; a whole key stays what it is."""
        return self.keys.get(name, name)

    def entries(self, number: int) -> Entries:
        return [[key, entry] for key, entry in self.answers.get(number, {}).items()]


def read_vectors(name: str) -> list[Vector]:
    _, *blocks = re.split(r"^## ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M)
    return [_read(name, block.splitlines()) for block in blocks]


def _read(file: str, lines: list[str]) -> Vector:
    vector = Vector(lines[0])
    for line in filter(None, lines[1:]):
        head, _, rest = line.removeprefix("=> ").partition(": ")
        if line.startswith("=> "):
            vector.expected[head] = rest
        elif raw := re.fullmatch(r"(answers|earlier|before|after|person (\d+))(?: (\S+) = (.*))?", line):
            entries = vector.answers.setdefault(int(raw[2] or raw[1] in ("answers", "after")), {})
            entries |= {raw[3]: json.loads(raw[4])} if raw[3] else {}
        elif line.startswith("roles"):
            vector.roles = ["" if role == "-" else role for role in line.split()[1:]]
        else:
            _read_items(vector, head, rest.split(), "," if file in ("team", "roles") else ">")
    return vector


def _read_items(vector: Vector, area: str, tokens: list[str], separator: str) -> None:
    for token in tokens:
        match = TOKEN.match(token) or pytest.fail(f"{vector.name}: {token}")
        must, kind, knowing, name, effect, effort, answers, important = match.groups(default="")
        key = vector.keys[name] = f"{KINDS[kind]}:{name}"
        if area != NO_AREA:
            step = {"effect": effect, "effort": effort} if effect else {}
            vector.items.append(
                {"key": key, "area": area, "kind": KINDS[kind], "must": bool(must), "knowing": bool(knowing), **step}
            )
        given = answers.split(separator) if answers else []
        start = 1 if separator == "," or len(given) == 1 else 0  # one answer alone is the present one
        for number, answer in enumerate(given, start):
            if answer:
                vector.answers.setdefault(number, {})[key] = {"v": answer, "important": bool(important)}


def states(file: str, vector: Vector) -> list[Entries]:
    """The maps in the order in which the function takes them; an earlier state only if there is one."""
    people = range(1, max(vector.answers, default=0) + 1)
    order = {"score": (1, 0) if 0 in vector.answers else (1,), "compare": (0, 1), "team": people}
    return [vector.entries(number) for number in order[FILES[file]]]


def number(text: str) -> float | None:
    if text == "-":
        return None
    return sqrt(Fraction(text[1:])) if text.startswith("√") else float(Fraction(text))


def parts(text: str | None, separator: str = ",") -> list[list[str]]:
    return [part.split() for part in text.split(separator)] if text else []


def counted(found: list[list[str]]) -> dict[str, int]:
    return {name: int(count) for name, count, *_ in found if name in COUNTS}


def scored(vector: Vector) -> dict[str, Any]:
    lines = dict(vector.expected)
    ranking, musts, opens, steps = (lines.pop(name, None) for name in ("ranking", "musts", "open", "steps"))
    return {
        "areas": [_area(vector, name, text) for name, text in lines.items()],
        "ranking": (ranking or "").split(),
        "musts": [{"key": vector.key(name), "state": state} for name, state in parts(musts)],
        "open": [{"key": vector.key(name), "answered": answered == "yes"} for name, answered in parts(opens)],
        "steps": [_step(vector, *words) for words in parts(steps)],
    }


def _step(vector: Vector, name: str, priority: str, *reasons: str) -> dict[str, Any]:
    key = vector.key(name)
    area = next(item["area"] for item in vector.items if item["key"] == key)
    return {"key": key, "area": area, "priority": number(priority), "reasons": [*reasons]}


def _area(vector: Vector, name: str, text: str) -> dict[str, Any]:
    head, counts, *more = (text + ";").split(";")
    value, complete, state = (part.strip() for part in head.split(","))
    given = dict.fromkeys(COUNTS, 0) | counted(parts(counts))
    rest = {words[0]: words[1:] for words in map(str.split, more) if words}
    missing = [vector.key(name) for name in rest.get("missing", [])]
    change = number(*rest.get("change", ["-"]))
    figures = {"value": number(value), "complete": number(complete), "state": state, "counts": given}
    return {"area": name, **figures, "missing": missing, "change": change}


def compared(vector: Vector) -> dict[str, Any]:
    items, areas = (parts(vector.expected.get(name)) for name in ("items", "areas"))
    return {
        "items": [
            {"key": vector.key(key), "from": old.strip("-"), "to": new.strip("-"), "move": move}
            for key, old, new, move in items
        ],
        "areas": [{"area": area, "from": number(old), "to": number(new), "move": move} for area, old, new, move in areas],
    }


def teamed(vector: Vector) -> dict[str, Any]:
    lines = dict(vector.expected)
    ranking = [vector.key(name) for name in lines.pop("ranking", "").split()]
    areas = [{"area": name[5:], **_figures(text)} for name, text in lines.items() if name.startswith("area ")]
    items = [{"key": vector.key(name), **_item(text)} for name, text in lines.items() if not name.startswith("area ")]
    return {"items": items, "areas": areas, "ranking": ranking}


def _item(text: str) -> dict[str, Any]:
    counts = counted(parts(text.replace(";", ","))[1:]) if "unknown" in text else None
    return {"counts": counts if counts is None else dict.fromkeys(COUNTS[:5], 0) | counts, **_figures(text)}


def _figures(text: str) -> dict[str, Any]:
    (people, enough), *more = parts(text.replace(";", ","))
    named = {name: number(figure) for name, figure, *_ in more if name not in COUNTS}
    unity = next((word for _, _, *words in more for word in words), None)
    figures = {**dict.fromkeys(("mean", "spread", "unknown")), **named, "unity": unity}
    return {"n": int(people), "enough": enough == "enough", **figures}


EXPECTED: dict[str, Callable[[Vector], dict[str, Any]]] = {"scoring": scored, "comparison": compared, "team": teamed}


def rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    return round(value, 12) if isinstance(value, float | int) and not isinstance(value, bool) else value


CASES = [(file, vector) for file in FILES for vector in read_vectors(file)]


@pytest.mark.parametrize(("file", "vector"), CASES, ids=[f"{file}: {vector.name}" for file, vector in CASES])
def test_vector(file: str, vector: Vector, scorer: Page) -> None:
    (found,) = call(scorer, (FILES[file], vector.items, states(file, vector)))
    assert rounded(found) == rounded(EXPECTED[file](vector))


@pytest.mark.parametrize(("file", "least"), [("scoring", 60), ("comparison", 15), ("team", 20)])
def test_there_are_enough_vectors(file: str, least: int) -> None:
    names = [vector.name for vector in read_vectors(file)]
    assert len(set(names)) == len(names) >= least


@pytest.mark.parametrize("name", SOURCES)
def test_the_sources_are_pure(name: str) -> None:
    """They touch neither the page nor the storage, nor chance, nor the time of day."""
    assert not re.search(r"\b(document|window|localStorage|KbStore|TEXT|Date|Math\.random|globalThis)\b", code_of(name))
