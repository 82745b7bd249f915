"""`python -m kb docs [ziel]`: check the contents without MkDocs, and write all pages as plain Markdown files."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.checks.catalogue import read_folder, summary
from kb.checks.ledger import read_predecessors
from kb.model import Catalogue
from kb.outputs.assets import SOURCES, AssetError, build_assets, read_sources
from kb.outputs.plain.addresses import by_file, by_folder
from kb.outputs.plain.pages import Plain
from kb.outputs.settings import SettingsError, read_settings
from kb.outputs.zensical import write_for_zensical


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
    try:
        _write(catalogue, options)
    except (SettingsError, AssetError) as error:
        print(error, file=sys.stderr)
        return 1
    print(summary(catalogue))
    return 0


def _write(catalogue: Catalogue, options: argparse.Namespace) -> None:
    """Pages for any engine, or all that Zensical needs; nothing without a folder to write to."""
    if not options.target:
        return
    path = options.settings or options.docs.parent / "mkdocs.yml"
    settings = read_settings(path, os.environ, options.site)
    assets = build_assets(read_sources(path.parent / SOURCES))
    former = read_predecessors(path.parent)
    if options.zensical:
        write_for_zensical(Plain(catalogue, settings, assets, by_file, former), options.docs, options.target)
    else:
        Plain(catalogue, settings, assets, by_folder, former).write(options.docs, options.target)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb", description="Inhalte prüfen und als Markdown-Dateien schreiben.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("target", type=Path, nargs="?", help="Ordner für die fertigen Seiten")
    parser.add_argument("--strict", action="store_true", help="auch bei Warnungen scheitern, wie die Veröffentlichung")
    parser.add_argument(
        "--site", default="", help="Kennung der Website im Speicher des Browsers; ohne Angabe die der Einstellungen"
    )
    parser.add_argument("--settings", type=Path, help="Einstellungen; ohne Angabe mkdocs.yml neben dem Ordner mit den Inhalten")
    parser.add_argument("--zensical", action="store_true", help="in den Ordner für Zensical schreiben, mit Einstellungen")
    return parser


if __name__ == "__main__":
    sys.exit(main())
