"""Builds of sites in processes that need no start of Python: forked from one that has read MkDocs and our own code already.

That, and to bundle browser/, takes longer than most sites of tests do. Every build still has a process, a folder,
an environment and outputs of its own, as if a person had started it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
IS_POSSIBLE = hasattr(os, "fork")


class Builder:
    """The process that waits: tests/forking.py."""

    def __init__(self) -> None:
        paths = os.pathsep.join([str(ROOT / "hooks"), str(ROOT)])
        environment = {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "tests.forking"]
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, arguments: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """`mkdocs ARGUMENTS` in a folder."""
        assert self._process.stdin
        assert self._process.stdout
        wanted = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        return subprocess.CompletedProcess(arguments, *json.loads(self._process.stdout.readline()))


@cache
def builder() -> Builder:
    """One for all builds of this process; it ends when nobody can ask any more."""
    return Builder()
