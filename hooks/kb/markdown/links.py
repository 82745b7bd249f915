"""Links in Markdown text: finding them, and rewriting them when a text moves to another page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import takewhile

from kb.ids import slugify
from kb.model import Link

# What holds no links: code blocks, comments, code within a paragraph, escaped characters.
MAY_BE_CODE = re.compile(r"[`~<\\]")
CODE = re.compile(
    r"(?ms)^[ >]*(?P<block>`{3,}|~{3,})[^\n`]*\n.*?(?:^[ >]*(?P=block)[`~ ]*$|\Z)"
    r"|<!--.*?-->"
    r"|(?P<fence>`+)(?:(?!\n[ >]*\n).)*?(?<!`)(?P=fence)(?!`)"
    r"|\\."
)
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?P<rest>(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
)
TARGET = re.compile(r"\]\(\s*<?(?P<target>[^\s<>)]+)")
SAFE = ("http", "https", "mailto", "tel")
# What browsers leave out of an address before they read it; NUL stands for a character behind a backslash.
IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\\\u200b-\u200d\u2028\u2029\ufeff]")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# A target with spaces: a link for the site's Markdown, none for a Git host.
SPACED = re.compile(r"\]\(\s*(?P<target>[^\s()<>\"']+(?: +[^\s()<>\"']+)+)\s*\)")
# A link that is none, because of the blank in it; brackets with less than two letters are a box.
GAP = re.compile(r"\[[^\[\]\n]{2,}\] \((?P<target>[^\s()<>]+\.md(?:#[^\s()<>]*)?|#[\w-]+|https?://[^\s()<>]+)\)")
HTML_LINK = re.compile(
    r"<[a-zA-Z][^<>]*?\s(?:href|src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>\"']+))"
)
# What a target must be put in angle brackets for.
AWKWARD = re.compile(r"[\s()]")


def find_links(text: str, line: int = 1, blanked: str = "") -> tuple[Link, ...]:
    """All inline links and images of a text that starts in line `line`; code is left out, or already `blanked`."""
    return tuple(_link(text, line, match) for match in _matches(blanked or blank_code(text)))


def hidden_targets(live: str) -> Iterator[Link]:
    """Addresses with a scheme that the site's Markdown may see as those of links though `LINK` does not.

    `live` is what `kb.entries.slips.markup` makes of a text: nothing in it is left out that may be read as Markdown.
    """
    odd = [match for match in TARGET.finditer(live) if scheme_of(match["target"]) not in ("", *SAFE)]
    seen = {match.start("target") for match in _matches(live)} if odd else set()
    for match in odd:
        if not {match.start("target"), match.start("target") - 1} & seen:
            yield Link("", match["target"], live.count("\n", 0, match.start()) + 1)


def scheme_of(target: str) -> str:
    """The scheme of an address as a browser reads it, in small letters; empty for a path."""
    match = SCHEME.match(IGNORED.sub("", unescape(target)))
    return match[0][:-1].lower() if match else ""


def _link(text: str, line: int, match: re.Match[str]) -> Link:
    words = text[match.start("text") : match.end("text")]
    return Link(words, _bare(match["target"]), line + text.count("\n", 0, match.start()), match["image"] == "!")


def odd_links(text: str, blanked: str = "") -> Iterator[tuple[int, str, str]]:
    """(line from 0, key of a message, target) of what is meant as a link but would not work everywhere."""
    blanked = blanked or blank_code(text)
    for match in SPACED.finditer(blanked):
        yield text.count("\n", 0, match.start()), "link-space", match["target"]
    for match in GAP.finditer(blanked) if "] (" in blanked else ():
        yield text.count("\n", 0, match.start()), "link-gap", match["target"]


def spelled_out(target: str) -> str:
    """A target with spaces as everybody reads it: they belong in angle brackets, and to no anchor."""
    file, mark, anchor = target.partition("#")
    return written(file + mark + slugify(anchor))


def blank_code(text: str) -> str:
    """The text with everything that is not read as Markdown as NUL characters; line ends and length stay."""
    if not MAY_BE_CODE.search(text):  # as in most texts, and this is called for every one
        return text
    return CODE.sub(lambda m: re.sub(r"[^\n]", "\x00", m[0]), text)


def unlinked(text: str) -> str:
    """The text with the words of each link in place of it."""
    return LINK.sub(lambda m: m["text"], text) if "](" in text else text


def only_links(text: str) -> bool:
    """Whether a paragraph consists of links and the punctuation between them; a picture is not a link."""
    found = list(LINK.finditer(text)) if "](" in text else []
    return bool(found) and not any(m["image"] for m in found) and not LINK.sub("", text).strip(" \n.,;·|–-")


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
    if path == start and anchor:
        return f"#{anchor}"
    steps, base = path.split("/"), start.split("/")[:-1]
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(steps[:-1], base, strict=False)))
    link = "/".join([".."] * (len(base) - shared) + steps[shared:])
    link = f"./{link}" if SCHEME.match(link) else link
    return f"{link}#{anchor}" if anchor else link


def rebase(text: str, path: str, start: str) -> str:
    """Markdown from the file `path` with its relative links rewritten for the file `start`."""
    if path == start or "](" not in text:
        return text
    return rewritten(text, lambda target: _moved(target, path, start))


def written(target: str) -> str:
    """A target as it must stand between the parentheses of a link."""
    return f"<{target}>" if AWKWARD.search(target) else target


def _moved(target: str, path: str, start: str) -> str:
    if not target or is_external(target) or target.startswith("/"):
        return target
    return relative(*resolve(target, path), start)


def rewritten(text: str, change: Callable[[str], str]) -> str:
    """A text with every target of a link or picture changed."""
    if "](" not in text:
        return text
    parts, last = [], 0
    for match in sorted(_matches(blank_code(text)), key=lambda m: m.start("target")):
        target = text[match.start("target") : match.end("target")]
        new = change(_bare(target))
        parts += [text[last : match.start("target")], f"<{new}>" if target.startswith("<") else written(new)]
        last = match.end("target")
    return "".join([*parts, text[last:]])


def _matches(blanked: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """All links, and the images within the text of a link."""
    end = len(blanked) if end is None else end
    if blanked.find("](", start, end) < 0:  # as in most texts; the pattern would be tried at every character
        return
    for match in LINK.finditer(blanked, start, end):
        yield match
        yield from _matches(blanked, match.start("text"), match.end("text"))


def _bare(target: str) -> str:
    return target[1:-1] if target.startswith("<") else target
