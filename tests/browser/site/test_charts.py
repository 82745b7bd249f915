"""Pictures drawn from tables show all that stands in the tables, apart from each other, whatever the names are."""

from __future__ import annotations

from random import Random
from string import ascii_letters, digits, punctuation

import pytest
from kb.html import lettering
from playwright.sync_api import Page

from tests.browser.fixtures.charts import NAMES, NUMBERS, drawn, name, random_explaining, table, trouble
from tests.browser.fixtures.pages import Show, page
from tests.often import share

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
        *(random_explaining(random, kind) for kind in ("flow", "change", "path")),
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
    "flow-named": [table("flow", [n, "Zahl"], [[n, "600"], [n, "-54"], [n, "+70"], ["Ende", "616"]]) for n in NAMES],
    "flow-far": [table("flow", ["Jahr", "Zahl"], [["a", "9999999999"], ["b", "-9999999999"], ["c", "+0,5"], ["d", "0,5"]])],
    "change-named": [table("change", [n, n, n], [[n, "12", "-10 bis 34"], [n, "17", "–"]]) for n in NAMES],
    "change-far": [table("change", ["Mehr", "Wert", "Spanne"], [["a", "-5", "-9999999999 bis 0,1"], ["b", "7000", "–"]])],
    "path-named": [
        table("path", ["Frage", NAMES[2], NAMES[4]], [[n or "x", n or "y", "weiter"] for n in NAMES[:7]] + [["x"] * 3])
    ],
    **{f"random-{seed}": random_tables(seed) for seed in range(12)},
}


@pytest.mark.parametrize("tables", share(TABLES.values()), ids=share(TABLES))
def test_no_text_lies_over_another_or_leaves_its_picture(show: Show, tables: list[str]) -> None:
    tab = show(page(drawn(*tables), "form"))
    for width in (320, 360, 1280):
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


def test_each_bar_of_a_flow_begins_where_the_one_above_it_ends(show: Show) -> None:
    rows = [["am Anfang", "600"], ["verloren", "−54"], ["neu", "+70"], ["am Ende", "616"]]
    tab = show(page(drawn(table("flow", ["Ein Jahr", "Kunden"], rows)), "form"))
    bars = tab.locator(".kb-chart > svg rect").evaluate_all("all => all.map(r => ['x', 'width'].map(a => +r.getAttribute(a)))")
    ends = [round(x + width, 1) for x, width in bars]
    unit = bars[0][1] / 600
    assert bars[1][1] == pytest.approx(54 * unit, abs=0.2)
    assert bars[2][1] == pytest.approx(70 * unit, abs=0.2)
    assert bars[3][1] == pytest.approx(616 * unit, abs=0.2)
    assert (ends[1], bars[2][0], ends[3]) == pytest.approx((ends[0], bars[1][0], ends[2]), abs=0.2)
    assert tab.locator(".kb-chart > svg rect ~ text:not(.kb-name)").all_text_contents() == ["600", "−54", "+70", "616"]
    assert tab.locator("figcaption").inner_text() == "Ein Jahr"


# Where a line from one bar to the next runs through a name.
CROSSED = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('.kb-chart > svg')) {
    const names = [...svg.querySelectorAll('.kb-name tspan')].map(name => [name.textContent, name.getBoundingClientRect()]);
    for (const lead of svg.querySelectorAll('.kb-lead')) {
      const { left: x, top, bottom } = lead.getBoundingClientRect();
      for (const [name, box] of names) {
        if (box.left < x && x < box.right && box.top < bottom && top < box.bottom) found.push(name);
      }
    }
  }
  return found;
}"""


def test_the_line_from_bar_to_bar_runs_beside_the_names(show: Show) -> None:
    flows = [text for tables in TABLES.values() for text in tables if text.startswith("<!-- kb:chart flow")]
    tab = show(page(drawn(*flows), "form"))
    assert tab.locator(".kb-chart .kb-lead").count() > len(flows)
    assert tab.evaluate(CROSSED) == []


def test_what_came_went_and_stands_differ_without_colour(show: Show) -> None:
    rows = [["am Anfang", "600"], ["verloren", "−54"], ["neu", "+70"], ["am Ende", "616"]]
    tab = show(page(drawn(table("flow", ["Ein Jahr", "Kunden"], rows)), "form"))
    look = "all => all.map(r => { const s = getComputedStyle(r); return [s.stroke !== 'none', s.strokeDasharray].join(); })"
    assert len(set(tab.locator(".kb-chart > svg rect").evaluate_all(look))) == 3


def test_a_range_reaches_from_end_to_end_and_a_limit_crosses_all_rows(show: Show) -> None:
    rows = [["mit Karte", "12", "−10 bis 34"], ["nötig", "17", "–"]]
    tab = show(page(drawn(table("change", ["Bestellungen mehr", "gezählt", "Zufall"], rows)), "form"))
    box = "e => { const b = e.getBBox(); return [b.x, b.x + b.width, b.height]; }"
    low, high, _ = tab.locator(".kb-chart > svg .kb-span").evaluate(box)
    value = float(tab.locator(".kb-chart > svg circle").get_attribute("cx") or 0)
    assert (value - low) / (high - low) == pytest.approx(22 / 44, abs=0.01)
    limit, _, height = tab.locator(".kb-limit").evaluate(box)
    assert (limit - low) / (high - low) == pytest.approx(27 / 44, abs=0.01)
    assert height > tab.locator(".kb-chart > svg").evaluate("e => e.viewBox.baseVal.height") / 2
    assert tab.locator(".kb-name").all_text_contents() == ["mit Karte: 12 (−10 bis 34)", "nötig: 17"]
    assert [text.strip() for text in tab.locator(".kb-legend > span").all_inner_texts()] == ["gezählt", "Zufall"]


def test_a_path_asks_one_question_after_the_other_and_every_end_says_what_to_do(show: Show) -> None:
    rows = [["Widersprochen?", "sperren", "weiter"], ["Erlaubt?", "schicken", "nicht schicken"]]
    tab = show(page(drawn(table("path", ["Schicken?", "ja", "nein"], rows)), "form"))
    said = ["Widersprochen?", "ja", "sperren", "nein", "Erlaubt?", "ja", "schicken", "nein", "nicht schicken"]
    assert tab.locator(".kb-name").all_text_contents() == said
    heights = tab.locator(".kb-name").evaluate_all("all => all.map(t => +t.getAttribute('y'))")
    assert heights == sorted(heights)
    assert tab.locator(".kb-chart > svg .kb-question").count() == 2
    assert tab.locator(".kb-chart > svg .kb-advice").count() == 3


@pytest.mark.parametrize("kind", ["flow", "change", "path"])
def test_the_name_of_a_picture_says_where_it_stands_and_what_it_shows(show: Show, kind: str) -> None:
    tab = show(page(drawn(random_explaining(Random(1), kind, "Ein Jahr")), "form"))  # noqa: S311
    name = tab.get_by_role("img").get_attribute("aria-label")
    assert name == "Bild: Zahlen: Ein Jahr. Die Angaben stehen in der Tabelle darunter."
