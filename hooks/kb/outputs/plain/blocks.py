"""Generated blocks as finished HTML in a Markdown page: no engine has to know our elements, and each makes the same of them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree  # noqa: N813 - as Python-Markdown calls it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from kb.html.render import BLOCK, KbExtension, completed
from kb.markdown.links import is_external, resolve
from kb.outputs.plain.addresses import Address
from kb.outputs.settings import Settings
from kb.site.context import Page
from kb.site.pages import Build

CLASS = "kb-block"
ELEMENT = re.compile(r"<kb-([a-z]+)")
CODE = re.compile(r"<pre\b.*?</pre>", re.S)
AFTER_LINKS = 4
"""Behind the inline patterns (20), which make the links."""


class Blocks:
    """Renders the blocks of one build."""

    def __init__(self, build: Build, settings: Settings, address: Address) -> None:
        """`settings` say which Markdown the pages are written in."""
        self._kb = KbExtension(build.skeletons)
        self._links = _Links(address)
        extensions: list[str | Extension] = [*settings.extensions, self._kb, self._links]
        self._markdown = Markdown(extensions=extensions, extension_configs=settings.extensions)

    def put_into(self, page: Page) -> str:
        """The Markdown of a page with every block as HTML in a `<div>`, which starts a block of HTML for every engine."""
        lines = page.body.split("\n")
        if self._kb.skeletons.keys().isdisjoint(lines):
            return page.body
        self._kb.here = self._links.here = page.path
        html = self._markdown.reset().convert(page.body)
        blocks = completed(html, self._kb.skeletons, self._kb.rendered)
        return "\n".join(_as_block(blocks[line]) if line in blocks else line for line in lines)


def _as_block(html: str) -> str:
    """In one line: a blank one would end the HTML for many engines. The class names the element, for form.css."""
    name = ELEMENT.match(html)
    line = CODE.sub(lambda code: code[0].replace("\n", "&#10;"), html).replace("\n", " ")
    return f'<div class="{CLASS}{f" {CLASS}--{name[1]}" if name else ""}">{line}</div>'


class _Links(Extension):
    """Rewrites the addresses in blocks."""

    def __init__(self, address: Address) -> None:
        super().__init__()
        self.address = address
        self.here = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - name given by Python-Markdown
        """Behind everything that makes links."""
        md.treeprocessors.register(_LinkRewriter(self), "kb-links", AFTER_LINKS)


class _LinkRewriter(Treeprocessor):
    def __init__(self, links: _Links) -> None:
        super().__init__()
        self._links = links

    def run(self, root: etree.Element) -> None:
        for block in root.iter(BLOCK):
            for element in block.iter():
                for name in {"href", "src"} & element.attrib.keys():
                    element.attrib[name] = self._rewritten(element.attrib[name])

    def _rewritten(self, target: str) -> str:
        if is_external(target) or target.startswith(("#", "/")):
            return target
        return self._links.address(*resolve(target, self._links.here), self._links.here)
