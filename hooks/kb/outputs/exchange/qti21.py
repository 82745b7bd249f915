"""QTI 2.1: a package with a file for each question and a test with a section for each topic."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html
from lxml.builder import ElementMaker

from kb.outputs.archive import archive_of
from kb.outputs.exchange.portable import Answer, Collection, Portable
from kb.outputs.exchange.rich import Rich

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Q = ElementMaker(namespace=QTI, nsmap={None: QTI})
P = ElementMaker(namespace=PACKAGING, nsmap={None: PACKAGING})
TEST = "test.xml"
SHOWN = "shown"


def qti21(collection: Collection) -> bytes:
    """All questions as one package."""
    files = {file_of(question): xml(_item(question)) for question in collection.questions}
    return archive_of(files | {TEST: xml(_test(collection)), "imsmanifest.xml": xml(_manifest(collection))})


def xml(root: etree._Element) -> bytes:
    """A document. Only what holds no text is indented."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def name_of(question: Portable) -> str:
    """An identifier must begin with a letter."""
    return f"q-{question.id}"


def file_of(question: Portable) -> str:
    """Where a question stands in the package."""
    return f"items/{question.id}.xml"


def _choice(answer: Answer) -> str:
    return f"a-{answer.key}"


def _item(question: Portable) -> etree._Element:
    cardinality = "multiple" if question.several else "single"
    right = [Q.value(_choice(answer)) for answer in question.answers if answer.right]
    told = {"cardinality": cardinality, "baseType": "identifier"}
    return Q.assessmentItem(
        Q.responseDeclaration(Q.correctResponse(*right), identifier="RESPONSE", **told),
        Q.outcomeDeclaration(Q.defaultValue(Q.value("0")), identifier="SCORE", cardinality="single", baseType="float"),
        Q.outcomeDeclaration(identifier="FEEDBACK", **told),
        Q.outcomeDeclaration(identifier="EXPLANATION", cardinality="single", baseType="identifier"),
        _body(question),
        _processing(),
        *(_feedback("FEEDBACK", _choice(answer), answer.feedback) for answer in question.answers if answer.feedback),
        *([_feedback("EXPLANATION", SHOWN, question.explanation)] if question.explanation else []),
        {XML_LANG: "de"},
        identifier=name_of(question),
        title=question.text.plain,
        label=question.topic,
        adaptive="false",
        timeDependent="false",
    )


def _body(question: Portable) -> etree._Element:
    context = [_filled(Q.div(), question.context)] if question.context else []
    choices = [_filled(Q.simpleChoice(identifier=_choice(a), fixed="false"), a.text) for a in question.answers]
    interaction = Q.choiceInteraction(
        _filled(Q.prompt(), question.text),
        *choices,
        responseIdentifier="RESPONSE",
        shuffle=str(not question.source.fixed).lower(),
        maxChoices="0" if question.several else "1",
    )
    return Q.itemBody(*context, interaction)


def _processing() -> etree._Element:
    """A point for exactly the right answers; what is said of those that were chosen, and of all."""
    given, right = Q.variable(identifier="RESPONSE"), Q.correct(identifier="RESPONSE")
    point = Q.setOutcomeValue(Q.baseValue("1", baseType="float"), identifier="SCORE")
    return Q.responseProcessing(
        Q.responseCondition(Q.responseIf(Q.match(given, right), point)),
        Q.setOutcomeValue(Q.variable(identifier="RESPONSE"), identifier="FEEDBACK"),
        Q.setOutcomeValue(Q.baseValue(SHOWN, baseType="identifier"), identifier="EXPLANATION"),
    )


def _feedback(outcome: str, name: str, text: Rich) -> etree._Element:
    return _filled(Q.modalFeedback(outcomeIdentifier=outcome, identifier=name, showHide="show"), text)


def _filled(element: etree._Element, text: Rich) -> etree._Element:
    """An element with a text in it; its tags become those of the format."""
    parent = lxml_html.fragment_fromstring(text.html, create_parent="div")
    for inner in parent.iterdescendants():
        inner.tag = etree.QName(QTI, str(inner.tag))
    element.text = parent.text
    element.extend(list(parent))
    return element


def _test(collection: Collection) -> etree._Element:
    sections = [
        Q.assessmentSection(
            *(Q.assessmentItemRef(identifier=name_of(question), href=file_of(question)) for question in questions),
            identifier=f"s-{number}",
            title=questions[0].topic,
            visible="true",
        )
        for number, questions in enumerate(collection.topics().values(), 1)
    ]
    part = Q.testPart(*sections, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    return Q.assessmentTest(part, identifier="test", title=collection.title)


def _manifest(collection: Collection) -> etree._Element:
    items = [_resource(name_of(one), "imsqti_item_xmlv2p1", file_of(one)) for one in collection.questions]
    test = _resource("test", "imsqti_test_xmlv2p1", TEST, [name_of(one) for one in collection.questions])
    about = P.metadata(P.schema("QTIv2.1 Package"), P.schemaversion("1.0.0"))
    return P.manifest(about, P.organizations(), P.resources(test, *items), identifier=f"m-{collection.site.id}")


def _resource(name: str, kind: str, file: str, needed: list[str] | None = None) -> etree._Element:
    uses = [P.dependency(identifierref=other) for other in needed or []]
    return P.resource(P.file(href=file), *uses, identifier=name, type=kind, href=file)
