"""Cards for Anki: a deck for each topic. A question keeps its identity over releases, so that what was learnt stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Cursor
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from genanki import Deck, Model, Note, Package

from kb.outputs.archive import archive_of
from kb.outputs.exchange.portable import Collection, Portable, Site
from kb.outputs.templating import filled
from kb.strings import strings

TEMPLATES = Path(__file__).with_name("templates")
WRITTEN, YEARS = 1_577_836_800, 4 * 365 * 86_400
"""When a card was written, in seconds, and in which time behind that. Anki renews one whose time is another than before, so
the time follows from what is written, and two builds are equal."""
FIELDS = ("question", "answers", "solution", "id")
ID_BITS = 40


class _Note(Note):  # type: ignore[misc]
    """A note whose numbers come from its question, not from its place: an edited one leaves all others as they are."""

    number = 0

    def write_to_db(self, cursor: Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, time_of(*self.fields), deck_id, iter((self.number, self.number + 1)))


class _Model(Model):  # type: ignore[misc]
    """The look of all cards."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        sides = [template[side] for template in self.templates for side in ("qfmt", "afmt")]
        return dict(super().to_json(time_of(self.css, *sides), deck_id))


def anki(collection: Collection) -> bytes:
    """All questions as one package of decks."""
    package = Package([_deck(collection, path, questions) for path, questions in collection.topics().items()])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.apkg"
        package.write_to_file(file, timestamp=WRITTEN)
        with ZipFile(file) as made:
            return archive_of({name: made.read(name) for name in made.namelist()})


def guid_of(site: Site, question: Portable) -> str:
    """What Anki tells a note by when it is imported once more."""
    return f"{site.id}:{question.id}"


def number_of(*names: str) -> int:
    """A number for something with a name; it leaves room for the next one."""
    digest = hashlib.sha256("\x1f".join(names).encode()).digest()
    return (1 << ID_BITS) + int.from_bytes(digest[:8], "big") % (1 << ID_BITS) // 2 * 2


def time_of(*texts: str) -> int:
    """When a text was written: always the same, and another as soon as it is another text."""
    return WRITTEN + number_of(*texts) % YEARS


def _deck(collection: Collection, path: str, questions: tuple[Portable, ...]) -> Deck:
    name = "::".join(part.replace("::", ":") for part in (collection.title, questions[0].topic))
    deck = Deck(number_of(collection.site.id, "deck", path), name, collection.source)
    model = _model(collection)
    for place, question in enumerate(questions, 1):
        deck.add_note(_note(collection.site, question, model, place))
    return deck


def _note(site: Site, question: Portable, model: Model, place: int) -> Note:
    """New cards come in the order of their places."""
    values = {"question": question, "texts": strings("exchange")}
    sides = {name: filled(TEMPLATES, f"anki-{name}.html", values).strip() for name in ("answers", "solution")}
    fields = [question.asked, *sides.values(), question.id]
    note = _Note(model, fields, tags=[*question.tags], guid=guid_of(site, question), due=place)
    note.number = number_of(site.id, "note", question.id)
    return note


def _model(collection: Collection) -> Model:
    texts = strings("exchange")["card"]
    names = [{"name": texts[name]} for name in FIELDS]
    sides: dict[str, Any] = {side: filled(TEMPLATES, f"anki-{side}.html", {"texts": texts}) for side in ("front", "back")}
    template = {"name": texts["name"], "qfmt": sides["front"], "afmt": sides["back"]}
    style = (TEMPLATES / "anki.css").read_text(encoding="utf-8")
    return _Model(number_of(collection.site.id, "model"), collection.title, fields=names, templates=[template], css=style)
