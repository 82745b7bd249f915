"""Helpers of the page templates in overrides/: what keeps a page cheap to render, however many pages there are."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Entry = TypeVar("Entry")

MOST_ENTRIES = 40
"""Up to so many entries of a section stand in the navigation."""
NEIGHBOURS = 5
"""In a longer section so many stand on either side of the open one."""


class Once:
    """Renders a part of a template once for all pages that agree in `key`; one instance serves one build.

    In a template: `{% call once("header", base_url) %}…{% endcall %}`. The key must name everything the part depends on.
    """

    def __init__(self) -> None:
        self._rendered: dict[tuple[Hashable, ...], str] = {}

    def __call__(self, *key: Hashable, caller: Callable[[], str]) -> str:
        """What `caller`, the body of the call block, renders; for a key seen before without rendering it."""
        if key not in self._rendered:
            self._rendered[key] = caller()
        return self._rendered[key]


def near(entries: Sequence[Entry], opened: Entry | None) -> Sequence[Entry]:
    """The entries of a section that its navigation shows: all of a short one, of a long one those near `opened`."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    # Compared by identity: MkDocs compares pages by title and file, which is slow over a long section.
    position = next((at for at, entry in enumerate(entries) if entry is opened), 0)
    shown = 2 * NEIGHBOURS + 1
    start = max(0, min(position - NEIGHBOURS, len(entries) - shown))
    return entries[start : start + shown]
