"""`ausgabe.yml`: what an edition calls itself, what it hides and which steps it words anew. Every value knows its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import yaml

from kb.ids import is_id
from kb.messages import hint, message
from kb.model import Problem

NAME = "ausgabe.yml"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
TEXTS = ("name", "beschreibung", "logo", "farbe", "adresse", "bearbeiten", "speicher", "vorsilbe")
HIDE, STEPS, DETAILS = "ausblenden", "schritte", "angaben"
TABLES = {STEPS: "edition-steps", DETAILS: "edition-details"}
"""What is a table of texts by name, with the key of the message for one that is none."""
UNSAID = "…"
"""What stands in the place of a detail until somebody says it."""
NEEDED = ("name", "speicher", "vorsilbe")
KEYS = (*TEXTS, HIDE, STEPS, DETAILS)


@dataclass(frozen=True)
class Said:
    """A value as it is written, and the line it stands in."""

    text: str
    line: int


@dataclass(frozen=True)
class Config:
    """What was said: single values by their key, ids and paths that are hidden, steps by the id of their statement.

    `details` are what only whoever runs the site knows, by the name that it has in our pages.
    """

    values: Mapping[str, Said] = field(default_factory=dict)
    hidden: tuple[Said, ...] = ()
    steps: Mapping[str, Said] = field(default_factory=dict)
    details: Mapping[str, Said] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def get(self, key: str) -> str:
        """A single value; empty where nothing is said."""
        return self.values[key].text if key in self.values else ""

    def line(self, key: str) -> int:
        """Where a single value stands."""
        return self.values[key].line if key in self.values else 1


def problem(line: int, key: str, **values: object) -> Problem:
    """Something to mend in the settings of an edition."""
    return Problem(NAME, line, message(key, **values))


def read_config(data: bytes) -> Config:
    """The settings from the bytes of their file; whatever is wrong is among their problems, all of it at once."""
    try:
        root = yaml.compose(data.decode("utf-8-sig"), yaml.SafeLoader)
    except UnicodeDecodeError:
        return Config(problems=(problem(1, "not-utf8"),))
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        return Config(problems=(problem(mark.line + 1 if mark else 1, "edition-yaml"),))
    if not isinstance(root, yaml.MappingNode):
        return Config(problems=(problem(1, "edition-empty-file", needed=_listed(NEEDED)),))
    reader = _Reader()
    reader.read(root)
    tables = reader.tables
    return Config(reader.values, tuple(reader.hidden), tables[STEPS], tables[DETAILS], tuple(sorted(reader.problems)))


class _Reader:
    def __init__(self) -> None:
        self.values: dict[str, Said] = {}
        self.hidden: list[Said] = []
        self.tables: dict[str, dict[str, Said]] = {name: {} for name in TABLES}
        self.problems: list[Problem] = []

    def read(self, root: yaml.MappingNode) -> None:
        """Every line of the file."""
        lines: dict[str, int] = {}
        for key, node in root.value:
            name, line = str(key.value), key.start_mark.line + 1
            if name not in KEYS:
                self.report(line, "edition-key", found=name, hint=hint(name, KEYS), allowed=_listed(KEYS))
            elif lines.setdefault(name, line) != line:
                self.report(line, "edition-twice", found=name, other=lines[name])
            elif _is_empty(node):
                self.report(line, "edition-colour-quotes" if name == "farbe" else "edition-value", found=name)
            else:
                self._value(name, line, node)
        for name in NEEDED:
            if name not in lines:
                self.report(1, f"edition-needs-{name}")

    def _value(self, name: str, line: int, node: yaml.Node) -> None:
        if name == HIDE:
            self._list(node, line)
        elif name in TABLES:
            self._table(name, node, line)
        elif not isinstance(node, yaml.ScalarNode):
            self.report(line, "edition-text", found=name)
        else:
            self.values[name] = Said(" ".join(str(node.value).split()), line)
            self._judge(name, self.values[name])

    def _judge(self, name: str, said: Said) -> None:
        if name in CHECKS and not CHECKS[name](said.text):
            self.report(said.line, f"edition-{KINDS[name]}", found=said.text, name=name)

    def _list(self, node: yaml.Node, line: int) -> None:
        if not isinstance(node, yaml.SequenceNode):
            return self.report(line, "edition-list", found=HIDE)
        for entry in node.value:
            at = entry.start_mark.line + 1
            if isinstance(entry, yaml.ScalarNode) and entry.value:
                self.hidden.append(Said(str(entry.value), at))
            else:
                self.report(at, "edition-list", found=HIDE)
        return None

    def _table(self, table: str, node: yaml.Node, line: int) -> None:
        if not isinstance(node, yaml.MappingNode):
            return self.report(line, TABLES[table])
        said = self.tables[table]
        for key, entry in node.value:
            name, at = str(key.value), key.start_mark.line + 1
            if not isinstance(entry, yaml.ScalarNode) or not str(entry.value).strip():
                self.report(at, TABLES[table])
            elif name in said:
                self.report(at, "edition-twice", found=name, other=said[name].line)
            else:
                said[name] = Said(" ".join(str(entry.value).split()), at)
        return None

    def report(self, line: int, key: str, **values: object) -> None:
        """Note something to mend."""
        self.problems.append(problem(line, key, **values))


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not str(node.value).strip()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    whole = parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
    return whole and text.endswith("/")


def _is_prefix(text: str) -> bool:
    return text.endswith("-") and is_id(text[:-1])


def _is_file(text: str) -> bool:
    return not text.startswith("/") and ".." not in text.split("/") and "." in text


CHECKS: dict[str, Callable[[str], bool]] = {
    "farbe": lambda text: COLOUR.fullmatch(text) is not None,
    "adresse": _is_address,
    "bearbeiten": _is_address,
    "speicher": is_id,
    "vorsilbe": _is_prefix,
    "logo": _is_file,
}
KINDS = {
    "farbe": "colour",
    "adresse": "address",
    "bearbeiten": "address",
    "speicher": "storage",
    "vorsilbe": "prefix",
    "logo": "logo",
}


def all_said(config: Config) -> Iterator[Said]:
    """What is said of things of ours: hidden ones and steps."""
    yield from config.hidden
    yield from (Said(name, said.line) for name, said in config.steps.items())
