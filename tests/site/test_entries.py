"""Pages one looks things up in: what stands below a heading of the third level folds open below it."""

from __future__ import annotations

import re

from kb.checks.catalogue import read_catalogue
from kb.site.pages import build_pages

LAW = """# Recht

Vorweg.

## Werbung

Für alle gilt das.

### Brief {#recht-brief}

Der Brief ist erlaubt.

### Anruf {#recht-anruf}

Der Anruf nicht.

## Zuletzt

Das war alles.
"""


def test_each_run_of_entries_becomes_rows_and_the_rest_stays() -> None:
    catalogue = read_catalogue({"recht.md": LAW.encode()}, (), "", {})
    pages = build_pages(catalogue, "x")
    body = pages.pages["recht.md"].body
    lines = [line for line in body.split("\n") if line.strip()]
    assert [re.sub("^kb-block.*", "(Zeilen)", line.partition(" {")[0]) for line in lines] == [
        "# Recht",
        "Vorweg.",
        "## Werbung",
        "Für alle gilt das.",
        "(Zeilen)",
        "## Zuletzt",
        "Das war alles.",
    ]


def test_the_same_headings_on_another_page_stay_headings() -> None:
    catalogue = read_catalogue({"notizen.md": LAW.encode()}, (), "", {})
    assert "### Brief" in build_pages(catalogue, "x").pages["notizen.md"].body
