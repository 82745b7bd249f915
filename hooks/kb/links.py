"""Links in Markdown text: finding them, and rewriting them when a text moves to another page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from kb.model import Link

CODE = re.compile(r"(?s)(?P<fence>`+).*?(?<!`)(?P=fence)(?!`)|\\.")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?P<rest>(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
)
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def find_links(text: str, line: int = 1) -> tuple[Link, ...]:
    """All inline links and images of a text that starts in line `line`; code is left out."""
    blanked = CODE.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), text)
    return tuple(
        Link(text[m.start("text") : m.end("text")], _bare(m["target"]), line + text.count("\n", 0, m.start()))
        for m in LINK.finditer(blanked)
    )


def only_links(text: str) -> bool:
    """Whether a paragraph consists of links and the punctuation between them."""
    return LINK.search(text) is not None and not LINK.sub("", text).strip(" \n,;·|–-")


def is_external(target: str) -> bool:
    """Whether a target leaves the site (has a scheme, or is protocol-relative)."""
    return target.startswith("//") or SCHEME.match(target) is not None


def resolve(target: str, path: str) -> tuple[str, str]:
    """(path in the content folder, anchor) of a target written in the file `path`."""
    file, _, anchor = target.partition("#")
    if not file:
        return path, anchor
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), file)), anchor


def relative(path: str, anchor: str, start: str) -> str:
    """The target to write in the file `start` to reach `path` (and `anchor`)."""
    if path == start:
        return f"#{anchor}" if anchor else posixpath.basename(path)
    link = posixpath.relpath(path, posixpath.dirname(start) or ".")
    return f"{link}#{anchor}" if anchor else link


def rebase(text: str, path: str, start: str) -> str:
    """Markdown from the file `path` with its relative links rewritten for the file `start`."""
    if path == start or "](" not in text:
        return text
    return _rewrite(text, lambda target: _moved(target, path, start))


def _moved(target: str, path: str, start: str) -> str:
    if not target or is_external(target) or target.startswith("/"):
        return target
    return relative(*resolve(target, path), start)


def _rewrite(text: str, change: Callable[[str], str]) -> str:
    blanked = CODE.sub(lambda m: "\x00" * len(m[0]), text)
    parts, last = [], 0
    for match in LINK.finditer(blanked):
        target = text[match.start("target") : match.end("target")]
        new = change(_bare(target))
        parts += [text[last : match.start("target")], f"<{new}>" if target.startswith("<") else new]
        last = match.end("target")
    return "".join([*parts, text[last:]])


def _bare(target: str) -> str:
    return target[1:-1] if target.startswith("<") else target
