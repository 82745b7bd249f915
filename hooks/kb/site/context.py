"""What the makers of pages share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar, cast

from kb.html.templating import Templates
from kb.ids import fingerprint, slugify
from kb.markdown.compose import Composer
from kb.minutes import minutes_for, scope_of
from kb.model import Catalogue, Check, Claim, Question
from kb.paths import HISTORY, MANAGE, PLAN, REMINDING, RESULT, SHORT, TEAM, TODAY, area_of, quiz_path, topic_of, url_of
from kb.strings import counted, strings

T = TypeVar("T", Question, Check)
SECTION = re.compile(r"^## ", re.M)


@dataclass(frozen=True)
class Page:
    """A page to build: Markdown without front matter. `source` is the file its edit button leads to.

    `questions` are those that the search finds on this page; nothing is found where `searched` is false.
    """

    path: str
    title: str
    body: str
    source: str
    widgets: frozenset[str] = frozenset()
    questions: tuple[Question, ...] = ()
    searched: bool = True

    @property
    def url(self) -> str:
        """The site-relative address, with a folder for every page."""
        return url_of(self.path)


@dataclass(frozen=True)
class Part:
    """Some items of a form. A whole area has its name in `area`; `anchor` is that of a heading above them.

    `labels` say of every item in which area it stands, where they come from several.
    """

    title: str
    checks: tuple[Check, ...]
    area: str = ""
    anchor: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """The catalogue, the templates, which items name which page as their reading, and in whose place an item stands."""

    catalogue: Catalogue
    templates: Templates
    checks: Mapping[str, list[Check]]
    claims: Mapping[str, list[Claim]]
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def composer(self, path: str) -> Composer:
        """An empty page."""
        return Composer(path, self.catalogue.articles)

    @cached_property
    def quizzes(self) -> dict[str, list[Question]]:
        """The questions of every article that has any, by its path."""
        return _grouped(self.catalogue.questions())

    @cached_property
    def areas(self) -> dict[str, list[Check]]:
        """The items of every area of the checklist, by its path."""
        return _grouped(self.catalogue.checks())

    @cached_property
    def version(self) -> str:
        """A short hash of all items of the checklist, in any order: answers given to another version are set apart."""
        return fingerprint(*sorted(f"{check.kind}:{check.id}:{check.rev}" for check in self.catalogue.checks()))

    def reminder(self, composer: Composer) -> str:
        """What is in no file yet, where one looks after it; above an area in its place where every other item stands."""
        told = composer.link(MANAGE) if composer.path in REMINDING else ""
        return self.templates.block("reminder", composer, link=told, elsewhere=self._others(composer))

    def checklist(
        self,
        composer: Composer,
        parts: Sequence[Part],
        mode: Literal["list", "one"] = "list",
        anchor: str = "",
        level: int = 3,
    ) -> str:
        """A form of items, with headings of `level`. The reader first meets them as a list, or one at a time.

        `anchor` is where links lead into it.
        """
        links = {"manage": composer.link(MANAGE), "result": composer.link(RESULT)}
        time = scope_of(check for part in parts for check in part.checks)
        following = next(iter(self._others(composer)), None)
        return self.templates.block(
            "checklist",
            composer,
            level,
            parts=parts,
            mode=mode,
            anchor=anchor,
            time=time,
            following=following,
            former=self.ids_before(check for part in parts for check in part.checks),
            version=self.version,
            links=links,
        )

    def area(self, path: str, checks: Sequence[Check], titled: bool = False) -> Part:
        """The items of an area as a part of a form."""
        title = self.catalogue.articles[path].title
        return Part(title, tuple(checks), area_of(path), anchor=slugify(title) if titled else "")

    def invitation(self, composer: Composer, place: Literal["start", "end"]) -> str:
        """What those who were invited see above the items, and below them."""
        return self.templates.block("invite", composer, place=place, version=self.version, **self._giving(composer))

    def survey(self, composer: Composer, half: bool) -> str:
        """What a survey still wants: of whoever has answered it, or `half` of it, and of whoever asks."""
        checks = self.catalogue.checks()
        asked = " ".join(_stored(check) for check in checks if check.in_short) or _statements(checks)
        return self.templates.block("survey", composer, asked=asked, half=half, **self._giving(composer))

    def _giving(self, composer: Composer) -> dict[str, Any]:
        links = {"manage": composer.link(MANAGE), "team": composer.link(TEAM), "result": composer.link(RESULT)}
        return {"keys": " ".join(map(_stored, self.catalogue.checks())), "links": links}

    def _others(self, composer: Composer) -> list[dict[str, str]]:
        """In an area all others, those that follow first, with their items as they are stored.

        One of them may have stood here before, and the first that is not finished is where to go on.
        """
        paths = list(self.areas)
        here = paths.index(composer.path) if composer.path in paths else 0
        others = [*paths[here + 1 :], *paths[:here]] if composer.path in paths else []
        return [self._other(path, composer.link(path)) for path in others]

    def _other(self, path: str, link: str) -> dict[str, str]:
        title, checks = self.catalogue.articles[path].title, self.areas[path]
        ids, was = " ".join(map(_stored, checks)), self._was(checks)
        moved = f"[{strings('page')['elsewhere'].format(area=title)}]({link})"
        onward = strings("page")["onward"].format(link=title)
        return {
            "onward": onward,
            "link": f"[{onward}]({link})",
            "moved": moved,
            "ids": ids,
            "was": was,
            "scope": scope_of(checks),
        }

    def progress(self, composer: Composer, kind: Literal["quiz", "check"], full: bool) -> str:
        """The block that shows a reader where she stands. Items are named as they are stored: by kind and id."""
        groups: Mapping[str, list[Question] | list[Check]] = self.quizzes if kind == "quiz" else self.areas
        rows = [self._row(composer, kind, path, items) for path, items in groups.items()]
        pages = {"result": RESULT, "plan": PLAN, "history": HISTORY} if kind == "check" else {}
        links = {name: composer.link(path) for name, path in pages.items()}
        short = self.short_check(composer) if kind == "check" and not full else None
        today = composer.link(TODAY) if kind == "quiz" and TODAY in self.catalogue.articles else ""
        return self.templates.block("progress", composer, set=kind, full=full, rows=rows, links=links, short=short, today=today)

    def short_check(self, composer: Composer) -> dict[str, str] | None:
        """The short check with its items in their order and how long it takes, if there is one."""
        checks = [check for checks in self.areas.values() for check in checks if check.in_short]
        if not checks:
            return None
        title, minutes, target = strings("page")["short_title"], counted("minutes", minutes_for(checks)), composer.link(SHORT)
        whole = f"[{title}, {minutes}]({target})"
        return {
            "ids": " ".join(map(_stored, checks)),
            "link": f"[{title}]({target})",
            "minutes": minutes,
            "whole": whole,
            "target": target,
        }

    def _row(self, composer: Composer, kind: str, path: str, items: Sequence[Question | Check]) -> dict[str, str]:
        target = quiz_path(path) if kind == "quiz" else path
        return {
            "topic": topic_of(path) if kind == "quiz" else area_of(path),
            "ids": " ".join(map(_stored, items)),
            "was": self._was(items),
            "link": f"[{self.catalogue.articles[path].title}]({composer.link(target)})",
            "count": counted("questions", len(items)) if kind == "quiz" else scope_of(cast("list[Check]", items)),
        }

    def ids_before(self, checks: Iterable[Check]) -> dict[str, str]:
        """By the id of each item, the ids of those in whose place it stands."""
        return {check.id: " ".join(old.partition(":")[2] for old in self.former.get(_stored(check), ())) for check in checks}

    def _was(self, items: Iterable[Question | Check]) -> str:
        """Of items that are gone what stands in their place: `statement:old>new`."""
        return " ".join(f"{old}>{item.id}" for item in items for old in self.former.get(_stored(item), ()))


def elements_of(questions: Iterable[Question]) -> set[str]:
    """What the browser loads for questions: an element for each kind besides that of the quiz, if there are any."""
    asked = list(questions)
    kinds = {question.kind if question.solution else "quiz" for question in asked}
    hints = {"hint" for question in asked if question.hint}
    return kinds | hints | {"quiz"} if asked else set()


def _statements(checks: Iterable[Check]) -> str:
    return " ".join(_stored(check) for check in checks if check.kind == "statement")


def _stored(item: Question | Check) -> str:
    """As the browser names it in the key of an answer."""
    return f"{item.kind}:{item.id}"


def _grouped(items: list[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        groups.setdefault(item.path, []).append(item)
    return groups


def finished(composer: Composer, title: str, parts: Iterable[str], source: str, widgets: Iterable[str] = ()) -> Page:
    """A generated page from its parts, empty ones aside, with the footnotes that they use."""
    body = "\n\n".join(part.strip("\n") for part in (*parts, composer.definitions()) if part)
    return Page(composer.path, title, f"{body}\n", source, frozenset(widgets))


def split_intro(intro: str) -> tuple[str, str]:
    """(what stands above what the build makes, what stands below it): its sections follow."""
    found = SECTION.search(intro)
    return (intro[: found.start()].strip("\n"), intro[found.start() :]) if found else (intro, "")
