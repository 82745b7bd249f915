"""What an article shows at once and what folds open, in the Markdown its page is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.checks.catalogue import read_catalogue
from kb.site.pages import build_pages

ARTICLE = """---
beleg: plausibel
---
# Thema

## Kurz gesagt

Ein Satz.

## Was die Forschung sagt

Zuvor ein Wort.

### Belegt: das

Für Ihren Betrieb heißt das: etwas.

<!-- kb:chart shares -->

| In % | ja | nein |
| --- | --- | --- |
| A | 60 | 40 |

Eine Studie.

Noch eine Studie.

### Plausibel: jenes

Für Ihren Betrieb heißt das: nichts.

## Quiz {.quiz}

### Frage zu a? {#frage-a}

- [x] Ja
- [ ] Nein

## Belege

Gelesen wurde alles.

- Müller: Eins.
- Maier: Zwei.
"""
AREA = "# Telefon\n\n## Prüfpunkte {.checklist}\n\n- Worüber klagen Anrufer? {#klagen}\n\n    [A](../themen/a.md)\n"
FOLD = re.compile(r'<details class="[^"]*kb-fold[^"]*"[^>]*>\n<summary>(.*?)</summary>(.*?)</details>', re.S)


def body(path: str = "themen/a.md", text: str = ARTICLE, area: str = AREA, more: Mapping[str, str] = {}) -> str:
    texts = {path: text, "themen/b.md": "# B\n", **more} | ({"checkliste/telefon.md": area} if area else {})
    catalogue = read_catalogue({name: content.encode() for name, content in texts.items()}, (), "", {})
    return build_pages(catalogue, "x").pages[path].body


def folds(text: str) -> list[tuple[str, list[str]]]:
    """What is said of each fold, and the blocks in it."""
    return [(summary, inside.split("\n\n")[1:-1]) for summary, inside in FOLD.findall(text)]


TABLE = ("Alle Angaben als Tabelle", ["| In % | ja | nein |\n| --- | --- | --- |\n| A | 60 | 40 |"])


def test_tables_of_pictures_studies_and_evidence_fold_and_say_what_they_hold() -> None:
    assert folds(body()) == [
        TABLE,
        ("Studien und Zahlen", ["Eine Studie.", "Noch eine Studie."]),
        ("2 Arbeiten und was davon gelesen wurde", ["Gelesen wurde alles.", "- Müller: Eins.\n- Maier: Zwei."]),
    ]


def test_what_a_finding_means_and_its_picture_stay_in_sight() -> None:
    seen = FOLD.sub("", body())
    assert "heißt das: etwas." in seen
    assert "heißt das: nichts." in seen
    assert re.search(r"^kb-block-\S+$", seen, re.M)
    assert "Eine Studie." not in seen


def test_the_result_is_set_off_with_the_time_it_takes_and_its_grade() -> None:
    (gist,) = re.findall(r'<div class="kb-gist" markdown="1">(.*?)</div>', body(), re.S)
    assert "Ein Satz.\n\n1 Minute Lesezeit · Beleglage: plausibel\n{ .kb-facts }" in gist


def test_own_items_stand_behind_the_steps_and_the_example() -> None:
    text = body(
        text=ARTICLE.replace(
            "## Was die F", "## Was Sie tun können\n\n1. **Eins.**\n\n## Ein Beispiel\n\nNord.\n\n## Was die F"
        )
    )
    titles = ("## Was Sie tun können", "## Ein Beispiel", "## Wie ist das bei Ihnen?", "## Was die Forschung sagt", "## Quiz")
    places = [text.index(part) for part in titles]
    assert places == sorted(places)


def test_without_steps_own_items_stand_between_the_questions_and_the_evidence() -> None:
    text = body()
    places = [text.index(part) for part in ("## Quiz", "## Wie ist das bei Ihnen?", "## Belege")]
    assert places == sorted(places)


def test_own_items_close_an_article_whose_evidence_is_elsewhere_or_missing() -> None:
    text = body(text=ARTICLE.split("## Belege", maxsplit=1)[0])
    assert text.index("## Quiz") < text.index("## Wie ist das bei Ihnen?")


SOURCES = """## Was man oft hört

Man hört es.

## Was die Quellen sagen

Eine Quelle [sagt es](../quellen/s.md#s9-01).

## Belege
"""
SOURCE = "# Quelle\n\n## Aussagen {.claims}\n\n- Treue lohnt sich. {#s9-01 .these .plausibel}\n\n    [A](../themen/a.md)\n"


def test_what_the_sources_say_folds_behind_the_questions_with_their_claims() -> None:
    text = body(text=ARTICLE.replace("## Belege\n", SOURCES), more={"quellen/s.md": SOURCE})
    titles = ("## Was die Forschung sagt", "## Quiz", "## Was man oft hört", "## Was die Quellen sagen", "## Belege")
    places = [text.index(part) for part in titles]
    assert places == sorted(places)
    section = text[places[3] : places[4]]
    folds = [(summary, inside.strip()) for summary, inside in FOLD.findall(section)]
    assert [summary for summary, _ in folds] == ["Vergleich der Quellen", "1 Aussage der Quellen, mit Beleglage"]
    assert folds[0][1] == "Eine Quelle [sagt es](../quellen/s.md#s9-01)."
    assert "Treue lohnt sich." in folds[1][1]
    assert 'id="alle-aussagen-zu-diesem-thema"' in section
    assert "Man hört es." in FOLD.sub("", text)
    assert "## Was die Quellen dazu sagen" not in text


def test_without_such_a_section_the_claims_have_one_of_their_own() -> None:
    text = body(more={"quellen/s.md": SOURCE})
    heading = "## Was die Quellen dazu sagen { #alle-aussagen-zu-diesem-thema"
    assert text.index("## Belege") < text.index(heading) < text.index('data-named="alle-aussagen-zu-diesem-thema"')


def test_of_much_law_the_beginning_stays_in_sight() -> None:
    law = "## Was das Recht verlangt\n\n" + "\n\n".join(f"Absatz {n}." for n in range(1, 7))
    text = body(text=ARTICLE.replace("## Was die Forschung", f"{law}\n\n## Was die Forschung"))
    inside = {summary: words.split() for summary, words in FOLD.findall(text)}["Die Regeln im Einzelnen"]
    assert " ".join(inside) == "Absatz 3. Absatz 4. Absatz 5. Absatz 6."
    short = body(text=ARTICLE.replace("## Was die Forschung", f"{law.rpartition('Absatz')[0]}\n\n## Was die Forschung"))
    assert "Die Regeln im Einzelnen" not in short


def test_elsewhere_only_the_tables_of_pictures_fold() -> None:
    assert folds(body("quellen/a.md", area="")) == [TABLE]
