"""The search of the theme without a server: it reads its index from a script, and its worker must come from a text.

Made for mkdocs-material 9.8. A page that lies in a folder reads `search/search_index.js` in place of the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Set
from pathlib import Path

from kb.outputs.offline.links import file_link
from kb.outputs.templating import filled

INDEX = "search/search_index.json"
INDEX_SCRIPT = "search/search_index.js"
WORKER = "assets/javascripts/workers/search.*.min.js"
SCRIPT = "assets/javascripts/bundle.*.min.js"
HOME = "index.html"
TEMPLATES = Path(__file__).with_name("templates")


def index_script(index: bytes, files: Set[str]) -> bytes:
    """The index as a script, its documents with the files they stand in."""
    data = json.loads(index)
    docs = [{**doc, "location": _place(doc["location"], files)} for doc in data["docs"]]
    text = json.dumps({**data, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    return f"var __index = {text}".encode()


def with_worker(script: bytes, worker: bytes) -> bytes:
    """The script of the theme, with what runs its search before it."""
    return filled(TEMPLATES, "worker.js", {"text": worker.decode()}).encode() + script


def _place(location: str, files: Set[str]) -> str:
    path, hash_sign, anchor = location.partition("#")
    return f"{file_link(path, HOME, files) or HOME}{hash_sign}{anchor}"
