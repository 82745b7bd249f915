"""External references: every address belongs to a publisher that somebody has looked at, and reports are called reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from kb.links import find_links, is_external
from kb.messages import message
from kb.model import Article, Problem

CLASSES = ("original", "bericht", "aussage")
REPORT = re.compile(r"[Bb]ericht|Meldung|\b[Nn]ach\b")


def read_hosts(path: Path) -> dict[str, str]:
    """Host -> class, from lines `host class who publishes there`; `#` begins a comment. Raises ValueError for other lines."""
    lines = [line.partition("#")[0].split(None, 2) for line in path.read_text(encoding="utf-8").split("\n")]
    found = [line for line in lines if line]
    for line in found:
        if len(line) < 3 or line[1] not in CLASSES:
            raise ValueError(message("host-line", file=path.name, found=" ".join(line), allowed=", ".join(CLASSES)))
    return {line[0]: line[1] for line in found}


def host(address: str) -> str:
    """The host of an address without `www.`, in lower case."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def references(article: Article) -> Iterator[tuple[int, str]]:
    """(line, address) of every external link of a page; mail addresses and the like are none."""
    body = "\n".join([""] * article.body + list(article.lines[article.body :]))
    for link in find_links(body):
        if is_external(link.target) and link.target.startswith(("http:", "https:", "//")):
            yield link.line, link.target


def reference_problems(article: Article, hosts: Mapping[str, str]) -> list[Problem]:
    """Addresses nobody has looked at yet, and reports that are not called so."""
    return [problem for line, address in references(article) if (problem := _problem(article, line, address, hosts))]


def _problem(article: Article, line: int, address: str, hosts: Mapping[str, str]) -> Problem | None:
    known = hosts.get(host(address))
    if known is None:
        return Problem(article.path, line, message("host-unknown", found=host(address)), "warning")
    if known == "bericht" and not REPORT.search(article.lines[line - 1]):
        return Problem(article.path, line, message("host-report", found=host(address)), "warning")
    return None
