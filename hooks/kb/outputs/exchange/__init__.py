"""All questions to be taken along to learning platforms: a writer for each format, and the files that every build makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from kb.formats import FORMATS, Format, left_out
from kb.model import Catalogue
from kb.outputs.exchange.aiken import aiken
from kb.outputs.exchange.anki import anki
from kb.outputs.exchange.canvas import canvas
from kb.outputs.exchange.gift import gift
from kb.outputs.exchange.moodle import moodle
from kb.outputs.exchange.portable import Collection, Site, collection_of
from kb.outputs.exchange.qti21 import qti21
from kb.outputs.exchange.table import csv_table, xlsx_table

WRITERS: Mapping[str, Callable[[Collection], bytes]] = {
    "moodle": moodle,
    "gift": gift,
    "qti21": qti21,
    "canvas": canvas,
    "anki": anki,
    "aiken": aiken,
    "csv": csv_table,
    "xlsx": xlsx_table,
}


def exchange_files(catalogue: Catalogue, site: Site) -> Iterator[tuple[str, bytes]]:
    """(site-relative URL, contents) of the file of every format that can hold at least one question."""
    collection = collection_of(catalogue, site)
    for form in FORMATS:
        if data := exported(collection, form):
            yield form.url, data


@lru_cache(maxsize=2 * len(FORMATS))
def exported(collection: Collection, form: Format) -> bytes:
    """What a format can hold, in it; empty if that is nothing. Kept for the next build while somebody is writing."""
    held = [one for one in collection.questions if not left_out(form, one.source)]
    return WRITERS[form.name](collection.only(held)) if held else b""
