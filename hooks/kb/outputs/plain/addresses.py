"""How HTML in a page names what belongs to the site. An engine rewrites the links of Markdown; HTML is another matter."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from kb.markdown.links import relative
from kb.paths import url_of

Address = Callable[[str, str, str], str]
"""(file, anchor, file of the page) -> what to write."""


def by_file(target: str, anchor: str, page: str) -> str:
    """As in Markdown, from file to file: for an engine that rewrites HTML too."""
    return relative(target, anchor, page)


def by_folder(target: str, anchor: str, page: str) -> str:
    """As a browser needs it where every page has a folder of its own: for an engine that leaves HTML as it is."""
    if target == page:
        return f"#{anchor}" if anchor else "./"
    url = url_of(target) if target.endswith(".md") else target
    link = posixpath.relpath(url or ".", url_of(page) or ".")
    return f"{link}{'/' if target.endswith('.md') else ''}{f'#{anchor}' if anchor else ''}"
