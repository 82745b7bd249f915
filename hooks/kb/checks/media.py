"""Files beside the pages: pictures that run something, and files that a browser would run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.messages import message
from kb.model import Problem

# What a browser shows as a page of its own or runs.
ACTIVE = re.compile(r"\.(?:x?html?|js|mjs|css|xml|xsl|svgz|php)\Z", re.I)
# In a picture: programs, handlers, pages in it, links that run something, anything from another server.
IN_PICTURE = re.compile(
    r"<\s*(script|foreignObject|iframe|style)\b|[\s\"'](on[a-z]+)\s*=|(javascript:|<!ENTITY|@import)"
    r"|(?:href|src)\s*=\s*[\"']\s*((?:https?:)?//[^\"']*)|url\(\s*[\"']?((?:https?:)?//[^)\"']*)",
    re.I,
)


def media_problems(media: Mapping[str, bytes]) -> Iterator[Problem]:
    """What is wrong with the files of the content folder that are no pages, by path; only pictures as text have contents."""
    for path, data in media.items():
        if ACTIVE.search(path):
            yield Problem(path, 1, message("media-active", found=path.rpartition("/")[2]), "warning")
        elif path.lower().endswith(".svg"):
            text = data.decode("utf-8", "replace")
            if match := IN_PICTURE.search(text):
                found = next(filter(None, match.groups()))
                line = text.count("\n", 0, match.start()) + 1
                yield Problem(path, line, message("media-picture", found=found), "warning")
