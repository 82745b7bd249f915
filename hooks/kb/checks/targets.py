"""Links and pictures of all texts: each leads somewhere, in a way that works on every server and harms nobody."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from kb.ids import slugify
from kb.markdown.links import SAFE, relative, scheme_of, written
from kb.messages import hint, message
from kb.model import Article, Link, Problem

# An address without its scheme is a file for a browser.
ADDRESS = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:at|ch|com|de|eu|info|net|org)(?:/|\Z))", re.I)
TYPO = re.compile(r"https?(?!://)[:;/]+(?P<rest>[\w-]+\.\S+)", re.I)
PAGE_ENDS = ("", ".md", "/index.md")


@dataclass(frozen=True)
class Site:
    """What links may lead to: anchors by page, and files that are no pages."""

    anchors: Mapping[str, Set[str]]
    files: frozenset[str]

    def has(self, path: str) -> bool:
        """Whether a page or file of that path exists."""
        return path in self.anchors or path in self.files


def target_problems(articles: Mapping[str, Article], site: Site) -> Iterator[Problem]:
    """What is wrong with the links and pictures of all articles."""
    for article in articles.values():
        for link in article.links:
            if found := _judge(article.path, link, site):
                key, values = found
                yield Problem(article.path, link.line, message(key, **values))


def _judge(path: str, link: Link, site: Site) -> tuple[str, dict[str, str]] | None:
    """(key of a message, its values) for a link that leads nowhere, or where it should not."""
    target = link.target.replace("\x00", "")
    scheme = scheme_of(link.target)
    if typo := TYPO.fullmatch(target):
        return "link-address-typo", {"found": link.target, "rest": typo["rest"]}
    if not target.strip("#"):
        return "link-empty", {"found": link.text}
    if target.startswith(("//", "\\\\")) or scheme:
        foreign = "picture-foreign" if link.image else "link-scheme"
        return None if scheme in SAFE and not link.image else (foreign, {"found": target})
    if not link.text.strip():
        return "picture-text" if link.image else "link-text", {"found": target}
    return _local(path, link, target.replace("&amp;", "&"), site)


def _local(path: str, link: Link, target: str, site: Site) -> tuple[str, dict[str, str]] | None:
    file, sign, anchor = target.partition("#")  # before decoding: an encoded `#` is part of the name, and no anchor is decoded
    target = unquote(file) + sign + anchor
    if target.startswith("/"):
        return "link-absolute", {"found": link.target, "hint": _meant(target.lstrip("/"), "", path, site)}
    name = unquote(re.sub(r"\?.*", "", file))
    page = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    if page in site.anchors and not link.image:
        known = site.anchors[page]
        return None if not anchor or anchor in known else _no_anchor(link, anchor, known)
    if page in site.files and not page.endswith(".md"):
        return None
    if ADDRESS.match(target):
        return "link-address", {"found": link.target}
    key = "picture-file" if link.image else "link-file"
    hinted = _meant(page, anchor, path, site, link.image)
    return key, {"found": link.target, "hint": hinted, "name": written(posixpath.basename(page))}


def _no_anchor(link: Link, anchor: str, known: Set[str]) -> tuple[str, dict[str, str]]:
    slug = slugify(unquote(anchor))
    close = f" Meinten Sie „#{slug}“?" if slug in known else hint(anchor, sorted(known), "#")
    return "link-anchor", {"found": link.target, "hint": close}


def _meant(target: str, anchor: str, path: str, site: Site, image: bool = False) -> str:
    """The link that was probably meant: the page of a folder or address, the same name elsewhere, or nearly the same."""
    known = [name for name in (*site.anchors, *site.files) if name != path and name.endswith(".md") != image]
    found = _same_page(target, known) or _same_name(target, known) or _nearly(target, known)
    return f" Meinten Sie „{relative(found, anchor, path)}“?" if found else ""


def _same_page(target: str, known: list[str]) -> str:
    """What an address of the finished site or a folder stands for, whatever its case."""
    stem = re.sub(r"(?:/index)?(?:\.html?|\.md)?/?\Z", "", target)
    wanted = {posixpath.normpath(f"{stem}{end}").casefold() for end in PAGE_ENDS} | {target.casefold()}
    return next((name for name in known if name.casefold() in wanted), "")


def _same_name(target: str, known: list[str]) -> str:
    name = re.sub(r"(?:/index)?\.html?\Z|/\Z", "", target).rpartition("/")[2].removesuffix(".md").casefold()
    names = {name, slugify(name)} - {"", "index"}
    return next((page for page in known if _stem(page) in names or page.rpartition("/")[2] in names), "")


def _stem(page: str) -> str:
    return page.rpartition("/")[2].removesuffix(".md").casefold()


def _nearly(target: str, known: list[str]) -> str:
    return next(iter(get_close_matches(target, known, n=1, cutoff=0.6)), "")
