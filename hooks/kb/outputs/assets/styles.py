"""Style sheets: what one of them imports stands before it, each once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

import rcssmin

from kb.messages import hint, message
from kb.model import Problem

IMPORT = re.compile(r'^@import "([^"]+)";$')


@dataclass
class Styles:
    """All sheets by path; problems are collected, not raised."""

    sources: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def bundle(self, entry: str) -> str:
        """A sheet with all that it imports, made small."""
        texts: dict[str, str] = {}
        self._add(entry, texts, set())
        return str(rcssmin.cssmin("\n".join(texts.values())))

    def _add(self, path: str, texts: dict[str, str], seen: set[str]) -> None:
        seen.add(path)
        own = []
        for line, text in enumerate(self.sources[path].splitlines(), 1):
            if wanted := IMPORT.match(text):
                self._follow(path, line, normpath(join(dirname(path), wanted[1])), texts, seen)
            else:
                own.append(text)
        texts[path] = "\n".join(own)

    def _follow(self, path: str, line: int, target: str, texts: dict[str, str], seen: set[str]) -> None:
        if target not in self.sources:
            meant = hint(target, [name for name in self.sources if name.endswith(".css")])
            self.problems.append(Problem(path, line, message("style-import-file", found=target, hint=meant)))
        elif target not in seen:
            self._add(target, texts, seen)
