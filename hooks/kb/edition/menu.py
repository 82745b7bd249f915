"""The menu of an edition: ours without what is hidden, and its own pages behind it, at the foot of every page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from kb.site.menu import targets_in
from kb.site.nav import Nav, expand_nav


def menu_of(nav: Nav, titles: Mapping[str, str], own: Collection[str], gone: Collection[str]) -> Nav:
    """`nav` as in mkdocs.yml for an edition; `titles` are those of all its pages."""
    kept = [entry for entry in (_without(entry, gone) for entry in nav) if entry]
    listed = set(targets_in(expand_nav(kept, titles)))
    return [*kept, *_entries([path for path in titles if path in own and path not in listed], titles)]


def _without(entry: Any, gone: Collection[str]) -> Any:
    if isinstance(entry, dict):
        left = {name: _without(value, gone) for name, value in entry.items()}
        return {name: value for name, value in left.items() if value}
    if isinstance(entry, list):
        return [left for left in (_without(one, gone) for one in entry) if left]
    return None if entry in gone else entry


def _entries(paths: list[str], titles: Mapping[str, str]) -> Nav:
    """A folder with a first page is one entry, any other page has one of its own."""
    folders = {path.partition("/")[0] for path in paths if path.count("/") and f"{path.partition('/')[0]}/index.md" in titles}
    inside = [path for path in paths if path.partition("/")[0] in folders and "/" in path]
    alone = [{titles[path]: path} for path in paths if path not in inside]
    return [*({titles[f"{folder}/index.md"]: f"{folder}/"} for folder in sorted(folders)), *alone]
