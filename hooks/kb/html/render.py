"""A Python-Markdown extension that renders the Markdown of generated blocks with the page's own Markdown.

Only slots enter the page's tree, so links, footnotes, abbreviations and the table of contents work in them as anywhere,
while the HTML around them is put in at the very end (`splice`). Text that is the same on every page is rendered once.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 - as Python-Markdown calls it
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kb.html.slots import Slot
from kb.html.terms import TermMarker
from kb.model import Term
from kb.strings import strings

BLOCK, SLOT, NUMBER = "kb-block", "kb-slot", "data-slot"
PLACED = re.compile(rf'<{BLOCK} id="([^"]+)">(.*?)</{BLOCK}>', re.S)
FILLED = re.compile(rf'<({SLOT}|h[1-6])([^>]*?) {NUMBER}="(\d+)"([^>]*)>(.*?)</\1>', re.S)
HIDDEN = ' data-search-exclude=""'
MARK = re.compile("\x02(\\d+)\x03")
# What only a preprocessor understands; slots are parsed behind the preprocessors, so such text needs them run on it.
NEEDS_PREPROCESSORS = re.compile(r"^\s*(?:```|~~~|<[a-zA-Z!/?])", re.M)
# Text with one of these may mean something else on another page (links, footnotes, raw HTML), so it is rendered anew.
DEPENDS_ON_PAGE = re.compile(r"[\[\]<&!\\`{}]|:/|\n")
# Text in which no inline pattern finds anything to do, which is most text.
WORDS = re.compile(r"(?:[^\W_]|[ ,;?!%()„“‚‘»«–…]|(?<![.-])[.-])+")
# Between inline patterns (20) and abbreviations (7), table of contents (5) and links (0).
AFTER_INLINE = 19
AFTER_SPANS = 18
# Behind the table of contents (5).
AFTER_CONTENTS = 4


@dataclass(frozen=True)
class Skeleton:
    """HTML with marks for its slots. The theme's search sees only `searchable` ones (for quizzes see `kb.outputs.search`)."""

    html: str
    slots: tuple[Slot, ...]
    searchable: bool = True


