"""One question of QTI 2: what is asked, what is said afterwards, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple

from lxml import etree

from kb.outputs.exchange.foreign.found import Found, Report, short
from kb.outputs.exchange.foreign.markup import Reader, words_of
from kb.outputs.exchange.foreign.xml import line_of, local
from kb.strings import strings

HERE = "\ue020"
"""Stands in a text where something is to be typed or chosen."""
SCORER = "scorer"
"""Who reads what nobody else sees."""
ENTRY = "textEntryInteraction"
PICTURE = "img"
OURS = "q-"
"""Ids of ours begin so; those of other programs are made by machines."""
OTHER = ("stylesheet", "assessmentStimulusRef", "companionMaterialsInfo", "apipAccessibility")
FEEDBACK = ("feedbackBlock", "feedbackInline")
MOVING = ("templateDeclaration", "templateProcessing", "templateBlock")
"""Numbers that are drawn anew each time."""


class Case(NamedTuple):
    """A case of the scoring: the words or the bounds that are asked for, and the values that are set then."""

    words: tuple[tuple[str, str], ...]
    bounds: tuple[str, ...]
    sets: dict[str, str]


@dataclass
class Item:
    """A question taken apart; its tags are without their namespace. The `model` is what whoever judges it is told."""

    root: etree._Element
    report: Report
    asked: list[etree._Element]
    model: str = ""

    @property
    def line(self) -> int:
        """Where it asks for something."""
        return line_of(self.asked[0] if self.asked else self.root)

    @cached_property
    def reader(self) -> Reader:
        """Reads its texts."""
        return Reader(self.report, self.line)

    def declared(self, asked: etree._Element) -> etree._Element:
        """What is declared to an interaction; an empty element where nothing is."""
        name = asked.get("responseIdentifier")
        found = (one for one in self.root.iterfind("responseDeclaration") if one.get("identifier") == name)
        return next(found, etree.Element("responseDeclaration"))

    def correct(self, asked: etree._Element) -> list[str]:
        """The right values."""
        return [(one.text or "").strip() for one in self.declared(asked).iterfind("correctResponse/value")]

    def worth(self, asked: etree._Element) -> dict[str, float]:
        """What each value is worth, where they are worth different things."""
        entries = self.declared(asked).iterfind("mapping/mapEntry")
        return {(one.get("mapKey") or "").strip(): _number(one.get("mappedValue")) for one in entries}

    @cached_property
    def told(self) -> dict[str, str]:
        """What is said for each value that the scoring may set, as Markdown."""
        found: dict[str, str] = {}
        for one in (*self.root.iterfind("modalFeedback"), *self.root.iterfind("itemBody//feedbackInline")):
            name = one.get("identifier") or ""
            found[name] = "\n\n".join(text for text in (found.get(name), self.reader.flow(inner(one))) if text)
        return found

    @cached_property
    def always(self) -> set[str]:
        """The values that are set whatever is answered."""
        return {_text(one) for one in self.root.iterfind("responseProcessing/setOutcomeValue/baseValue")}

    def cases(self) -> Iterator[Case]:
        """Of the scoring, but for those that say when something is not so."""
        for one in (*self.root.iter("responseIf"), *self.root.iter("responseElseIf")):
            if one.find(".//not") is None:
                yield Case(
                    tuple(_asked_for(one)),
                    tuple(_text(bound) for bound in one.findall(".//gte/baseValue") + one.findall(".//lte/baseValue")),
                    {name.get("identifier") or "": _text(name[0]) for name in one.iterfind("setOutcomeValue") if len(name)},
                )

    def no(self, kind: str, text: str) -> None:
        """Tell that a question of this kind is not carried over."""
        self.report.tell(self.line, "import-kind", kind=strings("exchange")["foreign"].get(kind, kind), text=text)


def item_of(root: etree._Element, report: Report) -> Item:
    """A question, taken apart. What has no place here is told."""
    for one in (*root.itersiblings(preceding=True), *root.iter()):
        if name := local(one):
            one.tag = PICTURE if name == "object" and "image" in (one.get("type") or "") else name
        elif text := " ".join((one.text or "").split()):
            report.tell(line_of(one), "import-comment", found=text[:60])
    for one in root.iter(PICTURE):
        one.set("src", one.get("data") or one.get("src") or "")
        one.set("alt", one.get("alt") or "".join(one.itertext()).strip())
    for one in root.iterchildren(*OTHER):
        report.tell(line_of(one), "import-lost", found=str(one.tag))
    etree.cleanup_namespaces(root)
    return Item(root, report, [one for one in root.iterfind("itemBody//*") if local(one).endswith("Interaction")])


def asked_of(item: Item) -> tuple[Found, str]:
    """(the question with what has to be known to answer it, the words behind what is to be typed).

    What stands directly before the answers is the question, unless it has a place of its own, or the answers stand in it.
    """
    blocks, unit = item.reader.blocks(_marked(item)), ""
    places = [at for at, block in enumerate(blocks) if HERE in block] or [len(blocks)]
    before, behind = blocks[: places[0]], blocks[places[-1] + 1 :]
    text = " ".join(blocks[places[0] : places[-1] + 1]) or HERE
    if text.startswith(HERE) and text.count(HERE) == 1:
        unit = text.removeprefix(HERE).strip()
        text = _prompt(item) or (before.pop() if before else "")
    name = item.root.get("identifier") or ""
    ours = name.removeprefix(OURS) if name.startswith(OURS) else ""
    return Found(item.line, text.replace(HERE, "(…)"), context="\n\n".join(before + behind), id=ours), unit


def _prompt(item: Item) -> str:
    prompt = item.asked[0].find("prompt")
    return item.reader.one_line(inner(prompt)) if prompt is not None else ""


def _marked(item: Item) -> str:
    """The body as HTML, with a mark where something is asked, and without what is not for everybody."""
    body = next(item.root.iterchildren("itemBody"))
    for one in body.findall(".//rubricBlock"):
        if SCORER in (one.get("view") or ""):
            item.model = item.reader.flow(inner(one))
            emptied(one)
        else:
            one.tag = "div"
    for one in [inside for inside in body.iter(*FEEDBACK) if not _within(inside, item.asked)]:
        item.report.tell(line_of(one), "import-general", found=words_of(inner(one))[:60])
        emptied(one)
    kept = [(one, [*one], one.text, one.tag) for one in item.asked]
    for one in item.asked:
        one[:], one.text, one.tag = [], HERE, "span" if one.tag == ENTRY else "p"
    html = inner(body)
    for one, children, text, tag in kept:
        one[:], one.text, one.tag = children, text, tag
    return html


def explained(item: Item, found: Found, used: set[str]) -> str:
    """What is said whatever is answered; what else is said and has no place here is told."""
    told = {name: text for name, text in item.told.items() if name not in used and text}
    for name in told.keys() - item.always:
        item.report.tell(found.line, "import-general", found=short(told[name]))
    return "\n\n".join(text for name, text in told.items() if name in item.always)


def inner(element: etree._Element) -> str:
    """What stands in an element, as HTML."""
    parts = (etree.tostring(one, encoding="unicode", method="html") for one in element)
    return escape(element.text or "", quote=False) + "".join(parts)


def _asked_for(case: etree._Element) -> Iterator[tuple[str, str]]:
    """(name of the interaction, word that is compared with what is typed there)."""
    for same in case.iter("stringMatch", "match", "equal"):
        name, word = same.find("variable"), same.find("baseValue")
        if name is not None and word is not None:
            yield name.get("identifier") or "", _text(word)


def _within(element: etree._Element, others: list[etree._Element]) -> bool:
    return any(one in others for one in element.iterancestors())


def emptied(element: etree._Element) -> None:
    """Leave nothing of an element but what stands behind it."""
    element[:], element.text, element.tag = [], None, "span"


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
