"""Folds that open for a link to their heading: a browser opens by itself only what holds the place a link names."""

from __future__ import annotations

import re

FOLD = re.compile(r'(<details [^>]*?) data-named="([^"]+)"([^>]*>\s*<summary>.*?</summary>)', re.S)
TITLE = "-titel"
"""What the heading itself is called then: every engine names headings, and that name must be another than that of the place."""
TAGS = re.compile(r"<(/?)details\b")


def with_named_folds(html: str) -> str:
    """A page whose marked folds hold the place their heading names. It lies at the heading, above all that is in sight."""
    while fold := FOLD.search(html):
        heading = f' id="{fold[2]}"'
        start = html.rfind("<h2", 0, html.index(heading))
        end = end_of(html, fold.start())
        before = html[start : fold.start()].replace(heading, f' id="{fold[2]}{TITLE}"', 1)
        opened = f'{fold[1]}{fold[3]}<span class="kb-place"{heading}></span>{html[fold.end() : end]}'
        html = f'{html[:start]}<div class="kb-named">{before}{opened}</div>{html[end:]}'
    return html


def end_of(html: str, start: int) -> int:
    """Where the fold that begins at `start` ends; others may stand in it."""
    depth = 0
    for tag in TAGS.finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return len(html)
