"""What modules of the browser hand to each other has a type; `make check` has them checked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kb.outputs.assets.syntax import parse, text_of
from tree_sitter import Node

from tests.browser.fixtures.modules import SCRIPTS, SOURCES

FUNCTIONS = ("function_declaration", "arrow_function")


def exported(path: str) -> Iterator[tuple[str, str]]:
    """(name of a function, the comment above it)."""
    for node in parse(SOURCES[path]).children:
        declaration = node.child_by_field_name("declaration")
        if node.type == "export_statement" and declaration and is_function(declaration):
            above = node.prev_sibling
            yield text_of(node).partition("(")[0], text_of(above) if above and above.type == "comment" else ""


def is_function(declaration: Node) -> bool:
    values = [child.child_by_field_name("value") for child in declaration.named_children]
    return declaration.type in FUNCTIONS or any(value and value.type in FUNCTIONS for value in values)


@pytest.mark.parametrize("path", SCRIPTS)
def test_every_exported_function_says_what_it_takes_and_gives(path: str) -> None:
    assert [name for name, comment in exported(path) if "@type {(" not in comment] == []
