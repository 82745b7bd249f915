"""Scripts and styles: the sources below browser/, put together along their imports, made small and named after their content.

A bundle is a folder: each one below elements/, with `kb-name.js` and `name.css`, site/ for what every page has, and search/
for what the theme asks in place of its own worker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from kb.model import Problem
from kb.outputs.assets.graph import circles_in, in_order, problems_of, twins_in
from kb.outputs.assets.module import TEXTS, Module, read_module
from kb.outputs.assets.names import shortened
from kb.outputs.assets.pieces import Piece, needed
from kb.outputs.assets.styles import Styles
from kb.outputs.assets.texts import texts_literal, texts_module
from kb.outputs.assets.tokens import Shared

FOLDER = "assets/kb"
SOURCES = "browser"
BUNDLES = ("elements/*/*", "site/*", "search/*")
KINDS = ("estimate", "free", "gap", "match", "order")
ON_DEMAND = {
    **{
        "checklist": ("former",),
        "progress": ("former", "due"),
        "result": ("files",),
        "team": ("files",),
        "survey": ("invite",),
    },
    "exam": ("compose", "outcome", *KINDS),
    "recall": ("hint", *KINDS),
}
"""Which element may ask for which others whose scripts the page does not load: they come when they are needed."""


@dataclass(frozen=True)
class Asset:
    """A file to write: its site-relative URL and its text."""

    url: str
    text: str


@dataclass(frozen=True)
class Assets:
    """All bundles by name."""

    scripts: dict[str, Asset]
    styles: dict[str, Asset]

    def on_demand(self, widgets: Iterable[str]) -> dict[str, Asset]:
        """The scripts that these elements may ask for, by the name of the element each makes."""
        names = sorted({name for widget in widgets for name in ON_DEMAND.get(widget, ())})
        return {f"kb-{name}": self.scripts[name] for name in names}


class AssetError(Exception):
    """What is wrong in browser/, all of it at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: (problem.path, problem.line))
        super().__init__("\n".join(problem.show(f"{SOURCES}/") for problem in self.problems))


def read_sources(folder: Path) -> dict[str, str]:
    """All scripts and styles by their path in the folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in (".js", ".css"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def build_assets(sources: Mapping[str, str]) -> Assets:
    """Bundles from the sources (path below browser/ -> text). Raises AssetError where they do not fit together."""
    return _built(tuple(sorted(sources.items())))


@lru_cache(maxsize=1)
def _built(pairs: tuple[tuple[str, str], ...]) -> Assets:
    """Kept for the next build while somebody is writing articles."""
    sources = dict(pairs)
    modules = {
        path: read_module(path, text) for path, text in {**sources, TEXTS: texts_module()}.items() if path.endswith(".js")
    }
    bundles = {name: in_order(path, modules) for name, path in _entries(modules, "kb-{}.js").items()}
    sheets = Styles(sources)
    styles = {name: _asset(name, "css", sheets.bundle(path)) for name, path in _entries(sources, "{}.css").items()}
    problems = {*problems_of(modules), *circles_in(modules), *sheets.problems}
    problems.update(twin for bundle in bundles.values() for twin in twins_in(bundle))
    if problems:
        raise AssetError(problems)
    return Assets({name: _asset(name, "js", _script(bundle)) for name, bundle in bundles.items()}, styles)


def _entries(paths: Iterable[str], name: str) -> dict[str, str]:
    """Bundle -> the file it begins with, which is named after the folder."""
    places = [PurePosixPath(path) for path in paths]
    own = [place for place in places if any(place.match(folder) for folder in BUNDLES)]
    return {place.parent.name: str(place) for place in own if place.name == name.format(place.parent.name)}


def _script(bundle: list[Module]) -> str:
    """One function scope, because Material's instant navigation may run a script twice in a page."""
    pieces = ((module.path, piece) for module in bundle for piece in _pieces(module, bundle))
    parts = [part for piece in needed(pieces) for part in piece.parts]
    short = shortened(part for part in parts if isinstance(part, Shared))
    code = "".join(short[part] if isinstance(part, Shared) else part for part in parts)
    return f'(()=>{{"use strict";{code}}})();\n'


def _pieces(module: Module, bundle: list[Module]) -> list[Piece]:
    """Of the texts only those that the bundle names."""
    if module.path != TEXTS:
        return module.pieces
    named = {(group, key) for other in bundle for group, key, _ in other.texts}
    return [Piece("TEXT", ["const ", Shared(TEXTS, "TEXT"), f"={texts_literal(named)};"])]


def _asset(name: str, kind: str, text: str) -> Asset:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Asset(f"{FOLDER}/{name}.{mark}.{kind}", text)
