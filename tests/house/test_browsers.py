"""What `make test` and `make engines` do and say where a browser is missing: they never pass over one."""

from __future__ import annotations

import re
import subprocess
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import playwright as package
import pytest
from playwright.sync_api import Error

from tests.browser import install as shell
from tests.engines import install
from tests.engines.programs import ENGINES


@pytest.mark.parametrize("name", ENGINES)
def test_a_missing_program_is_told_with_its_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = replace(ENGINES[name], look=lambda: iter(["/usr/bin/true", ""]), managed="")
    monkeypatch.setitem(ENGINES, name, lost)
    monkeypatch.setattr(install, "_may_install", lambda: False)
    assert install.main([name]) == 1
    told = capsys.readouterr().err
    assert f"in {name} fehlt etwas" in told
    assert ENGINES[name].remedy in told


def test_all_that_is_missing_is_told_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, engine in list(ENGINES.items()):
        monkeypatch.setitem(ENGINES, name, replace(engine, look=lambda: iter([""]), managed=""))
    monkeypatch.setattr(install, "_may_install", lambda: False)
    assert install.main([]) == 1
    assert capsys.readouterr().err.count("fehlt etwas") == len(ENGINES)


def test_root_is_given_the_packages_of_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    lost = replace(ENGINES["webkit"], look=lambda: iter([""]))
    monkeypatch.setitem(ENGINES, "webkit", lost)
    monkeypatch.setattr(install, "_may_install", lambda: True)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
    assert install.main(["webkit"]) == 1
    assert commands[-1][:2] == ["apt-get", "install"]
    assert {"webkit2gtk-driver", "xvfb"} <= set(commands[-1])


def test_an_unknown_browser_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert install.main(["netscape"]) == 1
    assert "netscape" in capsys.readouterr().err


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is run to install a browser for `make test`; nothing is."""
    run: list[str] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: run.append(" ".join(command)))
    monkeypatch.setattr(shell, "sync_playwright", nullcontext)
    return run


@pytest.mark.parametrize(
    ("is_root", "tried"), [(True, ["update", "headless-shell", "--only-shell", "chromium"]), (False, ["--only-shell"])]
)
def test_without_any_browser_all_ways_are_tried_and_then_told(
    is_root: bool, tried: list[str], commands: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shell, "_may_install", lambda: is_root)
    monkeypatch.setattr(shell, "_first_that_starts", lambda *_: None)
    assert shell.main() == 1
    assert len(commands) == len(tried)
    assert all(word in command for word, command in zip(tried, commands, strict=True))
    assert shell.MISSING in capsys.readouterr().err


def test_where_a_whole_browser_is_only_debian_is_asked_for_the_shell(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "_may_install", lambda: True)
    monkeypatch.setattr(shell, "_on_path", lambda names: ["/usr/bin/chromium"] if names == shell.WHOLE else [])
    monkeypatch.setattr(shell, "_first_that_starts", lambda _, paths, *__: paths[-1])
    assert shell.main() == 0
    assert [command.split()[1] for command in commands] == ["update", "install"]


def test_a_browser_that_does_not_start_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {shell.SHELLS: ["/usr/bin/false"], shell.WHOLE: []}
    monkeypatch.setattr(shell, "_on_path", lambda names: found[names])

    def launch(executable_path: str | None, args: list[str]) -> str:
        if executable_path != "/usr/bin/chromium":
            raise Error(f"{executable_path} does not start with {args}")
        return executable_path

    playwright: Any = SimpleNamespace(chromium=SimpleNamespace(launch=launch))
    assert shell.launch_browser(playwright) is None
    found[shell.WHOLE] = ["/usr/bin/chromium"]
    started: object = shell.launch_browser(playwright)
    assert started == "/usr/bin/chromium"


def test_what_playwright_turns_off_stays_off() -> None:
    """Chromium heeds the last list only, and the last one is ours. Whatever is missing in it goes to TURNED_OFF."""
    driver = Path(package.__file__).parent / "driver" / "package" / "lib" / "coreBundle.js"
    (theirs,) = re.findall(r"disabledFeatures = \[(.*?)\]\.filter", driver.read_text("utf-8"), re.S)
    named = set(re.findall(r'^\s*"(\w+)"', theirs, re.M))
    assert len(named) > 10
    assert named - set(shell.TURNED_OFF) == set()
