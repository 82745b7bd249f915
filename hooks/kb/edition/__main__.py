"""`python -m kb.edition new ../firma` begins an edition, `… accept ../firma` says that somebody has seen our changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.edition.config import NAME as CONFIG
from kb.edition.folder import EditionError, read_edition, seen
from kb.edition.record import NAME, accepted
from kb.edition.starter import make_starter


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there is nothing to accept for, or something in the way; told in a sentence."""
    options = _parser().parse_args(arguments)
    try:
        print(_new(options.folder) if options.what == "new" else _accept(options.folder, options.docs))
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _new(folder: Path) -> str:
    make_starter(folder)
    return f"{folder.as_posix()}/{CONFIG}"


def _accept(folder: Path, docs: Path) -> str:
    """Keep our wording of today, and the name in the storage. What is wrong with the settings is told by the build."""
    path, edition = folder / NAME, read_edition(folder)
    path.write_text(accepted(seen(edition, docs), edition.config), encoding="utf-8")
    return path.as_posix()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.edition", description="Eine eigene Ausgabe beginnen und nachziehen.")
    parser.add_argument("what", choices=("new", "accept"), help="neu anlegen; unseren jetzigen Wortlaut festhalten")
    parser.add_argument("folder", type=Path, help="Ordner der Ausgabe")
    parser.add_argument("docs", type=Path, nargs="?", default=Path("docs"), help="Ordner mit unseren Inhalten")
    return parser


if __name__ == "__main__":
    sys.exit(main())
