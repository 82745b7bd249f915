"""What a web server needs beside the pages: its settings, and the pages packed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from kb.outputs.hosting.headers import ASK, HASHED, HASHED_FOLDERS, KEEP, headers
from kb.outputs.hosting.policy import Inline, policy
from kb.outputs.templating import filled

TEMPLATES = Path(__file__).with_name("templates")
# Template -> where the file goes, from the folder beside the site.
SETTINGS = ("kundenbindung.nginx", "kundenbindung.caddy", "htaccess", "web.config", "_headers")
BESIDE_PAGES = ("_headers",)
"""Static hosts read these where the pages lie."""
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
WORTH_PACKING = 1000
"""Bytes; what fits into one packet gains nothing."""
FIRST_IN_HEAD = '<meta charset="utf-8">'


def inline_of(site: Path) -> Inline:
    """What stands inside the pages of a built site."""
    inline = Inline()
    for page in _pages(site):
        inline.see(page.read_text(encoding="utf-8"))
    return inline


def settings_for(inline: Inline, site_url: str) -> dict[str, str]:
    """Name of the file and its text, for each server; `site_url` says below which path the site lies."""
    values = {
        "headers": headers(inline),
        "base": f"{urlsplit(site_url).path.rstrip('/')}/",
        "hashed": HASHED,
        "kept_folders": HASHED_FOLDERS,
        "keep": KEEP,
        "ask": ASK,
    }
    return {name: filled(TEMPLATES, name, values) for name in SETTINGS}


def write_settings(site: Path, beside: Path, site_url: str) -> None:
    """The settings of each server into `beside`, and those for static hosts into the site."""
    beside.mkdir(parents=True, exist_ok=True)
    for name, text in settings_for(inline_of(site), site_url).items():
        folder = site if name in BESIDE_PAGES else beside
        (folder / name).write_text(text, encoding="utf-8")


def put_policy_into_pages(site: Path) -> None:
    """For hosts that send no headers: each page says the policy of all, as one page shows the next without a reload."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline_of(site), in_page=True)}">'
    for page in _pages(site):
        text = page.read_text(encoding="utf-8")
        if tag not in text:
            page.write_text(text.replace(FIRST_IN_HEAD, f"{FIRST_IN_HEAD}{tag}", 1), encoding="utf-8")


def pack(site: Path) -> None:
    """A packed file beside each that is worth it; the same contents give the same bytes."""
    for file in sorted(site.rglob("*")):
        if file.suffix in PACKED and file.stat().st_size >= WORTH_PACKING:
            packed = file.with_name(f"{file.name}.gz")
            packed.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def _pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))
