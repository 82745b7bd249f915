"""Whatever can be filled in has a rim that everybody sees, on every page and in both colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures.accessibility import PAINT, SCHEMES
from tests.browser.fixtures.assessment_pages import AT, ONCE, answers, assessment_page, whole_checklist
from tests.browser.fixtures.backups import MEASURE, SNAPSHOT
from tests.browser.fixtures.modules import Functions
from tests.browser.fixtures.pages import Show
from tests.browser.fixtures.returned import INVITATION, SURVEY, Links

FIELDS = "[data-site] :is(textarea, select, input:not([type=radio], [type=checkbox], [type=file]))"
OPEN_ALL = "() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }"
RIMS = """(fields) => fields.filter((field) => field.checkVisibility()).map((field) => {
  const behind = (node) => { // what the rim stands on
    const color = getComputedStyle(node).backgroundColor;
    return color === "rgba(0, 0, 0, 0)" && node.parentElement ? behind(node.parentElement) : color;
  };
  const light = (color) => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const { borderTopColor, borderTopStyle, borderTopWidth } = getComputedStyle(field);
  const [one, other] = [light(borderTopColor), light(behind(field.parentElement))].sort((a, b) => b - a);
  const { height } = field.getBoundingClientRect();
  return [field.name || field.dataset.part, borderTopStyle, parseFloat(borderTopWidth), one / other, height];
})"""
STORED = answers({ONCE: "nein"}) | {
    "plan:erste:check-x": MEASURE,
    "snapshot:erste:s1": SNAPSHOT,
    f"invitation:{SURVEY}": {**{name: value for name, value in INVITATION.items() if name != "id"}, "at": AT},
}
PAGES = {name: assessment_page(name) for name in ("result", "plan", "history", "manage", "team")}
PAGES["checklist"] = whole_checklist()


def faint(page: Page) -> list[object]:
    """Fields whose rim is none, or less than 3 : 1 against what is around them, or too low for a thumb."""
    page.evaluate(OPEN_ALL)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=SCHEMES[scheme])
        page.evaluate(PAINT, scheme)
        rims = page.locator(FIELDS).evaluate_all(RIMS)
        assert rims
        found += [rim for rim in rims if rim[1] != "solid" or rim[2] < 1 or rim[3] < 3 or rim[4] < 43]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_field_has_a_rim(show: Show, name: str) -> None:
    page = show(PAGES[name], f"/{name}/", stored=STORED)
    assert faint(page) == []


@pytest.mark.parametrize("name", ["manage", "team", "checklist"])
def test_before_the_first_answer_every_field_has_a_rim(show: Show, name: str) -> None:
    assert faint(show(PAGES[name], f"/{name}/")) == []


def test_the_link_of_those_who_were_invited_has_a_rim(show: Show, functions: Functions) -> None:
    fragment = Links(functions).invitation()
    page = show(whole_checklist(), "/alle/")
    page.evaluate("(hash) => { location.hash = hash; }", fragment)
    assert faint(page) == []
    page.get_by_role("button", name="Als Service").click()
    page.locator(".kb-c").first.get_by_text("Ja", exact=True).click()
    page.get_by_role("button", name="zurückgeben").last.click()
    page.get_by_label("Ihr Link").last.wait_for()
    assert faint(page) == []
