"""A small project written from texts with places; an edit puts another choice into one of them.

Used in the folder of a copy of this project, by rebuilds.py.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

FILES = {
    "docs/index.md": "# Start\n\n«start»\n\n<!-- kb:progress quiz -->\n",
    "docs/themen/index.md": "# Themen\n\n«order»\n\n<!-- material/tags -->\n",
    "docs/themen/eins.md": """---
tags: [«tag»]
description: «about»
---
# «title»

«words», siehe [zwei](«zwei») und [dort](«zwei»#«anchor»).[^1]

## «heading»

Der KPI sagt wenig über Kundenbindung.

*[KPI]: «short»
[^1]: «note»

## Quiz {.quiz}

### «question» {#«id»}

- [x] «right»
    > Genau.
- [ ] Nein, der KPI
    > «wrong»

«extra»Weil es so ist, siehe [hier](#«id»).
""",
    "docs/themen/«zwei»": """---
tags: [b]
---
# Zwei

«words»

## Mehr {#mehr}

«table»

## Quiz {.quiz}

### Was noch? {#was-noch}

- [x] Nein, der KPI
    > Eben.
- [ ] «right»
    > Nicht hier.
""",
    "docs/checkliste/telefon.md": """# Telefon

## Prüfpunkte {.checklist}

- [ ] «check» {#rueckruf «class»}

    > «step»

    Wirkung: «effect»
    Aufwand: Tag

    [Eins](../themen/eins.md)
""",
    "docs/quellen/quelle.md": """# Quelle

## Aussagen {.claims}

- «claim» {#s1-01 .zahl .belegt}

    «worth»

    [Eins](../themen/eins.md)
""",
    "docs/glossar.md": """# Glossar

## Begriffe {.glossary}

- «term» {#bindung}

    «meaning»

    [Eins](themen/eins.md)
""",
    "docs/notiz.txt": "«words»\n",
}
CHOICES: dict[str, tuple[str, ...]] = {
    "start": ("Willkommen.", "Guten Tag.\n\n## Anfang\n\nHier.", "<!-- kb:progress check -->"),
    "zwei": ("zwei.md", "drei.md", "tief/zwei.md"),
    "order": ("- [Eins](eins.md)\n- [Zwei](«zwei»)", "- [Zwei](«zwei»)\n- [Eins](eins.md)"),
    "tag": ("a, b", "a", "b, c", ""),
    "about": ("Über eins", "Über <eins> & mehr"),
    "title": ("Eins", "Ein anderer Titel", "Eins & *mehr*", "Eins [oben](../index.md)"),
    "words": ("Kunden bleiben", "Kunden gehen, Kundenbindung hin oder her", "Eine *neue* Fassung mit `Code`", "Bindungen"),
    "anchor": ("mehr", "was-noch", "nichts"),
    "heading": ("Warum", "Wozu {#warum}", "Warum `so`?"),
    "short": ("Kennzahl", "Eine Zahl"),
    "note": ("Quelle 1.", "Quelle 2, siehe [Zwei](«zwei»)."),
    "question": ("Stimmt das?", "Was stimmt?", "Stimmt *das* wirklich?"),
    "id": ("stimmt-das", "was-stimmt", "Falsch_Benannt"),
    "right": ("Ja", "Ja, der KPI", "Ja, **sicher**", "Ja [klar](../index.md)"),
    "wrong": ("Doch.", "Doch, siehe [Start](../index.md).\n    >\n    > - eins\n    > - zwei"),
    "extra": ("", "Erst dies.\n\n", "- [x ] Verschrieben\n\n"),
    "table": ("Text.", "| A | B |\n|---|--:|\n| 1 | 2 |", "## Mehr\n\nNoch einmal."),
    "check": ("Wir rufen zurück.", "Wir rufen **bald** zurück."),
    "class": (".muss", "", ".kurz", ".unbekannt"),
    "step": ("Rufen Sie an.", "Rufen Sie die Kundenbindung an."),
    "effect": ("gering, [belegt](../quellen/quelle.md#s1-01)", "hoch, [Plausibel](../themen/eins.md)", "riesig"),
    "claim": ("Fünfmal so teuer.", "Siebenmal so teuer."),
    "worth": ("Nicht viel.", "Viel, siehe [Start](../index.md)."),
    "term": ("Kundenbindung", "Bindung", "Treue"),
    "meaning": ("Wenn Kunden bleiben.", "Wenn Kunden\nwiederkommen."),
}
# What is changed in files of the project: (file, text, what may stand in its place).
PARTS: tuple[tuple[str, str, str], ...] = (
    ("mkdocs.yml", "site_name: Kundenbindung prüfen", "site_name: Bindung"),
    ("mkdocs.yml", "toc_depth: 3", "toc_depth: 2"),
    ("mkdocs.yml", "  - Glossar: glossar.md", "  - Wörter: glossar.md"),
    ("mkdocs.yml", "  - abbr\n", ""),
    ("mkdocs.yml", "  - Quellen: quellen/\n", ""),
    ("overrides/main.html", "{% block site_nav %}", "{% block site_nav %}<!-- neu -->"),
    ("browser/site/colors.css", "", ".neu { color: red; }"),
    ("hooks/kb/html/templates/question.html.j2", "<legend", '<legend lang="de"'),
    ("hooks/kb/html/templates/topic_checks.md.j2", "##", "###"),
)


class Project:
    """The files of the project and what stands in their places."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same edits every time
        self._texts = {path: Path(path).read_text("utf-8") for path, *_ in PARTS}
        self._chosen = {name: choices[0] for name, choices in CHOICES.items()}
        self._changed: set[int] = set()
        self._missing: set[str] = set()
        self._written: dict[str, str] = {}

    def edit(self) -> str:
        """Change one thing; what it was."""
        kind = self._random.random()
        if kind < 0.12:
            number = self._random.randrange(len(PARTS))
            self._changed ^= {number}
            return f"{PARTS[number]}"
        if kind < 0.2:
            name = self._random.choice([path for path in FILES if path != "docs/index.md"])
            self._missing ^= {name}
            return f"{name} {'fehlt' if name in self._missing else 'ist da'}"
        name = self._random.choice([*CHOICES])
        self._chosen[name] = self._random.choice([one for one in CHOICES[name] if one != self._chosen[name]])
        return f"{name}: {self._chosen[name]!r}"

    def choose(self, name: str, number: int) -> None:
        """Put a choice of `CHOICES` into its place."""
        self._chosen[name] = CHOICES[name][number]

    def write(self) -> None:
        """Bring the files up to date; those that do not change are left alone."""
        wanted = {**dict(self._content()), **self._parts()}
        for path in self._written.keys() - wanted.keys():
            Path(path).unlink()
        for path, text in wanted.items():
            if self._written.get(path) != text:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                Path(path).write_text(text, encoding="utf-8")
        self._written = wanted

    def _content(self) -> Iterator[tuple[str, str]]:
        for path, text in FILES.items():
            if path not in self._missing:
                yield self._filled(path), self._filled(text)

    def _filled(self, text: str) -> str:
        while "«" in text:
            before, _, rest = text.partition("«")
            name, _, after = rest.partition("»")
            text = before + self._chosen[name] + after
        return text

    def _parts(self) -> dict[str, str]:
        texts = dict(self._texts)
        for number, (path, old, new) in enumerate(PARTS):
            assert old in self._texts[path], (path, old)
            texts[path] = texts[path].replace(old, new, 1) if number in self._changed else texts[path]
        return texts
