"""From the catalogue to pages: every article with its items in place, and the pages made from items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kb.entries.kinds import KINDS
from kb.entries.read_more import by_reading
from kb.html.render import Skeleton
from kb.html.templating import Templates
from kb.kept import Kept
from kb.model import Article, Catalogue, Question, Term
from kb.site.article_pages import article_body
from kb.site.assessment_pages import assessment_pages
from kb.site.context import Context, Page, elements_of
from kb.site.overviews import checklist_page, figures_page, quiz_pages
from kb.site.places import ELEMENTS

NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Build:
    """All pages by path, the blocks that `kb.html.render` puts into them, the terms it explains."""

    pages: dict[str, Page]
    skeletons: dict[str, Skeleton]
    terms: tuple[Term, ...] = ()


def build_pages(
    catalogue: Catalogue,
    site_id: str,
    plain: bool = False,
    kept: Kept | None = None,
    former: Mapping[str, tuple[str, ...]] = NOTHING,
) -> Build:
    """Every Markdown page of the site, articles and generated ones alike; others took the place of `former` items.

    With `plain`, they are for an engine that knows nothing of `kb`: blocks say themselves what its search should leave out.
    Blocks that are `kept` are not made anew.
    """
    templates = Templates(site_id, plain, kept)
    checks, claims = by_reading(catalogue.checks()), by_reading(catalogue.claims())
    context = Context(catalogue, templates, checks, claims, former)
    pages = [_article_page(context, article) for article in catalogue.articles.values()]
    generated = [*quiz_pages(context), *checklist_page(context), *assessment_pages(context), *figures_page(context)]
    complete = [replace(page, widgets=page.widgets | _placed(catalogue, page.path)) for page in (*pages, *generated)]
    return Build(_by_path(complete), templates.skeletons, tuple(catalogue.terms()))


def _placed(catalogue: Catalogue, path: str) -> frozenset[str]:
    """What the browser loads for the places of a page."""
    if path not in catalogue.articles:
        return frozenset()
    article = catalogue.articles[path]
    names = [place.name for place in article.places if place.kind == "question"]
    asked = elements_of(question for question in catalogue.questions() if question.id in names)
    widgets = {ELEMENTS[place.kind] for place in article.places if place.kind in ELEMENTS}
    return frozenset(asked | widgets | ({"sheet"} if article.sheets else set()))


def _article_page(context: Context, article: Article) -> Page:
    body = article_body(context, article)
    found = {widget for s in article.sections if s.items for widget in KINDS[s.kind].elements}
    found |= elements_of(article.items(Question))
    if article.path in context.checks:
        found.add("checklist")
    return Page(article.path, article.title, body, article.path, frozenset(found))


def _by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """Later pages replace earlier ones: an overview contains the article that introduces it."""
    return {page.path: page for page in pages}
