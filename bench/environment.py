"""The machine measured on, the folders used, and the environments in which other programs run."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.texts import TEXT, amount

HERE = Path(__file__).parent
ROOT = HERE.parent
CACHE = ROOT / ".cache"
WORK = CACHE / "bench"


class BenchError(Exception):
    """Something that ends the benchmark with a sentence instead of a traceback."""


@dataclass(frozen=True)
class Machine:
    """What the numbers depend on."""

    cores: int
    memory: int
    system: str
    python: str
    mkdocs: str
    material: str

    def show(self) -> str:
        """One line for the reader."""
        return TEXT["machine"].format(**{**vars(self), "memory": amount(self.memory)})


def machine() -> Machine:
    """This machine."""
    return Machine(
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory=os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        mkdocs=version("mkdocs"),
        material=version("mkdocs-material"),
    )


def quiz_python() -> Path:
    """The Python that has mkdocs-quiz."""
    return python_with("mkdocs-quiz")


def python_with(name: str) -> Path:
    """The Python that has the program `name`; its environment is made anew whenever the pins change."""
    folder, requirements = CACHE / f"bench-{name}", HERE / f"requirements-{name}.txt"
    python, mark = folder / "bin" / "python", folder / "requirements.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not (mark.is_file() and mark.read_text() == wanted):
        print(TEXT["environment"].format(name=name), file=sys.stderr, flush=True)
        _make_environment(name, folder, requirements)
        mark.write_text(wanted)
    return python


def _make_environment(name: str, folder: Path, requirements: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    install = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(requirements)]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(TEXT["environment_failed"].format(name=name, reason=done.stderr.strip()[-600:]))
