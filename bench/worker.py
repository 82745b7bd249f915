"""Builds one variant once, in a process of its own, so that time and memory are those of this build alone.

Run as a file, also by the Python of the other environment: only MkDocs and the standard library may be imported here.
Every variant is derived from the project's mkdocs.yml, so theme, plugins and extensions are the same in all of them.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import re
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

PRUNE = "navigation.prune"
DEFAULT_SEARCH, THEME_INDEX = (Path(__file__).with_name(name) for name in ("default_search.py", "theme_index.py"))
Settings = dict[str, Any]
GERMAN: Settings = {"lang": "de", "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]}
"""What the theme takes for German; it would look that up among its texts, and ours do without."""


def read(config: Path) -> Settings:
    """mkdocs.yml as it stands."""
    with config.open("rb") as file:
        return dict(yaml_load(file))


def plain(raw: Settings) -> Settings:
    """Material as configured, without anything that is ours."""
    theme = {key: value for key, value in raw["theme"].items() if key != "custom_dir"}
    theme["features"] = [feature for feature in theme.get("features", []) if feature != PRUNE]
    return {"theme": theme, "hooks": [], "extra_css": [], "extra_javascript": []}


def prune(raw: Settings) -> Settings:
    """Material that does not write the whole navigation into every page."""
    settings = plain(raw)
    settings["theme"]["features"].append(PRUNE)
    return settings


def with_mkdocs_quiz(raw: Settings) -> Settings:
    """Material with the plugin mkdocs-quiz."""
    return plain(raw) | {"plugins": {**plugins_of(raw), "mkdocs_quiz": {}}}


def ours(_raw: Settings) -> Settings:
    """The project as it is."""
    return {}


def plugins_of(raw: Settings) -> dict[str, Settings]:
    """Plugins with their options."""
    given = raw.get("plugins", ["search"])
    pairs = given.items() if isinstance(given, dict) else (_pair(one) for one in given)
    return {name: options or {} for name, options in pairs}


def _pair(plugin: str | Settings) -> tuple[str, Settings]:
    return next(iter(plugin.items())) if isinstance(plugin, dict) else (plugin, {})


def default_search(raw: Settings) -> Settings:
    """The project with the search of the theme as it is without settings."""
    plugins = plugins_of(raw) | {"search": GERMAN}
    return {"hooks": [*raw["hooks"], str(DEFAULT_SEARCH)], "plugins": plugins}


def theme_index(raw: Settings) -> Settings:
    """The project, but the theme writes its index and we write none."""
    return {"hooks": [*raw["hooks"], str(THEME_INDEX)]}


def no_search(raw: Settings) -> Settings:
    """The project with nothing to search in."""
    return {"plugins": {name: options for name, options in plugins_of(raw).items() if name != "search"}}


VARIANTS: dict[str, Callable[[Settings], Settings]] = {
    "plain": plain,
    "prune": prune,
    "ours": ours,
    "mkdocs-quiz": with_mkdocs_quiz,
    "default-search": default_search,
    "theme-index": theme_index,
    "no-search": no_search,
}
OURS = ("ours", "default-search", "theme-index", "no-search")
"""Those with our hooks and so with our navigation."""


def configure(variant: str, project: Path, docs: Path, site: Path) -> MkDocsConfig:
    """The project's configuration changed to `variant`; only with our hooks it has a navigation of its own."""
    file = project / "mkdocs.yml"
    settings = VARIANTS[variant](read(file))
    config = load_config(str(file), docs_dir=str(docs), site_dir=str(site), **settings)
    config.nav = list(present(config.nav or [], docs)) or None if variant in OURS else None
    return config


def present(nav: Iterable[Any], docs: Path) -> Iterator[Any]:
    """The entries of a navigation that lead to something in `docs`, and all folders, which our hooks fill."""
    for entry in nav:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(target, list):
            yield {title: list(present(target, docs))}
        elif target.endswith("/") or (docs / target).is_file():
            yield entry


def run(config: MkDocsConfig) -> None:
    """What `mkdocs build` does."""
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def peak() -> int:
    """Peak memory of this process in bytes; VmHWM, because getrusage starts from what the parent had used."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    if found:
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Builds what the command line names and ends with one line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=VARIANTS)
    for name in ("project", "docs", "site"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--profile", type=Path)
    given = parser.parse_args()
    config = configure(given.variant, given.project, given.docs, given.site)
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(run, config)
        profile.dump_stats(given.profile)
    else:
        run(config)
    print(json.dumps({"peak": peak()}))


if __name__ == "__main__":
    main()
