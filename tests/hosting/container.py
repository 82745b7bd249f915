"""Follows the instructions for the container without an engine for it: builds in a folder, serves from another as nobody."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.hosting.programs import PROGRAMS, nobody, until_it_answers
from tests.project import ROOT

FOLDER = ROOT / "deploy" / "container"
PORT = "8080"


@dataclass(frozen=True)
class Instruction:
    """One line of the Dockerfile."""

    name: str
    rest: str

    def words(self) -> list[str]:
        """As the engine takes it apart: a list in JSON, or words."""
        return list(json.loads(self.rest)) if self.rest.startswith("[") else shlex.split(self.rest)


def stages() -> dict[str, list[Instruction]]:
    """The instructions below each FROM, by its name; the one that is served has none."""
    found: dict[str, list[Instruction]] = {}
    for line in (FOLDER / "Dockerfile").read_text("utf-8").splitlines():
        name, _, rest = line.partition(" ")
        if name == "FROM":
            found[rest.partition(" AS ")[2]] = (current := [Instruction(name, rest)])
        elif line and name != "#":
            current.append(Instruction(name, rest))
    return found


def of(stage: str, name: str) -> list[Instruction]:
    """The instructions of one kind."""
    return [one for one in stages()[stage] if one.name == name]


def build(target: Path, url: str) -> None:
    """The stage that builds, in a folder that holds what it copies and nothing else."""
    for copied in of("build", "COPY"):
        *sources, goal = copied.words()
        for source in sources:
            place = target / (goal if goal != "./" else source)
            place.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy2
            copy(ROOT / source, place)
    environment = {
        **os.environ,
        **dict(one.rest.split("=", 1) for one in of("build", "ARG")),
        "KB_SITE_URL": url,
        "KB_PREVIEW": "1",
    }
    for run in of("build", "RUN")[1:]:
        # Without a network, the packages are those of the tests; their list is asked for in a test of its own.
        command = [*run.words(), "SITE=", f"BIN={Path(sys.executable).parent}"]
        done = subprocess.run(command, cwd=target, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def served(built: Path, root: Path, port: int) -> Iterator[None]:
    """The stage that serves: `root` is the root of its files, and nothing in it may be written but /tmp."""
    for copied in of("", "COPY"):
        source, goal = (word for word in copied.words() if not word.startswith("--from="))
        place = root / goal.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        found = built / source.removeprefix("/src/")
        (shutil.copytree if found.is_dir() else shutil.copy2)(found, place)
    configuration = root / "etc/nginx/kundenbindung.conf"
    text = re.sub(r"(?<= )/(?=srv/|tmp/)", f"{root}/", configuration.read_text("utf-8"))
    configuration.write_text(text.replace(f"listen {PORT}", f"listen 127.0.0.1:{port}"), encoding="utf-8")
    (root / "tmp").mkdir()
    (program,) = of("", "CMD")
    command = [
        PROGRAMS["nginx"].find(),
        *(word.replace("/etc/nginx/kunden", f"{configuration.parent}/kunden") for word in program.words()[1:]),
    ]
    with (root.parent / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, **nobody(root / "tmp"))
    try:
        until_it_answers(process, "127.0.0.1", port, root.parent / "log")
        yield
    finally:
        process.terminate()
        process.wait()


def is_healthy(port: int) -> bool:
    """What the engine asks again and again."""
    (check,) = of("", "HEALTHCHECK")
    command = json.loads(check.rest.partition("CMD ")[2].replace(PORT, str(port)))
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
