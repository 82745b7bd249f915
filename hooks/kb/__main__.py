"""`python -m kb docs [ziel]`: check the contents without MkDocs, and write all pages as plain Markdown files."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from kb.catalogue import read_catalogue
from kb.model import Article, Catalogue
from kb.pages import build_pages


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


def read_folder(docs: Path) -> Catalogue:
    """The catalogue of a content folder."""
    files = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file()}
    pages = {name: path.read_bytes() for name, path in files.items() if path.suffix == ".md"}
    media = {name: path.read_bytes() if path.suffix.lower() == ".svg" else b"" for name, path in files.items()}
    return read_catalogue(pages, files, f"{docs.as_posix().rstrip('/')}/", {n: d for n, d in media.items() if n not in pages})


def write_pages(catalogue: Catalogue, docs: Path, target: Path, site_id: str) -> None:
    """All pages, articles and generated ones, with the pictures beside them, into the folder `target`."""
    shutil.copytree(docs, target, dirs_exist_ok=True)
    for page in build_pages(catalogue, site_id, plain=True).pages.values():
        path = target / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_front_matter(catalogue.articles.get(page.path)) + page.body, encoding="utf-8")


def _front_matter(article: Article | None) -> str:
    return "".join(f"{line}\n" for line in article.lines[: article.body]) if article else ""


def summary(catalogue: Catalogue) -> str:
    """How much was checked, in one line."""
    counts = {
        "Dateien": len(catalogue.articles),
        "Fragen": len(catalogue.questions()),
        "Prüfpunkte": len(catalogue.checks()),
        "Aussagen": len(catalogue.claims()),
    }
    return "In Ordnung: " + ", ".join(f"{n} {name}" for name, n in counts.items())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kb", description="Inhalte prüfen und als Markdown-Dateien schreiben.")
    parser.add_argument("docs", type=Path, help="Ordner mit den Inhalten")
    parser.add_argument("target", type=Path, nargs="?", help="Ordner für die fertigen Seiten")
    parser.add_argument("--strict", action="store_true", help="auch bei Warnungen scheitern, wie die Veröffentlichung")
    parser.add_argument("--site", default="kundenbindung", help="Kennung der Website im Speicher des Browsers")
    return parser


if __name__ == "__main__":
    sys.exit(main())