class KbExtension(Extension):
    """Replaces a paragraph that is a key of `skeletons` by the slots of its block."""

    def __init__(self, skeletons: Mapping[str, Skeleton], **options: Any) -> None:
        """`skeletons` may be filled after the extension is registered; it is read while a page is converted."""
        super().__init__(**options)
        self.skeletons = skeletons
        self.terms: Sequence[Term] = ()
        self.here = ""
        self.known: dict[str, etree.Element] = {}
        self.rendered: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - name given by Python-Markdown
        """Register in front of every other block processor, and behind the inline patterns."""
        md.parser.blockprocessors.register(_BlockSlots(md, self.skeletons), "kb-blocks", 200)
        md.treeprocessors.register(_SpanSlots(md, self), "kb-spans", AFTER_INLINE)
        md.treeprocessors.register(TermMarker(self), "kb-terms", AFTER_SPANS)
        md.treeprocessors.register(_Contents(md, self.skeletons), "kb-contents", AFTER_CONTENTS)


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
    """Renders the slots of one line; those that are the same on every page are rendered once and stay out of the tree."""

    def __init__(self, md: Markdown, extension: KbExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        blocks = [(block, self.extension.skeletons[block.attrib["id"]]) for block in root.iter(BLOCK)]
        slots = [slot for _, skeleton in blocks for slot in skeleton.slots if slot.kind == "span"]
        lines = self._render(list(dict.fromkeys(slot.text for slot in slots)))
        for block, skeleton in blocks:
            for number, slot in enumerate(skeleton.slots):
                if slot.kind == "reading":
                    _fill_reading(slot, _slot(block, number, skeleton))
                elif slot.kind == "span" and (slot.level or skeleton.searchable or slot.text in lines):
                    line = lines[slot.text] if slot.text in lines else self.extension.known[slot.text]
                    _fill(line, _slot(block, number, skeleton))
            block[:] = sorted(block, key=_place)

    def _render(self, texts: Sequence[str]) -> dict[str, etree.Element]:
        """Inline Markdown of texts: what depends on the page is returned, the rest is added to what is known."""
        known = self.extension.known
        changing = [text for text in texts if self._depends_on_page(text)]
        new = [text for text in texts if text not in known and text not in changing]
        lines = self._inline([*changing, *new])
        for text in new:
            known[text] = lines.pop(text)
            self.extension.rendered[text] = self._serialised(known[text])
        return lines

    def _inline(self, texts: Sequence[str]) -> dict[str, etree.Element]:
        holder = etree.Element("div")
        lines = {text: etree.Element("p") for text in texts}
        for text, line in lines.items():
            line.text = text
            if not WORDS.fullmatch(text):
                holder.append(line)
        self.md.treeprocessors["inline"].run(holder)
        return lines

    def _serialised(self, line: etree.Element) -> str:
        if len(line) == 0:
            return escape(line.text or "", quote=False)
        return self.md.serializer(line).removeprefix("<p>").removesuffix("</p>")

    def _depends_on_page(self, text: str) -> bool:
        known = getattr(self.md.treeprocessors["abbr"], "abbrs", {}) if "abbr" in self.md.treeprocessors else {}
        return DEPENDS_ON_PAGE.search(text) is not None or any(short in text for short in known)


class _Contents(Treeprocessor):
    """Takes out of the table of contents what the page lists itself: the rows that fold open."""

    def __init__(self, md: Markdown, skeletons: Mapping[str, Skeleton]) -> None:
        super().__init__(md)
        self.skeletons = skeletons

    def run(self, root: etree.Element) -> None:
        slots = (slot for block in root.iter(BLOCK) for slot in self.skeletons[block.attrib["id"]].slots)
        folded = {slot.id for slot in slots if slot.folded}
        if folded:
            self.md.toc_tokens = _without(self.md.toc_tokens, folded)  # type: ignore[attr-defined]


def _without(tokens: list[dict[str, Any]], ids: set[str]) -> list[dict[str, Any]]:
    """Headings and those below them, but the ones with these ids."""
    return [{**token, "children": _without(token["children"], ids)} for token in tokens if token["id"] not in ids]


def _place(element: etree.Element) -> int:
    """The order of slots in their block, which that of the words in the search follows."""
    return int(element.attrib[NUMBER])


def _slot(parent: etree.Element, number: int, skeleton: Skeleton) -> etree.Element:
    """The element of a slot. A heading stands for itself: only so the search takes what follows as its section."""
    slot = skeleton.slots[number]
    hidden = {} if skeleton.searchable else {"data-search-exclude": ""}
    tag, names = (f"h{slot.level}", {"id": slot.id}) if slot.level else (SLOT, {})
    element = etree.SubElement(parent, tag, {**names, **hidden, NUMBER: str(number)})
    element.tail = "\n"  # or the search would join the last word of one to the first of the next
    return element


def _fill(line: etree.Element, element: etree.Element) -> None:
    """Put a copy of a rendered line into a slot."""
    element.text = line.text
    element.extend(deepcopy(child) for child in line)


def _fill_reading(slot: Slot, element: etree.Element) -> None:
    element.text = f"{strings('page')['read_more']} "
    etree.SubElement(element, "a", {"href": slot.target}).text = slot.text


def splice(html: str, skeletons: Mapping[str, Skeleton], rendered: Mapping[str, str]) -> str:
    """A page's HTML with every block complete. `rendered` is that of the extension that converted the page."""
    if f"<{BLOCK} " not in html:
        return html
    return PLACED.sub(lambda m: _complete(skeletons[m[1]], _filled(m[2]), rendered), html)


def completed(html: str, skeletons: Mapping[str, Skeleton], rendered: Mapping[str, str]) -> dict[str, str]:
    """The blocks of a page by their name, each as complete HTML."""
    return {m[1]: _complete(skeletons[m[1]], _filled(m[2]), rendered) for m in PLACED.finditer(html)}


def _filled(html: str) -> dict[str, str]:
    """The HTML of the slots in a block by their number; that of a heading includes its tags."""
    return {
        m[3]: m[5] if m[1] == SLOT else f"<{m[1]}{(m[2] + m[4]).replace(HIDDEN, '')}>{m[5]}</{m[1]}>"
        for m in FILLED.finditer(html)
    }


def _complete(skeleton: Skeleton, filled: Mapping[str, str], rendered: Mapping[str, str]) -> str:
    def slot(match: re.Match[str]) -> str:
        one = skeleton.slots[int(match[1])]
        html = filled[match[1]] if match[1] in filled else rendered[one.text]
        return html.replace(f' id="{one.id}"', "", 1) if one.folded else html

    return MARK.sub(slot, skeleton.html)
