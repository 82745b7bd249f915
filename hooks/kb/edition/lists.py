"""The lists beside the contents of an edition: its own, which are checked, and ours, which hold too."""

from __future__ import annotations

from dataclasses import replace

from kb.checks.inventory import Table
from kb.checks.ledger import COLUMNS, read_ledger
from kb.checks.ledger import NAME as LEDGER
from kb.checks.lists import Entry, Listed, read_list
from kb.checks.prose import WORD
from kb.edition.config import NAME
from kb.edition.folder import Edition

WORDS, HOSTS = "woerter.txt", "adressen.txt"


def own_list(edition: Edition, name: str) -> Listed:
    """A list of the edition; empty where it has none."""
    path = edition.folder / name
    return read_list(f"{edition.name}/{name}", path.read_bytes() if path.is_file() else b"")


def said_words(edition: Edition) -> Listed:
    """Names of people, streets and courts: whoever says who runs the site knows how they are written."""
    words = (word for said in edition.config.details.values() for word in WORD.findall(said.text))
    return Listed(NAME, tuple(Entry((word,), 0) for word in words))


def own_ledger(edition: Edition) -> Table:
    """The ledger of the ids of the edition; empty where it has none."""
    path = edition.folder / LEDGER
    return read_ledger(f"{edition.name}/{LEDGER}", path.read_bytes() if path.is_file() else ",".join(COLUMNS).encode())


def joined(own: Listed, ours: Listed | None) -> Listed:
    """A list with what another holds besides; new entries belong into its own."""
    return replace(own, beside=own.beside + (ours.valid if ours else ()))
