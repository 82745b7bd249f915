"""What the guides tell a contributor to write, taken out of them, and put where they say it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.check import Checker, lists_of
from kb.checks.catalogue import read_catalogue
from kb.checks.ledger import completed, read_ledger
from kb.kept import Kept
from kb.model import Catalogue

from tests.project import ROOT, check_options

FOLDER = ROOT / "docs" / "mitmachen"
# A line that says where the block below it goes: a new file, or a place in one that exists.
STEP = re.compile(
    r"^(?:Neue Datei|In) `(?P<path>[^`\n]+)`(?: (?P<where>hinter|am Ende von|statt) „(?P<anchor>[^\n]+)“)?:\n\n"
    r"```(?:markdown|text)\n(?P<text>.*?)^```$"
    r"|^In `(?P<file>[^`\n]+)` (?P<delete>löschen) Sie „(?P<entry>[^\n“]+)“",
    re.M | re.S,
)
BLOCK = re.compile(r"^```markdown\n", re.M)
ITEM = re.compile(r"(?:- (?:\[ \] )?|\d+\. |\| )\[?")
ENTRY = re.compile(r"(?:-|\d+\.) |#|</")
KEPT = Kept(lasting=True)
"""Pages that no guide changes are read once, and their language is judged once."""


@dataclass(frozen=True)
class Step:
    """A text to add: a new file, or below an entry or at the end of a section of a file that exists.

    Or a line of such a file that is replaced, or an entry that is deleted.
    """

    path: str
    where: str
    anchor: str
    text: str


def guides() -> list[Path]:
    """All pages that show what to write."""
    return sorted(FOLDER.glob("*.md"))


def steps(guide: Path) -> list[Step]:
    """What a page tells to add, in its order."""
    return [_step(match) for match in STEP.finditer(guide.read_text("utf-8"))]


def _step(m: re.Match[str]) -> Step:
    if m["delete"]:
        return Step(m["file"], m["delete"], m["entry"], "")
    return Step(m["path"], m["where"] or "", m["anchor"] or "", m["text"])


def proposal(changes: Iterable[Step]) -> dict[str, bytes]:
    """All files that `make check` reads, with these changes and the ids that `make ids` enters for them."""
    changes = list(changes)
    files = {path: (ROOT / path).read_bytes() for path in _checked()}
    for step in changes:
        old = files.get(step.path, b"").decode()
        assert bool(old) == bool(step.where), f"{step.path} exists already, or does not exist"
        files[step.path] = (_added(old, step) if old else step.text).encode()
    return {**files, **(_entered(files) if changes else {})}


def _entered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    path = _lists()["ids"]
    return {path: completed(_catalogue(files), read_ledger(path, files[path])).encode()}


def _catalogue(files: Mapping[str, bytes]) -> Catalogue:
    docs = {path.removeprefix("docs/"): data for path, data in files.items() if path.startswith("docs/")}
    pages = {path: data for path, data in docs.items() if path.endswith(".md")}
    return read_catalogue(pages, set(docs) - set(pages), kept=KEPT)


def complaints(files: Mapping[str, bytes]) -> list[str]:
    """What `make check` says about the contents of these files."""
    lists = {name: (path, files[path]) for name, path in _lists().items()}
    problems = Checker(lists_of(lists), KEPT).problems(_catalogue(files))
    return [problem.show() for problem in problems]


def _lists() -> dict[str, str]:
    return {name: path.relative_to(ROOT).as_posix() for name, path in check_options().items()}


def _checked() -> Iterator[str]:
    yield from (path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*") if path.is_file())
    yield from _lists().values()


def _added(old: str, step: Step) -> str:
    lines = old.rstrip("\n").split("\n")
    if step.where in ("statt", "löschen"):
        return "\n".join([*_changed(lines, step), ""])
    place = (_end_of_section if step.where == "am Ende von" else _end_of_entry)(lines, step.anchor)
    loose = step.path.endswith(".md") and (step.text.startswith("#") or not _is_tight(lines, place))
    blank = [""] if loose else []
    new = [*blank, *step.text.rstrip("\n").split("\n"), *blank]
    return "\n".join([*lines[:place], *new, *lines[place + len(blank) :]]) + "\n"


def _changed(lines: list[str], step: Step) -> list[str]:
    """The lines with one replaced, or without an entry and the blank line behind it."""
    if step.where == "statt":
        return [step.text.rstrip("\n") if line == step.anchor else line for line in lines]
    return [*lines[: _start_of_entry(lines, step.anchor)], *lines[_end_of_entry(lines, step.anchor) + 1 :]]


def _end_of_entry(lines: list[str], anchor: str) -> int:
    """The line behind an entry and all that is nested in it."""
    start = _start_of_entry(lines, anchor)
    if not ENTRY.match(lines[start]):
        return start + 1
    return _without_blank(lines, next((n for n in range(start + 1, len(lines)) if ENTRY.match(lines[n])), len(lines)))


def _start_of_entry(lines: list[str], anchor: str) -> int:
    return next(n for n, line in enumerate(lines) if ITEM.sub("", line, count=1).startswith(anchor))


def _end_of_section(lines: list[str], title: str) -> int:
    start = next(n for n, line in enumerate(lines) if re.fullmatch(rf"##+ {re.escape(title)}(?: \{{.*\}})?", line))
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    ends = (n for n in range(start + 1, len(lines)) if re.match(rf"#{{1,{level}}} ", lines[n]))
    return _without_blank(lines, next(ends, len(lines)))


def _without_blank(lines: list[str], end: int) -> int:
    while not lines[end - 1]:
        end -= 1
    return end


def _is_tight(lines: list[str], place: int) -> bool:
    """Whether the list or table that ends in the line before `place`, or goes on there, has no blank lines inside."""
    return lines[place - 1].startswith("|") or (bool(ENTRY.match(lines[place - 1])) and bool(ENTRY.match(lines[place - 2])))
