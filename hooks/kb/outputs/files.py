"""Files that are no pages: every build writes them, MkDocs as well as `make pages`. A new one is a module and a row here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.model import Catalogue
from kb.outputs.assets import Assets
from kb.outputs.exchange import exchange_files
from kb.outputs.exchange.portable import Site
from kb.outputs.sheets import sheet_files
from kb.site.pages import Build

NOWHERE = Site("", "")


@dataclass(frozen=True)
class Made:
    """What a file may be made from: everything that was read, all pages, the bundles of scripts and styles, and the site."""

    catalogue: Catalogue
    build: Build
    assets: Assets
    site: Site = NOWHERE


@dataclass(frozen=True)
class Written:
    """A file to write: its site-relative URL and what is in it."""

    url: str
    content: str | bytes


def bundles(made: Made) -> Iterable[Written]:
    """Scripts and styles of the elements and of the site."""
    assets = (*made.assets.scripts.values(), *made.assets.styles.values())
    return (Written(asset.url, asset.text) for asset in assets)


def sheets(made: Made) -> Iterable[Written]:
    """Tables and texts that readers take along."""
    return (Written(url, data) for url, data in sheet_files(made.catalogue))


def exchange(made: Made) -> Iterable[Written]:
    """All questions for learning platforms."""
    return (Written(url, data) for url, data in exchange_files(made.catalogue, made.site))


Output = Callable[[Made], Iterable[Written]]
OUTPUTS: tuple[Output, ...] = (bundles, sheets, exchange)


def files_of(made: Made) -> Iterator[Written]:
    """All of them."""
    return (file for output in OUTPUTS for file in output(made))
