"""A release: all its parts in one archive with their sums, no id lost since the last one, known holes told."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from kb import audit
from kb.messages import message
from kb.outputs.release.files import Release, release_files
from kb.release import main

from tests.environments import python_with
from tests.project import ROOT, recipe

HEAD = "kind,id,place,now\n"
ROW = "open,ton,checkliste/telefon.md,\n"
URL = "https://a.example/x y/"
PINNED = ("requirements.txt", "requirements-dev.txt", "requirements-zensical.txt", "requirements-release.txt")
"""In them is all that a person installs; the other lists are for comparisons in tests."""
Audit = Callable[[object], tuple[int, list[str]]]


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Some of what `make release` gathers."""
    folder = tmp_path / "parts"
    for name in ("site/index.html", "site-server/htaccess", "quelltext.zip", "pakete/a-1-py3-none-any.whl"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit; its ledger has one row."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KB_SITE_URL", URL)
    (tmp_path / "kennungen.csv").write_text(HEAD + ROW, encoding="utf-8")
    author = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    for command in (("init", "-q"), ("add", "kennungen.csv"), (*author, "commit", "-q", "--no-gpg-sign", "-m", "One")):
        subprocess.run(["git", *command], check=True)
    (tmp_path / "letzte-ausgabe.txt").write_text("# Erklärung\n1234567 die erste\nHEAD die zweite\n", encoding="utf-8")
    return tmp_path


