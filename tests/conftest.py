"""The real site, built once for all tests that look at it."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from kb.checks.dictionary import GERMAN
from kb.edition.__main__ import main as accept

from tests.environments import python_with
from tests.often import times
from tests.project import ROOT, Project, copy_project
from tests.server import Server, ZensicalHandler

EXAMPLE = "examples/edition"
# Fixtures that stay the same for all cases of a test: a page of functions keeps nothing.
SHARED = [HealthCheck.function_scoped_fixture]
settings.register_profile("kb", derandomize=True, deadline=None, suppress_health_check=SHARED, max_examples=times(300))
settings.load_profile("kb")
GERMAN.recall(ROOT / ".cache" / "dictionary")  # as `make check` has kept it; without, every process reads a dictionary
gc.set_threshold(20_000, 20, 20)  # Python looks for garbage too often for thousands of tests that stay until the end


def pytest_xdist_auto_num_workers() -> int:
    """Three for two cores: a worker often waits for the next picture of its page. More would only be in each other's way."""
    return ceil(1.5 * (os.cpu_count() or 1))


def pytest_collection_finish() -> None:
    """No test, fixture or module is ever garbage: Python need not look through all of them again and again."""
    gc.freeze()


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


@dataclass(frozen=True)
class Neighbours:
    """The project's own site and an own edition of it, both on one origin."""

    edition: Path
    output: str
    status: int
    ours: str
    theirs: str


@pytest.fixture(scope="session")
def neighbours(built: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neighbours]:
    """The example of an edition, built from the same copy of the project, and served beside ours."""
    root = tmp_path_factory.mktemp("neighbours")
    (root / "wissen").symlink_to(built.project.root / "site")
    shutil.copytree(ROOT / EXAMPLE, built.project.root / EXAMPLE, dirs_exist_ok=True)
    accept(["accept", str(built.project.root / EXAMPLE), str(built.project.root / "docs")])
    server = Server(root)
    theirs = f"{server.url}kantmetall/"
    result = built.project.build_to(root / "kantmetall", theirs, EXAMPLE)
    yield Neighbours(root / "kantmetall", result.stdout + result.stderr, result.returncode, f"{server.url}wissen/", theirs)
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
