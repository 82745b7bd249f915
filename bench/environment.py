"""The machine measured on, the folders used, and the environment in which mkdocs-quiz runs."""

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
VENV = CACHE / "bench-venv"
REQUIREMENTS = HERE / "requirements-mkdocs-quiz.txt"


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
    """The Python that has mkdocs-quiz; its environment is made anew whenever the pins change."""
    python = VENV / "bin" / "python"
    mark = VENV / "requirements.sha256"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not (mark.is_file() and mark.read_text() == wanted):
        print(TEXT["environment"], file=sys.stderr, flush=True)
        _make_environment(python)
        mark.write_text(wanted)
    return python


def _make_environment(python: Path) -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    venv.create(VENV, with_pip=True)
    install = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(REQUIREMENTS)]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BenchError(TEXT["environment_failed"].format(reason=done.stderr.strip()[-600:]))
