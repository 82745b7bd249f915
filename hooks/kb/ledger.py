"""`python -m kb.ledger docs kennungen.csv`: enter the ids of the contents into the ledger of all that were ever published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kb.checks.catalogue import read_folder
from kb.checks.ledger import completed, ledger_problems, read_ledger


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if a line cannot be read, or an id is gone of which the ledger does not say what became."""
    options = _parser().parse_args(arguments)
    catalogue = read_folder(options.docs)
    table = read_ledger(options.ledger.as_posix(), options.ledger.read_bytes())
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    problems = [*catalogue.errors(), *table.problems()]
    if not problems:
        options.ledger.write_text(completed(catalogue, table), encoding="utf-8")
        table = read_ledger(table.name, options.ledger.read_bytes())
        problems = list(ledger_problems(catalogue, table, prefix))
    for problem in problems:
        print(problem.show(prefix if problem.path in catalogue.articles else ""), file=sys.stderr)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb.ledger", description="Neue Kennungen in die Liste aller eintragen.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("ledger", type=Path, help="Liste aller Kennungen, die je veröffentlicht wurden")
    return parser


if __name__ == "__main__":
    sys.exit(main())
