"""From the text of one file to an `Article`: headings, marked sections, links, and every problem found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kb.attributes import ATTRIBUTES, Attributes, split_attributes
from kb.blocks import Block, read_blocks
from kb.checklist import read_checklist
from kb.claims import read_claims
from kb.links import LINK, find_links
from kb.messages import hint
from kb.model import Article, Heading, Item, Problem, Section
from kb.quiz import read_quiz
from kb.reader import Reader
from kb.slug import slugify
from kb.strays import report_strays
from kb.text import read_text

SectionReader = Callable[[Reader, Sequence[Block]], tuple[str, tuple[Item, ...]]]
READERS: dict[str, SectionReader] = {"quiz": read_quiz, "checklist": read_checklist, "claims": read_claims}
PLACES = {"checklist": "checkliste/", "claims": "quellen/"}
NEEDED = {"quiz": "eine Frage (### …)", "checklist": "einen Prüfpunkt (- [ ] …)", "claims": "eine Aussage (- …)"}
BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")
DOTLESS = re.compile(r"\{\s*(quiz|checklist|claims)\s*\}\s*$")


def parse_article(path: str, text: str) -> tuple[Article, list[Problem]]:
    """Read one Markdown file. `path` is relative to the content folder; never raises on any text."""
    source = read_text(path, text)
    blocks, references = read_blocks(source.structure)
    reader = Reader(path, source.structure, list(source.problems))
    report_strays(reader, blocks)
    headings = _headings(blocks)
    sections = _read_sections(reader, blocks)
    _report_references(reader, sections, references)
    article = Article(
        path=path,
        title=_title(source.meta, headings, path),
        meta=source.meta,
        lines=source.lines,
        body=source.body,
        headings=headings,
        sections=sections,
        definitions=source.definitions,
        links=find_links("\n".join(source.structure)) if path.endswith("index.md") else (),
    )
    return article, reader.problems


def plain(text: str) -> str:
    """The words of a heading without its markup and attributes."""
    return re.sub(r"[*`]", "", LINK.sub(lambda m: m["text"], BRACES.sub("", text))).strip()


def _title(meta: dict[str, object], headings: Sequence[Heading], path: str) -> str:
    first = [heading.text for heading in headings if heading.level == 1]
    return str(meta.get("title") or (first[0] if first else path.removesuffix(".md")))


def _headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """All headings with the anchors the site will give them: explicit ids first, then slugs made unique."""
    found = [b for top in blocks for b in top.walk() if b.type == "heading"]
    used = {i for b in found for i in split_attributes(b.content)[1].ids}
    headings = []
    for block in found:
        anchor = split_attributes(block.content)[1].id or _unique(slugify(plain(block.content)), used)
        used.add(anchor)
        headings.append(Heading(block.level, plain(block.content), anchor, block.line))
    return tuple(headings)


def _unique(slug: str, used: set[str]) -> str:
    """The slug with the suffix Python-Markdown's `toc` gives to a repeated one."""
    number, candidate = 0, slug
    while candidate in used or not candidate:
        number += 1
        candidate = f"{slug}_{number}"
    return candidate


def _read_sections(reader: Reader, blocks: Sequence[Block]) -> tuple[Section, ...]:
    tops = [i for i, b in enumerate(blocks) if b.type == "heading" and b.level <= 2]
    found = []
    for i, end in zip(tops, [*tops[1:], len(blocks)], strict=True):
        kind = _kind(reader, blocks[i])
        if kind:
            stop = blocks[end].start if end < len(blocks) else len(reader.lines)
            found.append(_read_section(reader, kind, blocks[i], blocks[i + 1 : end], stop))
    return tuple(found)


def _kind(reader: Reader, heading: Block) -> str:
    """The kind of section a heading opens, or an empty string; whatever is wrong with its attributes is reported."""
    _, attributes = split_attributes(heading.content)
    kinds = [name for name in attributes.classes if name in READERS]
    title = plain(heading.content)
    if DOTLESS.search(heading.content):
        reader.report(heading.line, "section-dot", found=DOTLESS.search(heading.content)[1], title=title)  # type: ignore[index]
    if heading.level != 2:
        for name in kinds:
            reader.report(heading.line, "section-level", found=name, title=title)
        return ""
    _report_attributes(reader, heading, attributes, kinds)
    return kinds[0] if kinds else ""


def _report_attributes(reader: Reader, heading: Block, attributes: Attributes, kinds: Sequence[str]) -> None:
    for name in attributes.classes:
        if name not in READERS:
            reader.report(heading.line, "section-unknown", found=name, hint=hint(name, tuple(READERS), "."))
    if len(kinds) > 1:
        reader.report(heading.line, "section-two", found=", ".join(kinds))
    for word in attributes.stray if kinds else ():
        reader.report(heading.line, "section-attribute", found=word)


def _read_section(reader: Reader, kind: str, heading: Block, blocks: Sequence[Block], stop: int) -> Section:
    if not reader.path.startswith(PLACES.get(kind, "")):
        reader.report(heading.line, "section-place", found=kind, place=f"docs/{PLACES[kind]}")
    known = len(reader.problems)
    intro, items = READERS[kind](reader, blocks)
    title = ATTRIBUTES.sub("", heading.content)
    if not items and len(reader.problems) == known:
        reader.report(heading.line, "section-empty", title=title, what=NEEDED[kind])
    return Section(kind, title, heading.line, heading.start, stop, intro, items)


def _report_references(reader: Reader, sections: Sequence[Section], references: dict[str, int]) -> None:
    """Items move to other pages, where a reference-style link would find no target."""
    for section in sections:
        for number in range(section.start, section.end):
            for match in re.finditer(r"\[([^\[\]]+)\](?!\()", reader.lines[number]):
                if match[1].upper() in references:
                    reader.report(number + 1, "link-reference", found=match[1])
