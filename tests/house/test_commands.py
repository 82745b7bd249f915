"""The commands that our pages name are there, with what is given to them, and none is left out of the list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.project import ROOT

PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/betrieb/{path.name}" for path in (ROOT / "docs" / "betrieb").glob("*.md")))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
SAID = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
COMMAND = re.compile(r"^(?:`|\s*)make ([a-z-]+)((?: [A-Z]+=\S+)*)", re.MULTILINE)
INLINE = re.compile(r"`make ([a-z-]+)((?: [A-Z]+=[^`\s]+)*)")
GIVEN = re.compile(r"([A-Z]+)=")


def commands(text: str) -> Iterator[tuple[str, str]]:
    """The name of each command and what is given to it."""
    yield from COMMAND.findall(text)
    yield from INLINE.findall(text)


def test_a_command_that_a_page_names_is_there_and_knows_what_is_given_to_it() -> None:
    found = [command for page in PAGES for command in commands((ROOT / page).read_text("utf-8"))]
    assert len(found) > 20
    assert {name for name, _ in found} - TARGETS == set()
    assert {name for _, given in found for name in GIVEN.findall(given) if f"$({name})" not in MAKEFILE} == set()


def test_every_command_of_the_help_stands_in_the_readme() -> None:
    named = {name for name, _ in commands((ROOT / "README.md").read_text("utf-8"))}
    assert named >= SAID - {"ids"}  # only for contributors; their guide names it


def test_what_takes_long_is_left_out_by_hand_only_and_never_by_ci() -> None:
    steps = [line.strip() for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()]
    assert "make test OFTEN=1" in steps
    assert [line.split("\t")[-1] for line in MAKEFILE.splitlines() if "not thorough" in line] == [
        'KB_OFTEN=$(OFTEN) $(PYTEST) $(if $(OFTEN),,-m "not thorough")'
    ]
