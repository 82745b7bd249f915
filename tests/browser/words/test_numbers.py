"""Numbers as Germans type them, and how they are written back."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.modules import load
from tests.browser.profiles import Profiles
from tests.project import ROOT

LINES = (ROOT / "tests" / "vectors" / "numbers.txt").read_text(encoding="utf-8").splitlines()
TYPED = [line.rpartition(" = ")[::2] for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def words(profiles: Profiles) -> Page:
    """A page that knows how numbers are written."""
    return load(profiles.page(), "words/numbers.js")


def test_the_number_that_somebody_typed_is_understood(words: Page) -> None:
    assert len(TYPED) > 40
    found = {text: words.evaluate("(text) => numberIn(text)", text) for text, _ in TYPED}
    wrong = {text: found[text] for text, number in TYPED if number != "-" and found[text] != float(number)}
    assert wrong == {}
    assert [text for text, number in TYPED if number == "-" and not math.isnan(found[text])] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [(1234.5, "1.234,5"), (0.1 + 0.2, "0,3"), (66 - 65.9, "0,1"), (14, "14"), (-3, "-3"), (2_500_000, "2.500.000")],
)
def test_a_number_is_written_as_one_does_in_german(words: Page, value: float, written: str) -> None:
    assert words.evaluate("(value) => germanNumber(value)", value) == written
