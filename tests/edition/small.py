"""A small site of ours, and editions over it."""

from __future__ import annotations

from pathlib import Path

from kb.edition.folder import Merged, merge, read_edition

NEEDED = "name: Wir\nspeicher: wir\nvorsilbe: wir-\n"
COLORS = ":root {\n  --md-primary-fg-color: #0f5c66;\n  --kb-surface: #f2f6f6;\n}\n"
OURS = {
    "index.md": "# Start\n\nLesen Sie [den Artikel](themen/treue.md) und [Preis](themen/preis.md#was-gilt).\n",
    "themen/index.md": "# Themen\n\n1. [Treue](treue.md) – **Zuerst**\n2. [Preis](preis.md)\n3. [Dank](dank.md)\n",
    "themen/treue.md": "# Treue\n\n## Was gilt\n\nMehr bei [Preis](preis.md), geprüft in der [Frage](preis.md#preis-frage).\n",
    "themen/dank.md": "# Dank\n\n`[Preis](preis.md)` schreibt man so.\n",
    "themen/preis.md": """# Preis

## Was gilt

Text.

## Testen Sie sich {.quiz}

### Stimmt das? {#preis-frage}

- [x] Ja, es ist wahr
    > So ist es wohl immer.
- [ ] Nein, es ist falsch
    > So ist es wohl nie.

Erklärung.

[Was gilt](#was-gilt)
""",
    "checkliste/telefon.md": """# Telefon

## Prüfpunkte {.checklist}

- [ ] Wir rufen zurück. {#rueckruf .kurz}

    > Zählen Sie die Anrufe.

    Wirkung: gering, [Fachmeinung](../themen/preis.md#was-gilt)
    Aufwand: Tag

    [Preis](../themen/preis.md)

- Was ärgert Anrufer? {#aerger}

    [Preis](../themen/preis.md), [Treue](../themen/treue.md)
""",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def merged(folder: Path, settings: str = NEEDED, own: dict[str, str] | None = None, ours: dict[str, str] = OURS) -> Merged:
    """An edition with these settings and pages over ours; it is named by the folder `wir`."""
    write(folder / "docs", ours)
    write(folder / "wir", {"ausgabe.yml": settings, **{f"docs/{path}": text for path, text in (own or {}).items()}})
    return merge(read_edition(folder / "wir"), folder / "docs", folder / "merged", COLORS)


def told(found: Merged, folder: Path) -> list[str]:
    """Where something is told: file and line, as the person who builds names them."""
    return [f"{one.path.removeprefix(f'{folder.as_posix()}/')}:{one.line}" for one in found.told()]
