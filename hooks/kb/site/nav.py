"""The navigation: folders named in `nav` filled with their pages in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from kb.markdown.links import is_external

Nav = list[Any]


def expand_nav(nav: Nav, titles: Mapping[str, str]) -> Nav:
    """`nav` as in mkdocs.yml with every `folder/` replaced by the pages below it.

    `titles` maps all pages to their titles, in reading order; a folder without pages is left out.
    """
    expanded = [_entry(entry, titles) for entry in nav]
    return [entry for entry in expanded if not isinstance(entry, dict) or all(entry.values())]


def _entry(entry: object, titles: Mapping[str, str]) -> object:
    """A page without a name stays as it is; a folder without one is named after its index page."""
    if isinstance(entry, str) and _is_folder(entry):
        return {titles.get(f"{entry}index.md", entry.rstrip("/")): _expand(entry, titles)}
    return {name: _expand(value, titles) for name, value in entry.items()} if isinstance(entry, dict) else entry


def _expand(value: object, titles: Mapping[str, str]) -> object:
    if isinstance(value, str) and _is_folder(value):
        return _folder(value, [path for path in titles if path.startswith(value)], titles)
    return expand_nav(value, titles) if isinstance(value, list) else value


def _is_folder(value: str) -> bool:
    return value.endswith("/") and not is_external(value) and not value.startswith("/")


def _folder(folder: str, paths: Sequence[str], titles: Mapping[str, str]) -> Nav:
    """Pages of a folder, each subfolder as a section named after its index page."""
    entries: dict[str, Nav] = {}
    nav: Nav = []
    for path in paths:
        step = path[len(folder) :].partition("/")
        if not step[1]:
            nav.append(path if step[0] == "index.md" else {titles[path]: path})
        elif step[0] not in entries:
            below = [p for p in paths if p.startswith(f"{folder}{step[0]}/")]
            entries[step[0]] = _folder(f"{folder}{step[0]}/", below, titles)
            index = posixpath.join(folder, step[0], "index.md")
            nav.append({titles.get(index, step[0]): entries[step[0]]})
    return nav
