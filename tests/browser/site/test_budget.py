"""What a page costs, in bytes, against the same page as plain Material text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.page import PageBytes, build_sites, measure_bytes
from tests.browser.fixtures.site import transfer_size
from tests.browser.profiles import Profiles
from tests.project import ROOT

KB = 1000


@pytest.fixture(scope="module")
def cost(profiles: Profiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageBytes]:
    """A page of 20 questions with four options, four feedbacks and an explanation each, loaded cold."""
    yield measure_bytes(profiles, build_sites(ROOT, Path(tmp_path_factory.mktemp("bench"))))


def test_page_of_twenty_questions_carries_at_most_45_kb_of_our_html(cost: PageBytes) -> None:
    assert 0 < cost.widget <= 45 * KB


def test_page_of_twenty_questions_transfers_at_most_1_12_of_plain_material(cost: PageBytes) -> None:
    assert cost.transfers["plain"].total > 50 * KB
    assert cost.ratio <= 1.12


def test_script_and_style_of_the_quiz_fit_into_8_kb() -> None:
    assert 0 < transfer_size("quiz") <= 8 * KB


def test_script_and_style_of_the_checklist_fit_into_10_kb() -> None:
    assert 0 < transfer_size("checklist") <= 10 * KB


def test_script_and_style_of_the_team_page_fit_into_18_kb() -> None:
    assert 0 < transfer_size("team") <= 18 * KB
