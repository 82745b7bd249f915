"""What a web server needs beside the pages: its settings, and the pages packed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from kb.outputs.hosting.headers import ASK, HASHED, HASHED_FOLDERS, HASHED_OR_PACKED, KEEP, headers
from kb.outputs.hosting.policy import Inline, policy
from kb.outputs.templating import filled

TEMPLATES = Path(__file__).with_name("templates")
# Template -> where the file goes, from the folder beside the site.
SETTINGS = ("kundenbindung.nginx", "kundenbindung.caddy", "htaccess", "web.config", "container.nginx", "_headers")
BESIDE_PAGES = ("_headers",)
"""Static hosts read these where the pages lie."""
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
WORTH_PACKING = 1000
"""Bytes; what fits into one packet gains nothing."""
PACKINGS = (("br", ".br"), ("gzip", ".gz"))
"""What a browser calls each way of packing, and how its files end; the smaller one first."""
BROTLI = "brotli"
BROTLI_QUALITY = 10
"""One step below the tightest: one per cent larger, in less than half the time."""
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
        "hashed_or_packed": HASHED_OR_PACKED,
        "kept_folders": HASHED_FOLDERS,
        "packings": PACKINGS,
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
    """Packed files beside each that is worth it, one for each way; the same contents give the same bytes."""
    packers = _packers()
    for file in sorted(site.rglob("*")):
        if file.suffix in PACKED and file.stat().st_size >= WORTH_PACKING:
            for suffix, packed in packers.items():
                file.with_name(f"{file.name}{suffix}").write_bytes(packed(file.read_bytes()))


def _packers() -> Mapping[str, Callable[[bytes], bytes]]:
    """Every browser unpacks gzip. Brotli is smaller; an environment that was set up before it was listed does without."""
    packers = {".gz": lambda data: gzip.compress(data, 9, mtime=0)}
    if find_spec(BROTLI):
        compress = import_module(BROTLI).compress
        packers[".br"] = lambda data: compress(data, quality=BROTLI_QUALITY)
    return packers


def _pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))
