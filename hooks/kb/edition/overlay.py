"""What lies over ours: pages of the edition, and ours without what it hides and with its steps. Lines keep their numbers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from kb.edition.config import UNSAID, Config, Said, problem
from kb.edition.links import without_dead
from kb.edition.parts import Part, article_of, ids_in, parts_of
from kb.markdown.links import is_external, relative, resolve
from kb.markdown.placeholders import filled_in, placeholders
from kb.markdown.source import normalise
from kb.messages import hint, message
from kb.model import Article, Check, Problem, Question, Term, Thesis
from kb.paths import INTRODUCED, quiz_path

HOME = "index.md"
GRADES = ("quellen/index.md", "wie-wir-aussagen-einstufen")
QUOTE = re.compile(r"(?P<indent> *)> ?")
QUESTION = re.compile(r"(?m)^ *<!-- *kb:question +(?P<id>[\w-]+) *--> *$")
HIDEABLE = (Question, Check, Term)


class Touched(NamedTuple):
    """Something of ours that the edition lies over: its wording there, and where the edition says so."""

    text: str
    path: str
    line: int


@dataclass
class Overlay:
    """The pages of an edition by path, and what became of ours."""

    pages: dict[str, str]
    touched: dict[str, Touched] = field(default_factory=dict)
    lines: dict[str, dict[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int, key: str, **values: object) -> None:
        """Something to mend in the settings of the edition."""
        self.problems.append(problem(line, key, **values))


def lay_over(ours: Mapping[str, str], own: Mapping[str, str], config: Config) -> Overlay:
    """The pages of an edition, from ours and its own (path in the content folder -> text)."""
    texts = {path: normalise(text) for path, text in ours.items()}
    overlay = Overlay(dict(texts))
    layer = _Layer(overlay, texts, own, config)
    layer.hide()
    layer.reword()
    layer.replace()
    layer.fill_in()
    layer.mend_links()
    return overlay


@dataclass
class _Layer:
    overlay: Overlay
    ours: Mapping[str, str]
    own: Mapping[str, str]
    config: Config
    gone: dict[str, int] = field(default_factory=dict)
    hidden: dict[str, Part] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ids = ids_in(self.ours)

    def hide(self) -> None:
        """Pages, folders and items that readers shall not find."""
        for said in self.config.hidden:
            if said.text.endswith("/"):
                self._hide_folder(said)
            elif said.text.endswith(".md"):
                self._hide_page(said)
            elif part := self._part(said):
                self._hide_part(said, part)
        self._keep_claims()

    def _keep_claims(self) -> None:
        """Pages with claims go only together with the comparison that names them."""
        left = [path for path in self.ours.keys() - self.gone.keys() if ".theses" in self.ours[path]]
        named = {other: _claims_named(self._article(other)) for other in sorted(left)}
        for path, line in self.gone.items():
            claims = set(parts_of(self._article(path)))
            for other in (other for other, names in named.items() if claims & names):
                self.overlay.report(line, "edition-claims", found=path, page=other)

    def _hide_folder(self, said: Said) -> None:
        inside = sorted(path for path in self.ours if path.startswith(said.text))
        if not inside:
            folders = sorted({f"{posixpath.dirname(path)}/" for path in self.ours} - {"/"})
            return self.overlay.report(said.line, "edition-no-folder", found=said.text, hint=hint(said.text, folders))
        if fixed := [path for path in inside if path in INTRODUCED]:
            return self.overlay.report(said.line, "edition-made-page", found=fixed[0])
        self.gone |= dict.fromkeys(inside, said.line)
        self._touch(said.text, "\n".join(inside), said.line)
        return None

    def _hide_page(self, said: Said) -> None:
        if said.text in self.own:
            self.overlay.report(said.line, "edition-hides-own", found=said.text)
        elif said.text in INTRODUCED or said.text == HOME:
            self.overlay.report(said.line, "edition-made-page", found=said.text)
        elif said.text not in self.ours:
            self.overlay.report(said.line, "edition-no-page", found=said.text, hint=hint(said.text, list(self.ours)))
        else:
            self.gone[said.text] = said.line
            self._touch(said.text, self.ours[said.text], said.line)

    def _part(self, said: Said) -> Part | None:
        """The item of ours with that id; told if there is none."""
        found = (parts_of(self._article(path)).get(said.text) for path in self.ids.get(said.text, ()))
        part = next((part for part in found if part), None)
        if part is None:
            meant = hint(said.text, list(self.ids))
            self.overlay.report(said.line, "edition-no-item", found=said.text, hint=meant)
        return part

    def _article(self, path: str) -> Article:
        return article_of(path, self.ours[path])

    def _hide_part(self, said: Said, part: Part) -> None:
        if not isinstance(part.item, HIDEABLE):
            return self.overlay.report(said.line, "edition-not-hideable", found=said.text)
        if said.text in self.config.steps:
            return self.overlay.report(
                said.line, "edition-hidden-step", found=said.text, other=self.config.steps[said.text].line
            )
        self.hidden[said.text] = part
        self._touch(said.text, part.text(self.ours[part.path].split("\n")), said.line)
        return self._blank(part.path, part.start, part.end)

    def _blank(self, path: str, start: int, end: int) -> None:
        lines = self.overlay.pages[path].split("\n")
        lines[start:end] = [""] * (end - start)
        self.overlay.pages[path] = "\n".join(lines)

    def reword(self) -> None:
        """Steps as the edition words them."""
        for name, said in self.config.steps.items():
            part = self._part(Said(name, said.line))
            if part is None or name in self.hidden or name in {other.text for other in self.config.hidden}:
                continue
            if part.path in {*self.own, *self.gone}:
                self.overlay.report(said.line, "edition-step-page", found=name, page=part.path)
            elif not isinstance(part.item, Check) or part.item.kind != "statement":
                self.overlay.report(said.line, "edition-no-step", found=name)
            else:
                self._reword(part, said)

    def _reword(self, part: Part, said: Said) -> None:
        lines = self.overlay.pages[part.path].split("\n")
        self._touch(part.item.id, part.text(self.ours[part.path].split("\n")), said.line)
        quoted = [at for at in range(part.start, part.end) if QUOTE.match(lines[at])]
        indent = " " * (len(lines[quoted[0]]) - len(lines[quoted[0]].lstrip()))
        for at in quoted:
            lines[at] = ""
        lines[quoted[0]] = f"{indent}> {said.text}"
        self.overlay.pages[part.path] = "\n".join(lines)
        told = self.overlay.lines.setdefault(part.path, {})
        told |= dict.fromkeys(range(part.start + 1, part.end + 1), said.line)

    def replace(self) -> None:
        """Pages of the edition, in place of ours and beside them; our marked sections that are empty now go."""
        for path in {part.path for part in self.hidden.values()} - self.gone.keys():
            for section in self._article(path).sections:
                if section.items and all(item.id in self.hidden for item in section.items):
                    self._blank(path, section.start, section.end)
        for path in self.gone:
            del self.overlay.pages[path]
        for path, text in self.own.items():
            if path in self.ours:
                self.overlay.touched[path] = Touched(self.ours[path], path, 1)
            self.overlay.pages[path] = text

    def fill_in(self) -> None:
        """What only whoever runs the site knows, where our pages have a place for it."""
        values = {name: said.text for name, said in self.config.details.items() if said.text != UNSAID}
        known = set()
        for path in self.overlay.pages.keys() - self.own.keys() if values else ():
            places = list(placeholders(self.overlay.pages[path]))
            self.overlay.pages[path] = filled_in(self.overlay.pages[path], values)
            told = {line: self.config.details[name].line for line, name in places if name in values}
            self.overlay.lines[path] = self.overlay.lines.get(path, {}) | told
            known |= {name for _, name in places}
        for name in values.keys() - known:
            meant = hint(name, sorted(known))
            self.overlay.report(self.config.details[name].line, "edition-no-detail", found=name, hint=meant)

    def mend_links(self) -> None:
        """Whatever of ours leads to what is gone."""
        lost = {path: self._lost(path) for path in self.own if path in self.ours}
        quizzes = {quiz_path(path) for path in self.gone}
        quizzes |= {quiz_path(part.path) for part in self.hidden.values() if self._asks_nothing(part.path)}
        dead_pages = self.gone.keys() | {path for path in quizzes if path not in self.ours}
        if not (dead_pages or self.hidden or any(lost.values())):
            return
        for path in self.overlay.pages.keys() - self.own.keys():
            dead = partial(self._is_dead, path, dead_pages, lost)
            text = without_dead(self.overlay.pages[path], dead, self._grades(path))
            self.overlay.pages[path] = QUESTION.sub(self._asked, text) if "kb:question" in text else text

    def _asks_nothing(self, path: str) -> bool:
        return all(question.id in self.hidden for question in self._article(path).items(Question))

    def _asked(self, match: re.Match[str]) -> str:
        name = match["id"]
        gone = name in self.hidden or self.gone.keys() & self.ids.get(name, ())
        return "" if gone else match[0]

    def _lost(self, path: str) -> set[str]:
        """Places of a page of ours that are not on the page in its place."""
        return _places(self._article(path)) - _places(article_of(path, self.own[path]))

    def _is_dead(self, path: str, dead_pages: set[str], lost: Mapping[str, set[str]], target: str) -> bool:
        if is_external(target) or not target.strip("#"):
            return False
        page, anchor = resolve(unquote(target), path)
        return page in dead_pages or anchor in self.hidden or anchor in lost.get(page, ())

    def _grades(self, path: str) -> str:
        page, anchor = GRADES
        return relative(page, anchor, path) if page in self.overlay.pages else relative(HOME, "", path)

    def _touch(self, name: str, text: str, line: int) -> None:
        self.overlay.touched[name] = Touched(text, "", line)


def _claims_named(article: Article) -> set[str]:
    return {name for thesis in article.items(Thesis) for position in thesis.positions for name in position.claims}


def _places(article: Article) -> set[str]:
    """What a link to a page may name in it."""
    return {heading.anchor for heading in article.headings} | set(article.anchors) | set(parts_of(article))


def own_problems(ours: Mapping[str, str], own: Mapping[str, str], config: Config) -> Iterator[Problem]:
    """Ids of the edition that have not its prefix, and those of ours that its pages leave out without a word."""
    prefix = config.get("vorsilbe")
    for path in sorted({path for name, paths in ids_in(ours).items() if prefix and name.startswith(prefix) for path in paths}):
        if taken := [name for name in parts_of(article_of(path, ours[path])) if name.startswith(prefix)]:
            yield problem(config.line("vorsilbe"), "edition-prefix-taken", found=prefix, other=taken[0], page=path)
            break
    hidden = {said.text for said in config.hidden}
    for path, text in own.items():
        known = parts_of(article_of(path, ours[path])) if path in ours else {}
        here = parts_of(article_of(path, text))
        for name, part in here.items():
            if prefix and name and name not in known and not name.startswith(prefix):
                values = {"found": name, "prefix": prefix, "proposal": prefix + name}
                yield Problem(path, part.item.line, message("edition-id", **values))
            elif name in hidden:
                yield Problem(path, part.item.line, message("edition-hidden-here", found=name))
        if left := sorted(known.keys() - here.keys() - hidden):
            yield Problem(path, 1, message("edition-left-out", found=", ".join(left)))
