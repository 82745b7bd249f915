"""Environments of their own, kept between runs, for programs that the site itself is not made with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

from tests.project import ROOT


def python_with(requirements: Path) -> str:
    """A Python in which exactly this list of packages is installed."""
    mark = sha256(requirements.read_bytes()).hexdigest()[:12]
    folder = ROOT / ".cache" / f"{requirements.stem.removeprefix('requirements-')}-{mark}"
    if not folder.exists():
        _install(requirements, folder)
    return str(_python_in(folder))


def _install(requirements: Path, folder: Path) -> None:
    """Made under a name of its own, so that tests on other cores see all of it or nothing."""
    own = folder.with_name(f"{folder.name}-{os.getpid()}")
    venv.create(own, with_pip=True, clear=True)
    install = [str(_python_in(own)), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
    real_clock = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}  # certificates have their days
    subprocess.run(install, check=True, env=real_clock)
    try:
        own.rename(folder)
    except OSError:  # another core was first
        shutil.rmtree(own)


def _python_in(folder: Path) -> Path:
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
