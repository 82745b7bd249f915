"""`make pictures`: draws the pictures of the README anew, from the site as it is and a firm that does not exist.

Clock, zone, language, window and answers are fixed; letters look as the fonts of the machine do.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

from pictures.firm import NOW, stored
from tests.browser.install import MISSING, launch_browser
from tests.server import Server

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent
READER: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "locale": "de-DE",
    "timezone_id": "Europe/Berlin",
    "color_scheme": "light",
    "reduced_motion": "reduce",
}


def as_it_is(page: Page) -> None:
    """Nothing is done before the picture is taken."""


def answer(page: Page) -> None:
    """The first question, answered, with its verdict in sight."""
    question = page.locator(".kb-q").first
    question.locator(".kb-o input").nth(1).check(force=True)
    question.get_by_role("button", name="Auflösen").click()
    question.evaluate("node => scrollTo(0, scrollY + node.getBoundingClientRect().top - 64)")


@dataclass(frozen=True)
class Picture:
    """One picture: its file, the page it shows, what it is to those who do not see it, what is stored and done first."""

    name: str
    path: str
    alt: str
    stored: Callable[[], dict[str, Any]] = dict
    prepare: Callable[[Page], None] = as_it_is


ORDER = {"quiz-attempt:halten-oder-gewinnen": {"seed": 1, "at": NOW}}
"""Without it the options of the question would stand in another order each time."""
PICTURES = (
    Picture("startseite.png", "", "Startseite mit einer Behauptung zum Raten"),
    Picture("frage.png", "quiz/halten-oder-gewinnen/", "Frage mit Urteil und Begründung", lambda: ORDER, answer),
    Picture("ergebnis.png", "checkliste/auswertung/", "Auswertung eines erfundenen Betriebs", lambda: stored(ROOT / "docs")),
)


def main() -> int:
    """Exit status 0 once all pictures are drawn."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch_browser(playwright)
        if browser is None:
            print(MISSING, file=sys.stderr)
            return 1
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder], cwd=ROOT, check=True)
        server = Server(Path(folder))
        for picture in PICTURES:
            context = browser.new_context(**READER)
            draw(context.new_page(), server.url, picture)
            context.close()
        server.close()
    return 0


def draw(page: Page, url: str, picture: Picture, folder: Path = FOLDER) -> None:
    """Take one picture of the site at `url`."""
    page.clock.set_fixed_time(NOW / 1000)
    page.goto(f"{url}404.html")
    values = {f"kb:{site_id()}:{key}": json.dumps(value) for key, value in picture.stored().items()}
    page.evaluate("(all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text))", values)
    page.goto(url + picture.path)
    page.wait_for_load_state("networkidle")
    picture.prepare(page)
    page.screenshot(path=folder / picture.name, animations="disabled", caret="hide")


def site_id() -> str:
    """The name of this site in the storage of a browser."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if line.strip().startswith("site_id:"))
    return str(yaml.safe_load(line.strip())["site_id"])


if __name__ == "__main__":
    sys.exit(main())
