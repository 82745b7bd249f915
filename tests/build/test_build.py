"""The build as contributors and hosts run it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from kb.html.named import TITLE

from tests.conftest import BuiltSite
from tests.often import share
from tests.project import Project, contents, copy_project

EDIT = re.compile(r'<a href="https://git\.example/kundenbindung/edit/main/docs/([^"]+)"[^>]*rel="edit"')
VOID = {"input", "br", "hr", "img", "link", "meta"}
FIVE = """# Artikel

## Testen Sie sich {.quiz}

### Ohne Kennung?

- [ ] Nein
    > So nicht.
- [x ] Ja
    > Doch.

### Ohne Lösung? {#ohne-loesung}

- [ ] Nein
    > So nicht.
- [ ] Ja
    > Auch nicht.

### Eine Antwort? {#Eine_Antwort}

- [x] Ja
    > Genau.
"""
TWO = """# Telefon

## Prüfpunkte {.checklist}

- [ ] Wir rufen zurück. {#rueckruf}

    [Artikel](../themen/artikel.md)

    Wirkung: gering, [Fachmeinung](../themen/artikel.md)
    Aufwand: Tag

- [ ] Wir grüßen. {#gruss .mus}

    > Grüßen Sie.

    Wirkung: gering, [Fachmeinung](../themen/artikel.md)
    Aufwand: Tag

    [Artikel](../themen/artikel.md)
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_project(tmp_path, with_docs=False)


def test_the_site_builds_strictly_without_any_warning(built: BuiltSite) -> None:
    assert built.status == 0, built.output
    assert "WARNING" not in built.output


def test_links_may_lead_to_every_heading_of_the_site_and_to_nothing_that_is_not_there(built: BuiltSite) -> None:
    anchors = contents().anchors
    pages = {path: _content(built, path) for path in anchors}
    # Above a fold that opens for a link, the name stands in the fold and the heading has another.
    headings = {path: re.findall(rf'<h[1-6][^>]* id="([^"]+?)(?:{TITLE})?"', text) for path, text in pages.items()}
    assert [(path, one) for path, found in headings.items() for one in found if one not in anchors[path]] == []
    assert [(path, one) for path, text in pages.items() for one in anchors[path] if f' id="{one}"' not in text] == []


def _content(built: BuiltSite, path: str) -> str:
    name = re.sub(r"((^|/)index)?\.md$", "", path)
    page = (built.project.root / "site" / name / "index.html").read_text(encoding="utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    return re.sub(r"(?s)<template class=.?kb-stock.*?</template>", "", article)  # waits to be asked: nothing leads there


def test_every_link_of_a_page_leads_to_a_page_or_file_of_the_site(built: BuiltSite) -> None:
    site = built.project.root / "site"
    lost = []
    for page in site.rglob("*.html"):
        for target in re.findall(r'href="?([^"\s>]+)', page.read_text("utf-8")):
            path = unquote(target.partition("#")[0].partition("?")[0])
            if path and not re.match(r"[a-z]+:|/|\{", path) and not (page.parent / path).exists():
                lost.append((page.relative_to(site).as_posix(), target))
    assert lost == []


def test_seven_mistakes_in_two_files_are_seven_lines_and_no_traceback(project: Project) -> None:
    project.write({"index.md": "# Start\n", "themen/artikel.md": FIVE, "checkliste/telefon.md": TWO})
    result = project.build()
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in output
    places = re.findall(r"^(docs/[\w/-]+\.md:\d+): .+$", output, re.M)
    assert places == [
        "docs/checkliste/telefon.md:5",
        "docs/checkliste/telefon.md:12",
        "docs/themen/artikel.md:5",
        "docs/themen/artikel.md:9",
        "docs/themen/artikel.md:12",
        "docs/themen/artikel.md:19",
        "docs/themen/artikel.md:19",
    ]


def test_quality_warnings_stop_a_strict_build_with_their_place(project: Project) -> None:
    text = "# A\n\n## Quiz {.quiz}\n\n### Frage? {#frage}\n\n- [ ] Eins\n- [x] Zwei\n    > Ja.\n"
    project.write({"index.md": "# Start\n", "themen/a.md": text})
    result = project.build()
    assert result.returncode != 0
    told = result.stdout + result.stderr
    assert re.search(r"WARNING +-.*docs/themen/a\.md:7: Die Antwort „Eins“ hat keine Rückmeldung", told)


def test_every_edit_button_leads_to_a_file_in_docs(built: BuiltSite) -> None:
    pages = list((built.project.root / "site").rglob("index.html"))
    assert len(pages) > 15
    for page in pages:
        edit = EDIT.search(page.read_text("utf-8"))
        assert edit, page
        assert (built.project.root / "docs" / edit[1]).is_file(), edit[1]


def test_generated_quiz_page_is_edited_in_its_article(built: BuiltSite) -> None:
    assert "edit/main/docs/themen/zufrieden-ist-nicht-treu.md" in built.project.read("quiz/zufrieden-ist-nicht-treu/index.html")


def test_search_finds_questions_but_neither_options_nor_feedback(built: BuiltSite) -> None:
    files = sorted((built.project.root / "site" / "search").rglob("*.json"))
    words = "".join(path.read_text("utf-8") for path in files)
    assert '"faktor-fuenf-belastbar","Wie belastbar ist der Satz' in words
    page = built.project.read("quiz/halten-oder-gewinnen/index.html")
    options = re.findall(r"<label><input [^>]*> <span>([^<]+)</span></label>", page.replace(" />", ">"))
    assert len(options) >= 10
    assert [option for option in options if option in words and option not in ("Stimmt", "Stimmt nicht")] == []


def test_the_theme_loads_no_text_of_the_search(built: BuiltSite) -> None:
    """It asks for this file with every first page."""
    start = json.loads(built.project.read("search/search_index.json"))
    assert start["docs"] == []
    assert len(json.dumps(start)) < 400
    assert not list((built.project.root / "site" / "assets" / "javascripts").glob("*/*"))


def test_navigation_lists_generated_pages(built: BuiltSite) -> None:
    page = built.project.read("quiz/index.html")
    assert re.search(r'class="md-nav__link"[^>]*><span class="md-ellipsis">Alle Fragen', page)


def test_pages_without_a_widget_load_none_of_our_scripts(built: BuiltSite) -> None:
    for name in ("zahlen", "recht", "quellen/irrtuemer", "themen"):
        page = built.project.read(f"{name}/index.html")
        assert "assets/kb/" in page, "the style sheet of the site"
        assert not re.search(r'<script[^>]*src="[^"]*assets/kb/', page), name


def test_what_few_visits_need_waits_in_a_template_of_the_pages_that_may_ask_for_it(built: BuiltSite) -> None:
    address = r"\.\./\.\./assets/kb/files\.\w+\.js"
    waiting = re.compile(rf'<template data-element="kb-files"><script src="{address}"></script></template>')
    for name in ("auswertung", "team", "plan", "pruefungen"):
        page = built.project.read(f"checkliste/{name}/index.html")
        assert bool(waiting.search(page)) == (name in ("auswertung", "team")), name
        assert "assets/kb/files." not in waiting.sub("", page)


def test_no_page_has_a_style_attribute_or_an_inline_handler_of_ours(built: BuiltSite) -> None:
    for path in (built.project.root / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<[a-z][^>]* (?:style|on[a-z]+)=", text), path
        assert "javascript:" not in text, path


class Balance(HTMLParser):
    """Collects elements that are closed in the wrong order, and ids that stand twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.problems: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(tag)


def content(page: str) -> str:
    """The part of a page between the theme's header and footer."""
    return page[page.index("<article") : page.index("</article>") + len("</article>")]


def test_generated_html_is_balanced_and_has_every_id_once(built: BuiltSite) -> None:
    for path in (built.project.root / "site").rglob("index.html"):
        parser = Balance()
        parser.feed(content(path.read_text("utf-8")))
        assert parser.problems == [], path
        assert parser.open == [], path
        assert len(parser.ids) == len(set(parser.ids)), path


def test_every_validation_key_warns(built: BuiltSite) -> None:
    text = re.sub(r"!ENV \[.*\]", "x", (built.project.root / "mkdocs.yml").read_text("utf-8"))
    validation = yaml.safe_load(text)["validation"]
    assert set(validation) == {"nav", "links"}
    assert {level for group in validation.values() for level in group.values()} == {"warn"}
    assert set(validation["nav"]) == {"omitted_files", "not_found", "absolute_links"}
    assert set(validation["links"]) == {"not_found", "anchors", "absolute_links", "unrecognized_links"}


SIGNS = [
    "F&E & Co.",
    "Note < 2",
    "A<br>B",
    "&nbsp;x",
    "wie in [1]",
    "sagt […] viel",
    "{Klammer}",
    r"C:\Meier",
    "https://x.example/a_b",
    "*fett*",
]


SIGNS_IN_QUIZ = """## Q {.quiz}

### SIGNS Frage? {#frage}

SIGNS Fall

- [ ] SIGNS eins
    > SIGNS nein
- [x] zwei
    > SIGNS

SIGNS weil
"""
SIGNS_IN_CHECK = """# C

## P {.checklist}

- [ ] SIGNS Punkt {#punkt}

    SIGNS heißt

    > SIGNS tun

    Wirkung: gering, [Fachmeinung](../themen/a.md)
    Aufwand: Tag

    [A](../themen/a.md)
"""
SIGNS_IN_CLAIM = """# Z

## A {.claims}

- SIGNS Satz {#satz .these .belegt}

    SIGNS wert

    [A](../themen/a.md)
"""


@pytest.mark.parametrize("signs", share(SIGNS))
def test_ordinary_signs_in_every_text_reach_the_page(project: Project, signs: str) -> None:
    quiz, check, claim = (text.replace("SIGNS", signs) for text in (SIGNS_IN_QUIZ, SIGNS_IN_CHECK, SIGNS_IN_CLAIM))
    names = ("zahlen", "widersprueche", "glossar", "recht", "impressum", "datenschutz", "barrierefreiheit")
    rest = {f"{name}.md": f"# {name}\n" for name in ("index", *names)}
    project.write({**rest, "themen/a.md": f"# A\n\n{quiz}", "checkliste/c.md": check, "quellen/z.md": claim})
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    for name in ("themen/a", "quiz/a", "checkliste/c", "quellen/z"):
        page = content(project.read(f"{name}/index.html"))
        assert "\x02" not in page
        assert "kb-slot" not in page
