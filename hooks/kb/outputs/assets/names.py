"""What is declared in a script, and short names for what nothing outside of it can name.

Every scope numbers its names on from those of the scope around it, so that none hides another. Names within a module are
small letters; those that stand beside each other in a bundle begin with a capital, so that the two never meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from string import ascii_letters, ascii_lowercase, ascii_uppercase

RESERVED = {"as", "do", "if", "in", "is", "of"}
PROVIDED = {
    "addEventListener", "Array", "atob", "Blob", "Boolean", "btoa", "clearTimeout", "ClipboardItem",
    "CompressionStream", "console", "crypto", "CSS", "CSSStyleSheet", "customElements", "Date", "DecompressionStream",
    "document", "encodeURIComponent", "Error", "Event", "fetch", "history", "HTMLElement", "Infinity", "JSON", "localStorage",
    "location", "Map", "Math", "navigator", "Node", "NodeFilter", "Number", "Object", "Option", "postMessage", "Promise",
    "queueMicrotask", "RegExp", "Response", "Set", "setTimeout", "StorageEvent", "String", "structuredClone",
    "TextDecoder", "TextEncoder", "Uint32Array", "Uint8Array", "URL", "window",
}  # fmt: skip
"""What the language and the browser provide: any other name has to be declared or imported."""


@dataclass(eq=False)
class Name:
    """Something that is declared; a private one has its `#`. What is imported knows the path it comes from."""

    text: str
    line: int
    origin: str = ""
    exported: bool = False
    uses: int = 0
    short: str = ""


@dataclass(eq=False)
class Scope:
    """Where names hold: a module, a function, a block, a class."""

    parent: Scope | None = None
    names: dict[str, Name] = field(default_factory=dict)
    inner: list[Scope] = field(default_factory=list)

    def inside(self) -> Scope:
        """A new scope within this one."""
        scope = Scope(self)
        self.inner.append(scope)
        return scope

    def find(self, text: str) -> Name | None:
        """What a name means here."""
        scope: Scope | None = self
        while scope:
            if text in scope.names:
                return scope.names[text]
            scope = scope.parent
        return None

    def shorten(self, plain: int = 0, private: int = 0) -> None:
        """Give short names to everything below a module; plain and private ones are counted apart."""
        for name in self.names.values() if self.parent else ():
            if name.text.startswith("#"):
                name.short, private = f"#{_letters(ascii_letters, private)}", private + 1
            else:
                name.short, plain = LOCALS[plain], plain + 1
        for scope in self.inner:
            scope.shorten(plain, private)


def _letters(letters: str, n: int) -> str:
    return letters[n % len(letters)] + (_letters(letters, n // len(letters) - 1) if n >= len(letters) else "")


LOCALS = [word for n in range(600) if (word := _letters(ascii_lowercase, n)) not in RESERVED]


def shortened(uses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Short names for what a bundle declares beside each other, the shortest for what is named most often."""
    return dict(zip((use for use, _ in Counter(uses).most_common()), _capitals(), strict=False))


def _capitals() -> Iterator[str]:
    yield from ascii_uppercase
    yield from (f"{first}{second}" for first, second in product(ascii_uppercase, ascii_letters))
