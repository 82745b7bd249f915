"""What a page shows in place of its comments: pictures of tables, a question, cards of articles, where the reader stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast
from urllib.parse import unquote

from kb.formats import FORMATS, left_out, told_without
from kb.html.pictures import picture
from kb.html.sheets import blank_rows, is_wide
from kb.html.templating import Templates
from kb.markdown.compose import Composer
from kb.markdown.links import resolve
from kb.minutes import seconds_for_question
from kb.model import Article
from kb.paths import COURSE, EXAM, MANAGE, MAX_ALL, QUIZ, QUIZ_ALL, TODAY, quiz_path, topic_of
from kb.placed import Chart, Place, PlacedCard, Sheet
from kb.site.context import Context
from kb.site.entries import with_rows
from kb.strings import counted, strings

ELEMENTS = {"question": "quiz", **{name: name for name in ("progress", "survey", "erase", "exam", "course", "recall")}}
"""What the browser loads for a kind of place."""
STOCKED = ("exam", "recall")
"""Places whose element shows what it needs of all questions, and loads their kinds when it does.

The template of the same name holds `question-stock.html.j2`.
"""
KEYED = ("course",)
"""Places whose element knows the keys of all questions, but asks none."""
QUESTION_LEVEL = 2


def intro_of(context: Context, composer: Composer, title: str) -> str:
    """The text an overview begins with: that of the article of the same path, or just a title."""
    article = context.catalogue.articles.get(composer.path)
    if article is None:
        return f"# {title}"
    return "\n".join(lines_with_blocks(context, composer, article)[article.body :]).strip("\n")


def lines_with_blocks(context: Context, composer: Composer, article: Article) -> list[str]:
    """The lines of an article with each comment that asks for something replaced by it, so that no line moves."""
    lines = list(article.lines)
    for chart in article.charts:
        table = "\n".join(lines[chart.line : chart.end]).strip("\n")
        below = context.templates.page("values", body=table)
        block = f"{picture_of(context.templates, composer, article, chart)}\n\n{below}"
        lines[chart.line - 1 : chart.end] = [f"\n{block}\n", *[""] * (chart.end - chart.line)]
    for place in article.places:
        lines[place.line - 1 : place.end] = [f"\n{_block(context, composer, place)}\n", *[""] * (place.end - place.line)]
    for sheet in article.sheets:
        block = _sheet(context, composer, sheet, heading_above(article, sheet.line))
        lines[sheet.line - 1 : sheet.end] = [f"\n{block}\n", *[""] * (sheet.end - sheet.line)]
    title = next((heading.line for heading in article.headings if heading.level == 1), 0)
    if title and "stimmt" in article.meta:
        lines[title - 1] += f"\n\n{context.templates.block('judged', composer, card=_said(article))}\n"
    return with_rows(context, composer, article, lines)


def _block(context: Context, composer: Composer, place: Place) -> str:
    if place.kind in (*STOCKED, *KEYED):
        return _stocked(context, composer, place.kind)
    return MADE[place.kind](context, composer, place)


def _progress(context: Context, composer: Composer, place: Place) -> str:
    return context.progress(composer, cast("Literal['quiz', 'check']", place.name), full=False)


def _survey(context: Context, composer: Composer, _: Place) -> str:
    return context.survey(composer, half=False)


def _erase(context: Context, composer: Composer, _: Place) -> str:
    return context.templates.block("erase", composer, links={"manage": composer.link(MANAGE)})


def _exchange(context: Context, composer: Composer, _: Place) -> str:
    return context.templates.block("exchange", composer, rows=_formats(context, composer), count=_count(context))


def _cards(context: Context, composer: Composer, place: Place) -> str:
    cards = [_card(context, composer, card) for card in place.cards if _article(context, composer, card)]
    return context.templates.block("cards", composer, cards=cards)


def _example(context: Context, composer: Composer, _: Place) -> str:
    return context.templates.block("example", composer)


def _count(context: Context) -> str:
    """How many questions there are, of how many articles."""
    questions = context.catalogue.questions()
    topics = {question.path for question in questions}
    return str(strings("exchange")["count"]).format(questions=len(questions), topics=len(topics))


def _formats(context: Context, composer: Composer) -> list[dict[str, str]]:
    """The files in which questions can be taken along, each with what it cannot hold."""
    questions = context.catalogue.questions()
    texts = strings("exchange")
    return [
        {
            "link": f'[{texts["formats"][form.name]}]({composer.link(form.url)}){{download="{form.file}"}}',
            "without": told_without(form, questions),
        }
        for form in FORMATS
        if any(not left_out(form, question) for question in questions)
    ]


def _stocked(context: Context, composer: Composer, name: str) -> str:
    """An element with all questions, their topics and the pages that belong together; nothing where nothing is asked."""
    questions = context.catalogue.questions()
    if not questions:
        return ""
    topics = {path: topic_of(path) for path in context.quizzes}
    rows = [_topic(context, composer, path) for path in topics]
    paths = {"quiz": QUIZ_ALL if len(questions) <= MAX_ALL else QUIZ, "exam": EXAM, "course": COURSE, "recall": TODAY}
    links = {page: composer.link(path) for page, path in paths.items() if page == "quiz" or path in context.catalogue.articles}
    return context.templates.block(name, composer, QUESTION_LEVEL, items=questions, topics=topics, rows=rows, links=links)


def _topic(context: Context, composer: Composer, path: str) -> dict[str, str]:
    """An article with its questions: where it and they stand, which ones as they are stored, how long each takes."""
    title, questions = context.catalogue.articles[path].title, context.quizzes[path]
    return {
        "topic": topic_of(path),
        "link": f"[{title}]({composer.link(path)})",
        "quiz": f"[{title}]({composer.link(quiz_path(path))})",
        "ids": " ".join(f"{question.kind}:{question.id}" for question in questions),
        "seconds": " ".join(str(seconds_for_question(question)) for question in questions),
    }


def _start(context: Context, composer: Composer, _: Place) -> str:
    """Where to begin, and how long that takes."""
    short = context.short_check(composer)
    if not short:
        return ""
    ways = [{"link": short["link"], "scope": short["minutes"]}]
    return context.templates.block("start", composer, ways=ways, others={})


def _question(context: Context, composer: Composer, place: Place) -> str:
    """One question to guess right here, with the way to all others."""
    questions = context.catalogue.questions()
    asked = [question for question in questions if question.id == place.name]
    if not asked:
        return ""  # its file has a mistake, which is told
    topics = {question.path: topic_of(question.path) for question in asked}
    links = {"quiz": composer.link(QUIZ)}
    more = counted("questions", len(questions))
    return context.templates.block("guess", composer, QUESTION_LEVEL, items=asked, topics=topics, links=links, more=more)


MADE: dict[str, Callable[[Context, Composer, Place], str]] = {
    "question": _question,
    "progress": _progress,
    "survey": _survey,
    "erase": _erase,
    "exchange": _exchange,
    "start": _start,
    "cards": _cards,
    "example": _example,
}
"""What stands in a place, by its kind; elements with all questions apart."""


def _card(context: Context, composer: Composer, card: PlacedCard) -> dict[str, str]:
    article = cast("Article", _article(context, composer, card))
    return {**_said(article), "mark": card.mark, "link": f"[{article.title}]({composer.link(article.path)})"}


def _said(article: Article) -> dict[str, str]:
    return {key: str(article.meta.get(key, "")) for key in ("behauptung", "stimmt", "urteil", "beleg")}


def _article(context: Context, composer: Composer, card: PlacedCard) -> Article | None:
    return context.catalogue.articles.get(resolve(unquote(card.target), composer.path)[0])


def picture_of(templates: Templates, composer: Composer, article: Article, chart: Chart) -> str:
    """The block that draws a chart, named by the heading above it."""
    return templates.block("chart", composer, kind=chart.kind, **picture(chart, heading_above(article, chart.line)))


def heading_above(article: Article, line: int) -> str:
    """What a picture or a sheet in this line is called by."""
    above = [heading.text for heading in article.headings if heading.line < line]
    return above[-1] if above else article.title


def _sheet(context: Context, composer: Composer, sheet: Sheet, title: str) -> str:
    folder = composer.path.rpartition("/")[0]
    file = composer.link(f"{folder}/{sheet.file}" if folder else sheet.file)
    table = {"wide": is_wide(len(sheet.head)), "blank": blank_rows(sheet) if sheet.head else 0}
    return context.templates.block("sheet", composer, title=title, sheet=sheet, file=file, **table)
