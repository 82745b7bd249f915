"""`python -m kb.ledger docs kennungen.csv`: enter the ids of the contents into the ledger of all that were ever published."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from kb.checks.catalogue import read_folder
from kb.checks.inventory import Table
from kb.checks.ledger import NAME as LEDGER
from kb.checks.ledger import Key, completed, keys_of, ledger_problems, read_ledger
from kb.edition.folder import DOCS, EditionError, Merged, merged_contents
from kb.edition.lists import own_ledger
from kb.model import Catalogue, Problem
from kb.outputs.assets import SOURCES


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if a line cannot be read, or an id is gone of which the ledger does not say what became."""
    options = _parser().parse_args(arguments)
    table = read_ledger(options.ledger.as_posix(), options.ledger.read_bytes())
    try:
        with merged_contents(options.docs, options.docs.parent / SOURCES) as merged:
            problems = _of_edition(options, merged, table) if merged else _of_ours(options, table)
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in problems:
        print(problem.show(), file=sys.stderr)
    return 1 if problems else 0


def _of_ours(options: argparse.Namespace, table: Table) -> list[Problem]:
    catalogue = read_folder(options.docs)
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    problems = [*catalogue.errors(), *table.problems()] or _entered(catalogue, table, options.ledger, prefix, set())
    return [replace(one, path=prefix + one.path) if one.path in catalogue.articles else one for one in problems]


def _of_edition(options: argparse.Namespace, merged: Merged, ours: Table) -> list[Problem]:
    """Those of the edition go into a ledger of its own; what stands in ours is known."""
    edition = merged.edition
    catalogue = read_folder(merged.docs, f"{DOCS}/")
    table = own_ledger(edition)
    told = partial(_errors, merged)
    problems = told([*catalogue.errors(), *table.problems()])
    return problems or told(_entered(catalogue, table, edition.folder / LEDGER, f"{edition.name}/{DOCS}/", keys_of(ours)))


def _errors(merged: Merged, problems: list[Problem]) -> list[Problem]:
    return [one for one in merged.told(problems) if one.severity == "error"]


def _entered(catalogue: Catalogue, table: Table, path: Path, prefix: str, elsewhere: set[Key]) -> list[Problem]:
    """Of what the ledger does not say what became of it, when all the others are entered."""
    path.write_text(completed(catalogue, table, elsewhere), encoding="utf-8")
    return list(ledger_problems(catalogue, read_ledger(table.name, path.read_bytes()), prefix, elsewhere))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.ledger", description="Neue Kennungen in die Liste aller eintragen.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("ledger", type=Path, help="Liste aller Kennungen, die je veröffentlicht wurden")
    return parser


if __name__ == "__main__":
    sys.exit(main())
