"""What an article shows at once and what folds open, in the Markdown its page is made of."""

from __future__ import annotations

import re

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

<!-- kb:chart bars -->

| Was | Wert |
| --- | --- |
| A | 1 |

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
FOLD = re.compile(r'<details class="[^"]*kb-fold[^"]*" markdown="1">\n<summary>(.*?)</summary>(.*?)</details>', re.S)


def body(path: str = "themen/a.md", text: str = ARTICLE, area: str = AREA) -> str:
    texts = {path: text, "themen/b.md": "# B\n"} | ({"checkliste/telefon.md": area} if area else {})
    catalogue = read_catalogue({name: content.encode() for name, content in texts.items()}, (), "", {})
    return build_pages(catalogue, "x").pages[path].body


def test_studies_and_evidence_fold_and_say_what_they_hold() -> None:
    assert [(summary, text.split("\n\n")[1:-1]) for summary, text in FOLD.findall(body())] == [
        ("Studien und Zahlen", ["Eine Studie.", "Noch eine Studie."]),
        ("2 Arbeiten und was davon gelesen wurde", ["Gelesen wurde alles.", "- Müller: Eins.\n- Maier: Zwei."]),
    ]


def test_what_a_finding_means_and_its_picture_stay_in_sight() -> None:
    seen = FOLD.sub("", body())
    assert "heißt das: etwas." in seen
    assert "heißt das: nichts." in seen
    assert "| A | 1 |" in seen
    assert "Eine Studie." not in seen


def test_the_result_is_set_off_with_the_time_it_takes_and_its_grade() -> None:
    (gist,) = re.findall(r'<div class="kb-gist" markdown="1">(.*?)</div>', body(), re.S)
    assert "Ein Satz.\n\n1 Minute Lesezeit · Beleglage: plausibel\n{ .kb-facts }" in gist


def test_own_items_stand_behind_the_steps_and_the_example() -> None:
    text = body(text=ARTICLE.replace("## Was die F", "## Was Sie tun können\n\n1. **Eins.**\n\n## Ein Beispiel\n\nNord.\n\n## Was die F"))
    titles = ("## Was Sie tun können", "## Ein Beispiel", "## Wie ist das bei Ihnen?", "## Was die Forschung sagt", "## Quiz")
    places = [text.index(part) for part in titles]
    assert places == sorted(places)


def test_without_steps_own_items_stand_between_the_questions_and_the_evidence() -> None:
    text = body()
    places = [text.index(part) for part in ("## Quiz", "## Wie ist das bei Ihnen?", "## Belege")]
    assert places == sorted(places)


def test_own_items_close_an_article_whose_evidence_is_elsewhere_or_missing() -> None:
    text = body(text=ARTICLE.split("## Belege")[0])
    assert text.index("## Quiz") < text.index("## Wie ist das bei Ihnen?")


def test_only_topics_fold() -> None:
    assert not FOLD.findall(body("quellen/a.md", area=""))
