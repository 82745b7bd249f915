"""What `make serve` keeps of the pages of one build for the next: as Markdown and as a template made them.

A page is made anew when anything has changed that it is made from. What it is made from stands in the keys below: its own
text and, for all pages at once, what every page may show (`around`).
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from kb.html.templating import Compiled
from kb.kept import Kept
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.yaml import yaml_load

# What MkDocs and Material's tags put before a template; with anything else, a page is rendered anew.
GIVEN = {"nav", "pages", "config", "page", "tags"}
GIVEN |= {"base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc"}

COMPILED = Compiled()
"""The templates of all pages, for every build of a process."""


class Said(logging.Handler):
    """Whether MkDocs has said anything: what is kept says nothing a second time."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        """See `logging.Handler`."""
        self.heard = True


@dataclass(frozen=True)
class Converted:
    """What became of a page's Markdown and of what stood with it; links to anchors by the path of the page they lead to."""

    parts: tuple[object, ...]
    content: str
    title: str | None
    toc: TableOfContents
    anchors: frozenset[str]
    links: Mapping[str, dict[str, str]]


class Conversions:
    """The Markdown of pages, converted once as long as it stays the same. One page after the other: `before`, `after`."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._around: Hashable = None
        self._key: Hashable = None
        self._markdown = ""
        self._parts: tuple[object, ...] = ()
        self._found: Converted | None = None
        self._said = Said()

    def begin(self, around: Hashable) -> None:
        """A build begins in which the Markdown of every page may name what is in `around`."""
        self._around = self._kept.made(("conversions", around), object)

    def before(self, markdown: str, page: Page, blocks: Hashable) -> str:
        """The Markdown that is to be converted: none if the result is kept. `blocks` are what is put into the page."""
        if not self._kept.lasting:
            return markdown
        self._key = ("page", self._around, page.file.src_uri)
        self._markdown = markdown
        self._parts = (page.title, repr(page.meta), markdown, blocks)
        found = self._kept.find(self._key)
        self._found = found if found and found.parts == self._parts else None
        self._said.heard = False
        logging.getLogger("mkdocs").addHandler(self._said)
        return "" if self._found else markdown

    def after(self, content: str, page: Page, files: Files) -> str:
        """The HTML of the page that `before` was called for last."""
        logging.getLogger("mkdocs").removeHandler(self._said)
        if self._found:
            page.markdown = self._markdown
            return _restore(self._found, page, files)
        if self._kept.lasting and not self._said.heard:
            self._kept.keep(self._key, _converted(self._parts, content, page))
        return content


def _converted(parts: tuple[object, ...], content: str, page: Page) -> Converted:
    links = {file.src_uri: dict(links) for file, links in (page.links_to_anchors or {}).items()}
    return Converted(parts, content, page.title, _copied(page.toc), frozenset(page.present_anchor_ids or ()), links)


def _restore(found: Converted, page: Page, files: Files) -> str:
    page.title = found.title
    page.toc = _copied(found.toc)
    page.present_anchor_ids = set(found.anchors)
    targets = ((files.get_file_from_path(path), links) for path, links in found.links.items())
    page.links_to_anchors = {file: dict(links) for file, links in targets if file}
    return found.content


def _copied(toc: Iterable[AnchorLink]) -> TableOfContents:
    """A table of contents to change: Material adds lists of tags to it."""
    copies = [copy(link) for link in toc]
    for link in copies:
        link.children = _copied(link.children).items
    return TableOfContents(copies)


def keep_output(env: Environment, kept: Kept, around: Hashable) -> None:
    """Let the templates of `env` render a page once as long as it and what is `around` it stay the same."""
    mark = kept.made(("output", around), object)

    class KeepingTemplate(Template):
        """A template that remembers the pages it has rendered."""

        def render(self, *args: Any, **kwargs: Any) -> str:
            """See `jinja2.Template`."""
            context = dict(*args, **kwargs)
            page = context.get("page")
            if page is None or context.keys() - GIVEN:
                return super().render(context)
            key = (mark, self.name, context["base_url"], *_shown(page))
            return kept.made(key, lambda: super(KeepingTemplate, self).render(context))

    env.template_class = KeepingTemplate


def _shown(page: Page) -> tuple[Hashable, ...]:
    """What a template may show of its page."""
    own = (page.file.src_uri, page.title, repr(page.meta), page.edit_url, page.canonical_url)
    return (*own, page.content, _headings(page.toc))


def _headings(toc: Iterable[AnchorLink]) -> tuple[Hashable, ...]:
    return tuple((link.level, link.id, link.title, _headings(link.children)) for link in toc)


def around_markdown(files: Files) -> tuple[Hashable, ...]:
    """What the Markdown of every page may lead to."""
    return tuple((file.src_uri, file.url, file.inclusion) for file in files)


def around_pages(nav: Navigation, files: Files, config: MkDocsConfig) -> tuple[Hashable, ...]:
    """What a template may show on every page: the navigation, the other pages, and what is in the templates themselves."""
    pages = (file.page for file in files.documentation_pages() if file.page)
    shown = ((page.file.src_uri, page.url, page.title, repr(page.meta)) for page in pages)
    return (repr(config.extra), str(nav), *shown, *_templates(config))


def settings_of(config: MkDocsConfig) -> str:
    """mkdocs.yml as it stands, with what it inherits."""
    with Path(config.config_file_path).open("rb") as file:
        return repr(yaml_load(file))


def _templates(config: MkDocsConfig) -> list[tuple[str, bytes]]:
    own = config.theme.custom_dir
    files = sorted(path for path in Path(own).rglob("*") if path.is_file()) if own else []
    return [(path.as_posix(), path.read_bytes()) for path in files]
