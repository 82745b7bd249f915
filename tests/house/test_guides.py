"""What the guides show passes all that `make check` asks, put where they say, with the changes they name and no others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from kb.markdown.links import find_links, resolve
from kb.messages import message
from kb.solutions import Kind

from tests.house.guides import BLOCK, FOLDER, Step, complaints, guides, proposal, steps
from tests.often import share
from tests.project import ROOT, contents, copy_project

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
TASKS = ("artikel", "aussage", "begriff", "bild", "frage", "loeschen", "pruefpunkt", "recht", "these", "zahl")
MOST_WORDS = 4200
SEARCHED = re.compile(r"^gesucht: .*$", re.M)
"""What the search knows a page by, and nobody reads."""


def listed(guide: Path) -> list[Step]:
    """The lines for woerter.txt, adressen.txt and kennungen.csv that a page names."""
    return [step for step in steps(guide) if not step.path.endswith(".md")]


def added(guide: Path) -> list[Step]:
    """What a page tells to write into the contents."""
    return [step for step in steps(guide) if step.path.endswith(".md") and step.text]


def everything() -> list[Step]:
    return [step for guide in guides() for step in steps(guide)]


@pytest.mark.parametrize("guide", guides(), ids=lambda guide: guide.stem)
def test_every_example_says_where_it_goes(guide: Path) -> None:
    shown = BLOCK.findall(guide.read_text("utf-8"))
    assert len(added(guide)) == len(shown)
    assert steps(guide) or guide.stem not in TASKS


@pytest.mark.parametrize("guide", share(guide for guide in guides() if steps(guide)), ids=lambda guide: guide.stem)
def test_what_a_page_shows_passes_the_whole_check(guide: Path) -> None:
    assert complaints(proposal(steps(guide))) == []


@pytest.mark.parametrize("guide", share(guide for guide in guides() if listed(guide)), ids=lambda guide: guide.stem)
def test_the_lines_for_lists_are_needed_where_a_page_says_so(guide: Path) -> None:
    said = complaints(proposal(step for step in steps(guide) if step not in listed(guide)))
    for line in listed(guide):
        name = line.text.split(",")[1] if line.path.endswith(".csv") else line.text.split()[0]
        assert [text for text in said if f"„{name}“" in text], said


@pytest.mark.thorough
def test_one_of_everything_in_one_proposal_passes_check_and_build(tmp_path: Path) -> None:
    files = proposal(everything())
    assert complaints(files) == []
    project = copy_project(tmp_path)
    project.write(
        {path.removeprefix("docs/"): files[path].decode() for path in {s.path for s in everything()} if "docs/" in path}
    )
    result = project.build()
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Lohnt es sich, Kunden zu danken?" in project.read("themen/index.html")
    assert "kb-chart" in project.read("zahlen/index.html")
    assert "rechnung-vollstaendig" in project.read("checkliste/rechnung/index.html")


def test_there_are_examples_for_every_task_and_the_contents_are_without_mistakes() -> None:
    assert {guide.stem for guide in guides() if steps(guide)} >= set(TASKS)
    assert {Path(step.path).suffix for step in everything()} == {".csv", ".md", ".txt"}
    assert complaints(proposal(())) == []


def test_every_page_of_the_guide_is_one_tap_from_its_start_and_from_the_repository() -> None:
    index = (FOLDER / "index.md").read_text("utf-8")
    pages = {f"mitmachen/{guide.name}" for guide in FOLDER.glob("*.md")} - {"mitmachen/index.md"}
    linked = {resolve(link.target, "mitmachen/index.md")[0] for link in find_links(index)}
    assert pages <= linked
    assert {f"docs/{page}" for page in pages} <= {link.target for link in find_links(CONTRIBUTING)}


def test_the_message_that_the_guide_explains_is_one_of_the_check() -> None:
    text = (FOLDER / "grundlagen.md").read_text("utf-8")
    assert f": {message('id-missing', what='Die Frage', proposal='wie-belastbar-ist-der-satz')}\n" in text


def test_there_is_a_link_to_a_question_of_every_kind_and_to_a_hint() -> None:
    links = {resolve(link.target, "mitmachen/frage.md") for link in find_links((FOLDER / "frage.md").read_text("utf-8"))}
    shown = [one for one in contents().questions() if (one.path, one.id) in links]
    assert {one.kind for one in shown} == set(get_args(Kind)) - {"single", "multiple"}
    assert any(one.hint for one in shown)


def test_the_guides_stay_short_enough_to_be_read() -> None:
    texts = [SEARCHED.sub("", guide.read_text("utf-8")) for guide in FOLDER.glob("*.md")]
    first_half = CONTRIBUTING.partition("## Für die Entwicklung")[0]
    assert 1000 < sum(len(re.findall(r"\S+", text)) for text in (*texts, first_half)) <= MOST_WORDS
