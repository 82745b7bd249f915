"""The texts of strings.yml as a module of the browser code, whole or only those that a bundle names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from kb.strings import strings

LOOKED_UP = {"ja"}
"""The words for answers: whoever answers a question may write "constructor"."""
BARE = re.compile(r"[A-Za-z_]\w*")


def texts_module() -> str:
    """All of it, for a page that imports the sources as they are."""
    return f"export const TEXT = {_literal(strings('script'))};\n"


def has_text(group: str, key: str) -> bool:
    """Whether the table has it; without a key, whether it has the group."""
    texts = strings("script").get(group)
    return texts is not None and (not key or (isinstance(texts, dict) and key in texts))


def texts_literal(named: Iterable[tuple[str, str]]) -> str:
    """The texts that are named as `(group, key)`, as an object; without a key the whole group."""
    wanted: dict[str, set[str]] = {}
    for group, key in named:
        wanted.setdefault(group, set()).add(key)
    table = strings("script")
    return _literal({group: _some(table[group], wanted[group]) for group in table if group in wanted})


def _some(texts: dict[str, object], keys: set[str]) -> dict[str, object]:
    return {key: text for key, text in texts.items() if key in keys or "" in keys}


def _literal(value: object) -> str:
    """As JavaScript. What is looked up by a word from a file must not find what objects inherit."""
    if isinstance(value, dict):
        pairs = [f"{_key(str(key))}:{_literal(inner)}" for key, inner in value.items()]
        return f"{{{','.join(['__proto__:null', *pairs] if LOOKED_UP & value.keys() else pairs)}}}"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)
