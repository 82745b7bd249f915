"""Ids once published: readers keep answers and links by them, so none goes or changes without a word.

The ledger lists every id that ever was, a row each: its kind (as the browser stores it), where it stands, and for one that
is gone, what took its place: the id of its successor, or `-` for none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.checks.inventory import Table, read_table
from kb.ids import is_id
from kb.messages import hint, message
from kb.model import Catalogue, Check, Claim, Item, Problem, Question, Term, Thesis

NAME = "kennungen.csv"
COLUMNS = ("kind", "id", "place", "now")
NONE = "-"
PAGE = "page"
KINDS: dict[type, str] = {Claim: "claim", Term: "term", Thesis: "thesis"}

Key = tuple[str, str]
"""The kind and the id of something: an answer to it is stored under both."""


@dataclass(frozen=True)
class Published:
    """Where an id stands: path and line."""

    path: str
    line: int


def published(catalogue: Catalogue) -> dict[Key, Published]:
    """Every id that readers' answers or links are kept by, and where it stands now."""
    found = {(PAGE, path.removesuffix(".md")): Published(path, 1) for path in catalogue.articles if _has_name(path)}
    items: list[Item] = [
        *catalogue.questions(),
        *catalogue.checks(),
        *catalogue.claims(),
        *catalogue.terms(),
        *catalogue.theses(),
    ]
    return found | {(_kind(item), item.id): Published(item.path, item.line) for item in items if item.id}


def _has_name(path: str) -> bool:
    """Whether a page can be published under its name; any other is told."""
    return is_id(path.rpartition("/")[2].removesuffix(".md"))


def _kind(item: Item) -> str:
    return item.kind if isinstance(item, Question | Check) else KINDS[type(item)]


def read_ledger(name: str, data: bytes) -> Table:
    """The ledger as it stands in its file."""
    return read_table(name, data, COLUMNS)


def read_predecessors(folder: Path) -> dict[str, tuple[str, ...]]:
    """What the ledger in a folder says was asked before; nothing without one."""
    path = folder / NAME
    return predecessors(read_ledger(NAME, path.read_bytes())) if path.is_file() else {}


def predecessors(table: Table) -> dict[str, tuple[str, ...]]:
    """What was asked before in place of an item, as the browser stores it: `statement:new` -> (`statement:old`, …)."""
    now = {(row["kind"], row["id"]): row["now"] for _, row in table.rows}
    found: dict[str, list[str]] = {}
    for kind, name in now:
        last = last_of(now, (kind, name))
        if last not in (name, NONE):
            found.setdefault(f"{kind}:{last}", []).append(f"{kind}:{name}")
    return {item: tuple(former) for item, former in found.items()}


def last_of(now: Mapping[Key, str], key: Key) -> str:
    """The last of those that took each other's place; an id that leads back to itself leads nowhere."""
    kind, name = key
    seen = set()
    while (following := now.get((kind, name))) and name not in seen:
        seen.add(name)
        name = following
    return name


def ledger_problems(
    catalogue: Catalogue, table: Table, prefix: str = "docs/", elsewhere: Collection[Key] = ()
) -> Iterator[Problem]:
    """Where contents and ledger differ; problems in contents have paths below the content folder.

    What is listed `elsewhere`, in the ledger below that of an edition, is of no interest here, unless the edition hides it and
    has something in its place.
    """
    yield from table.problems()
    everything = published(catalogue)
    living = _living(catalogue, elsewhere)
    rows = {(row["kind"], row["id"]): row for _, row in table.rows}
    faulty = {error.path for error in catalogue.errors()}
    first: dict[Key, int] = {}
    for line, row in table.rows:
        key = (row["kind"], row["id"])
        if first.setdefault(key, line) != line:
            yield Problem(table.name, line, message("list-twice", found=row["id"], other=first[key]))
        elif key in elsewhere and row["now"] and key in everything:
            yield Problem(table.name, line, message("ids-succeeded", found=row["id"], new=row["now"]))
        elif row["place"] not in faulty and (key not in elsewhere or row["now"]):  # a faulty page may hold it unread
            yield from _row(Problem(table.name, line, ""), row, living.get(key), rows.keys(), prefix)
    for key, at in living.items():
        if key not in rows:
            yield Problem(at.path, at.line, message("ids-new", found=key[1], table=table.name, row=line_of(key, at)))


def _row(at: Problem, row: Mapping[str, str], here: Published | None, known: Iterable[Key], prefix: str) -> Iterator[Problem]:
    kind, name, place, now = (row[column] for column in COLUMNS)
    if here and now:
        yield Problem(here.path, here.line, message("ids-again", found=name, place=f"{at.path}:{at.line}"))
    elif here and here.path != place:
        values = {"found": name, "old": f"{prefix}{place}", "new": f"{prefix}{here.path}"}
        yield _told(at, "ids-moved", **values, row=line_of((kind, name), here))
    elif not here and not now:
        gone = f"{kind},{name},{place}"
        yield _told(at, "ids-gone", found=name, page=f"{prefix}{place}", retired=f"{gone},{NONE}", succeeded=f"{gone},…")
    elif now not in ("", NONE) and (kind, now) not in known:
        same = [other for of, other in known if of == kind]
        yield _told(at, "ids-successor", found=now, kind=kind, hint=hint(now, same))


def _told(at: Problem, key: str, **values: object) -> Problem:
    return Problem(at.path, at.line, message(key, **values))


def line_of(key: Key, at: Published) -> str:
    """The row of something that is there."""
    return ",".join((*key, at.path, ""))


def lost(last: Table, now: Table) -> Iterator[Problem]:
    """Ids that the ledger of an earlier release names, and the ledger of today no longer."""
    known = keys_of(now)
    for _, row in last.rows:
        if (row["kind"], row["id"]) not in known:
            values = ",".join(row[column] for column in COLUMNS)
            yield Problem(now.name, 1, message("ids-lost", found=row["id"], row=values))


def keys_of(table: Table) -> set[Key]:
    """All that a ledger lists."""
    return {(row["kind"], row["id"]) for _, row in table.rows}


def _living(catalogue: Catalogue, elsewhere: Collection[Key]) -> dict[Key, Published]:
    return {key: at for key, at in published(catalogue).items() if key not in elsewhere}


def completed(catalogue: Catalogue, table: Table, elsewhere: Collection[Key] = ()) -> str:
    """The ledger with all that is there now, in its order; what is gone is left for a person to say what became of it."""
    living = _living(catalogue, elsewhere)
    rows = {(row["kind"], row["id"]): ",".join(row[column] for column in COLUMNS) for _, row in table.rows}
    ended = {(row["kind"], row["id"]) for _, row in table.rows if row["now"]}
    rows |= {key: line_of(key, at) for key, at in living.items() if key not in ended}
    return "\n".join([",".join(COLUMNS), *(rows[key] for key in sorted(rows))]) + "\n"
