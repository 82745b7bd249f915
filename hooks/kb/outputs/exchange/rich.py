"""Markdown as the formats take it: as HTML of few tags, as plain words, and as Markdown whose links lead anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb.markdown.links import is_external, resolve, rewritten
from kb.paths import url_of

MARKDOWN = MarkdownIt("commonmark", {"xhtmlOut": True}).enable("table")
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
BREAK = re.compile(r"<br\s*/?>", re.I)
# Nothing in it that Markdown reads in another way than it stands there.
PLAIN = re.compile(r"(?:[^\W_]|[ ,;?%()„“‚‘»«–…/€§]|(?<![.-])[.:!-](?!-))+")
# No format for exchange holds them; those of XML must not.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
WORDS = ("a", "b", "br", "code", "em", "i", "img", "strong", "sub", "sup")
BLOCKS = ("blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul")
TABLES = ("table", "tbody", "td", "th", "thead", "tr")
ALLOWED = frozenset((*WORDS, *BLOCKS, *TABLES))
ATTRIBUTES = frozenset(("href", "src", "alt", "start"))
UNSEEN = ("script", "style", "iframe", "object", "embed", "template")
BEHIND = {"paragraph_close": "\n\n", "heading_close": "\n\n", "tr_close": "\n", "td_close": " ", "th_close": " "}
FOR = {"softbreak": " ", "hardbreak": " ", "list_item_open": "– ", "html_inline": "", "html_block": ""}


@dataclass(frozen=True, slots=True)
class Rich:
    """A text in three ways; empty ones are empty in all."""

    markdown: str = ""
    html: str = ""
    plain: str = ""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.markdown)


@dataclass(frozen=True)
class Writer:
    """Writes texts of one file; relative links become whole addresses of the site."""

    path: str
    site_url: str
    notes: Mapping[str, str]

    def line(self, text: str) -> Rich:
        """A text of one line, without a paragraph around it."""
        markdown = BREAK.sub(" ", self._prepared(text))
        if PLAIN.fullmatch(markdown):
            return Rich(markdown, escape(markdown, quote=False), markdown)
        tokens = MARKDOWN.parseInline(markdown)
        return Rich(markdown, _tidy(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}).strip()), _plain(tokens))

    def flow(self, text: str, notes: bool = False) -> Rich:
        """Paragraphs, lists and what else stands in a text; with `notes` also the footnotes it names."""
        markdown = self._prepared("\n\n".join([text, *self._noted(text)]) if notes else text)
        if not markdown.strip():
            return Rich()
        if PLAIN.fullmatch(markdown) and markdown[0].isalpha():
            return Rich(markdown, _paragraph(escape(markdown, quote=False)), markdown)
        tokens = MARKDOWN.parse(markdown)
        return Rich(markdown, _tidy(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}).strip()), _plain(tokens))

    def _prepared(self, text: str) -> str:
        unmarked = FOOTNOTE.sub(lambda match: "" if match[1] in self.notes else match[0], text)
        return rewritten(UNFIT.sub("\ufffd", unmarked), self._whole)

    def _noted(self, text: str) -> Iterator[str]:
        names = dict.fromkeys(FOOTNOTE.findall(text))
        return (self.notes[name] for name in names if name in self.notes)

    def _whole(self, target: str) -> str:
        """The address of a target as it can be followed from anywhere."""
        if is_external(target) or not target or not self.site_url:
            return target
        page, anchor = resolve(unquote(target), self.path)
        url = url_of(page) if page.endswith(".md") else page
        return f"{self.site_url.rstrip('/')}/{url}{f'#{anchor}' if anchor else ''}"


def paragraph(text: Rich) -> str:
    """A text of one line as HTML with a paragraph around it."""
    return _paragraph(text.html)


def _paragraph(html: str) -> str:
    return str(etree.tostring(lxml_html.fragment_fromstring(html, create_parent="p"), encoding="unicode"))


def _tidy(html: str) -> str:
    """HTML without what a platform would refuse or run; what Markdown itself made is fine."""
    if "<" not in html or not re.search(r"<(?!/?(?:p|a|em|strong|ul|li|br)\b)", html):
        return html
    parent = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in list(parent.iter()):
        _tidy_element(element)
    inner = [escape(parent.text or "", quote=False), *(etree.tostring(one, encoding="unicode") for one in parent)]
    return "".join(inner)


def _tidy_element(element: etree._Element) -> None:
    if element.getparent() is None:
        return
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        element.drop_tree()  # type: ignore[attr-defined]
    elif element.tag not in ALLOWED:
        element.drop_tag()  # type: ignore[attr-defined]
    else:
        for name in set(element.attrib) - ATTRIBUTES:
            del element.attrib[name]


def _plain(tokens: Sequence[Token]) -> str:
    """The words, with the address of each link behind its own."""
    return re.sub(r"\n{3,}", "\n\n", "".join(_words(tokens))).strip()


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    targets: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            targets.append(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            yield f" ({targets.pop()})"
        elif token.children:
            yield from _words(token.children)
        else:
            yield FOR.get(token.type, token.content) + ("\n" if token.hidden else BEHIND.get(token.type, ""))
