"""GIFT: blocks of text between blank lines, answers in braces, signs behind a backslash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kb.outputs.exchange.foreign.found import Choice, Found, Report, short
from kb.outputs.exchange.foreign.gaps import gap_of
from kb.outputs.exchange.foreign.markup import Reader, html_of
from kb.outputs.exchange.foreign.numbers import sought_of
from kb.strings import strings

SIGNS = "~=#{}:\\"
# Signs behind a backslash stand aside while a question is taken apart.
ASIDE = {sign: chr(0xE000 + number) for number, sign in enumerate(SIGNS)}
BACK = {aside: sign for sign, aside in ASIDE.items()}
BREAK = "\ue010"
BEHIND = re.compile(r"\\([~=#{}:\\n])")
CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(?P<path>.*\S)\s*")
COMMENT = re.compile(r"\s*//(?P<text>.*)")
NOTE = re.compile(r"\[(?P<name>id|tag):(?P<value>[^\]]*)\]")
TITLE = re.compile(r"\s*::(?P<title>.*?)::", re.S)
FORMAT = re.compile(r"\s*\[(?P<name>html|moodle|plain|markdown)\]")
FORMATS = {"html": "html", "moodle": "moodle_auto_format", "plain": "plain_text", "markdown": "markdown"}
TRUTH = re.compile(r"(?P<truth>T|TRUE|F|FALSE)\s*(?P<rest>#.*)?", re.I | re.S)
WEIGHT = re.compile(r"%(?P<weight>-?\d+(?:[.,]\d+)?)%")
GAP = " _____ "


@dataclass
class Block:
    """The lines of a question, with what stood in comments above it."""

    line: int
    lines: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    category: str = ""

    @property
    def open(self) -> bool:
        """Whether a brace is left open, so that a blank line ends nothing."""
        text = BEHIND.sub("", "\n".join(self.lines))
        return text.count("{") > text.count("}")


def read_gift(text: str, report: Report) -> Iterator[Found]:
    """The questions of a file."""
    for block in _blocks(text, report):
        if found := _question(block, report):
            yield found


def _blocks(text: str, report: Report) -> Iterator[Block]:
    category, block, blank = "", Block(0), False
    for number, line in enumerate(text.split("\n"), 1):
        if match := CATEGORY.fullmatch(line):
            category = match["path"]
        elif match := COMMENT.fullmatch(line):
            _note(match["text"], block, number, report)
        elif line.strip():
            if block.open and blank and TITLE.match(line):
                yield block
                block = Block(0)
            block.line, block.category = block.line or number, block.category or category
            block.lines.append(line)
        elif block.lines and not block.open:
            yield block
            block = Block(0)
        blank = not line.strip()
    if block.lines:
        yield block


def _note(text: str, block: Block, line: int, report: Report) -> None:
    """An id or tags in a comment; what else it says is told."""
    for match in NOTE.finditer(text):
        block.notes.setdefault(match["name"], []).append(match["value"].strip())
    rest = NOTE.sub("", text).strip()
    if rest and not _is_source(rest):
        report.tell(line, "import-comment", found=rest[:60])


def _is_source(text: str) -> bool:
    """Whether it is the line with which a file of ours begins."""
    before, _, after = strings("exchange")["source"].partition("{site}")
    return text.startswith(before) and text.endswith(after)


def _question(block: Block, report: Report) -> Found | None:
    text = BEHIND.sub(lambda m: BREAK if m[1] == "n" else ASIDE[m[1]], "\n".join(block.lines))
    title = TITLE.match(text)
    text = text[title.end() :] if title else text
    asked, brace, rest = text.partition("{")
    answers, end, tail = rest.partition("}")
    if not brace:
        report.tell(block.line, "import-kind", kind=_kind("description"), text=short(_restored(asked)))
        return None
    if not end or "{" in answers or "{" in tail:
        report.tell(block.line, "import-braces", text=short(_restored(asked)), last=block.line + len(block.lines) - 1)
        return None
    form = FORMAT.match(asked)
    kind = FORMATS[form["name"]] if form else "moodle_auto_format"
    asked = asked[form.end() :] if form else asked
    return _answered(block, report, Asked(block.line, kind, asked + (GAP + tail if tail.strip() else "")), answers)


@dataclass(frozen=True)
class Asked:
    """A question without its answers, and how its texts are written."""

    line: int
    kind: str
    text: str


def _answered(block: Block, report: Report, asked: Asked, answers: str) -> Found | None:
    reader = Reader(report, asked.line)
    answers, _, general = answers.partition("####")
    blocks = reader.blocks(html_of(_restored(asked.text).strip(), asked.kind))
    found = Found(
        asked.line,
        " ".join(blocks[:1]),
        context="\n\n".join(blocks[1:]),
        explanation=reader.flow(_html(general, asked.kind)),
        id=" ".join(block.notes.get("id", ())),
        tags=tuple(block.notes.get("tag", ())),
        category=_restored(block.category),
    )
    answers = answers.strip()
    if match := TRUTH.fullmatch(answers):
        return _truth(found, reader, asked.kind, match)
    if answers.startswith("#"):
        return sought_of(found, reader, [_choice(reader, asked.kind, part) for part in _parts(answers[1:], mark="=")])
    if "->" in answers and "~" not in answers:
        return replace(found, shape="match", choices=tuple(_pair(reader, asked.kind, part) for part in _parts(answers)))
    if not answers:
        report.tell(asked.line, "import-kind", kind=_kind("essay"), text=short(found.text))
        return None
    if "~" not in answers:
        return gap_of(found, report, [_choice(reader, asked.kind, part) for part in _parts(answers)])
    choices = [_choice(reader, asked.kind, part, plain=False) for part in _parts(answers)]
    return replace(found, choices=tuple(choices), several=not any(part.startswith("=") for part in _parts(answers)))


def _truth(found: Found, reader: Reader, kind: str, match: re.Match[str]) -> Found:
    """True or false; feedback to the wrong answer comes first."""
    told = [reader.flow(_html(part, kind)) for part in (match["rest"] or "").split("#")[1:3]]
    wrong, right = (*told, "", "")[:2]
    is_true = match["truth"][0].upper() == "T"
    first = Choice("", 100 if is_true else 0, right if is_true else wrong)
    return replace(found, truth=True, choices=(first, Choice("", 0 if is_true else 100, wrong if is_true else right)))


def _pair(reader: Reader, kind: str, part: str) -> Choice:
    given, _, answer = part[1:].partition("->")
    return Choice(reader.one_line(_html(given, kind)), 0, answer=" ".join(_restored(answer).split()))


def _parts(answers: str, mark: str = "") -> list[str]:
    """Each answer with the sign before it; without any sign it is one, right by `mark`."""
    text = answers.strip()
    parts = [part.strip() for part in re.split(r"(?=[~=])", text) if part.strip()]
    return [part if part[0] in "~=" else mark + part for part in parts]


def _choice(reader: Reader, kind: str, part: str, plain: bool = True) -> Choice:
    """An answer; `plain` ones stay as they are written."""
    right, text = part[0] == "=", part[1:].strip()
    match = WEIGHT.match(text)
    weight = float(match["weight"].replace(",", ".")) if match else 100.0 * right
    words, _, told = (text[match.end() :] if match else text).partition("#")
    words = _restored(words).strip() if plain else reader.one_line(_html(words, kind))
    return Choice(words, weight, reader.flow(_html(told, kind)))


def _html(text: str, kind: str) -> str:
    form = FORMAT.match(text)
    return html_of(_restored(text[form.end() :] if form else text).strip(), FORMATS[form["name"]] if form else kind)


def _restored(text: str) -> str:
    return "".join(BACK.get(sign, sign) for sign in text).replace(BREAK, "\n")


def _kind(name: str) -> str:
    return str(strings("exchange")["foreign"].get(name, name))
