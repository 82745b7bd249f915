"""An edition in its folder, and what becomes of our contents under it: a folder of merged ones that is built like ours."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from kb.edition.colors import LEAST, main_colour, nearest_readable, readable, recoloured
from kb.edition.config import NAME, Config, problem, read_config
from kb.edition.overlay import Overlay, Touched, lay_over, own_problems
from kb.edition.parts import article_of
from kb.edition.record import NAME as RECORD
from kb.edition.record import read_record, record_problems
from kb.markdown.encoding import decode
from kb.markdown.links import is_external, relative, resolve
from kb.messages import message
from kb.model import Problem
from kb.paths import INTRODUCED
from kb.strings import strings

VARIABLE = "KB_EDITION"
DOCS = "docs"
COLORS = "site/colors.css"
ICON = "assets/favicon.svg"
EXCUSED = frozenset(message(key) for key in ("check-reading", "claim-reading", "term-reading", "thesis-reading"))
"""What is no mistake where the only page to read more on is hidden."""


class EditionError(Exception):
    """There is no edition where one was named."""


@dataclass(frozen=True)
class Edition:
    """The folder of an edition, under the name it was given, and its settings."""

    folder: Path
    config: Config

    @property
    def name(self) -> str:
        """The folder as the person who builds names it."""
        return self.folder.as_posix().rstrip("/")

    @property
    def docs(self) -> Path:
        """Its own pages."""
        return self.folder / DOCS

    def own(self) -> dict[str, bytes]:
        """Everything in its content folder, by path."""
        return _read(self.docs)

    def problems(self, css: str) -> list[Problem]:
        """What is wrong with its settings; `css` is our style sheet of colours."""
        return [*self.config.problems, *self._colour(css), *self._logo()]

    def _colour(self, css: str) -> Iterator[Problem]:
        colour = self.sound("farbe")
        if not colour:
            return
        reached = readable(colour, css)
        if reached < LEAST:
            values = {"found": colour, "nearest": nearest_readable(colour, css), "reached": f"{reached:.1f}".replace(".", ",")}
            yield problem(self.config.line("farbe"), "edition-contrast", **values)

    def _logo(self) -> Iterator[Problem]:
        logo = self.sound("logo")
        if logo and not (self.docs / logo).is_file():
            yield problem(self.config.line("logo"), "edition-no-logo", found=logo)

    def sound(self, key: str) -> str:
        """A value of which nothing is told yet."""
        told = {found.line for found in self.config.problems}
        return "" if self.config.line(key) in told else self.config.get(key)

    def sources(self, sources: Mapping[str, str]) -> dict[str, str]:
        """Our scripts and styles in the colours of the edition."""
        return {**sources, COLORS: self.coloured(sources[COLORS], sources[COLORS])} if COLORS in sources else dict(sources)

    def coloured(self, text: str, css: str) -> str:
        """A style sheet or picture of ours in the colours of the edition."""
        return recoloured(text, main_colour(css), self.sound("farbe")) if self.sound("farbe") else text


def read_edition(folder: Path) -> Edition:
    """The edition in a folder. Raises EditionError if there is none."""
    path = folder / NAME
    if not path.is_file():
        raise EditionError(message("edition-missing", found=folder.as_posix()))
    return Edition(folder, read_config(path.read_bytes()))


def edition_in(environment: Mapping[str, str] = os.environ) -> Edition | None:
    """The edition that the environment names, if it names one."""
    name = environment.get(VARIABLE, "")
    return read_edition(Path(name)) if name else None


@dataclass(frozen=True)
class Merged:
    """Contents of ours with an edition over them, in a folder of their own, and who wrote what."""

    docs: Path
    edition: Edition
    overlay: Overlay
    own: frozenset[str]
    gone: frozenset[str]
    found: tuple[Problem, ...]

    def told(self, problems: Iterable[Problem] = ()) -> list[Problem]:
        """Problems of the edition and of its contents, where a person finds them. What ours says of itself, ours tells."""
        mapped = (self._told(one) for one in (*self.found, *problems))
        return sorted({one for one in mapped if one})

    def kept(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those of them that are told, as they are."""
        return [one for one in problems if self._told(one)]

    def _told(self, one: Problem) -> Problem | None:
        text = one.text
        for path in self.own:
            text = text.replace(f"{DOCS}/{path}:", f"{self.edition.name}/{DOCS}/{path}:")
        one = replace(one, text=text)
        if one.path.startswith(f"{self.edition.name}/"):
            return one
        if one.path in self.own:
            return replace(one, path=f"{self.edition.name}/{DOCS}/{one.path}")
        if one.path == NAME:
            return replace(one, path=f"{self.edition.name}/{NAME}")
        if line := self.overlay.lines.get(one.path, {}).get(one.line):
            return replace(one, path=f"{self.edition.name}/{NAME}", line=line)
        return None if one.severity == "warning" or one.text in EXCUSED else replace(one, path=f"{DOCS}/{one.path}")


