r"""Golden files: what a contributor writes, and what comes of it. The name of each file is the claim it proves.

    --- themen/x.md            an input file; words behind the path say what plain text cannot show:
                               `bom`, `crlf`, `latin-1`, `utf-16` …, and `escapes` for \t \s (blank) \xNN \uNNNN in the text
    --- bilder/a.png           anything but Markdown merely exists
    === [what] [page]          then the expected output:
        (nothing)              all errors as shown to the contributor; if there are none, the catalogue
        warnungen              the warnings
        inhalte                everything `make check` would say; `woerter.txt`, `adressen.txt`, `bestand.csv`,
                               `zusagen.csv`, `kennungen.csv` and `mkdocs.yml` are the lists beside the contents
        schluessel             ids, option keys and `rev` of questions and checks
        sprungmarken           the anchors of all headings
        reihenfolge            the files in reading order
        navigation             `nav` of the input file mkdocs.yml, filled in
        auf quiz/x.md          every text as it would be written on that page, then what must stand at its end

`KB_GOLDEN=write pytest tests/test_golden.py` writes the output of files that have none below `===`. Read it before you keep it.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from kb.check import Checker, lists_of
from kb.checks.catalogue import read_catalogue
from kb.markdown.compose import Composer
from kb.model import Catalogue, Check, Claim, Item, Leverage, Link, Question, Term, Thesis
from kb.site.nav import expand_nav
from kb.solutions import Estimate, Free, Gaps, Guess, Match, Pair, Part, Step

FOLDER = Path(__file__).with_name("golden")
CASES = sorted(FOLDER.glob("*/*.txt"))
START = re.compile(r"^--- (\S+)(.*)\n", re.M)
EXPECTED = re.compile(r"^===(?!=)(.*)\n", re.M)
LISTS = {
    "words": "woerter.txt",
    "hosts": "adressen.txt",
    "inventory": "bestand.csv",
    "promises": "zusagen.csv",
    "ids": "kennungen.csv",
    "menu": "mkdocs.yml",
}
ENCODINGS = ("latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ESCAPE = re.compile(r"\\(?:t|s|x[0-9a-f]{2}|u[0-9a-f]{4})")


@dataclass(frozen=True)
class Case:
    """A golden file taken apart."""

    files: dict[str, bytes]
    view: str
    page: str
    expected: str


def read_case(text: str) -> Case:
    mark = EXPECTED.search(text)
    assert mark, "`===` fehlt"
    parts = START.split(text[: mark.start()])[1:]
    inputs = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    files = {path: _encoded(body, flags.split()) for path, flags, body in inputs}
    view, _, page = mark[1].strip().partition(" ")
    return Case(files, view, page, text[mark.end() :])


def _encoded(text: str, flags: list[str]) -> bytes:
    if "escapes" in flags:
        text = ESCAPE.sub(lambda m: " " if m[0] == "\\s" else codecs.decode(m[0], "unicode_escape"), text)
    text = text.replace("\n", "\r\n") if "crlf" in flags else text
    return (codecs.BOM_UTF8 if "bom" in flags else b"") + text.encode(
        next((flag for flag in flags if flag in ENCODINGS), "utf-8")
    )


def output(case: Case) -> str:
    pages = {path: data for path, data in case.files.items() if path.endswith(".md")}
    media = {path: data for path, data in case.files.items() if path not in pages}
    catalogue = read_catalogue(pages, media, media=media)
    views: dict[str, Callable[[Catalogue], Iterator[str]]] = {
        "": _catalogue,
        "warnungen": lambda c: (problem.show("docs/") for problem in c.warnings()),
        "inhalte": lambda c: _check(c, case.files),
        "schluessel": _keys,
        "sprungmarken": lambda c: (f"{a.path}#{h.anchor}" for a in c.articles.values() for h in a.headings),
        "reihenfolge": lambda c: iter(c.articles),
        "navigation": lambda c: _nav(c, case.files["mkdocs.yml"]),
        "auf": lambda c: _moved(c, case.page),
    }
    return "".join(f"{line}\n" for line in views[case.view](catalogue)) or "(nichts)\n"


def _catalogue(catalogue: Catalogue) -> Iterator[str]:
    errors = catalogue.errors()
    yield from (error.show("docs/") for error in errors)
    for article in catalogue.articles.values() if not errors else ():
        for section in article.sections:
            yield f"{article.path}:{section.line}-{section.end} {section.kind} „{section.title}“ in „{article.title}“"
            yield from _field("Einleitung: ", section.intro)
            for item in section.items:
                yield from _item(item)
        for chart in article.charts:
            yield f"{article.path}:{chart.line} Bild {chart.kind}: {' | '.join(chart.head)}"
            yield from (f"  {' | '.join(row)}" for row in chart.rows)
        for sheet in article.sheets:
            yield f"{article.path}:{sheet.line}-{sheet.end} Datei {sheet.file}: {' | '.join(sheet.head)}"
            yield from (f"  {' | '.join(row)}" for row in sheet.rows)
            yield from _field("", sheet.text)


def _check(catalogue: Catalogue, files: dict[str, bytes]) -> Iterator[str]:
    lists = lists_of({which: (name, files[name]) for which, name in LISTS.items() if name in files})
    yield from (problem.show() for problem in Checker(lists).problems(catalogue))


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Question):
        expected = {True: ", erwartet", False: ", unerwartet", None: ""}[item.expected]
        yield f"  Zeile {item.line}: #{item.id} {item.kind}{' fest' if item.fixed else ''}{expected}"
        yield from _field("  Frage: ", item.text)
        yield from _field("  Kontext: ", item.context)
        yield from _field("  Hinweis: ", item.hint)
        for option in item.options:
            yield from _field(f"  [{'x' if option.right else ' '}] ", option.text)
            yield from _field("      > ", option.feedback)
        yield from _solution(item)
        yield from _field("  Erklärung: ", item.explanation)
        yield from _field("  Lesen: ", _links(item.reading))
    elif isinstance(item, Check):
        marks = " .muss" * item.mandatory + " .redaktion" * item.editorial + " .kurz" * item.short + " .wissen" * item.knowing
        yield f"  Zeile {item.line}: #{item.id} {item.kind}{marks}"
        yield from _field("  Punkt: ", item.text)
        yield from _field("  Gemeint: ", item.meaning)
        yield from _field("  Schritt: ", item.next_step)
        yield from _leverage(item.leverage)
        yield from _field("  Lesen: ", _links(item.reading))
    elif isinstance(item, Term):
        yield f"  Zeile {item.line}: #{item.id}"
        yield from _field("  Begriff: ", " | ".join((item.text, *item.names)))
        yield from _field("  Statt: ", " | ".join(item.avoid))
        yield from _field("  Kurz: ", item.short)
        yield from _field("  Mehr: ", item.more)
        yield from _field("  Lesen: ", _links(item.reading))
    elif isinstance(item, Thesis):
        yield f"  Zeile {item.line}: #{item.id}"
        yield from _field("  These: ", item.text)
        for position in item.positions:
            yield from _field(f"  Zeile {position.line} {position.stand}: ", " | ".join(position.claims))
        yield from _field("  Urteil: ", item.verdict)
        yield from _field("  Mehr: ", item.more)
        yield from _field("  Lesen: ", _links(item.reading))
    else:
        yield f"  Zeile {item.line}: #{item.id} .{item.kind}{' .' + item.grade if item.grade else ''}"
        yield from _field("  Aussage: ", item.text)
        yield from _field("  Urteil: ", item.verdict)
        yield from _field("  Jahr: ", item.year)
        yield from _field("  Wert: ", item.worth)
        yield from _field("  Lesen: ", _links(item.reading))


def _solution(question: Question) -> Iterator[str]:
    solution = question.solution
    if isinstance(solution, Estimate):
        yield f"    = {solution.text} ± {solution.tolerance:g}: {solution.value:g} in „{solution.unit}“"
    elif isinstance(solution, Gaps):
        yield from (f"    {' | '.join(gap)}" for gap in solution.words)
    elif isinstance(solution, Free):
        yield from _field("  Muster: ", solution.text)
    left = solution.left if isinstance(solution, Match) else ()
    for part in (*solution.parts, *left) if solution else ():
        yield f"    {_part(part)}"
        yield from _field("      > ", part.feedback)


def _part(part: Part) -> str:
    """What there is to say of a part of a solution besides its feedback."""
    if isinstance(part, Guess):
        return f"{part.text}: {part.low} bis {part.high}"
    if isinstance(part, Pair):
        return f"{part.text or '(übrig)'} = {part.answer}"
    return f"{part.key} {part.text}" if isinstance(part, Step) else f"nicht {part.text}"


def _leverage(leverage: Leverage) -> Iterator[str]:
    if leverage.basis:
        yield f"    Wirkung: {leverage.effect}, {leverage.grade} -> {leverage.basis.target} (Zeile {leverage.basis.line})"
        yield f"    Aufwand: {leverage.effort}"


def _field(label: str, text: str) -> Iterator[str]:
    """Continued lines stand below the first, behind a bar that shows their own indentation."""
    if text:
        yield "  " + label + text.replace("\n", "\n" + " " * len(label) + "| ")


def _links(links: tuple[Link, ...]) -> str:
    return "\n".join(f"{link.text} -> {link.target} (Zeile {link.line})" for link in links)


def _keys(catalogue: Catalogue) -> Iterator[str]:
    for question in catalogue.questions():
        yield f"#{question.id} rev {question.rev}"
        yield from (f"    {option.key} {option.text}" for option in question.options)
    yield from (f"#{check.id} rev {check.rev}" for check in catalogue.checks())


def _nav(catalogue: Catalogue, nav: bytes) -> Iterator[str]:
    titles = {path: article.title for path, article in catalogue.articles.items()}
    yield yaml.safe_dump(expand_nav(yaml.safe_load(nav), titles), allow_unicode=True, sort_keys=False).rstrip()


def _moved(catalogue: Catalogue, page: str) -> Iterator[str]:
    yield from (error.show("docs/") for error in catalogue.errors())
    composer = Composer(page, catalogue.articles)
    for article in catalogue.articles.values():
        for item in (i for section in article.sections for i in section.items):
            yield from (composer.take(text, item.path) for text in _texts(item) if text)
    yield from filter(None, [composer.definitions()])


def _texts(item: Item) -> Iterator[str]:
    if isinstance(item, Question):
        yield from (item.text, item.context, *(t for o in item.parts for t in (o.text, o.feedback)), item.explanation)
    elif isinstance(item, Check):
        yield from (item.text, item.meaning, item.next_step)
    elif isinstance(item, Claim):
        yield from (item.text, item.verdict, item.worth)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    case = read_case(text)
    found = output(case)
    if os.environ.get("KB_GOLDEN") == "write" and not case.expected:
        path.write_text(text + found, encoding="utf-8")
        return
    assert found == case.expected


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
