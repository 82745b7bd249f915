"""Pages whose element needs all questions: they hold each of them once, inert, and load what all kinds need."""

from __future__ import annotations

import re

import pytest
from kb.checks.catalogue import read_catalogue
from kb.paths import EXAM, EXCHANGE, quiz_path
from kb.site.nav import expand_nav
from kb.site.pages import Build, build_pages

TICK = "# Thema {name}\n\n## Quiz {{.quiz}}\n\n### Frage zu {name}? {{#frage-{name}}}\n\n- [x] Ja\n- [ ] Nein\n"
ESTIMATE = "\n### Wie viel? {#wie-viel}\n\n= 60 % ± 10\n"
PLACE = "# Test\n\n<!-- kb:exam -->\n"


def built(topics: str = "ab", more: str = "", place: str = PLACE) -> Build:
    """A site with these topics, a question in each, and a page with all of them."""
    texts = {f"themen/{name}.md": TICK.format(name=name) + more for name in topics} | {EXAM: place}
    catalogue = read_catalogue({path: text.encode() for path, text in texts.items()}, (), "", {})
    assert not catalogue.errors()
    return build_pages(catalogue, "x")


def stock(made: Build) -> str:
    """The HTML of the block on the page."""
    (html,) = [one.html for name, one in made.skeletons.items() if name in made.pages[EXAM].body]
    return html


def test_every_question_stands_in_the_page_once_and_inert() -> None:
    found = re.fullmatch(r"<kb-exam .*?<template class=\"kb-stock\">(.*)</template></kb-exam>", stock(built()))
    assert found
    assert re.findall(r'data-id="([\w-]+)" .*?data-topic="([\w-]+)"', found[1]) == [("frage-a", "a"), ("frage-b", "b")]
    assert re.findall(r'<li data-topic="([\w-]+)">', found[1]) == ["a", "b"]


def test_the_page_loads_neither_a_quiz_nor_what_its_element_loads_itself() -> None:
    assert built().pages[EXAM].widgets == {"exam"}
    assert built("a", ESTIMATE).pages[EXAM].widgets == {"exam"}


def test_without_questions_there_is_nothing_to_put_together() -> None:
    made = built("")
    assert not made.skeletons
    assert "kb:exam" not in made.pages[EXAM].body


@pytest.mark.parametrize("name", ["heute", "test", "kurs", "mitnehmen"])
def test_a_topic_may_be_called_like_a_tool_and_the_tools_follow_the_topics(name: str) -> None:
    assert quiz_path(f"themen/{name}.md") == f"quiz/{name}-quiz.md"
    titles = {EXCHANGE: "Mit", f"quiz/{name}.md": "Werkzeug", "quiz/zuletzt.md": "Thema", "quiz/index.md": "Quiz"}
    ((_, pages),) = expand_nav(["quiz/"], titles)[0].items()
    paths = [path for page in pages if isinstance(page, dict) for path in page.values()]
    assert paths == list(dict.fromkeys(["quiz/zuletzt.md", f"quiz/{name}.md", EXCHANGE]))
