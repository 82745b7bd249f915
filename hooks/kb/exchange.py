"""`python -m kb export FORMAT ZIEL` and `python -m kb import DATEI`: questions to learning platforms and from them."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.checks.catalogue import read_folder
from kb.checks.ledger import NAME as LEDGER
from kb.checks.ledger import keys_of, read_ledger
from kb.edition.folder import EditionError, merged_contents
from kb.edition.settings import with_edition
from kb.formats import FORMATS, format_of, left_out
from kb.ids import ids_written
from kb.markdown.encoding import decode
from kb.messages import message
from kb.model import Catalogue
from kb.outputs.assets import SOURCES
from kb.outputs.exchange import exported
from kb.outputs.exchange.foreign import imported
from kb.outputs.exchange.portable import Site, collection_of
from kb.outputs.settings import SettingsError, read_settings
from kb.strings import strings


def export(arguments: list[str]) -> int:
    """Exit status 1 if the contents have errors or nothing can be held (nothing is written then), 0 otherwise."""
    options = _export_parser().parse_args(arguments)
    try:
        with merged_contents(options.docs, options.docs.parent / SOURCES) as merged:
            settings = read_settings(options.docs.parent / "mkdocs.yml", os.environ)
            catalogue = read_folder(merged.docs if merged else options.docs, f"{options.docs.as_posix()}/")
            settings = with_edition(settings, merged, catalogue, os.environ) if merged else settings
            return _write(catalogue, settings.site, options)
    except (SettingsError, EditionError) as error:
        print(error, file=sys.stderr)
        return 1


def _write(catalogue: Catalogue, site: Site, options: argparse.Namespace) -> int:
    """The file, and what is not in it."""
    prefix = f"{options.docs.as_posix().rstrip('/')}/"
    errors = catalogue.errors()
    form = format_of(options.format) or FORMATS[0]
    told = [(one, left_out(form, one)) for one in catalogue.questions()]
    for error in errors:
        print(error.show(prefix), file=sys.stderr)
    for question, reason in () if errors else told:
        if reason:
            why = strings("exchange")["reasons"][reason][0]
            print(
                message("export-left", place=f"{prefix}{question.path}:{question.line}", id=question.id, why=why),
                file=sys.stderr,
            )
    data = b"" if errors else exported(collection_of(catalogue, site), form)
    if not data:
        return 1
    options.target.write_bytes(data)
    print(
        message(
            "export-done", count=sum(not reason for _, reason in told), file=options.target.as_posix(), lost=_lost(form.name)
        )
    )
    return 0


def _lost(name: str) -> str:
    """What of each question a format cannot hold, so that it does not come back."""
    form = format_of(name) or FORMATS[0]
    texts = strings("exchange")
    lost = [texts["lacks"][one] for one in form.lacks] + [texts["loses"][one] for one in form.loses]
    return str(texts["lost"].format(what=", ".join(lost)) if lost else texts["whole"])


def import_(arguments: list[str]) -> int:
    """Questions of others as Markdown, and on the other channel what is told. Exit status 1 if none could be read."""
    options = _import_parser().parse_args(arguments)
    text, told = imported(options.file.as_posix(), options.file.read_bytes(), _taken(options.docs))
    for problem in told:
        print(problem.show(), file=sys.stderr)
    print(text, end="")
    print(message("import-wrote", count=text.count("\n### "), told=len(told)), file=sys.stderr)
    return 0 if text else 1


def _taken(docs: Path) -> set[str]:
    """All ids that were ever published, and those that stand in the contents."""
    ledger = docs.parent / LEDGER
    known = {name for _, name in keys_of(read_ledger(LEDGER, ledger.read_bytes()))} if ledger.is_file() else set()
    return known | {name for file in docs.rglob("*.md") for name in ids_written(decode(file.read_bytes())[0])}


def _import_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb import", description="Fremde Fragen als Markdown zeigen.")
    parser.add_argument("file", type=Path, help="Moodle XML, QTI 2, GIFT, Aiken oder eine Tabelle (CSV, Excel)")
    parser.add_argument(
        "--docs", type=Path, default=Path("docs"), help="Ordner mit den Inhalten: Seine Kennungen sind vergeben"
    )
    return parser


def _export_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb export", description="Alle Fragen für eine Lernplattform schreiben.")
    parser.add_argument("format", choices=[form.name for form in FORMATS], help="Format der Datei")
    parser.add_argument("target", type=Path, help="Datei, die entsteht")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="Ordner mit den Inhalten")
    return parser
