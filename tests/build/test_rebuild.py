"""What `make serve` keeps between builds changes nothing: after any edits the site is byte for byte that of a clean build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.often import times
from tests.project import ROOT, copy_project

EDITS = 50
REBUILDS = "tests.build.rebuilds"


def rebuild(folder: Path, *arguments: object) -> str:
    """What rebuilds.py says about a copy of the project."""
    project = copy_project(folder, with_docs=False)
    project.write({"assets/favicon.svg": "<svg/>"})
    paths = os.pathsep.join([project.environment["PYTHONPATH"], str(ROOT)])
    environment = {**project.environment, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": "1700000000"}  # dates are no difference
    command = [sys.executable, "-m", REBUILDS, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(times(4)))
def test_after_fifty_random_edits_every_file_is_that_of_a_clean_build(seed: int, tmp_path: Path) -> None:
    rebuild(tmp_path, seed, EDITS)


def test_after_a_save_only_the_page_that_has_changed_is_converted_and_rendered(tmp_path: Path) -> None:
    assert rebuild(tmp_path, "work").strip() == "(['# Eins'], ['Eins'])"
