"""A folder to begin an edition with: every setting explained, and nothing in it that would have to be undone."""

from __future__ import annotations

from pathlib import Path

from kb.edition.folder import DOCS, EditionError
from kb.ids import slugify
from kb.messages import message

FILES = Path(__file__).with_name("starter")
NAME, PREFIX = "ORDNER", "VORSILBE"
DOTTED = {"gitignore": ".gitignore"}


def make_starter(folder: Path) -> None:
    """Write the files. Raises EditionError where something is in that folder already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise EditionError(message("edition-exists", found=folder.as_posix()))
    (folder / DOCS).mkdir(parents=True, exist_ok=True)
    name = slugify(folder.resolve().name) or "ausgabe"
    for source in sorted(path for path in FILES.rglob("*") if path.is_file()):
        place = source.relative_to(FILES)
        target = folder / place.with_name(DOTTED.get(place.name, place.name))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        target.write_text(text.replace(NAME, name).replace(PREFIX, f"{name}-"), encoding="utf-8")
