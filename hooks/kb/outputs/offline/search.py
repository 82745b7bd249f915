"""The search without a server: the theme reads the index from a script, and the worker must come from a text.

Made for mkdocs-material 9.8. A page that lies in a folder reads `search/search_index.js` in place of the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from fnmatch import fnmatch
from pathlib import Path

from kb.outputs.offline.links import file_link
from kb.outputs.search.files import FIRST, FOLDER
from kb.outputs.templating import filled

INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"
TEXTS = "search/*.json"
"""All files of the index, that of the theme among them."""
WORKER = "assets/kb/search.*.js"
SCRIPT = "assets/javascripts/bundle.*.min.js"
HOME = "index.html"
TEMPLATES = Path(__file__).with_name("templates")


def index_script(built: Mapping[str, bytes], files: Set[str]) -> bytes:
    """The index as a script: what the theme asks for, with all that our worker would read; pages are called by their files."""
    texts = {name: json.loads(data) for name, data in built.items() if fnmatch(name, TEXTS)}
    start = texts.pop(INDEX)
    first = texts[FIRST]
    first["pages"] = [[file_link(url, HOME, files) or HOME, *rest] for url, *rest in first["pages"]]
    docs = {name.removeprefix(f"{FOLDER}/"): text for name, text in texts.items()}
    data = json.dumps({**start, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return f"var __index = {data}".encode()


def with_worker(script: bytes, worker: bytes) -> bytes:
    """The script of the theme, with what runs its search before it."""
    return filled(TEMPLATES, "worker.js", {"text": worker.decode()}).encode() + script
