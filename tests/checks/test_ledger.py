"""The ledger of ids: who removes, renames or moves what answers are kept by is told so, and a command enters new ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.checks.catalogue import read_catalogue
from kb.checks.ledger import completed, ledger_problems, predecessors, read_ledger
from kb.ledger import main
from kb.model import Catalogue

from tests.project import ROOT

HEAD = "kind,id,place,now\n"
CALLS = "checkliste/telefon.md"


def area(*items: str) -> str:
    return "# Telefon\n\n## Punkte {.checklist}\n" + "".join(
        f"\n- Was ist mit {name}? {{#{name}}}\n\n    [A](../a.md)\n" for name in items
    )


def run(folder: Path, capsys: pytest.CaptureFixture[str], ledger: str, *items: str) -> tuple[int, str, list[str]]:
    """(exit status, what was said, the ledger after it without pages) of the command for an area with these items."""
    path = folder / "docs" / CALLS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(area(*items), encoding="utf-8")
    (folder / "docs" / "a.md").write_text("# A\n", encoding="utf-8")
    (folder / "kennungen.csv").write_text(HEAD + ledger, encoding="utf-8")
    status = main([str(folder / "docs"), str(folder / "kennungen.csv")])
    rows = (folder / "kennungen.csv").read_text("utf-8").removeprefix(HEAD).splitlines()
    return status, capsys.readouterr().err, [row for row in rows if not row.startswith("page,")]


def test_the_command_enters_what_is_new_and_puts_all_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = f"open,dauer,{CALLS},\nopen,alt,{CALLS},-\n"
    status, said, ledger = run(tmp_path, capsys, known, "ton", "dauer")
    assert (status, said) == (0, "")
    assert ledger == [f"open,alt,{CALLS},-", f"open,dauer,{CALLS},", f"open,ton,{CALLS},"]


def test_the_command_takes_note_of_a_move(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, ledger = run(tmp_path, capsys, "open,ton,checkliste/schriftlich.md,\n", "ton")
    assert status == 0
    assert ledger == [f"open,ton,{CALLS},"]


def test_the_command_lets_nothing_go_and_says_what_a_person_has_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said, ledger = run(tmp_path, capsys, f"open,dauer,{CALLS},\n", "ton")
    assert status == 1
    assert f"kennungen.csv:2: Die Kennung „dauer“ ist verzeichnet und fehlt jetzt in {tmp_path}/docs/{CALLS}." in said
    assert ledger == [f"open,dauer,{CALLS},", f"open,ton,{CALLS},"]


def test_the_command_leaves_a_ledger_alone_that_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said, ledger = run(tmp_path, capsys, "open;dauer\n", "ton")
    assert (status, ledger) == (1, ["open;dauer"])
    assert "kennungen.csv:2: Die Zeile ist nicht lesbar." in said


def test_what_was_asked_before_is_found_over_all_that_followed() -> None:
    rows = "open,a,x.md,b\nopen,b,x.md,c\nopen,c,x.md,\nopen,d,x.md,-\nopen,e,x.md,f\nopen,f,x.md,e\nstatement,c,x.md,\n"
    found = predecessors(read_ledger("kennungen.csv", (HEAD + rows).encode()))
    assert found == {"open:c": ("open:a", "open:b")}


def real(**changes: str) -> Catalogue:
    """The real contents with these words replaced in the area of the telephone."""
    docs = ROOT / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}
    for name, new in changes.items():
        old = name.replace("_", "-")
        assert old in pages[CALLS]
        pages[CALLS] = pages[CALLS].replace(old, new)
    return read_catalogue(pages)


def told(catalogue: Catalogue) -> list[str]:
    data = (ROOT / "kennungen.csv").read_bytes()
    return [problem.text for problem in ledger_problems(catalogue, read_ledger("kennungen.csv", data))]


def test_whoever_renames_an_id_of_ours_is_told_both_lines() -> None:
    texts = told(real(rueckruf_gehalten="rueckrufe-gehalten"))
    assert [text for text in texts if f"die Zeile „statement,rueckrufe-gehalten,{CALLS},“" in text]
    assert [text for text in texts if f"diese Zeile „statement,rueckruf-gehalten,{CALLS},-“" in text]
    assert len(texts) == 2


def test_our_ledger_knows_every_id_and_stands_as_the_command_writes_it() -> None:
    data = (ROOT / "kennungen.csv").read_bytes()
    assert told(real()) == []
    assert completed(real(), read_ledger("kennungen.csv", data)) == data.decode()
