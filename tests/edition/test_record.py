"""An update of ours that touches what an edition lies over is told with both wordings, until somebody has seen it."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.edition.__main__ import main
from kb.edition.record import NAME, STORED

from tests.edition.small import NEEDED, OURS, merged, write

SETTINGS = f"""{NEEDED}ausblenden:
  - aerger
  - themen/preis.md
schritte:
  rueckruf: "Führen Sie eine Liste."
"""
OWN = {"themen/dank.md": "# Danke\n"}


def accept(folder: Path) -> int:
    return main(["accept", str(folder / "wir"), str(folder / "docs")])


def said(folder: Path, ours: dict[str, str] = OURS) -> list[tuple[str, int, str]]:
    return [
        (one.path.removeprefix(f"{folder.as_posix()}/wir/"), one.line, one.text)
        for one in merged(folder, SETTINGS, OWN, ours).told()
    ]


def test_what_nobody_has_looked_at_yet_is_told_once_and_a_command_settles_it(tmp_path: Path) -> None:
    hidden, page = said(tmp_path)
    assert (hidden[:2], page[:2]) == (("ausgabe.yml", 5), ("docs/themen/dank.md", 1))
    assert "aerger, themen/preis.md, rueckruf" in hidden[2]
    assert f"make accept EDITION={tmp_path.as_posix()}/wir" in hidden[2]
    assert accept(tmp_path) == 0
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("checkliste/telefon.md", "Zählen Sie die Anrufe.", "Zählen Sie alle Anrufe.", ("ausgabe.yml", 8)),
        ("checkliste/telefon.md", "Wir rufen zurück.", "Wir rufen am selben Tag zurück.", ("ausgabe.yml", 8)),
        ("checkliste/telefon.md", "Was ärgert Anrufer?", "Worüber ärgern sich Anrufer?", ("ausgabe.yml", 5)),
        ("themen/preis.md", "Erklärung.", "Eine bessere Erklärung.", ("ausgabe.yml", 6)),
        ("themen/dank.md", "schreibt man so.", "schreibt man anders.", ("docs/themen/dank.md", 1)),
    ],
    ids=["step", "statement", "hidden item", "hidden page", "replaced page"],
)
def test_an_update_is_told_with_both_wordings_until_it_is_accepted(
    tmp_path: Path, path: str, old: str, new: str, place: tuple[str, int]
) -> None:
    said(tmp_path)
    accept(tmp_path)
    update = {**OURS, path: OURS[path].replace(old, new)}
    [(file, line, text)] = said(tmp_path, update)
    assert (file, line) == place
    before, _, after = text.partition("Jetzt:")
    assert (old in before, new in after) == (True, True)
    accept(tmp_path)
    assert said(tmp_path, update) == []


def test_the_wordings_are_shown_without_their_marks_unless_it_is_these_that_differ(tmp_path: Path) -> None:
    said(tmp_path)
    accept(tmp_path)
    area = OURS["checkliste/telefon.md"]
    [(_, _, text)] = said(tmp_path, {**OURS, "checkliste/telefon.md": area.replace("Zählen Sie die", "Zählen Sie alle")})
    assert "Bisher: „Zählen Sie die Anrufe.“. Jetzt: „Zählen Sie alle Anrufe.“." in text
    [(_, _, text)] = said(tmp_path, {**OURS, "checkliste/telefon.md": area.replace(" .kurz}", "}")})
    assert "Bisher: „- [ ] Wir rufen zurück. {#rueckruf .kurz}“. Jetzt: „- [ ] Wir rufen zurück. {#rueckruf}“." in text


def test_an_update_of_anything_else_merges_without_a_word(tmp_path: Path) -> None:
    said(tmp_path)
    accept(tmp_path)
    update = {**OURS, "themen/treue.md": "# Treue\n\nGanz neu.\n", "themen/neu.md": "# Neu\n"}
    assert said(tmp_path, update) == []


def test_a_page_of_ours_that_comes_under_the_name_of_an_own_one_is_told(tmp_path: Path) -> None:
    ours = {path: text for path, text in OURS.items() if path != "themen/dank.md"}
    assert [place[:2] for place in said(tmp_path, ours)] == [("ausgabe.yml", 5)]
    accept(tmp_path)
    [(file, line, text)] = said(tmp_path, OURS)
    assert (file, line) == ("docs/themen/dank.md", 1)
    assert "geben Sie Ihrer Datei einen anderen Namen" in text


def test_an_item_that_is_gone_is_told_where_the_edition_names_it(tmp_path: Path) -> None:
    said(tmp_path)
    accept(tmp_path)
    area = OURS["checkliste/telefon.md"]
    update = {**OURS, "checkliste/telefon.md": area.partition("- Was ärgert")[0]}
    [(file, line, text)] = said(tmp_path, update)
    assert (file, line) == ("ausgabe.yml", 5)
    assert "gibt es in unseren Inhalten nicht (mehr)" in text


def test_another_name_in_the_storage_is_told_with_both_until_it_is_accepted(tmp_path: Path) -> None:
    said(tmp_path)
    accept(tmp_path)
    other = NEEDED.replace("speicher: wir", "speicher: anders")
    [problem] = merged(tmp_path, other, ours=OURS).told()
    assert (problem.path, problem.line) == (f"{tmp_path.as_posix()}/wir/ausgabe.yml", 2)
    assert "bisher unter „wir“, jetzt hieße es „anders“" in problem.text
    assert f"make accept EDITION={tmp_path.as_posix()}/wir" in problem.text
    accept(tmp_path)
    assert merged(tmp_path, other, ours=OURS).told() == []


def test_a_record_of_before_names_were_kept_still_holds(tmp_path: Path) -> None:
    said(tmp_path)
    accept(tmp_path)
    path = tmp_path / "wir" / NAME
    path.write_text("\n".join(line for line in path.read_text("utf-8").splitlines() if STORED not in line), "utf-8")
    assert said(tmp_path) == []


def test_there_is_nothing_to_accept_where_there_is_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"wir/leer.txt": ""})
    assert accept(tmp_path) == 1
    assert "make edition NAME=" in capsys.readouterr().err
