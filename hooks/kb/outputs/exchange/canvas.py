"""QTI 1.2 as Canvas reads it: one assessment with all questions, each with its id as the identifier."""

from __future__ import annotations

from lxml import etree
from lxml.builder import ElementMaker

from kb.outputs.archive import archive_of
from kb.outputs.exchange.portable import Answer, Collection, Portable
from kb.outputs.exchange.qti21 import P, name_of, xml

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
Q = ElementMaker(namespace=QTI, nsmap={None: QTI})
FOLDER = "fragen"
FILE = f"{FOLDER}/{FOLDER}.xml"
KINDS = {"statement": "true_false_question", "single": "multiple_choice_question", "multiple": "multiple_answers_question"}
RESPONSE = "response1"
WHOLE = "100"


def canvas(collection: Collection) -> bytes:
    """All questions as one package."""
    return archive_of({FILE: xml(_assessment(collection)), "imsmanifest.xml": xml(_manifest(collection))})


def _assessment(collection: Collection) -> etree._Element:
    items = [_item(question) for question in collection.questions]
    section = Q.section(*items, ident="root_section")
    return Q.questestinterop(Q.assessment(section, ident=f"m-{collection.site.id}", title=collection.title))


def _item(question: Portable) -> etree._Element:
    kind = KINDS["multiple" if question.several else "statement" if question.statement else "single"]
    fields = {"question_type": kind, "points_possible": "1", "topic": question.topic}
    about = Q.itemmetadata(Q.qtimetadata(*(_field(name, value) for name, value in fields.items())))
    labels = [Q.response_label(_material(answer.text.html), ident=answer.key) for answer in question.answers]
    choice = Q.render_choice(*labels, shuffle="No" if question.source.fixed else "Yes")
    asked = Q.response_lid(choice, ident=RESPONSE, rcardinality="Multiple" if question.several else "Single")
    told = {f"{answer.key}_fb": answer.feedback.html for answer in question.answers if answer.feedback}
    if question.explanation:
        told["general_fb"] = question.explanation.html
    return Q.item(
        about,
        Q.presentation(_material(question.asked), asked),
        _processing(question),
        *(Q.itemfeedback(Q.flow_mat(_material(text)), ident=name) for name, text in told.items()),
        ident=name_of(question),
        title=question.text.plain,
    )


def _processing(question: Portable) -> etree._Element:
    """What is said of each answer and of all, then the point, given for exactly the right ones."""
    score = Q.outcomes(Q.decvar(maxvalue=WHOLE, minvalue="0", varname="SCORE", vartype="Decimal"))
    general = [_shown("general_fb", Q.other())] if question.explanation else []
    each = [_shown(f"{answer.key}_fb", _is(answer)) for answer in question.answers if answer.feedback]
    right = [_is(answer) if answer.right else getattr(Q, "not")(_is(answer)) for answer in question.answers]
    exact = getattr(Q, "and")(*right) if question.several else next(_is(a) for a in question.answers if a.right)
    point = Q.setvar(WHOLE, action="Set", varname="SCORE")
    return Q.resprocessing(score, *general, *each, Q.respcondition(Q.conditionvar(exact), point, {"continue": "No"}))


def _shown(name: str, when: etree._Element) -> etree._Element:
    told = Q.displayfeedback(feedbacktype="Response", linkrefid=name)
    return Q.respcondition(Q.conditionvar(when), told, {"continue": "Yes"})


def _is(answer: Answer) -> etree._Element:
    return Q.varequal(answer.key, respident=RESPONSE)


def _field(name: str, value: str) -> etree._Element:
    return Q.qtimetadatafield(Q.fieldlabel(name), Q.fieldentry(value))


def _material(html: str) -> etree._Element:
    return Q.material(Q.mattext(html, texttype="text/html"))


def _manifest(collection: Collection) -> etree._Element:
    about = P.metadata(P.schema("IMS Content"), P.schemaversion("1.1.3"))
    resource = P.resource(P.file(href=FILE), identifier="fragen", type="imsqti_xmlv1p2", href=FILE)
    return P.manifest(about, P.organizations(), P.resources(resource), identifier=f"m-{collection.site.id}")
