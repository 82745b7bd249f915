"""The engines, each started when the first test asks for it; every test begins like a first visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from tests.engines.drivers import started
from tests.engines.install import MISSING
from tests.engines.programs import ENGINES
from tests.engines.reader import Reader, UnpackedReader
from tests.engines.served import Served, served

Start = Callable[[str], Reader]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engines", default=" ".join(ENGINES), help="names of the engines, with a blank between")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name in {"reader", "unpacked"} & set(metafunc.fixturenames):
        metafunc.parametrize(name, metafunc.config.getoption("engines").split(), indirect=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real contents."""
    with served(tmp_path_factory.mktemp("engines")) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def start(site: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts an engine once. One that is missing fails its tests, it never skips them."""
    with ExitStack() as stack:

        @cache
        def start_one(name: str) -> Reader:
            engine = ENGINES[name]
            programs = engine.find()
            assert programs, MISSING.format(name=name, remedy=engine.remedy)
            folder = tmp_path_factory.mktemp(name)
            return Reader(name, stack.enter_context(started(name, programs, folder)), site, folder / "downloads")

        yield start_one


@pytest.fixture
def reader(start: Start, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader on a first visit. What goes wrong in a page fails the test."""
    one = start(request.param)
    one.begin()
    yield one
    assert one.problems() == []


@pytest.fixture
def unpacked(start: Start, request: pytest.FixtureRequest) -> Iterator[UnpackedReader]:
    """The same for whoever has the site in a folder."""
    one = UnpackedReader(start(request.param))
    one.begin()
    yield one
    assert one.problems() == []
