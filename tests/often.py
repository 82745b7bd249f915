"""What is tried of many cases: `make test` takes a share that is quick, CI all (`make test OFTEN=1`).

A test that takes long and guards what a change seldom breaks has the mark `thorough`: other programs that build the site,
the whole project built over and over, guides followed from end to end, a storage that is full, all pages walked for what
the tests of their parts prove. Those run in CI only, and whenever one names their file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")
EVERY = os.environ.get("KB_OFTEN")
SHARE = 1 if EVERY else 5
"""Of cases that stand somewhere, one of so many is taken."""
MADE_UP = 1 if EVERY else 10
"""Of cases made up at random."""


def times(count: int) -> int:
    """So many cases in CI, a part of them elsewhere: always the same ones."""
    return max(1, count // MADE_UP)


def share(cases: Iterable[T]) -> list[T]:
    """All in CI, the first of every few elsewhere: of cases that differ in contents only, such as all articles."""
    return [*cases][::SHARE]
