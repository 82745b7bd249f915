"""The Content-Security-Policy of the site: nothing but its own files, and inside pages only what the build has seen.

https://www.w3.org/TR/CSP3/ (read 2026-11-28)
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
STYLE = re.compile(r"<style[^>]*>(?P<text>.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
ELSEWHERE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
DATA = re.compile(r"""\btype\s*=\s*["']?(?:application/(?:ld\+)?json|text/plain)\b""", re.IGNORECASE)
"""Blocks of these types are data: a browser does not run them, and no policy speaks of them."""

# What each kind of file may come from, besides inline scripts and styles. What is missing here falls to `default-src`.
SOURCES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
FRAMES = ("frame-ancestors", "'self'")
"""Which sites may show ours in a frame. A policy inside a page cannot say this; browsers warn of it there."""


@dataclass
class Inline:
    """Hashes of the scripts and styles that stand inside pages, as a policy names them."""

    scripts: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)

    def see(self, html: str) -> None:
        """Take in one page."""
        self.scripts.update(hash_of(match["text"]) for match in SCRIPT.finditer(html) if _is_run(match["attributes"]))
        self.styles.update(hash_of(match["text"]) for match in STYLE.finditer(html))


def hash_of(text: str) -> str:
    """What a policy calls a script or style by its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(inline: Inline, in_page: bool = False) -> str:
    """The whole policy as one line; `in_page` leaves out what a page cannot say of itself."""
    allowed = {"script-src": inline.scripts, "style-src": inline.styles}
    rows = (*SOURCES, *(() if in_page else (FRAMES,)))
    return "; ".join(" ".join([name, source, *sorted(allowed.get(name, ()))]) for name, source in rows)


def _is_run(attributes: str) -> bool:
    return not ELSEWHERE.search(attributes) and not DATA.search(attributes)
