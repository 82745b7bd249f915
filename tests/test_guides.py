"""Every example in the guides is what it claims to be: readable by the language it explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kb.__main__ import read_folder
from kb.catalogue import read_catalogue

from tests.project import ROOT

EXAMPLE = re.compile(r"^```markdown\n(.*?)^```$", re.M | re.S)
GUIDES = (ROOT / "CONTRIBUTING.md", ROOT / "docs" / "mitmachen" / "sprache.md", ROOT / "docs" / "betrieb" / "index.md")
# What an example is pasted below, by a sign of what it is.
PLACES = (
    (r"^## .*\{\.quiz\}", "themen/beispiel.md", ""),
    (r"^## .*\{\.(?:glossary|theses)\}", "beispiel.md", "# Beispiel\n\n"),
    (r"^### ", "themen/beispiel.md", "# Beispiel\n\n## Quiz {.quiz}\n\n"),
    (r"^## .*\{\.checklist\}", "checkliste/beispiel.md", ""),
    (r"^## .*\{\.claims\}", "quellen/beispiel.md", ""),
    (r"^- \[ \] .*\{#.*\}$", "checkliste/beispiel.md", "# Beispiel\n\n## Punkte {.checklist}\n\n"),
    (r"^- .*\?? \{#[a-z0-9-]+\}$", "checkliste/beispiel.md", "# Beispiel\n\n## Punkte {.checklist}\n\n"),
    (r"^- .*\{#.*\.(?:these|zahl|irrtum|hinweis)", "quellen/beispiel.md", "# Beispiel\n\n## Aussagen {.claims}\n\n"),
)
TAKEN = re.compile(r"schon vergeben|schon an anderer Stelle|hat keinen Titel|Sprungmarke")


def examples() -> list[tuple[str, str]]:
    texts = {guide.name: EXAMPLE.findall(guide.read_text("utf-8")) for guide in GUIDES}
    return [(f"{name}-{number}", text) for name, found in texts.items() for number, text in enumerate(found, 1)]


@pytest.mark.parametrize("text", [text for _, text in examples()], ids=[name for name, _ in examples()])
def test_example_has_no_mistake(text: str) -> None:
    docs = ROOT / "docs"
    files = {path.relative_to(docs).as_posix(): path.read_bytes() for path in Path(docs).rglob("*.md")}
    place = next(((path, above) for sign, path, above in PLACES if re.search(sign, text, re.M)), ("themen/beispiel.md", ""))
    catalogue = read_catalogue({**files, place[0]: (place[1] + text).encode()})
    found = [p.text for p in (*catalogue.errors(), *catalogue.warnings()) if p.path == place[0]]
    assert [problem for problem in found if not TAKEN.search(problem)] == []


def test_there_are_examples_and_the_contents_themselves_are_without_mistakes() -> None:
    assert len(examples()) >= 10
    assert read_folder(ROOT / "docs").problems == ()
