"""What keeps a page cheap: parts rendered once, and long sections cut to what is near."""

from __future__ import annotations

import pytest
from kb.site.theme import MOST_ENTRIES, Once, near

LONG = [object() for _ in range(MOST_ENTRIES + 10)]


def test_a_part_is_rendered_once_for_all_pages_that_agree_in_its_key() -> None:
    once, calls = Once(), []

    def render() -> str:
        calls.append(1)
        return f"Kopf {len(calls)}"

    assert [once("kopf", "..", caller=render) for _ in range(3)] == ["Kopf 1"] * 3
    assert once("kopf", ".", caller=render) == "Kopf 2"


def test_a_short_section_is_shown_whole() -> None:
    short = LONG[:MOST_ENTRIES]
    assert near(short, short[3]) == short


@pytest.mark.parametrize(
    ("opened", "first", "last"), [(0, 0, 10), (20, 15, 25), (len(LONG) - 1, len(LONG) - 11, len(LONG) - 1)]
)
def test_of_a_long_section_those_around_the_open_entry_are_shown(opened: int, first: int, last: int) -> None:
    assert near(LONG, LONG[opened]) == LONG[first : last + 1]


def test_of_a_long_section_without_an_open_entry_the_first_are_shown() -> None:
    assert near(LONG, None) == LONG[:11]
