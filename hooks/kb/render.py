"""A Python-Markdown extension that renders the Markdown of generated blocks with the page's own Markdown.

Only slots enter the page's tree, so links, footnotes, abbreviations and the table of contents work in them as anywhere,
while the HTML around them is put in at the very end (`splice`). Text that is the same on every page is rendered once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kb.slots import Slot

BLOCK, SLOT = "kb-block", "kb-slot"
PLACED = re.compile(rf'<{BLOCK} id="([^"]+)">(.*?)</{BLOCK}>', re.S)
FILLED = re.compile(rf'<{SLOT} (?:data-search-exclude="" )?id="(\d+)">(.*?)</{SLOT}>', re.S)
ANCHOR = re.compile(r'<li id="([^"]+)"')
MARK = re.compile("\x02(\\d+)\x03")
# What only a preprocessor understands; slots are parsed behind the preprocessors, so such text needs them run on it.
NEEDS_PREPROCESSORS = re.compile(r"^\s*(?:```|~~~|<[a-zA-Z!/?])", re.M)
# Text with one of these may mean something else on another page (links, footnotes, raw HTML), so it is rendered anew.
DEPENDS_ON_PAGE = re.compile(r"[\[\]<&!\\`{}]|:/|\n")
# Between inline patterns (20) and abbreviations (7), table of contents (5) and links (0).
AFTER_INLINE = 19


@dataclass(frozen=True)
class Skeleton:
    """HTML with marks for its slots. Only a `searchable` one is found by the search with more than its headings."""

    html: str
    slots: tuple[Slot, ...]
    searchable: bool = True

    @cached_property
    def anchors(self) -> list[str]:
        """Ids in the HTML outside of slots, which links may lead to."""
        return ANCHOR.findall(self.html)


class KbExtension(Extension):
    """Replaces a paragraph that is a key of `skeletons` by the slots of its block."""

    def __init__(self, skeletons: Mapping[str, Skeleton], **options: Any) -> None:
        """`skeletons` may be filled after the extension is registered; it is read while a page is converted."""
        super().__init__(**options)
        self.skeletons = skeletons
        self.rendered: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - name given by Python-Markdown
        """Register in front of every other block processor, and behind the inline patterns."""
        md.parser.blockprocessors.register(_BlockSlots(md, self.skeletons), "kb-blocks", 200)
        md.treeprocessors.register(_SpanSlots(md, self), "kb-spans", AFTER_INLINE)


class _BlockSlots(BlockProcessor):
    """Puts a block element into the tree and parses those of its slots that hold several blocks."""

    def __init__(self, md: Markdown, skeletons: Mapping[str, Skeleton]) -> None:
        super().__init__(md.parser)
        self.md = md
        self.skeletons = skeletons

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.strip() in self.skeletons

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        name = blocks.pop(0).strip()
        root = etree.SubElement(parent, BLOCK, {"id": name})
        for anchor in self.skeletons[name].anchors:  # for whoever checks links against the tree; splice drops them
            etree.SubElement(root, "span", {"id": anchor})
        for number, slot in enumerate(self.skeletons[name].slots):
            if slot.kind == "block":
                self.parser.parseChunk(_slot(root, number, self.skeletons[name]), self._prepared(slot.text))

    def _prepared(self, text: str) -> str:
        if not NEEDS_PREPROCESSORS.search(text):
            return text
        lines = text.split("\n")
        for preprocessor in self.md.preprocessors:
            lines = preprocessor.run(lines)
        return "\n".join(lines)


class _SpanSlots(Treeprocessor):
    """Renders the slots of one line; those that are the same on every page stay out of the tree."""

    def __init__(self, md: Markdown, extension: KbExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        for block in list(root.iter(BLOCK)):
            skeleton = self.extension.skeletons[block.attrib["id"]]
            for number, slot in enumerate(skeleton.slots):
                if slot.kind == "span" and (slot.level or not self._known(slot, skeleton)):
                    _fill(self._rendered(slot.text), slot, _slot(block, number, skeleton))

    def _known(self, slot: Slot, skeleton: Skeleton) -> bool:
        """Whether the slot's HTML is the same on every page; it is then rendered once and kept."""
        if skeleton.searchable or DEPENDS_ON_PAGE.search(slot.text) or self._abbreviated(slot.text):
            return False
        if slot.text not in self.extension.rendered:
            html = self.md.serializer(self._rendered(slot.text))
            self.extension.rendered[slot.text] = html.removeprefix("<div>").removesuffix("</div>")
        return True

    def _abbreviated(self, text: str) -> bool:
        known = getattr(self.md.treeprocessors["abbr"], "abbrs", {}) if "abbr" in self.md.treeprocessors else {}
        return any(short in text for short in known)

    def _rendered(self, text: str) -> etree.Element:
        holder = etree.Element("p")
        line = etree.SubElement(holder, "div")
        line.text = text
        self.md.treeprocessors["inline"].run(holder)
        return line


def _slot(parent: etree.Element, number: int, skeleton: Skeleton) -> etree.Element:
    hidden = {} if skeleton.searchable or skeleton.slots[number].level else {"data-search-exclude": ""}
    return etree.SubElement(parent, SLOT, {"id": str(number), **hidden})


def _fill(line: etree.Element, slot: Slot, element: etree.Element) -> None:
    target = etree.SubElement(element, f"h{slot.level}", {"id": slot.id}) if slot.level else element
    target.text = line.text
    target.extend(line)


def splice(html: str, skeletons: Mapping[str, Skeleton], rendered: Mapping[str, str]) -> str:
    """A page's HTML with every block complete. `rendered` is that of the extension that converted the page."""
    if f"<{BLOCK} " not in html:
        return html
    return PLACED.sub(lambda m: _complete(skeletons[m[1]], dict(FILLED.findall(m[2])), rendered), html)


def _complete(skeleton: Skeleton, filled: Mapping[str, str], rendered: Mapping[str, str]) -> str:
    def slot(match: re.Match[str]) -> str:
        return filled[match[1]] if match[1] in filled else rendered[skeleton.slots[int(match[1])].text]

    return MARK.sub(slot, skeleton.html)


