"""What `make engines` says where a browser is missing: it never passes over one."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest

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
