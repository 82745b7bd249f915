"""What judges the pages sees what it should: names in light colours, contrast in both."""

from __future__ import annotations

import pytest

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.pages import Show, page

ADD = "rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule); document.adoptedStyleSheets = [sheet]; }"
SHEET = "body[data-md-color-scheme={scheme}] .probe {{ color: {colour}; background: {ground} }}"


def rules(found: list[str]) -> set[str]:
    return {": ".join(problem.split(": ")[:2]) for problem in found}


@pytest.mark.parametrize(
    ("scheme", "colour", "ground"), [("default", "#bbb", "#fff"), ("slate", "#333", "#000")], ids=["light", "dark"]
)
def test_pale_text_is_found_in_the_scheme_in_which_it_is_pale(show: Show, scheme: str, colour: str, ground: str) -> None:
    tab = show(page('<h1>Probe</h1><p class="probe">Blasser Satz</p>', "form"))
    assert violations(tab) == []
    rule = SHEET.format(scheme=scheme, colour=colour, ground=ground)
    tab.evaluate(ADD, rule)
    assert rules(violations(tab)) == {f"{scheme}: color-contrast"}


def test_a_field_without_a_name_is_found_once(show: Show) -> None:
    tab = show(page("<h1>Probe</h1><input>", "form"))
    assert rules(violations(tab)) == {"default: label"}


@pytest.mark.parametrize(
    "change", ["p:last-child { color: #bbb }", "div:last-child { background: #666 }", "div:last-child { opacity: .4 }"]
)
def test_among_many_alike_the_one_that_is_pale_is_found(show: Show, change: str) -> None:
    alike = "<div><p>Satz wie die anderen</p><p>Noch ein Satz</p></div>"
    tab = show(page(f"<h1>Probe</h1><section>{alike * 9}</section>", "form"))
    tab.evaluate(ADD, f".md-typeset section {change}")
    assert rules(violations(tab)) >= {"default: color-contrast"}


def test_the_first_of_many_alike_that_is_in_sight_is_judged(show: Show) -> None:
    hidden = "<details><summary>Mehr</summary><p class='probe'>Verborgen</p><p class='probe'>Verborgen</p></details>"
    tab = show(page(f"<h1>Probe</h1><div>{hidden * 2}</div>", "form"))
    tab.evaluate(ADD, ".md-typeset .probe { color: #bbb }")
    assert violations(tab) == []
    tab.locator("summary").last.click()
    assert rules(violations(tab)) >= {"default: color-contrast"}
