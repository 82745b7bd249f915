"""Results kept from one build for the next, while somebody is writing: each is found by all that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Results by what they were made from. What a build does not ask for is forgotten with the next one."""

    def __init__(self, lasting: bool = False) -> None:
        """Without `lasting` nothing is kept: a single build would only hold on to what it needs no more."""
        self.lasting = lasting
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """A build begins."""
        self._before, self._now = self._now, {}

    def find(self, key: Hashable) -> Any:
        """The result kept under a key, or None."""
        if key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def keep(self, key: Hashable, result: T) -> T:
        """Keep a result, and give it back."""
        if self.lasting:
            self._now[key] = result
        return result

    def made(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result kept under a key, made now if there is none."""
        found: T | None = self.find(key)
        return self.keep(key, make()) if found is None else found
