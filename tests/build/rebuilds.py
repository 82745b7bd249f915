"""`python rebuilds.py SEED EDITS`: edits a small project and builds it after every edit, then compares with a clean build.

Run in a process of its own, in the folder of a project: MkDocs is started within it, so that what is kept lasts.
The project is written from texts with places; an edit puts another choice into one of them.
"""

from __future__ import annotations

import difflib
import logging
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from markdown import Markdown
from mkdocs.commands.build import build
from mkdocs.config import load_config

URL = "http://127.0.0.1:8000/"
STEPS = 3
"""After so many edits, each built with what is kept, one more build starts from nothing."""
SITES = {"kept": Path("site-kept"), "clean": Path("site-clean")}
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


def build_site(name: str) -> dict[str, bytes]:
    """One build as `mkdocs serve` does it; all files of the site."""
    config = load_config("mkdocs.yml", site_dir=str(SITES[name]))
    config.site_url = URL
    build(config, serve_url=URL)
    return {path.relative_to(SITES[name]).as_posix(): path.read_bytes() for path in SITES[name].rglob("*") if path.is_file()}


def start() -> Any:
    """What MkDocs does when it starts to serve; the module of the hooks."""
    load_config("mkdocs.yml").plugins.on_startup(command="serve", dirty=False)
    return sys.modules["hooks/events.py"]


def build_anew(session: Any) -> dict[str, bytes]:
    """A build that finds nothing kept but compiled templates, which Jinja compares with their sources."""
    lasting = session.kept
    session.start(serving=True)
    session.kept.keep("bytecode", lasting.find("bytecode"))
    try:
        return build_site("clean")
    finally:
        session.kept = lasting


def list_theme_once() -> None:
    """The names of Material's 14,000 files stay the same; listing them is half of a small build."""
    listed = jinja2.Environment.list_templates
    names: list[str] = []

    def once(self: jinja2.Environment, **options: Any) -> list[str]:
        names[:] = names or listed(self, **options)
        return names

    jinja2.Environment.list_templates = once  # type: ignore[assignment]


def differences(kept: dict[str, bytes], clean: dict[str, bytes]) -> list[str]:
    """The files that differ, with the first lines that do."""
    found = []
    for name in sorted(kept.keys() | clean.keys()):
        one, other = (site.get(name, b"").decode(errors="replace").splitlines() for site in (kept, clean))
        if kept.get(name) != clean.get(name):
            found.append("\n".join([name, *list(difflib.unified_diff(one, other, "kept", "clean", n=0, lineterm=""))[:20]]))
    return found


def work_of_a_save() -> tuple[list[str], list[str]]:
    """The pages that are converted and rendered when a footnote of one article has changed."""
    logging.disable(logging.CRITICAL)
    project = Project(0)
    project.write()
    start()
    build_site("kept")
    project.choose("note", 1)
    project.write()
    converted, rendered = [], []
    convert, render = Markdown.convert, jinja2.Template.render

    def converting(self: Markdown, source: str) -> str:
        converted.extend([source.partition("\n")[0]] if source else [])
        return convert(self, source)

    def rendering(self: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        page = dict(*args, **kwargs).get("page")
        rendered.extend([page.title] if page and self.name == "main.html" else [])
        return render(self, *args, **kwargs)

    Markdown.convert, jinja2.Template.render = converting, rendering  # type: ignore[method-assign]
    build_site("kept")
    return converted, rendered


def main(seed: int, edits: int) -> int:
    """Exit status 1 if a build with kept results differs from a clean one."""
    logging.disable(logging.CRITICAL)
    list_theme_once()
    project = Project(seed)
    project.write()
    session = start().session
    done = []
    for number in range(1, edits + 1):
        done.append(project.edit())
        project.write()
        kept = build_site("kept")
        if number % STEPS == 0 and (found := differences(kept, build_anew(session))):
            print("\n".join(["Nach diesen Änderungen:", *done[-10:], *found]))
            return 1
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["work"]:
        print(work_of_a_save())
    else:
        sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
