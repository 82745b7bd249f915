"""Pictures drawn from tables show all that stands in the tables, apart from each other, whatever the names are."""

from __future__ import annotations

from random import Random
from string import ascii_letters, digits, punctuation

import pytest
from kb.html import lettering
from playwright.sync_api import Page

from tests.browser.fixtures.charts import NAMES, NUMBERS, drawn, name, table, trouble
from tests.browser.fixtures.pages import Show, page

FONTS = ("system-ui", "sans-serif", "serif", "DejaVu Sans", "Verdana", "Liberation Sans", "Arial", "Noto Sans", "Tahoma")
ALPHABET = f"{ascii_letters}{digits}{punctuation}äöüßÄÖÜẞéčłŸ„“”‚‘’–—−…•€‰ \u00a0\u202f"
# What tells two lines or two parts of bars apart without any colour.
RHYTHM = (
    "all => all.map(l => { const s = getComputedStyle(l); return [s.strokeDasharray, s.strokeWidth, s.strokeLinecap].join(); })"
)
SIX = ["eins", "zwei", "drei", "vier", "fünf", "sechs"]


def curves(*rows: list[str]) -> str:
    return table("curves", ["Monat", *SIX[: len(rows[0]) - 1]], list(rows))


def random_tables(seed: int) -> list[str]:
    random = Random(seed)  # noqa: S311
    names = [name(random) for _ in range(9)]
    head = [name(random) for _ in range(random.randrange(2, 7))]
    parts = ["0,5"] * (len(head) - 1)
    heights = [
        [str(random.randrange(101)) if random.random() < 0.8 else "–" for _ in head] for _ in range(random.randrange(2, 40))
    ]
    places = sorted(random.sample(range(random.choice([60, 3000, 10**9])), len(heights)))
    return [
        table("shares", ["Name", *head], [[n, *parts, f"{100 - len(parts) / 2:g}".replace(".", ",")] for n in names]),
        table("ranges", [name(random), "Wer"], [[random.choice(NUMBERS), n] for n in names]),
        table("curves", [name(random), *head], [[str(x), *row] for x, row in zip(places, heights, strict=True)]),
    ]


TABLES = {
    "shares-named": [table("shares", ["Gruppe", *NAMES[:5]], [[n, "0,5", "0,5", "4", "15", "80"] for n in NAMES])],
    "shares-missing": [
        table("shares", ["Jahr", "ja", "nein"], [["2001", "–", "40"], ["2002", "99,5", "0,5"], ["2003", "60,5", "41"]])
    ],
    "ranges-money": [table("ranges", ["Betrag", "Wer"], [["1000 bis 25000", "Ratgeber A"], ["5", "B"]])],
    "ranges-below-zero": [table("ranges", [NAMES[2], "Wer"], [["-5 bis 3", "A"], ["−12,5 %", "B"], ["–", "C"]])],
    "ranges-one": [table("ranges", ["", "Wer"], [[n, "A"]]) for n in NUMBERS],
    "ranges-spans": [
        table("ranges", ["Betrag", "Wer"], [[f"{n} bis 9999999999", "A"], ["1", "B"]]) for n in ("0,1", "7000", "1 %")
    ],
    "curves-six": [curves(["1", "10", "20", "30", "40", "50", "60"], ["12", "12", "22", "32", "42", "52", "61"])],
    "curves-at-one-height": [curves(["1", *[h] * 6], ["2", *[h] * 6]) for h in ("0", "50", "100")],
    "curves-many": [curves(*[[str(year), "20", "–", str(year % 100)] for year in range(1900, 2030)])],
    "curves-far": [curves(["0,001", "0", "100"], ["1000", "1", "2"], ["9.999.999.999", "0", "0"])],
    **{f"random-{seed}": random_tables(seed) for seed in range(12)},
}


@pytest.mark.parametrize("tables", TABLES.values(), ids=TABLES)
def test_no_text_lies_over_another_or_leaves_its_picture(show: Show, tables: list[str]) -> None:
    tab = show(page(drawn(*tables), "form"))
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        assert trouble(tab) == []
    tab.emulate_media(media="print")
    assert trouble(tab) == []


