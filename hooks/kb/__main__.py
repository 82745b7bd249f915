"""`python -m kb docs [ziel]`: check the contents without MkDocs, and write all pages as plain Markdown files.

`python -m kb export …` and `python -m kb import …` exchange questions with learning platforms (`kb.exchange`).
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

from kb.checks.catalogue import read_folder, summary
from kb.checks.ledger import read_predecessors
from kb.edition.folder import EditionError, Merged, merged_contents
from kb.edition.settings import with_edition
from kb.exchange import export, import_
from kb.model import Catalogue, Problem
from kb.outputs.assets import SOURCES, AssetError, build_assets, read_sources
from kb.outputs.plain.addresses import by_file, by_folder
from kb.outputs.plain.pages import Plain
from kb.outputs.settings import SettingsError, read_settings
from kb.outputs.zensical import write_for_zensical


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if there are errors, with `--strict` also for warnings (nothing is written then), 0 otherwise."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["export"]:
        return export(given[1:])
    if given[:1] == ["import"]:
        return import_(given[1:])
    options = _parser().parse_args(given)
    try:
        with merged_contents(options.docs, options.docs.parent / SOURCES) as merged:
            return _run(options, merged)
    except (SettingsError, AssetError, EditionError) as error:
        print(error, file=sys.stderr)
        return 1


def _run(options: argparse.Namespace, merged: Merged | None) -> int:
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    catalogue = read_folder(merged.docs if merged else options.docs, prefix)
    told = _told(catalogue, merged, prefix)
    for problem in told:
        print(f"{'' if problem.severity == 'error' else 'WARNUNG '}{problem.show()}", file=sys.stderr)
    if any(problem.severity == "error" for problem in told) or (options.strict and told):
        return 1
    _write(catalogue, options, merged)
    print(summary(catalogue))
    return 0


def _told(catalogue: Catalogue, merged: Merged | None, prefix: str) -> list[Problem]:
    """Errors first, each where a person finds it."""
    found = (
        merged.told(catalogue.problems) if merged else [replace(p, path=prefix + p.path) for p in sorted(catalogue.problems)]
    )
    return sorted(found, key=lambda problem: problem.severity)


def _write(catalogue: Catalogue, options: argparse.Namespace, merged: Merged | None) -> None:
    """Pages for any engine, or all that Zensical needs; nothing without a folder to write to."""
    if not options.target:
        return
    path = options.settings or options.docs.parent / "mkdocs.yml"
    settings, sources = read_settings(path, os.environ, options.site), read_sources(path.parent / SOURCES)
    former = read_predecessors(path.parent)
    docs = options.docs
    if merged:
        docs, sources = merged.docs, merged.edition.sources(sources)
        settings = with_edition(settings, merged, catalogue, os.environ)
        former |= read_predecessors(merged.edition.folder)
    assets = build_assets(sources)
    if options.zensical:
        write_for_zensical(Plain(catalogue, settings, assets, by_file, former), docs, options.target)
    else:
        Plain(catalogue, settings, assets, by_folder, former).write(docs, options.target)


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
