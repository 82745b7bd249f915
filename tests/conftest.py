"""The real site, built once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import settings

from tests.environments import python_with
from tests.often import times
from tests.project import ROOT, Project, copy_project
from tests.server import Server, ZensicalHandler

settings.register_profile("kb", derandomize=True, deadline=None, max_examples=times(300))
settings.load_profile("kb")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says how to have the tests in this order again: it is another one every time."""
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"Reihenfolge wiederholen: pytest --randomly-seed={seed}")


@dataclass(frozen=True)
class BuiltSite:
    """The project's own site: how the build went, and where it is served."""

    project: Project
    output: str
    status: int
    url: str


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The real contents, built strictly and served under a path, as on many an intranet."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    server = Server(project.root / "site", "/wissen/")
    result = project.build(url=server.url)
    yield BuiltSite(project, result.stdout + result.stderr, result.returncode, server.url)
    server.close()


@pytest.fixture(scope="session")
def zensical(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The same site as `make zensical` builds it, served in the same way."""
    project = copy_project(tmp_path_factory.mktemp("zensical"))
    made = Project(project.root / "build" / "zensical")
    server = Server(made.root / "site", "/wissen/", ZensicalHandler)
    result = project.make("zensical", {"ZENSICAL": python_with(ROOT / "requirements-zensical.txt")}, server.url)
    yield BuiltSite(made, result.stdout + result.stderr, result.returncode, server.url)
    server.close()
