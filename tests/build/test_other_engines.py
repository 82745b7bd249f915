"""The contents outlive the site engine: ProperDocs and Zensical build them too, any Markdown engine reads the plain pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import markdown
import pytest
from kb.paths import url_of

from tests.conftest import BuiltSite
from tests.environments import python_with
from tests.project import ROOT, copy_project

pytestmark = pytest.mark.thorough

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"]
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r'\b(?:href|src)="([^"]+)"')
ID = re.compile(r"<[a-zA-Z][^<>]*?\sid=\"([^\"]+)\"")
STRAY = re.compile(r"<p>\s*</p>|<p>\s*</?(?:kb-|div|section|ul|ol|template|details)|\smarkdown=")
"""What an engine leaves that did not see where a block of HTML begins or ends."""


@pytest.fixture(scope="session")
def properdocs() -> str:
    """A Python with ProperDocs."""
    return python_with(ROOT / "tests" / "requirements-properdocs.txt")


def test_properdocs_builds_the_same_site_strictly(properdocs: str, built: BuiltSite, tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    result = project.build("properdocs", url=built.url, python=properdocs)
    assert result.returncode == 0, result.stdout + result.stderr
    for name in ("quiz/alle/index.html", "checkliste/telefon/index.html", "zahlen/index.html"):
        assert words(project.read(name)) == words(built.project.read(name))


@pytest.fixture(scope="session")
def pages(built: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All plain pages, for an engine that leaves HTML as it is."""
    target = tmp_path_factory.mktemp("plain") / "pages"
    command = [sys.executable, "-m", "kb", str(built.project.root / "docs"), str(target)]
    subprocess.run(command, env=built.project.environment, check=True, capture_output=True)
    return target


def test_plain_pages_say_the_same_as_the_site(built: BuiltSite, pages: Path) -> None:
    names = sorted(path.relative_to(pages).as_posix() for path in pages.rglob("*.md"))
    names.remove("themen/index.md")  # the theme's tags plugin adds a list of its own
    assert {"quiz/index.md", "quiz/alle.md", "checkliste/index.md", "zahlen.md"} <= set(names)
    for name in names:
        page, plain = built.project.read(f"{url_of(name)}index.html"), render(pages / name)
        assert words(plain) == words(page), name
        assert ids(plain) == ids(page), name
        assert STRAY.findall(plain) == [], name


def test_html_in_plain_pages_leads_where_every_page_has_a_folder(pages: Path) -> None:
    texts = {url_of(path.relative_to(pages).as_posix()): path.read_text("utf-8") for path in pages.rglob("*.md")}
    found = 0
    for url, text in texts.items():
        for target in LINK.findall("".join(line for line in text.splitlines() if line.startswith("<div"))):
            address, _, anchor = urljoin(f"https://x.example/{url}", target).partition("#")
            place = address.removeprefix("https://x.example/")
            found += place in texts
            assert place in texts or (pages / place).is_file() or not address.startswith("https://x.example/"), (url, target)
            assert not anchor or place not in texts or re.search(rf'#{anchor} |#{anchor}}}|id="{anchor}"', texts[place]), target
    assert found > 500


def test_zensical_builds_the_site_without_a_warning(zensical: BuiltSite) -> None:
    assert zensical.status == 0, zensical.output
    assert "No issues found" in zensical.output
    assert "Warning" not in zensical.output


def test_zensical_has_the_same_pages(built: BuiltSite, zensical: BuiltSite) -> None:
    assert pages_of(zensical) == pages_of(built)


def test_zensical_says_the_same_on_every_page(built: BuiltSite, zensical: BuiltSite) -> None:
    for name in pages_of(built) - {"404.html"}:  # each theme has its own
        one, other = zensical.project.read(name), built.project.read(name)
        assert words(uncoloured(one)) == words(uncoloured(other)), name
        assert ids(one) == ids(other), name
        assert links(one, name) == links(other, name), name


def test_zensical_leaves_no_stray_paragraph(built: BuiltSite, zensical: BuiltSite) -> None:
    for name in pages_of(zensical):
        assert STRAY.findall(zensical.project.read(name)) == [], name


def test_zensical_loads_our_files_where_they_are_needed_only(built: BuiltSite, zensical: BuiltSite) -> None:
    for name in pages_of(built):
        assert own_files(zensical, name) == own_files(built, name), name


def pages_of(site: BuiltSite) -> set[str]:
    folder = site.project.root / "site"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def own_files(site: BuiltSite, name: str) -> list[str]:
    """Our scripts and styles that a page loads, by their address on the site; each exists."""
    folder = (site.project.root / "site" / name).parent
    links = re.findall(r'(?:href|src)="([^"]*assets/kb/[^"]+)"', site.project.read(name))
    paths = [(folder / link.removeprefix("/wissen/")).resolve(strict=True) for link in links]
    return sorted(path.relative_to((site.project.root / "site").resolve()).as_posix() for path in paths)


def ids(page: str) -> list[str]:
    """The anchors of a page's content, without that of the theme."""
    return sorted(set(ID.findall(content_of(page))) - {"__skip"})


def links(page: str, name: str) -> list[str]:
    """Where the links of a page's content lead, without those that only the theme adds."""
    content = re.sub(r'<nav\b.*?</nav>|<p class="?kb-edit.*?</p>', "", content_of(page), flags=re.S)
    address = f"https://x.example/{name.removesuffix('index.html')}"
    return sorted(urljoin(address, target) for target in re.findall(r'<a [^>]*?href="([^"]+)"', content))


def uncoloured(page: str) -> str:
    """Code without the colours of its words, and marks within a line, which end no word."""
    return re.sub(r"</?span\b[^>]*>", "", page)


def render(path: Path) -> str:
    """A plain page through Python-Markdown alone."""
    text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text("utf-8"), flags=re.S)
    converter = markdown.Markdown(extensions=EXTENSIONS)
    return f"<article>{converter.convert(text)}</article>"


def words(page: str) -> list[str]:
    """The words of a page's content, without what only the theme adds (tags, edit button, scripts)."""
    content = content_of(page)
    content = re.sub(r"<(script|nav|style|svg)\b.*?</\1>", " ", content, flags=re.S)
    content = re.sub(r"</?abbr\b[^>]*>", "", content)  # terms are explained in place by the site only
    content = re.sub(r'<p class="?kb-edit.*?</p>', " ", content, flags=re.S)
    return TAG.sub(" ", content).replace("&quot;", '"').replace("&amp;", "&").split()


def content_of(page: str) -> str:
    return page[page.index("<article") : page.rindex("</article>")]
