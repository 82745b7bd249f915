"""The statements of a script: a bundle leaves out those that only declare what nothing in it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tree_sitter import Node

from kb.outputs.assets.syntax import text_of
from kb.outputs.assets.tokens import Part, Shared

FUNCTIONS = {"function_declaration", "generator_function_declaration"}
VALUES = {"arrow_function", "false", "function_expression", "null", "number", "regex", "string", "true"}
"""What does nothing by being there."""
HOLDERS = {"array", "object", "pair", "unary_expression"}
KEYS = {"property_identifier", "string", "number"}


@dataclass(frozen=True)
class Piece:
    """A statement at the top of a module; the `name` of one that can go where nothing needs what it declares."""

    name: str
    parts: list[Part]


def only_declared(statement: Node) -> str:
    """What a statement declares, if it does nothing else; else nothing."""
    node = statement.child_by_field_name("declaration") or statement
    if node.type in FUNCTIONS:
        return _name_of(node)
    if node.type == "lexical_declaration":
        found = [child for child in node.named_children if child.type == "variable_declarator"]
        value = found[0].child_by_field_name("value")
        return _name_of(found[0]) if len(found) == 1 and value and _does_nothing(value) else ""
    return ""


def _name_of(node: Node) -> str:
    name = node.child_by_field_name("name")
    return text_of(name) if name and name.type == "identifier" else ""


def _does_nothing(value: Node) -> bool:
    if value.type == "pair":
        key, inner = value.child_by_field_name("key"), value.child_by_field_name("value")
        return key is not None and inner is not None and key.type in KEYS and _does_nothing(inner)
    inside = (child for child in value.named_children if child.type != "comment")
    return value.type in VALUES or (value.type in HOLDERS and all(_does_nothing(child) for child in inside))


def needed(modules: Iterable[tuple[str, Piece]]) -> list[Piece]:
    """Of the pieces of a bundle, by the path of their module, those that do something, and what they need, in their order."""
    pieces = list(modules)
    owners = {Shared(path, piece.name): piece for path, piece in pieces if piece.name}
    found: set[int] = set()
    waiting = [piece for _, piece in pieces if not piece.name]
    while waiting:
        piece = waiting.pop()
        if id(piece) not in found:
            found.add(id(piece))
            waiting += [owners[part] for part in piece.parts if isinstance(part, Shared) and part in owners]
    return [piece for _, piece in pieces if id(piece) in found]
