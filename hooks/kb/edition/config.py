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
HIDE, STEPS = "ausblenden", "schritte"
NEEDED = ("name", "speicher", "vorsilbe")
KEYS = (*TEXTS, HIDE, STEPS)


@dataclass(frozen=True)
class Said:
    """A value as it is written, and the line it stands in."""

    text: str
    line: int


@dataclass(frozen=True)
class Config:
    """What was said: single values by their key, ids and paths that are hidden, steps by the id of their statement."""

    values: Mapping[str, Said] = field(default_factory=dict)
    hidden: tuple[Said, ...] = ()
    steps: Mapping[str, Said] = field(default_factory=dict)
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
    return Config(reader.values, tuple(reader.hidden), reader.steps, tuple(sorted(reader.problems)))


class _Reader:
    def __init__(self) -> None:
        self.values: dict[str, Said] = {}
        self.hidden: list[Said] = []
        self.steps: dict[str, Said] = {}
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
        elif name == STEPS:
            self._table(node, line)
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

    def _table(self, node: yaml.Node, line: int) -> None:
        if not isinstance(node, yaml.MappingNode):
            return self.report(line, "edition-steps")
        for key, entry in node.value:
            name, at = str(key.value), key.start_mark.line + 1
            if not isinstance(entry, yaml.ScalarNode) or not str(entry.value).strip():
                self.report(at, "edition-steps")
            elif name in self.steps:
                self.report(at, "edition-twice", found=name, other=self.steps[name].line)
            else:
                self.steps[name] = Said(" ".join(str(entry.value).split()), at)
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
