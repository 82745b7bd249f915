"""How often what is made up at random is tried: `make test` takes a share that is quick, CI all (`make test OFTEN=1`)."""

from __future__ import annotations

import os

SHARE = 1 if os.environ.get("KB_OFTEN") else 5


def times(count: int) -> int:
    """So many cases in CI, a part of them elsewhere: always the same ones."""
    return max(1, count // SHARE)
