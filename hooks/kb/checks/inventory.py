"""What the repository promises: every statement of its sources is taken up, and nothing that is there gets less.

`inventory.csv` lists what the source texts say, row by row, with the kind and the grade we give it and the topic that
treats it. `promises.csv` says how much there must be of each kind of thing. Both are kept by hand.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kb.checks.contents import contradictions
from kb.checks.order import behind, place_text
from kb.checks.questions import is_statement
from kb.checks.references import PERMANENT, host, references
from kb.markdown.links import resolve
from kb.messages import message
from kb.model import Article, Catalogue, Check, Claim, Problem, Question

COLUMNS = ("id", "source", "kind", "grade", "topic")
PROMISED = ("counted", "least", "name")
# Rows that are questions and things to check in their source: our checklist has each of them once.
LISTED = re.compile(r"\w+-[qj]\d+")
LEAST_QUESTIONS = 3
LEAST_RELATED = 2


@dataclass(frozen=True)
class Table:
    """Rows of a CSV file with their lines (from 1). `odd` are the lines that do not have the right columns."""

    name: str
    rows: tuple[tuple[int, Mapping[str, str]], ...] = ()
    odd: tuple[int, ...] = ()
    columns: tuple[str, ...] = field(default=COLUMNS)

    def problems(self) -> Iterator[Problem]:
        """Lines that cannot be read."""
        for line in self.odd:
            yield Problem(self.name, line, message("table-row", columns=",".join(self.columns)))


def read_table(name: str, data: bytes, columns: tuple[str, ...] = COLUMNS) -> Table:
    """A table with these columns in this order."""
    reader = csv.reader(data.decode("utf-8-sig", "replace").splitlines())
    lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(row)]
    good = [(line, dict(zip(columns, row, strict=True))) for line, row in lines if len(row) == len(columns)]
    head = tuple(lines[0][1]) if lines else ()
    odd = [line for line, row in lines if len(row) != len(columns)] if head == columns else [1]
    return Table(name, tuple(good[1:]) if head == columns else (), tuple(odd), columns)


def inventory_problems(catalogue: Catalogue, table: Table, prefix: str = "docs/") -> Iterator[Problem]:
    """Where contents and inventory differ; problems in contents have paths below the content folder."""
    yield from table.problems()
    claims = {claim.id: claim for claim in catalogue.claims()}
    faulty = {error.path for error in catalogue.errors()}
    for line, row in table.rows:
        claim = claims.get(row["id"])
        page = f"quellen/{row['source']}.md"
        if claim is None and page not in faulty:  # else it may be what cannot be read
            yield Problem(table.name, line, message("row-claim", found=row["id"], page=f"{prefix}{page}"))
        elif claim:
            yield from _row(catalogue, claim, row, f"{table.name}:{line}", prefix)
    yield from _unlisted(catalogue, table)
    yield from _checklist(catalogue, table, claims)
    yield from _topics(catalogue, table, prefix)


def _row(catalogue: Catalogue, claim: Claim, row: Mapping[str, str], place: str, prefix: str) -> Iterator[Problem]:
    page, topic = f"quellen/{row['source']}.md", f"themen/{row['topic']}.md"
    if claim.path != page:
        yield _at(claim, "row-page", found=claim.id, page=f"{prefix}{page}", place=place)
    here = " ".join(f".{name}" for name in (claim.kind, claim.grade) if name)
    there = " ".join(f".{name}" for name in (row["kind"], row["grade"]) if name)
    if here != there:
        yield _at(claim, "row-grade", found=claim.id, here=here, there=there, place=place)
    if not claim.worth:
        yield _at(claim, "row-worth", found=claim.id)
    places = [resolve(link.target, claim.path) for link in claim.reading]
    article = catalogue.articles.get(topic)
    anchors = {heading.anchor for heading in article.headings} if article else set()
    if article and not any(path == topic and anchor in anchors for path, anchor in places):
        yield _at(claim, "row-topic", found=claim.id, topic=f"../{topic}", place=place)


def _unlisted(catalogue: Catalogue, table: Table) -> Iterator[Problem]:
    """Claims at a source that no row knows; the row to add is proposed."""
    pages = {f"quellen/{row['source']}.md": row["source"] for _, row in table.rows}
    names = [row["id"] for _, row in table.rows]
    for claim in catalogue.claims():
        if claim.path in pages and claim.id and claim.id not in names:
            topics = [path for link in claim.reading if (path := resolve(link.target, claim.path)[0]).startswith("themen/")]
            topic = topics[0].removeprefix("themen/").removesuffix(".md") if topics else "artikel"
            row = ",".join((claim.id, pages[claim.path], claim.kind, claim.grade, topic))
            place = behind(claim.id, names)
            where = place_text("" if place is None else names[place])
            yield _at(claim, "row-missing", found=claim.id, table=table.name, row=row, place=where)


def _checklist(catalogue: Catalogue, table: Table, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    """What a source wants checked leads to one item of the checklist that is not our own, each to another."""
    items = {(check.path, check.id): check for check in catalogue.checks()}
    taken: dict[str, str] = {}
    for claim in (claims[row["id"]] for _, row in table.rows if LISTED.fullmatch(row["id"]) and row["id"] in claims):
        places = [resolve(link.target, claim.path) for link in claim.reading]
        checks: list[Check] = [items[place] for place in places if place in items and not items[place].editorial]
        if len(checks) != 1:
            yield _at(claim, "row-check", found=claim.id, n=len(checks))
        elif taken.setdefault(checks[0].id, claim.id) != claim.id:
            yield _at(claim, "row-check-twice", found=claim.id, check=checks[0].id, other=taken[checks[0].id])


def _topics(catalogue: Catalogue, table: Table, prefix: str) -> Iterator[Problem]:
    """The articles that treat the sources exist, ask enough questions, and lead on."""
    first = {row["topic"]: line for line, row in reversed(table.rows)}
    faulty = {error.path for error in catalogue.errors()}
    for name, line in first.items():
        article = catalogue.articles.get(f"themen/{name}.md")
        if article is None:
            yield Problem(table.name, line, message("topic-missing", found=f"{prefix}themen/{name}.md"))
            continue
        asked = len(list(article.items(Question)))
        if asked < LEAST_QUESTIONS and article.path not in faulty:
            yield Problem(
                article.path, 1, message("topic-questions", n=asked, least=LEAST_QUESTIONS, missing=LEAST_QUESTIONS - asked)
            )
        if len(catalogue.related.get(article.path, ())) < LEAST_RELATED:
            yield Problem(article.path, 1, message("topic-related", least=LEAST_RELATED))


def counts(catalogue: Catalogue, table: Table) -> dict[str, int]:
    """How much there is of everything that can be promised."""
    hosts = Counter(host(address) for article in catalogue.articles.values() for _, address in references(article))
    compared = [article for article in catalogue.articles.values() if any(s.kind == "theses" for s in article.sections)]
    return {
        "rows": len(table.rows),
        "topics": len({row["topic"] for _, row in table.rows}),
        "questions": len(catalogue.questions()),
        "statements": sum(map(is_statement, catalogue.questions())),
        "areas": len({check.path for check in catalogue.checks()}),
        "mandatory": sum(check.mandatory for check in catalogue.checks()),
        "theses": len(catalogue.theses()),
        "contradictions": sum(1 for article in compared for _ in contradictions(article)),
        "terms": len(catalogue.terms()),
        "permanent": 100 * hosts[PERMANENT] // max(1, hosts.total()),
    }


def promise_problems(catalogue: Catalogue, table: Table, promises: Table) -> Iterator[Problem]:
    """What there is less of than promised."""
    yield from promises.problems()
    found = counts(catalogue, table)
    for line, row in promises.rows:
        if row["counted"] not in found or not row["least"].isdecimal():
            yield Problem(promises.name, line, message("table-row", columns=",".join(PROMISED)))
        elif found[row["counted"]] < int(row["least"]):
            key = "promise-share" if row["counted"] == "permanent" else "promise"
            text = message(key, n=found[row["counted"]], least=row["least"], name=row["name"])
            yield Problem(promises.name, line, text)


def _at(item: Article | Claim, key: str, **values: object) -> Problem:
    return Problem(item.path, item.line if isinstance(item, Claim) else 1, message(key, **values))
