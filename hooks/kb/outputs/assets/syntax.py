"""The syntax tree of a script: what stands where, without guessing."""

from __future__ import annotations

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

PARSER = Parser(Language(tree_sitter_javascript.language()))


def parse(source: str) -> Node:
    """The root of the tree of a script, whole or broken."""
    return PARSER.parse(source.encode()).root_node


def text_of(node: Node) -> str:
    """What stands in the source."""
    return (node.text or b"").decode()


def line_of(node: Node) -> int:
    """Counted from 1."""
    return node.start_point.row + 1


def fault_in(node: Node) -> Node | None:
    """The first place that is no JavaScript."""
    if node.type == "ERROR" or node.is_missing:
        return node
    broken = (fault_in(child) for child in node.children if child.has_error or child.is_missing)
    return next((found for found in broken if found), None)
