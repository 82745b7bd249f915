"""Folds that open for a link to their heading, as Markdown for any engine; `kb.html.named` does the same to a finished page."""

from __future__ import annotations

import re

from kb.html.named import TITLE, end_of

FOLD = re.compile(r'^(<details [^>\n]*?) data-named="([^"\n]+)"([^\n]*)\n(<summary>.*</summary>)\n', re.M)


def with_named_folds(text: str) -> str:
    """A page, every heading with its id, whose marked folds hold the place that their heading named."""
    while fold := FOLD.search(text):
        name, end = fold[2], end_of(text, fold.start())
        *_, heading = re.finditer(rf"^## .*#{re.escape(name)}(?=[ }}])", text[: fold.start()], re.M)
        place = f'<div class="kb-place" id="{name}"></div>'
        before = f"{heading[0]}{TITLE}{text[heading.end() : fold.start()]}"
        opened = f"{fold[1]}{fold[3]}\n{fold[4]}\n\n{place}\n{text[fold.end() : end]}"
        held = f'<div class="kb-named" markdown="1">\n\n{before}{opened}\n\n</div>'
        text = f"{text[: heading.start()]}{held}{text[end:]}"
    return text
