"""What our settings cost a server: the same files behind nginx with them, and with nothing but their place."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from kb.outputs.hosting.files import write_settings

from bench.environment import BenchError
from bench.texts import TEXT
from tests.hosting.programs import PROGRAMS, free_port, started
from tests.project import Project

REQUESTS = 4000
READERS = 4
"""Connections at the same time, each kept open as by a browser."""
ROUNDS = 3
"""Before `--rounds` counts: a machine that does other things as well needs some turns."""
PATH = "/kundenbindung/"
SERVER = "nginx"
SETTINGS = "            include {settings}/kundenbindung.nginx;\n"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Load:
    """Each turn's seconds and the server's processor time, with our settings and without; what was lost, of how many."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {"ours": [], "minimal": []})
    cpu: dict[str, list[float]] = field(default_factory=lambda: {"ours": [], "minimal": []})
    lost: int = 0
    requests: int = 0

    def ratio(self) -> float:
        """Time with our settings to that without."""
        return median(self.seconds["ours"]) / median(self.seconds["minimal"])

    def cpu_ratio(self) -> float | None:
        """The same in processor time of the server, where the system tells it."""
        without = sum(self.cpu["minimal"])
        return sum(self.cpu["ours"]) / without if without else None


def measure_load(project: Path, rounds: int) -> Load:
    """Builds the site and has it asked for by turns."""
    program = PROGRAMS[SERVER]
    if not program.find():
        raise BenchError(TEXT["no_server"])
    variants = {"ours": program, "minimal": replace(program, configuration=program.configuration.replace(SETTINGS, ""))}
    found = Load()
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server has no rights
        files = _built(project, folder / "site")
        for turn in range(rounds * ROUNDS):
            for variant, one in variants.items():
                url = f"http://127.0.0.1:{free_port()}{PATH}"
                work = folder / f"{variant}-{turn}"
                with started(one, folder / "site", url, work):
                    _turn(found, variant, url, work, files)
    return found


def _built(project: Path, site: Path) -> dict[str, bytes]:
    """Path below the site -> what must come."""
    url = f"http://127.0.0.1{PATH}"
    done = Project(project).build_to(site, url)
    if done.returncode:
        raise BenchError(done.stderr)
    write_settings(site, site.with_name(f"{site.name}-server"), url)
    kept = [path for path in sorted(site.rglob("*")) if path.suffix in (".html", ".css", ".js")]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in kept}


def _turn(found: Load, variant: str, url: str, work: Path, files: dict[str, bytes]) -> None:
    before, start = _cpu(work), perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        lost = readers.map(lambda first: _ask(url, islice(cycle(files.items()), first, None, READERS)), range(READERS))
        found.lost += sum(lost)
    found.seconds[variant].append(perf_counter() - start)
    found.cpu[variant].append(_cpu(work) - before)
    found.requests += REQUESTS


def _ask(url: str, wanted: islice[tuple[str, bytes]]) -> int:
    """How many of one reader's answers were not the file."""
    parts = urlsplit(url)
    connection = HTTPConnection(str(parts.hostname), parts.port or 80, timeout=30)
    lost = 0
    for path, body in islice(wanted, REQUESTS // READERS):
        connection.request("GET", f"{parts.path}{path}")
        lost += connection.getresponse().read() != body
    connection.close()
    return lost


def _cpu(work: Path) -> float:
    """Seconds that the server and what it has started have used."""
    if not Path("/proc/self").exists():
        return 0.0
    main = (work / "nginx.pid").read_text().strip()
    workers = Path(f"/proc/{main}/task/{main}/children").read_text().split()
    return sum(_used(process) for process in (main, *workers))


def _used(process: str) -> float:
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICKS
