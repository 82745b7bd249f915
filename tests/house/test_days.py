"""No test knows today: every page is opened by tests/browser/profiles.py, and nothing asks this machine for the day."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.project import ROOT

FOLDERS = ("hooks", "tests", "bench")
OPENERS = {"sync_playwright", "async_playwright", "launch", "launch_persistent_context", "connect", "connect_over_cdp"}
OPENERS |= {"new_context", "open_on_the_real_clock"}
"""What leads to a page whose clock, zone and language are those of this machine."""
BROWSERS = {"browser", "chromium", "firefox", "webkit"}
"""Names of a browser; its `new_page` opens a profile. That of a context only opens a further tab in one."""
MAY = {
    "tests/browser/conftest.py": {"sync_playwright"},
    "tests/browser/install.py": {"sync_playwright", "launch"},
    "tests/browser/profiles.py": {"new_context", "open_on_the_real_clock"},
    "tests/browser/lending.py": {"install"},  # a shared profile gets the clock that a fresh one has
    "tests/outputs/exchange/own_parts.py": {"connect"},  # to a database in a file, no browser
    "bench/page.py": {"sync_playwright", "open_on_the_real_clock"},
    "bench/interaction.py": {"open_on_the_real_clock"},
    "bench/saving.py": {"open_on_the_real_clock"},
    "bench/search.py": {"open_on_the_real_clock"},
    "hooks/kb/check.py": {"date.today"},  # for hints, which make nothing fail; tests give it the day
}
DAYS = {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "ctime", "strftime", "time", "time_ns"}
"""Calls that tell what day it is here. With a zone or a moment given, `fromtimestamp` tells the same everywhere."""
CLOCK = {"install", "set_fixed_time", "set_system_time", "pause_at"}
ZONED = re.compile(r"(Z|[+-]\d\d:\d\d)$")


def calls(tree: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    """Each call: what it is called on (its last name), the name of the function, the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            owner = function.value if isinstance(function, ast.Attribute) else None
            yield _name(owner), _name(function), node


def _name(node: ast.expr | None) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def opened(tree: ast.AST) -> set[str]:
    """Ways past the one place that opens pages."""
    found = {name for _, name, _ in calls(tree) if name in OPENERS}
    return found | {f"{owner}.new_page" for owner, name, _ in calls(tree) if name == "new_page" and owner in BROWSERS}


def days(tree: ast.AST) -> set[str]:
    """Calls that depend on the day or the zone of this machine."""
    return {
        f"{owner}.{name}"
        for owner, name, call in calls(tree)
        if name in DAYS and owner in {"date", "datetime", "time"} and not (name == "fromtimestamp" and len(call.args) > 1)
    }


def moments_without_a_zone(tree: ast.AST) -> set[str]:
    """Moments for the clock of a page, which Playwright would take for those of this machine; or a second clock."""
    found = [(name, call) for owner, name, call in calls(tree) if owner == "clock" and name in CLOCK]
    texts = [argument.value for _, call in found for argument in call.args if isinstance(argument, ast.Constant)]
    twice = {"install" for name, _ in found if name == "install"}
    return twice | {text for text in texts if isinstance(text, str) and not ZONED.search(text)}


def allowed(path: str) -> set[str]:
    return MAY.get(path, set()) | ({"install"} if path == "tests/browser/profiles.py" else set())


@pytest.mark.parametrize("rule", [opened, days, moments_without_a_zone], ids=lambda rule: rule.__name__)
def test_nothing_here_knows_today(rule: Callable[[ast.AST], set[str]]) -> None:
    found = {}
    for path in (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))):
        name = path.relative_to(ROOT).as_posix()
        found[name] = rule(ast.parse(path.read_text(encoding="utf-8"))) - allowed(name)
    assert len(found) > 100
    assert {name: ways for name, ways in found.items() if ways} == {}


@pytest.mark.parametrize(
    ("rule", "code", "way"),
    [
        (opened, "page = browser.new_page()", "browser.new_page"),
        (opened, "page.context.browser.new_page()", "browser.new_page"),
        (opened, "with sync_playwright() as p: pass", "sync_playwright"),
        (opened, "p.chromium.launch_persistent_context('x')", "launch_persistent_context"),
        (opened, "self._browser.new_context()", "new_context"),
        (days, "date.today()", "date.today"),
        (days, "datetime.datetime.now(UTC)", "datetime.now"),
        (days, "datetime.fromtimestamp(1)", "datetime.fromtimestamp"),
        (days, "time.strftime('%d')", "time.strftime"),
        (moments_without_a_zone, "tab.clock.pause_at('2026-11-22T15:00:00')", "2026-11-22T15:00:00"),
        (moments_without_a_zone, "context.clock.install()", "install"),
    ],
)
def test_the_rules_see_what_they_are_for(rule: Callable[[ast.AST], set[str]], code: str, way: str) -> None:
    assert rule(ast.parse(code)) == {way}


@pytest.mark.parametrize(
    "code",
    [
        "page = context.new_page()",
        "tab.context.new_page()",
        "datetime.fromtimestamp(1, UTC)",
        "time.monotonic()",
        "tab.clock.set_fixed_time('2026-11-22T15:00:00+01:00')",
        "tab.clock.set_fixed_time(AT / 1000)",
    ],
)
def test_the_rules_let_pass_what_is_the_same_everywhere(code: str) -> None:
    tree = ast.parse(code)
    assert opened(tree) | days(tree) | moments_without_a_zone(tree) == set()
