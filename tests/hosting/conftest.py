"""The real site below a path, behind each web server with the settings that the build wrote for it."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from kb.publish import main as publish

from tests.browser.conftest import profiles  # noqa: F401 - a fixture of the tests here
from tests.hosting.programs import PROGRAMS, free_port, started
from tests.project import ROOT, Project

PATH = "/kundenbindung/"


@dataclass(frozen=True)
class Answer:
    """What a server says to one request."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A running server: where the site is, and which files it serves."""

    url: str
    site: Path
    knows_brotli: bool = False
    """Whether it sends what is packed so: Debian's nginx has no module for it."""

    def get(self, path: str = "", method: str = "GET", **headers: str) -> Answer:
        """One request, below the address of the site; header names are written with underscores."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port or 80, timeout=10)
        connection.request(
            method, f"{parts.path}{path}", headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return Answer(answer.status, found, body)


def built(folder: Path, url: str) -> Path:
    """The site for this address; where it lies."""
    project = Project(ROOT)
    site = folder / "site"
    done = project.build_to(site, url)
    assert done.returncode == 0, done.stderr
    return site


def published(site: Path, url: str) -> None:
    """What `make build` does after the build."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KB_SITE_URL", url)
        assert publish([str(site), "--settings", str(ROOT / "mkdocs.yml")]) == 0


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder that a server without rights can read, unlike those of the tests."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session", params=sorted(PROGRAMS))
def host(request: pytest.FixtureRequest, ground: Path) -> Iterator[Host]:
    """One server after the other."""
    url = f"http://127.0.0.1:{free_port()}{PATH}"
    folder = ground / request.param
    site = built(folder, url)
    published(site, url)
    with started(PROGRAMS[request.param], site, url, folder / "work"):
        yield Host(url, site, request.param != "nginx")
