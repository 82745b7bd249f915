"""The navigation: folders named in `nav` filled with their pages in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from typing import Any

from kb.markdown.links import is_external
from kb.paths import CHECKLIST, QUIZ_TOOLS, TOOLS
from kb.strings import strings

Nav = list[Any]
GROUPED = posixpath.dirname(CHECKLIST) + "/"
"""The folder whose pages stand under two headings: what is no tool is an area, so nobody has to enter a new one."""


def expand_nav(nav: Nav, titles: Mapping[str, str]) -> Nav:
    """`nav` as in mkdocs.yml with every `folder/` replaced by the pages below it.

    `titles` maps all pages to their titles, in reading order; a folder without pages is left out.
    """
    expanded = [_entry(entry, titles) for entry in nav]
    return [entry for entry in expanded if not isinstance(entry, dict) or all(entry.values())]


def group_names() -> tuple[str, str]:
    """The headings over the pages of the checklist."""
    page = strings("page")
    return page["checklist_areas"], page["checklist_tools"]


def _entry(entry: object, titles: Mapping[str, str]) -> object:
    """A page without a name stays as it is; a folder without one is named after its index page."""
    if isinstance(entry, str) and _is_folder(entry):
        return {titles.get(f"{entry}index.md", entry.rstrip("/")): _expand(entry, titles)}
    return {name: _expand(value, titles) for name, value in entry.items()} if isinstance(entry, dict) else entry


def _expand(value: object, titles: Mapping[str, str]) -> object:
    if isinstance(value, str) and _is_folder(value):
        paths = sorted((path for path in titles if path.startswith(value)), key=_rank)
        pages = _folder(value, paths, titles)
        return _grouped(pages) if value == GROUPED else pages
    return expand_nav(value, titles) if isinstance(value, list) else value


def _rank(path: str) -> int:
    """What is no tool of the quiz comes first, in reading order."""
    return QUIZ_TOOLS.index(path) + 1 if path in QUIZ_TOOLS else 0


def _grouped(pages: Nav) -> Nav:
    """The index page, then the areas in reading order and the tools in the order of their table."""
    index = [entry for entry in pages if isinstance(entry, str)]
    tools = {path: entry for entry in pages if isinstance(entry, dict) for path in entry.values() if path in TOOLS}
    areas = [entry for entry in pages if entry not in index and entry not in tools.values()]
    groups = zip(group_names(), (areas, [tools[path] for path in TOOLS if path in tools]), strict=True)
    return [*index, *({name: entries} for name, entries in groups if entries)]


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
