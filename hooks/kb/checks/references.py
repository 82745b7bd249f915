"""External references: every address belongs to a publisher that somebody has looked at, and reports are called reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from urllib.parse import unquote, urlsplit

from kb.markdown.links import LINK, blank_code, find_links, is_external
from kb.messages import message
from kb.model import Article, Problem

CLASSES = ("original", "bericht", "aussage")
REPORT = re.compile(r"[Bb]ericht|Meldung|\b[Nn]ach\b")
# Where copies of other people's works stand.
MIRRORS = (
    "academia.edu",
    "documents.pub",
    "docplayer.org",
    "paperzz.com",
    "researchgate.net",
    "scribd.com",
    "studylib.net",
    "studylibde.com",
)
BARE = re.compile(r"(?<![\w/.@:])(?:https?://|www\.)[^\s<>|\x00]*[^\s<>|\x00.,;:!?)\"“”’']")
AUTOLINK = re.compile(r"<(https?://[^\s<>]+)>")
# Addresses in angle brackets and in definitions are links, or no text at all.
NO_TEXT = re.compile(r"<[^<>\n]*>|(?m:^ {0,3}\[[^\]\n]+\]:[ ]*\S+$)")
PERMANENT = "doi.org"
# The permanent name of a work within the address its publisher gives it today.
DOI = re.compile(r"(?<=/)10\.\d{4,9}/[^\s?#]*[^\s?#.,;/]")


def host(address: str) -> str:
    """The host of an address without `www.`, in lower case."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def bare_host(written: str) -> str:
    """The host in whatever somebody copied from the browser."""
    return host(written if "//" in written else f"//{written}")


def is_mirror(name: str) -> bool:
    """Whether copies of other people's works stand at a host, or at one of which it is part."""
    return any(name == mirror or name.endswith(f".{mirror}") for mirror in MIRRORS)


def references(article: Article) -> Iterator[tuple[int, str]]:
    """(line, address) of every external link of a page; mail addresses and the like are none."""
    body = "\n".join([""] * article.body + list(article.lines[article.body :]))
    for link in find_links(body):
        if is_external(link.target) and link.target.startswith(("http:", "https:", "//")):
            yield link.line, link.target
    blanked = LINK.sub(_nul, blank_code(body))  # `[…](<…>)` is one of those above
    for match in AUTOLINK.finditer(blanked):
        yield blanked.count("\n", 0, match.start()) + 1, match[1]


def reference_problems(
    article: Article, hosts: Mapping[str, str], place: Callable[[str], str] = lambda name: ""
) -> list[Problem]:
    """Addresses nobody has looked at yet, copies, and reports that are not called so. `place` says where a new host goes."""
    bare = [*bare_addresses(article)]
    addresses = (*references(article), *((line, target) for line, _, target in bare))
    found = (_problem(article, line, address, hosts, place) for line, address in addresses)
    told = (Problem(article.path, n, message("link-bare", found=text, target=target), "warning") for n, text, target in bare)
    return [*(problem for problem in found if problem), *told]


def bare_addresses(article: Article) -> Iterator[tuple[int, str, str]]:
    """(line, text, address) of addresses in running text: a Git host makes links of them, this site does not."""
    body = "\n".join([""] * article.body + list(article.lines[article.body :]))
    if "://" not in body and "www." not in body:
        return
    text = NO_TEXT.sub(_nul, LINK.sub(_nul, blank_code(body)))
    for match in BARE.finditer(text):
        target = match[0] if "://" in match[0] else f"https://{match[0]}"
        line = text.count("\n", 0, match.start()) + 1
        yield line, match[0], target


def _nul(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\x00", match[0])


def _problem(
    article: Article, line: int, address: str, hosts: Mapping[str, str], place: Callable[[str], str]
) -> Problem | None:
    name = host(address)
    doi = DOI.search(unquote(address))
    if is_mirror(name):
        text = message("host-mirror", found=name)
    elif doi and name != PERMANENT:
        text = message("host-doi", found=name, proposal=f"https://{PERMANENT}/{doi[0]}")
    elif name not in hosts:
        text = message("host-unknown", found=name, place=place(name))
    elif hosts[name] == "bericht" and not REPORT.search(_paragraph(article.lines, line)):
        text = message("host-report", found=name)
    else:
        return None
    return Problem(article.path, line, text, "warning")


def _paragraph(lines: Sequence[str], line: int) -> str:
    """The lines around a line, up to blank ones: a sentence may go on in the next."""
    above = [*takewhile(str.strip, reversed(lines[: line - 1]))]
    return "\n".join([*reversed(above), *takewhile(str.strip, lines[line - 1 :])])
