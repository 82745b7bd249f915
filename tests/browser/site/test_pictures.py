"""The pictures of the README are small, stand there with their words, and can be drawn anew at any time, each time the same."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pictures.__main__ import FOLDER, PICTURES, READER, Picture, draw
from tests.browser.profiles import Profiles
from tests.conftest import BuiltSite
from tests.often import share
from tests.project import ROOT

MOST_BYTES = 60_000
README = (ROOT / "README.md").read_text(encoding="utf-8")


def size_of(file: Path) -> tuple[int, int]:
    """Width and height of a PNG file."""
    data = file.read_bytes()
    assert data.startswith(b"\x89PNG")
    return struct.unpack(">II", data[16:24])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_stands_in_the_readme_with_its_words(picture: Picture) -> None:
    file = FOLDER / picture.name
    assert f'src="{file.relative_to(ROOT).as_posix()}" alt="{picture.alt}"' in README
    assert 5_000 < file.stat().st_size < MOST_BYTES
    assert size_of(file) == (READER["viewport"]["width"], READER["viewport"]["height"])


def test_no_picture_is_left_over() -> None:
    assert {file.name for file in FOLDER.glob("*.png")} == {picture.name for picture in PICTURES}


@pytest.mark.parametrize("picture", share(PICTURES), ids=lambda picture: picture.name)
def test_a_picture_drawn_twice_is_the_same(built: BuiltSite, profiles: Profiles, tmp_path: Path, picture: Picture) -> None:
    drawn = []
    for _ in range(2):
        page = profiles.page(**READER)
        draw(page, built.url, picture, tmp_path)
        page.context.close()
        drawn.append((tmp_path / picture.name).read_bytes())
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) < MOST_BYTES
