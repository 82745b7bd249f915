"""`make serve`: a mistake never takes the server down, and the next good save shows the page again."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.project import Project, copy_project

PATIENCE = 60
GOOD = "# Artikel\n\n## Quiz {.quiz}\n\n### Stimmt das? {#stimmt-das}\n\n- [x] Ja\n    > Genau.\n- [ ] Nein\n    > Doch.\n"
BAD = GOOD.replace("[x]", "[x ]")


@contextmanager
def serving(project: Project, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The development server of a project."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project.root, env=project.environment, stdout=output, stderr=output)
        yield process
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    """A page, or nothing while the server does not answer."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own server
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; fail with its name if it does not in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.3)
    raise AssertionError(what)


def test_server_survives_a_mistake_and_shows_the_next_good_save(tmp_path: Path) -> None:
    project = copy_project(tmp_path, with_docs=False)
    project.write({"index.md": "# Start\n", "themen/artikel.md": GOOD})
    log = tmp_path / "serve.log"
    port = free_port()
    page = f"http://127.0.0.1:{port}/themen/artikel/"
    with serving(project, port, log) as process:
        wait_for(lambda: "Stimmt das?" in fetch(page), "the first build")
        project.write({"themen/artikel.md": BAD})
        wait_for(lambda: "docs/themen/artikel.md:7" in log.read_text("utf-8"), "the message")
        assert process.poll() is None
        project.write({"themen/artikel.md": GOOD.replace("Stimmt das?", "Stimmt das jetzt?")})
        wait_for(lambda: "Stimmt das jetzt?" in fetch(page), "the page after the mistake is mended")
    assert "Traceback" not in log.read_text("utf-8")


def test_server_starts_with_a_mistake_and_shows_it_in_place_of_the_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path, with_docs=False)
    project.write({"index.md": "# Start\n", "themen/artikel.md": BAD})
    port = free_port()
    page = f"http://127.0.0.1:{port}/themen/artikel/"
    with serving(project, port, tmp_path / "serve.log") as process:
        wait_for(lambda: "docs/themen/artikel.md:7" in fetch(page), "the message on the page")
        assert process.poll() is None
        project.write({"themen/artikel.md": GOOD})
        wait_for(lambda: "Stimmt das?" in fetch(page), "the page once it is mended")
