"""What judges the pages sees what it should: names in light colours, contrast in both."""

from __future__ import annotations

import pytest

from tests.browser.fixtures.accessibility import violations
from tests.browser.fixtures.pages import Show, page

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
    tab.evaluate(
        "rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rule); document.adoptedStyleSheets = [sheet]; }", rule
    )
    assert rules(violations(tab)) == {f"{scheme}: color-contrast"}


def test_a_field_without_a_name_is_found_once(show: Show) -> None:
    tab = show(page("<h1>Probe</h1><input>", "form"))
    assert rules(violations(tab)) == {"default: label"}
