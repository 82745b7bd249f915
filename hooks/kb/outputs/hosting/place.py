"""A finished folder in the place of an old one, which stays as it is until then."""

from __future__ import annotations

import shutil
from pathlib import Path


def take_place(made: Path, place: Path) -> None:
    """Put a folder where another one may lie. Between the two are two renames and nothing else.

    Hidden files of the old one are somebody's own, a `.htaccess` for example, and stay.
    """
    place = place.resolve()
    fresh, old = (place.with_name(f".{place.name}.{mark}") for mark in ("neu", "alt"))
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, fresh)  # copies where it comes from another file system
    if place.exists():
        _keep_hidden(place, fresh)
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _keep_hidden(old: Path, fresh: Path) -> None:
    for path in old.glob(".*"):
        goal = fresh / path.name
        if path.is_dir():
            shutil.copytree(path, goal, symlinks=True, dirs_exist_ok=True)
        elif not goal.exists():
            shutil.copy2(path, goal)
