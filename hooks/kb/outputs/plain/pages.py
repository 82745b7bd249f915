"""All pages as plain Markdown files with scripts and styles, for any engine with Python-Markdown and `md_in_html`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from kb.model import Article, Catalogue
from kb.outputs.assets import Asset, Assets
from kb.outputs.files import Made, files_of
from kb.outputs.plain.addresses import Address
from kb.outputs.plain.blocks import CLASS, Blocks
from kb.outputs.plain.folds import with_named_folds
from kb.outputs.plain.heading_ids import with_ids
from kb.outputs.settings import Settings
from kb.site.context import Page
from kb.site.pages import Build, build_pages

BLOCK = re.compile(f'^<div class="{CLASS}[^>]*>', re.M)


@dataclass(frozen=True)
class Plain:
    """What plain pages are made of, how HTML in them names other files, and what stands in whose place (`build_pages`)."""

    catalogue: Catalogue
    settings: Settings
    assets: Assets
    address: Address
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def write(self, docs: Path, target: Path) -> Build:
        """All pages, articles and generated ones, with the files beside them, into the folder `target`."""
        shutil.copytree(docs, target, dirs_exist_ok=True)
        build = build_pages(self.catalogue, self.settings.site_id, plain=True, former=self.former)
        blocks = Blocks(build, self.settings, self.address)
        for page in build.pages.values():
            text = self._front_matter(page) + with_named_folds(with_ids(self._with_assets(page, blocks.put_into(page))))
            _write(target / page.path, text)
        for file in files_of(Made(self.catalogue, build, self.assets, self.settings.site)):
            _write(target / file.url, file.content)
        return build

    def _with_assets(self, page: Page, body: str) -> str:
        """Only pages with a widget load its files: styles above the first one, scripts at the end."""
        names = sorted(page.widgets)
        if not names:
            return body
        styles = "".join(f'<link rel="stylesheet" href="{self._to(self.assets.styles[name], page)}">' for name in names)
        scripts = "".join(f'<script src="{self._to(self.assets.scripts[name], page)}" defer></script>' for name in names)
        waiting = "".join(
            f'<template data-element="{name}"><script src="{self._to(asset, page)}"></script></template>'
            for name, asset in self.assets.on_demand(names).items()
        )
        dressed = BLOCK.sub(lambda match: match[0] + styles, body, count=1)
        return f'{dressed}\n<div class="kb-scripts">{waiting}{scripts}</div>\n'

    def _to(self, asset: Asset, page: Page) -> str:
        return self.address(asset.url, "", page.path)

    def _front_matter(self, page: Page) -> str:
        article = self.catalogue.articles.get(page.path)
        if page.searched:
            return "".join(_written(article)) if article else ""
        meta = {**(article.meta if article else {}), "search": {"exclude": True}}
        return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False)}---\n"


def _written(article: Article) -> Iterable[str]:
    """The lines above the body, as their author wrote them."""
    return (f"{line}\n" for line in article.lines[: article.body])


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
