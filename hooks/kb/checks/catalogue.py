"""From all files to one catalogue: reading order, whole-site rules, quality warnings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from kb.checks.anchors import all_anchors
from kb.checks.front_matter import head_problems
from kb.checks.independent import independent
from kb.checks.media import media_problems
from kb.checks.questions import lint
from kb.checks.rules import check_rules
from kb.checks.sheets import sheet_problems
from kb.checks.targets import Site, target_problems
from kb.checks.together import read_together
from kb.entries.article import parse_article
from kb.entries.related import all_related
from kb.ids import ids_written, slugify
from kb.kept import Kept
from kb.markdown.encoding import decode
from kb.markdown.links import is_external, resolve
from kb.messages import message
from kb.model import Article, Catalogue, Problem
from kb.paths import generated_paths

HOME = "index.md"
NONE: Mapping[str, bytes] = MappingProxyType({})


def read_catalogue(
    files: Mapping[str, str | bytes],
    others: Iterable[str] = (),
    prefix: str = "docs/",
    media: Mapping[str, bytes] = NONE,
    kept: Kept | None = None,
) -> Catalogue:
    """Read all Markdown files (path in the content folder -> text); `others` are pages and files that exist besides.

    `media` are those of them that stand in the content folder, with what is in them. What is `kept` is not read anew.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    others = frozenset(others) - files.keys()
    texts = {path: decode(data) for path, data in sorted(files.items())}
    taken = {name for text, _ in texts.values() for name in ids_written(text)}
    kept = kept or Kept()
    faultless = _faultless({path: text for path, (text, _) in texts.items()}, kept)
    for path, (text, encoding) in texts.items():
        article, found = (faultless[path], []) if path in faultless else parse_article(path, text, taken)
        if not found:
            kept.keep((path, text), article)
        if encoding:  # a guess, good enough for links from elsewhere; what it says is for another day
            found = [Problem(path, encoding.line, message("not-utf8-but", found=encoding.name))]
        articles[path] = replace(article, readable=not encoding)
        problems += found
    ordered = {path: articles[path] for path in reading_order(articles)}
    problems += [*head_problems(ordered, others), *media_problems(media)]
    related = all_related(ordered)
    anchors = all_anchors(ordered, related)
    site = Site(anchors, others | generated_paths(ordered))
    problems += [*check_rules(ordered, prefix), *target_problems(ordered, site), *sheet_problems(ordered, others, prefix)]
    catalogue = Catalogue(ordered)
    first = {problem.path: problem for problem in reversed(problems)}
    warnings = independent(lint(catalogue), ordered, [p for p in problems if p.severity == "error"])
    told = (p for p in {*problems, *warnings} if catalogue.readable(p.path) or p == first[p.path])
    return Catalogue(ordered, tuple(sorted(told)), related, anchors)


def _faultless(texts: Mapping[str, str], kept: Kept) -> dict[str, Article]:
    """Articles without problems, kept or read at once. With a problem it matters which ids files before it have taken."""
    found = {path: article for path, text in texts.items() if (article := kept.find((path, text)))}
    return {**found, **read_together({path: text for path, text in texts.items() if path not in found})}


def read_folder(docs: Path, prefix: str = "") -> Catalogue:
    """The catalogue of a content folder, which problems name as `prefix` where that is another one."""
    prefix = prefix or f"{docs.as_posix().rstrip('/')}/"
    files = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file()}
    pages = {name: path.read_bytes() for name, path in files.items() if path.suffix == ".md"}
    media = {name: path.read_bytes() if path.suffix.lower() == ".svg" else b"" for name, path in files.items()}
    return read_catalogue(pages, files, prefix, {n: d for n, d in media.items() if n not in pages})


def summary(catalogue: Catalogue) -> str:
    """How much was checked, in one line."""
    counts = {
        "Dateien": len(catalogue.articles),
        "Fragen": len(catalogue.questions()),
        "Prüfpunkte": len(catalogue.checks()),
        "Aussagen": len(catalogue.claims()),
    }
    return "In Ordnung: " + ", ".join(f"{n} {name}" for name, n in counts.items())


def reading_order(articles: Mapping[str, Article]) -> list[str]:
    """Paths folder by folder: the index first, then what the index links to in that order, then by title."""
    places = {path: place for folder in _folders(articles) for place, path in enumerate(_linked(articles, folder))}

    def key(path: str) -> list[tuple[bool, int, str]]:
        parts = path.split("/")
        steps = ["/".join(parts[:i]) for i in range(1, len(parts))] + [path]
        return [_rank(articles, places, step) for step in steps]

    return sorted(articles, key=key)


def _rank(articles: Mapping[str, Article], places: Mapping[str, int], step: str) -> tuple[bool, int, str]:
    page = step if step.endswith(".md") else f"{step}/{HOME}"
    title = articles[page].title if page in articles else step
    return posixpath.basename(step) != HOME, places.get(page, len(places)), f"{slugify(title)} {step}"


def _folders(articles: Mapping[str, Article]) -> set[str]:
    return {posixpath.dirname(path) for path in articles if posixpath.basename(path) == HOME}


def _linked(articles: Mapping[str, Article], folder: str) -> list[str]:
    """Articles of a folder (and its subfolders) that its index links to, in the order of their first link."""
    index = posixpath.join(folder, HOME)
    links = articles[index].links
    targets = (resolve(unquote(link.target), index)[0] for link in links if not is_external(link.target))
    return list(dict.fromkeys(target for target in targets if target in articles and _parent(target) == folder))


def _parent(path: str) -> str:
    """The folder a page counts as an entry of: an index stands for its folder, so it belongs to the one above."""
    folder = posixpath.dirname(path)
    return posixpath.dirname(folder) if posixpath.basename(path) == HOME else folder
