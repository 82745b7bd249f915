"""XML of others, read without following anything that it names: no files, no addresses, no entities of its own."""

from __future__ import annotations

import re

from lxml import etree

from kb.markdown.encoding import decode
from kb.outputs.exchange.foreign.found import Refused, Report

# Says itself that it is in another encoding.
STATED = re.compile(rb"\s*<\?xml[^>]*encoding=.(?!utf-?8)", re.I)


def root_of(data: bytes, report: Report) -> etree._Element:
    """The outermost element of a file. Raises Refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(_readable(data, report), parser)
    except etree.XMLSyntaxError as error:
        if "entity" in str(error.msg).lower():
            raise Refused(error.lineno or 1, "import-dtd") from error
        raise Refused(error.lineno or 1, "import-xml", why=str(error.msg).rstrip(".")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(1, "import-dtd")
    return root


def line_of(element: etree._Element) -> int:
    """The line an element begins in."""
    return element.sourceline or 1


def _readable(data: bytes, report: Report) -> bytes:
    """A file that says it is in UTF-8, or says nothing, but is not: as what it seems to be."""
    text, encoding = decode(data)
    if not encoding or encoding.name.startswith("UTF") or STATED.match(data):
        return data
    report.tell(encoding.line, "import-encoding", found=encoding.name)
    return text.encode()


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
