"""All our questions and made-up ones, as they are taken along."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

from hypothesis import strategies as st
from kb.checks.catalogue import read_catalogue
from kb.formats import Format, format_of, left_out
from kb.model import Catalogue
from kb.outputs.exchange import exported
from kb.outputs.exchange.portable import Collection, Portable, Site, collection_of

from tests.project import contents

SITE = Site("kundenbindung", "https://kundenbindung.example/")
ARTICLE = "# Titel\n\n## Testen Sie sich {{.quiz}}\n\n{questions}"
# What one of the formats takes for something else, one of the others escapes, and a browser would run.
SIGNS = "=~#{}:\\%@+-'\"`*_[]()<>&|/!?.,;^$ äß€„“\u00a0"
WORDS = st.text(st.sampled_from(SIGNS + "abcXYZ019"), min_size=1, max_size=30)
ODD = st.sampled_from(
    [
        "=1+1",
        "%50% davon",
        "[html] so",
        "// nicht",
        "::a::b",
        "A. Ja",
        "ANSWER: B",
        "-> dort",
        "1. Mai",
        "TRUE",
        "\\n und \\\\",
        "<script>x</script>",
        "&lt;b&gt; & &amp;",
        "{{c1::x}}",
        "]]>",
        "**fett** und `<code>`",
        "[Link](https://a.example/?a=1&b=2#c)",
        "$CATEGORY: x",
        "####",
        "a<br>b",
    ]
)


def catalogue_of(questions: str) -> Catalogue:
    """Of one article with these questions in Markdown."""
    return read_catalogue({"themen/x.md": ARTICLE.format(questions=questions)})


def collection(questions: str) -> Collection:
    """The same as it is taken along."""
    return collection_of(catalogue_of(questions), SITE)


@cache
def ours() -> Collection:
    """All our questions."""
    return collection_of(contents(), SITE)


@cache
def held(name: str) -> tuple[Portable, ...]:
    """Those of our questions that a format can hold."""
    return tuple(one for one in ours().questions if not left_out(form(name), one.source))


def form(name: str) -> Format:
    """A format by its name."""
    found = format_of(name)
    assert found
    return found


def data_of(name: str, questions: Collection) -> bytes:
    """The file of a format."""
    return exported(questions, form(name))


def parts(data: bytes) -> dict[str, bytes]:
    """The files in an archive."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@st.composite
def made_up(draw: st.DrawFn) -> str:
    """A valid question of any kind in Markdown, with odd texts wherever texts may stand."""
    text = WORDS | ODD
    words = draw(st.lists(text, min_size=2, max_size=5, unique_by=lambda one: one.strip().casefold()))
    marks = draw(st.lists(st.sampled_from(" x"), min_size=len(words), max_size=len(words)))
    marks[draw(st.integers(0, len(marks) - 1))] = "x"
    lines = [f"### Frage {draw(text)} {{#frage{draw(st.sampled_from(['', ' .fest', ' .mehrere']))}}}", ""]
    if draw(st.booleans()):
        lines += [f"Lage {draw(text)}", ""]
    for number, (mark, word) in enumerate(zip(marks, words, strict=True)):
        lines += [f"- [{mark}] W{number} {word}", *([f"    > Weil {draw(text)}"] if draw(st.booleans()) else [])]
    return "\n".join([*lines, "", *([f"Denn {draw(text)}"] if draw(st.booleans()) else [])])


@st.composite
def made_up_parts(draw: st.DrawFn) -> str:
    """A question of steps or pairs in Markdown, with odd texts in it."""
    words = draw(st.lists(WORDS | ODD, min_size=3, max_size=4, unique_by=lambda one: one.strip().casefold()))
    head = f"### Frage {draw(WORDS)} {{#frage}}\n\n"
    if draw(st.booleans()):
        return head + "\n".join(f"{at}. W{at} {word}" for at, word in enumerate(words, 1)) + "\n"
    cells = (f"| W{at} {word.replace('|', '')} | T{at} & 1 > {at}: „so“ = ~ | |" for at, word in enumerate(words, 1))
    return head + "| A | B | C |\n|---|---|---|\n" + "\n".join(cells) + "\n| | übrig | |\n"
