"""Packages of others in QTI 2: in the order of their test, file by file, and no broken one stops the others."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from kb.checks.catalogue import read_catalogue
from kb.outputs.exchange.foreign import imported

from tests.often import times
from tests.outputs.exchange.samples import data_of, ours

FOLDER = Path(__file__).with_name("foreign")
SPACE = 'xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"'
MANIFEST = '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'
TEST = f"""<assessmentTest {SPACE}><testPart><assessmentSection title="Kapitel 2">
<assessmentItemRef href="../items/zwei.xml"/>
<assessmentItemRef href="../items/fehlt.xml"/></assessmentSection></testPart></assessmentTest>"""
MODEL = "<rubricBlock view='scorer'><p>So etwa.</p></rubricBlock>"
TIME = "<rubricBlock view='candidate'><p>Zehn Minuten.</p></rubricBlock>"


def item(text: str, more: str = "") -> str:
    asked = f'<extendedTextInteraction responseIdentifier="R"><prompt>{text}</prompt></extendedTextInteraction>'
    return f"<assessmentItem {SPACE}>\n<itemBody>{more or MODEL + TIME}\n{asked}</itemBody></assessmentItem>"


def package(**files: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in {"imsmanifest.xml": MANIFEST, **files}.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_png", ".png"), text)
    return out.getvalue()


def read(data: bytes) -> tuple[str, list[str]]:
    text, problems = imported("fragen.zip", data, set())
    return text, [problem.show() for problem in problems]


def test_questions_come_in_the_order_of_the_test_with_the_title_of_its_section() -> None:
    text, told = read(package(items__eins_xml=item("Eins?"), items__zwei_xml=item("Zwei?"), tests__test_xml=TEST))
    assert told == []
    assert [line for line in text.splitlines() if line.startswith(("###", "<!--"))] == [
        "<!-- Aus: Kapitel 2 -->",
        "### Zwei? {#zwei}",
        "### Eins? {#eins}",
    ]
    assert "Zehn Minuten.\n\n> So etwa.\n" in text


def test_a_broken_file_is_told_with_its_line_and_the_others_are_read() -> None:
    more = "<p>Ohne Muster.</p>"
    files = {"a_xml": "<assessmentItem>\n<itemBody>", "b_xml": item("Gut?"), "c_xml": item("Und?", more), "bild_png": "x"}
    text, told = read(package(**files, d_xml="<questestinterop/>"))
    assert "### Gut? {#gut}" in text
    assert [line.partition(". ")[0].partition(" (")[0] for line in told] == [
        "fragen.zip:1: Die Datei „bild.png“ wird nicht übernommen",
        "fragen.zip/a.xml:2: Das ist kein gültiges XML: Premature end of data in tag itemBody line 2, line 2, column 11",
        "fragen.zip/c.xml:3: Diese Art wird noch nicht übernommen: Freitext ohne Musterantwort",
        "fragen.zip/d.xml:1: Diese Datei ist in QTI 1",
    ]


def test_what_is_said_twice_under_one_name_is_kept_whole() -> None:
    said = "".join(f"<modalFeedback identifier='x'><p>{text}</p></modalFeedback>" for text in ("Denn so.", "Und so."))
    always = "<responseProcessing><setOutcomeValue><baseValue>x</baseValue></setOutcomeValue></responseProcessing>"
    text, told = read(package(a_xml=item("Was?").replace("</assessmentItem>", f"{always}{said}</assessmentItem>")))
    assert told == []
    assert "> So etwa.\n\nDenn so.\n\nUnd so.\n" in text


def test_a_package_cannot_blow_up() -> None:
    assert read(package(a_xml=" " * 60_000_000)) == ("", ["fragen.zip:1: Die Datei ist zu groß. Teilen Sie sie in kleinere."])
    bomb = f"<!DOCTYPE x [<!ENTITY a '{'b' * 99}'>]>\n{item('&a;')}"
    assert read(package(a_xml=bomb))[1][0].startswith("fragen.zip/a.xml:1: Die Datei beschreibt eigene Kürzel (DOCTYPE)")


def test_a_package_that_breaks_off_is_told() -> None:
    data = bytearray(package(a_xml=item("Eins?") * 99))
    data[80:200] = bytes(120)
    assert read(bytes(data))[1] == ["fragen.zip:1: Das Paket ist beschädigt. Exportieren Sie es noch einmal."]


@cache
def samples() -> list[tuple[str, bytes]]:
    """Files of others, and some of our questions in every format that can be read."""
    some = ours().only(ours().questions[::9])
    others = [(path.name, path.read_bytes()) for path in sorted(FOLDER.iterdir()) if path.suffix != ".md"]
    return others + [(f"fragen.{name}", data_of(name, some)) for name in ("moodle", "gift", "csv", "qti21", "xlsx")]


@settings(max_examples=times(500), deadline=None)
@given(
    sample=st.deferred(lambda: st.sampled_from(samples())), cut=st.tuples(st.floats(0, 1), st.floats(0, 1)), twice=st.booleans()
)
def test_whatever_is_missing_or_double_in_a_file_it_is_read_or_told(
    sample: tuple[str, bytes], cut: tuple[float, float], twice: bool
) -> None:
    name, data = sample
    first, last = sorted(int(place * len(data)) for place in cut)
    broken = data[:last] + data[first:] if twice else data[:first] + data[last:]
    text, problems = imported(name, broken, set())
    assert text or problems
    assert read_catalogue({"themen/x.md": f"# Titel\n\n{text}"}).questions() or not text
