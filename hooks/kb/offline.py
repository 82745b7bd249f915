"""`python -m kb.offline build/offline x.zip`: the built site as one file for people without a web server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.messages import message
from kb.outputs.archive import write_archive
from kb.outputs.offline.files import offline_files


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there is no site, told in one sentence; 0 otherwise."""
    options = _parser().parse_args(arguments)
    if not (options.site / "index.html").is_file():
        print(message("site-missing", found=options.site.as_posix()), file=sys.stderr)
        return 1
    write_archive(options.archive, offline_files(options.site))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kb.offline", description="Die Website zum Öffnen aus einem Ordner, als ZIP."
    )
    parser.add_argument("site", type=Path, help="Ordner mit der gebauten Website")
    parser.add_argument("archive", type=Path, help="ZIP-Datei, die entsteht")
    return parser


if __name__ == "__main__":
    sys.exit(main())
