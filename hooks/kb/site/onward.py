"""What comes after a quiz, so that no quiz is a dead end."""

from __future__ import annotations

from kb.markdown.compose import Composer
from kb.paths import CHECKLIST, QUIZ, TODAY, quiz_path
from kb.site.context import Context
from kb.site.folding import line_of_own
from kb.strings import counted, strings


def after_quiz(context: Context, composer: Composer, path: str = "") -> str:
    """Lines of Markdown that lead on from the quiz of the article `path`, on its page or in it, or from all questions."""
    return "\n\n".join(line for line in (_onward(context, composer, path), _again(context, composer)) if line)


def _again(context: Context, composer: Composer) -> str:
    """Where what was answered comes again; said once somebody has answered."""
    if TODAY not in context.catalogue.articles:
        return ""
    link = f"[{strings('page')['recall_link']}]({composer.link(TODAY)})"
    return f"{strings('page')['recall_again'].format(link=link)}\n{{ .kb-again data-search-exclude }}"


def _onward(context: Context, composer: Composer, path: str) -> str:
    """Nothing where check items follow in an article: they stand below."""
    page = strings("page")
    own = composer.path == path
    following = _next_topic(context, path) if path and not own else ""
    if own and context.checks.get(path) and _own_follow(context, path):
        return ""
    if following:
        title = context.catalogue.articles[following].title
        link = f"[{title}]({composer.link(quiz_path(following))}), {counted('questions', len(context.quizzes[following]))}"
    else:
        link = _way_out(context, composer)
    text = page["onward_last" if path and not own and not following else "onward"]
    return f"{text.format(link=link)}\n{{ .kb-onward data-search-exclude }}"


def _own_follow(context: Context, path: str) -> bool:
    article = context.catalogue.articles[path]
    return line_of_own(article) >= max(section.end for section in article.sections if section.kind == "quiz")


def _next_topic(context: Context, path: str) -> str:
    """The article whose quiz comes after that of `path`."""
    paths = list(context.quizzes)
    return next(iter(paths[paths.index(path) + 1 :]), "")


def _way_out(context: Context, composer: Composer) -> str:
    """To the checklist, where there is one."""
    path, key = (CHECKLIST, "checklist_title") if context.areas else (QUIZ, "quiz_title")
    article = context.catalogue.articles.get(path)
    return f"[{article.title if article else strings('page')[key]}]({composer.link(path)})"
