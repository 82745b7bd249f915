"""What the dictionary said is kept between two checks, and is only believed of the very same dictionary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from kb.check import main
from kb.checks import dictionary
from kb.checks.dictionary import German


class Words:
    """A dictionary that knows short words, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def lookup(self, word: str) -> bool:
        """As spylls does."""
        self.asked.append(word)
        return len(word) < 5


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Words:
    """In place of the real dictionary."""
    made = Words()
    monkeypatch.setattr(dictionary, "_dictionary", lambda: made)
    return made


def recalling(folder: Path) -> German:
    german = German()
    german.recall(folder)
    return german


def test_what_was_said_is_kept_and_not_asked_again(words: Words, tmp_path: Path) -> None:
    first = recalling(tmp_path / "none" / "yet")
    assert [first.knows(word) for word in ("Haus", "Tippfehlr", "Haus")] == [True, False, True]
    first.keep(tmp_path / "none" / "yet")
    second = recalling(tmp_path / "none" / "yet")
    assert [second.knows(word) for word in ("Tippfehlr", "Baum", "Haus")] == [False, True, True]
    assert words.asked == ["Haus", "Tippfehlr", "Baum"]


def test_only_what_was_asked_this_time_stays(words: Words, tmp_path: Path) -> None:
    for asked in (("Haus", "Baum"), ("Haus", "Tal"), ("Tal",)):
        german = recalling(tmp_path)
        assert all(map(german.knows, asked))
        german.keep(tmp_path)
    (file,) = tmp_path.iterdir()
    assert json.loads(file.read_bytes()) == {"Haus": True, "Tal": True}  # nothing new: it is not written


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b"1", b'{"Haus": 0, "Baum": null, "Tippfehlr": "yes"}', b"\xff"])
def test_a_broken_file_says_nothing_and_is_written_anew(kept: bytes, words: Words, tmp_path: Path) -> None:
    (tmp_path / dictionary._file()).write_bytes(kept)
    german = recalling(tmp_path)
    assert [german.knows(word) for word in ("Haus", "Baum", "Tippfehlr")] == [True, True, False]
    german.keep(tmp_path)
    assert [*recalling(tmp_path)._said.items()] == [("Haus", True), ("Baum", True), ("Tippfehlr", False)]


@pytest.mark.parametrize(("name", "other"), [("version", lambda name: "0"), ("PARTS", (".aff",)), ("NAME", "de_AT")])
def test_another_dictionary_or_program_is_asked_itself(
    name: str, other: object, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = recalling(tmp_path)
    german.knows("Haus")
    german.keep(tmp_path)
    monkeypatch.setattr(dictionary, name, other)
    dictionary._file.cache_clear()
    assert recalling(tmp_path)._said == {}
    monkeypatch.undo()
    dictionary._file.cache_clear()
    assert recalling(tmp_path)._said == {"Haus": True}


def test_a_check_goes_on_where_nothing_can_be_kept(words: Words, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    german = recalling(tmp_path / "file")
    assert german.knows("Haus")
    german.keep(tmp_path / "file")


def test_the_check_says_the_same_with_what_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Seite\n\nEin Tippfehlr.\n", "utf-8")
    (tmp_path / "woerter.txt").write_text("Haus\n", "utf-8")
    command = [str(tmp_path / "docs"), "--words", str(tmp_path / "woerter.txt"), f"--kept={tmp_path / 'kept'}"]
    said = []
    for _ in range(2):
        assert main(command) == 1
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert "„Tippfehlr“" in said[0]
    (file,) = (tmp_path / "kept").iterdir()
    answers = json.loads(file.read_bytes())
    assert (answers["Tippfehlr"], answers["Haus"]) == (False, True)
