"""The project under test: copies of it with other contents, and builds of them as a person would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile
from pathlib import Path

from kb.checks.catalogue import read_folder
from kb.model import Catalogue

from tests.builder import IS_POSSIBLE, builder

ROOT = Path(__file__).parent.parent
PARTS = ("browser", "hooks", "overrides", "kennungen.csv", "mkdocs.yml")


@cache
def contents() -> Catalogue:
    """What stands in docs/ here, and in every copy: read once, as no test changes it."""
    return read_folder(ROOT / "docs")


@dataclass(frozen=True)
class Project:
    """A copy of the project in a folder of its own."""

    root: Path

    @cached_property
    def environment(self) -> dict[str, str]:
        """That of `make PREVIEW=1`: hooks are importable, Material's announcement is silent."""
        own = {"PYTHONPATH": str(self.root / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "KB_PREVIEW": "1"}
        return {**os.environ, **own}

    def write(self, files: Mapping[str, str]) -> None:
        """Write contents by their path below docs/."""
        for name, text in files.items():
            path = self.root / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, program: str = "mkdocs", url: str = "", python: str = "") -> subprocess.CompletedProcess[str]:
        """`mkdocs build --strict` into site/; with another `python`, or program, in a process that is started for it."""
        environment = {**self.environment, **({"KB_SITE_URL": url} if url else {})}
        if IS_POSSIBLE and program == "mkdocs" and not python:
            return builder().run(["build", "--strict"], self.root, environment)
        command = [python or sys.executable, "-m", program, "build", "--strict"]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def build_to(self, site: Path, url: str, edition: str = "") -> subprocess.CompletedProcess[str]:
        """`mkdocs build --strict` into another folder than the project's, of an own edition if one is named."""
        arguments = ["build", "--strict", "-d", str(site)]
        environment = {**self.environment, "KB_SITE_URL": url, "KB_EDITION": edition}
        if IS_POSSIBLE:
            return builder().run(arguments, self.root, environment)
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def make(self, target: str, pythons: Mapping[str, str], url: str) -> subprocess.CompletedProcess[str]:
        """What `make` runs for a target, with these Pythons for those of its environments, by their name in the Makefile."""
        steps = "\n".join(recipe(target)).replace("$(BIN)/python", sys.executable)
        for name, python in pythons.items():
            steps = steps.replace(f"$(CURDIR)/$({name})/bin/python", python)
        command = ["sh", "-ec", "\n".join(f"({step})" for step in steps.splitlines())]
        # With another clock for waiting, Zensical would wait for ever; dates may be other ones.
        environment = {**self.environment, "KB_SITE_URL": url, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def read(self, name: str) -> str:
        """A file of the built site."""
        return (self.root / "site" / name).read_text(encoding="utf-8")


def recipe(target: str) -> list[str]:
    """The commands of a target in the Makefile."""
    _, _, rest = (ROOT / "Makefile").read_text("utf-8").partition(f"\n{target}:")
    return [line.removeprefix("\t") for line in takewhile(lambda line: line.startswith("\t"), rest.splitlines()[1:])]


def check_options() -> dict[str, Path]:
    """The lists beside the contents, as `make check` names them."""
    command = next(line for line in (ROOT / "Makefile").read_text("utf-8").splitlines() if "kb.check" in line)
    return {name: ROOT / path for name, path in re.findall(r"--(\w+) (\S+)", command)}


def copy_project(target: Path, with_docs: bool = True) -> Project:
    """The project as it stands in the work tree, with its contents or with an empty docs/."""
    for name in (*PARTS, *(["docs"] if with_docs else [])):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    (target / "docs").mkdir(exist_ok=True)
    return Project(target)
