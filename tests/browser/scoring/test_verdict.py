"""What a result says first: which sentences follow from which answers, worked out by hand in tests/vectors/verdict.txt."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.browser.fixtures.modules import Functions
from tests.project import ROOT

VECTORS = ROOT / "tests" / "vectors" / "verdict.txt"
WORDS = {"j": "ja", "t": "teilweise", "n": "nein", "e": "entfaellt", "w": "weissnicht", ".": ""}
SAY = """(raw) => {
  const { items, now, before } = JSON.parse(raw);
  const earlier = before.length ? new Map(before) : undefined;
  return verdictOf(score(items, new Map(now), earlier), (key) => items.find((item) => item.key === key).area);
}"""


def blocks() -> dict[str, list[str]]:
    _, *found = re.split(r"^## ", VECTORS.read_text(encoding="utf-8"), flags=re.M)
    return {block.splitlines()[0]: [line for line in block.splitlines()[1:] if line] for block in found}


@pytest.mark.parametrize("name", blocks())
def test_the_sentences_are_those_worked_out_by_hand(functions: Functions, name: str) -> None:
    lines = blocks()[name]
    areas = [line for line in lines if not line.startswith("=> ")]
    expected = [line.removeprefix("=> ") for line in lines if line.startswith("=> ")]
    page = functions("scoring/answers.js", "scoring/scoring.js", "scoring/verdict.js")
    said = page.evaluate(SAY, json.dumps(read(areas)))
    assert [in_a_line(sentence) for sentence in said] == expected


def read(lines: list[str]) -> dict[str, Any]:
    """Items and answers: a letter for a statement, capitals for must-haves, `before>now` where there was an earlier stand."""
    items, now, before = [], [], []
    for line in lines:
        area, _, letters = line.partition(": ")
        earlier, _, present = letters.rpartition(">")
        for place, letter in enumerate(present):
            key = f"statement:{area}-{place}"
            item = {
                "key": key,
                "area": area,
                "kind": "statement",
                "must": letter.isupper(),
                "effect": "mittel",
                "effort": "tag",
            }
            items.append(item)
            now.append([key, {"v": WORDS[letter.lower()], "important": False}])
        before += [[f"statement:{area}-{place}", {"v": WORDS[letter.lower()]}] for place, letter in enumerate(earlier)]
    return {"items": items, "now": now, "before": before}


def in_a_line(sentence: dict[str, Any]) -> str:
    """`code n/total areas`, with a question mark where few answers say it."""
    amount = f"{sentence['n']}/{sentence['total']}" if "total" in sentence else str(sentence["n"])
    code = f"{sentence['code']}?" if sentence.get("early") else sentence["code"]
    return " ".join([code, amount, *sentence.get("areas", [])])
