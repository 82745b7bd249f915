"""What people type, asked of three searches over the same contents: that of the theme, Pagefind and ours.

The quality is that of `queries.csv`; bytes and times are measured on the project's own contents and on a large site.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page

from bench import generate
from bench.build import Run, build
from bench.environment import HERE, BenchError
from bench.page import Site, serve
from bench.search_sites import build_sites, docs_of, folder_of
from bench.texts import TEXT
from tests.browser.profiles import Profiles

QUERIES = HERE / "queries.csv"
COLUMNS = ["art", "anfrage", "erwartet", "teil"]
PARTS = KNOWN, KEPT, THIRD, FOURTH = "bekannt", "zurueckgehalten", "dritte", "vierte"
"""In the order in which they were written; each was looked at once before the search was tuned on it as well."""
SHOWN = 3
"""Results that a reader looks at."""
SLOWER = 4
SAMPLES = 12
"""Queries whose bytes are counted, each with an empty cache, and that are timed on a large site."""
BUILDS = ("no-search", "theme-index", "ours")
ASK = (HERE / "ask.js").read_text("utf-8")
WAYS = {"default": "theme", "pagefind": "pagefind", "ours": "theme"}
SETTLED = 700
"""Milliseconds without a byte after which nothing more is expected."""
PATIENCE = 60_000


@dataclass(frozen=True)
class Query:
    """What somebody types, and the pages that would help."""

    kind: str
    text: str
    expected: frozenset[str]
    part: str


@dataclass(frozen=True)
class Cost:
    """What one search takes on one site: bytes as sent, milliseconds on a processor four times slower."""

    first_view: int
    to_result: list[int]
    answer: list[float]
    shown: list[float]

    @property
    def wait(self) -> float:
        """What 95 of 100 keys do not exceed, from the key to the results on the screen."""
        return most(self.answer) + (most(self.shown) if self.shown else 0)


@dataclass
class Search:
    """The pages that each search answered with, in the order of the queries; costs and builds by number of articles."""

    queries: list[Query]
    pages: dict[str, list[list[str]]] = field(default_factory=dict)
    costs: dict[int, dict[str, Cost]] = field(default_factory=dict)
    builds: dict[int, dict[str, list[Run]]] = field(default_factory=dict)


def most(times: Sequence[float]) -> float:
    """What 95 of 100 do not exceed."""
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def read_queries(file: Path = QUERIES) -> list[Query]:
    """The queries; a page with an anchor stands for the page."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = csv.DictReader(opened, delimiter=";")
        if rows.fieldnames != COLUMNS:
            raise _bad(file, 1)
        return [_query(file, number, row) for number, row in enumerate(rows, start=2)]


def _query(file: Path, line: int, row: dict[str, str]) -> Query:
    if None in row.values() or row["teil"] not in PARTS or not row["erwartet"].strip():
        raise _bad(file, line)
    expected = frozenset(address.partition("#")[0] for address in row["erwartet"].split())
    return Query(row["art"], row["anfrage"], expected, row["teil"])


def _bad(file: Path, line: int) -> BenchError:
    values = {"columns": ";".join(COLUMNS), "parts": ", ".join(f"„{part}“" for part in PARTS)}
    return BenchError(TEXT["bad_queries"].format(file=file, line=line, **values))


def measure_search(profiles: Profiles, project: Path, articles: int, rounds: int) -> Search:
    """Asks on the project's own contents (0), then measures there and on a site of `articles`."""
    found = Search(read_queries())
    for size in (0, articles):
        sites = build_sites(project, size)
        texts = [query.text for query in found.queries] if not size else _generated()
        if not size:
            _check(sites["ours"], found.queries)
            found.pages = {engine: _ask_all(profiles, engine, site, texts) for engine, site in sites.items()}
        found.costs[size] = {engine: _cost(profiles, engine, site, texts) for engine, site in sites.items()}
        found.builds[size] = _builds(project, size, rounds)
    return found


