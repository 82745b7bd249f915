"""`python -m kb docs [ziel]`: check the contents without MkDocs, and write all pages as plain Markdown files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.checks.catalogue import read_folder, summary
from kb.outputs.plain import write_pages


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there are errors, with `--strict` also for warnings (nothing is written then), 0 otherwise."""
    options = _parser().parse_args(arguments)
    catalogue = read_folder(options.docs)
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    for problem in catalogue.errors():
        print(problem.show(prefix), file=sys.stderr)
    for problem in catalogue.warnings():
        print(f"WARNUNG {problem.show(prefix)}", file=sys.stderr)
    if catalogue.errors() or (options.strict and catalogue.warnings()):
        return 1
    if options.target:
        write_pages(catalogue, options.docs, options.target, options.site)
    print(summary(catalogue))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb", description="Inhalte prüfen und als Markdown-Dateien schreiben.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("target", type=Path, nargs="?", help="Ordner für die fertigen Seiten")
    parser.add_argument("--strict", action="store_true", help="auch bei Warnungen scheitern, wie die Veröffentlichung")
    parser.add_argument("--site", default="kundenbindung", help="Kennung der Website im Speicher des Browsers")
    return parser


if __name__ == "__main__":
    sys.exit(main())
