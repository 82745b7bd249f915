"""Jinja templates, and the blocks they make: skeletons for `kb.html.render`."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from kb.entries.estimates import distance
from kb.entries.matches import answers_of
from kb.entries.orders import mixed
from kb.html.render import Skeleton
from kb.html.slots import Slot, SlotFiller
from kb.ids import fingerprint
from kb.kept import Kept
from kb.markdown.compose import Composer
from kb.minutes import seconds_for
from kb.model import Question
from kb.paths import area_of
from kb.solutions import Option
from kb.strings import counted, strings

TEMPLATES = Path(__file__).with_name("templates")


# Answers and feedback must not be found by the search: only the questions are.
# The same items stand in the pages of their areas.
NOT_SEARCHED = (
    *("quiz", "quiz-folded", "guess", "exam", "course", "recall"),
    *("own", "assessment", "form", "invite", "survey", "reminder", "erase", "example"),
)
UNSEARCHED = Markup(' data-search-exclude=""')


class Compiled(BytecodeCache):
    """Templates as Python code, by name and source. For environments that differ in nothing but what templates use."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See `jinja2.BytecodeCache`."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See `jinja2.BytecodeCache`."""
        self._known[bucket.key, bucket.checksum] = bucket.code

    def clear(self) -> None:
        """See `jinja2.BytecodeCache`."""
        self._known.clear()


COMPILED = {True: Compiled(), False: Compiled()}
"""With and without escaping, for all templates of a process: to compile them takes longer than to fill most of them."""


class Templates:
    """All templates with the texts they use. With `plain`, blocks say themselves what no search should find in them."""

    def __init__(self, site_id: str, plain: bool = False, kept: Kept | None = None) -> None:
        """`site_id` names this site in the browser's storage; blocks and templates may be `kept` from the last build."""
        self._unsearched = UNSEARCHED if plain else Markup("")
        self.skeletons: dict[str, Skeleton] = {}
        self._site_id = site_id
        self._kept = kept or Kept()
        self._known: dict[tuple[str, ...], tuple[str, list[Slot]]] = {}
        self._numbers: Counter[str] = Counter()
        sources = tuple((path.name, path.read_bytes()) for path in sorted(TEMPLATES.iterdir()))
        self._mark = self._kept.made((site_id, plain, sources), object)  # the same as long as no template changes
        self._pages = self._environment(autoescape=False)
        self._blocks = self._environment(autoescape=True)

    def page(self, name: str, **values: Any) -> str:
        """A template that writes Markdown."""
        return self._pages.get_template(f"{name}.md.j2").render(**values)

    def block(self, name: str, composer: Composer, level: int = 3, **values: Any) -> str:
        """The name of what a template makes of HTML with Markdown in it; the name stands as a paragraph of its own.

        `level` is that of the headings of its items.
        """
        html, slots = self._skeleton(name, values)
        marker = self._marker(composer.path)
        placed = tuple(slot.on(composer, level) for slot in slots)
        self.skeletons[marker] = Skeleton(html, placed, searchable=name not in NOT_SEARCHED)
        return marker

    def _marker(self, path: str) -> str:
        """The name of the next block of a page. What other pages hold does not change it."""
        self._numbers[path] += 1
        return f"kb-block-{self._site_id}-{fingerprint(path, length=16)}-{self._numbers[path]}"

    def _skeleton(self, name: str, values: dict[str, Any]) -> tuple[str, list[Slot]]:
        """HTML and slots of a block; the same items give the same ones on every page, so they are made once."""
        if "items" not in values:
            return self._made(name, values)
        key = (name, *values.get("links", {}).values(), *(item.id for item in values["items"]))
        if key not in self._known:
            self._known[key] = self._made(name, values)
        return self._known[key]

    def _made(self, name: str, values: dict[str, Any]) -> tuple[str, list[Slot]]:
        return self._kept.made((self._mark, name, frozen(values)), lambda: self._new(name, values))

    def _new(self, name: str, values: dict[str, Any]) -> tuple[str, list[Slot]]:
        filler = SlotFiller(plain=bool(self._unsearched))
        return _tight(self._html(name, filler, values)), filler.slots

    def _html(self, name: str, filler: SlotFiller, values: dict[str, Any]) -> str:
        template = self._blocks.get_template(f"{name}.html.j2")
        return template.render(md=filler, unsearched=self._unsearched, **values).strip()

    def _environment(self, autoescape: bool) -> Environment:
        """With its templates, which are compiled when they are first used."""
        return self._kept.made((self._mark, autoescape), lambda: self._fresh(autoescape))

    def _fresh(self, autoescape: bool) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            undefined=StrictUndefined,
            autoescape=autoescape,  # noqa: S701 - off only where the result is Markdown
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED[autoescape],
        )
        environment.filters.update(area_of=area_of, seconds=seconds_for)
        environment.globals.update(
            s=strings("page"),
            kinds=strings("kinds"),
            grades=strings("grades"),
            states=strings("script")["sheet"]["states"],
            signs=strings("script")["result"]["signs"],
            refusals=strings("script")["backup"],
            sent=strings("script")["link"],
            progress=strings("script")["catalogue"]["status"],
            shared=strings("script")["shared"],
            answers=list(strings("script")["shared"]["answers"].items()),
            counted=counted,
            verdict=verdict,
            distance=distance,
            mixed=mixed,
            answers_of=answers_of,
            key_of=partial(fingerprint, length=5),
            site=self._site_id,
        )
        return environment


def frozen(value: Any) -> Any:
    """A value with everything in it as something that can be looked up."""
    if isinstance(value, dict):
        return tuple((key, frozen(inner)) for key, inner in value.items())
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def _tight(html: str) -> str:
    """HTML without the line breaks between its elements."""
    return "".join(line.strip() if line.strip() else "" for line in html.split("\n"))


def verdict(question: Question, option: Option) -> str:
    """The words that open the feedback of an option."""
    name = "right" if option.right else "wrong"
    return str(strings("page")[f"{name}_multiple" if question.kind == "multiple" else name])
