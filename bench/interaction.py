"""What a reader waits for: a click in a very long checklist, and the files of many colleagues on the team page.

The pages are built from generated items like any others, so that templates and scripts are those of the site.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from kb.strings import strings
from playwright.sync_api import FilePayload, Page

from bench import generate
from bench.build import build
from bench.environment import WORK
from bench.page import serve
from tests.browser.profiles import Profiles

CLICKED_ITEMS = 1000
CLICKS = 200
TEAM_ITEMS = 100
TEAM_FILES = 100
AREA = "checkliste/bereich"
AT = 1763800000000
ITEM = re.compile(r'<li data-id="?([\w-]+)"? data-kind="?(\w+)"? data-rev="?(\w+)')
ANSWERS = tuple(strings("script")["shared"]["answers"])
FILL = """() => {
  const items = [...document.querySelectorAll(".kb-c")];
  window.radios = items.map((item, at) => item.querySelectorAll("[type=radio]")[at % 5]);
  for (const item of items) item.querySelector("[type=radio]").click();
}"""
CLICK = "(number) => { radios[number].click(); document.body.getBoundingClientRect(); }"
"""Clicks come when all items have answers; each with the layout that the browser needs to show it."""


@dataclass(frozen=True)
class Clicks:
    """Milliseconds of processor time on the main thread for a click: script, style and layout."""

    times: list[float]

    @property
    def median(self) -> float:
        """The middle of all clicks."""
        return median(self.times)

    @property
    def p95(self) -> float:
        """What 95 of 100 clicks do not exceed."""
        return quantiles(self.times, n=20)[-1]


@dataclass(frozen=True)
class TeamTimes:
    """Seconds of processor time on the main thread, script, style and layout together, one number a round."""

    result: list[float]
    table: list[float]


def measure_clicks(profiles: Profiles, project: Path) -> Clicks:
    """Answers a checklist of 1,000 items that has all other answers already."""
    site = _build(project, "checklist", CLICKED_ITEMS)
    with serve(site) as served:
        page = profiles.open_on_the_real_clock().new_page()
        _open(page, f"{served.url}{AREA}/", "kb-checklist")
        page.evaluate(FILL)
        seconds = _busy_time(page)
        times = [_timed(seconds, partial(page.evaluate, CLICK, number + 1)) for number in range(CLICKS)]
        page.context.close()
    return Clicks([1000 * time for time in times])


def measure_team(profiles: Profiles, project: Path, rounds: int) -> TeamTimes:
    """Picks 100 files of 100 answers each, then opens the table of all items."""
    site = _build(project, "team", TEAM_ITEMS)
    files = list(_files(site))
    found = TeamTimes([], [])
    for _ in range(rounds):
        with serve(site) as served:
            page = profiles.open_on_the_real_clock().new_page()
            _open(page, f"{served.url}checkliste/team/", "kb-team")
            seconds = _busy_time(page)
            found.result.append(_timed(seconds, partial(_pick, page, files)))
            found.table.append(_timed(seconds, partial(_open_table, page)))
            page.context.close()
    return found


def _open(page: Page, url: str, element: str) -> None:
    """Waits for the element too: on a busy machine the network is quiet before the page is read to its end."""
    page.goto(url, wait_until="networkidle")
    page.locator(f"{element}.kb-on").wait_for()


def _pick(page: Page, files: list[FilePayload]) -> None:
    page.locator("kb-team input[type=file]").set_input_files(files)
    page.locator(".kb-agenda").wait_for()


def _open_table(page: Page) -> None:
    page.locator("kb-team [data-act=more]").click()
    page.locator("kb-team [data-fold=all] > summary").click()
    page.locator("kb-team [data-fold=all] tbody tr").nth(TEAM_ITEMS - 1).wait_for()


def _timed(seconds: Callable[[], float], act: Callable[[], object]) -> float:
    before = seconds()
    act()
    return seconds() - before


def _busy_time(page: Page) -> Callable[[], float]:
    """How long the main thread has worked: all tasks, as scripts that wait for a file are not counted as script."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    metrics = partial(devtools.send, "Performance.getMetrics")
    return lambda: next(float(entry["value"]) for entry in metrics()["metrics"] if entry["name"] == "TaskDuration")


def _build(project: Path, name: str, items: int) -> Path:
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    generate.write(folder / "docs", generate.articles(1, questions=1), generate.own_quiz, project)
    target = folder / "docs" / f"{AREA}.md"
    target.parent.mkdir()
    target.write_text("\n".join(_checklist(items)), encoding="utf-8")
    build("ours", project, folder / "docs", folder / "site")
    return folder / "site"


def _checklist(count: int) -> Iterator[str]:
    """An area of `count` statements, each with its meaning, a next step and its reading."""
    words = generate.Words(f"{generate.SEED}:checklist")
    yield "# Bereich\n\n## Prüfpunkte {.checklist}\n"
    basis = f"    Wirkung: mittel, [plausibel](../{generate.path_of(0)})\n    Aufwand: Tag\n"
    link = f"    [Nachlesen](../{generate.path_of(0)})\n"
    for number in range(count):
        statement = f"- [ ] {words.phrase(9)}. {{#punkt-{number}}}\n\n    {words.prose(12)}\n"
        yield f"{statement}\n    > {words.prose(14)}\n\n{basis}\n{link}"


def _files(site: Path) -> Iterator[FilePayload]:
    """What colleagues would send: an answer to every item, a note to every tenth."""
    items = ITEM.findall((site / "checkliste" / "team" / "index.html").read_text(encoding="utf-8"))
    for number in range(TEAM_FILES):
        entries = list(_entries(number, items))
        file = {"format": "kundenbindung-sicherung", "version": 2, "site": "kundenbindung", "at": AT, "entries": entries}
        yield {"name": f"{number}.json", "mimeType": "application/json", "buffer": json.dumps(file, indent=1).encode()}


def _entries(number: int, items: list[tuple[str, str, str]]) -> Iterator[dict[str, object]]:
    chance = random.Random(number)  # noqa: S311 - the same answers every time are wanted
    words = generate.Words(f"{generate.SEED}:{number}")
    record = {"name": "Prüfung", "respondent": f"Person {number}", "date": "2025-11-22", "at": AT}
    yield {"key": "assessment:erste", "value": {**record, "uid": f"u{number}", "person": f"p{number}"}}
    for at, (item, kind, rev) in enumerate(items):
        note = "" if at % 10 else words.prose(8)
        texts = {"v": chance.choice(ANSWERS), "note": note, "reason": "", "rev": rev, "t": words.phrase(9), "p": "bereich"}
        yield {"key": f"check:erste:{kind}:{item}", "value": {**texts, "important": False, "at": AT}}
