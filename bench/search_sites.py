"""The same contents with three searches: that of the theme, Pagefind beside ours, and ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench import generate
from bench.build import build
from bench.environment import WORK, BenchError, python_with
from bench.texts import TEXT

FOLDER = WORK / "search"
CONTENT = "article"
"""The element that Pagefind reads; the navigation would be found on every page."""


def docs_of(project: Path, articles: int) -> Path:
    """The contents: with 0, the project's own."""
    return folder_of(articles) / "docs" if articles else project / "docs"


def folder_of(articles: int) -> Path:
    """Where sites of this size are built."""
    return FOLDER / str(articles)


def build_sites(project: Path, articles: int) -> dict[str, Path]:
    """Builds all sites; where Pagefind is not to be had, it is left out."""
    docs, folder = docs_of(project, articles), folder_of(articles)
    shutil.rmtree(folder, ignore_errors=True)
    if articles:
        generate.write(docs, generate.articles(articles), generate.own_quiz, project)
    sites = {engine: folder / engine for engine in ("default", "pagefind", "ours")}
    build("default-search", project, docs, sites["default"])
    build("ours", project, docs, sites["ours"])
    try:
        _index(sites["ours"], sites["pagefind"])
    except BenchError as error:
        print(error, file=sys.stderr)
        del sites["pagefind"]
    return sites


def _index(site: Path, target: Path) -> None:
    python = python_with("pagefind")
    shutil.copytree(site, target)
    command = [str(python), "-m", "pagefind", "--site", str(target), "--root-selector", CONTENT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(TEXT["pagefind_failed"].format(reason=done.stderr.strip()[-600:]))
