"""What lies in the archive of a release beside the parts themselves: how to go on with it, and the sum of each file."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.outputs.templating import filled
from kb.strings import strings

SUMS = "SHA256SUMS"
README = "LIESMICH.txt"
WHEELS = "pakete/"
EDITION = "ausgabe.zip"
BUILT = ("site", "site-server", "site-offline")
"""Folders in that of an edition into which its site goes."""
TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Release:
    """What is said of a release: its version, and the environment in which its site was built."""

    version: str
    environment: Mapping[str, str]


def release_files(parts: Path, release: Release) -> dict[str, bytes]:
    """Name and contents of each file: those in the folder `parts`, with a text to read first and the sums of all."""
    files = {path.relative_to(parts).as_posix(): path.read_bytes() for path in parts.rglob("*") if path.is_file()}
    files[README] = _readme(files, release).encode()
    files[SUMS] = sums(files).encode()
    return {f"kundenbindung-{release.version}/{name}": data for name, data in files.items()}


def edition_files(folder: Path) -> dict[str, bytes]:
    """What an edition is made of: its folder without what is built into it, and without what begins with a dot."""
    found = ((path.relative_to(folder), path) for path in folder.rglob("*") if path.is_file())
    kept = ((name, path) for name, path in found if name.parts[0] not in BUILT and not _is_hidden(name))
    return {name.as_posix(): path.read_bytes() for name, path in kept}


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def sums(files: Mapping[str, bytes]) -> str:
    """The sum of each file in the form that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def _readme(files: Mapping[str, bytes], release: Release) -> str:
    wheels, edition = any(name.startswith(WHEELS) for name in files), EDITION in files
    values = {
        "t": strings("release"),
        "there": {WHEELS: wheels, EDITION: edition},
        "version": release.version,
        "environment": {name: shlex.quote(value) for name, value in release.environment.items()},
        "has_wheels": wheels,
        "has_edition": edition,
    }
    return filled(TEMPLATES, README, values)