@pytest.mark.parametrize("font", FONTS)
def test_no_sign_is_wider_than_was_reckoned(tab: Page, font: str) -> None:
    widths = tab.evaluate(
        "([font, signs]) => { const pen = document.createElement('canvas').getContext('2d');"
        " pen.font = `100px ${font}`; return signs.map(sign => pen.measureText(sign).width / 100); }",
        [font if "-" in font else f'"{font}"', list(ALPHABET)],
    )
    assert len(widths) == len(ALPHABET)
    assert [s for s, w in zip(ALPHABET, widths, strict=True) if w * lettering.FONT > lettering.width_of(s)] == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_six_lines_differ_without_colour_and_each_ends_at_its_number(show: Show, scheme: str) -> None:
    tab = show(page(drawn(*TABLES["curves-six"]), "form", scheme=scheme))
    lines = tab.locator(".kb-chart > svg polyline")
    assert len(set(lines.evaluate_all(RHYTHM))) == lines.count() == 6
    legend = tab.locator(".kb-legend > span")
    assert [text.split() for text in legend.all_inner_texts()] == [[str(n), word] for n, word in enumerate(SIX, 1)]
    assert legend.locator("path").evaluate_all(RHYTHM) == lines.evaluate_all(RHYTHM)
    ends = lines.evaluate_all("all => all.map(l => l.points[l.points.numberOfItems - 1].y)")
    keys = dict(tab.locator(".kb-lead + text").evaluate_all("all => all.map(t => [t.textContent, +t.getAttribute('y')])"))
    assert sorted(keys, key=lambda number: keys[number]) == sorted(keys, key=lambda number: ends[int(number) - 1])
    assert sorted(keys) == list("123456")


def test_six_parts_of_a_bar_differ_without_colour(show: Show) -> None:
    tab = show(page(drawn(table("shares", ["Jahr", *SIX], [["2001", "20", "20", "20", "20", "10", "10"]])), "form"))
    parts = tab.locator(".kb-chart > svg rect")
    look = parts.evaluate_all(
        "all => all.map(p => { const s = getComputedStyle(p), below = p.nextElementSibling;"
        " const hatch = below.classList.contains('kb-hatch') ? below.getAttribute('d').replace(/[\\d. ]+/g, '') : '';"
        " return [s.fill, s.stroke, s.strokeDasharray, [...new Set(hatch)].sort().join('')].join(); })"
    )
    assert len(set(look)) == len(look) == 6
    assert tab.locator(".kb-legend .kb-hatch").count() == 3


def test_what_is_missing_is_not_drawn_as_zero(show: Show) -> None:
    text = [
        table("ranges", ["Faktor", "Wer"], [["–", "A"], ["5", "B"]]),
        curves(["1", "10", "–"], ["2", "–", "–"], ["3", "30", "–"], ["4", "40", "–"]),
    ]
    tab = show(page(drawn(*text), "form"))
    ranges, lines = tab.locator(".kb-chart > svg").all()
    assert ranges.locator("circle").count() == 1
    assert lines.locator("circle").count() == 1
    assert lines.locator("polyline").count() == 1
    assert tab.locator(".kb-lead").count() == 1


def test_names_are_shown_as_the_table_shows_them(show: Show) -> None:
    tab = show(page(drawn(table("shares", [NAMES[8], NAMES[5], NAMES[7]], [[n, "60", "40"] for n in NAMES[:9]])), "form"))
    names = [text.replace("- ", "") for text in tab.locator(".kb-name").all_text_contents()]
    assert names[0] == "Lieferung"
    assert names[2] == NAMES[2]
    assert names[3] == NAMES[3]
    assert names[5] == "Fett und ein Link mit Fußnote & HTML"
    assert names[8] == "A | B"
    assert tab.locator(".kb-legend > span").first.inner_text().strip() == "Fett und ein Link mit Fußnote & HTML"
