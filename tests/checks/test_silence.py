"""What the check lets pass, MkDocs builds in silence: nobody meets a second set of rules, in English and without a line."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from kb.checks.catalogue import read_catalogue

from tests.project import ROOT, copy_project

PAGE = "datenschutz.md"
WAYS = (
    "[Text]({})",
    "[Text](<{}>)",
    '[Text]({} "Titel")',
    "![Bild]({})",
    "- [Text]({})",
    "> [Text]({})",
    "**[Text]({})**",
    "[![Bild](bild.png)]({})",
    "[Text][ziel-{number}]\n\n[ziel-{number}]: {}",
)
# What people copy from the address bar, from a Git host and from other programs, and what they mistype.
TARGETS = (ROOT / "tests/vectors/link-targets.txt").read_text(encoding="utf-8").splitlines()


def _with(page: bytes, blocks: list[str]) -> bytes:
    return page + "".join(f"\n{block}\n\nEin Satz.\n" for block in blocks).encode()


def _passing(docs: dict[str, bytes], others: list[str]) -> list[str]:
    """Those of all ways and targets of which the check says nothing."""
    blocks = [way.format(target, number=number) for number, (way, target) in enumerate(product(WAYS, TARGETS))]
    at = len(docs[PAGE].splitlines()) + 2
    told = {problem.line for problem in read_catalogue({**docs, PAGE: _with(docs[PAGE], blocks)}, others).problems}
    passed = []
    for block in blocks:
        end = at + block.count("\n")
        passed += [] if told & {*range(at, end + 1)} else [block]
        at = end + 4
    assert len(blocks) > 2 * len(passed) > len(blocks) / 4
    return passed


@pytest.mark.thorough
def test_no_link_that_passes_is_told_by_mkdocs(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    folder = tmp_path / "docs"
    for name in ("bild.png", "datei.pdf", "datei eins.pdf"):
        (folder / name).touch()
    docs = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}
    others = [path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix != ".md"]
    passed = _passing(docs, others)
    (folder / PAGE).write_bytes(_with(docs[PAGE], passed))
    result = project.build()
    assert [line for line in (result.stdout + result.stderr).splitlines() if "WARNING" in line or "ERROR" in line] == []
    assert result.returncode == 0
