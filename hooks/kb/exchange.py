"""`python -m kb export FORMAT ZIEL`: all questions in one of the formats of learning platforms."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kb.checks.catalogue import read_folder
from kb.edition.folder import EditionError, merged_contents
from kb.edition.settings import with_edition
from kb.formats import FORMATS, format_of, left_out
from kb.messages import message
from kb.model import Catalogue
from kb.outputs.assets import SOURCES
from kb.outputs.exchange import exported
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


def _export_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb export", description="Alle Fragen für eine Lernplattform schreiben.")
    parser.add_argument("format", choices=[form.name for form in FORMATS], help="Format der Datei")
    parser.add_argument("target", type=Path, help="Datei, die entsteht")
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="Ordner mit den Inhalten")
    return parser
