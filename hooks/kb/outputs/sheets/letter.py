"""A text to make one's own as a file for word processors: paragraphs on A4, with what is to be replaced marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Letter
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kb.html.lettering import INLINE
from kb.markdown.blocks import read_blocks

# Say nothing of the day of the build, or no two builds would be equal.
CREATED = datetime(2000, 1, 1)
ZIPPED = (1980, 1, 1, 0, 0, 0)
BRACKETS = re.compile(r"(\[[^\]]*\])")
PAGE, MARGIN = (210, 297), 25
FONT, SIZE = "Calibri", 11
LANGUAGE = "de-DE"


def letter(title: str, text: str) -> bytes:
    """The same bytes for the same Markdown, whenever it is made. Bold stays bold, what stands in brackets is marked."""
    document = Document()
    _set_up(document, title)
    for block in read_blocks(text.split("\n"))[0]:
        _fill(document.add_paragraph(), block.content)
    out = BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _set_up(document: Letter, title: str) -> None:
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    about.created = about.modified = CREATED
    about.language = LANGUAGE
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(SIZE)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)


def _fill(paragraph: Paragraph, markdown: str) -> None:
    for words, bold in _runs(markdown):
        for part in filter(None, BRACKETS.split(words)):
            run = paragraph.add_run(part)
            run.bold = bold or None
            if BRACKETS.fullmatch(part):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _runs(markdown: str) -> Iterator[tuple[str, bool]]:
    """(words, whether they are bold) of a paragraph; a line break is a blank."""
    bold = False
    for token in (token for block in INLINE.parseInline(markdown) for token in block.children or ()):
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("softbreak", "hardbreak"):
            yield " ", bold
        elif token.content:
            yield token.content, bold


def _undated(data: bytes) -> bytes:
    """The same archive without the time at which its parts were written."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, ZIPPED)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
