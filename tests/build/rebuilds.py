"""`python -m tests.build.rebuilds SEED EDITS`: edits a small project, builds it each time and compares with a clean build.

Run in a process of its own, in the folder of a project: MkDocs is started within it, so that what is kept lasts.
"""

from __future__ import annotations

import difflib
import logging
import sys
from pathlib import Path
from typing import Any

import jinja2
from kb.html.templating import COMPILED
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.build.edits import Project

URL = "http://127.0.0.1:8000/"
STEPS = 3
"""After so many edits, each built with what is kept, one more build starts from nothing."""
SITES = {"kept": Path("site-kept"), "clean": Path("site-clean")}


def build_site(name: str) -> dict[str, bytes]:
    """One build as `mkdocs serve` does it; all files of the site."""
    config = load_config("mkdocs.yml", site_dir=str(SITES[name]))
    config.site_url = URL
    build(config, serve_url=URL)
    return {path.relative_to(SITES[name]).as_posix(): path.read_bytes() for path in SITES[name].rglob("*") if path.is_file()}


def start() -> Any:
    """What MkDocs does when it starts to serve; the module of the hooks."""
    load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
    return sys.modules["hooks/events.py"]


def build_anew(session: Any) -> dict[str, bytes]:
    """A build that finds nothing kept but compiled templates of pages, which Jinja compares with their sources."""
    lasting = session.kept
    session.start(serving=True)
    for compiled in COMPILED.values():
        compiled.clear()
    try:
        return build_site("clean")
    finally:
        session.kept = lasting


def list_theme_once() -> None:
    """The names of Material's 14,000 files stay the same; listing them is half of a small build."""
    listed = jinja2.Environment.list_templates
    names: list[str] = []

    def once(self: jinja2.Environment, **options: Any) -> list[str]:
        names[:] = names or listed(self, **options)
        return names

    jinja2.Environment.list_templates = once  # type: ignore[assignment]


def differences(kept: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    """The files that differ, with the first lines that do."""
    found = []
    for name in sorted(kept.keys() | clean.keys()):
        one, other = (site.get(name, b"").decode(errors="replace").splitlines() for site in (kept, clean))
        if kept.get(name) != clean.get(name):
            found.append("\n".join([name, *list(difflib.unified_diff(one, other, "kept", "clean", n=0, lineterm=""))[:20]]))
    return found


def work_of_a_save() -> tuple[list[str], list[str]]:
    """The pages that are converted and rendered when a footnote of one article has changed."""
    logging.disable(logging.CRITICAL)
    project = Project(0)
    project.write()
    start()
    build_site("kept")
    project.choose("note", 1)
    project.write()
    converted, rendered = [], []
    convert, render = Markdown.convert, jinja2.Template.render

    def converting(self: Markdown, source: str) -> str:
        converted.extend([source.partition("\n")[0]] if source else [])
        return convert(self, source)

    def rendering(self: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        page = dict(*args, **kwargs).get("page")
        rendered.extend([page.title] if page and self.name == "main.html" else [])
        return render(self, *args, **kwargs)

    Markdown.convert, jinja2.Template.render = converting, rendering  # type: ignore[method-assign]
    build_site("kept")
    return converted, rendered


def main(seed: int, edits: int) -> int:
    """Exit status 1 if a build with kept results differs from a clean one."""
    logging.disable(logging.CRITICAL)
    list_theme_once()
    project = Project(seed)
    project.write()
    session = start().session
    done = []
    for number in range(1, edits + 1):
        done.append(project.edit())
        project.write()
        kept = build_site("kept")
        if number % STEPS == 0 and (found := differences(kept, build_anew(session))):
            print("\n".join(["Nach diesen Änderungen:", *done[-10:], *found]))
            return 1
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["work"]:
        print(work_of_a_save())
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
