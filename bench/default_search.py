"""A hook of MkDocs, after ours: the theme's own search in place of ours, on the same finished pages.

Our blocks are put into the pages behind the search's back; here the theme reads them as well. Loaded by the worker only.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
NO_CONTENT = re.compile(r'<p class="kb-edit">.*?</p>|<(script|style|template)\b.*?</\1>', re.DOTALL)
SCRIPTS = "assets/javascripts"
WORKERS = ("workers", "lunr")
"""What our hooks leave out of a site."""

_indexes: list[Any] = []


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["material/search"]


def on_pre_build(config: MkDocsConfig) -> None:
    """An index beside that of the plugin, which reads pages before they are done."""
    plugin = _plugin(config)
    _indexes[:] = [type(plugin.search_index)(**plugin.config)]


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Pages name the theme's worker."""
    env.filters["asking"] = lambda settings, _address: settings
    return env


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Read what readers see, questions and statements too."""
    article = ARTICLE.search(output)
    if article:
        kept, page.content = page.content, NO_CONTENT.sub("", article[1])
        page.meta.pop("search", None)
        _indexes[0].add_entry_from_context(page)
        page.content = kept
    return output


@event_priority(50)
def on_post_build(config: MkDocsConfig) -> None:
    """Hand the index over before the plugin writes it, and bring the worker along."""
    _plugin(config).search_index = _indexes[0]
    for name in WORKERS:
        source = next(found for found in (Path(folder, SCRIPTS, name) for folder in config.theme.dirs) if found.is_dir())
        shutil.copytree(source, Path(config.site_dir, SCRIPTS, name), dirs_exist_ok=True)
