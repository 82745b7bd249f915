"""The contents themselves: every claim of the five sources is there, graded and treated; articles have one shape.

`inventory.csv` lists what the five source texts say, row by row, with the kind and the grade we give it and the topic that
treats it. It is kept by hand: a row changes only when somebody has read the source or its evidence again.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from kb.__main__ import read_folder
from kb.links import find_links, resolve
from kb.model import Article, Catalogue, Claim
from kb.references import host, read_hosts, reference_problems, references
from kb.related import Relations

from tests.project import ROOT

INVENTORY = Path(__file__).with_name("inventory.csv")
SECTIONS = [
    "Kurz gesagt",
    "Was man oft hört",
    "Was die Quellen sagen",
    "Was die Forschung sagt",
    "Was Sie tun können",
    "Belege",
    "Testen Sie sich",
]
GRADE_WORDS = re.compile(r"^\*\*(?:Belegt|Plausibel|Umstritten|Unbelegt|Fachmeinung)\b", re.M)
# Where copies of other people's works stand.
MIRRORS = {
    "academia.edu",
    "documents.pub",
    "docplayer.org",
    "paperzz.com",
    "researchgate.net",
    "scribd.com",
    "de.scribd.com",
    "studylib.net",
    "studylibde.com",
}
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bohne Jahr\b|\bJahr(?:e|zahl)?\b.{0,40}\bnicht genannt\b", re.S)


@cache
def catalogue() -> Catalogue:
    return read_folder(ROOT / "docs")


@cache
def claims() -> dict[str, Claim]:
    return {claim.id: claim for claim in catalogue().claims()}


def inventory() -> list[dict[str, str]]:
    with INVENTORY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def topics() -> list[Article]:
    """The articles that treat the sources; others may join them and have a shape of their own."""
    return [catalogue().articles[f"themen/{name}.md"] for name in dict.fromkeys(row["topic"] for row in inventory())]


def section(article: Article, title: str) -> str:
    """The text of a level-2 section, without its heading."""
    tops = [h for h in article.headings if h.level == 2]
    ends = [*(h.line for h in tops), len(article.lines) + 1]
    spans = {h.text: (start, end) for h, (start, end) in zip(tops, pairwise(ends), strict=True)}
    start, end = spans[title]
    return "\n".join(article.lines[start : end - 1])


def test_the_inventory_has_all_rows_of_the_five_sources() -> None:
    counts = {source: sum(row["source"] == source for row in inventory()) for source in {row["source"] for row in inventory()}}
    assert counts == {
        "irrtuemer": 14,
        "neu-denken": 19,
        "anziehen-statt-binden": 18,
        "kundenbeziehung": 16,
        "kundenorientierung": 34,
    }


@pytest.mark.parametrize("row", inventory(), ids=lambda row: row["id"])
def test_every_row_is_a_graded_claim_on_its_source_page_and_treated_in_its_topic(row: dict[str, str]) -> None:
    claim = claims()[row["id"]]
    assert claim.path == f"quellen/{row['source']}.md"
    assert (claim.kind, claim.grade) == (row["kind"], row["grade"])
    assert claim.worth
    places = [resolve(link.target, claim.path) for link in claim.reading]
    topic = f"themen/{row['topic']}.md"
    anchors = {heading.anchor for heading in catalogue().articles[topic].headings}
    assert [anchor for path, anchor in places if path == topic and anchor in anchors], places


def test_no_page_of_the_five_sources_has_a_claim_that_is_not_in_the_source() -> None:
    pages = {f"quellen/{row['source']}.md" for row in inventory()}
    assert {claim.id for claim in claims().values() if claim.path in pages} == {row["id"] for row in inventory()}


def test_every_question_and_check_of_a_source_is_in_the_checklist() -> None:
    items = {(check.path, check.id): check for check in catalogue().checks()}
    rows = [row["id"] for row in inventory() if re.match(r"s4-[qj]\d", row["id"])]
    assert len(rows) == 24
    found = {}
    for name in rows:
        places = [resolve(link.target, claims()[name].path) for link in claims()[name].reading]
        found[name] = [items[place] for place in places if place in items and not items[place].editorial]
    assert [name for name, checks in found.items() if len(checks) != 1] == []
    assert len({checks[0].id for checks in found.values()}) == 24


def test_the_checklist_has_ten_areas() -> None:
    areas = {check.path for check in catalogue().checks()}
    assert len(areas) >= 10
    assert "werbe-mail-erlaubt" in {check.id for check in catalogue().checks() if check.mandatory}


@pytest.mark.parametrize("article", topics(), ids=lambda a: a.path)
def test_every_topic_article_has_the_same_shape(article: Article) -> None:
    assert [h.text for h in article.headings if h.level == 2] == SECTIONS
    assert article.meta["description"]
    assert isinstance(article.meta["tags"], list)
    assert 2 <= len(article.meta["tags"]) <= 4
    assert len(re.findall(r"[.!?](?:\s|$)", section(article, "Kurz gesagt").strip())) == 3
    assert len(GRADE_WORDS.findall(section(article, "Was die Forschung sagt"))) >= 2
    assert re.findall(r"^(\d)\. \*\*", section(article, "Was Sie tun können"), re.M) == ["1", "2", "3"]
    assert "Gelesen" in section(article, "Belege")
    assert len([q for q in catalogue().questions() if q.path == article.path]) >= 3
    assert len(Relations(catalogue().articles).of(article.path)) >= 2


@pytest.mark.parametrize("article", topics(), ids=lambda a: a.path)
def test_every_topic_article_has_500_to_900_words_before_its_references(article: Article) -> None:
    text = "\n".join(section(article, title) for title in SECTIONS[:5])
    assert 500 <= len(re.findall(r"[^\W_]+(?:[-’.,][^\W_]+)*", re.sub(r"\]\([^)]*\)", "]", text))) <= 900


def test_there_are_fourteen_topics_in_the_reading_order() -> None:
    assert len(topics()) == 14
    index = catalogue().articles["themen/index.md"]
    linked = [resolve(link.target, index.path)[0] for link in index.links]
    assert {article.path for article in topics()} <= set(linked)


def test_every_article_names_the_claims_of_the_sources_it_treats() -> None:
    known = {row["id"] for row in inventory()}
    for article in topics():
        links = find_links(section(article, "Was die Quellen sagen"))
        assert known & {resolve(link.target, article.path)[1] for link in links}, article.path


@pytest.mark.parametrize("claim", [c for c in claims().values() if c.kind == "zahl"], ids=lambda c: c.id)
def test_every_figure_has_origin_population_year_and_reach(claim: Claim) -> None:
    for label in ("**Herkunft:**", "**Untersucht:**"):
        assert label in claim.worth
    assert "**Was sie zeigt:**" in claim.worth or "**Was sie nicht zeigt:**" in claim.worth
    assert YEAR.search(claim.worth)


def test_theses_and_contradictions_are_complete() -> None:
    theses = catalogue().theses()
    assert len(theses) >= 18
    page = catalogue().articles["widersprueche.md"]
    start = next(h.line for h in page.headings if h.level == 2 and "Widersprüche" in h.text)
    anchors = [h for h in page.headings if h.level == 3 and h.line > start]
    assert len(anchors) >= 7
    text = "\n".join(page.lines)
    for label in ("**Die eine Seite:**", "**Die andere Seite:**", "**Wie beides zusammengeht:**"):
        assert text.count(label) == len(anchors)


def test_the_glossary_explains_at_least_36_terms_in_a_sentence_each() -> None:
    terms = catalogue().terms()
    assert len(terms) >= 36
    for term in terms:
        assert len(term.short.split()) <= 25, term.id
        assert term.short.endswith((".", "!")), term.id
        assert "](" not in term.short, term.id
    assert [term.names[0].casefold() for term in terms] == sorted(
        (term.names[0].casefold() for term in terms), key=lambda name: name.translate(str.maketrans("äöüß", "aous"))
    )


def test_every_reference_leads_to_a_publisher_we_know_and_reports_are_called_so() -> None:
    hosts = read_hosts(ROOT / "adressen.txt")
    assert [problem.show() for article in catalogue().articles.values() for problem in reference_problems(article, hosts)] == []
    assert {host(address) for address in addresses()} & MIRRORS == set()


def addresses() -> list[str]:
    return [address for article in catalogue().articles.values() for _, address in references(article)]


def test_the_list_of_addresses_is_sorted_and_holds_nothing_that_is_not_used() -> None:
    hosts = [*read_hosts(ROOT / "adressen.txt")]
    assert hosts == sorted(hosts)
    assert set(hosts) == {host(address) for address in addresses()}


def test_most_references_are_originals_with_a_permanent_address() -> None:
    found = [host(address) for address in addresses()]
    assert found.count("doi.org") > len(found) / 3
