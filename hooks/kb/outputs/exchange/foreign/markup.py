"""HTML of others as Markdown: only what Markdown says in its own words; what else there was is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree
from lxml import html as lxml_html

from kb.markdown.links import SAFE, scheme_of
from kb.outputs.exchange.foreign.found import Report
from kb.outputs.exchange.foreign.marks import at_start, escaped
from kb.outputs.exchange.rich import MARKDOWN, UNFIT

PARAGRAPHS = ("p", "div", "section", "article", "center", "address", "dl", "dt", "dd", "figure", "figcaption", "tr", "body")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "caption")
LISTS = ("ul", "ol")
BLOCKS = frozenset((*PARAGRAPHS, *HEADINGS, *LISTS, "blockquote", "pre", "table", "thead", "tbody", "tfoot", "hr"))
STRESS = {"b": "**", "strong": "**", "em": "*", "i": "*"}
SILENT = frozenset((*BLOCKS, *STRESS, "a", "br", "code", "span", "li", "td", "th", "col", "colgroup", "wbr", "html"))
RUN = ("script", "style", "iframe", "object", "embed", "template", "noscript", "link", "meta", "base", "head", "title")
FIELDS = ("form", "input", "button", "select", "textarea")
DROPPED = frozenset((*RUN, *FIELDS, "video", "audio", "svg", "math"))
FORMULA = re.compile(r"\\\(|\\\[|\$\$")
SAFE_IN_ADDRESS = "%/:?#@!$&'*+,;=-._~"
EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.S)


@dataclass
class Reader:
    """Reads one text; what it could not carry over collects in the report, with the line of its question."""

    report: Report
    line: int
    stress: bool = True
    lost: list[str] = field(default_factory=list)

    def flow(self, html: str) -> str:
        """Paragraphs and lists."""
        return "\n\n".join(self._read(html))

    def one_line(self, html: str) -> str:
        """A text that must stand in one line."""
        blocks = self._read(html)
        if len(blocks) > 1:
            self.report.tell(self.line, "import-one-line", text=blocks[0][:40])
        return " ".join(" ".join(blocks).split())

    def blocks(self, html: str) -> list[str]:
        """The blocks of a text, each as Markdown."""
        return self._read(html)

    def _read(self, html: str) -> list[str]:
        html = UNFIT.sub("\ufffd", html)
        if not html.strip():
            return []
        root = lxml_html.fragment_fromstring(html, create_parent="div")
        if FORMULA.search(root.text_content()):
            self.report.tell(self.line, "import-formula")
        made = list(self._blocks(root))
        if self.stress and words_of(MARKDOWN.render("\n\n".join(made))) != _words(root):
            plain = Reader(self.report, self.line, stress=False)
            self.report.tell(self.line, "import-stress")
            return list(plain._blocks(root))
        if self.lost:
            self.report.tell(self.line, "import-lost", found=", ".join(dict.fromkeys(self.lost)))
            self.lost.clear()
        return made

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        """Each block within an element; words between two blocks are a paragraph."""
        run = self._text(parent.text)
        for child in parent:
            name = child.tag if isinstance(child.tag, str) else ""
            if name == "br":
                yield from self._paragraph(run)
                run = self._text(child.tail)
            elif name in BLOCKS or any(inner.tag in BLOCKS for inner in child.iterdescendants()):
                yield from self._paragraph(run)
                yield from self._block(child)
                run = self._text(child.tail)
            else:
                run += self._inline(child) + self._text(child.tail)
        yield from self._paragraph(run)

    def _block(self, element: etree._Element) -> Iterator[str]:
        name = str(element.tag)
        self._note(element)
        if name in LISTS:
            items = list(self._items(element, ordered=name == "ol"))
            yield from ["\n".join(items)] if items else []
        elif name in HEADINGS:
            yield from (f"**{one}**" if self.stress and "*" not in one else one for one in self._blocks(element))
        elif name == "pre":
            yield from (at_start(line) for line in map(escaped, (element.text_content()).splitlines()) if line.strip())  # type: ignore[attr-defined]
        elif name == "tr":
            cells = ["".join(self._inline(cell)).strip() for cell in element]
            yield from self._paragraph(" – ".join(cell for cell in cells if cell))
        elif name == "table":
            self.lost.append(name)
            yield from self._blocks(element)
        elif name not in DROPPED:
            yield from self._blocks(element)

    def _items(self, element: etree._Element, ordered: bool) -> Iterator[str]:
        for number, item in enumerate(element, 1):
            text = " ".join(" ".join(self._blocks(item)).split())
            if text:
                yield f"{number}. {text}" if ordered else f"* {text}"  # no list of options goes on with it

    def _paragraph(self, run: str) -> Iterator[str]:
        text = " ".join(run.split(" ")).strip()
        if text:
            yield at_start(re.sub(r"[ \t\n]+", " ", text))

    def _text(self, text: str | None) -> str:
        return escaped(text or "")

    def _inline(self, element: etree._Element) -> str:
        name = element.tag if isinstance(element.tag, str) else ""
        self._note(element)
        if not name or name in DROPPED:
            return ""
        if name == "img":
            return escaped(element.get("alt") or "")
        if name == "br":
            return " "
        if name == "code" and self.stress and len(element) == 0 and "`" not in (element.text or "`"):
            return f"`{' '.join((element.text or '').split())}`" if (element.text or "").strip() else ""
        inner = self._text(element.text) + "".join(self._inline(child) + self._text(child.tail) for child in element)
        if name == "a":
            return self._link(element, inner)
        return self._stressed(STRESS[name], inner) if name in STRESS and self.stress else inner

    def _stressed(self, mark: str, inner: str) -> str:
        before, words, after = re.fullmatch(EDGES, inner).groups()  # type: ignore[union-attr]
        return f"{before}{mark}{words}{mark}{after}" if words and "*" not in words.replace("\\*", "") else inner

    def _link(self, element: etree._Element, inner: str) -> str:
        target = (element.get("href") or "").strip()
        if not target or not inner.strip():
            return inner
        if scheme_of(target) not in SAFE:
            self.report.tell(self.line, "import-link", found=target[:60])
            return inner
        before, words, after = re.fullmatch(EDGES, inner).groups()  # type: ignore[union-attr]
        return f"{before}[{words}]({quote(target, safe=SAFE_IN_ADDRESS)}){after}"

    def _note(self, element: etree._Element) -> None:
        """Remember what Markdown has no words for."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name == "img":
            source = element.get("src") or ""
            self.report.tell(self.line, "import-picture", found=source[:60], alt=element.get("alt") or "–")
        elif name and name not in SILENT:
            self.lost.append(name)
        if element.get("style"):
            self.lost.append("style")


def words_of(html: str) -> str:
    """What a person reads of HTML, white space aside."""
    return _words(lxml_html.fragment_fromstring(html, create_parent="div")) if html.strip() else ""


def _words(root: etree._Element) -> str:
    """All words, but those in what is dropped; pictures speak by their alternative text."""
    return "".join("".join(_spoken(root)).split()).replace("–", "")


def _spoken(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in DROPPED:
        return
    yield element.get("alt") or "" if element.tag == "img" else element.text or ""
    for child in element:
        yield from _spoken(child)
        yield child.tail or ""


def html_of(text: str, kind: str) -> str:
    """A text in one of the formats of Moodle as HTML."""
    if kind == "markdown":
        return str(MARKDOWN.render(text))
    if kind == "plain_text" or (kind == "moodle_auto_format" and not re.search(r"<[a-zA-Z/!]|&#?\w+;", text)):
        return "".join(_paragraph_of(part) for part in text.split("\n") if part.strip())
    return re.sub(r"\n+", "<br>", text.strip()) if kind == "moodle_auto_format" else text


def _paragraph_of(words: str) -> str:
    element = etree.Element("p")
    element.text = UNFIT.sub("\ufffd", words)
    return etree.tostring(element, encoding="unicode")
