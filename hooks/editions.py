"""An own edition under MkDocs: the merged contents in place of ours, the settings it changes, what is watched while serving."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kb.edition.config import NAME
from kb.edition.folder import COLORS, EditionError, Merged, edition_in, merge
from kb.edition.menu import menu_of
from kb.edition.settings import Changes, changes
from kb.model import Problem
from kb.outputs.assets import SOURCES
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files


@dataclass
class Editions:
    """The edition of this run, if there is one. Its merged contents lie in a folder that goes with the program."""

    merged: Merged | None = None
    _folder: TemporaryDirectory[str] | None = None
    _docs: str = ""

    def begin(self, config: MkDocsConfig, serving: bool) -> None:
        """Contents and settings of a build that begins."""
        try:
            edition = edition_in(os.environ)
        except EditionError as error:
            raise ConfigurationError(str(error)) from error
        if edition is None:
            return
        self._folder = self._folder or TemporaryDirectory(prefix="kb-edition-")
        self._docs, config.docs_dir = config.docs_dir, str(Path(self._folder.name).resolve() / "docs")
        css = Path(config.config_file_path).parent / SOURCES / COLORS
        self.merged = merge(edition, Path(self._docs), Path(config.docs_dir), css.read_text(encoding="utf-8"))
        _set(config, changes(edition, config.data, os.environ), serving)

    def watch(self, server: Any, config: MkDocsConfig) -> None:
        """In place of the merged contents, what they are made from."""
        if self.merged:
            server.unwatch(config.docs_dir)
            for path in (Path(self._docs), self.merged.edition.docs, self.merged.edition.folder / NAME):
                if path.exists():
                    server.watch(str(path))

    def settings(self) -> str:
        """What all pages depend on besides mkdocs.yml."""
        return repr(self.merged.edition.config) if self.merged else ""

    def sources(self, sources: dict[str, str]) -> dict[str, str]:
        """Scripts and styles in the colours of the edition."""
        return self.merged.edition.sources(sources) if self.merged else sources

    def told(self, problems: Iterable[Problem], prefix: str) -> list[Problem]:
        """Problems where a person finds them, all those of an edition among them."""
        if self.merged:
            return self.merged.told(problems)
        return [Problem(f"{prefix}{one.path}", one.line, one.text, one.severity) for one in problems]

    def kept(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those problems of pages that are told."""
        return self.merged.kept(problems) if self.merged else [*problems]

    def edited(self, files: Files) -> None:
        """Only pages of the edition can be edited where it leads to."""
        for file in files.documentation_pages() if self.merged else ():
            if not self.has(file.src_uri):
                file.edit_uri = None

    def has(self, path: str) -> bool:
        """Whether a page may be edited: every one without an edition, else one of its own."""
        return self.merged is None or path in self.merged.own

    def menu(self, config: MkDocsConfig, titles: dict[str, str]) -> None:
        """The menu of the edition."""
        if self.merged and config.nav:
            config.nav = menu_of(config.nav, titles, self.merged.own, self.merged.gone)

    @property
    def folder(self) -> Path | None:
        """The folder in which predecessors of its items stand."""
        return self.merged.edition.folder if self.merged else None


def _set(config: MkDocsConfig, made: Changes, serving: bool) -> None:
    """Settings as the edition says them. While serving, MkDocs knows the address."""
    config.site_name, config.site_description, config.copyright = made.site_name, made.site_description, made.copyright
    config.edit_uri = made.edit_uri
    config.site_url = config.site_url if serving else made.site_url
    config.extra["kb"]["site_id"] = made.site_id
    if made.logo:
        config.theme["logo"] = made.logo
