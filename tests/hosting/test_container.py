"""The container: each instruction is followed, and what it serves behaves like the site behind any other server."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from kb.outputs.hosting.files import inline_of
from kb.outputs.hosting.headers import headers

from tests.hosting.conftest import Host
from tests.hosting.container import FOLDER, PORT, build, is_healthy, of, served, stages
from tests.hosting.programs import PROGRAMS, free_port
from tests.hosting.test_servers import pages
from tests.project import ROOT

KNOWN = {"ARG", "CMD", "COPY", "EXPOSE", "FROM", "HEALTHCHECK", "RUN", "STOPSIGNAL", "USER", "WORKDIR"}


class Running(NamedTuple):
    host: Host
    root: Path
    files: dict[Path, float]


def times(root: Path) -> dict[Path, float]:
    return {path: path.stat().st_mtime for path in root.rglob("*") if path.is_file() and root / "tmp" != path.parent}


@pytest.fixture(scope="module")
def running(ground: Path) -> Iterator[Running]:
    port = free_port()
    url, folder = f"http://127.0.0.1:{port}/wissen/", ground / "container"
    build(folder / "src", url)
    root = folder / "root"
    with served(folder / "src", root, port):
        yield Running(Host(url, root / "srv/kundenbindung"), root, times(root))


def test_every_instruction_is_one_that_is_followed_here() -> None:
    assert list(stages()) == ["build", ""]
    assert {one.name for stage in stages().values() for one in stage} == KNOWN


def test_the_first_stage_installs_what_is_listed_with_hashes() -> None:
    first, *_ = of("build", "RUN")
    said = subprocess.run([*first.words(), "-n", "-B"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--require-hashes -r requirements.txt" in said


def test_the_build_sees_only_what_it_copies() -> None:
    copied = {word for one in of("build", "COPY") for word in one.words()[:-1]}
    lines = (FOLDER / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == copied
    assert not [name for name in copied if not (ROOT / name).exists()]


def test_the_server_is_the_one_of_the_tests_and_has_no_rights() -> None:
    (install,) = of("", "RUN")
    assert re.findall(r"--no-install-recommends (.*?) &&", install.rest) == [PROGRAMS["nginx"].package]
    assert [one.rest for one in of("", "USER")] == ["www-data"]
    last = [one.name for one in stages()[""]]
    assert last.index("USER") < last.index("CMD")
    assert [one.rest for one in of("", "EXPOSE")] == [PORT]


def test_it_serves_every_page_with_all_headers(running: Running) -> None:
    host = running.host
    found = {path: host.get(path).body for path in pages(host.site)}
    assert len(found) > 50
    assert [path for path, body in found.items() if body != (host.site / path / "index.html").read_bytes()] == []
    wanted = {name.lower(): value for name, value in headers(inline_of(host.site))}
    for path in ("", "gibt-es-nicht/"):
        assert {name: host.get(path).headers.get(name) for name in wanted} == wanted
    assert host.get("gibt-es-nicht/").body == (host.site / "404.html").read_bytes()


def test_whoever_leaves_out_the_path_comes_to_the_site(running: Running) -> None:
    outside = Host(running.host.url.removesuffix("wissen/"), running.host.site)
    assert [outside.get(path).headers["location"] for path in ("", "wissen")] == ["/wissen/", "/wissen/"]
    assert outside.get("anderes").status == 404


def test_it_is_healthy_only_while_it_serves_the_site(running: Running) -> None:
    port = int(running.host.url.split(":")[2].split("/")[0])
    page = running.host.site / "index.html"
    assert is_healthy(port)
    away = page.rename(page.with_suffix(".away"))
    assert not is_healthy(port)
    away.rename(page)
    assert is_healthy(port)
    assert not is_healthy(free_port())


def test_it_writes_nothing_but_temporary_files(running: Running) -> None:
    running.host.get()
    assert times(running.root) == running.files
    assert {path for path in running.files if path.owner() == "nobody"} == set()


def test_the_guide_names_files_that_are_there_and_where_the_site_is() -> None:
    guide = (ROOT / "docs/betrieb/container.md").read_text("utf-8")
    named = set(re.findall(r"deploy/[\w./-]+\w", guide))
    assert len(named) == 4
    assert [name for name in named if not (ROOT / name).is_file()] == []
    (path,) = re.findall(r"export KB_SITE_URL=https://[^/]+(/\S+)", guide)
    assert f"`http://127.0.0.1:{PORT}{path}`" in guide


def test_compose_takes_every_right_away() -> None:
    text = (FOLDER / "compose.yaml").read_text("utf-8")
    (service,) = yaml.safe_load(text)["services"].values()
    assert (ROOT / "deploy/container" / service["build"]["context"]).resolve() == ROOT
    assert (ROOT / service["build"]["dockerfile"]).is_file()
    assert set(service["build"]["args"]) == {one.rest.split("=")[0] for one in of("build", "ARG")}
    assert (service["read_only"], service["tmpfs"], service["cap_drop"]) == (True, ["/tmp"], ["ALL"])  # noqa: S108
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["ports"] == [f"127.0.0.1:{PORT}:{PORT}"]
    for goal in re.findall(r"#   - \S+:(/\S+):ro", text):
        assert [one for one in of("", "COPY") if one.words()[-1] == goal]
