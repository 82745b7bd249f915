"""QTI 2.1: what each kind of question asks for, when it is right, and what is said of an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html
from lxml.builder import ElementMaker

from kb.outputs.exchange.portable import Answer, Portable
from kb.outputs.exchange.rich import Rich
from kb.outputs.exchange.worked import Piece, Worked

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
Q = ElementMaker(namespace=QTI, nsmap={None: QTI})
RESPONSE = "RESPONSE"


@dataclass(frozen=True)
class Parts:
    """What one kind puts into the frame that all share; `told` is said where `reactions` name it."""

    response: etree._Element
    body: tuple[etree._Element, ...]
    right: etree._Element | None
    told: tuple[tuple[str, Rich], ...] = ()
    cardinality: str = "single"
    reactions: tuple[etree._Element, ...] = ()


def filled(element: etree._Element, text: Rich) -> etree._Element:
    """An element with a text in it; its tags become those of the format."""
    parent = lxml_html.fragment_fromstring(text.html, create_parent="div")
    for inner in parent.iterdescendants():
        inner.tag = etree.QName(QTI, str(inner.tag))
    element.text = parent.text
    element.extend(list(parent))
    return element


def _choices(question: Portable) -> Parts:
    cardinality = "multiple" if question.several else "single"
    choices = [filled(Q.simpleChoice(identifier=_name(a), fixed="false"), a.text) for a in question.answers]
    interaction = Q.choiceInteraction(
        _prompt(question),
        *choices,
        responseIdentifier=RESPONSE,
        shuffle=str(not question.source.fixed).lower(),
        maxChoices="0" if question.several else "1",
    )
    return Parts(
        _declared(cardinality, "identifier", [_name(answer) for answer in question.answers if answer.right]),
        (interaction,),
        Q.match(_given(), _right()),
        tuple((_name(answer), answer.feedback) for answer in question.answers if answer.feedback),
        cardinality,
        (Q.setOutcomeValue(_given(), identifier="FEEDBACK"),) if any(a.feedback for a in question.answers) else (),
    )


def _number(question: Portable) -> Parts:
    worked = _worked(question)
    sought = worked.sought
    value, off, unit = (sought.value, sought.off, sought.unit) if sought else ("0", "0", "")
    entry = Q.textEntryInteraction(responseIdentifier=RESPONSE, expectedLength="10")
    entry.tail = f" {unit}" if unit else ""
    told = tuple((f"g-{at}", piece) for at, piece in enumerate(worked.pieces) if piece.feedback)
    return Parts(
        _declared("single", "float", [value]),
        (filled(Q.p(), question.text), Q.p(entry)),
        Q.equal(_given(), _right(), toleranceMode="absolute", tolerance=f"{off} {off}"),
        tuple((name, piece.feedback) for name, piece in told),
        reactions=tuple(_within(name, piece) for name, piece in told),
    )


def _within(name: str, piece: Piece) -> etree._Element:
    """What many guess is said where the number lies in its bounds."""
    low, high = (Q.baseValue(bound, baseType="float") for bound in (piece.low, piece.high))
    inside = getattr(Q, "and")(Q.gte(_given(), low), Q.lte(_given(), high))
    return _when(inside, name)


def _when(condition: etree._Element, name: str) -> etree._Element:
    told = Q.setOutcomeValue(Q.baseValue(name, baseType="identifier"), identifier="FEEDBACK")
    return Q.responseCondition(Q.responseIf(condition, told))


def _steps(question: Portable) -> Parts:
    worked = _worked(question)
    steps = [filled(Q.simpleChoice(identifier=_name(piece), fixed="false"), piece.text) for piece in worked.shown]
    interaction = Q.orderInteraction(_prompt(question), *steps, responseIdentifier=RESPONSE, shuffle="false")
    declared = _declared("ordered", "identifier", [_name(piece) for piece in worked.pieces])
    return Parts(declared, (interaction,), Q.match(_given(), _right()))


def _pairs(question: Portable) -> Parts:
    worked = _worked(question)
    given = [piece for piece in worked.pieces if piece.text]
    most = str(len(given))
    left = [filled(Q.simpleAssociableChoice(identifier=f"p-{one.key}", matchMax="1"), one.text) for one in given]
    right = [Q.simpleAssociableChoice(text, identifier=f"t-{key}", matchMax=most) for key, text in worked.choices]
    sets = (Q.simpleMatchSet(*left), Q.simpleMatchSet(*right))
    interaction = Q.matchInteraction(
        _prompt(question), *sets, responseIdentifier=RESPONSE, shuffle="false", maxAssociations=most
    )
    pairs = [f"p-{one.key} t-{worked.key_of(one)}" for one in given]
    return Parts(_declared("multiple", "directedPair", pairs), (interaction,), Q.match(_given(), _right()))


def _gap(question: Portable) -> Parts:
    worked = _worked(question)
    words = worked.words[0] if worked.words else ("",)
    given = [Q.stringMatch(_given(), Q.baseValue(word, baseType="string"), caseSensitive="false") for word in words]
    told = tuple((f"g-{at}", piece) for at, piece in enumerate(worked.pieces) if piece.feedback)
    return Parts(
        _declared("single", "string", [words[0]]),
        (filled(Q.p(), question.text), Q.p(Q.textEntryInteraction(responseIdentifier=RESPONSE, expectedLength="20"))),
        getattr(Q, "or")(*given),
        tuple((name, piece.feedback) for name, piece in told),
        reactions=tuple(_when(_same(piece), name) for name, piece in told),
    )


def _same(piece: Piece) -> etree._Element:
    return Q.stringMatch(_given(), Q.baseValue(piece.text.plain, baseType="string"), caseSensitive="false")


def _free(question: Portable) -> Parts:
    """What the model answer is, only whoever judges it sees before."""
    interaction = Q.extendedTextInteraction(_prompt(question), responseIdentifier=RESPONSE, expectedLines="5")
    declared = Q.responseDeclaration(identifier=RESPONSE, cardinality="single", baseType="string")
    model = filled(Q.rubricBlock(view="scorer"), _worked(question).model)
    return Parts(declared, (interaction, model), None)


PARTS: Mapping[str, Callable[[Portable], Parts]] = {
    "single": _choices,
    "multiple": _choices,
    "estimate": _number,
    "order": _steps,
    "match": _pairs,
    "gap": _gap,
    "free": _free,
}


def _worked(question: Portable) -> Worked:
    return question.worked or Worked(())


def _name(part: Answer | Piece) -> str:
    return f"a-{part.key}"


def _prompt(question: Portable) -> etree._Element:
    return filled(Q.prompt(), question.text)


def _declared(cardinality: str, kind: str, right: list[str]) -> etree._Element:
    values = [Q.value(value) for value in right]
    return Q.responseDeclaration(Q.correctResponse(*values), identifier=RESPONSE, cardinality=cardinality, baseType=kind)


def _given() -> etree._Element:
    return Q.variable(identifier=RESPONSE)


def _right() -> etree._Element:
    return Q.correct(identifier=RESPONSE)
