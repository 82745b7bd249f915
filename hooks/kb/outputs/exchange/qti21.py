"""QTI 2.1: a package with a file for each question and a test with a section for each topic."""

from __future__ import annotations

from lxml import etree
from lxml.builder import ElementMaker

from kb.outputs.archive import archive_of
from kb.outputs.exchange.portable import Collection, Portable
from kb.outputs.exchange.qti_parts import PARTS, Parts, Q, filled
from kb.outputs.exchange.rich import Rich

PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
P = ElementMaker(namespace=PACKAGING, nsmap={None: PACKAGING})
LOM = "http://ltsc.ieee.org/xsd/LOM"
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


def _item(question: Portable) -> etree._Element:
    parts = PARTS[question.source.kind](question)
    context = [filled(Q.div(), question.context)] if question.context else []
    explanation = Rich(html=question.told) if question.told else Rich()
    kind = {"cardinality": parts.cardinality, "baseType": "identifier"}
    return Q.assessmentItem(
        parts.response,
        Q.outcomeDeclaration(Q.defaultValue(Q.value("0")), identifier="SCORE", cardinality="single", baseType="float"),
        *([Q.outcomeDeclaration(identifier="FEEDBACK", **kind)] if parts.told else []),
        Q.outcomeDeclaration(identifier="EXPLANATION", cardinality="single", baseType="identifier"),
        Q.itemBody(*context, *parts.body),
        _processing(parts),
        *(_feedback("FEEDBACK", name, text) for name, text in parts.told),
        *([_feedback("EXPLANATION", SHOWN, explanation)] if explanation.html else []),
        {XML_LANG: "de"},
        identifier=name_of(question),
        title=question.text.plain,
        label=question.topic,
        adaptive="false",
        timeDependent="false",
    )


def _processing(parts: Parts) -> etree._Element:
    """A point for exactly what is right; what is said of an answer, and of all."""
    point = Q.setOutcomeValue(Q.baseValue("1", baseType="float"), identifier="SCORE")
    return Q.responseProcessing(
        *([Q.responseCondition(Q.responseIf(parts.right, point))] if parts.right is not None else []),
        *parts.reactions,
        Q.setOutcomeValue(Q.baseValue(SHOWN, baseType="identifier"), identifier="EXPLANATION"),
    )


def _feedback(outcome: str, name: str, text: Rich) -> etree._Element:
    return filled(Q.modalFeedback(outcomeIdentifier=outcome, identifier=name, showHide="show"), text)


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
    about = P.metadata(P.schema("QTIv2.1 Package"), P.schemaversion("1.0.0"), rights(LOM, "string", collection.source))
    return P.manifest(about, P.organizations(), P.resources(test, *items), identifier=f"m-{collection.site.id}")


def rights(namespace: str, line: str, source: str) -> etree._Element:
    """Where all comes from and what may be done with it, where a manifest says so; in `namespace` a text stands in a `line`."""
    make = ElementMaker(namespace=namespace, nsmap={None: namespace})
    return make.lom(make.rights(make.description(make(line, source, {XML_LANG: "de"}))))


def _resource(name: str, kind: str, file: str, needed: list[str] | None = None) -> etree._Element:
    uses = [P.dependency(identifierref=other) for other in needed or []]
    return P.resource(P.file(href=file), *uses, identifier=name, type=kind, href=file)
