"""What a reader pays for one page of 20 questions, beside the same words as plain Material text.

Bytes are the same on every machine, so tests assert them (`measure_bytes`); script time is only printed.
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import sync_playwright

from bench import generate
from bench.build import build
from bench.environment import WORK
from tests.browser.install import MISSING, launch_browser
from tests.browser.profiles import Profiles

QUESTIONS = 20
VARIANTS = ("plain", "ours")
PAGE = generate.path_of(0).removesuffix(".md") + "/"
COMPRESSED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".map"}
WIDGET = re.compile(r"<kb-quiz\b.*?</kb-quiz>", re.DOTALL)
OUR_ASSETS = "/assets/kb/"


@dataclass(frozen=True)
class Transfer:
    """What the browser fetched for one page with an empty cache: bytes as sent, by path."""

    sent: dict[str, int]

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.sent.values())

    @property
    def ours(self) -> int:
        """The bytes of our scripts and styles."""
        return sum(size for path, size in self.sent.items() if path.startswith(OUR_ASSETS))


@dataclass(frozen=True)
class PageBytes:
    """Everything about the page that a test can assert."""

    widget: int
    transfers: dict[str, Transfer]

    @property
    def ratio(self) -> float:
        """Our transfer to that of plain Material."""
        return self.transfers["ours"].total / self.transfers["plain"].total


@dataclass(frozen=True)
class ScriptTimes:
    """Seconds the page's scripts ran until all was quiet, one number a load."""

    seconds: dict[str, list[float]]

    def median(self, variant: str) -> float:
        """The middle of all loads."""
        return median(self.seconds[variant])

    @property
    def ratio(self) -> float:
        """Our script time to that of plain Material."""
        return self.median("ours") / self.median("plain")


@dataclass(frozen=True)
class Site:
    """A site being served; `sent` fills as the browser asks."""

    url: str
    sent: dict[str, int] = field(default_factory=dict)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files compressed as well as gzip can, and writes down what was sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, sent: dict[str, int], *args: object, **kwargs: object) -> None:
        self._sent = sent
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answers with the file, gzipped where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(HTTPStatus.NOT_FOUND, b"", {})
            return
        body, headers = path.read_bytes(), {"Content-Type": self.guess_type(path)}
        if path.suffix in COMPRESSED:
            body, headers["Content-Encoding"] = gzip.compress(body, 9, mtime=0), "gzip"
        self._answer(HTTPStatus.OK, body, headers)

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self._sent[self.path] = self._sent.get(self.path, 0) + len(body)
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serve(site: Path) -> Iterator[Site]:
    """Serves a built site on a free port of this machine."""
    sent: dict[str, int] = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, sent, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Site(f"http://127.0.0.1:{server.server_port}/", sent)
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Profiles]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        chromium = launch_browser(playwright)
        if not chromium:
            sys.exit(MISSING)
        try:
            yield Profiles(chromium)
        finally:
            chromium.close()


def build_sites(project: Path, folder: Path = WORK / "page") -> dict[str, Path]:
    """Builds the page of 20 questions by ours and as plain Material; returns the sites by variant."""
    docs = folder / "docs"
    shutil.rmtree(folder, ignore_errors=True)
    generate.write(docs, generate.articles(1, questions=QUESTIONS, sections=0), generate.own_quiz, project)
    sites = {variant: folder / variant for variant in VARIANTS}
    for variant, site in sites.items():
        build(variant, project, docs, site)
    return sites


def widget_bytes(html: str) -> int:
    """The size of our elements on a page."""
    return sum(len(found.group().encode()) for found in WIDGET.finditer(html))


def transfer(profiles: Profiles, site: Path, page: str = PAGE) -> Transfer:
    """Loads a page once with an empty cache."""
    with serve(site) as served:
        script_seconds(profiles, served.url + page)
        return Transfer(dict(sorted(served.sent.items())))


def script_seconds(profiles: Profiles, url: str) -> float:
    """How long scripts ran on the main thread, from an empty cache until the network is quiet.

    Counted in the thread's own processor time: by the clock, a busy machine moves it by half.
    """
    context = profiles.open_on_the_real_clock()
    try:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(url, wait_until="networkidle")
        metrics = {entry["name"]: float(entry["value"]) for entry in devtools.send("Performance.getMetrics")["metrics"]}
    finally:
        context.close()
    return metrics["ScriptDuration"]


def measure_bytes(profiles: Profiles, sites: dict[str, Path]) -> PageBytes:
    """All numbers that do not depend on the machine."""
    html = (sites["ours"] / PAGE / "index.html").read_text(encoding="utf-8")
    return PageBytes(widget_bytes(html), {variant: transfer(profiles, site) for variant, site in sites.items()})


def measure_scripts(profiles: Profiles, sites: dict[str, Path], loads: int) -> ScriptTimes:
    """Loads the pages in turn and in changing order, so that a busy moment of the machine meets both."""
    seconds: dict[str, list[float]] = {variant: [] for variant in sites}
    order = list(sites)
    for _ in range(loads):
        order.reverse()
        for variant in order:
            with serve(sites[variant]) as served:
                seconds[variant].append(script_seconds(profiles, served.url + PAGE))
    return ScriptTimes(seconds)
