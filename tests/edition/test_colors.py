"""All colours follow the main one, and what could be read in ours can be read in theirs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kb.edition.colors import LEAST, contrast, luminance, main_colour, nearest_readable, readable, recoloured

from tests.project import ROOT

CSS = (ROOT / "browser" / "site" / "colors.css").read_text("utf-8")
OURS = main_colour(CSS)
VALUE = re.compile(r"(--[\w-]+): (#[0-9a-f]{6})\b")
RGB = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
# A colour and what it is read on, as our style sheet names them; in the dark scheme all of them are turned.
PAIRS = [
    ("--kb-ink", "--kb-surface"),
    ("--md-default-fg-color", "--md-default-bg-color"),
    ("--md-default-fg-color--light", "--kb-surface"),
    ("--md-accent-fg-color", "--md-default-bg-color"),
    ("--md-typeset-a-color", "--kb-surface"),
    ("--kb-edge", "--md-default-bg-color"),
    ("--kb-right", "--kb-surface"),
    ("--kb-signal", "--kb-surface"),
]


def dark(css: str) -> dict[str, str]:
    return dict(VALUE.findall(css.partition("@media screen")[2]))


def test_every_colour_with_our_hue_follows_and_no_other() -> None:
    before, after = CSS.splitlines(), recoloured(CSS, OURS, "#7a1f3d").splitlines()
    stayed = {name for one, other in zip(before, after, strict=True) if one == other for name, _ in VALUE.findall(one)}
    assert stayed == {"--kb-right", "--kb-wrong", "--kb-signal", "--kb-good", "--kb-grow", "--kb-first"}
    assert main_colour("\n".join(after)) == "#7a1f3d"


def test_a_new_main_colour_of_ours_changes_nothing_of_an_edition() -> None:
    update = CSS.replace(OURS, "#5b2d8e")
    assert main_colour(update) == "#5b2d8e"
    assert recoloured(update, "#5b2d8e", "#7a1f3d") == recoloured(CSS, OURS, "#7a1f3d")


@given(RGB)
def test_what_can_be_read_in_the_dark_stays_as_readable(colour: str) -> None:
    ours, theirs = dark(CSS), dark(recoloured(CSS, OURS, colour))
    for one, other in PAIRS:
        assert contrast(theirs[one], theirs[other]) == pytest.approx(contrast(ours[one], ours[other]), rel=0.04)


@given(RGB)
def test_a_main_colour_that_cannot_be_read_is_answered_with_one_that_can(colour: str) -> None:
    proposed = colour if readable(colour, CSS) >= LEAST else nearest_readable(colour, CSS)
    assert readable(proposed, recoloured(CSS, OURS, proposed)) >= LEAST - 0.05
    assert contrast(proposed, "#ffffff") >= LEAST
    assert luminance(proposed) <= luminance(colour) + 1e-9


def test_the_proposed_colour_keeps_its_hue() -> None:
    red, green, blue = (int(nearest_readable("#ffcc00", CSS)[at : at + 2], 16) for at in (1, 3, 5))
    assert red > green > blue


def test_grey_makes_everything_grey() -> None:
    followed = set(VALUE.findall(recoloured(CSS, OURS, "#404040"))) - set(VALUE.findall(CSS))
    assert len(followed) > 20
    assert {name for name, value in followed if len({value[1:3], value[3:5], value[5:7]}) > 1} == set()
