"""QTI 1.2 as Canvas reads it: one assessment with all questions, each with its id as the identifier."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from kb.outputs.archive import archive_of
from kb.outputs.exchange.portable import Collection, Portable
from kb.outputs.exchange.qti21 import P, name_of, rights, xml
from kb.outputs.exchange.worked import Piece

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
Q = ElementMaker(namespace=QTI, nsmap={None: QTI})
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"
FOLDER = "fragen"
FILE = f"{FOLDER}/{FOLDER}.xml"
KINDS = {
    "statement": "true_false_question",
    "single": "multiple_choice_question",
    "multiple": "multiple_answers_question",
    "estimate": "numerical_question",
    "match": "matching_question",
    "gap": "short_answer_question",
    "free": "essay_question",
}
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
    kind = KINDS["statement" if question.statement else question.source.kind]
    fields = {"question_type": kind, "points_possible": "1", "topic": question.topic}
    about = Q.itemmetadata(Q.qtimetadata(*(_field(name, value) for name, value in fields.items())))
    told = {f"{answer.key}_fb": answer.feedback.html for answer in question.answers if answer.feedback}
    told |= {f"{at}_fb": piece.feedback.html for at, piece in _guesses(question)}
    if question.told:
        told["general_fb"] = question.told
    return Q.item(
        about,
        Q.presentation(_material(question.asked), *_asked(question)),
        _processing(question),
        *(Q.itemfeedback(Q.flow_mat(_material(text)), ident=name) for name, text in told.items()),
        ident=name_of(question),
        title=question.text.plain,
    )


def _asked(question: Portable) -> Iterator[etree._Element]:
    """Answers to choose from, a number to type, or a list of answers for each thing to match."""
    if question.answers:
        labels = [Q.response_label(_material(answer.text.html), ident=answer.key) for answer in question.answers]
        choice = Q.render_choice(*labels, shuffle="No" if question.source.fixed else "Yes")
        yield Q.response_lid(choice, ident=RESPONSE, rcardinality="Multiple" if question.several else "Single")
    elif question.worked and (question.worked.sought or question.worked.words or question.worked.model):
        kind = "Decimal" if question.worked.sought else "String"
        blank = Q.render_fib(Q.response_label(ident="answer1"), fibtype=kind)
        yield Q.response_str(blank, ident=RESPONSE, rcardinality="Single")
    elif question.worked:
        for piece in (one for one in question.worked.pieces if one.text):
            labels = [Q.response_label(_material(text), ident=key) for key, text in question.worked.choices]
            yield Q.response_lid(_material(piece.text.html), Q.render_choice(*labels), ident=f"response_{piece.key}")


def _processing(question: Portable) -> etree._Element:
    """What is said of each answer and of all, then the point, given for exactly what is right."""
    score = Q.outcomes(Q.decvar(maxvalue=WHOLE, minvalue="0", varname="SCORE", vartype="Decimal"))
    general = [_shown("general_fb", Q.other())] if question.told else []
    each = [_shown(f"{answer.key}_fb", _is(answer.key)) for answer in question.answers if answer.feedback]
    each += [_shown(f"{at}_fb", _meant(piece)) for at, piece in _guesses(question)]
    return Q.resprocessing(score, *general, *each, *_points(question))


def _points(question: Portable) -> Iterator[etree._Element]:
    if question.worked and question.worked.model:  # a person judges it
        return
    if question.worked and question.worked.sought:
        sought = question.worked.sought
        yield _point(getattr(Q, "or")(_is(sought.value), _between(sought.low, sought.high)))
    elif question.worked and question.worked.words:
        yield _point(getattr(Q, "or")(*(_is(word) for word in question.worked.words[0])))
    elif question.worked:
        given = [piece for piece in question.worked.pieces if piece.text]
        for piece in given:
            share = f"{100 / len(given):.2f}"
            yield _point(_is(question.worked.key_of(piece), f"response_{piece.key}"), share, "Add")
    elif question.several:
        right = [_is(one.key) if one.right else getattr(Q, "not")(_is(one.key)) for one in question.answers]
        yield _point(getattr(Q, "and")(*right))
    else:
        yield from (_point(_is(answer.key)) for answer in question.answers if answer.right)


def _point(when: etree._Element, worth: str = WHOLE, action: str = "Set") -> etree._Element:
    point = Q.setvar(worth, action=action, varname="SCORE")
    return Q.respcondition(Q.conditionvar(when), point, {"continue": "No"} if action == "Set" else {})


def _guesses(question: Portable) -> list[tuple[int, Piece]]:
    apart = question.worked and (question.worked.sought or question.worked.words)
    pieces = question.worked.pieces if question.worked and apart else ()
    return [(at, piece) for at, piece in enumerate(pieces) if piece.feedback]


def _meant(piece: Piece) -> etree._Element:
    """A typical wrong number, or a word that is confused with the right one."""
    return _between(piece.low, piece.high) if piece.low else _is(piece.text.plain)


def _between(low: str, high: str) -> etree._Element:
    both: etree._Element = getattr(Q, "and")(Q.vargte(low, respident=RESPONSE), Q.varlte(high, respident=RESPONSE))
    return both


def _shown(name: str, when: etree._Element) -> etree._Element:
    told = Q.displayfeedback(feedbacktype="Response", linkrefid=name)
    return Q.respcondition(Q.conditionvar(when), told, {"continue": "Yes"})


def _is(value: str, asked: str = RESPONSE) -> etree._Element:
    return Q.varequal(value, respident=asked)


def _field(name: str, value: str) -> etree._Element:
    return Q.qtimetadatafield(Q.fieldlabel(name), Q.fieldentry(value))


def _material(html: str) -> etree._Element:
    return Q.material(Q.mattext(html, texttype="text/html"))


def _manifest(collection: Collection) -> etree._Element:
    about = P.metadata(P.schema("IMS Content"), P.schemaversion("1.1.3"), rights(METADATA, "langstring", collection.source))
    resource = P.resource(P.file(href=FILE), identifier="fragen", type="imsqti_xmlv1p2", href=FILE)
    return P.manifest(about, P.organizations(), P.resources(resource), identifier=f"m-{collection.site.id}")
