"""Templates are compiled once for all that use them, and again as soon as one changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from kb.html import templating
from kb.html.templating import Templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the templates, with one that shows what may differ."""
    monkeypatch.setattr(templating, "TEMPLATES", tmp_path)
    write(tmp_path, "{{ site }} {{ text }}")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "it.md.j2").write_text(text)
    (folder / "it.html.j2").write_text(text)


def html(templates: Templates, **values: Any) -> str:
    return templates._blocks.get_template("it.html.j2").render(**values)


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    assert Templates("a").page("it", text="b") == "a b"
    write(folder, "{{ text }} {{ site }}")
    assert Templates("a").page("it", text="b") == "b a"
    write(folder, "{{ site }} {{ text }}")
    assert Templates("a").page("it", text="b") == "a b"


def test_every_site_has_its_own_name_and_only_html_is_escaped(folder: Path) -> None:
    one, other = Templates("a"), Templates("b")
    assert [html(templates, text="<") for templates in (one, other, one)] == ["a &lt;", "b &lt;", "a &lt;"]
    assert [templates.page("it", text="<") for templates in (one, other, one)] == ["a <", "b <", "a <"]
    assert [html(one, text="<"), one.page("it", text="<")] == ["a &lt;", "a <"]
    write(folder, "{{ text }}")
    assert [one._pages.get_template("it.html.j2").render(text="<"), html(Templates("c"), text="<")] == ["<", "&lt;"]


def test_what_has_not_changed_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str | None] = []
    compile_source = Environment._generate

    def generate(self: Environment, source: Any, name: str | None, *rest: Any, **more: Any) -> str:
        compiled.append(name)
        return compile_source(self, source, name, *rest, **more)

    monkeypatch.setattr(Environment, "_generate", generate)
    for site in ("a", "b"):
        Templates(site).page("it", text="")
        html(Templates(site), text="")
    assert compiled == ["it.md.j2", "it.html.j2"]
