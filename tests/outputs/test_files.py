"""Files that are no pages: each row of the table is written, by MkDocs and beside plain pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kb.checks.catalogue import read_catalogue, read_folder
from kb.outputs import files
from kb.outputs.assets import Asset, Assets, build_assets, read_sources
from kb.outputs.files import Made, Written, files_of
from kb.outputs.plain.addresses import by_folder
from kb.outputs.plain.pages import Plain
from kb.outputs.settings import Settings, read_settings
from kb.site.pages import build_pages

from tests.conftest import BuiltSite

CATALOGUE = read_catalogue({"index.md": "# Start\n\nEin Satz.\n"})
ASSETS = Assets({"quiz": Asset("assets/kb/quiz.js", "1")}, {"site": Asset("assets/kb/site.css", "p{}")})


def titles(made: Made) -> list[Written]:
    return [Written("seiten.txt", "\n".join(page.title for page in made.build.pages.values()))]


def test_all_bundles_are_among_the_files() -> None:
    made = Made(CATALOGUE, build_pages(CATALOGUE, "test"), ASSETS)
    assert {file.url for file in files_of(made)} == {"assets/kb/quiz.js", "assets/kb/site.css"}


def test_a_new_row_is_written_beside_plain_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "OUTPUTS", (*files.OUTPUTS, titles))
    values: dict[str, Any] = {"markdown_extensions": ["md_in_html"]}
    source = tmp_path / "docs"
    source.mkdir()
    Plain(CATALOGUE, Settings(values, "test"), ASSETS, by_folder).write(source, tmp_path / "pages")
    assert (tmp_path / "pages/seiten.txt").read_text(encoding="utf-8") == "Start"
    assert (tmp_path / "pages/assets/kb/site.css").read_text(encoding="utf-8") == "p{}"


def test_mkdocs_writes_what_the_table_names(built: BuiltSite) -> None:
    root = built.project.root
    assets = build_assets(read_sources(root / "browser"))
    catalogue = read_folder(root / "docs")
    site = read_settings(root / "mkdocs.yml", {"KB_SITE_URL": built.url}).site
    made = files_of(Made(catalogue, build_pages(catalogue, site.id), assets, site))
    wanted = {file.url: file.content.encode() if isinstance(file.content, str) else file.content for file in made}
    assert wanted == {url: (root / "site" / url).read_bytes() for url in wanted}
    assert {url.rpartition(".")[2] for url in wanted} == {"js", "css", "xlsx", "docx", "apkg", "csv", "txt", "xml", "zip"}
