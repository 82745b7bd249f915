"""Moving text from the file it was written in to the page that shows it: links and footnotes keep working."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.ids import slugify
from kb.markdown.links import blank_code, rebase, relative
from kb.model import Article

FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


class Composer:
    """The text of one page. Collects the footnotes and abbreviations of everything it takes over."""

    def __init__(self, path: str, articles: Mapping[str, Article]) -> None:
        """`path` is the page being written, relative to the content folder."""
        self.path = path
        self.articles = articles
        self._footnotes: dict[str, str] = {}
        self._abbreviations: dict[str, str] = {}

    def take(self, text: str, path: str) -> str:
        """Markdown written in the file `path`, ready for this page."""
        if path == self.path:
            return text
        self._abbreviations = {**self.articles[path].definitions.abbreviations, **self._abbreviations}
        if "[" not in text:
            return text
        moved = rebase(text, path, self.path)
        read = blank_code(moved)
        return FOOTNOTE.sub(lambda m: self._footnote(m[1], path) if read[m.start()] == "[" else m[0], moved)

    def link(self, target: str, anchor: str = "") -> str:
        """The link to write on this page to reach the page `target`."""
        return relative(target, anchor, self.path)

    def _footnote(self, label: str, path: str) -> str:
        """The mark of a footnote under a name that is unique on this page."""
        name = f"{slugify(path.removesuffix('.md'))}-{label}"
        if name not in self._footnotes:
            self._footnotes[name] = ""  # known before its text is taken: footnotes may name each other
            self._footnotes[name] = self.take(self.articles[path].definitions.footnotes.get(label, ""), path)
        return f"[^{name}]"

    def definitions(self) -> str:
        """What must stand at the end of the page for everything taken over."""
        lines = [f"*[{short}]: {text}" for short, text in self._abbreviations.items()]
        lines += [f"[^{name}]: {text}" for name, text in self._footnotes.items()]
        return "\n\n".join(lines)