def merge(edition: Edition, docs: Path, target: Path, css: str) -> Merged:
    """Write what an edition makes of our content folder into `target`, as far as it is not there yet."""
    ours, own = _read(docs), edition.own()
    if ICON in ours:
        ours[ICON] = edition.coloured(ours[ICON].decode(), css).encode()
    texts, own_texts = _texts(ours), _texts(own)
    overlay = lay_over(texts, own_texts, edition.config)
    gone = frozenset(texts.keys() - overlay.pages.keys())
    made = {path: text.encode() for path, text in overlay.pages.items()} | {path: own[path] for path in own_texts}
    made |= _indexes(edition, made, texts, own_texts)
    media = {path: data for path, data in {**ours, **own}.items() if path not in texts and path not in own_texts}
    _write(target, {**media, **made})
    record = edition.folder / RECORD
    recorded = read_record(record.read_bytes()) if record.is_file() else {}
    found = [
        *edition.problems(css),
        *overlay.problems,
        *own_problems(texts, own_texts, edition.config),
        *record_problems(overlay.touched, recorded, edition.config, edition.name),
    ]
    return Merged(target, edition, overlay, frozenset(own), gone, tuple(found))


def seen(edition: Edition, docs: Path) -> dict[str, Touched]:
    """What an edition lies over, with our wording of today."""
    return lay_over(_texts(_read(docs)), _texts(edition.own()), edition.config).touched


@contextmanager
def merged_contents(docs: Path, sources: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Merged | None]:
    """Contents of ours under the edition that the environment names, as long as it takes; nothing without one.

    `sources` is our folder of scripts and styles. Raises EditionError.
    """
    edition = edition_in(environment)
    if edition is None:
        yield None
        return
    with TemporaryDirectory(prefix="kb-edition-") as folder:
        css = sources / COLORS
        yield merge(edition, docs, Path(folder) / DOCS, css.read_text(encoding="utf-8") if css.is_file() else "")


def _indexes(edition: Edition, made: Mapping[str, bytes], ours: Mapping[str, str], own: Mapping[str, str]) -> dict[str, bytes]:
    """First pages of our folders that list what is in them, with the pages of the edition at their end."""
    added = [path for path in own if path not in ours and posixpath.dirname(path)]
    found = {}
    for folder in sorted({posixpath.dirname(path) for path in added}):
        index = f"{folder}/index.md"
        inside = [path for path in added if posixpath.dirname(path) == folder]
        if index in ours and index not in own and index in made and index not in INTRODUCED:
            text = made[index].decode()
            if _lists_folder(index, text):
                found[index] = f"{text.rstrip()}\n\n{_listed(inside, index, own)}".encode()
    return found


def _lists_folder(index: str, text: str) -> bool:
    links = (link for link in article_of(index, text).links if not is_external(link.target))
    targets = {resolve(unquote(link.target), index)[0] for link in links}
    return any(posixpath.dirname(path) == posixpath.dirname(index) and path != index for path in targets)


def _listed(paths: list[str], index: str, own: Mapping[str, str]) -> str:
    """A section with links to pages, as cards where they say what cards show."""
    articles = [article_of(path, own[path]) for path in paths]
    cards = ["<!-- kb:cards -->\n"] if all("stimmt" in article.meta for article in articles) else []
    links = [f"1. [{article.title}]({relative(article.path, '', index)})" for article in articles]
    return "\n".join([f"## {strings('page')['edition_own']}\n", *cards, *links]) + "\n"


def _read(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: decode(data)[0] for path, data in files.items() if path.endswith(".md")}


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """A folder with these files and no others; one that stays the same is not touched, or watchers would see a change."""
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    for name in there - files.keys():
        (target / name).unlink()
    for name, data in files.items():
        path = target / name
        if name not in there or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
