"""The pages around the checklist: all areas in one form, the result, the plan, the course of time, colleagues, files.

Each is the introduction of the article of the same path, if there is one, then a custom element with the items in it,
then the further sections of that article.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.markdown.compose import Composer
from kb.minutes import scope_of
from kb.paths import CHECKLIST, FORM, HISTORY, MANAGE, PLAN, REMINDING, RESULT, SHORT, TEAM, area_of, generated_paths
from kb.site.context import Context, Page, Part, finished, split_intro
from kb.site.places import intro_of
from kb.strings import strings


@dataclass(frozen=True)
class Element:
    """A page that is made around one custom element; `steps` asks for the next step and the reading of every item."""

    path: str
    name: str
    steps: bool = False


ELEMENTS = (
    Element(RESULT, "result", steps=True),
    Element(PLAN, "plan"),
    Element(HISTORY, "history"),
    Element(TEAM, "team", steps=True),
    Element(MANAGE, "manage", steps=True),
)
LEADING = ("result", "plan")
"""What these say comes before the reminder to save a file: it has the first screen of a phone."""


def assessment_pages(context: Context) -> Iterator[Page]:
    """All of them, if there are items."""
    if context.areas:
        yield from _short_page(context)
        yield _form_page(context)
        yield from (_element_page(context, element) for element in ELEMENTS)


def _element_page(context: Context, element: Element) -> Page:
    composer = context.composer(element.path)
    groups = [_group(context, composer, path) for path in context.areas]
    block = context.templates.block(
        "assessment",
        composer,
        element=element.name,
        steps=element.steps,
        version=context.version,
        groups=groups,
        links=links_to(composer),
        form=composer.link(FORM),
        begin=context.short_check(composer),
        surveys=_surveys(context, composer),
        scopes=_scopes(context),
    )
    parts = [context.reminder(composer), block]
    widgets = {element.name, "reminder"} if element.path in REMINDING else {element.name}
    ordered = [*reversed(parts)] if element.name in LEADING else parts
    if element.path == RESULT:
        ordered, widgets = [context.survey(composer, half=True), *ordered], widgets | {"survey"}
    return _page(context, composer, element.name, "\n\n".join(ordered), widgets)


def _short_page(context: Context) -> Iterator[Page]:
    """One statement for every area and what the law requires, one at a time."""
    checks = [check for checks in context.areas.values() for check in checks if check.in_short]
    if checks:
        composer = context.composer(SHORT)
        labels = tuple(context.catalogue.articles[check.path].title for check in checks)
        part = Part(strings("page")["short_title"], tuple(checks), labels=labels)
        parts = [context.invitation(composer, "start"), context.checklist(composer, [part], mode="one", level=2)]
        parts += [context.invitation(composer, "end")]
        yield _page(context, composer, "short", "\n\n".join(parts), {"checklist", "invite"})


def _surveys(context: Context, composer: Composer) -> dict[str, str]:
    """Addresses of what colleagues can be invited to answer, by the name that an invitation carries."""
    there = generated_paths(context.catalogue.articles)
    return {name: composer.link(path) for name, path in (("kurz", SHORT), ("alle", FORM)) if path in there}


def _scopes(context: Context) -> dict[str, str]:
    """How much colleagues are asked to answer, and how long it takes."""
    checks = [check for checks in context.areas.values() for check in checks]
    return {"kurz": scope_of(check for check in checks if check.in_short), "alle": scope_of(checks)}


def _form_page(context: Context) -> Page:
    """Every area below each other, to be printed or filled in at one go."""
    composer = context.composer(FORM)
    areas = [context.area(path, checks, titled=True) for path, checks in context.areas.items()]
    parts = [context.invitation(composer, "start"), context.templates.block("form", composer)]
    parts += [context.checklist(composer, areas), context.invitation(composer, "end")]
    return _page(context, composer, "form", "\n\n".join(parts), {"checklist", "form", "invite"})


def _page(context: Context, composer: Composer, name: str, block: str, widgets: set[str]) -> Page:
    article = context.catalogue.articles.get(composer.path)
    title = article.title if article else strings("page")[f"{name}_title"]
    before, after = split_intro(intro_of(context, composer, title))
    page = finished(composer, title, (before, block, after), composer.path if article else _source(context), widgets)
    return replace(page, searched=name not in ("form", "short"))


def _source(context: Context) -> str:
    return CHECKLIST if CHECKLIST in context.catalogue.articles else next(iter(context.areas))


def _group(context: Context, composer: Composer, path: str) -> dict[str, object]:
    address = composer.link(path)
    link = f"[{context.catalogue.articles[path].title}]({address})"
    return {"area": area_of(path), "link": link, "address": address, "checks": context.areas[path]}


def links_to(composer: Composer) -> dict[str, str]:
    """Addresses of the other pages as a page of the checklist writes them, by the name of their element."""
    return {element.name: composer.link(element.path) for element in ELEMENTS}
