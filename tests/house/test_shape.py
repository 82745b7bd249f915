"""The tests have the shape of the house: small files, in rooms that the browser's code has, and no HTML by hand."""

from __future__ import annotations

import re

from tests.browser.fixtures.site import bundles
from tests.project import ROOT

TESTS = ROOT / "tests"
BROWSER = TESTS / "browser"
MOST_LINES = 300
BUNDLE = re.compile(r"(\w+)\.js")
WRITTEN = re.compile(r"<kb-[a-z]+ [a-z]")
"""An element with its attributes, as only a template writes it."""


def test_a_file_of_tests_is_small() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines()) for path in TESTS.rglob("test_*.py")}
    assert len(sizes) > 70
    assert {path: lines for path, lines in sizes.items() if lines >= MOST_LINES} == {}


def test_tests_of_the_browser_stand_in_rooms_of_its_code() -> None:
    rooms = {path.name for path in (ROOT / "browser").iterdir() if path.is_dir()}
    found = {path.relative_to(BROWSER).parts[0] for path in BROWSER.rglob("*/test_*.py")}
    assert found <= rooms
    assert len(found) > 5


def test_every_element_has_a_folder_of_tests_and_no_folder_is_of_anything_else() -> None:
    folders = {path.name for path in (BROWSER / "elements").iterdir() if any(path.glob("test_*.py"))}
    assert folders == {found[1] for name in bundles() if (found := BUNDLE.fullmatch(name))} - {"search"}


def test_no_test_writes_the_html_of_a_template_by_hand() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.py")}
    assert len(texts) > 50
    assert {path: written for path, text in texts.items() if (written := WRITTEN.findall(text))} == {}
