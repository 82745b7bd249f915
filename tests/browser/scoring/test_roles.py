"""Roles of a team: who is compared with whom, against vectors computed by hand, and nothing that tells what one or two said."""

from __future__ import annotations

import json
import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.pages import STATEMENT_ANSWERS
from tests.browser.scoring.test_vectors import Vector, parts, read_vectors, rounded

VECTORS = read_vectors("roles")
RATED = ("ja", "teilweise", "nein")
ENOUGH = 3
TEAMS = 500
COMPARE = """(raw) => JSON.parse(raw).map(([items, people, roles]) => {
  const maps = people.map((entries) => new Map(entries));
  return { groups: groupsOf(roles), rows: compareRoles(items, maps, roles) };
})"""


def compared(page: Page, *teams: tuple[list[dict[str, Any]], list[Any], list[str]]) -> list[dict[str, Any]]:
    return list(page.evaluate(COMPARE, json.dumps(teams)))


def named(text: str) -> list[str]:
    return ["" if role == "-" else role for role in text.split("+")]


def expected(vector: Vector) -> dict[str, Any]:
    lines = dict(vector.expected)
    groups = [{"roles": named(roles), "size": int(size)} for roles, size in parts(lines.pop("groups", None))]
    return {"groups": groups, "rows": [_row(vector, name, text) for name, text in lines.items()]}


def _row(vector: Vector, name: str, text: str) -> dict[str, Any]:
    (_, gap), *means = parts(text.replace(";", ","))
    found = [{"roles": named(roles), "mean": float(Fraction(mean))} for roles, mean in means]
    return {"key": vector.key(name), "gap": float(Fraction(gap)), "means": found}


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.name for vector in VECTORS])
def test_vector(vector: Vector, scorer: Page) -> None:
    people = [vector.entries(number) for number, _ in enumerate(vector.roles, 1)]
    (found,) = compared(scorer, (vector.items, people, vector.roles))
    assert rounded(found) == rounded(expected(vector))


def test_there_are_enough_vectors() -> None:
    assert len({vector.name for vector in VECTORS}) == len(VECTORS) >= 15


def test_of_no_team_the_answers_of_one_or_two_can_be_worked_out(scorer: Page) -> None:
    """Each mean, and what is left of all when any of the means are taken away, is of nobody or of three at least."""
    chance = random.Random(11)  # noqa: S311
    items = [{"key": f"statement:{name}", "area": "telefon", "kind": "statement", "must": False} for name in "abc"]
    teams = [_team(chance, items) for _ in range(TEAMS)]
    seen = 0
    for (_, people, roles), found in zip(teams, compared(scorer, *teams), strict=True):
        sizes = Counter(roles)
        grouped = sorted(role for group in found["groups"] for role in group["roles"])
        assert grouped == sorted(sizes), "everybody is in one group"
        for row in found["rows"]:
            given = [dict(entries).get(row["key"], {}).get("v") for entries in people]
            rated = Counter(role for role, v in zip(roles, given, strict=True) if v in RATED)
            of_groups = [sum(rated[role] for role in mean["roles"]) for mean in row["means"]]
            assert min(of_groups) >= ENOUGH
            assert rated.total() - sum(of_groups) not in range(1, ENOUGH)
            assert all(sum(sizes[role] for role in mean["roles"]) >= ENOUGH for mean in row["means"])
            seen += 1
    assert seen > TEAMS / 5, "there was something to look at"


def _team(chance: random.Random, items: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Any], list[str]]:
    roles = [chance.choice(["Service", "Service", "Vertrieb", "Leitung", ""]) for _ in range(chance.randrange(3, 20))]
    people = [[[item["key"], {"v": chance.choice(["", *STATEMENT_ANSWERS])}] for item in items] for _ in roles]
    return items, people, roles
