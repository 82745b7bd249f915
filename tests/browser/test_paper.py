"""What our reader of printed pages reads, where the library underneath would read something else."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.fixtures.paper import pdf_text, sheet_texts, sheets

TABLE = "<table><tr><td>Eins<br>Zwei<td>Drei<br>Vier</table>"
TWICE = "<svg><text y=20 style='paint-order: stroke; stroke: #fff; stroke-width: 3px'>offen 55</text></svg>"

DOWNWARDS = "<div>A</div><div>B</div><div>C</div>"


def test_cells_are_read_one_after_the_other_or_line_by_line(tab: Page, tmp_path: Path) -> None:
    tab.set_content(TABLE)
    assert sheet_texts(tab, tmp_path) == ["Eins Zwei Drei Vier"]
    assert pdf_text(tab, tmp_path) == "Eins Drei\nZwei Vier"


def test_ligatures_are_spelt_out_and_hyphens_kept(tab: Page, tmp_path: Path) -> None:
    tab.set_content("<p style='width: 7em'>Offene Treffer für Leutheusser-Schnarrenberger")
    assert pdf_text(tab, tmp_path).split() == ["Offene", "Treffer", "für", "Leutheusser-", "Schnarrenberger"]


def test_what_is_drawn_twice_is_read_once(tab: Page, tmp_path: Path) -> None:
    tab.set_content(TWICE)
    assert sheet_texts(tab, tmp_path) == ["offen 55"]


def test_lines_of_a_sheet_that_is_almost_empty_are_not_taken_for_writing_downwards(tab: Page, tmp_path: Path) -> None:
    tab.set_content(DOWNWARDS)
    assert pdf_text(tab, tmp_path) == "A\nB\nC"


def test_each_sheet_has_its_text_and_its_size(tab: Page, tmp_path: Path) -> None:
    tab.set_content("<style>@page { size: 200pt 100pt }</style><p>Vorn<p style='break-before: page'>Hinten")
    printed = sheets(tab, tmp_path, prefer_css_page_size=True)
    assert [(one.text, one.size) for one in printed] == [("Vorn", (200, 100)), ("Hinten", (200, 100))]
