"""From the text of one file to an `Article`: headings, marked sections, links, and every problem found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise

from kb.entries.charts import read_charts
from kb.entries.kinds import KINDS, NAMED, ROUND
from kb.entries.places import read_places
from kb.entries.sheets import read_sheets
from kb.entries.slips.bullets import report_bullets
from kb.entries.slips.definitions import definitions, pictures, report_definitions, used
from kb.entries.slips.dialects import report_dialects
from kb.entries.slips.fences import report_fences
from kb.entries.slips.footnotes import report_notes
from kb.entries.slips.markup import read_live, report_rest, report_tags
from kb.entries.slips.strays import report_boxes, report_items, report_lists, report_strays
from kb.entries.slips.tables import report_tables
from kb.entries.slips.titles import report_titles
from kb.ids import slugify, squeeze
from kb.markdown.attributes import ATTRIBUTES, Attributes, explicit_anchors, split_attributes
from kb.markdown.blocks import Block, read_blocks
from kb.markdown.links import blank_code, find_links, hidden_targets, unlinked
from kb.markdown.marks import read_marks
from kb.markdown.reader import Reader, report_odd_links
from kb.markdown.source import read_text
from kb.messages import hint
from kb.model import Article, Heading, Problem, Section

BRACES = re.compile(r"\s*\{[^{}]*\}\s*$")


def parse_article(path: str, text: str, taken: set[str] | None = None) -> tuple[Article, list[Problem]]:
    """Read one Markdown file. `path` is relative to the content folder; never raises on any text.

    `taken` are the ids of all files; those that are proposed here are added.
    """
    source = read_text(path, text)
    structure, marks = read_marks(source.structure)
    blocks, references = read_blocks(structure)
    reader = Reader(path, structure, list(source.problems), set() if taken is None else taken)
    for line, key, values in marks:
        reader.report(line, key, **values)
    body = [""] * source.body + list(source.lines[source.body :])
    live = read_live(body, blocks)
    report_tags(reader, live)
    report_strays(reader, blocks)
    headings = headings_of(blocks)
    reader.anchors = _landmarks(blocks, headings)
    sections = _read_sections(reader, blocks)
    marked = {line for s in sections for line in range(s.start, s.end)}
    report_boxes(reader, blocks, marked)
    report_items(reader, blocks, marked)
    report_lists(reader, blocks, marked)
    report_fences(reader, body, blocks, marked)
    report_bullets(reader, blocks, marked)
    report_tables(reader, blocks, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    report_dialects(reader, blocks)
    text = "\n".join(body)
    blanked = _without_code(blank_code(text), blocks)
    report_notes(reader, blanked)
    defined = definitions(blanked)
    report_definitions(reader, sections, references, blanked, defined)
    report_odd_links(reader, text, blanked)
    charts = read_charts(reader, blocks)
    places = read_places(reader, blocks)
    sheets = read_sheets(reader, blocks)
    report_rest(reader, live)
    report_titles(reader, blocks, source.body, bool(source.meta.get("title")))
    article = Article(
        path=path,
        title=_title(source.meta, headings, path),
        meta=source.meta,
        lines=source.lines,
        body=source.body,
        headings=headings,
        sections=sections,
        definitions=source.definitions,
        links=(
            *find_links(text, blanked=blanked),
            *used(reader, defined),
            *pictures(blanked, defined),
            *hidden_targets(live),
        ),
        charts=charts,
        places=places,
        sheets=sheets,
        anchors=explicit_anchors(live),
    )
    return article, reader.problems


def _without_code(blanked: str, blocks: Sequence[Block]) -> str:
    """Lines that are code for being indented hold no links either."""
    found = [block for top in blocks for block in top.walk() if block.type == "code_block"]
    if not found:
        return blanked
    lines = blanked.split("\n")
    for at in {at for block in found for at in range(block.start, min(block.end, len(lines)))}:
        lines[at] = "\x00" * len(lines[at])
    return "\n".join(lines)


def plain(text: str) -> str:
    """The words of a heading without its markup and attributes."""
    return " ".join(re.sub(r"[*`]|<[^<>]*>", "", unlinked(BRACES.sub("", text))).split())


def _title(meta: dict[str, object], headings: Sequence[Heading], path: str) -> str:
    first = [heading.text for heading in headings if heading.level == 1]
    return str(meta.get("title") or (first[0] if first else path.removesuffix(".md")))


def headings_of(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """All headings with the anchors the site will give them: explicit ids first, then slugs made unique."""
    found = [b for top in blocks for b in top.walk() if b.type == "heading"]
    used = {i for b in found for i in split_attributes(b.content)[1].ids}
    headings = []
    for block in found:
        anchor = split_attributes(block.content)[1].id or _unique(slugify(plain(block.content)), used)
        used.add(anchor)
        headings.append(Heading(block.level, plain(block.content), anchor, block.line))
    return tuple(headings)


def _landmarks(blocks: Sequence[Block], headings: Sequence[Heading]) -> frozenset[str]:
    """The anchors of all headings that are no questions: no item may have one of them as its id."""
    questions: set[int] = set()
    asks = False
    for block in blocks:
        if block.type == "heading":
            asks = "quiz" in split_attributes(block.content)[1].classes if block.level <= 2 else asks
            questions |= {block.line} if asks and block.level > 2 else set()
    return frozenset(slugify(heading.text) for heading in headings if heading.line not in questions)


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
    for block in blocks:
        if block.type == "heading" and block.level > 2:
            _kind(reader, block)
    for i, end in pairwise([*tops, len(blocks)]):
        kind = _kind(reader, blocks[i])
        if kind:
            stop = blocks[end].start if end < len(blocks) else len(reader.lines)
            if end < len(blocks) and _by_accident(reader, blocks[end]):
                reader.report(blocks[end].line, "section-setext", title=plain(blocks[end].content))
            found.append(_read_section(reader, kind, blocks[i], blocks[i + 1 : end], stop))
    return tuple(found)


def _by_accident(reader: Reader, heading: Block) -> bool:
    """Whether a line of dashes seems to have made a heading of the sentence above it."""
    underlined = not reader.lines[heading.end - 1].strip(" -=")
    return underlined and (heading.end - heading.start > 2 or heading.content.endswith("."))


def _kind(reader: Reader, heading: Block) -> str:
    """The kind of section a heading opens, or an empty string; whatever is wrong with its attributes is reported."""
    _, attributes = split_attributes(heading.content)
    kinds = [name for name in attributes.classes if name in KINDS]
    title = plain(heading.content)
    _report_named(reader, heading, kinds)
    if heading.level != 2:
        for name in kinds:
            first = heading.level == 1 and not any(line.startswith("# ") for line in reader.lines[: heading.start])
            reader.report(heading.line, "section-title" if first else "section-level", found=name, title=title)
        return ""
    _report_attributes(reader, heading, attributes, kinds)
    # A misspelt kind is an error already; read as what was meant, it does not hide the mistakes below it.
    meant = [name for found in attributes.classes for name in get_close_matches(found, KINDS, n=1)]
    return next(iter([*kinds, *meant]), "")


def _report_named(reader: Reader, heading: Block, kinds: Sequence[str]) -> None:
    text = blank_code(heading.content)
    if match := ROUND.search(text):
        title = plain(text[: match.start()])
        reader.report(heading.line, "section-round", found=match[0].strip(), kind=match[1], title=title)
    for match in NAMED.finditer(text):
        if match[1] not in kinds:
            reader.report(heading.line, "section-dot", found=match[0], kind=match[1], title=plain(NAMED.sub("", text)))


def _report_attributes(reader: Reader, heading: Block, attributes: Attributes, kinds: Sequence[str]) -> None:
    for name in attributes.classes:
        if name not in KINDS:
            reader.report(heading.line, "section-unknown", found=name, hint=hint(name, tuple(KINDS), "."))
    if len(kinds) > 1:
        reader.report(heading.line, "section-two", found=", ".join(kinds))
    for word in attributes.stray if kinds else ():
        reader.report(heading.line, "section-attribute", found=word)


def _read_section(reader: Reader, kind: str, heading: Block, blocks: Sequence[Block], stop: int) -> Section:
    section = KINDS[kind]
    if not reader.path.startswith(section.place):
        reader.report(heading.line, "section-place", found=kind, place=f"docs/{section.place}")
    known = len(reader.problems)
    intro, items = section.read(reader, blocks)
    title = squeeze(ATTRIBUTES.sub("", heading.content))
    if not items and len(reader.problems) == known:
        reader.report(heading.line, "section-empty", title=title, what=section.needed)
    return Section(kind, title, heading.line, heading.start, stop, intro, items)
