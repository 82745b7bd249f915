"""`make serve`: a mistake never takes the server down, and the next good save shows the page again."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.edition.small import write
from tests.project import Project, copy_project

PATIENCE = 60
GOOD = "# Artikel\n\n## Quiz {.quiz}\n\n### Stimmt das? {#stimmt-das}\n\n- [x] Ja\n    > Genau.\n- [ ] Nein\n    > Doch.\n"
BAD = GOOD.replace("[x]", "[x ]")


@contextmanager
def serving(project: Project, port: int, log: Path, edition: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """The development server of a project, or of an own edition."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    # libfaketime knows only some of the ways to wait: under it the server never notices a change.
    environment = {name: value for name, value in project.environment.items() if name not in ("LD_PRELOAD", "FAKETIME")}
    environment["KB_EDITION"] = edition
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=project.root, env=environment, stdout=output, stderr=output)
        try:
            yield process
        finally:
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


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_a_taken_port_is_told_and_the_next_one_serves(tmp_path: Path) -> None:
    project = copy_project(tmp_path, with_docs=False)
    project.write({"index.md": "# Start\n"})
    log = tmp_path / "serve.log"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        with serving(project, port, log):
            wait_for(lambda: "Serving on" in log.read_text("utf-8"), "a server")
            said = log.read_text("utf-8")
            served = re.search(r"Serving on (http://127\.0\.0\.1:(\d+)/)", said)
            assert served
            assert int(served[2]) != port
            assert f"Unter Port {port} läuft schon etwas" in said
            assert served[1] in said.partition("läuft schon")[2]
            wait_for(lambda: "Start" in fetch(served[1]), "the page under the other port")
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.thorough
def test_one_mistake_is_told_once_though_many_links_lead_to_its_page(tmp_path: Path) -> None:
    project = copy_project(tmp_path, with_docs=False)
    links = "".join(f"- [{n}](themen/artikel.md#stimmt-das) und [{n}](quiz/artikel.md)\n" for n in range(9))
    project.write({"index.md": f"# Start\n\n{links}", "themen/artikel.md": BAD})
    log = tmp_path / "serve.log"
    with serving(project, free_port(), log):
        wait_for(lambda: "Serving on" in log.read_text("utf-8"), "a server")
    said = log.read_text("utf-8")
    assert said.count("docs/themen/artikel.md:7") == 1
    assert [line for line in said.splitlines() if "link" in line.lower() or "anchor" in line.lower()] == []


def test_an_edition_is_served_and_a_save_in_its_folder_is_shown(tmp_path: Path) -> None:
    root, firm = tmp_path / "projekt", tmp_path / "firma"
    root.mkdir()
    project = copy_project(root, with_docs=False)
    project.write({"index.md": "# Start\n"})
    settings = "name: Bei uns\nspeicher: firma\nvorsilbe: firma-\n"
    write(firm, {"ausgabe.yml": settings, "docs/anfahrt.md": "# Anfahrt\n\nMit dem Rad.\n"})
    port = free_port()
    page = f"http://127.0.0.1:{port}/anfahrt/"
    with serving(project, port, tmp_path / "serve.log", "../firma"):
        wait_for(lambda: "Mit dem Rad." in fetch(page), "the page of the edition")
        assert 'title="Bei uns"' in fetch(page)
        write(firm, {"docs/anfahrt.md": "# Anfahrt\n\nMit der Bahn.\n"})
        wait_for(lambda: "Mit der Bahn." in fetch(page), "what was saved")
