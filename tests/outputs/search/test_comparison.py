"""How the comparison of searches counts, and what it says of queries that cannot be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.environment import BenchError
from bench.search import KEPT, KNOWN, QUERIES, THIRD, Query, Search, read_queries
from bench.search_report import Hits, hits, parts_of

HEAD = "art;anfrage;erwartet;teil\n"


def found(ours: list[str], default: list[str], part: str = KNOWN) -> Search:
    """One query that the pages a/ and b/ answer."""
    query = Query("wort", "treue", frozenset({"a/", "b/"}), part)
    return Search([query], {"default": [default], "ours": [ours]})


@pytest.mark.parametrize(
    ("ours", "default", "counted"),
    [
        (["b/", "c/"], [], Hits(1, 1, 0, 0)),
        (["c/", "d/", "a/"], ["c/"], Hits(0, 1, 0, 0)),
        (["c/", "d/", "e/", "a/"], ["a/"], Hits(0, 0, 0, 1)),
        ([], [], Hits(0, 0, 1, 0)),
    ],
)
def test_what_a_reader_finds_is_counted(ours: list[str], default: list[str], counted: Hits) -> None:
    assert hits(found(ours, default), "ours", [0]) == counted


def test_queries_kept_apart_are_counted_apart() -> None:
    both = Search([Query("wort", "treue", frozenset({"a/"}), part) for part in (THIRD, KEPT, KNOWN, KNOWN)])
    assert parts_of(both) == {KNOWN: [2, 3], KEPT: [1], THIRD: [0]}


def test_the_page_counts_whatever_its_section(tmp_path: Path) -> None:
    file = tmp_path / "queries.csv"
    file.write_text(f"{HEAD}zahl;87,8 %;zahlen/#s2-17 zahlen/ themen/treue/;bekannt\n", encoding="utf-8")
    assert read_queries(file) == [Query("zahl", "87,8 %", frozenset({"zahlen/", "themen/treue/"}), KNOWN)]


@pytest.mark.parametrize("row", ["wort;treue;a/", "wort;treue;;bekannt", "wort;treue;a/;geheim"])
def test_a_query_that_cannot_be_judged_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    file = tmp_path / "queries.csv"
    file.write_text(f"{HEAD}wort;kunde;a/;bekannt\n{row}\n", encoding="utf-8")
    with pytest.raises(BenchError, match=r"queries\.csv, Zeile 3"):
        read_queries(file)


def test_the_queries_of_the_project_are_as_people_type() -> None:
    queries = read_queries(QUERIES)
    assert len({query.text for query in queries}) == len(queries) > 80
