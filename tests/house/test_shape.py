"""The tests have the shape of the house: a folder for every element that the browser knows, and no HTML by hand."""

from __future__ import annotations

import re

from tests.browser.fixtures.site import bundles
from tests.project import ROOT

BROWSER = ROOT / "tests" / "browser"
BUNDLE = re.compile(r"(\w+)\.js")
WRITTEN = re.compile(r"<kb-[a-z]+ [a-z]")
"""An element with its attributes, as only a template writes it."""


def test_every_element_has_a_folder_of_tests_and_no_folder_is_of_anything_else() -> None:
    folders = {path.name for path in (BROWSER / "elements").iterdir() if any(path.glob("test_*.py"))}
    assert folders == {found[1] for name in bundles() if (found := BUNDLE.fullmatch(name))}


def test_no_test_writes_the_html_of_a_template_by_hand() -> None:
    texts = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in BROWSER.rglob("*.py")}
    assert len(texts) > 50
    assert {path: written for path, text in texts.items() if (written := WRITTEN.findall(text))} == {}
