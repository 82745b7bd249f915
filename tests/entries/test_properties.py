"""What holds for any text at all: nothing raises, nothing is lost, and what must not matter does not."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kb.checks.catalogue import read_catalogue
from kb.markdown.links import find_links, is_external, rebase, resolve
from kb.model import Article, Catalogue, Check, Claim, Item, Question, Section, Term, Thesis
from kb.site.pages import build_pages
from kb.solutions import Free, Gaps

from tests.entries.fragments import ANYTHING, OPTIONS, OTHERS, nearly, valid
from tests.often import times

REPEATED = re.compile(
    "schon vergeben|schon an anderer Stelle|lauten gleich|dieselbe Kennung|als richtig markiert|Sprungmarke einer Überschrift"
)


def catalogue_of(path: str, text: str | bytes) -> Catalogue:
    return read_catalogue({**OTHERS, path: text}, ["themen/b.png"])


# --- (a) any text gives a catalogue or errors


@given(ANYTHING)
@example("---\n!!int ''\n---\n")
@example("---\n!!bool x\n---\n")
@example("> " * 3000 + "x")
@example("[" + "![a](b)" * 200)
@example("[" + "[a](b)" * 5000)
@example("## X {.quiz}\n\n" + "- " * 500 + "[ ] x")
def test_any_text_is_read(text: str) -> None:
    read_catalogue({"themen/x.md": text, "checkliste/c.md": text, "index.md": text})


@given(st.binary(max_size=200))
@example(b"---\n" + b"[" * 3000 + b"\n---\n")
def test_any_bytes_are_read(data: bytes) -> None:
    read_catalogue({"themen/x.md": data})


@given(nearly())
def test_any_section_is_read(file: tuple[str, str]) -> None:
    catalogue_of(*file)


# --- (b) nothing is silently dropped


@settings(max_examples=times(1000))
@given(nearly() | valid())
def test_every_item_and_heading_is_in_the_catalogue_or_in_an_error(file: tuple[str, str]) -> None:
    path, text = file
    catalogue = catalogue_of(path, text)
    if any(problem.path == path for problem in catalogue.errors()):
        return
    article = catalogue.articles[path]
    kept = words(" ".join(everything(article)))
    for line in simple_reading(text):
        assert words(line) in kept, line


def simple_reading(text: str) -> Iterator[str]:
    """The words of every list item and heading, found without any grammar: comments and marks are cut off."""
    text = re.sub(r"(?s)<!--.*?-->", "", text)
    marked = False
    for line in text.replace("\r\n", "\n").replace("\t", "    ").split("\n"):
        if re.match(r" {0,3}##? ", line):
            marked = re.search(r"^ {0,3}## .*\{\.(quiz|checklist|claims|glossary|theses)\}", line) is not None
        elif re.match(r" {0,3}(-+|=+) *$", line):  # underlines a heading, or separates
            marked = False
        elif marked and (match := re.match(r"[\s>]*(?:#{3,6}|[-+*]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)", line)):
            text = re.sub(r"\s*\{[#.][^{}]*\}\s*$", "", match[1])
            yield from re.split(r"\{\{|\}\}", text)  # what fills a gap stands apart from the question


def words(text: str) -> str:
    """Letters and digits only, so that marks and white space do not matter."""
    return " ".join(re.findall(r"\w+", re.sub(r"<!--.*?-->", "", text, flags=re.S)))


def everything(article: Article) -> Iterator[str]:
    yield from article.definitions.footnotes.values()
    yield from article.definitions.abbreviations.values()
    for section in article.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[str]:
    yield section.intro
    for item in section.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    yield item.text
    if isinstance(item, Question):
        yield from (" ".join(gap) for gap in item.solution.words) if isinstance(item.solution, Gaps) else ()
        yield from (
            item.context,
            item.hint,
            item.solution.text if isinstance(item.solution, Free) else "",
            *(text for part in item.parts for text in (part.text, getattr(part, "answer", ""), part.feedback)),
            item.explanation,
        )
    elif isinstance(item, Check):
        links = (*item.reading, *filter(None, [item.leverage.basis]))
        yield from (item.meaning, item.next_step, *(f"{link.text} {link.target}" for link in links))
    elif isinstance(item, Claim):
        yield from (item.verdict, item.year, item.worth, *(f"{link.text} {link.target}" for link in item.reading))
    elif isinstance(item, Term):
        yield from (*item.names, *item.avoid, item.short, item.more, *(f"{link.text} {link.target}" for link in item.reading))
    elif isinstance(item, Thesis):
        yield from (name for position in item.positions for name in position.claims)
        yield from (item.verdict, item.more, *(f"{link.text} {link.target}" for link in item.reading))


@given(valid())
def test_a_file_by_the_rules_has_no_errors_but_repetitions(file: tuple[str, str]) -> None:
    assert [e.text for e in catalogue_of(*file).errors() if not REPEATED.search(e.text)] == []


@given(nearly())
def test_every_problem_names_a_line_of_its_file(file: tuple[str, str]) -> None:
    path, text = file
    for problem in catalogue_of(path, text).problems:
        assert problem.path == path
        assert 1 <= problem.line <= text.count("\n") + 1
        assert "\n" not in problem.text


# --- (c), (d) what must not matter


@given(nearly() | valid())
def test_line_ends_and_byte_order_mark_do_not_matter(file: tuple[str, str]) -> None:
    path, text = file
    plain = catalogue_of(path, text)
    assert catalogue_of(path, text.replace("\n", "\r\n")) == plain
    assert catalogue_of(path, "\ufeff" + text) == plain
    assert catalogue_of(path, ("\ufeff" + text.replace("\n", "\r\n")).encode()) == plain


@given(nearly() | valid(), nearly())
def test_the_order_of_files_does_not_matter(one: tuple[str, str], other: tuple[str, str]) -> None:
    files = {**OTHERS, one[0]: one[1], other[0].replace(".md", "2.md"): other[1]}
    turned = dict(reversed(files.items()))
    first, second = read_catalogue(files), read_catalogue(turned)
    assert first == second
    assert list(first.articles) == list(second.articles)


@given(OPTIONS, st.randoms(use_true_random=False))
def test_option_keys_and_rev_do_not_depend_on_the_order(options: list[str], random: Random) -> None:
    def question(entries: list[str]) -> Question:
        return catalogue_of("themen/x.md", f"# X\n\n## Quiz {{.quiz}}\n\n### Wer? {{#wer}}\n\n{''.join(entries)}").questions()[
            0
        ]

    shuffled = random.sample(options, len(options))
    first, second = question(options), question(shuffled)
    assert sorted((o.key, o.text) for o in first.options) == sorted((o.key, o.text) for o in second.options)
    assert first.rev == second.rev


@given(nearly())
def test_ids_are_never_derived(file: tuple[str, str]) -> None:
    path, text = file
    for item in (i for s in catalogue_of(path, text).articles[path].sections for i in s.items):
        assert not item.id or f"#{item.id}" in text


# --- (e) a catalogue without errors can be shown


@given(nearly() | valid())
@settings(max_examples=times(150))
@pytest.mark.parametrize("plain", [False, True])
def test_pages_of_a_catalogue_without_errors_are_built(plain: bool, file: tuple[str, str]) -> None:
    catalogue = catalogue_of(*file)
    if not catalogue.errors():
        pages = build_pages(catalogue, "x", plain=plain).pages
        assert set(catalogue.articles) <= set(pages)


# --- (f) a moved link leads where it led

PARTS = st.sampled_from(["a", "b.md", "c d", "x(1)", "..", ".", "ä", "e:f"])
PATHS = st.lists(PARTS.filter(lambda p: p.strip(".")), min_size=1, max_size=4).map(lambda p: "/".join(p) + ".md")
TARGETS = st.builds(
    lambda parts, anchor: "/".join(parts) + anchor, st.lists(PARTS, max_size=5), st.sampled_from(["", "", "#x", "#ä-b", "#"])
).filter(bool)


@settings(max_examples=times(1000))
@given(
    TARGETS,
    PATHS,
    PATHS,
    st.sampled_from(["[T](<{}>)", "![T](<{}> 'Titel')", "[![T](<{}>)](b.md)", "Text\n[a\nb](<{}>) `[c](d)`"]),
)
def test_a_moved_link_leads_where_it_led(target: str, old: str, new: str, shape: str) -> None:
    text = shape.format(target)
    before, after = find_links(text), find_links(rebase(text, old, new))
    assert [link.text for link in before if "[" not in link.text] == [link.text for link in after if "[" not in link.text]
    for one, other in zip(before, after, strict=True):
        assert is_external(one.target) == is_external(other.target)
        if not is_external(one.target):
            assert resolve(other.target, new) == resolve(one.target, old)


@given(ANYTHING, PATHS)
def test_moving_to_the_same_page_changes_nothing(text: str, path: str) -> None:
    assert rebase(text, path, path) == text
    assert posixpath.basename(path) in path
