"""Every format: the same bytes twice, an edited question changes only its own part, what is not in it is named."""

from __future__ import annotations

import csv
import re
from difflib import ndiff
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from kb.__main__ import main
from kb.formats import FORMATS, counted_out, left_out, told_without
from kb.model import Question
from kb.outputs.exchange import WRITERS, exported
from kb.outputs.exchange.foreign import imported
from kb.strings import strings
from lxml import etree
from openpyxl import load_workbook

from tests.conftest import BuiltSite
from tests.outputs.exchange.samples import collection, data_of, form, held, ours, parts
from tests.project import ROOT

FIRST = "### Warum bleiben Kunden? {#warum}\n\n- [x] Weil es passt\n    > Ja.\n- [ ] Weil sie müssen\n\n\nDenn so ist es.\n"
SECOND = "\n### Wer kommt wieder? {#wer}\n\n- [ ] Alle\n- [x] Manche\n\nSo ist es.\n"
EDITED = FIRST.replace("Denn so", "Denn anders")
SEVERAL = "### Welche? {#welche}\n\n- [x] A\n- [x] B\n- [ ] C\n"
PACKED = ("anki", "canvas", "qti21", "xlsx")


@pytest.mark.parametrize("name", WRITERS)
def test_two_runs_are_equal(name: str) -> None:
    once = data_of(name, ours())
    exported.cache_clear()
    assert data_of(name, ours()) == once


def test_every_format_has_a_writer_and_its_words() -> None:
    assert {one.name for one in FORMATS} == WRITERS.keys() == strings("exchange")["formats"].keys()


@pytest.mark.parametrize("name", [name for name in WRITERS if name not in PACKED])
def test_an_edited_question_changes_its_own_lines(name: str) -> None:
    before, after = (data_of(name, collection(one + SECOND)).decode().splitlines() for one in (FIRST, EDITED))
    changed = [line for line in ndiff(before, after) if line[0] in "+-"]
    assert bool(changed) == (name != "aiken")
    assert all("Denn" in line for line in changed)


def test_an_edited_question_changes_its_own_file_in_a_package() -> None:
    before, after = (parts(data_of("qti21", collection(one + SECOND))) for one in (FIRST, EDITED))
    assert [name for name in before if before[name] != after[name]] == ["items/warum.xml"]


def test_aiken_holds_one_right_answer_and_says_so() -> None:
    questions = collection(FIRST + "\n" + SEVERAL)
    assert data_of("aiken", questions).decode() == "Warum bleiben Kunden?\nA. Weil es passt\nB. Weil sie müssen\nANSWER: A\n\n"
    sources = [one.source for one in questions.questions]
    assert counted_out(form("aiken"), sources) == {"multiple": 1}
    assert told_without(form("aiken"), sources).startswith("ohne 1\u00a0Frage mit mehreren möglichen Antworten, Rückmeldungen")


@pytest.mark.parametrize("text", ["A) oder B?", "b. oder a", "ANSWER: was?"])
def test_aiken_does_not_hold_what_it_would_take_for_an_answer(text: str) -> None:
    source = collection(FIRST.replace("Warum bleiben Kunden?", text)).questions[0].source
    assert left_out(form("aiken"), source) == "aiken"


def test_a_kind_that_no_format_knows_is_left_out_of_all() -> None:
    source = collection(FIRST).questions[0].source
    unknown = Question(**{name: getattr(source, name) for name in Question.__slots__} | {"kind": "neu"})
    assert {left_out(one, unknown) for one in FORMATS} == {"neu"}


def test_links_lead_to_the_site_and_notes_go_along() -> None:
    text = FIRST.replace("Denn so ist es.", "Siehe [dort](../zahlen.md#s-1)[^1].\n\n[Nachlesen](y.md)\n\n[^1]: Quelle.")
    told = data_of("moodle", collection(text)).decode()
    assert 'href="https://kundenbindung.example/zahlen/#s-1"' in told
    assert 'href="https://kundenbindung.example/themen/y/"' in told
    assert "Quelle." in told
    assert "[^1]" not in told


def test_nothing_in_a_text_runs_or_breaks_a_file() -> None:
    text = FIRST.replace("Denn so", "<script>alert(1)</script> <b onclick='x()'>so</b> <x-y>da</x-y> &nbsp;")
    told = data_of("moodle", collection(text)).decode()
    assert not re.search("script|onclick|x-y", told)
    assert "&lt;b&gt;so&lt;/b&gt; da" in told


def test_a_file_names_its_source_and_what_is_invented_and_comes_back_without_a_word_of_it() -> None:
    questions = collection(FIRST)
    source = questions.source
    assert questions.site.url in source
    assert "CC BY 4.0" in source
    assert "erfundene Beispiele" in source
    assert etree.fromstring(data_of("moodle", questions)).findtext("question/info/text") == source
    assert data_of("gift", questions).decode().splitlines()[0] == f"// {source}"
    sheets = load_workbook(BytesIO(data_of("xlsx", questions))).worksheets
    assert [sheet["A1"].value for sheet in sheets] == ["Kennung", source]
    assert list(csv.reader(StringIO(data_of("csv", questions).decode("utf-8-sig")), delimiter=";"))[2:] == [[source]]
    for name in ("qti21", "canvas"):
        manifest = etree.fromstring(parts(data_of(name, questions))["imsmanifest.xml"])
        assert manifest.xpath("string(*[1]//*[local-name() = 'rights']/*[local-name() = 'description'])") == source
    for name in ("moodle", "gift", "xlsx", "csv", "qti21"):
        assert imported(form(name).file, data_of(name, questions), set())[1] == [], name


def test_the_page_offers_every_file_and_says_what_is_missing(built: BuiltSite) -> None:
    site = built.project.root / "site"
    page = (site / "quiz/mitnehmen/index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="\.\./(fragen[^"]*)"', page)) == {one.file for one in FORMATS}
    named = re.findall(r'<a (?=[^>]*href="\.\./(fragen[^"]*)")(?=[^>]*download="([^"]*)")', page)
    assert named == [(one.file, one.file) for one in FORMATS]
    assert all((site / one.url).stat().st_size > 20_000 for one in FORMATS)
    assert f"Fragen: {len(ours().questions)}, Themen: {len(ours().topics())}." in page
    assert "Fragen mit mehreren möglichen Antworten" in page
    assert "assets/kb/" not in "".join(re.findall(r"<script[^>]*>", page))


def test_the_command_writes_a_file_and_names_what_is_not_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "fragen.txt"
    assert main(["export", "aiken", str(target), "--docs", str(ROOT / "docs")]) == 0
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == len(ours().questions) - len(held("aiken")) > 10
    assert re.match(r".*/docs/themen/[\w-]+\.md:\d+: Die Frage „[\w-]+“ fehlt in der Datei", told.err)
    assert "Rückmeldungen" in told.out
    assert target.read_bytes() == data_of("aiken", ours())


def test_the_command_asks_for_a_format_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "word", "x"])
    assert "moodle" in capsys.readouterr().err
