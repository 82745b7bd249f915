"""HTML and attributes in contents: only what stands in the tables here may be published.

Whatever could be read as HTML by the site or by a browser counts, even where CommonMark would see code or text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kb.markdown.blocks import Block
from kb.markdown.elements import TAGS
from kb.markdown.links import HTML_LINK, LINK, is_external
from kb.markdown.reader import Reader

# What to write in place of a tag that is not allowed: key of a message.
INSTEAD = {
    "a": "markup-link",
    "img": "markup-picture",
    "picture": "markup-picture",
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th"), "markup-table"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "markup-list"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "markup-heading"),
    **dict.fromkeys(("audio", "embed", "iframe", "object", "video"), "markup-embed"),
    **dict.fromkeys(("center", "font", "style"), "markup-style"),
    "hr": "markup-line",
    "pre": "markup-code",
    "textarea": "markup-tag",
}
# Other elements of HTML. A name that is none was hardly meant as a tag.
OTHER_NAMES = (
    "address area article aside base bdi bdo blockquote body button canvas caption col colgroup data datalist dfn dialog"
    " fieldset footer form frame frameset head header hgroup html input label legend link main map math menu meta meter"
    " nav noscript optgroup option output param progress rp rt ruby samp script search select slot source svg template"
    " time title track"
)
OTHERS = frozenset(OTHER_NAMES.split())
START = re.compile(r"<(?=[a-zA-Z/!?])")
TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<rest>(?:\s+[a-zA-Z-]+(?:=(?:\"[^\"<>]*\"|'[^'<>]*'))?)*)\s*/?>"
)
NAME = re.compile(r"</?([a-zA-Z][^\s<>/]*)")
ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']*))?")
ADDRESS = re.compile(r"<(?:(?:https?://|mailto:)[^<>\s]+|[^<>\s@:/]+@[^<>\s@]+)>", re.I)
# As browsers read it, where `<!-->` and `--!>` end one too. What spans lines is searched all the same: the site may see
# it in pieces.
COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--)[^\n])*-->")
LONG_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->", re.S)
SPAN = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
# `{…}` as Python-Markdown's attr_list takes it, and what it may hold.
BRACES = re.compile(r"(?<!\{)\{(?!\{)(?P<colon>:?)(?P<inner>[^{}\n]*)\}")
NAMES = re.compile(r"\s*(?:[#.][\w-]*\s*)+")
GLUED = re.compile(r"[*_`)>\]]\Z")

# Told last: most of these are told as something else by then, such as a tag without its other half.
LATE = ("markup-unknown", "markup-hidden", "markup-braces")

Finding = tuple[int, str, str]
"""(line from 1, key of a message, what was found)."""


def read_live(lines: Sequence[str], blocks: Sequence[Block]) -> str:
    """The text of a file, without its front matter, that may be read as HTML or attributes."""
    everything = [block for top in blocks for block in top.walk()]
    raw = {n for block in everything if block.type == "html_block" for n in range(block.start, block.end)}
    code = {n for block in everything if block.type == "fence" for n in range(block.start, block.end)}
    return live_text(lines, raw, code)


def report_tags(reader: Reader, live: str) -> None:
    """Report tags that are not allowed, before all other slips: to close such a tag would be no remedy."""
    for line, key, found in tag_problems(live):
        if key not in LATE:
            allowed = ", ".join(sorted(TAGS.get(found.partition(" ")[0], ())))
            reader.report(line, key, found=found, allowed=allowed)


def report_rest(reader: Reader, live: str) -> None:
    """Report what is left when the file is read: names of tags that nobody knows, braces that are no ids."""
    known = {problem.line for problem in reader.problems}
    for line, key, found in (*tag_problems(live), *brace_problems(live)):
        if key in LATE and line not in known:
            reader.report(line, key, found=found)


def live_text(lines: Sequence[str], raw: Collection[int], code: Collection[int]) -> str:
    """All lines with what is surely code or a comment as NUL; `code` are lines of code blocks, `raw` those of HTML."""
    chunks: list[list[str]] = [[]]
    for number, line in enumerate(lines):
        if not line.strip():
            chunks.append([line])
        elif number in code:
            chunks += [["\x00"], []]
        elif number in raw:
            chunks += [[line.replace("`", "\x01")], []]  # a backtick is no mark in HTML
        else:
            chunks[-1].append(line)
    return "\n".join(line for chunk in chunks for line in _without_code(chunk))


def _without_code(chunk: list[str]) -> list[str]:
    """A paragraph's lines without code, if every code in them ends in its line; else nobody knows where it ends."""
    blanked = [SPAN.sub(_nul, line) for line in chunk]
    if any("`" in line.replace("\\`", "") for line in blanked):
        blanked = chunk
    return [COMMENT.sub(_nul, line) for line in blanked]


