"""The built site, served so that its pages tell what went wrong in them: not every engine lets a test see its console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from kb.offline import main as offline

from tests.project import copy_project
from tests.server import Handler, Server

WATCH = """(() => {
  const LEFT = /network error|NotReadableError|NetworkError|Load failed|abort/i; // what was fetched when the page was left
  const NEXT_FRAME = /^ResizeObserver loop/; // the theme's observers: what is undelivered comes with the next frame
  const note = (text) => {
    if (LEFT.test(text) || NEXT_FRAME.test(text)) return;
    const told = JSON.parse(sessionStorage.getItem("problems") ?? "[]");
    sessionStorage.setItem("problems", JSON.stringify([...told, `${location.pathname}: ${text}`]));
  };
  const isNext = (address) => // fetched ahead by Firefox
    [...document.querySelectorAll("link[rel=next]")].some(({ href }) => href === address);
  addEventListener("error", ({ message, target }) => {
    if (!isNext(target.href)) note(message ?? `${target.src ?? target.href} is not loaded`);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => note(String(reason)));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective: rule, blockedURI }) => {
    if (!isNext(blockedURI)) note(`${rule} forbids ${blockedURI}`);
  });
  const { error } = console;
  console.error = (...parts) => { note(parts.join(" ")); error(...parts); };
})();
"""
FRAME = """<!doctype html><html><head><meta charset="utf-8"><title>360 px</title></head>
<body><iframe width="360" height="800" frameborder="0"></iframe></body></html>"""
NARROW = 360


@dataclass(frozen=True)
class Served:
    """Addresses of the site, and of a page that shows it in a frame as narrow as a phone: windows do not get that narrow."""

    url: str
    frame: str
    unpacked: str
    """Where the offline edition lies, unpacked."""


class KeptHandler(Handler):
    """As on an ordinary web server: pages may come back as they were left."""

    def headers_of_page(self) -> dict[str, str]:
        return {**super().headers_of_page(), "Cache-Control": "no-cache"}


class FrameHandler(Handler):
    """Without a policy: the site itself forbids frames inside its pages."""

    def headers_of_page(self) -> dict[str, str]:
        return {}


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Builds the real site and serves it under a path."""
    project = copy_project(folder / "project")
    server = Server(project.root / "site", "/wissen/", KeptHandler)
    result = project.build(url=server.url)
    assert result.returncode == 0, result.stderr
    unpacked = _unpacked(project.root / "site", folder)
    watch(project.root / "site", "/wissen/")
    (folder / "frame").mkdir()
    (folder / "frame" / "index.html").write_text(FRAME, encoding="utf-8")
    frame = Server(folder / "frame", "/", FrameHandler)
    yield Served(server.url, frame.url, unpacked)
    for one in (server, frame):
        one.close()


def _unpacked(site: Path, folder: Path) -> str:
    """The offline edition as a person has it, but its pages tell what goes wrong in them."""
    archive, root = folder / "kundenbindung.zip", folder / "unpacked"
    assert offline([str(site), str(archive)]) == 0
    with ZipFile(archive) as packed:
        packed.extractall(root)
    watch(root, f"{root.as_uri()}/", WATCH.replace("sessionStorage", "localStorage"))  # Firefox has one per file
    return f"{root.as_uri()}/"


def watch(site: Path, base: str, script: str = WATCH) -> None:
    """Put the collector into every page, before all other scripts."""
    (site / "watch.js").write_text(script, encoding="utf-8")
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        path.write_text(page.replace("<head>", f'<head><script src="{base}watch.js"></script>', 1), encoding="utf-8")
