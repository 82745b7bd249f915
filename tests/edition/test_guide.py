"""Who follows the guide, and nothing else, has an edition of her own; no file of the project is another one after it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from kb.check import main as check_command

from tests.project import ROOT, Project, check_options, copy_project

pytestmark = pytest.mark.thorough

GUIDE = (ROOT / "docs" / "betrieb" / "eigene-ausgabe.md").read_text("utf-8")
# What a reader of the guide does, in its order: a file she writes, or commands she runs.
DEED = re.compile(
    r"^(?:(?:Neue Datei|In) `\.\./(?P<path>[^`\n]+)`:\n\n```\w+\n(?P<text>.*?)^```$|```text\n(?P<commands>make .*?)^```$)",
    re.M | re.S,
)
BESIDE = ("Makefile", "woerter.txt", "adressen.txt", "tests/inventory.csv", "tests/promises.csv")
BIN = Path(sys.executable).parent
LATER = ("build", "check", "serve")
"""What takes long is done once: the check below in this process, which has read the dictionary already. A server never ends."""
READY = ("-o", ".venv/.site", "-o", ".venv/.dev", f"BIN={BIN}")
"""Nothing has to be installed: what the targets of the Makefile wait for is taken to be there."""


@dataclass(frozen=True)
class Followed:
    """Where the guide was followed, what the commands said, and the files of the project before the first of them."""

    project: Project
    said: str
    before: dict[str, bytes]

    @property
    def firm(self) -> Path:
        """The folder of the edition."""
        return self.project.root.parent / "firma"

    def make(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as it stands in the guide: a preview only where it says so."""
        words = [*command.split(), *READY]
        environment = {name: value for name, value in self.project.environment.items() if name != "KB_PREVIEW"}
        return subprocess.run(words, cwd=self.project.root, env=environment, capture_output=True, text=True, check=False)


def check() -> int:
    """What `make check` says of the contents."""
    lists = [part for name, path in check_options().items() for part in (f"--{name}", path.relative_to(ROOT).as_posix())]
    return check_command(["docs", *lists])


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and not {"__pycache__", "build"} & {*path.parts})
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    """All that the guide says up to updating; the site is built once, at the end."""
    root = tmp_path_factory.mktemp("guide") / "projekt"
    root.mkdir()
    project = copy_project(root)
    for name in BESIDE:
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    followed = Followed(project, "", files(root))
    said = [_do(deed, followed) for deed in DEED.finditer(GUIDE.partition("## Aktualisieren")[0])]
    yield Followed(project, "\n".join(said), followed.before)


@pytest.fixture(scope="module")
def online(followed: Followed) -> dict[str, bytes]:
    """The site and its settings as they are built at the end of the guide."""
    result = followed.make("make build EDITION=../firma")
    assert result.returncode == 0, result.stdout + result.stderr
    return published(followed)


def published(followed: Followed) -> dict[str, bytes]:
    """All that a person brings to her server, and nothing lies beside it."""
    parts = {name: files(followed.firm / name) for name in ("site", "site-server")}
    assert {path.name for path in followed.firm.iterdir() if path.is_dir()} == {"docs", *parts}
    return {f"{part}/{name}": data for part, found in parts.items() for name, data in found.items()}


def _do(deed: re.Match[str], followed: Followed) -> str:
    if deed["path"]:
        path = followed.project.root.parent / deed["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(deed["text"], encoding="utf-8")
        return ""
    commands = [line for line in deed["commands"].splitlines() if line.split()[1] not in LATER]
    results = [followed.make(command) for command in commands]
    assert [result.returncode for result in results] == [0] * len(results), [r.stdout + r.stderr for r in results]
    return "\n".join(result.stdout + result.stderr for result in results)


def test_the_edition_builds_into_its_own_folder_and_nothing_of_ours_has_changed(
    followed: Followed, online: dict[str, bytes]
) -> None:
    assert "Petra Muster" in online["site/impressum/index.html"].decode()
    page = online["site/checkliste/lieferung/index.html"].decode()
    assert ("firma-termin-vorher-gesagt" in page, 'title="Kundenbindung bei uns"' in page) == (True, True)
    assert "firma-termin-unsicher" in online["site/quiz/unsere-termine/index.html"].decode()
    assert "Impressum" in online["site/index.html"].decode()
    assert "/kundenbindung/" in online["site-server/kundenbindung.nginx"].decode()
    assert files(followed.project.root) == followed.before


def test_a_build_that_is_broken_off_leaves_the_site_of_the_last_one(followed: Followed, online: dict[str, bytes]) -> None:
    path = followed.firm / "ausgabe.yml"
    settings = path.read_text("utf-8")
    path.write_text(settings.replace("ausblenden:\n", "ausblenden:\n  - rueckruf-gehalten\n"), "utf-8")
    result = followed.make("make build EDITION=../firma")
    path.write_text(settings, "utf-8")
    assert (result.returncode != 0, "rueckruf-gehalten" in result.stderr) == (True, True)
    assert published(followed) == online


def test_the_guide_shows_every_setting_and_the_starter_explains_each(followed: Followed) -> None:
    starter = (ROOT / "hooks" / "kb" / "edition" / "starter" / "ausgabe.yml").read_text("utf-8")
    shown = re.findall(r"^([a-z]+):", (followed.firm / "ausgabe.yml").read_text("utf-8"), re.M)
    assert len(shown) == 11
    assert sorted(re.findall(r"^(?:# )?([a-z]+):", starter, re.M)) == sorted(shown)


def test_what_an_update_touches_is_told_and_accepted_as_the_guide_says(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(followed.project.root)
    monkeypatch.setenv("KB_EDITION", "../firma")
    path, step = followed.project.root / "docs/checkliste/telefon.md", "Zählen Sie eine Woche lang"
    ours = path.read_text("utf-8")
    assert step in ours
    path.write_text(ours.replace(step, "Zählen Sie zwei Wochen lang"), "utf-8")
    assert check() == 1
    told = capsys.readouterr().err
    assert told.startswith("../firma/ausgabe.yml:29: „anruf-am-selben-tag“ haben wir geändert")
    assert ("eine Woche lang" in told.partition("Jetzt:")[0], "zwei Wochen lang" in told.partition("Jetzt:")[2]) == (True, True)
    assert followed.make("make accept EDITION=../firma").returncode == 0
    assert (check(), capsys.readouterr().err) == (0, "")
    path.write_text(ours, "utf-8")
    assert followed.make("make accept EDITION=../firma").returncode == 0
