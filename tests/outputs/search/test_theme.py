"""What of the theme's own search stays: the box, not what it asks."""

from __future__ import annotations

from importlib.resources import files

import pytest
from kb.outputs.search.theme import FOCUS, asking, searching, without_empty_marks


@pytest.fixture
def script() -> str:
    """The theme's own."""
    folder = files("material") / "templates" / "assets" / "javascripts"
    [found] = [
        path.read_text("utf-8") for path in folder.iterdir() if path.name.startswith("bundle.") and path.name.endswith(".js")
    ]
    return found


def test_the_theme_tells_what_our_worker_says_and_our_worker_that_the_box_is_focused(script: str) -> None:
    mended = searching(script)
    assert mended.count("kbTold(") == 2
    assert mended.count(f".next({{type:{FOCUS}}})") == 1
    assert without_empty_marks(mended) == mended
    assert searching(mended) == mended
    assert searching("another script") == "another script"


def test_the_theme_writes_no_empty_mark_into_an_address(script: str) -> None:
    always, sometimes = '&&s.searchParams.set("h",Object', '&&(h=>h&&s.searchParams.set("h",h))(Object'
    assert (script.count(always), script.count(sometimes)) == (1, 0)
    mended = without_empty_marks(script)
    assert (mended.count(always), mended.count(sometimes)) == (0, 1)
    assert without_empty_marks(mended) == mended
    assert mended.replace("(h=>h&&s", "s").replace('("h",h))(Object', '("h",Object') == script


def test_only_the_address_of_the_worker_is_another() -> None:
    told = asking('{"base": ".", "search": "assets/javascripts/workers/search.1.min.js", "tags": null}', "../kb/search.2.js")
    assert told == '{"base": ".", "search": "../kb/search.2.js", "tags": null}'