def made(parts: Path, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    files = release_files(parts, Release("7", environment or {}))
    return {name.removeprefix("kundenbindung-7/"): data.decode() for name, data in files.items()}


def test_every_file_has_its_sum_but_the_list_of_them(parts: Path) -> None:
    files = made(parts)
    lines = (line.partition("  ") for line in files.pop("SHA256SUMS").splitlines())
    listed = {name: digest for digest, _, name in lines}
    assert listed == {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    assert {"LIESMICH.txt", "site/index.html", "pakete/a-1-py3-none-any.whl"} <= listed.keys()


def test_the_text_says_how_to_build_the_same_again(parts: Path) -> None:
    text = made(parts, {"KB_SITE_URL": URL, "KB_EDIT_URI": ""})["LIESMICH.txt"]
    assert f"export KB_SITE_URL='{URL}'\n" in text
    assert "export KB_EDIT_URI=''\n" in text
    assert "PIP_NO_INDEX=1" in text
    shutil.rmtree(parts / "pakete")
    assert "PIP_NO_INDEX" not in made(parts)["LIESMICH.txt"]
    assert "make release WHEELS=1" in made(parts)["LIESMICH.txt"]


def test_a_release_is_written_with_its_sum_and_is_the_same_twice(
    parts: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.zip", "two.zip"):
        assert main([str(parts), name, "--version", "7"]) == 0
    one, two = (project / name for name in ("one.zip", "two.zip"))
    assert one.read_bytes() == two.read_bytes()
    assert capsys.readouterr().out.startswith(f"{hashlib.sha256(one.read_bytes()).hexdigest()}  one.zip\n")
    with ZipFile(one) as archive:
        assert URL in archive.read("kundenbindung-7/LIESMICH.txt").decode()


def test_a_release_of_an_edition_brings_what_it_is_made_of(parts: Path, project: Path) -> None:
    for name in ("ausgabe.yml", "docs/a.md", "site/index.html", "site-server/htaccess", ".git/config", "docs/.a.md.swp"):
        (project / "firma" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "firma" / name).write_text(name, encoding="utf-8")
    assert main([str(parts), "one.zip", "--version", "7", "--edition", "firma"]) == 0
    with ZipFile("one.zip") as archive, archive.open("kundenbindung-7/ausgabe.zip") as inner, ZipFile(inner) as edition:
        assert edition.namelist() == ["ausgabe.yml", "docs/a.md"]
        text = archive.read("kundenbindung-7/LIESMICH.txt").decode()
    assert "export KB_EDITION=../ausgabe\n" in text
    assert "diff -r ../ausgabe/site ../site\n" in text


def test_an_id_of_the_last_release_that_is_gone_stops_it(
    parts: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "kennungen.csv").write_text(f"{HEAD}{ROW.replace('ton', 'neu')}", encoding="utf-8")
    assert main([str(parts), "one.zip", "--version", "7"]) == 1
    assert capsys.readouterr().err == f"kennungen.csv:1: {message('ids-lost', found='ton', row=ROW.strip())}\n"
    assert not (project / "one.zip").exists()
    with (project / "kennungen.csv").open("a", encoding="utf-8") as ledger:
        ledger.write(ROW.replace(",\n", ",neu\n"))
    assert main([str(parts), "one.zip", "--version", "7"]) == 0


def test_without_an_earlier_release_that_is_said(parts: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(ROOT / "letzte-ausgabe.txt", project)
    lines = (project / "letzte-ausgabe.txt").read_text("utf-8").splitlines()
    (project / "letzte-ausgabe.txt").write_text("\n".join(line for line in lines if line[0] == "#"), encoding="utf-8")
    assert main([str(parts), "one.zip", "--version", "7"]) == 0
    assert message("release-first", file="letzte-ausgabe.txt") in capsys.readouterr().out


def test_a_release_that_git_does_not_know_stops_it(parts: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "letzte-ausgabe.txt").write_text("v0.9 verloren\n", encoding="utf-8")
    assert main([str(parts), "one.zip", "--version", "7"]) == 1
    assert message("release-unknown", found="v0.9") in capsys.readouterr().err


# --- the packages


@pytest.fixture
def audited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Audit:
    """(exit status, what was said) where pip-audit tells this."""

    def run(told: object) -> tuple[int, list[str]]:
        program = tmp_path / "python"
        program.write_text(f"#!/bin/sh\ncat <<'END'\n{told if isinstance(told, str) else json.dumps(told)}\nEND\n", "utf-8")
        program.chmod(0o755)
        return audit.main(["--python", str(program), "requirements.txt"]), capsys.readouterr().out.splitlines()

    return run


def packages(*found: object) -> dict[str, object]:
    return {"dependencies": list(found), "fixes": []}


GOOD = {"name": "babel", "version": "2", "vulns": []}
UNKNOWN = {"name": "click", "skip_reason": "Dependency not found on PyPI and could not be audited: click (8)"}


@pytest.mark.parametrize("told", ["", "no network", packages(UNKNOWN), packages()])
def test_where_no_index_can_be_asked_that_is_said_and_nothing_fails(audited: Audit, told: object) -> None:
    assert audited(told) == (0, [message("audit-unreachable")])


def test_what_was_asked_is_counted_and_what_was_not_is_named(audited: Audit) -> None:
    assert audited(packages(GOOD)) == (0, [message("audit-clean", n=1)])
    assert audited(packages(GOOD, UNKNOWN)) == (0, [message("audit-partly", n=1, all=2, names="click")])


def test_a_known_hole_is_told_with_what_to_do_and_fails(audited: Audit) -> None:
    holes = [{"id": "PYSEC-1", "fix_versions": ["3.1"]}, {"id": "PYSEC-2", "fix_versions": []}]
    status, said = audited(packages({**GOOD, "vulns": holes}, UNKNOWN))
    assert status == 1
    assert said == [
        message("audit-fixed", name="babel", version="2", id="PYSEC-1", fixed="3.1"),
        message("audit-open", name="babel", version="2", id="PYSEC-2"),
        message("audit-partly", n=1, all=2, names="click"),
    ]


def test_the_audit_covers_all_that_is_installed() -> None:
    (command,) = recipe("audit")
    assert {"requirements.txt", *command.split()} >= set(PINNED)
    assert "-r requirements.in" in (ROOT / "requirements-dev.in").read_text("utf-8")  # so that its list holds both


@pytest.mark.thorough
def test_the_bill_of_materials_names_every_package_with_its_sums(tmp_path: Path) -> None:
    command = next(line for line in recipe("release") if "cyclonedx_py" in line).split()
    target = tmp_path / "bom.json"
    command = [str(target) if part.startswith("build/") else part for part in command[1:]]
    subprocess.run([python_with(ROOT / "requirements-release.txt"), *command], cwd=ROOT, check=True, capture_output=True)
    bom = json.loads(target.read_text("utf-8"))
    lines = [line for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if "==" in line]
    pinned = {line.split(" ")[0] for line in lines}
    assert bom["bomFormat"] == "CycloneDX"
    assert {f"{one['name']}=={one['version']}" for one in bom["components"]} == pinned
    assert all(reference["hashes"] for one in bom["components"] for reference in one["externalReferences"])


def test_packages_are_fetched_with_their_sums() -> None:
    (command,) = (line for line in recipe("release") if "pip download" in line)
    assert "--require-hashes" in command
    assert "-r requirements.txt" in command
