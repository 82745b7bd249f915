"""`python -m kb.final docs`: whether all is said that only whoever runs the site knows; a preview is built without."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kb.edition.config import NAME, Said
from kb.edition.folder import DOCS, Edition, EditionError, Merged, merged_contents
from kb.markdown.encoding import decode
from kb.markdown.placeholders import placeholders
from kb.messages import message
from kb.model import Problem
from kb.outputs.assets import SOURCES

PREVIEW = "KB_PREVIEW"


def main(arguments: list[str] | None = None) -> int:
    """Exit status 1 if something is missing and it is no preview, told place by place; 0 otherwise."""
    options = _parser().parse_args(arguments)
    try:
        with merged_contents(options.docs, options.docs.parent / SOURCES) as merged:
            missing = sorted([*_missing(options.docs, merged), *(_address(merged) if options.address else ())])
            how = message("unfilled-how-edition", n=len(missing), folder=merged.edition.name) if merged else ""
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1
    if not missing:
        return 0
    if os.environ.get(PREVIEW):
        print(message("preview", n=len(missing)))
        return 0
    lines = [*(problem.show() for problem in missing), how or message("unfilled-how", n=len(missing))]
    print("\n".join(lines), file=sys.stderr)
    return 1


def _missing(docs: Path, merged: Merged | None) -> Iterator[Problem]:
    """Each place of a page; of what an edition says once for all pages, the first."""
    asked = set()
    for path, said in _places(merged.docs if merged else docs):
        if merged and path not in merged.own:
            if said.text not in asked:
                yield _unsaid(Problem(f"{docs.as_posix()}/{path}", said.line, said.text), merged.edition)
            asked.add(said.text)
        else:
            folder = f"{merged.edition.name}/{DOCS}" if merged else docs.as_posix()
            yield Problem(f"{folder}/{path}", said.line, message("unfilled", found=said.text))


def _unsaid(at: Problem, edition: Edition) -> Problem:
    """Where an edition can say it: in the line that waits for it, else anew."""
    config, waiting = f"{edition.name}/{NAME}", edition.config.details.get(at.text)
    if waiting:
        return Problem(config, waiting.line, message("unfilled-line", found=at.text))
    return Problem(at.path, at.line, message("unfilled-edition", found=at.text, config=config))


def _address(merged: Merged | None) -> Iterator[Problem]:
    """Ours is a mere example, under which nobody would find the site of an edition."""
    if merged and not (os.environ.get("KB_SITE_URL") or merged.edition.config.get("adresse")):
        yield Problem(f"{merged.edition.name}/{NAME}", 1, message("edition-needs-adresse"))


def _places(docs: Path) -> Iterator[tuple[str, Said]]:
    for path in sorted(docs.rglob("*.md")):
        for line, name in placeholders(decode(path.read_bytes())[0]):
            yield path.relative_to(docs).as_posix(), Said(name, line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kb.final", description="Ob in den Seiten noch Angaben fehlen, die nur kennt, wer die Website betreibt."
    )
    parser.add_argument("--address", action="store_true", help="auch die Adresse muss eine eigene Ausgabe nennen")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    return parser


if __name__ == "__main__":
    sys.exit(main())
