"""An item of an edition takes the place of one of ours that it hides: readers are offered what they answered to ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.__main__ import main as pages
from kb.check import main as check
from kb.ledger import main as ledger

from tests.edition.small import NEEDED, OURS, write
from tests.project import copy_project

OWN = OURS["checkliste/telefon.md"].replace("rueckruf", "wir-rueckruf").partition("- Was ärgert")[0]
OWN = OWN.replace("# Telefon", "# Anrufe").replace("Wir rufen zurück.", "Jeder Anruf wird beantwortet.")
HIDDEN = "ausblenden:\n  - rueckruf\n"
ROW = "statement,rueckruf,checkliste/telefon.md,wir-rueckruf\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site of ours, and an edition with a statement of its own."""
    project = copy_project(tmp_path, with_docs=False)
    project.write({**OURS, "quiz/index.md": "# Quiz\n", "quellen/index.md": "# Quellen\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KB_EDITION", raising=False)
    (tmp_path / "kennungen.csv").write_text("kind,id,place,now\n", encoding="utf-8")
    assert ledger(["docs", "kennungen.csv"]) == 0
    write(
        tmp_path / "wir",
        {"ausgabe.yml": NEEDED + HIDDEN, "docs/checkliste/anrufe.md": OWN, "kennungen.csv": "kind,id,place,now\n"},
    )
    monkeypatch.setenv("KB_EDITION", "wir")
    assert ledger(["docs", "kennungen.csv"]) == 0
    with (tmp_path / "wir" / "kennungen.csv").open("a", encoding="utf-8") as table:
        table.write(ROW)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    check(["docs", "--ids", "kennungen.csv"])
    return [line for line in capsys.readouterr().err.splitlines() if "kennungen.csv" in line]


def test_readers_are_offered_their_answer_to_what_is_hidden(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys) == []
    assert pages(["docs", "made"]) == 0
    text = (root / "made" / "checkliste" / "anrufe.md").read_text("utf-8")
    assert 'data-id="wir-rueckruf"' in text
    assert 'data-was="rueckruf"' in text
    assert ledger(["docs", "kennungen.csv"]) == 0
    assert ROW in (root / "wir" / "kennungen.csv").read_text("utf-8")


def test_what_is_not_hidden_has_no_successor(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "wir", {"ausgabe.yml": NEEDED})
    (line,) = told(capsys)
    assert line.startswith("wir/kennungen.csv:")
    assert "„rueckruf“ ist noch da. Blenden Sie es in ausgabe.yml aus" in line


def test_a_successor_that_is_not_there_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "wir" / "kennungen.csv"
    path.write_text(path.read_text("utf-8").replace(",wir-rueckruf\n", ",wir-rueckrufe\n"), encoding="utf-8")
    (line,) = told(capsys)
    assert "soll „wir-rueckrufe“ treten" in line
    assert "Meinten Sie „wir-rueckruf“?" in line
