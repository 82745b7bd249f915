"""`python -m kb.release build/release release/kundenbindung-1.zip --version 1`: one archive of the parts in a folder."""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kb.checks.ledger import NAME, lost, read_ledger
from kb.messages import message
from kb.model import Problem
from kb.outputs.archive import write_archive
from kb.outputs.release.files import EDITION, Release, edition_files, release_files

LAST = "letzte-ausgabe.txt"
"""Names what was published last, as Git knows it. The ledger of that must be whole in that of today."""
BUILT_WITH = ("KB_SITE_URL", "KB_EDIT_URI", "KB_PREVIEW", "PUBLISH", "SOURCE_DATE_EPOCH")
"""Variables that change what is built. What is not set here stands in the settings, and those are among the parts."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if ids have gone since the last release; 0 otherwise."""
    options = _parser().parse_args(arguments)
    problems = list(_lost_ids())
    for problem in problems:
        print(problem.show(""), file=sys.stderr)
    if problems:
        return 1
    if options.edition:
        write_archive(options.parts / EDITION, edition_files(options.edition))
    environment = {name: os.environ[name] for name in BUILT_WITH if name in os.environ}
    write_archive(options.archive, release_files(options.parts, Release(options.version, environment)))
    print(f"{hashlib.sha256(options.archive.read_bytes()).hexdigest()}  {options.archive}")
    return 0


def _lost_ids() -> Iterator[Problem]:
    lines = [line for line in Path(LAST).read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    if not lines:
        print(message("release-first", file=LAST))
        return
    last = lines[-1].split()[0]
    told = subprocess.run(["git", "show", f"{last}:{NAME}"], capture_output=True, check=False)
    if told.returncode:
        yield Problem(LAST, 1, message("release-unknown", found=last))
    else:
        yield from lost(read_ledger(NAME, told.stdout), read_ledger(NAME, Path(NAME).read_bytes()))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.release", description="Alles für ein Haus ohne Netz in einer Datei.")
    parser.add_argument("parts", type=Path, help="Ordner mit den Teilen der Ausgabe")
    parser.add_argument("archive", type=Path, help="ZIP-Datei, die entsteht")
    parser.add_argument("--edition", type=Path, help="Ordner der eigenen Ausgabe, wenn es eine gibt")
    parser.add_argument("--version", required=True, help="wie die Ausgabe heißt")
    return parser


if __name__ == "__main__":
    sys.exit(main())
