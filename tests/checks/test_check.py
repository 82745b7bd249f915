"""`make check`: all rules in one run, ordered by file and line, with the lists beside the contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.check import main
from kb.checks.lists import read_list, word_order
from kb.checks.order import behind, misplaced
from kb.checks.spelling import Speller

from tests.project import ROOT, check_options


def run(folder: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """(exit status, what was said) of the command for a folder with these files."""
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    status = main([str(folder / "docs"), "--words", str(folder / "woerter.txt"), "--hosts", str(folder / "adressen.txt")])
    said = capsys.readouterr()
    return status, said.err + said.out


def test_the_command_fails_for_a_mistake_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = run(
        tmp_path, {"docs/a.md": "# Seite\n\nEin Standart.\n", "woerter.txt": "# leer\n", "adressen.txt": "# leer\n"}, capsys
    )
    assert status == 1
    assert "a.md:3: „Standart“ steht nicht im Wörterbuch." in said
    status, said = run(tmp_path, {"woerter.txt": "Standart # für diesen Test\n"}, capsys)
    assert (status, said.startswith("In Ordnung: 1 Dateien")) == (0, True)
    status, said = run(tmp_path, {"adressen.txt": "# so\nx.example\n"}, capsys)
    assert status == 1
    assert "adressen.txt:2: Die Zeile „x.example“ ist nicht lesbar." in said


@pytest.mark.parametrize("line", ["x.example", "x.example original", "x.example Original Verlag"])
def test_a_line_of_the_list_of_addresses_that_says_too_little_is_told(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "# Seite\n\nEin [Link](https://x.example/a).\n"
    status, said = run(tmp_path, {"docs/a.md": text, "woerter.txt": "", "adressen.txt": f"# so\n{line}\n"}, capsys)
    assert status == 1
    assert "adressen.txt:2: Die Zeile „x.example" in said
    assert "Zu beheben: Meldungen 1, Dateien 1." in said


def test_messages_of_all_rules_come_together_ordered_by_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = "# B\n\nEin Standart.\n\n## Fragen {.quiz}\n\n### Was? {#was}\n\n- [x] Eins\n- [ ] Zwei\n\nDas ist 5 % mehr.\n"
    files = {"docs/b.md": faulty, "docs/a.md": "# A\n\n- [ ] Kästchen\n", "woerter.txt": "zz\naa\n", "adressen.txt": ""}
    status, said = run(tmp_path, files, capsys)
    places = [line.removeprefix(f"{tmp_path}/").split(": ")[0] for line in said.splitlines()[:-1]]
    assert status == 1
    assert places == [
        "docs/a.md:3",
        "docs/b.md:3",
        "docs/b.md:7",
        "docs/b.md:9",
        "docs/b.md:10",
        "docs/b.md:12",
        "woerter.txt:1",
    ]


def test_our_list_of_words_is_sorted_and_holds_nothing_the_dictionary_knows() -> None:
    words = read_list("woerter.txt", (ROOT / "woerter.txt").read_bytes()).names
    assert len(words) > 100
    assert words == sorted(set(words), key=word_order)
    bare = Speller(())
    assert [word for word in words if bare.knows(word)] == []


def test_make_check_names_every_list_and_they_exist() -> None:
    options = check_options()
    assert set(options) == {"words", "hosts", "inventory", "promises", "ids", "menu"}
    assert [path for path in options.values() if not path.is_file()] == []


@given(st.lists(st.integers(0, 20), max_size=12))
def test_what_is_in_order_is_left_alone_and_every_other_entry_goes_where_it_is_said_to(keys: list[int]) -> None:
    """Whoever follows every message ends with a list in order."""
    found = dict(misplaced(keys))
    assert (found == {}) == (keys == sorted(keys))
    kept = [place for place in range(len(keys)) if place not in found]
    for place, neighbour in sorted(found.items(), key=lambda item: keys[item[0]]):
        at = 0 if neighbour is None else kept.index(neighbour) + 1
        while at < len(kept) and kept[at] in found and keys[kept[at]] <= keys[place]:
            at += 1
        kept.insert(at, place)
    assert [keys[place] for place in kept] == sorted(keys)


@given(st.lists(st.integers(0, 20), max_size=12), st.integers(0, 20))
def test_a_new_entry_is_put_where_the_list_stays_in_order(keys: list[int], new: int) -> None:
    keys = sorted(keys)
    place = behind(new, keys)
    keys.insert(0 if place is None else place + 1, new)
    assert keys == sorted(keys)
