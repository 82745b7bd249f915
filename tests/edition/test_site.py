"""The example of an edition as it is built: its own things are there, what it hides is nowhere, and ours is as it was."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from kb.__main__ import main as pages
from kb.check import main as check
from kb.edition.__main__ import main as edition_command
from kb.ledger import main as ledger

from tests.conftest import EXAMPLE, BuiltSite, Neighbours
from tests.edition.small import write
from tests.project import ROOT, check_options, copy_project

NAME, COLOUR, STORED = "Kundenbindung bei Kantmetall", "#7a1f3d", "kantmetall"
STEP = "Tragen Sie verpasste Anrufe in die Liste am Empfang ein."
HIDDEN = ("anrufer-aerger", "auswahl-gerade-richtig", "themen/markt-im-blick", "mitmachen/", "betrieb/")
TEXTS = ("*.html", "*.json", "*.xml", "*.js")


def texts(site: Path) -> dict[str, str]:
    files = (path for pattern in TEXTS for path in site.rglob(pattern))
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in files}


def read(neighbours: Neighbours, page: str) -> str:
    return (neighbours.edition / page / "index.html").read_text("utf-8")


def test_the_strict_build_has_nothing_to_tell(neighbours: Neighbours) -> None:
    assert (neighbours.status, [line for line in neighbours.output.splitlines() if "WARN" in line]) == (0, [])


def test_name_logo_and_colour_are_those_of_the_edition_on_every_page(neighbours: Neighbours) -> None:
    pages = {name: text for name, text in texts(neighbours.edition).items() if name.endswith(".html")}
    assert len(pages) > 60
    assert [name for name, text in pages.items() if f'title="{NAME}"' not in text or "assets/logo.svg" not in text] == []
    [style] = (neighbours.edition / "assets" / "kb").glob("site.*.css")
    assert f"--md-primary-fg-color:{COLOUR}" in style.read_text("utf-8")
    assert COLOUR in (neighbours.edition / "assets" / "favicon.svg").read_text("utf-8")


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_hidden_is_nowhere(neighbours: Neighbours, hidden: str) -> None:
    """Not in the checklist, the quiz, the search, the menu, the site map or what is taken along."""
    assert [name for name, text in texts(neighbours.edition).items() if hidden in text] == []
    assert not (neighbours.edition / hidden).exists()


def test_what_is_added_is_where_things_of_its_kind_are(neighbours: Neighbours) -> None:
    assert "km-termin-vorher-gesagt" in read(neighbours, "checkliste/liefertreue")
    assert "km-termin-vorher-gesagt" in read(neighbours, "checkliste/kurz")
    assert "km-was-wiegt-am-schwersten" in read(neighbours, "quiz/drei-grosse-kunden")
    assert 'href="drei-grosse-kunden/"' in read(neighbours, "themen")
    assert re.search(r'<a href="[./]*/impressum/">Impressum</a>', read(neighbours, "checkliste/telefon"))
    found = json.loads((neighbours.edition / "search" / "woerter.json").read_text("utf-8"))
    assert "themen/drei-grosse-kunden/" in {url for url, *_ in found["pages"]}


def test_a_changed_step_is_shown_in_place_of_ours(neighbours: Neighbours) -> None:
    assert STEP in read(neighbours, "checkliste/telefon")
    assert STEP in read(neighbours, "checkliste/auswertung")
    assert "Zählen Sie eine Woche lang verpasste Anrufe" not in read(neighbours, "checkliste/telefon")


def test_answers_are_stored_under_the_name_of_the_edition(neighbours: Neighbours) -> None:
    pages = texts(neighbours.edition).items()
    assert {name for page, text in pages if page.endswith("html") for name in re.findall(r'site="([\w-]+)"', text)} == {STORED}


def test_only_own_pages_can_be_edited_where_the_edition_says(neighbours: Neighbours) -> None:
    pages = {name: text for name, text in texts(neighbours.edition).items() if name.endswith(".html")}
    links = {name: re.findall(r'<a href="([^"]+)"[^>]*rel="edit"', text) for name, text in pages.items()}
    own = {name for name, found in links.items() if found}
    assert "checkliste/liefertreue/index.html" in own
    assert own < {name for name in pages if re.search("liefertreue|drei-grosse", name)}
    assert {link.partition("/-/")[0] for found in links.values() for link in found} == {
        "https://git.kantmetall.example/vertrieb/kundenbindung"
    }


def test_it_says_that_it_is_a_changed_edition_and_of_what(neighbours: Neighbours) -> None:
    assert "Geänderte Ausgabe von „Kundenbindung prüfen“. Inhalte unter CC BY 4.0" in read(neighbours, "datenschutz")


def test_our_own_site_knows_nothing_of_it(built: BuiltSite, neighbours: Neighbours) -> None:
    ours = texts(built.project.root / "site")
    assert [name for name, text in ours.items() if NAME in text or "km-termin" in text] == []
    assert "anrufer-aerger" in ours["checkliste/telefon/index.html"]


def test_who_runs_it_is_said_on_all_three_pages_and_no_preview_is_left(neighbours: Neighbours) -> None:
    pages = {name: read(neighbours, name) for name in ("impressum", "datenschutz", "barrierefreiheit")}
    assert [name for name, text in pages.items() if "[[" in text or "Vorschau" in text] == []
    assert ("Drehweg 3" in pages["impressum"], "Drehweg 3" in pages["datenschutz"]) == (True, True)
    assert 'href="mailto:post@kantmetall.example"' in pages["barrierefreiheit"]


# --- commands


def options(*names: str) -> list[str]:
    return [part for name in names for part in (f"--{name}", str(check_options()[name]))]


def test_the_whole_check_finds_nothing_in_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / EXAMPLE, tmp_path / "firma")
    edition_command(["accept", str(tmp_path / "firma"), str(ROOT / "docs")])
    monkeypatch.setenv("KB_EDITION", str(tmp_path / "firma"))
    assert check([str(ROOT / "docs"), *options(*check_options())]) == 0
    assert "In Ordnung" in capsys.readouterr().out


@pytest.mark.thorough
def test_a_starter_passes_the_whole_check_binds_to_nothing_and_later_ids_are_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Firma Grün"
    assert edition_command(["new", str(folder)]) == 0
    monkeypatch.setenv("KB_EDITION", str(folder))
    assert check([str(ROOT / "docs"), *options("words", "hosts", "ids", "menu")]) == 0
    assert ledger([str(ROOT / "docs"), str(check_options()["ids"])]) == 0
    assert (folder / "kennungen.csv").read_text("utf-8") == "kind,id,place,now\n"
    settings = (folder / "ausgabe.yml").read_text("utf-8")
    (folder / "ausgabe.yml").write_text(settings.replace("vorsilbe: firma-gruen-", "vorsilbe: gruen-"), "utf-8")
    assert check([str(ROOT / "docs"), *options("words", "hosts", "ids", "menu")]) == 0
    write(folder, {"docs/anfahrt.md": "---\ndescription: Wo das ist.\n---\n\n# Anfahrt\n"})
    assert check([str(ROOT / "docs"), *options("words", "hosts", "ids", "menu")]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{folder}/docs/anfahrt.md:1: Die Kennung „anfahrt“ steht noch nicht in {folder}/kennungen.csv")
    assert f"make ids EDITION={folder}" in told
    assert edition_command(["new", str(folder)]) == 1
    assert "ist nicht leer" in capsys.readouterr().err


@pytest.mark.thorough
def test_a_page_that_only_the_edition_had_until_we_have_one_too_is_told_once_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "firma"
    edition_command(["new", str(folder)])
    write(folder, {"docs/impressum.md": "---\ndescription: Wer das ist.\n---\n\n# Impressum\n"})
    with (folder / "kennungen.csv").open("a", encoding="utf-8") as ledger_of_then:
        ledger_of_then.write("page,impressum,impressum.md,\n")
    monkeypatch.setenv("KB_EDITION", str(folder))
    lists = options("words", "hosts", "ids", "menu")
    assert check([str(ROOT / "docs"), *lists]) == 1
    first, *others = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{folder}/docs/impressum.md:1: Diese Seite ersetzt unsere gleichen Namens")
    assert [line for line in others if not line.startswith("Zu beheben")] == []
    assert edition_command(["accept", str(folder), str(ROOT / "docs")]) == 0
    assert check([str(ROOT / "docs"), *lists]) == 0


def test_a_word_and_an_address_belong_into_the_lists_of_the_edition_where_they_have_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "firma"
    edition_command(["new", str(folder)])
    for name, line in (("woerter.txt", "Aaxel"), ("adressen.txt", "a.example original Wir")):
        (folder / name).write_text(f"{(folder / name).read_text('utf-8')}{line}\n", encoding="utf-8")
    text = "Der Aaxel heißt Fxlog, siehe [a](https://a.example/) und [b](https://b.example/)."
    write(folder, {"docs/neu.md": f"---\ndescription: Was neu ist.\n---\n\n# Neu\n\n{text}\n"})
    monkeypatch.setenv("KB_EDITION", str(folder))
    assert check([str(ROOT / "docs"), *options("words", "hosts")]) == 1
    said = capsys.readouterr().err
    assert f"gehört es in {folder}/woerter.txt. Der Platz nach dem Alphabet: hinter „Aaxel“" in said
    assert f"steht nicht in {folder}/adressen.txt" in said
    assert "Der Platz nach dem Alphabet: hinter „a.example“" in said


def test_faulty_settings_are_told_together_with_faulty_contents_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "firma"
    edition_command(["new", str(folder)])
    write(
        folder,
        {
            "ausgabe.yml": "name: Wir\nspeicher: Wir\nvorsilbe: firma-\nadresse: wir\n",
            "docs/neu.md": "# Neu\n\n[x](gibt-es-nicht.md)\n",
        },
    )
    monkeypatch.setenv("KB_EDITION", str(folder))
    assert pages([str(ROOT / "docs"), str(tmp_path / "pages")]) == 1
    places = [line.split(": ")[0] for line in capsys.readouterr().err.splitlines()]
    assert places == [f"{folder}/ausgabe.yml:2", f"{folder}/ausgabe.yml:4", f"{folder}/docs/neu.md:3"]
    assert not (tmp_path / "pages").exists()


def test_the_build_tells_faulty_settings_by_their_own_line(tmp_path: Path) -> None:
    (tmp_path / "projekt").mkdir()
    project = copy_project(tmp_path / "projekt", with_docs=False)
    project.write({"index.md": "# Start\n"})
    write(tmp_path / "firma", {"ausgabe.yml": "name: Wir\nspeicher: Wir\nvorsilbe: firma-\nadresse: wir\n"})
    result = project.build_to(tmp_path / "site", "https://firma.example/", "../firma")
    assert result.returncode != 0
    assert re.findall(r"^\.\./firma/ausgabe\.yml:\d", result.stderr, re.M) == [
        f"../firma/ausgabe.yml:{line}" for line in (2, 4)
    ]


@pytest.mark.thorough
def test_without_mkdocs_the_pages_are_those_of_the_edition_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / EXAMPLE, tmp_path / "firma")
    monkeypatch.setenv("KB_EDITION", str(tmp_path / "firma"))
    assert pages([str(ROOT / "docs"), str(tmp_path / "made"), "--zensical"]) == 0
    settings = yaml.safe_load((tmp_path / "made" / "mkdocs.yml").read_text("utf-8"))
    assert (settings["site_name"], settings["theme"]["logo"], settings["nav"][-1]) == (
        NAME,
        "assets/logo.svg",
        {"Barrierefreiheit": "barrierefreiheit.md"},
    )
    docs = tmp_path / "made" / "docs"
    assert STEP in (docs / "checkliste" / "telefon.md").read_text("utf-8")
    assert [path for path in HIDDEN if (docs / path).exists() or (docs / f"{path}.md").exists()] == []


def test_what_every_line_of_a_starter_turns_on_is_a_setting_that_works(tmp_path: Path) -> None:
    folder = tmp_path / "firma"
    edition_command(["new", str(folder)])
    path = folder / "ausgabe.yml"
    lines = [re.sub(r"^# (?=[a-z]+:( |$)|  )", "", line) for line in path.read_text("utf-8").splitlines()]
    path.write_text("\n".join(lines), encoding="utf-8")
    (folder / "docs" / "assets").mkdir()
    (folder / "docs" / "assets" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert sum(line[:1].isalpha() for line in lines) == 11
    assert edition_command(["accept", str(folder), str(ROOT / "docs")]) == 0
    assert "anruf-am-selben-tag" in (folder / "stand.yml").read_text("utf-8")
