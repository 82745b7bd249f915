"""What this repository promises about its contents. What every contribution must be like, `kb.check` says in words.

`inventory.csv` lists what the five source texts say, row by row, with the kind and the grade we give it and the topic that
treats it. It is kept by hand: a row changes only when somebody has read the source or its evidence again.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from kb.check import Checker, Lists, lists_of
from kb.checks.catalogue import read_catalogue
from kb.checks.contents import content_problems
from kb.checks.inventory import PROMISED, Table, counts, read_table
from kb.entries.read_more import by_reading
from kb.kept import Kept
from kb.markdown.links import resolve
from kb.model import Article, Catalogue, Problem

from tests.project import ROOT, check_options, contents

# What a first reading of the five sources found. A later one may find more; none of these goes.
FIRST_READING = {
    "irrtuemer": [f"s0-{n:02}" for n in range(1, 15)],
    "neu-denken": [f"s1-{n:02}" for n in range(1, 20)],
    "anziehen-statt-binden": [f"s2-{n:02}" for n in range(1, 19)],
    "kundenbeziehung": [f"s3-{n:02}" for n in range(1, 17)],
    "kundenorientierung": [
        *(f"s4-{n:02}" for n in range(1, 11)),
        *(f"s4-q{n:02}" for n in range(1, 19)),
        *(f"s4-j{n}" for n in range(1, 7)),
    ],
}
KEPT = Kept(lasting=True)
"""Pages that stay as they are, for those who change one."""
MIN_ITEMS = 2
RATED_FOR_A_VALUE = 3
MIN_STATEMENTS = 4
PROMISES = {
    "rows": 101,
    "topics": 14,
    "questions": 45,
    "statements": 12,
    "areas": 10,
    "mandatory": 1,
    "theses": 18,
    "contradictions": 7,
    "terms": 36,
    "permanent": 34,
}


@cache
def lists() -> Lists:
    return lists_of({which: (path.name, path.read_bytes()) for which, path in check_options().items()})


def inventory() -> Table:
    path = ROOT / "tests" / "inventory.csv"
    return read_table(path.name, path.read_bytes())


def topics() -> list[Article]:
    """The articles that treat the sources; others may join them."""
    return [contents().articles[f"themen/{name}.md"] for name in dict.fromkeys(row["topic"] for _, row in inventory().rows)]


def found(changed: Catalogue) -> list[Problem]:
    """What the check says about the promises alone; the language takes long and is not changed."""
    return Checker(Lists(inventory=lists().inventory, promises=lists().promises)).problems(changed)


def test_make_check_finds_nothing_to_mend() -> None:
    assert [problem.show() for problem in Checker(lists()).problems(contents())] == []


def test_the_inventory_has_all_rows_of_the_five_sources() -> None:
    rows = [row for _, row in inventory().rows]
    assert {row["source"] for row in rows} == set(FIRST_READING)
    for source, names in FIRST_READING.items():
        gone = set(names) - {row["id"] for row in rows if row["source"] == source}
        assert gone == set(), (
            f"In tests/inventory.csv fehlen Zeilen, die zur Quelle „{source}“ gehören. Stellen Sie sie wieder her."
        )
    assert sum(map(len, FIRST_READING.values())) == 101
    assert len({row["id"] for row in rows}) == len(rows)


def test_the_promises_are_not_lowered() -> None:
    path = ROOT / "tests" / "promises.csv"
    promised = {row["counted"]: int(row["least"]) for _, row in read_table(path.name, path.read_bytes(), PROMISED).rows}
    lowered = [name for name, least in PROMISES.items() if promised.get(name, 0) < least]
    assert lowered == [], "Diese Zahlen in tests/promises.csv sind zugesagt. Stellen Sie sie wieder her."
    assert counts(contents(), inventory()).keys() == promised.keys()


def test_every_question_and_check_of_a_source_is_in_the_checklist() -> None:
    items = {(check.path, check.id): check for check in contents().checks()}
    claims = {claim.id: claim for claim in contents().claims()}
    rows = [row["id"] for _, row in inventory().rows if re.match(r"s4-[qj]\d", row["id"])]
    assert len(rows) == 24
    checks = {}
    for name in rows:
        places = [resolve(link.target, claims[name].path) for link in claims[name].reading]
        checks[name] = [items[place] for place in places if place in items and not items[place].editorial]
    assert [name for name, of_row in checks.items() if len(of_row) != 1] == []
    assert len({of_row[0].id for of_row in checks.values()}) == 24


def test_the_law_is_in_the_checklist() -> None:
    assert "werbe-mail-erlaubt" in {check.id for check in contents().checks() if check.mandatory}


def test_every_topic_is_in_the_reading_order() -> None:
    assert len(topics()) >= 14
    index = contents().articles["themen/index.md"]
    linked = [resolve(link.target, index.path)[0] for link in index.links]
    assert {article.path for article in topics()} <= set(linked)


# --- whoever breaks a promise is told so in words: the real contents, with one thing changed


def changed(path: str, old: str, new: str) -> Catalogue:
    """The real contents with one text replaced, which must be there."""
    docs = ROOT / "docs"
    files = {file.relative_to(docs).as_posix(): file for file in sorted(docs.rglob("*")) if file.is_file()}
    pages = {name: file.read_text("utf-8") for name, file in files.items() if file.suffix == ".md"}
    assert pages[path] != re.sub(old, new, pages[path], count=1, flags=re.S)
    pages[path] = re.sub(old, new, pages[path], count=1, flags=re.S)
    return read_catalogue(pages, files, kept=KEPT)


ITEM = r"- [^\n]*\{#%s [^}]*\}\n.*?\n(?=- |#|\Z)"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "quellen/irrtuemer.md",
            ITEM % "s0-03",
            "",
            "Die Aussage „s0-03“ steht hier, aber nicht in docs/quellen/irrtuemer.md.",
        ),
        ("quellen/irrtuemer.md", r"\{#s0-03 \.these \.belegt", "{#s0-03 .these .unbelegt", "Die Aussage „s0-03“ trägt hier"),
        ("quellen/irrtuemer.md", r"\{#s0-03 \.these", "{#s0-03 .irrtum", "Die Aussage „s0-03“ trägt hier"),
        ("quellen/irrtuemer.md", r"\{#s0-03 ", "{#s0-15 ", "Die Aussage „s0-15“ steht nicht in inventory.csv"),
        (
            "checkliste/vertrag-und-daten.md",
            r"werbe-mail-erlaubt \.muss",
            "werbe-mail-erlaubt",
            "mindestens 1 (Prüfpunkte mit .muss)",
        ),
    ],
    ids=["gelöscht", "neu eingestuft", "andere Art", "neu", "keine Pflicht mehr"],
)
def test_whoever_breaks_a_promise_is_told_so(path: str, old: str, new: str, told: str) -> None:
    texts = [problem.text for problem in found(changed(path, old, new)) if problem.severity == "error"]
    assert [text for text in texts if told in text] != [], texts


def test_every_topic_has_items_to_answer_and_every_area_enough_statements_for_a_value() -> None:
    found = by_reading(contents().checks())
    topics = [path for path in contents().articles if path.startswith("themen/") and path != "themen/index.md"]
    assert [path for path in topics if len(found.get(path, ())) < MIN_ITEMS] == []
    rated = Counter(check.path for check in contents().checks() if check.kind == "statement" and not check.mandatory)
    assert [path for path, n in rated.items() if n < RATED_FOR_A_VALUE] == []
    statements = Counter(check.path for check in contents().checks() if check.kind == "statement")
    assert [path for path, n in statements.items() if n < MIN_STATEMENTS] == []


def test_high_effects_are_the_exception() -> None:
    """A rule that calls everything important orders nothing."""
    effects = Counter(check.leverage.effect for check in contents().checks() if check.kind == "statement")
    assert 0 < effects["hoch"] <= effects.total() / 4


def test_a_checklist_that_nobody_gets_through_is_told() -> None:
    """The last ones are named; what the law demands does not count."""
    items = [f"\n- [ ] Wir halten Zusage {n}. {{#zusage-{n}{' .muss' if n > 61 else ''}}}\n" for n in range(1, 64)]
    catalogue = read_catalogue({"checkliste/a.md": "# A\n\n## Punkte {.checklist}\n" + "".join(items)})
    assert [problem.line for problem in content_problems(catalogue) if "ohne Pflichtpunkte" in problem.text] == [125]
