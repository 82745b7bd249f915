"""All pages in all engines, behind a real server with the strict policy: nothing is forbidden, nothing fetched elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.drivers import started as engine_started
from tests.engines.install import MISSING
from tests.engines.programs import ENGINES
from tests.engines.reader import Reader
from tests.engines.served import Served, watch
from tests.hosting.conftest import PATH, Host, built, published
from tests.hosting.programs import PROGRAMS, free_port, started
from tests.hosting.test_servers import pages

FOREIGN = """return performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !name.startsWith(arguments[0]))"""


@pytest.fixture(scope="module")
def watched(ground: Path) -> Iterator[Host]:
    """The site behind nginx; its pages tell what goes wrong in them, as not every engine lets a test see its console."""
    folder = ground / "watched"
    url = f"http://127.0.0.1:{free_port()}{PATH}"
    site = built(folder, url)
    watch(site, PATH)
    published(site, url)
    with started(PROGRAMS["nginx"], site, url, folder / "work"):
        yield Host(url, site)


@pytest.fixture(params=os.environ.get("KB_ENGINES", " ".join(ENGINES)).split())
def reader(watched: Host, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Reader]:
    """One engine after the other. One that is missing fails its test."""
    engine = ENGINES[request.param]
    programs = engine.find()
    assert programs, MISSING.format(name=engine.name, remedy=engine.remedy)
    with engine_started(engine.name, programs, tmp_path) as driver:
        yield Reader(engine.name, driver, Served(watched.url, "", ""), tmp_path / "downloads")


def test_a_walk_through_all_pages_is_quiet_in_every_engine(watched: Host, reader: Reader) -> None:
    walked = pages(watched.site)
    foreign: list[str] = []
    for path in walked:
        reader.open(path)
        foreign += reader.js(FOREIGN, watched.url)
    assert len(walked) > 50
    assert (reader.problems(), foreign) == ([], [])


def test_what_the_policy_forbids_is_heard_of(reader: Reader) -> None:
    reader.open()
    reader.js("document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x.png' }))")
    reader.until(lambda: any("img-src" in said for said in reader.problems()), "the violation")
