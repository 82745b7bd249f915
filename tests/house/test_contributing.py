"""Where CONTRIBUTING.md says something is changed: the file is there, and what is named stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.project import ROOT

GUIDE = ROOT / "CONTRIBUTING.md"
TITLE = "### Wo ändere ich …?"
LEAST_TASKS = 15
ROW = re.compile(r"^\| (?P<task>[^|]+) \| (?P<file>[^|]+) \| (?P<named>[^|]+) \| (?P<also>[^|]+) \|$", re.M)
CODE = re.compile(r"`([^`]+)`")
PATHS = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|js|css|yml|j2|md|html|toml|in|txt)|(?:[\w.-]+/)+)`")


def rows() -> list[tuple[str, str, list[str]]]:
    """(task, file, what is named) of every row of the table."""
    section = GUIDE.read_text(encoding="utf-8").partition(TITLE)[2].partition("\n### ")[0]
    found = [
        (match["task"].strip(), CODE.findall(match["file"]), CODE.findall(match["named"])) for match in ROW.finditer(section)
    ]
    return [(task, files[0], named) for task, files, named in found if files]


def named_paths() -> list[str]:
    """All files and folders of this repository that the guide names with their folder."""
    text = GUIDE.read_text(encoding="utf-8")
    code = re.sub(r"```.*?```", "", text, flags=re.S)
    tops = {path.name for path in ROOT.iterdir()}
    return sorted({path for path in PATHS.findall(code) if path.split("/")[0] in tops and "/" in path})


def test_the_table_answers_enough_questions() -> None:
    tasks = [task for task, *_ in rows()]
    assert len(tasks) >= LEAST_TASKS
    assert len(set(tasks)) == len(tasks)


@pytest.mark.parametrize(("task", "file", "named"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_the_file_for_a_task_holds_what_is_named(task: str, file: str, named: list[str]) -> None:
    path = ROOT / file
    assert path.exists(), task
    assert named, f"Nichts genannt: {task}"
    text = "\n".join(map(str, path.iterdir())) if path.is_dir() else path.read_text(encoding="utf-8")
    assert [name for name in named if name not in text] == []


@pytest.mark.parametrize("path", named_paths())
def test_a_path_that_is_named_exists(path: str) -> None:
    kept_elsewhere = (Path(".venv"), Path("site"), Path("build"))
    assert (ROOT / path).exists() or any(Path(path).is_relative_to(made) for made in kept_elsewhere)