def _check(site: Path, queries: Sequence[Query]) -> None:
    """Every page that is expected exists, or the search would be blamed for what a writer has renamed."""
    lost = {page for query in queries for page in query.expected if not (site / page / "index.html").is_file()}
    if lost:
        raise BenchError(TEXT["lost_pages"].format(pages=", ".join(sorted(lost))))


def _generated() -> list[str]:
    """Two words each, as they stand in a generated site."""
    return [generate.Words(f"search:{number}").phrase(2).lower() for number in range(SAMPLES)]


@contextmanager
def _opened(profiles: Profiles, site: Path, path: str = "", slower: int = 1) -> Iterator[tuple[Page, Site]]:
    with serve(site) as served:
        context = profiles.open_on_the_real_clock()
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if slower > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(served.url + path)
        page.add_script_tag(content=ASK)
        _settle(page, served)
        yield page, served
        context.close()


def _settle(page: Page, served: Site) -> int:
    """Waits until the site is asked for nothing more; the bytes sent so far."""
    sent = -1
    while sent != sum(served.sent.values()):
        sent = sum(served.sent.values())
        page.wait_for_timeout(SETTLED)
    return sent


def _ask_all(profiles: Profiles, engine: str, site: Path, texts: Sequence[str]) -> list[list[str]]:
    with _opened(profiles, site) as (page, _):
        page.evaluate("way => bench[way].start()", WAYS[engine])
        return [page.evaluate("([way, text]) => bench[way].ask(text)", [WAYS[engine], text]) for text in texts]


def _cost(profiles: Profiles, engine: str, site: Path, texts: Sequence[str]) -> Cost:
    print(TEXT["search_step"].format(engine=engine), file=sys.stderr, flush=True)
    samples = texts[:: max(1, len(texts) // SAMPLES)]
    article = next(found for found in sorted((site / "themen").rglob("*/index.html")) if found.parent.name != "themen")
    path = f"{article.parent.relative_to(site).as_posix()}/"
    moved = [_moved(profiles, engine, site, path, text) for text in samples]
    answer, shown = _answers(profiles, engine, site, texts), _shown(profiles, engine, site, samples)
    return Cost(round(median(view for view, _ in moved)), [after for _, after in moved], answer, shown)


def _moved(profiles: Profiles, engine: str, site: Path, path: str, text: str) -> tuple[int, int]:
    """Bytes until the page is quiet, and until the results of one query have come."""
    with _opened(profiles, site, path) as (page, served):
        before = sum(served.sent.values())
        if engine == "pagefind":
            page.evaluate("text => bench.pagefind.start().then(() => bench.pagefind.ask(text))", text)
        else:
            page.evaluate("text => bench.typed(text)", text)
        return before, _settle(page, served) - before


def _answers(profiles: Profiles, engine: str, site: Path, texts: Sequence[str]) -> list[float]:
    """Each query once, when all that it needs is there."""
    way = f"{WAYS[engine]}InPage"
    with _opened(profiles, site, slower=SLOWER) as (page, _):
        page.evaluate("way => bench[way].start()", way)
        for text in texts:
            page.evaluate("([way, text]) => bench.timed(way, text)", [way, text])
        return [page.evaluate("([way, text]) => bench.timed(way, text)", [way, text]) for text in texts]


def _shown(profiles: Profiles, engine: str, site: Path, texts: Sequence[str]) -> list[float]:
    """From the key to the screen in the box of the theme; Pagefind brings its own, which nobody has set up here."""
    if engine == "pagefind":
        return []
    with _opened(profiles, site, slower=SLOWER) as (page, _):
        for text in texts:
            page.evaluate("text => bench.typed(text)", text)
        return [page.evaluate("text => bench.typed(text)", text) for text in texts]


def _builds(project: Path, articles: int, rounds: int) -> dict[str, list[Run]]:
    """In turn, so that a busy moment of the machine meets all."""
    runs: dict[str, list[Run]] = {variant: [] for variant in BUILDS}
    docs, site = docs_of(project, articles), folder_of(articles) / "timed"
    for _ in range(rounds):
        for variant in BUILDS:
            runs[variant].append(build(variant, project, docs, site))
    return runs
