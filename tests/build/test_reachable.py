"""Whoever follows links from the home page comes to every page, and no page names a file of somebody else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from tests.conftest import BuiltSite

LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "use": "href"}
OF_ANOTHER = re.compile(r"(?:https?:)?//")
MERELY_NAMED = {"canonical", "edit", "next", "prev"}


class Named(HTMLParser):
    """Where the links of a page lead, and what it loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and (target := found.get("href")):
            self.links.append(target)
        if found.get("rel") not in MERELY_NAMED and (file := found.get(LOADED.get(tag, ""))):
            self.loaded.append(file)


def named(built: BuiltSite) -> dict[str, Named]:
    """By the path of the page in the site."""
    site = built.project.root / "site"
    return {page.relative_to(site).as_posix(): Named(page.read_text("utf-8")) for page in site.rglob("index.html")}


def page_of(target: str, start: str) -> str:
    """The page to which a link leads, or a path that is none."""
    path = unquote(re.split(r"[?#]", target)[0])
    return Path(normpath(join(dirname(start), path)), "index.html").as_posix() if not OF_ANOTHER.match(target) else ""


def test_links_lead_from_the_home_page_to_every_page(built: BuiltSite) -> None:
    pages = named(built)
    seen: set[str] = set()
    waiting = {"index.html"}
    while waiting:
        page = waiting.pop()
        seen.add(page)
        waiting |= ({page_of(link, page) for link in pages[page].links} & pages.keys()) - seen
    assert seen == pages.keys()
    assert len(seen) > 50


def test_no_page_loads_a_file_from_elsewhere(built: BuiltSite) -> None:
    loaded = {(page, file) for page, found in named(built).items() for file in found.loaded}
    assert len(loaded) > 200
    assert [one for one in loaded if OF_ANOTHER.match(one[1])] == []
