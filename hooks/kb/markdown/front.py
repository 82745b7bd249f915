"""The front matter of a file: where it ends, what it says, and in which line something is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

END = re.compile(r"(?:---|\.\.\.)[ \t]*")
# What a word processor, or somebody in a hurry, makes of three hyphens.
LIKE_END = re.compile(r"\s*(?:[-–—−‐‑_*=~][ \t]*){2,}|\s*[–—−]\s*")
# Behind such a line, only a known name shows that front matter was meant and not a rule across the page.
NAME = re.compile(r"\s*(?P<name>[\w-]+)(?P<colon>\s*:)(?P<gap>\s*)(?P<value>.*)")
KNOWN = ("title", "titel", "description", "beschreibung", "tags", "schlagworte", "kuerzel", "kürzel")

HARMLESS = str.maketrans({'"': None, "'": "’", "<": "‹", ">": "›"})

Finding = tuple[int, str, dict[str, object]]
"""(line from 1, key of a message, its values)."""


@dataclass(frozen=True)
class FrontMatter:
    """What stands above the text. `body` is the first line (from 0) behind it."""

    meta: dict[str, object]
    body: int
    findings: tuple[Finding, ...] = ()


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """The front matter of a file; one that does not work is read as far as it was meant, so that it is told once."""
    if lines and re.fullmatch(r"---[ \t]*", lines[0]):
        end = next((n for n, line in enumerate(lines[1:], 1) if END.fullmatch(line)), None)
        if end is not None:
            meta, findings = _read(lines[1:end])
            return FrontMatter(meta, end + 1, tuple(findings))
    return _meant(lines)


def _meant(lines: Sequence[str]) -> FrontMatter:
    """Front matter that nobody but its author would take for one."""
    first_text = start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if begun := _without_first(lines, start):
        return begun
    if start < len(lines) and re.match(r"# +\S", lines[start]):
        start = next((n for n in range(start + 1, len(lines)) if lines[n].strip()), len(lines))
    first = NAME.match(lines[start + 1]) if start + 1 < len(lines) else None
    if not first or not LIKE_END.fullmatch(lines[start]):
        return FrontMatter({}, 0)
    right = re.fullmatch(r"\s*---\s*", lines[start]) is not None
    if not (right and start == first_text) and first["name"].casefold() not in KNOWN:
        return FrontMatter({}, 0)
    end = next((n for n in range(start + 1, len(lines)) if not lines[n].strip() or lines[n].startswith("#")), len(lines))
    last = next((n for n in range(start + 1, end) if LIKE_END.fullmatch(lines[n])), None)
    meta, findings = _read(lines[start + 1 : end if last is None else last], start + 2)
    body = end if last is None else last + 1
    late: Finding = (start + 1, "front-matter-late", {"found": lines[first_text].strip()})
    shape = _shape(lines, start, last, end, right) if start == first_text else late
    return FrontMatter(meta, body, (shape, *findings))


def _without_first(lines: Sequence[str], start: int) -> FrontMatter | None:
    """Front matter above which the line with hyphens is missing."""
    name = NAME.match(lines[start]) if start < len(lines) else None
    last = next((n for n in range(start + 1, len(lines)) if not lines[n].strip() or LIKE_END.fullmatch(lines[n])), start)
    if not name or name["name"].casefold() not in KNOWN or not LIKE_END.fullmatch(lines[last]):
        return None
    meta, findings = _read(lines[start:last], start + 1)
    begin: Finding = (start + 1, "front-matter-begin", {"found": lines[start].strip()})
    return FrontMatter(meta, last + 1, (begin, *findings))


def _shape(lines: Sequence[str], start: int, last: int | None, end: int, right: bool) -> Finding:
    """Which of the lines around the front matter keeps it from working."""
    if not right:
        return start + 1, "front-matter-mark", {"found": lines[start].strip()}
    if last is None:
        return end, "front-matter-open", {"found": lines[end - 1].strip()}
    if not END.fullmatch(lines[last]):
        return last + 1, "front-matter-mark", {"found": lines[last].strip()}
    return 1, "front-matter-shape", {}


def _read(lines: Sequence[str], first: int = 2) -> tuple[dict[str, object], list[Finding]]:
    """(what front matter says, what is wrong with it); `first` is the number of its first line."""
    text = "".join(f"{line}\n" for line in lines)
    meta, line = _load(text)
    if meta is None and line is None and not text.strip():
        return {}, []
    if isinstance(meta, dict):
        return meta, [*_twice(lines, first)]
    return {}, [*_wrong(lines, first)] or [_given_up(lines, first, line)]


def _load(text: str) -> tuple[object, int | None]:
    """(what YAML makes of a text, the line from 0 in which it gives up)."""
    try:
        meta = yaml.safe_load(text)
        str(meta)  # fails for numbers that nobody could print
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark if "quoted" not in str(error.context) else error.context_mark
        return None, mark.line if mark else None
    except Exception:  # PyYAML raises whatever its constructors run into: ValueError, KeyError, IndexError, RecursionError …
        return None, None
    return meta, None


def _wrong(lines: Sequence[str], first: int) -> Iterator[Finding]:
    """The lines that are wrong by themselves, with what to write instead."""
    for number, line in enumerate(lines, first):
        match = NAME.fullmatch(line)
        if match is None or not match["value"]:
            continue
        name, value = match["name"], match["value"]
        if not match["gap"] and not value.startswith("//"):
            yield number, "front-matter-gap", {"found": line.strip(), "proposal": f"{name}: {value.strip()}"}
        elif name != "tags" and not line[0].isspace() and _load(line)[0] is None:  # in quotes, tags would be no list
            yield number, "front-matter-value", {"found": name, "proposal": f"{name}: '{_quotable(value)}'"}


def _given_up(lines: Sequence[str], first: int, line: int | None) -> Finding:
    """Where YAML gave up, if it says so."""
    if line is None:
        return first - 1, "front-matter", {}
    number = min(line, len(lines) - 1)
    return first + number, "front-matter-line", {"found": lines[number].strip()}


def _quotable(value: str) -> str:
    """A value as it may stand in single quotes, and in the head of a page, which straight quotes and tags would break."""
    value = value.strip()
    whole = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" and value.count(value[0]) == 2
    value = re.sub(r'"([^"]*)"', r"„\1“", value[1:-1] if whole else value)
    return value.strip("\"'").translate(HARMLESS)


def _twice(lines: Sequence[str], first: int) -> Iterator[Finding]:
    """Names that stand twice: only the last would count."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, first):
        match = NAME.fullmatch(line)
        if match and not line[0].isspace() and seen.setdefault(match["name"], number) != number:
            yield number, "front-matter-twice", {"found": match["name"], "other": seen[match["name"]]}
