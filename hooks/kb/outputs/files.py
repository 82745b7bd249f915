"""Files that are no pages: every build writes them, MkDocs as well as `make pages`. A new one is a module and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.model import Catalogue
from kb.outputs.assets import Asset, Assets
from kb.site.pages import Build


@dataclass(frozen=True)
class Made:
    """What a file may be made from: everything that was read, all pages, and the bundles of scripts and styles."""

    catalogue: Catalogue
    build: Build
    assets: Assets


def bundles(made: Made) -> Iterable[Asset]:
    """Scripts and styles of the elements and of the site."""
    return (*made.assets.scripts.values(), *made.assets.styles.values())


Output = Callable[[Made], Iterable[Asset]]
OUTPUTS: tuple[Output, ...] = (bundles,)


def files_of(made: Made) -> Iterator[Asset]:
    """All of them."""
    return (file for output in OUTPUTS for file in output(made))
