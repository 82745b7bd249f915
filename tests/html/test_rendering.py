"""What passes the check is shown as its author saw it: by CommonMark on a Git host, by Python-Markdown on this site.

And nothing that passes brings a tag, an attribute or an address onto the page that is not on the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from kb.checks.catalogue import read_catalogue
from kb.markdown.elements import TAGS
from kb.markdown.links import SAFE, scheme_of
from markdown import Markdown
from markdown_it import MarkdownIt

from tests.often import times

# As in mkdocs.yml, and what MkDocs adds by itself.
EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "fenced_code")
HOST = MarkdownIt("commonmark").enable("table")
SHOWN = {"ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "pre", "blockquote"}
MADE = {"a", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "pre", "table", "tbody", "td", "th"}
MADE |= {"thead", "tr", "ul", "dl", "dt", "dd"}
ATTRIBUTES = {"class", "id", "lang", "title", "href", "src", "alt", "align", "open", "markdown"}


def parts(blocks: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    """Documents of these pieces, some of them without a blank line between, some indented."""
    piece = st.builds(
        lambda block, indent, gap: "\n".join(indent + line for line in block.split("\n")) + gap,
        st.sampled_from(blocks),
        st.sampled_from(["", "", "  ", "    "]),
        st.sampled_from(["\n\n", "\n\n", "\n"]),
    )
    return st.lists(piece, min_size=1, max_size=most).map(lambda found: "# Titel\n\n" + "".join(found))


TEXTS = (
    "Ein Satz.",
    "Ein Satz\nin zwei Zeilen.",
    "**fett** und *kursiv* und `Code`",
    "- eins\n- zwei",
    "- eins\n\n    Absatz\n\n- zwei",
    "- eins\n    - tiefer",
    "- eins\n  weiter",
    "* Stern",
    "+ Plus",
    "1. eins\n2. zwei",
    "1. eins\n1. noch eins",
    "2. zwei",
    "1) eins\n2) zwei",
    "10. zehn",
    "1999. Das war ein Jahr.",
    "(a) eins\n(b) zwei",
    "> Zitat",
    "> Zitat\nweiter",
    "> - Liste im Zitat",
    "| A | B |\n|---|---|\n| 1 | 2 |",
    "| A | B |\n|---|\n| 1 | 2 |",
    "| A | B |\n|---|---|\n| 1 | 2 | 3 |",
    "A | B\n--|--\n1 | 2",
    "| `a|b` | B |\n|---|---|",
    "|---|---|",
    "## Überschrift",
    "##Ohne",
    "## Ende ##",
    "##",
    "Unterstrichen\n---",
    "Zwei Zeilen\nunterstrichen\n---",
    "---",
    "***",
    "```\nCode\n```",
    "~~~\nCode\n~~~",
    "[Text](#titel)",
    "[Text][ziel]\n\n[ziel]: #titel",
    "Wert 5 &lt; 3 &amp; mehr",
    "a_b_c und 2*3*4",
    "\\*kein Kursiv\\*",
    "\\~ und \\| und \\<",
    "Zeile\\\nUmbruch",
    "Zeile  \nUmbruch",
    "<div markdown>\n\nText\n\n</div>",
    "A<br>B",
    "<!-- weg -->",
    ": Definition",
    "-",
    "- \n- leer",
    "#hashtag",
    "![Bild](bild.png)",
)


class Shown(HTMLParser):
    """The words of a page and what they stand in; numbers of lists as a reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        number = self.lists[-1] if tag == "li" and self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        if tag in SHOWN:
            self.seen.append(f"<{tag}{'' if number is None else number}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.pop()
        if tag in SHOWN:
            self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.seen += re.findall(r"\w+|[^\w\s]", data)


def shown(html: str) -> list[str]:
    parser = Shown()
    parser.feed(html)
    parser.close()
    return parser.seen


def site(text: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs={"tables": {"use_align_attribute": True}}).convert(text)


def passes(text: str) -> bool:
    return not read_catalogue({"betrieb/x.md": text}, {"betrieb/bild.png"}).problems


@settings(max_examples=times(1500), deadline=None, derandomize=True)
@given(parts(TEXTS, 4))
def test_what_passes_is_shown_as_on_a_git_host(text: str) -> None:
    if passes(text):
        assert shown(site(text)) == shown(HOST.render(text.replace(" markdown>", ">"))), text


@pytest.mark.parametrize("block", TEXTS)
def test_every_piece_alone_is_shown_as_on_a_git_host_or_told(block: str) -> None:
    text = f"# Titel\n\n{block}\n"
    assert not passes(text) or shown(site(text)) == shown(HOST.render(text.replace(" markdown>", ">")))


# --- nothing that passes runs anything

HOSTILE = (
    "Text",
    "`",
    "``",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<!-->",
    "--!>",
    "<script>alert(1)</script>",
    "<b onclick=x>",
    "<b>",
    "</b>",
    "<div>",
    "<div markdown>",
    "</div>",
    "\\",
    "[x](javascript:alert(1))",
    "[x](<javascript:a>)",
    "](javascript:x)",
    "[",
    "]",
    "[k]: javascript:x",
    "[k]",
    "{: onclick=x }",
    "{onclick=x}",
    "**a**",
    "- ",
    "> ",
    "    ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "| a |\n|---|",
    "# ",
    "<javascript:x>",
    "<svg/onload=x>",
    "<?php",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "[^1]: ",
    "[^1]",
    "!!! note\n",
    ": ",
    "1. ",
)


class Active(HTMLParser):
    """Tags, attributes and addresses that must not be on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in MADE and tag not in TAGS:
            self.found.append(tag)
        for name, value in attrs:
            if name not in ATTRIBUTES or (name in ("href", "src") and scheme_of(value or "") not in ("", *SAFE)):
                self.found.append(f"{tag} {name}={value}")


def active(html: str) -> list[str]:
    parser = Active()
    parser.feed(html)
    parser.close()
    return parser.found


def hostile() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=12).map(lambda found: "# T\n\n" + "".join(found))


@settings(max_examples=times(3000), deadline=None, derandomize=True)
@given(hostile())
@example("# T\n\n- a `\n- b `\n  `<script>alert(1)</script>`")
@example("# T\n\n<!--\n```\n-->\n\n```\n<script>alert(1)</script>\n```")
def test_nothing_that_passes_brings_anything_active(text: str) -> None:
    catalogue = read_catalogue({"betrieb/x.md": text})
    if not catalogue.errors():
        assert active(site(text)) == [], text


def test_the_reader_of_pages_sees_what_is_active() -> None:
    assert list(pieces()) == ["script", "b onclick=x", "a href=javascript:x", "p style=y"]


def pieces() -> Iterator[str]:
    for html in ("<script>", '<b onclick="x">', '<a href="javascript:x">', '<p style="y">', "<p>", '<a href="https://x">'):
        yield from active(html)
