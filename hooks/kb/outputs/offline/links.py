"""Links between pages for a folder: no server is there to answer `themen/` with `themen/index.html`."""

from __future__ import annotations

import re
from collections.abc import Set
from posixpath import dirname, join, normpath
from urllib.parse import unquote

ATTRIBUTE = re.compile(r'(?<=\s)(?P<name>href|src)="(?P<link>[^"]*)"')
PARTS = re.compile(r"(?P<path>[^?#]*)(?P<rest>.*)", re.DOTALL)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
INDEX = "index.html"


def with_file_links(html: str, page: str, files: Set[str]) -> str:
    """The HTML of a page; `page` and `files` are paths from the folder of the site."""
    return ATTRIBUTE.sub(lambda match: f'{match["name"]}="{file_link(match["link"], page, files)}"', html)


def file_link(link: str, page: str, files: Set[str]) -> str:
    """A link as it stands in `page`, made to name a file where it leads to a folder with a page."""
    parts = PARTS.fullmatch(link)
    if not parts or not parts["path"] or ELSEWHERE.match(link):
        return link
    target = normpath(join(dirname(page), unquote(parts["path"])))
    if target in files or normpath(join(target, INDEX)) not in files:
        return link
    return f"{join(parts['path'], INDEX)}{parts['rest']}"
