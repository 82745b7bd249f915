"""Nothing is published while it is not said who publishes it; a preview is built, and says that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.edition.__main__ import main as edition_command
from kb.final import main
from kb.markdown.placeholders import filled_in, placeholders

from tests.conftest import BuiltSite
from tests.edition.small import NEEDED, OURS, write
from tests.project import ROOT, recipe

PAGES = ("impressum", "datenschutz", "barrierefreiheit")
FIRM = "# Impressum\n\n[[Name]]\n\nTelefon: [[Telefon]], Brief: [[Name]]\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site that asks twice for a name and once for a telephone."""
    monkeypatch.delenv("KB_PREVIEW", raising=False)
    monkeypatch.delenv("KB_EDITION", raising=False)
    write(tmp_path / "docs", {**OURS, "impressum.md": FIRM})
    return tmp_path / "docs"


def edition(docs: Path, monkeypatch: pytest.MonkeyPatch, details: str, own: str = "") -> Path:
    folder = docs.parent / "firma"
    write(folder, {"ausgabe.yml": f"{NEEDED}angaben:\n{details}", **({"docs/neu.md": own} if own else {})})
    monkeypatch.setenv("KB_EDITION", str(folder))
    return folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_each_place_is_told_with_what_to_do_and_how_to_look_meanwhile(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(docs)]) == 1
    *told, how = lines(capsys)
    page = f"{docs.as_posix()}/impressum.md"
    assert [line.split(" ist nicht")[0] for line in told] == [
        f"{page}:3: „[[Name]]“",
        f"{page}:5: „[[Name]]“",
        f"{page}:5: „[[Telefon]]“",
    ]
    assert ("make edition NAME=" in how, "make build PREVIEW=1" in how) == (True, True)


def test_a_preview_goes_through_and_says_how_much_is_missing(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_PREVIEW", "1")
    assert main([str(docs)]) == 0
    out = capsys.readouterr()
    assert (out.err, "Vorschau" in out.out, "fehlen: 3" in out.out) == ("", True, True)


def test_an_edition_says_it_once_for_all_places(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edition(docs, monkeypatch, "  Name: Kantmetall\n  Telefon: '0123'\n")
    assert main([str(docs)]) == 0
    assert capsys.readouterr() == ("", "")


def test_an_edition_is_told_the_line_that_waits_or_the_one_to_add_and_what_its_own_pages_ask(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = edition(docs, monkeypatch, "  Name: …\n", own="# Neu\n\n[[Ort]]\n")
    assert main([str(docs)]) == 1
    *told, how = lines(capsys)
    assert [line.split(": ")[0] for line in told] == [
        f"{docs.as_posix()}/impressum.md:5",
        f"{folder}/ausgabe.yml:5",
        f"{folder}/docs/neu.md:3",
    ]
    assert ("„Telefon: '…'“" in told[0], f"EDITION={folder} PREVIEW=1" in how) == (True, True)


def test_an_edition_is_not_published_under_the_address_of_our_example(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("KB_SITE_URL", raising=False)
    details = "  Name: Kantmetall\n  Telefon: '0123'\n"
    folder = edition(docs, monkeypatch, details)
    assert (main([str(docs)]), main([str(docs), "--address"])) == (0, 1)
    [told, how] = lines(capsys)
    assert told.startswith(f"{folder}/ausgabe.yml:1: Es fehlt, unter welcher Adresse")
    assert f"EDITION={folder} PREVIEW=1" in how
    monkeypatch.setenv("KB_SITE_URL", "https://a.example/")
    assert main([str(docs), "--address"]) == 0
    monkeypatch.delenv("KB_SITE_URL")
    edition(docs, monkeypatch, f"{details}adresse: https://a.example/\n")
    assert main([str(docs), "--address"]) == 0


def test_a_folder_that_is_no_edition_is_told(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KB_EDITION", str(docs))
    assert main([str(docs)]) == 1
    assert "ausgabe.yml" in lines(capsys)[0]


def test_a_starter_waits_in_its_own_lines_for_all_that_our_pages_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "firma"
    assert edition_command(["new", str(folder)]) == 0
    monkeypatch.delenv("KB_PREVIEW", raising=False)
    monkeypatch.setenv("KB_EDITION", str(folder))
    assert main([str(ROOT / "docs")]) == 1
    *told, _ = lines(capsys)
    waiting = (folder / "ausgabe.yml").read_text("utf-8").count('"…"')
    assert ({line.partition(":")[0] for line in told}, len(told)) == ({f"{folder}/ausgabe.yml"}, waiting)


@pytest.mark.parametrize("shown", ["`[[Name]]`", "```text\n[[Name]]\n```", "<!-- [[Name]] -->", "\\[[Name]]", "[Link](x.md)"])
def test_what_only_shows_how_it_is_written_asks_for_nothing(shown: str) -> None:
    assert list(placeholders(shown)) == []
    assert filled_in(shown, {"Name": "Kantmetall"}) == shown


def test_values_stand_where_they_are_asked_for_and_lines_stay() -> None:
    assert filled_in(FIRM, {"Name": "Kant `m`"}) == "# Impressum\n\nKant `m`\n\nTelefon: [[Telefon]], Brief: Kant `m`\n"


@pytest.mark.parametrize("target", ["build", "offline", "zensical"])
def test_whatever_makes_a_site_asks_first(target: str) -> None:
    command, address = "$(BIN)/python -m kb.final docs", "" if target == "offline" else " --address"
    assert recipe(target)[0] == f"{command}{address}"


def test_a_preview_says_so_on_the_pages_where_something_is_missing(built: BuiltSite) -> None:
    site = built.project.root / "site"
    notes = {
        path.parent.name
        for path in site.rglob("index.html")
        if "Auf dieser Seite fehlen noch Angaben" in path.read_text("utf-8")
    }
    assert notes == set(PAGES)


def test_the_three_pages_are_a_click_away_from_every_page(built: BuiltSite) -> None:
    foot = (built.project.root / "site/themen/index.html").read_text("utf-8").partition("<footer")[2]
    assert [page for page in PAGES if f'href="../{page}/"' not in foot] == []
