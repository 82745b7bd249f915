"""Every mistake in the settings of an edition is told with its line, all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.edition.config import NAME, read_config
from kb.edition.folder import EditionError, read_edition
from kb.messages import message

from tests.edition.small import NEEDED, merged, told

# What is written behind the three needed lines -> what is told of its first line.
MISTAKES = {
    "fabre: '#7a1f3d'": "Meinten Sie „farbe“?",
    "farbe: #7a1f3d": "Setzen Sie die Farbe in Anführungszeichen",
    "farbe: rot": "„rot“ ist keine Farbe.",
    "farbe: '#ffcc00'": "ist zu hell",
    "beschreibung:": "Hinter „beschreibung:“ steht nichts.",
    "beschreibung: [a, b]": "Hinter „beschreibung:“ steht eine Liste.",
    "name: Zweimal": "„name“ steht schon in Zeile 1",
    "adresse: intranet.firma.example": "keine ganze Adresse",
    "adresse: https://intranet.firma.example/wissen": "mit „/“ endet",
    "bearbeiten: git": "keine ganze Adresse",
    "logo: ../logo.svg": "kein Pfad zu einer Datei",
    "logo: assets/logo.svg": "gibt es im Ordner „docs“ der Ausgabe nicht",
    "ausblenden: rueckruf": "Hinter „ausblenden:“ steht keine Liste.",
    "schritte: [rueckruf]": "Das ist kein neuer Wortlaut.",
    "angaben: Kantmetall": "Das ist keine Angabe.",
    "a: b: c": "Diese Zeile versteht das Programm nicht.",
}


@pytest.mark.parametrize(("line", "words"), MISTAKES.items(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_to_write(tmp_path: Path, line: str, words: str) -> None:
    [problem] = merged(tmp_path, NEEDED + line).told()
    assert (problem.path, problem.line) == (f"{tmp_path.as_posix()}/wir/{NAME}", 4)
    assert words in problem.text


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    found = merged(tmp_path, "name: Wir\nspeicher: Wir Sind\nvorsilbe: wir\nfarbe: rot\nausblenden:\n  - gibts-nicht\n")
    assert told(found, tmp_path) == [f"wir/ausgabe.yml:{line}" for line in (2, 3, 4, 6)]


def test_what_every_edition_must_say_is_asked_for() -> None:
    texts = {one.text for one in read_config(b"beschreibung: Ein Satz.\n").problems}
    assert texts == {message(f"edition-needs-{name}") for name in ("name", "speicher", "vorsilbe")}


@pytest.mark.parametrize("data", [b"", b"- eins\n", "name: Größe".encode("latin-1")], ids=["empty", "list", "latin"])
def test_a_file_that_is_no_table_is_told(data: bytes) -> None:
    assert len(read_config(data).problems) == 1


def test_a_folder_without_settings_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="make edition NAME="):
        read_edition(tmp_path)
