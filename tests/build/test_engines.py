"""The contents outlive the site engine: ProperDocs builds them too, and any Markdown engine can read the plain pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

import markdown
import pytest
from kb.ids import slugify

from tests.conftest import BuiltSite
from tests.project import ROOT, copy_project

REQUIREMENTS = ROOT / "tests" / "requirements-properdocs.txt"
EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"]
OUR_ELEMENTS = ["kb-quiz", "kb-checklist", "kb-progress"]
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="session")
def properdocs() -> str:
    """A Python with ProperDocs, in an environment of its own that is kept between runs."""
    mark = sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    folder = ROOT / ".cache" / f"properdocs-{mark}"
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(REQUIREMENTS)]
        real_clock = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}  # certificates have their days
        subprocess.run(install, check=True, env=real_clock)
        (folder / "ready").touch()
    return str(python)


def test_properdocs_builds_the_same_site_strictly(properdocs: str, built: BuiltSite, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    result = project.build("properdocs", url=built.url, python=properdocs)
    assert result.returncode == 0, result.stdout + result.stderr
    for name in ("quiz/alle/index.html", "checkliste/telefon/index.html", "zahlen/index.html"):
        assert words(project.read(name)) == words(built.project.read(name))


def test_plain_pages_say_the_same_as_the_site(built: BuiltSite, tmp_path: Path) -> None:
    target = tmp_path / "pages"
    command = [sys.executable, "-m", "kb", str(built.project.root / "docs"), str(target)]
    subprocess.run(command, env=built.project.environment, check=True, capture_output=True)
    names = sorted(path.relative_to(target).as_posix() for path in target.rglob("*.md"))
    names.remove("themen/index.md")  # the theme's tags plugin adds a list of its own
    assert {"quiz/index.md", "quiz/alle.md", "checkliste/index.md", "zahlen.md"} <= set(names)
    for name in names:
        page = built.project.read(f"{re.sub(r'(^|/)index$', '', name.removesuffix('.md'))}/index.html".lstrip("/"))
        assert words(render(target / name)) == words(page), name


def render(path: Path) -> str:
    """A plain page through Python-Markdown alone."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.S)
    converter = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"slugify": slugify}})
    converter.block_level_elements += OUR_ELEMENTS
    return f"<article>{converter.convert(text)}</article>"


def words(page: str) -> list[str]:
    """The words of a page's content, without what only the theme adds (tags, edit button, scripts)."""
    content = page[page.index("<article") : page.rindex("</article>")]
    content = re.sub(r"<(script|nav|style|svg)\b.*?</\1>", " ", content, flags=re.S)
    content = re.sub(r"</?abbr\b[^>]*>", "", content)  # terms are explained in place by the site only
    content = re.sub(r'<a [^>]*class="md-content__button.*?</a>', " ", content, flags=re.S)
    return TAG.sub(" ", content).replace("&quot;", '"').replace("&amp;", "&").split()
