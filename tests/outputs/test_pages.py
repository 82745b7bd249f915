"""The files to copy for GitHub Pages and GitLab Pages: their commands exist, their actions cannot change unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from kb.outputs.settings import is_address

from tests.house.test_commands import MAKEFILE, TARGETS
from tests.project import ROOT

FOLDER = ROOT / "deploy" / "pages"
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40}")
BUILT = "site"


def read(name: str) -> dict[str, Any]:
    # YAML 1.1 takes GitHub's key "on" for a truth value; there is no other one.
    values = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in values.items()}


def steps() -> Iterator[dict[str, Any]]:
    for job in read("github-pages.yml")["jobs"].values():
        yield from job["steps"]


def commands() -> list[str]:
    return [*(step["run"] for step in steps() if "run" in step), *read("gitlab-ci.yml")["pages"]["script"]]


def test_both_build_the_site_with_the_policy_in_its_pages() -> None:
    made = [command for command in commands() if command.startswith("make ")]
    assert made == ["make build PUBLISH=--policy-in-pages"] * 2
    assert {command.split()[1] for command in made} <= TARGETS
    assert "$(PUBLISH)" in MAKEFILE


def test_actions_are_named_by_their_commit_with_the_version_beside_it() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) == 4
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    text = (FOLDER / "github-pages.yml").read_text("utf-8")
    assert len(re.findall(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", text, re.MULTILINE)) == len(used)


def test_each_job_on_github_may_do_only_what_it_needs() -> None:
    workflow = read("github-pages.yml")
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert workflow["jobs"]["deploy"]["needs"] == "build"


def test_what_is_handed_on_is_what_the_build_wrote() -> None:
    assert [step["with"]["path"] for step in steps() if "upload" in step.get("uses", "")] == [BUILT]
    pages = read("gitlab-ci.yml")["pages"]
    assert f"mv {BUILT} public" in pages["script"]
    assert pages["artifacts"]["paths"] == ["public"]


def test_an_address_that_nobody_has_written_stops_the_build() -> None:
    assert not is_address(read("github-pages.yml")["jobs"]["build"]["env"]["KB_SITE_URL"])


@pytest.mark.parametrize("place", [".github/workflows", ".gitlab-ci.yml"])
def test_nothing_runs_unasked_for_whoever_copies_the_project(place: str) -> None:
    assert not (ROOT / place).exists()
