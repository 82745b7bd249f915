"""What somebody who writes waits for under `make serve`: from a save until the page is served, and until a browser shows it."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from bench import generate
from bench.environment import WORK, BenchError
from bench.texts import TEXT
from tests.browser.profiles import Profiles

PARTS = ("browser", "hooks", "overrides", "mkdocs.yml")
PATIENCE = 300
LOOK = 0.02
BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")
TICKS = 100
"""Parts of a second in which Linux counts processor time."""
COMMAND = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr"]


@dataclass
class Saves:
    """Seconds; `builds` begin with that of the start, where nothing is kept. `cpu` is processor time, children included."""

    articles: int
    builds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    served: list[float] = field(default_factory=list)
    visible: list[float] = field(default_factory=list)
    peak: int = 0

    @property
    def share(self) -> float:
        """Processor time of a build after one changed article, compared with the first."""
        return median(self.cpu[1:]) / self.cpu[0]


def measure_saves(profiles: Profiles, project: Path, articles: int, rounds: int) -> Saves:
    """Saves one of `articles` generated articles again and again; with 0, one of the project's own."""
    copy = WORK / "saves"
    article = _copy(project, copy, articles)
    saves = Saves(articles)
    with _serving(copy) as (process, url):
        address = f"{url}{article.relative_to(copy / 'docs').with_suffix('').as_posix()}/"
        _wait(lambda: bool(_fetch(address)))
        page = profiles.open_on_the_real_clock().new_page()
        page.goto(address)
        used = _note_build(saves, process, 0.0)
        for number in range(2 * rounds):
            wait = _wait_served if number % 2 else _wait_visible
            times = saves.served if number % 2 else saves.visible
            times.append(_save(article, number, lambda word, wait=wait: wait(page, address, word)))  # type: ignore[misc]
            used = _note_build(saves, process, used)
        saves.builds = [float(seconds) for seconds in BUILT.findall((copy / "log").read_text("utf-8"))]
        saves.peak = int(PEAK.findall(Path(f"/proc/{process.pid}/status").read_text())[0]) * 1024
        page.context.close()
    return saves


def _copy(project: Path, copy: Path, articles: int) -> Path:
    """A copy of the project with its own or generated contents; the article to save."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for part in (project / name for name in (*PARTS, *(() if articles else ("docs",)))):
        if part.is_dir():
            shutil.copytree(part, copy / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif part.exists():
            shutil.copy(part, copy)
    if articles:
        generate.write(copy / "docs", generate.articles(articles), generate.own_quiz, project)
    return max((copy / "docs" / "themen").rglob("*[!x].md"))


@contextmanager
def _serving(copy: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (copy / "log").open("wb") as log:
        process = subprocess.Popen([*COMMAND, f"127.0.0.1:{port}"], cwd=copy, stdout=log, stderr=log)
        try:
            yield process, f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def _note_build(saves: Saves, process: subprocess.Popen[bytes], before: float) -> float:
    """Add the processor time since the last build; what has been used in all."""
    counted = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    used = sum(map(int, counted[11:15])) / TICKS
    saves.cpu.append(used - before)
    return used


def _save(article: Path, number: int, wait: Callable[[str], None]) -> float:
    word = f"Neuwort{number}"
    text = article.read_text("utf-8")
    begin = time.perf_counter()
    article.write_text(re.sub(r"^(# .*)\n(?:\nNeuwort\d+\.\n)?", rf"\1\n\n{word}.\n", text, count=1, flags=re.M), "utf-8")
    wait(word)
    return time.perf_counter() - begin


def _wait_served(_page: Page, address: str, word: str) -> None:
    _wait(lambda: word in _fetch(address))


def _wait_visible(page: Page, _address: str, word: str) -> None:
    page.get_by_text(word).first.wait_for(timeout=1000 * PATIENCE)


def _wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise BenchError(TEXT["save_lost"])
        time.sleep(LOOK)


def _fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:  # noqa: S310 - our own server
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""