def _nul(match: re.Match[str]) -> str:
    return "\x00" * len(match[0])


def tag_problems(live: str) -> Iterator[Finding]:
    """Every tag that is not allowed, told once for its start and its end."""
    told: set[str] = set()
    ends = -1
    targets = {m.start("target") for m in LINK.finditer(live) if m["target"].startswith("<")} if "](<" in live else ()
    for match in START.finditer(live):
        if match.start() < ends or match.start() in targets:
            continue
        key, found, ends = _judge(live, match.start())
        shape = NAME.match(live, match.start())
        name = shape[1].lower() if shape else ""
        closing = bool(name) and live.startswith("</", match.start())
        if key and not (closing and name in told):
            told.add(name)
            yield live.count("\n", 0, match.start()) + 1, key, found


def _judge(live: str, start: int) -> tuple[str, str, int]:
    """(key of a message or nothing, what was found, where to go on) for what begins at `start`."""
    if live.startswith("<!--", start):
        odd = LONG_COMMENT.match(live, start) is None and "-->" in live[start + 2 :]
        return "markup-comment" if odd else "", "<!--", start + 4
    if match := ADDRESS.match(live, start):
        return "", "", match.end()
    shape = NAME.match(live, start)
    if not shape:
        return "markup-hidden", live[start : start + 4].partition("\n")[0], start + 1
    name = shape[1].lower()
    if name not in TAGS:
        return *_instead(live, start, shape[1]), start + 1
    match = TAG.match(live, start)
    if not match:
        return _torn(live, start, name)
    wrong = [word for word in ATTRIBUTE.findall(match["rest"]) if word.lower() not in TAGS[name]]
    return ("markup-attribute", f"{name} {' '.join(wrong)}", match.end()) if wrong else ("", "", match.end())


def _instead(live: str, start: int, name: str) -> tuple[str, str]:
    """(key of the message that says what to write, what was found) for a tag that is not allowed."""
    if (link := HTML_LINK.match(live, start)) and name.lower() in ("a", "img"):
        target = next(filter(None, link.groups()), "")
        if target and not is_external(target) and not target.startswith("/"):
            return "link-html", target
    if name.lower() in INSTEAD or name.lower() in OTHERS:
        return INSTEAD.get(name.lower(), "markup-tag"), name.lower()
    return "markup-scheme" if ":" in name else "markup-unknown", name


def _torn(live: str, start: int, name: str) -> tuple[str, str, int]:
    """A tag that is allowed but not written as it should be; its attributes say more, if they are wrong as well."""
    rest = live[start + 1 + len(name) :].partition(">")[0].partition("\n")[0]
    wrong = [word for word in ATTRIBUTE.findall(rest) if word.lower() not in TAGS[name] and word[:1].isalpha()]
    return ("markup-attribute", f"{name} {' '.join(wrong)}", start + 1) if wrong else ("markup-shape", name, start + 1)


def brace_problems(live: str) -> Iterator[Finding]:
    """Braces that the site would take away, or make attributes of, though they hold more than an id and classes."""
    if "{" not in live:
        return
    above = ""
    for number, line in enumerate(live.split("\n"), 1):
        for match in BRACES.finditer(line) if "{" in line else ():
            if _taken(line, match, above) and not NAMES.fullmatch(match["inner"]):
                yield number, "markup-braces", match[0]
        above = line


def _taken(line: str, match: re.Match[str], above: str) -> bool:
    """Whether braces are read as attributes: behind markup, at the end of a heading or cell, or as a last line."""
    before, after = line[: match.start()], line[match.end() :]
    if match["colon"] or "=" in match["inner"] or GLUED.search(before):
        return True
    last_line = not before.strip(" >") and above.strip(" >") != "" and (">" in above or ">" not in before)
    ends_block = not after.strip() and (before.lstrip().startswith("#") or last_line)
    return ends_block or ("|" in line and after.lstrip().startswith("|"))
