"""All pages as plain Markdown files, for any engine with Python-Markdown and `md_in_html`."""

from __future__ import annotations

import shutil
from pathlib import Path

from kb.model import Article, Catalogue
from kb.site.pages import build_pages


def write_pages(catalogue: Catalogue, docs: Path, target: Path, site_id: str) -> None:
    """All pages, articles and generated ones, with the pictures beside them, into the folder `target`."""
    shutil.copytree(docs, target, dirs_exist_ok=True)
    for page in build_pages(catalogue, site_id, plain=True).pages.values():
        path = target / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_front_matter(catalogue.articles.get(page.path)) + page.body, encoding="utf-8")


def _front_matter(article: Article | None) -> str:
    return "".join(f"{line}\n" for line in article.lines[: article.body]) if article else ""
