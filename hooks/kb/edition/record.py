"""`stand.yml`: how what an edition lies over was worded when somebody last looked at it.

It is kept in the folder of the edition. Where our wording differs from it, an update has touched something the edition
hides, words anew or replaces: that is told with both wordings until `make accept` says that somebody has seen it. The
same holds for the name under which browsers store answers: with another one, readers would find none of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import yaml

from kb.edition.config import NAME as CONFIG
from kb.edition.config import Config
from kb.edition.overlay import Touched
from kb.messages import message
from kb.model import Problem

NAME = "stand.yml"
STORED = f"{CONFIG} speicher"
"""Under this the record keeps the name in the storage of browsers; no id and no path has a space."""
NOTHING = "–"
MARKS = re.compile(r"^(?:>|-(?: \[[ x]\])?|#+|\d+\.) +|\s*\{[^{}]*\}$")
"""What stands around the words of an item."""
MOST = 3
"""So many changed lines are shown."""


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they are read best."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def read_record(data: bytes) -> dict[str, str]:
    """Our wordings by id or path, as they were accepted; nothing where the file is not readable, which asks for a new one."""
    try:
        table: Any = yaml.safe_load(data)
    except (yaml.YAMLError, UnicodeDecodeError):
        return {}
    return {str(name): str(text) for name, text in table.items()} if isinstance(table, dict) else {}


def accepted(touched: Mapping[str, Touched], config: Config) -> str:
    """The record of all that an edition lies over now, and of the name it stores answers under."""
    texts = {name: _plain(found.text) for name, found in sorted(touched.items())}
    return _written({STORED: config.get("speicher"), **texts})


def with_name(data: bytes, config: Config) -> str:
    """The record, once a site with that name is built; a name that stands there stays."""
    return _written({STORED: config.get("speicher"), **read_record(data)})


def _written(texts: Mapping[str, str]) -> str:
    table = yaml.dump(dict(texts), Dumper=_Dumper, allow_unicode=True, width=1000, sort_keys=False)
    return f"# {message('edition-record')}\n{table}"


def record_problems(
    touched: Mapping[str, Touched], record: Mapping[str, str], config: Config, folder: str
) -> Iterator[Problem]:
    """What nobody has looked at yet, what an update has changed since, and another name in the storage of browsers."""
    old, new = record.get(STORED, ""), config.get("speicher")
    if old and new and old != new:
        text = message("edition-stored", old=old, new=new, folder=folder)
        yield Problem(CONFIG, config.line("speicher"), text, "warning")
    unseen = [(name, found) for name, found in touched.items() if name not in record]
    if hidden := [(name, found) for name, found in unseen if not found.path]:
        names = ", ".join(name for name, _ in hidden)
        yield Problem(CONFIG, hidden[0][1].line, message("edition-unseen", found=names, folder=folder), "warning")
    for _, found in unseen:
        if found.path:
            yield Problem(found.path, 1, message("edition-unseen-page", folder=folder), "warning")
    for name, found in touched.items():
        if name in record and _plain(record[name]) != _plain(found.text):
            old, new = _differences(record[name], found.text)
            text = message("edition-changed", found=name, old=old, new=new, folder=folder)
            yield Problem(found.path or CONFIG, found.line, text, "warning")


def _plain(text: str) -> str:
    """Without white space at the ends of lines, which nobody sees."""
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))


def _differences(old: str, new: str) -> tuple[str, str]:
    """The lines that are only in one of two texts, of each side the first few, in words where it is words that differ."""
    before, after = ([line.strip() for line in text.split("\n") if line.strip()] for text in (old, new))
    codes = [code for code in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if code[0] != "equal"]
    left = [line for _, first, last, _, _ in codes for line in before[first:last]]
    right = [line for _, _, _, first, last in codes for line in after[first:last]]
    words = [MARKS.sub("", line) for line in left], [MARKS.sub("", line) for line in right]
    one, other = words if words[0] != words[1] else (left, right)
    return _shown(one), _shown(other)


def _shown(lines: list[str]) -> str:
    shown = " / ".join(f"„{line}“" for line in lines[:MOST]) or NOTHING
    return f"{shown} (+{len(lines) - MOST})" if len(lines) > MOST else shown
