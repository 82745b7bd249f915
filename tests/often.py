"""What is tried of many cases: `make test` takes a share that is quick, CI all (`make test OFTEN=1`)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")
SHARE = 1 if os.environ.get("KB_OFTEN") else 5


def times(count: int) -> int:
    """So many cases in CI, a part of them elsewhere: always the same ones."""
    return max(1, count // SHARE)


def share(cases: Iterable[T]) -> list[T]:
    """All in CI, the first of every few elsewhere: of cases that differ in contents only, such as all articles."""
    return [*cases][::SHARE]
