"""The menu, `nav` of mkdocs.yml: whether every page stands in it, and every entry leads to a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml
from pathspec.gitignore import GitIgnoreSpec

from kb.markdown.links import is_external
from kb.messages import message
from kb.model import Problem
from kb.site.nav import Nav, expand_nav

# Settings of MkDocs with the pages that are in no menu on purpose, as patterns.
LEFT_OUT = ("not_in_nav", "exclude_docs", "draft_docs")


@dataclass(frozen=True)
class Menu:
    """`nav` as it is written, with the name and the lines of the file it stands in, and what is left out on purpose."""

    name: str
    nav: Nav
    lines: tuple[str, ...]
    hidden: GitIgnoreSpec

    def line(self, entry: str) -> int:
        """Where an entry stands."""
        return next((at for at, line in enumerate(self.lines, 1) if line.rstrip().endswith(entry)), 1)


def read_menu(name: str, data: bytes) -> Menu:
    """From the bytes of mkdocs.yml; what is no YAML has no menu, and MkDocs tells why."""
    text = data.decode("utf-8", errors="replace")
    try:
        config = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (it makes nothing but texts, lists and tables)
    except yaml.YAMLError:
        config = None
    settings = config if isinstance(config, dict) else {}
    nav = settings.get("nav")
    patterns = [line for key in LEFT_OUT for line in str(settings.get(key, "")).splitlines()]
    return Menu(name, nav if isinstance(nav, list) else [], tuple(text.splitlines()), _spec(patterns))


def _spec(patterns: list[str]) -> GitIgnoreSpec:
    """A pattern that is none hides nothing; MkDocs tells of it."""
    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError:
        return GitIgnoreSpec([])


def menu_problems(menu: Menu, pages: Collection[str]) -> Iterator[Problem]:
    """Pages are named by their path in the content folder; problems of pages too, those of the menu by its own name."""
    if not menu.nav:
        return  # MkDocs puts all pages into a menu by itself
    listed = dict.fromkeys(targets_in(expand_nav(menu.nav, {path: path for path in pages})))
    folders = ", ".join(entry for entry in targets_in(menu.nav) if entry.endswith("/"))
    key = "menu-missing" if folders else "menu-missing-alone"
    for path in sorted(set(pages) - listed.keys()):
        if not menu.hidden.match_file(path):
            yield Problem(path, 1, message(key, found=path, folders=folders, menu=menu.name), "warning")
    for entry in [entry for entry in listed if entry not in pages]:
        yield Problem(menu.name, menu.line(entry), message("menu-gone", found=entry), "warning")


def targets_in(nav: object) -> Iterator[str]:
    """All files and folders that a menu names."""
    if isinstance(nav, str):
        if not is_external(nav):
            yield nav
    elif isinstance(nav, list | dict):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from targets_in(entry)
