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
from kb.outputs.release.files import Release, release_files
from kb.outputs.settings import SettingsError, read_settings

LAST = "letzte-ausgabe.txt"
"""Names what was published last, as Git knows it. The ledger of that must be whole in that of today."""
EPOCH = "SOURCE_DATE_EPOCH"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if ids have gone since the last release or settings cannot be read; 0 otherwise."""
    options = _parser().parse_args(arguments)
    try:
        problems = list(_lost_ids())
        release = Release(options.version, _environment())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in problems:
        print(problem.show(""), file=sys.stderr)
    if problems:
        return 1
    write_archive(options.archive, release_files(options.parts, release))
    print(f"{hashlib.sha256(options.archive.read_bytes()).hexdigest()}  {options.archive}")
    return 0


def _environment() -> dict[str, str]:
    """With what the site was built, to build it again."""
    values = read_settings(Path("mkdocs.yml"), os.environ).values
    named = {"KB_SITE_URL": str(values.get("site_url") or ""), "KB_EDIT_URI": str(values.get("edit_uri") or "")}
    return named | ({EPOCH: os.environ[EPOCH]} if EPOCH in os.environ else {})


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
    parser.add_argument("--version", required=True, help="wie die Ausgabe heißt")
    return parser


if __name__ == "__main__":
    sys.exit(main())
