"""What an edition hides is gone and nothing leads there; its steps and pages stand in place of ours; ours stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from kb.checks.catalogue import read_folder
from kb.edition.folder import Merged

from tests.edition.small import NEEDED, OURS, merged, told

AREA = """# Haus

## Prüfpunkte {.checklist}

- [ ] Wir danken. {#wir-danken .kurz}

    > Schreiben Sie zwei Zeilen.

    Wirkung: gering, [Fachmeinung](../themen/treue.md)
    Aufwand: Tag

    [Treue](../themen/treue.md)
"""


SOURCE = """---
kuerzel: S1
---

# A

## Aussagen {.claims}

- Treue zahlt sich aus. {#s1-01 .hinweis}

    [Treue](../themen/treue.md)
"""
THESES = """# Widersprüche

## Thesen {.theses}

- Treue zahlt sich aus. {#treue-zahlt}

    Dafür: s1-01

    **Ja.** So ist es.

    [Treue](themen/treue.md)
"""


def hiding(*names: str) -> str:
    return f"{NEEDED}ausblenden:\n" + "".join(f"  - {name}\n" for name in names)


def text(found: Merged, path: str) -> str:
    return (found.docs / path).read_text("utf-8")


def errors(found: Merged) -> list[str]:
    return [one.show() for one in found.told(read_folder(found.docs).problems) if one.severity == "error"]


def test_a_hidden_page_is_gone_and_links_to_it_are_words(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("themen/preis.md"))
    assert not (found.docs / "themen/preis.md").exists()
    assert text(found, "index.md") == "# Start\n\nLesen Sie [den Artikel](themen/treue.md) und Preis.\n"
    assert text(found, "themen/treue.md").endswith("Mehr bei Preis, geprüft in der Frage.\n")
    assert errors(found) == []


def test_its_entry_in_a_list_goes_and_those_behind_it_are_counted_anew(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("themen/preis.md"))
    entries = [line for line in text(found, "themen/index.md").splitlines() if "](" in line]
    assert entries == ["1. [Treue](treue.md) – **Zuerst**", "2. [Dank](dank.md)"]


def test_what_is_read_below_an_item_is_what_is_left(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("themen/preis.md"))
    calls, anger = read_folder(found.docs).checks()
    assert ([link.text for link in calls.reading], [link.text for link in anger.reading]) == ([], ["Treue"])
    assert (calls.leverage.whole, calls.leverage.grade) == (True, "fachmeinung")


def test_what_is_code_is_no_link(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("themen/preis.md"))
    assert text(found, "themen/dank.md") == OURS["themen/dank.md"]


def test_a_hidden_item_is_gone_with_the_links_to_it_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("rueckruf", "preis-frage"))
    catalogue = read_folder(found.docs)
    assert ([check.id for check in catalogue.checks()], catalogue.questions()) == (["aerger"], [])
    assert catalogue.checks()[0].line == OURS["checkliste/telefon.md"].split("\n").index("- Was ärgert Anrufer? {#aerger}") + 1
    assert text(found, "themen/treue.md").endswith("Mehr bei [Preis](preis.md), geprüft in der Frage.\n")
    assert errors(found) == []


def test_a_step_is_worded_as_the_edition_says(tmp_path: Path) -> None:
    found = merged(tmp_path, f"{NEEDED}schritte:\n  rueckruf: 'Führen Sie eine Liste.\n    Am Empfang.'\n")
    check = read_folder(found.docs).checks()[0]
    assert (check.next_step, check.text) == ("Führen Sie eine Liste. Am Empfang.", "Wir rufen zurück.")


def test_a_mistake_in_a_step_is_told_where_the_edition_says_it(tmp_path: Path) -> None:
    found = merged(tmp_path, f"{NEEDED}schritte:\n  rueckruf: Siehe [dort](gibt-es-nicht.md).\n")
    [error] = errors(found)
    assert error.startswith(f"{tmp_path.as_posix()}/wir/ausgabe.yml:5: ")


def test_own_pages_lie_over_ours_and_beside_them(tmp_path: Path) -> None:
    found = merged(tmp_path, own={"index.md": "# Bei uns\n", "themen/neu.md": "# Neu\n", "checkliste/haus.md": AREA})
    assert text(found, "index.md") == "# Bei uns\n"
    assert text(found, "themen/index.md").endswith("## Aus unserem Haus\n\n1. [Neu](neu.md)\n")
    assert [check.id for check in read_folder(found.docs).checks()] == ["wir-danken", "rueckruf", "aerger"]
    assert errors(found) == []


def test_a_link_to_a_place_that_an_own_page_has_no_more_becomes_words(tmp_path: Path) -> None:
    page = "# Preis bei uns\n\n## Bei uns\n\nText.\n"
    found = merged(tmp_path, hiding("preis-frage"), {"themen/preis.md": page})
    assert text(found, "index.md").endswith("und Preis.\n")
    assert "[Preis](preis.md)" in text(found, "themen/treue.md")
    assert errors(found) == []


def test_nothing_of_ours_is_written(tmp_path: Path) -> None:
    merged(tmp_path, hiding("themen/preis.md", "aerger"), {"index.md": "# Bei uns\n"})
    docs = tmp_path / "docs"
    assert {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")} == OURS


WRONG = {
    "an item nobody knows": (hiding("rueckrf"), {}, ["wir/ausgabe.yml:5"], "Meinten Sie „rueckruf“?"),
    "a page nobody knows": (hiding("themen/preise.md"), {}, ["wir/ausgabe.yml:5"], "Meinten Sie „themen/preis.md“?"),
    "a folder nobody knows": (hiding("thema/"), {}, ["wir/ausgabe.yml:5"], "Meinten Sie „themen/“?"),
    "the first page of all": (hiding("index.md"), {}, ["wir/ausgabe.yml:5"], "lässt sich nicht ausblenden"),
    "a step of a question": (f"{NEEDED}schritte:\n  aerger: Ja.\n", {}, ["wir/ausgabe.yml:5"], "hat keinen nächsten Schritt"),
    "an id without its prefix": (
        NEEDED,
        {"checkliste/haus.md": AREA.replace("#wir-danken", "#danken")},
        ["wir/docs/checkliste/haus.md:5"],
        "Schreiben Sie „wir-danken“.",
    ),
    "ids of ours that are left out": (NEEDED, {"themen/preis.md": "# Preis\n"}, ["wir/docs/themen/preis.md:1"], "preis-frage"),
    "a prefix of ours": (NEEDED.replace("wir-", "preis-"), {}, ["wir/ausgabe.yml:3"], "„preis-frage“ in docs/themen/preis.md"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_fits_nothing_of_ours_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    settings, own, places, words = WRONG[name]
    found = merged(tmp_path, settings, own)
    first, *_ = (one for one in found.told() if "make accept" not in one.text)
    assert [f"{first.path.removeprefix(f'{tmp_path.as_posix()}/')}:{first.line}"] == places
    assert words in first.text


def test_a_hidden_item_with_a_step_is_told_once(tmp_path: Path) -> None:
    found = merged(tmp_path, hiding("rueckruf") + "schritte:\n  rueckruf: Ja.\n")
    assert told(found, tmp_path) == ["wir/ausgabe.yml:5"]


def test_claims_that_a_comparison_needs_go_only_with_it(tmp_path: Path) -> None:
    ours = {**OURS, "quellen/a.md": SOURCE, "widersprueche.md": THESES}
    alone = merged(tmp_path / "a", hiding("quellen/a.md"), ours=ours)
    [told_once] = [one for one in alone.told() if "make accept" not in one.text]
    assert (told_once.line, "widersprueche.md" in told_once.text) == (5, True)
    both = merged(tmp_path / "b", hiding("quellen/a.md", "widersprueche.md"), ours=ours)
    assert [one for one in both.told() if "make accept" not in one.text] == []


ASKING = {**OURS, "impressum.md": "# Impressum\n\n[[Name]]\n\nTelefon: [[Telefon]]\n"}


def test_what_only_the_edition_knows_stands_where_our_pages_ask_for_it(tmp_path: Path) -> None:
    own = {"neu.md": "# Neu\n\n[[Name]]\n"}
    found = merged(tmp_path, f"{NEEDED}angaben:\n  Name: Kantmetall\n  Telefon: …\n", own, ASKING)
    assert told(found, tmp_path) == []
    assert text(found, "impressum.md") == "# Impressum\n\nKantmetall\n\nTelefon: [[Telefon]]\n"
    assert text(found, "neu.md") == own["neu.md"]


def test_what_no_page_asks_for_and_what_is_wrong_in_it_is_told_in_its_line(tmp_path: Path) -> None:
    settings = f"{NEEDED}angaben:\n  Telefn: '1'\n  Name: '[Wir](gibt-es-nicht.md)'\n  Telefon: '2'\n"
    found = merged(tmp_path, settings, {}, ASKING)
    problems = found.told(read_folder(found.docs).problems)
    assert [one.line for one in problems if one.path.endswith("wir/ausgabe.yml")] == [5, 6]
    assert "Meinten Sie „Telefon“?" in problems[0].text


def test_a_line_of_a_starter_may_wait_for_a_page_that_is_hidden(tmp_path: Path) -> None:
    settings = f"{NEEDED}angaben:\n  Name: …\nausblenden:\n  - impressum.md\n"
    assert [one for one in told(merged(tmp_path, settings, {}, ASKING), tmp_path) if one != "wir/ausgabe.yml:7"] == []
