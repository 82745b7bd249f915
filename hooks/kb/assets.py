"""Scripts and styles: small sources, put together, made small and named after their content so that they can be cached."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

import rcssmin
import rjsmin

from kb.strings import strings

FOLDER = "assets/kb"
SHARED_SCRIPTS = ("store.js", "widget.js")
# Bundle -> the sources it is put together from, in this order. One custom element per source.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "quiz": (*SHARED_SCRIPTS, "kb-quiz.js"),
    "checklist": (*SHARED_SCRIPTS, "former.js", "kb-checklist.js"),
    "progress": (*SHARED_SCRIPTS, "former.js", "kb-progress.js"),
}
STYLES: dict[str, tuple[str, ...]] = {
    "site": ("site.css",),
    "quiz": ("widgets.css", "quiz.css"),
    "checklist": ("widgets.css", "checklist.css"),
    "progress": ("widgets.css", "progress.css"),
}


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


def build_assets(sources: Mapping[str, str]) -> Assets:
    """Bundles from source files (name -> text). Raises KeyError for a source that is missing."""
    scripts = {name: _asset(name, "js", _script(name, parts, sources)) for name, parts in SCRIPTS.items()}
    styles = {name: _asset(name, "css", _style(parts, sources)) for name, parts in STYLES.items()}
    return Assets(scripts, styles)


def _script(name: str, parts: tuple[str, ...], sources: Mapping[str, str]) -> str:
    """One function scope, because Material's instant navigation may run a script twice in a page."""
    wanted = ("shared", name, *(part.removesuffix(".js") for part in parts))
    texts = {key: value for key, value in strings("script").items() if key in wanted}
    table = f"const TEXT={json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};"
    code = "\n".join(sources[part] for part in parts)
    return f'(()=>{{"use strict";{table}\n{rjsmin.jsmin(code)}\n}})();\n'


def _style(parts: tuple[str, ...], sources: Mapping[str, str]) -> str:
    return str(rcssmin.cssmin("\n".join(sources[part] for part in parts)))


def _asset(name: str, kind: str, text: str) -> Asset:
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Asset(f"{FOLDER}/{name}.{mark}.{kind}", text)
