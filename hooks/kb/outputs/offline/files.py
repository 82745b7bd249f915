"""All files of the offline edition: the site in a folder, beside it what a person opens first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from html import unescape
from pathlib import Path

from kb.outputs.offline.links import with_file_links
from kb.outputs.offline.search import INDEX_SCRIPT, SCRIPT, TEXTS, WORKER, index_script, with_worker
from kb.outputs.offline.theme import with_fewer_features
from kb.outputs.templating import filled
from kb.strings import strings

FOLDER = "seiten/"
OPEN = f"{FOLDER}oeffnen.js"
"""It lies with the pages, so that it is missing where somebody opens the start without having unpacked the rest."""
TEMPLATES = Path(__file__).with_name("templates")
START = {"index.html": "index.html", "LIESMICH.txt": "LIESMICH.txt", OPEN: "oeffnen.js"}
"""What opens the site, each with its template: a page, its script, and a text for whoever reads first."""
# What only a server or a tool for developers asks for, and what stands elsewhere here.
LEFT_OUT = (
    "404.html",
    "sitemap.xml*",
    "_headers",
    "*.gz",
    "*.map",
    WORKER,
    TEXTS,
)
HOME = "index.html"
NAME = re.compile(r'md-logo" aria-label="([^"]*)"')
"""What the site is called stands at the logo of each page."""


def offline_files(site: Path) -> dict[str, bytes]:
    """Name and contents of each file, from the folder of a built site."""
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    pages = {f"{FOLDER}{name}": data for name, data in _made(built).items()}
    return pages | _start(built[HOME].decode())


def _made(built: Mapping[str, bytes]) -> dict[str, bytes]:
    files = {name: data for name, data in built.items() if not any(fnmatch(name, left) for left in LEFT_OUT)}
    made = {name: _page(name, data, files) if name.endswith(".html") else data for name, data in files.items()}
    made[INDEX_SCRIPT] = index_script(built, files.keys())
    script = _only(SCRIPT, files)
    made[script] = with_worker(files[script], built[_only(WORKER, built)])
    return made


def _page(name: str, data: bytes, files: Mapping[str, bytes]) -> bytes:
    return with_fewer_features(with_file_links(data.decode(), name, files.keys())).encode()


def _only(pattern: str, names: Mapping[str, bytes]) -> str:
    """The one file that is called so: its name changes with each version of the theme."""
    (name,) = (name for name in names if fnmatch(name, pattern))
    return name


def _start(home: str) -> dict[str, bytes]:
    name = NAME.search(home)
    values = {"t": strings("offline"), "site": unescape(name[1]) if name else "", "home": f"{FOLDER}{HOME}", "script": OPEN}
    return {name: filled(TEMPLATES, template, values).encode() for name, template in START.items()}
