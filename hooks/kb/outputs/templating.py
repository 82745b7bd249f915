"""Templates of files that are no pages, beside the module that fills them in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

ESCAPED = ("html.j2", "config.j2")
"""Where values must not become markup."""


def filled(folder: Path, name: str, values: Mapping[str, object]) -> str:
    """The text of `name.j2` in a folder of templates; every value that it names must be there."""
    return _environment(folder).get_template(f"{name}.j2").render(values)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=select_autoescape(ESCAPED),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
